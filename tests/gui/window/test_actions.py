"""The table of actions: each has its keys, its tip and its place, and none is in another's way."""

import itertools

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QLineEdit, QPlainTextEdit

from cnnstudio.app.settings import Settings
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.shortcuts import keymap, own_keys
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.actions import ENTRIES, MENUS, SUBMENUS
from cnnstudio.gui.window.toolbar import Toolbar
from cnnstudio.network import edits
from cnnstudio.project.design import Design

EDITING = {"undo", "redo", "cut", "copy", "paste", "delete", "select_all"}
"""Actions whose keys a text field takes while it has the focus: there they mean the text."""

ALL = [(entry.key, QKeySequence(keys)) for entry in ENTRIES for keys in keymap.usual_keys(entry)]


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, "light")
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def strokes(sequence):
    return [QKeySequence(each) for each in keymap.strokes_of(sequence)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_an_action_has_keys_a_tip_and_a_menu(entry):
    assert entry.shortcut
    assert len(keymap.usual_keys(entry)) == 1 + bool(entry.also)
    assert entry.tip
    assert entry.tip != entry.text
    assert not entry.tip.endswith(".")
    assert entry.menu in MENUS or SUBMENUS[entry.menu].outer in MENUS
    assert not entry.icon or entry.icon in icons.names()


def test_names_are_unique_and_menus_open_by_a_key_each():
    keys = [entry.key for entry in ENTRIES]
    assert len(keys) == len(set(keys))
    letters = [title[title.index("&") + 1].casefold() for title in MENUS.values()]
    assert len(letters) == len(set(letters))


def test_no_keys_are_given_twice_or_begin_others():
    clashes = [
        (one, other)
        for (one, first), (other, second) in itertools.permutations(ALL, 2)
        if first.matches(second) != QKeySequence.SequenceMatch.NoMatch
    ]
    assert clashes == []


def test_only_editing_keys_belong_to_views_as_well():
    views = [part for part in own_keys.PARTS if not part.is_mouse]
    single = {keys for part in views for own in part.keys for keys in own.keys.split(",")}
    taken = {key for key, sequence in ALL if sequence.toString() in single}
    # They do the same there by themselves.
    assert taken == {"delete", "rename", "select_all"}


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_a_text_field_takes_only_the_keys_of_editing(qtbot, field):
    widget = field()
    qtbot.addWidget(widget)
    taken = set()
    for key, sequence in ALL:
        stroke = keymap.strokes_of(sequence)[0]
        event = QKeyEvent(QEvent.Type.ShortcutOverride, stroke.key(), stroke.keyboardModifiers())
        event.ignore()
        QApplication.sendEvent(widget, event)
        is_letter = not stroke.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.isAccepted() and not is_letter:
            taken.add(key)
    assert taken <= EDITING


def test_no_keys_are_those_of_window_managers_or_of_the_menus():
    alt, control = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
    for key, sequence in ALL:
        for stroke in keymap.strokes_of(sequence):
            held = stroke.keyboardModifiers()
            # AltGr writes letters on many keyboards, and Alt with one opens a menu.
            assert not (held & alt and held & control), key
            assert not (held & alt and Qt.Key.Key_A <= stroke.key() <= Qt.Key.Key_Z), key


def test_every_action_is_in_its_menu_and_menus_show_tips(window):
    for entry in ENTRIES:
        assert window.actions_[entry.key] in window.actions_.menus[entry.menu].actions()
    assert all(menu.toolTipsVisible() for menu in window.actions_.menus.values())
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles == ["&File", "&Edit", "&View", "&Network", "&Run", "&Window", "&Help"]
    roles = {entry.key: window.actions_[entry.key].menuRole() for entry in ENTRIES}
    assert roles["quit"] == QAction.MenuRole.QuitRole
    assert roles["about"] == QAction.MenuRole.AboutRole
    assert roles["start"] == QAction.MenuRole.NoRole


def tip(window, key):
    return window.actions_[key].toolTip()


def test_a_tip_says_the_name_the_keys_and_why_not(window):
    assert "Tidy up  Ctrl+L\nArrange the cards" in tip(window, "tidy")
    assert "Group  Ctrl+G\nSelect the layers of the group first." in tip(window, "group")
    assert "Fold or unfold  Ctrl+J\nSelect a group, or a layer in one" in tip(window, "fold")
    assert "Undo  Ctrl+Z\nNo step to take back." in tip(window, "undo")
    assert "No training goes on now." in tip(window, "stop")
    window.studio.selection.set([2, 3])
    assert "Put the selected layers into a group" in tip(window, "group")


def test_train_says_the_first_problem_and_the_pill_goes_there(window, qtbot):
    document, toolbar = window.studio.document, window.findChild(Toolbar)
    assert "Train  Ctrl+R" in toolbar.start.toolTip()
    document.edit("Rename", edits.rename, 8, "<b>flat</b>")
    document.edit("Remove", edits.remove_nodes, [8])
    first = document.errors[0]
    assert not toolbar.start.isEnabled()
    assert toolbar.start.isVisible()
    for widget in (toolbar.start, toolbar.state):
        assert f"{first.name}: {first.sentence}" in widget.toolTip()
    assert toolbar.start.toolTip() == tip(window, "start")
    qtbot.mouseClick(toolbar.state, Qt.MouseButton.LeftButton)
    assert window.studio.selection.single == first.node
    document.undo_stack.undo()
    assert toolbar.start.isEnabled()
    assert toolbar.state.toolTip() == ""


def test_the_name_of_a_step_is_no_mnemonic(window):
    document = window.studio.document
    document.edit("Rename a&b", edits.rename, 2, "other")
    action = window.actions_["undo"]
    assert action.text() == "Undo rename a&&b"
    assert "Undo rename a&amp;b  Ctrl+Z" in action.toolTip()
    document.edit("ONNX import", edits.rename, 2, "another")
    assert action.text() == "Undo ONNX import"


def test_two_strokes_choose_one_action(window):
    window.canvas.view.setFocus()
    QTest.keyClick(window.canvas.view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.canvas.view, Qt.Key.Key_D)
    assert theme.current().is_dark
    assert Settings().values.theme == "dark"


def test_the_menu_of_windows_shows_and_hides_the_panels_of_the_workspace(window):
    menu = window.actions_.menus["Window"]

    def panels():
        menu.aboutToShow.emit()
        named = {window.actions_[entry.key] for entry in ENTRIES}
        found = [action for action in menu.actions() if action not in named]
        return {action.text(): action for action in found if action.isVisible() and action.text()}

    assert panels().keys() == {"Palette", "Inspector", "Results"}
    panels()["Results"].trigger()
    assert not window.findChild(QDockWidget, "results").isVisible()
    window.actions_["reset_layout"].trigger()
    assert window.findChild(QDockWidget, "results").isVisible()
    window.show_workspace("train")
    assert panels().keys() == {"Runs", "Training settings"}
