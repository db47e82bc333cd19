"""Notes are part of the design, and of its undo."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cnnstudio.app.document import Document
from cnnstudio.gui.notes import NotesPanel


@pytest.fixture
def document(qapp):
    return Document()


@pytest.fixture
def panel(document, qtbot):
    panel = NotesPanel(document)
    qtbot.addWidget(panel)
    return panel


def test_typing_in_a_row_is_one_step(panel, document, qtbot):
    qtbot.keyClicks(panel.text, "Try 3×3")
    assert document.design.notes == "Try 3×3"
    assert document.undo_stack.count() == 1


def test_undo_takes_the_text_back(panel, document, qtbot):
    qtbot.keyClicks(panel.text, "hello")
    document.undo_stack.undo()
    assert panel.text.toPlainText() == ""


def test_markup_in_notes_stays_text(panel, document):
    document.set_notes("<b>bold</b>")
    assert panel.text.toPlainText() == "<b>bold</b>"


def test_undo_keys_are_left_to_the_window(panel, qtbot):
    control = Qt.KeyboardModifier.ControlModifier
    undo = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control)
    copy = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, control)
    for event in (undo, copy):
        event.ignore()
        QApplication.sendEvent(panel.text, event)
    assert not undo.isAccepted()
    assert copy.isAccepted()
