"""The search over everything: what it finds, in which order, and that Enter does it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDockWidget, QLineEdit, QMainWindow

from cnnstudio.app.settings import Settings
from cnnstudio.gui.command_palette import CommandPalette
from cnnstudio.gui.command_palette.matching import match, small
from cnnstudio.gui.command_palette.ranking import Choice, Found, Heading, rows
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.actions import ENTRIES
from cnnstudio.network import annotations, groups
from cnnstudio.network.graph import Annotation
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5

CONTROL = Qt.KeyboardModifier.ControlModifier


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


class Searching:
    """A window with nothing but a field, and the search over it."""

    def __init__(self, qtbot):
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.field = QLineEdit()
        self.window.setCentralWidget(self.field)
        self.window.resize(800, 600)
        self.done: list[str] = []
        self.given: list[Choice] = [
            self.choice("one"),
            self.choice("two"),
            self.choice("three", "B"),
        ]
        self.palette = CommandPalette([lambda: self.given], Settings(), self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.field.setFocus()
        self.palette.open()

    def choice(self, title, section="A", **more):
        return Choice(section, f"key:{title}", title, lambda: self.done.append(title), **more)


@pytest.fixture
def searching(qtbot, qapp):
    theme.apply(qapp, "light")
    return Searching(qtbot)


def press(window, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(window.focusWidget() or window, key, modifiers)


def opened(window):
    window.canvas.view.setFocus()
    press(window, Qt.Key.Key_K, CONTROL)
    return window.command_palette


def take(window, typed):
    """Open the search, type, and take the first."""
    QTest.keyClicks(opened(window).search, typed)
    press(window, Qt.Key.Key_Return)


def titles(found):
    return [each.title if isinstance(each, Heading) else each.choice.title for each in found]


# --- matching -------------------------------------------------------------------------------------


def score(typed, title, further=""):
    hit = match(typed, title, further)
    return None if hit is None else hit.score


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("conv", "conv1", "upconv"),
        ("fit", "Fit to the data", "Fit the whole network, and more"),
        ("fit", "Fit the whole network", "benefit"),
        ("mp", "MaxPool2d", "Tempo"),
        ("tu", "Tidy up", "status"),
        ("add", "Add", "Fit to the data"),
        ("c12", "conv12", "cab 1 x 2"),
    ],
)
def test_what_begins_as_typed_comes_before_what_merely_has_the_letters(typed, better, worse):
    assert score(typed, better) is not None
    assert (score(typed, better)) > (score(typed, worse) or 0.0)


def test_matched_letters_are_those_where_words_start():
    assert match("tup", "Tidy up").marked == (0, 5, 6)
    assert match("pool", "Spool, MaxPool2d").marked == (10, 11, 12, 13)
    assert match("up tidy", "Tidy up").marked == (0, 1, 2, 3, 5, 6)


def test_strewn_letters_are_no_answer():
    assert match("tdp", "Take the pen and drop it") is None
    assert match("xyz", "Export") is None


def test_further_words_count_less_than_the_title():
    assert match("skip", "Add", "shortcut skip").marked == ()
    assert score("skip", "Add", "shortcut skip") < score("skip", "Skip")
    assert match("kip", "Add", "shortcut skip") is None


@given(st.text(max_size=12), st.text(max_size=30))
def test_every_marked_letter_is_one_that_was_typed(typed, title):
    hit = match(typed, title)
    if hit is not None:
        low = small(title)
        assert len(low) == len(title)
        assert all(low[at] in small(typed) for at in hit.marked)


@given(st.text(min_size=1, max_size=30))
def test_a_title_is_found_by_itself(title):
    assert match(title, title) is not None


# --- the order ------------------------------------------------------------------------------------


def choice(title, section="A", **more):
    return Choice(section, f"key:{title}", title, lambda: None, **more)


def test_recent_choices_are_first():
    choices = [choice("one"), choice("two"), choice("three")]
    shown = rows(choices, "", ["key:three", "key:gone", "key:one"], "Lately")
    assert titles(shown)[:3] == ["Lately", "three", "one"]
    assert titles(rows(choices, "t", ["key:three"], "Lately")) == ["A", "three", "two"]
    assert titles(rows(choices, "t", [], "Lately")) == ["A", "two", "three"]


def test_what_cannot_be_used_is_last_whatever_it_is_called():
    choices = [choice("undo", is_usable=False), choice("undo all"), choice("round")]
    assert titles(rows(choices, "undo", [], "")) == ["A", "undo all", "undo"]
    assert titles(rows(choices, "", ["key:undo"], "Lately"))[-1] == "undo"


def test_the_section_of_the_best_answer_is_first_and_long_ones_are_cut_short():
    choices = [choice(f"xconv{at}") for at in range(20)] + [choice("conv", "B")]
    shown = rows(choices, "conv", [], "")
    assert titles(shown)[:2] == ["B", "conv"]
    assert shown[2] == Heading("A", 8, 20)
    assert len(shown) == 2 + 9


# --- the panel ------------------------------------------------------------------------------------


def test_what_is_typed_at_once_is_searched_and_enter_does_it(searching):
    palette = searching.palette
    assert searching.window.focusWidget() is palette.search
    assert searching.window.rect().contains(palette.geometry())
    press(searching.window, Qt.Key.Key_T)
    assert titles(palette.model.rows) == ["A", "two", "B", "three"]
    press(searching.window, Qt.Key.Key_Down)
    press(searching.window, Qt.Key.Key_Return)
    assert searching.done == ["three"]
    assert not palette.isVisible()
    assert searching.window.focusWidget() is searching.field


def test_escape_closes_it_and_gives_the_focus_back(searching):
    press(searching.window, Qt.Key.Key_Escape)
    assert not searching.palette.isVisible()
    assert searching.window.focusWidget() is searching.field


def test_it_goes_when_the_focus_goes_elsewhere(searching):
    searching.field.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not searching.palette.isVisible()


def test_what_cannot_be_used_is_not_done(searching):
    searching.given = [searching.choice("broken", is_usable=False)]
    searching.palette.open()
    press(searching.window, Qt.Key.Key_Return)
    assert searching.palette.isVisible()
    assert searching.done == []


def test_arrows_go_around_and_skip_headings(searching):
    palette = searching.palette

    def current():
        return palette.model.rows[palette.list.currentIndex().row()].choice.title

    seen = [current()]
    for key in ("Down", "Down", "Down", "Up", "PageUp", "PageDown"):
        press(searching.window, Qt.Key[f"Key_{key}"])
        seen.append(current())
    assert seen == ["one", "two", "three", "one", "three", "one", "three"]


def test_a_click_takes_the_row_under_the_pointer(searching, qtbot):
    palette = searching.palette
    viewport = palette.list.viewport()
    heading, two = (palette.list.visualRect(palette.model.index(row)).center() for row in (0, 2))
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=heading)
    assert searching.done == []
    qtbot.mouseMove(viewport, two)
    assert palette.list.currentIndex().row() == 2
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=two)
    assert searching.done == ["two"]


def test_what_is_not_there_is_said(searching):
    QTest.keyClicks(searching.palette.search, "zzzz")
    assert searching.palette.list.isHidden()
    assert searching.palette.nothing.text() == "Nothing is called “zzzz”."


def test_choices_are_remembered_but_for_those_of_one_network(searching):
    searching.given = [
        searching.choice("one"),
        Choice("A", "", "conv1", lambda: searching.done.append("conv1")),
    ]
    for typed in ("one", "conv1"):
        searching.palette.open()
        QTest.keyClicks(searching.palette.search, typed)
        press(searching.window, Qt.Key.Key_Return)
    assert searching.done == ["one", "conv1"]
    assert Settings().values.recent_choices == ("key:one",)
    searching.palette.open()
    assert titles(searching.palette.model.rows)[:2] == ["Chosen lately", "one"]


def test_names_are_shown_letter_for_letter_on_one_line(searching):
    searching.given = [searching.choice("<b>evil</b>\nname", detail="<i>more</i>")]
    searching.palette.open()
    QTest.keyClicks(searching.palette.search, "evil")
    assert searching.palette.model.index(1).data() == "<b>evil</b>\nname, <i>more</i>"
    plain = searching.palette.grab().toImage()
    searching.given = [searching.choice("<b>evil</b> name", detail="<i>more</i>")]
    searching.palette.open()
    QTest.keyClicks(searching.palette.search, "evil")
    assert searching.palette.grab().toImage() == plain


def test_a_key_among_a_thousand_choices_is_answered_within_a_frame(searching):
    searching.given = [searching.choice(f"conv{at}", further="filter maps") for at in range(1000)]
    searching.palette.open()
    spent = []
    for letter in "conv 99":
        began = time.process_time()
        QTest.keyClicks(searching.palette.search, letter)
        spent.append(time.process_time() - began)
    # The median: on a busy machine, one key may meet the collector of garbage.
    assert sorted(spent)[len(spent) // 2] < 0.033


# --- in the window --------------------------------------------------------------------------------


def test_every_action_is_found_by_its_name_with_its_keys_and_why_it_cannot_be_used(window):
    assert "command_palette" not in vars(window)
    palette = opened(window)
    for entry in ENTRIES:
        palette.search.setText(window.actions_[entry.key].iconText())
        keys = [row.choice.key for row in palette.model.rows if isinstance(row, Found)]
        assert f"action:{entry.key}" in keys, entry.key
    palette.search.setText("ungroup")
    row = palette.model.rows[1].choice
    assert (row.keys, row.is_usable) == ("Ctrl+Shift+G", False)
    assert row.detail == "Select a group, or a layer in one, first."
    press(window, Qt.Key.Key_P, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert not palette.isVisible()


def test_every_kind_of_choice_does_what_it_says(window, qtbot, tmp_path):
    studio = window.studio
    document, selection = studio.document, studio.selection
    take(window, "explore")
    assert window.workspaces.current == "explore"
    take(window, "fc2")
    assert window.workspaces.current == "build"
    assert document.network.by_id[selection.single].name == "fc2"
    assert window.focusWidget() is window.canvas.view
    document.edit("Group", groups.grouped, {3, 4}, "my stem")
    take(window, "my stem")
    assert selection.ids == {3, 4}
    note = Annotation(1, "note", "\nRemember me\nmore", (0, 900), (160, 80))
    document.edit("Add note", annotations.added, note)
    take(window, "remember")
    assert (selection.ids, selection.annotations) == (frozenset(), {1})
    selection.set([2])
    take(window, "kernel")
    row = window.inspector.form.row("kernel")
    qtbot.waitUntil(lambda: row.isAncestorOf(window.focusWidget()))
    take(window, "leaky")
    made = document.network.by_id[selection.single]
    assert (made.layer.kind(), made.sources) == ("LeakyReLU", (2,))
    take(window, "hide panel results")
    assert not window.findChild(QDockWidget, "results").isVisible()
    path = tmp_path / "my digits.cnn"
    storage.save(path, Design(lenet5()))
    studio.settings.add_recent(path)
    studio.file.new(Design())
    take(window, "resnet-18")
    assert studio.file.title == "ResNet-18"
    take(window, "my digits")
    assert studio.file.path == path


def test_help_is_read_without_selecting_anything(window):
    palette = opened(window)
    palette.search.setText("pooling")
    choices = [row.choice for row in palette.model.rows if isinstance(row, Found)]
    next(choice for choice in choices if choice.key == "help:pooling").run()
    reading = window.inspector.reading
    assert reading.isVisible()
    assert reading.title.text() == "Pooling"
    window.studio.selection.set([2])
    assert not reading.isVisible()
