"""Drawing wires, and taking them elsewhere."""

import pytest
from PySide6.QtCore import QPointF, Qt

from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.network import edits
from tests.builders import graph


def two_branches(add_inputs=("one", "two")):
    same = Conv2d(4, (3, 3), padding=(1, 1))
    network = graph(
        ("input", Input(1, 8, 8)),
        ("stem", same, "input"),
        ("one", same, "stem"),
        ("two", same, "stem"),
        ("add", Add(), *add_inputs),
        ("late", same, "add"),
    )
    places = {1: (0, 0), 2: (200, 0), 3: (400, 0), 4: (400, 300), 5: (600, 0), 6: (800, 0)}
    return edits.move(network, places)


@pytest.fixture
def branched(make_hand):
    return make_hand(two_branches(), size=(1200, 700))


def test_dragging_from_an_output_to_an_input_connects(make_hand):
    hand = make_hand(two_branches(("one",)), size=(1200, 700))
    hand.drag(hand.output("two"), hand.input("add", 1))
    assert hand.sources("add") == ["one", "two"]
    assert hand.steps == 1


def test_dropping_a_wire_anywhere_on_a_card_takes_its_free_port(make_hand):
    hand = make_hand(two_branches(("one",)), size=(1200, 700))
    hand.drag(hand.output("two"), hand.card("add").rect().center())
    assert hand.sources("add") == ["one", "two"]


def test_dragging_back_from_a_free_input_connects(make_hand):
    hand = make_hand(two_branches(("one",)), size=(1200, 700))
    hand.drag(hand.input("add", 1), hand.output("two"))
    assert hand.sources("add") == ["one", "two"]


def test_a_merge_always_has_one_more_port(branched):
    assert len(branched.card("add").input_offsets) == 3
    branched.drag(branched.output("stem"), branched.input("add", 2))
    assert branched.sources("add") == ["one", "two", "stem"]
    assert len(branched.card("add").input_offsets) == 4


def test_a_wire_that_would_close_a_circle_is_refused_with_the_reason_at_the_pointer(branched):
    branched.drag(branched.output("late"), branched.input("stem"), release=False)
    assert "circle" in branched.view.hover.tip.text()
    assert not branched.view.hover.tip.isHidden()
    branched.release(branched.input("stem"))
    assert branched.sources("stem") == ["input"]
    assert branched.steps == 0
    assert branched.view.hover.tip.isHidden()


def test_ports_that_fit_are_marked_and_others_fade(branched):
    branched.drag(branched.output("late"), QPointF(500, 550), release=False)
    assert branched.card("stem").marks == {0: "faded"}
    assert branched.card("add").marks[2] == "faded"
    branched.key(Qt.Key.Key_Escape)
    assert branched.card("stem").marks == {}
    branched.drag(branched.output("stem"), QPointF(500, 550), release=False)
    assert branched.card("late").marks == {0: "fits"}
    branched.key(Qt.Key.Key_Escape)


@pytest.mark.parametrize("source", ["input", "stem", "one", "late"])
def test_ports_are_marked_as_the_edit_would_take_them(branched, source):
    network, id_of = branched.studio.document.network, branched.studio.id_of
    branched.drag(branched.output(source), QPointF(500, 550), release=False)
    for name in ("stem", "one", "two", "add", "late"):
        for port, mark in branched.card(name).marks.items():
            ends = (id_of(source), id_of(name), port)
            refusals = (
                edits.why_not_connect(network, *ends),
                edits.why_not_fit(network, branched.studio.document.analysis, *ends),
            )
            assert (mark == "fits") == (refusals == (None, None))
    branched.key(Qt.Key.Key_Escape)


def test_outputs_are_marked_as_the_edit_would_take_them(make_hand):
    hand = make_hand(two_branches(("one",)), size=(1200, 700))
    hand.drag(hand.input("add", 1), QPointF(500, 550), release=False)
    marks = {name: hand.card(name).output_mark for name in ("one", "two", "add", "late")}
    assert marks == {"one": "fits", "two": "fits", "add": "faded", "late": "faded"}
    hand.key(Qt.Key.Key_Escape)


def test_a_wire_whose_shape_does_not_fit_gives_the_reason_but_can_be_drawn(make_hand):
    network = edits.add_node(two_branches(("one",)), Output(10), (1000, 0))
    hand = make_hand(network, size=(1300, 700))
    hand.drag(hand.output("stem"), hand.input("output"), release=False)
    assert "one number per class" in hand.view.hover.tip.text()
    hand.release(hand.input("output"))
    assert hand.sources("output") == ["stem"]


def test_taking_the_end_of_a_wire_into_the_empty_canvas_disconnects(branched):
    branched.drag(branched.input("late"), QPointF(700, 450))
    assert branched.sources("late") == []
    assert branched.steps == 1


def test_taking_the_end_of_a_wire_to_another_port_reconnects_in_one_step(branched):
    branched.drag(branched.input("two"), branched.input("late"))
    assert branched.sources("two") == []
    assert branched.sources("late") == ["stem"]
    assert branched.steps == 1


def test_putting_a_wire_back_changes_nothing(branched):
    start = branched.input("late")
    branched.drag(start, QPointF(700, 450), release=False)
    branched.move(start)
    branched.release(start)
    assert branched.sources("late") == ["add"]
    assert branched.steps == 0


def test_escape_forgets_a_wire_in_the_making(branched):
    before = branched.studio.document.network
    branched.drag(branched.input("late"), QPointF(700, 450), release=False)
    branched.key(Qt.Key.Key_Escape)
    branched.release(QPointF(700, 450))
    assert branched.studio.document.network == before
    assert branched.view.canvas.wires[6, 0].isVisible()


def test_a_wire_that_is_clicked_on_can_be_deleted(branched):
    branched.click(branched.middle_of_wire("add", "late"))
    assert branched.view.canvas.wires[6, 0].is_chosen
    branched.key(Qt.Key.Key_Delete)
    assert branched.sources("late") == []


def test_escape_lets_go_of_a_chosen_wire(branched):
    branched.click(branched.middle_of_wire("add", "late"))
    branched.key(Qt.Key.Key_Escape)
    branched.key(Qt.Key.Key_Delete)
    assert branched.sources("late") == ["add"]


def test_a_wire_dropped_on_the_canvas_looks_for_layers_that_fit(branched, qtbot):
    branched.drag(branched.output("late"), QPointF(700, 450))
    assert branched.view.searching.popup.title.text() == "Behind late"
    branched.key(Qt.Key.Key_Escape)
    branched.view.searching.close()
    assert branched.steps == 0


def test_port_of_a_shortcut_is_above_and_that_of_the_row_in_the_middle(make_hand):
    same = Conv2d(4, (3, 3), padding=(1, 1))
    network = graph(
        ("input", Input(1, 8, 8)),
        ("stem", same, "input"),
        ("one", same, "stem"),
        ("add", Add(), "stem", "one"),
    )
    places = {number: (200 * (number - 1), 0) for number in (1, 2, 3, 4)}
    hand = make_hand(edits.move(network, places))
    assert hand.input("add", 0).y() < hand.input("add", 1).y() == hand.output("one").y()
    assert hand.view.canvas.wires[4, 0].route.style == "shortcut"
    assert hand.view.canvas.wires[4, 1].route.style == "straight"


def test_wires_say_what_flows_and_what_is_wrong(make_hand):
    network = edits.set_setting(two_branches(), [4], "filters", 8)
    wires = make_hand(network, size=(1200, 700)).view.canvas.wires
    assert wires[2, 0].output_shape == (1, 8, 8)
    assert wires[2, 0].state == "fine"
    assert wires[5, 0].state == wires[5, 1].state == "wrong"
    assert wires[6, 0].state == "unknown"
