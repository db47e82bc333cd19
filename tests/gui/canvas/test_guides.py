"""Snapping to guides, moving without them, and dragging copies away."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QGraphicsPathItem

from cnnstudio.gui.canvas.pointer.guides import Guides
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.network import edits
from tests.builders import graph

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SAME = Conv2d(4, (3, 3), padding=(1, 1))


@pytest.fixture
def loose(make_hand):
    """Give a hand on four cards: three in a row, with a gap of 64, and one below."""
    network = graph(
        ("input", Input(1, 8, 8)),
        ("one", SAME, "input"),
        ("two", SAME, "one"),
        ("low", SAME, "one"),
    )
    places = {1: (0, 0), 2: (160, 0), 3: (360, 0), 4: (480, 330)}
    return make_hand(edits.move(network, places), size=(1100, 700))


def place_of(hand, name):
    return hand.studio.document.network.by_id[hand.studio.id_of(name)].at


def drag(hand, name, way, held=Qt.KeyboardModifier.NoModifier, release=True):
    """Drag a card by so many pixels, with keys held."""
    start = hand.at(name)
    hand.press(start, held)
    for part in (0.5, 1.0):
        move(hand, start + QPoint(round(way[0] * part), round(way[1] * part)), held)
    if release:
        hand.release(start + QPoint(*way), held)


def move(hand, point, held):
    place = QPointF(point)
    shown = QPointF(hand.view.viewport().mapToGlobal(point))
    button = Qt.MouseButton.LeftButton
    event = QMouseEvent(QEvent.Type.MouseMove, place, shown, button, button, held)
    QApplication.sendEvent(hand.view.viewport(), event)


def lines(hand):
    """Give the guides that are drawn, as boxes."""
    paths = [item for item in hand.view.canvas.items() if isinstance(item, QGraphicsPathItem)]
    return [
        (
            path.elementAt(at).x,
            path.elementAt(at).y,
            path.elementAt(at + 1).x,
            path.elementAt(at + 1).y,
        )
        for path in (item.path() for item in paths)
        for at in range(0, path.elementCount(), 2)
    ]


def test_a_card_snaps_to_the_edges_of_others_in_view_with_a_line_through_both(loose):
    drag(loose, "low", (-117, 0), release=False)
    assert loose.card("low").pos() == QPointF(360, 330)
    assert (360, -8, 360, 524) in lines(loose)
    loose.release(loose.at("low"))
    assert place_of(loose, "low") == (360, 330)
    assert lines(loose) == []
    assert loose.steps == 1


def test_a_card_snaps_to_the_height_of_ports_and_to_an_equal_gap(loose):
    drag(loose, "low", (76, -327), release=False)
    assert loose.card("low").pos() == QPointF(560, 0)
    gaps = {(first, last) for first, top, last, bottom in lines(loose) if top == bottom == 93}
    assert {(296, 360), (496, 560)} <= gaps
    loose.release(loose.at("low"))


def test_a_card_snaps_halfway_between_two(loose):
    loose.studio.document.edit("Move", edits.move, {3: (632, 0)})
    loose.view.fit()
    drag(loose, "low", (-83, -332))
    assert place_of(loose, "low") == (396, 0)


@pytest.mark.parametrize("held", [CTRL, ALT])
def test_with_ctrl_or_alt_pressed_on_the_way_it_goes_just_where_it_is_led(loose, held):
    start = loose.at("low")
    loose.press(start)
    move(loose, start + QPoint(-60, 0), Qt.KeyboardModifier.NoModifier)
    move(loose, start + QPoint(-117, 0), held)
    assert lines(loose) == []
    loose.release(start + QPoint(-117, 0), held)
    assert place_of(loose, "low") == (363, 330)


def test_ports_of_a_merge_line_up_with_the_outputs_that_feed_them(make_hand):
    network = graph(
        ("input", Input(1, 8, 8)),
        ("one", SAME, "input"),
        ("two", SAME, "input"),
        ("add", Add(), "one", "two"),
    )
    places = {1: (0, 0), 2: (200, 0), 3: (200, 300), 4: (460, 120)}
    hand = make_hand(edits.move(network, places), size=(1000, 700))
    offset = hand.input("add", 1).y() - hand.card("add").pos().y()
    drag(hand, "add", (0, round(300 + 93 - offset - 120) - 4))
    assert hand.input("add", 1).y() == hand.output("two").y()


def test_guides_look_at_what_is_in_view_only(loose):
    cards = loose.view.canvas.cards
    low = cards[4]
    guides = Guides(loose.view.canvas, [low], low, low.rect())
    assert guides.snapped(QPointF(-117, 0), 1.0) == QPointF(-117, 0)
    guides.hide()


def test_escape_takes_the_lines_away(loose):
    drag(loose, "low", (-117, 0), release=False)
    loose.key(Qt.Key.Key_Escape)
    assert lines(loose) == []
    assert loose.steps == 0


# --- copies ---------------------------------------------------------------------------------------


def test_with_alt_copies_go_to_where_they_are_dropped_and_the_cards_stay(loose):
    drag(loose, "two", (30, 320), ALT, release=False)
    assert loose.card("two").pos() == QPointF(360, 0)
    loose.release(loose.at("two") + QPoint(30, 320), ALT)
    assert place_of(loose, "two") == (360, 0)
    copy = loose.names[-1]
    assert loose.sources(copy) == ["one"]
    assert loose.selected == {copy}
    assert loose.steps == 1


def test_copies_keep_the_wires_among_them_and_escape_makes_none(loose):
    loose.studio.selection.set([2, 3])
    drag(loose, "two", (11, 240), ALT)
    first, second = loose.names[-2:]
    assert loose.sources(second) == [first]
    assert loose.sources(first) == ["input"]
    x, y = place_of(loose, first)
    assert place_of(loose, second) == (x + 200, y)
    drag(loose, "one", (11, 240), ALT, release=False)
    loose.key(Qt.Key.Key_Escape)
    assert loose.steps == 1
