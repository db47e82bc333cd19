"""Laws of an arranged canvas, found on the wires as they are drawn: nothing covers anything."""

import itertools
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt

from cnnstudio.gui.canvas.layout.detours import detour
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.network import edits, groups
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.network.layout.cards import cards
from cnnstudio.network.layout.frames import frames, rects
from cnnstudio.zoo.catalogue import template, templates
from cnnstudio.zoo.small import lenet5
from tests.gui.canvas.crossings import crossings
from tests.gui.quiet import QuietStudio
from tests.network.layout.test_settling import FLOWS, grouped, overlapping
from tests.random_networks import random_network

LARGE = 100
"""Layers of a network that is looked at in the usual room only."""

ROOMS = ((920.0, 540.0), (560.0, 320.0), (1600.0, 900.0), (400.0, 800.0))
"""From the smallest that is tidied up for to a large screen, and one that is very narrow."""


def check(network, room, flow):
    """Check that cards and wires are clear of each other, and that nothing moves a second time."""
    found = arranged(network, room, flow)
    assert not overlapping(found)
    assert arranged(found, room) == found
    assert arranged(network, room, flow) == found
    studio = QuietStudio(found)
    scene = CanvasScene(studio.document, studio.selection, studio.lens)
    assert not crossings(scene)
    studio.close()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.sampled_from(ROOMS), st.sampled_from(FLOWS))
def test_no_card_covers_another_and_no_wire_crosses_a_card(qapp, number, room, flow):
    network = random_network(number, 3 + number % 20)
    check(grouped(network, random.Random(number)), room, flow)


@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("name", ["LeNet-5", "Small ResNet", "Small Inception"])
def test_small_networks_are_clear_folded_and_unfolded(qapp, name, flow):
    for is_folded in (True, False):
        check(groups.all_folded(template(name).build(), is_folded), ROOMS[0], flow)


@pytest.mark.slow
@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("name", [entry.name for entry in templates()])
def test_known_networks_are_clear_folded_and_unfolded(qapp, name, flow):
    network = template(name).build()
    for is_folded in (True, False) if network.groups else (True,):
        for room in ROOMS[:1] if len(network.nodes) > LARGE else ROOMS[:2]:
            check(groups.all_folded(network, is_folded), room, flow)


@pytest.mark.parametrize("flow", FLOWS)
def test_frames_cover_only_what_is_in_them(flow):
    network = groups.all_folded(template("Small Inception").build(), False)
    network = arranged(network, flow=flow)
    shown = cards(network)
    for group, frame in frames(network).items():
        inside = set(groups.find(network, group).nodes)
        for head, rect in rects(network).items():
            if inside.isdisjoint(shown[head].nodes):
                assert not QRectF(*_sides(frame)).intersects(QRectF(*_sides(rect)))


def _sides(rect):
    left, top, right, bottom = rect
    return left, top, right - left, bottom - top


# --- top to bottom -------------------------------------------------------------------------------


def test_top_to_bottom_is_one_step_and_wires_run_from_bottoms_to_tops(hand):
    hand.view.tidy_up("down")
    assert hand.steps == 1
    assert hand.studio.document.undo_stack.undoText() == "Arrange top to bottom"
    conv, pool = hand.card("conv1"), hand.card("pool1")
    assert hand.output("conv1") == conv.rect().bottomLeft() + QPointF(conv.width / 2, 0)
    assert hand.input("pool1") == pool.rect().topLeft() + QPointF(pool.width / 2, 0)
    hand.studio.document.undo_stack.undo()
    assert hand.output("conv1").x() == hand.card("conv1").rect().right()
    assert hand.studio.document.network.flow == "right"


def test_a_column_runs_straight_down_whatever_the_width_of_its_cards(hand):
    hand.view.tidy_up("down")
    wire = hand.view.canvas.wires[hand.studio.id_of("conv1"), 0]
    assert wire.route.style == "straight"
    assert wire.route.points[0].x() == wire.route.points[-1].x()
    assert hand.card("input").width != hand.card("conv1").width


def test_tidying_up_keeps_the_way_a_network_flows(hand):
    hand.view.tidy_up("down")
    before = hand.studio.document.network
    hand.view.tidy_up()
    assert hand.studio.document.network == before
    hand.view.tidy_up("right")
    assert hand.studio.document.network.flow == "right"


def test_arrow_keys_follow_the_wires_down(hand):
    hand.view.tidy_up("down")
    hand.studio.select("relu1")
    hand.key(Qt.Key.Key_Down)
    assert hand.selected == {"pool1"}
    hand.key(Qt.Key.Key_Up)
    assert hand.selected == {"relu1"}


def test_cards_walk_to_their_columns_smoothly_and_arrive_there(make_hand, qtbot, monkeypatch):
    hand = make_hand(arranged(lenet5()))
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: True)
    card, start = hand.card("output"), hand.card("output").pos()
    with qtbot.waitSignal(hand.view.canvas.arrived):
        hand.view.tidy_up("down")
        assert hand.view.canvas.motion.is_running
        assert card.pos() == start != card.place
    assert card.pos() == card.place
    assert not crossings(hand.view.canvas)


def test_cards_are_there_at_once_where_less_motion_is_wanted(hand):
    hand.view.tidy_up("down")
    assert not hand.view.canvas.motion.is_running
    assert hand.card("output").pos() == hand.card("output").place


# --- detours -------------------------------------------------------------------------------------


def test_a_detour_goes_around_what_stands_in_its_way():
    start, end = QPointF(0, 0), QPointF(400, 0)
    wall = QRectF(100, -300, 50, 500)
    way = detour(start, end, [wall])
    assert way is not None
    assert (way[0], way[-1]) == (start, end)
    lines = itertools.pairwise(way)
    assert not any(
        QRectF(a, b).normalized().adjusted(0, 0, 1, 1).intersects(wall) for a, b in lines
    )
    assert max(point.y() for point in way) > wall.bottom()


def test_there_is_no_detour_out_of_a_closed_yard():
    start, end = QPointF(0, 0), QPointF(400, 0)
    yard = [
        QRectF(-200, -200, 400, 20),
        QRectF(-200, 180, 400, 20),
        QRectF(-200, -200, 20, 400),
        QRectF(180, -200, 20, 400),
    ]
    assert detour(start, end, yard) is None


@pytest.mark.parametrize("flow", FLOWS)
def test_cards_as_far_apart_as_a_file_allows_are_shown_and_wired(qapp, flow):
    ids = [node.id for node in lenet5().nodes]
    far = edits.move(arranged(lenet5(), flow=flow), {ids[1]: (1e7, 1e7), ids[2]: (-1e7, -1e7)})
    studio = QuietStudio(far)
    scene = CanvasScene(studio.document, studio.selection, studio.lens)
    assert max(wire.line.length() for wire in scene.wires.values()) > 1e7
    studio.close()
