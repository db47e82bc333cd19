"""Selecting and walking, by mouse and keyboard."""

from PySide6.QtCore import QPointF, Qt

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_click_selects_one_card(hand):
    hand.click("conv1")
    hand.click("pool1")
    assert hand.selected == {"pool1"}


def test_click_on_a_strip_selects_the_follower(hand):
    hand.click("relu1")
    assert hand.selected == {"relu1"}


def test_ctrl_click_adds_and_takes_away(hand):
    hand.click("conv1")
    hand.click("pool1", CTRL)
    assert hand.selected == {"conv1", "pool1"}
    hand.click("conv1", CTRL)
    assert hand.selected == {"pool1"}


def test_shift_click_extends(hand):
    hand.click("conv1")
    hand.click("fc1", SHIFT)
    assert hand.selected == {"conv1", "fc1"}


def test_shift_click_takes_nothing_away(hand):
    hand.click("conv1")
    hand.click("conv1", SHIFT)
    assert hand.selected == {"conv1"}


def test_click_on_one_of_several_selects_it_alone(hand):
    hand.view.select_all()
    hand.click("conv2")
    assert hand.selected == {"conv2"}


def test_click_on_the_empty_canvas_selects_nothing(hand):
    hand.click("conv1")
    hand.click(QPointF(70, 240))
    assert hand.selected == set()


def test_rubber_band_selects_what_it_touches(hand):
    hand.drag(QPointF(130, -10), QPointF(400, 100))
    assert hand.selected == {"conv1", "relu1", "pool1"}


def test_rubber_band_with_shift_adds_and_with_ctrl_toggles(hand):
    hand.click("fc3")
    hand.drag(QPointF(130, -10), QPointF(240, 100), held=SHIFT)
    assert hand.selected == {"fc3", "conv1", "relu1"}
    hand.drag(QPointF(130, -10), QPointF(400, 100), held=CTRL)
    assert hand.selected == {"fc3", "pool1"}


def test_escape_during_a_rubber_band_brings_back_the_selection(hand):
    hand.click("fc3")
    hand.drag(QPointF(130, -10), QPointF(240, 100), release=False)
    hand.key(Qt.Key.Key_Escape)
    assert hand.selected == {"fc3"}


def test_escape_clears_the_selection(hand):
    hand.click("fc3")
    hand.key(Qt.Key.Key_Escape)
    assert hand.selected == set()


def test_ctrl_a_selects_all(hand):
    hand.key(Qt.Key.Key_A, CTRL)
    assert len(hand.selected) == 14


def test_arrows_walk_along_the_wires(hand):
    hand.key(Qt.Key.Key_Right)
    assert hand.selected == {"input"}
    for _ in range(4):
        hand.key(Qt.Key.Key_Right)
    assert hand.selected == {"pool2"}
    hand.key(Qt.Key.Key_Right)
    assert hand.selected == {"flatten"}
    hand.key(Qt.Key.Key_Left)
    assert hand.selected == {"pool2"}


def test_arrow_right_stays_at_the_end(hand):
    hand.click("output")
    hand.key(Qt.Key.Key_Right)
    assert hand.selected == {"output"}


def test_arrows_up_and_down_walk_through_strips_and_rows(hand):
    hand.click("conv1")
    hand.key(Qt.Key.Key_Down)
    assert hand.selected == {"relu1"}
    hand.key(Qt.Key.Key_Down)
    assert hand.selected == {"fc1"}
    hand.key(Qt.Key.Key_Up)
    assert hand.selected == {"relu1"}


def test_focus_is_drawn_when_it_comes_from_the_keyboard_only(hand):
    hand.click("conv1")
    assert not hand.card("conv1").focused
    hand.key(Qt.Key.Key_Right)
    assert hand.card("pool1").focused


def test_selected_cards_and_their_wires_are_marked(hand):
    hand.studio.select("conv1")
    assert hand.card("conv1").selected
    near = {wire for wire, item in hand.view.canvas.wires.items() if item.is_near_selection}
    assert near == {(hand.studio.id_of("conv1"), 0), (hand.studio.id_of("pool1"), 0)}


def test_enter_asks_for_the_inspector(hand, qtbot):
    with qtbot.waitSignal(hand.view.inspector_wanted):
        hand.key(Qt.Key.Key_Return)
