"""Groups by the keys of the main window, from the layers to a row of blocks and back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.repeating import RepeatCard
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.project.design import Design

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot):
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("Tiny VGG")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    window.show()
    qtbot.waitExposed(window)
    return window


def test_layers_are_grouped_folded_repeated_and_taken_apart_by_keys(window, qtbot):
    document, selection = window.studio.document, window.studio.selection
    selection.set([2, 3])
    qtbot.keyClick(window, Qt.Key.Key_G, CONTROL)
    assert [group.nodes for group in document.network.groups] == [(2, 3)]
    qtbot.keyClick(window, Qt.Key.Key_J, CONTROL)
    assert document.network.groups[0].folded
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL | SHIFT)
    asked = window.canvas.view.findChild(RepeatCard)
    QTest.keyClick(asked.times, Qt.Key.Key_Return)
    assert len(document.network.groups) == 3
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(window, Qt.Key.Key_G, CONTROL | SHIFT)
    assert document.network.groups == ()
    assert document.undo_stack.undoText() == "Ungroup group"


def test_actions_of_groups_can_be_used_just_where_they_make_sense(window):
    document, selection = window.studio.document, window.studio.selection

    def usable():
        keys = ("group", "ungroup", "fold", "repeat", "rename", "fold_all", "unfold_all")
        return {key for key in keys if window.actions_[key].isEnabled()}

    assert usable() == set()
    selection.set([2, 3])
    assert usable() == {"group", "repeat"}
    window.actions_["group"].trigger()
    assert usable() == {"ungroup", "fold", "repeat", "rename", "fold_all"}
    window.actions_["fold"].trigger()
    assert usable() == {"ungroup", "fold", "repeat", "rename", "unfold_all"}
    selection.clear()
    assert usable() == {"unfold_all"}
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert usable() == set()
