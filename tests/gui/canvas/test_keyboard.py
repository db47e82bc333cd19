"""The canvas by keyboard alone: walking, selecting, drawing wires and taking them away."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cnnstudio.gui.canvas.notes.note_editor import NoteEditor
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.network import annotations, edits
from cnnstudio.network.graph import Annotation
from tests.builders import graph

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Key = Qt.Key


def residual(add_inputs=("two",)):
    """Give a chain with an Add that has a free port, far from the layer it shall come from."""
    same = Conv2d(4, (3, 3), padding=(1, 1))
    network = graph(
        ("input", Input(1, 8, 8)),
        ("stem", same, "input"),
        ("two", same, "stem"),
        ("add", Add(), *add_inputs),
        ("late", same, "add"),
        ("output", Output(10), "late"),
    )
    return edits.move(network, {number: (200 * number - 200, 0) for number in range(1, 7)})


@pytest.fixture
def row(make_hand):
    return make_hand(residual(), size=(1300, 640))


def lead(hand):
    """Give where the wire in the making leads, as the tip beside it says."""
    return hand.view.hover.tip.tip.title


def press(hand, *keys):
    for key in keys:
        hand.key(*key) if isinstance(key, tuple) else hand.key(key)


def test_c_draws_a_wire_to_the_nearest_port_that_fits_and_enter_connects(row):
    row.studio.select("stem")
    row.key(Key.Key_C)
    assert lead(row) == "stem to add, input 2"
    assert row.card("add").marks[1] == "fits"
    assert row.card("input").marks == {}
    row.key(Key.Key_Return)
    assert row.sources("add") == ["two", "stem"]
    assert row.selected == {"add"}
    assert row.studio.document.undo_stack.undoText() == "Connect stem to add"
    assert row.view.hover.tip.isHidden()


def test_tab_goes_through_the_ports_that_fit_and_comes_back(row):
    row.studio.select("stem")
    row.key(Key.Key_C)
    said = [lead(row)]
    while len(said) < 5:
        row.key(Key.Key_Tab)
        said.append(lead(row))
    assert said[:3] == ["stem to add, input 2", "stem to add, input 1", "stem to late"]
    assert said[3] == said[0]
    row.key(Key.Key_Backtab, SHIFT)
    assert lead(row) == said[3]
    assert row.view.hasFocus()
    row.key(Key.Key_Escape)
    assert row.steps == 0


def test_arrows_reach_ports_that_cannot_be_and_these_say_why(row):
    row.studio.select("late")
    row.key(Key.Key_C)
    press(row, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert "circle" in row.view.hover.tip.text()
    row.key(Key.Key_Return)
    assert row.steps == 0
    assert not row.view.hover.tip.isHidden()
    row.key(Key.Key_Escape)
    assert row.view.hover.tip.isHidden()
    assert row.card("add").marks == {}


def test_letters_find_a_layer_by_its_name(row):
    row.studio.select("stem")
    row.key(Key.Key_C)
    QTest.keyClicks(row.view, "la")
    assert lead(row) == "stem to late"
    row.key(Key.Key_Return)
    assert row.sources("late") == ["stem"]


def test_letters_of_a_wire_are_no_shortcuts(row):
    letter = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_L, Qt.KeyboardModifier.NoModifier, "l")
    letter.ignore()
    QApplication.sendEvent(row.view, letter)
    assert not letter.isAccepted()
    row.studio.select("stem")
    row.key(Key.Key_C)
    QApplication.sendEvent(row.view, letter)
    assert letter.isAccepted()


def test_a_card_without_output_draws_its_wire_backwards(make_hand):
    network = edits.disconnect(residual(), 6, 0)
    hand = make_hand(network, size=(1300, 640))
    hand.studio.select("output")
    hand.key(Key.Key_C)
    assert hand.view.hover.tip.text().startswith("late to output")
    hand.key(Key.Key_Return)
    assert hand.sources("output") == ["late"]


def test_space_looks_for_a_new_layer_that_the_wire_leads_to(row):
    row.studio.select("stem")
    press(row, Key.Key_C, Key.Key_Space)
    popup = row.view.searching.popup
    assert popup.title.text() == "Behind stem"
    QTest.keyClicks(popup.search, "max pool")
    QTest.keyClick(popup.search, Key.Key_Return)
    assert row.sources("pool1") == ["stem"]
    assert row.sources("two") == ["stem"]


def test_without_a_selected_layer_c_says_what_to_do(row, qtbot):
    with qtbot.waitSignal(row.view.message) as said:
        row.key(Key.Key_C)
    assert said.args == ["Select one layer to draw a wire from it."]


def test_the_mouse_and_a_lost_focus_give_the_wire_up(row, qtbot):
    row.studio.select("stem")
    row.key(Key.Key_C)
    row.click("late")
    assert row.view.keyboard.wire is None
    assert row.selected == {"late"}
    row.key(Key.Key_C)
    row.view.clearFocus()
    assert row.view.keyboard.wire is None
    assert row.view.hover.tip.isHidden()


def test_undo_while_a_wire_is_drawn_gives_it_up(row):
    row.studio.document.edit("Rename", edits.set_setting, [2], "filters", 4)
    row.studio.document.edit("Set filters", edits.set_setting, [2], "filters", 5)
    row.studio.select("stem")
    row.key(Key.Key_C)
    row.studio.document.undo_stack.undo()
    assert row.view.keyboard.wire is None


def test_alt_and_an_arrow_choose_the_wires_of_a_card_and_delete_removes_one(make_hand):
    hand = make_hand(residual(("stem", "two")), size=(1300, 640))
    hand.studio.select("add")
    hand.key(Key.Key_Left, ALT)
    assert hand.view.chosen_wire.source == hand.studio.id_of("stem")
    hand.key(Key.Key_Down, ALT)
    assert hand.view.chosen_wire.source == hand.studio.id_of("two")
    hand.key(Key.Key_Up)
    assert hand.view.chosen_wire.source == hand.studio.id_of("stem")
    hand.key(Key.Key_Delete)
    assert hand.sources("add") == ["two"]
    assert hand.selected == {"add"}


def test_arrows_leave_a_chosen_wire_by_its_ends_and_escape_goes_back(row):
    row.studio.select("two")
    press(row, (Key.Key_Right, ALT), Key.Key_Right)
    assert row.selected == {"add"}
    press(row, (Key.Key_Left, ALT), Key.Key_Left)
    assert row.selected == {"two"}
    press(row, (Key.Key_Left, ALT), Key.Key_Escape)
    assert row.selected == {"two"}
    assert row.view.chosen_wire is None


def test_a_chosen_wire_is_led_elsewhere_by_c(row):
    row.studio.select("late")
    press(row, (Key.Key_Left, ALT), Key.Key_C)
    QTest.keyClicks(row.view, "output")
    row.key(Key.Key_Return)
    assert row.sources("late") == []
    assert row.sources("output") == ["add"]
    assert row.steps == 1


def test_space_puts_a_layer_onto_the_chosen_wire(row):
    row.studio.select("late")
    press(row, (Key.Key_Left, ALT), Key.Key_Space)
    popup = row.view.searching.popup
    QTest.keyClicks(popup.search, "relu")
    QTest.keyClick(popup.search, Key.Key_Return)
    assert row.sources("late") == ["relu1"]
    assert row.sources("relu1") == ["add"]


def test_shift_and_arrows_select_a_run_of_cards_and_let_go_on_the_way_back(row):
    row.studio.select("stem")
    press(row, (Key.Key_Right, SHIFT), (Key.Key_Right, SHIFT))
    assert row.selected == {"stem", "two", "add"}
    assert row.card("add").focused
    row.key(Key.Key_Left, SHIFT)
    assert row.selected == {"stem", "two"}
    assert row.card("two").focused


def test_page_keys_read_all_layers_then_notes(make_hand):
    note = Annotation(1, "note", "remember", (0.0, 300.0), (120.0, 60.0), "amber")
    hand = make_hand(annotations.added(residual(), note), size=(1300, 640))
    seen = []
    for _ in range(8):
        hand.key(Key.Key_PageDown)
        seen += hand.selected or {"note"}
    assert seen == ["input", "stem", "two", "add", "late", "output", "note", "note"]
    hand.key(Key.Key_Return)
    QTest.keyClick(hand.view.findChild(NoteEditor), Key.Key_Escape)
    hand.key(Key.Key_Up)
    assert hand.selected == {"input"}
    hand.key(Key.Key_End)
    assert hand.selected == {"output"}
    hand.key(Key.Key_Home)
    assert hand.selected == {"input"}


def test_the_ring_of_the_keyboard_is_around_the_canvas_while_nothing_is_selected(row):
    row.view.clearFocus()
    row.view.setFocus(Qt.FocusReason.TabFocusReason)
    ring = row.view.keyboard._ring  # noqa: SLF001
    assert ring.isVisible()
    row.key(Key.Key_Right)
    assert row.card("input").focused
    assert row.view.keyboard._ring is None  # noqa: SLF001


def test_the_menu_key_opens_the_menu_of_the_chosen_wire(row):
    row.studio.select("late")
    row.key(Key.Key_Left, ALT)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2))
    QApplication.sendEvent(row.view.viewport(), event)
    menu = next(menu for menu in row.view.findChildren(QMenu) if menu.isVisible())
    assert "Remove this wire" in [action.text().split("\t")[0] for action in menu.actions()]
    menu.close()
