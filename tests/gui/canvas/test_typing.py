"""What is typed on the canvas: it is taken once, into the network it was typed for."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.notes.note_editor import NoteEditor
from cnnstudio.gui.canvas.notes.renaming import NameField
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5

KINDS = ("name", "note")


def begin(view, selection, kind):
    """Let the first layer be renamed, or a note be written, and type."""
    if kind == "name":
        selection.set([view.document.network.nodes[0].id])
        view.rename_selection()
    else:
        view.annotating.add_note(QPointF(0, 300))
    (field,) = view.findChildren(NameField if kind == "name" else NoteEditor)
    QTest.keyClicks(field, "typed")
    return field


def taken(network):
    """Give all names and notes."""
    return [node.name for node in network.nodes] + [each.text for each in network.annotations]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_typed_never_gets_into_another_network(hand, kind):
    field = begin(hand.view, hand.studio.selection, kind)
    hand.studio.document.replace(Design(arranged(lenet5())))
    assert field.isHidden()
    hand.click(QPoint(20, 20))
    assert "typed" not in taken(hand.studio.document.network)


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_is_clicked_on_while_something_is_typed_gets_the_focus(hand, qtbot, kind):
    other = QLineEdit()
    qtbot.addWidget(other)
    other.setParent(hand.view)
    other.show()
    begin(hand.view, hand.studio.selection, kind)
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is other
    assert "typed" in taken(hand.studio.document.network)
    assert hand.steps == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_keys_that_end_the_typing_give_the_focus_back(hand, key):
    QTest.keyClick(begin(hand.view, hand.studio.selection, "name"), key)
    assert QApplication.focusWidget() is hand.view
    assert ("typed" in hand.names) == (key == Qt.Key.Key_Return)


def test_the_paper_of_a_note_takes_the_colors_of_another_theme(hand, qapp):
    paper = begin(hand.view, hand.studio.selection, "note")
    theme.apply(qapp, "dark")
    assert theme.current().color("text").name() in paper.styleSheet()
    theme.apply(qapp, "light")
    assert theme.current().color("text").name() in paper.styleSheet()
    paper.give_up()


def test_what_is_being_typed_is_saved(qtbot, tmp_path):
    studio = Studio(Settings(tmp_path / "settings.json"))
    window = MainWindow(studio)
    qtbot.addWidget(window)
    window.show()
    studio.document.replace(Design(arranged(lenet5())))
    studio.file.save_as(tmp_path / "typed.cnn")
    begin(window.canvas.view, studio.selection, "note")
    assert window.files.save()
    studio.selection.set([studio.document.network.nodes[0].id])
    window.inspector.header.name.selectAll()
    QTest.keyClicks(window.inspector.header.name, "digits")
    assert window.files.save()
    saved = taken(storage.load(tmp_path / "typed.cnn").design.network)
    assert {"typed", "digits"} <= set(saved)
    studio.close()
