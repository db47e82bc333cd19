"""The user's own shortcuts: what holds, what is refused and said, and the page that lists all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QKeySequenceEdit, QMainWindow

from cnnstudio.app.own_blocks import OwnBlocks
from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.menus import menu_for
from cnnstudio.gui.canvas.pointer.hits import Hit
from cnnstudio.gui.canvas.strip import CanvasStrip
from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.elements import Banner, IconButton, KeyHint
from cnnstudio.gui.looks import theme
from cnnstudio.gui.palette import Palette
from cnnstudio.gui.shortcuts import keymap, own_keys
from cnnstudio.gui.shortcuts.commands import ShortcutCommands
from cnnstudio.gui.shortcuts.page import ShortcutsPage
from cnnstudio.gui.shortcuts.table import KEYS, NAME
from cnnstudio.gui.window.actions import ENTRIES
from cnnstudio.gui.window.menus import Actions
from cnnstudio.gui.window.messages import Messages
from tests.builders import lenet5
from tests.gui.quiet import QuietStudio

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def usual_keys(qapp):
    theme.apply(qapp, "light")
    keymap.current().take({})
    yield
    keymap.current().take({})


class Window(QMainWindow):
    """A window with all actions, which say that they were triggered."""

    def __init__(self, qtbot, shortcuts=None):
        super().__init__()
        qtbot.addWidget(self)
        self.done: list[str] = []
        self.settings = Settings()
        self.settings.change(shortcuts=shortcuts or {})
        handlers = {entry.key: self._doing(entry.key) for entry in ENTRIES}
        self.actions_ = Actions(self, handlers)
        self.messages = Messages(self)
        self.commands = ShortcutCommands(self.settings, self.actions_, self.messages, self)
        with qtbot.waitActive(self):
            self.show()
            self.activateWindow()

    def _doing(self, key):
        return lambda: self.done.append(key)

    def said(self):
        return " ".join(banner.text() for banner in self.messages.findChildren(Banner))

    def page(self, qtbot) -> ShortcutsPage:
        self.commands.open_page()
        page = self.findChild(ShortcutsPage)
        qtbot.waitUntil(page.isActiveWindow)
        return page


def change(page, action, *strokes):
    """Press other keys for an action in its row, as after a double click on them."""
    item = page.table._rows[action]  # noqa: SLF001
    page.table.setCurrentItem(item, KEYS)
    page.table.itemActivated.emit(item, KEYS)
    editor = page.table.findChildren(QKeySequenceEdit)[-1]
    for key, modifiers in strokes:
        QTest.keyClick(editor, key, modifiers)
    editor.editingFinished.emit()


# --- the keymap -----------------------------------------------------------------------------------


def test_keys_that_the_user_chose_hold_in_place_of_the_usual_ones(qtbot):
    window = Window(qtbot, {"tidy": "Ctrl+Alt+F7", "redo": ""})
    QTest.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert window.done == []
    QTest.keyClick(window, Qt.Key.Key_F7, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert window.done == ["tidy"]
    assert window.actions_["redo"].shortcuts() == []
    assert "Ctrl+Alt+F7" in window.actions_["tidy"].toolTip()
    assert window.said() == ""


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        (
            {"zoom_in": "Ctrl+N"},
            (
                "Ctrl+N is given to New from gallery and to Zoom in: New from gallery keeps it. "
                "Choose others for Zoom in."
            ),
        ),
        (
            {"rename": "Ctrl+L"},
            "Ctrl+L is given to Rename and to Tidy up: Rename keeps it. Choose others for Tidy up.",
        ),
        (
            {"fit": "Ctrl+E"},
            (
                "Ctrl+E is given to Python code and to Fit the whole network: "
                "Python code keeps it. Choose others for Fit the whole network."
            ),
        ),
        (
            {"fit": "Hyper+Q"},
            "“Hyper+Q” is no combination of keys: Fit the whole network keeps its usual ones.",
        ),
        (
            {"fit": "Ctrl+B, Ctrl+B, Ctrl+B"},
            (
                "“Ctrl+B, Ctrl+B, Ctrl+B” is no combination of keys: "
                "Fit the whole network keeps its usual ones."
            ),
        ),
        (
            {"fit": "Space"},
            "Space is needed by the views themselves: choose others for Fit the whole network.",
        ),
        (
            {"fit": "F5"},
            "F5 is needed by the views themselves: choose others for Fit the whole network.",
        ),
        (
            {"<b>fly</b>": "Ctrl+B"},
            "“<b>fly</b>” in your list of shortcuts is no action: it is left out.",
        ),
    ],
)
def test_what_cannot_be_is_said_and_all_else_goes_on(qtbot, chosen, sentence):
    window = Window(qtbot, chosen | {"about": "Ctrl+Alt+F8"})
    assert window.said() == sentence
    assert window.actions_["about"].shortcut().toString() == "Ctrl+Alt+F8"
    if chosen.keys() <= {"fit", "zoom_in"}:
        key = next(iter(chosen))
        usual = next(entry.shortcut for entry in ENTRIES if entry.key == key)
        assert window.actions_[key].shortcut().toString() == usual


def test_long_lists_of_nonsense_are_said_in_a_few_sentences(qtbot):
    window = Window(qtbot, {f"nothing{at}": "x" * 5000 for at in range(900)})
    assert 0 < len(window.said()) < 400


sequences = st.one_of(
    st.text(max_size=20), st.sampled_from([each for entry in ENTRIES for each in (entry.shortcut,)])
)
names = st.one_of(st.text(max_size=10), st.sampled_from([entry.key for entry in ENTRIES]))


@given(st.dictionaries(names, sequences, max_size=12))
def test_whatever_a_file_says_no_keys_are_held_twice(chosen):
    keys, troubles = keymap.resolved(chosen)
    assert keys.keys() == {entry.key for entry in ENTRIES}
    held = [QKeySequence(each) for sequences in keys.values() for each in sequences]
    for at, one in enumerate(held):
        for other in held[:at]:
            assert one.matches(other) == other.matches(one) == QKeySequence.SequenceMatch.NoMatch
    wrong = [
        key
        for key, wanted in chosen.items()
        if key not in keys or (keymap.portable(wanted) or wanted) not in (*keys[key], "")
    ]
    assert len(troubles) >= len(wrong)


# --- hints ----------------------------------------------------------------------------------------


def test_hints_all_over_the_window_follow_the_keys(qtbot):
    window = Window(qtbot)
    studio = QuietStudio(lenet5())
    view = CanvasView(studio.document, studio.selection, studio.lens)
    strip = CanvasStrip(view, studio.lens, studio.runs)
    palette = Palette(window.settings, OwnBlocks())
    for widget in (view, strip, palette):
        qtbot.addWidget(widget)
    buttons = {button.accessibleName(): button for button in strip.findChildren(IconButton)}
    fit, hint = buttons["Show the whole network"], palette.search.findChild(KeyHint)
    assert "Ctrl+9" in fit.toolTip()
    assert hint.text() == "Ctrl+F"
    keymap.current().take({"fit": "Ctrl+Alt+F9", "find_layer": "F10"})
    assert "Ctrl+Alt+F9" in fit.toolTip()
    assert "Ctrl+Alt+F9" in window.actions_["fit"].toolTip()
    assert hint.text() == "F10"
    menu = menu_for(view, Hit("canvas"), QPointF())
    qtbot.addWidget(menu)
    keys = dict(action.text().split("\t") for action in menu.actions() if "\t" in action.text())
    assert keys["Show the whole network"] == "Ctrl+Alt+F9"
    studio.close()


# --- the page -------------------------------------------------------------------------------------


def shown(page):
    """Give what the table shows: by section the names and keys."""
    found = {}
    for at in range(page.table.topLevelItemCount()):
        section = page.table.topLevelItem(at)
        rows = [section.child(row) for row in range(section.childCount())]
        lines = {row.text(NAME): row.text(KEYS) for row in rows if not row.isHidden()}
        if not section.isHidden():
            found[section.text(NAME)] = lines
    return found


def test_the_page_lists_every_action_by_menu_and_the_keys_of_the_views(qtbot):
    page = Window(qtbot).page(qtbot)
    found = shown(page)
    assert list(found)[:7] == ["File", "Edit", "View", "Network", "Run", "Window", "Help"]
    assert found["Edit"]["Undo"] == "Ctrl+Z"
    assert found["Edit"]["Redo"] == "Ctrl+Shift+Z    Ctrl+Y"
    assert found["File"]["Export: Python code"] == "Ctrl+E, P"
    assert sum(len(found[menu]) for menu in list(found)[:7]) == len(ENTRIES)
    assert found["On the canvas"]["Walk along the wires"] == "Left    Right"
    assert "Drag a card" in found["With the mouse on the canvas"].values()


def test_the_page_is_searched_by_name_and_by_keys(qtbot):
    page = Window(qtbot).page(qtbot)
    QTest.keyClicks(page.search, "tidy")
    assert shown(page) == {"Network": {"Tidy up": "Ctrl+L"}}
    page.search.setText("ctrl+9")
    assert shown(page) == {"View": {"Fit the whole network": "Ctrl+9"}}
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert len(shown(page)) > 7


def test_other_keys_are_pressed_in_the_row_remembered_and_reset(qtbot):
    window = Window(qtbot)
    page = window.page(qtbot)
    change(page, "tidy", (Qt.Key.Key_U, CONTROL), (Qt.Key.Key_T, NONE))
    assert shown(page)["Network"]["Tidy up"] == "Ctrl+U, T"
    assert Settings().values.shortcuts == {"tidy": "Ctrl+U, T"}
    assert window.actions_["tidy"].shortcut().toString() == "Ctrl+U, T"
    assert page.reset.isEnabled()
    change(page, "fit", (Qt.Key.Key_L, CONTROL))
    assert page.said.isHidden()
    page.table.setCurrentItem(page.table._rows["tidy"])  # noqa: SLF001
    qtbot.mouseClick(page.reset, Qt.MouseButton.LeftButton)
    assert page.said.text().startswith("Ctrl+L is given to Fit the whole network and to Tidy up")
    qtbot.mouseClick(page.reset_all, Qt.MouseButton.LeftButton)
    assert Settings().values.shortcuts == {}
    assert window.actions_["fit"].shortcut().toString() == "Ctrl+9"
    assert not page.reset_all.isEnabled()


def test_keys_that_are_taken_are_refused_in_a_sentence(qtbot):
    window = Window(qtbot)
    page = window.page(qtbot)
    change(page, "fit", (Qt.Key.Key_L, CONTROL))
    assert page.said.text() == (
        "Ctrl+L is given to Tidy up and to Fit the whole network: Tidy up keeps it. "
        "Choose others for Fit the whole network."
    )
    assert Settings().values.shortcuts == {}
    assert shown(page)["View"]["Fit the whole network"] == "Ctrl+9"
    change(page, "fit", (Qt.Key.Key_U, CONTROL))
    assert page.said.isHidden()


def test_the_page_is_opened_once_and_nothing_waits_for_it(qtbot):
    window = Window(qtbot)
    page = window.page(qtbot)
    window.commands.open_page()
    assert window.findChildren(ShortcutsPage) == [page]
    assert not page.isModal()


# --- the keys of the canvas -----------------------------------------------------------------------


def test_the_canvas_takes_just_the_keys_that_the_page_lists(qtbot):
    studio = QuietStudio(lenet5())
    view = CanvasView(studio.document, studio.selection, studio.lens)
    qtbot.addWidget(view)
    listed = {keys for own in own_keys.CANVAS.keys for keys in own.keys.split(",")}
    taken = set()
    for key in Qt.Key:
        text = QKeySequence(key.value).toString()
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key.value, NONE)
        if text.isprintable() and key.value <= Qt.Key.Key_F12.value:
            view.keyPressEvent(event)
            if event.isAccepted():
                taken.add(text)
    assert taken == {keys for keys in listed if "+" not in keys}
    studio.close()
