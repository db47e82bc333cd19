"""Notes and frames by the keys of the main window, which never take letters from a text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.notes.note_editor import NoteEditor
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.project.design import Design

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot):
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    window.show()
    qtbot.waitExposed(window)
    window.canvas.view.setFocus()
    return window


def test_a_note_and_a_frame_are_added_renamed_and_removed_by_keys(window, qtbot):
    document, view = window.studio.document, window.canvas.view
    qtbot.keyClick(window, Qt.Key.Key_N, SHIFT)
    paper = view.findChild(NoteEditor)
    for letter in (Qt.Key.Key_N, Qt.Key.Key_F):
        QTest.keyClick(paper, letter, SHIFT)
    assert paper.toPlainText().upper() == "NF"
    QTest.keyClick(paper, Qt.Key.Key_Return, CONTROL)
    window.studio.selection.set([2, 3])
    qtbot.keyClick(window, Qt.Key.Key_F, SHIFT)
    QTest.keyClick(view.findChild(QLineEdit), Qt.Key.Key_Return)
    assert [each.kind for each in document.network.annotations] == ["note", "frame"]
    qtbot.keyClick(window, Qt.Key.Key_F2)
    field = next(each for each in view.findChildren(QLineEdit) if each.isVisible())
    QTest.keyClicks(field, "Stem")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert document.network.annotations[1].text == "Stem"
    window.actions_["delete"].trigger()
    assert [each.text.upper() for each in document.network.annotations] == ["NF"]


def test_actions_of_notes_can_be_used_just_where_they_make_sense(window):
    def usable():
        keys = ("frame_selection", "rename", "copy", "delete", "group", "repeat", "save_block")
        return {key for key in keys if window.actions_[key].isEnabled()}

    assert usable() == set()
    view, selection = window.canvas.view, window.studio.selection
    selection.set([2, 3])
    view.annotating.frame_selection()
    view.setFocus()
    assert usable() == {"frame_selection", "rename", "copy", "delete"}
    selection.clear()
    assert usable() == set()
