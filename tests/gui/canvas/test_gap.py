"""What a drop shows before it is made: the gap in the row, the replaced card, a few words."""

from time import thread_time

import pytest
from PySide6.QtCore import QPoint, QPointF

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.layers.activation import Tanh
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.layout.arrange import arranged, is_arranged
from cnnstudio.network.layout.columns import COLUMN_GAP
from tests.builders import lenet5, resnet


def wire(hand, source="pool1", target="conv2"):
    return hand.middle_of_wire(source, target)


def lefts(hand, *names):
    return [hand.card(name).pos().x() for name in names]


def words(hand):
    return hand.view.hover.tip.text() if not hand.view.hover.tip.isHidden() else ""


@pytest.fixture
def open_gap(hand, qtbot):
    """Carry a convolution over a wire until the row has opened."""
    hand.carry("Conv2d", wire(hand))
    qtbot.waitUntil(lambda: hand.view.gap.is_open)
    return hand


def test_the_row_opens_by_a_card_and_a_gap_and_closes_when_the_pointer_leaves(hand, qtbot):
    names = ("input", "conv1", "pool1", "conv2", "pool2")
    before, below = lefts(hand, *names), lefts(hand, "flatten", "fc1")
    hand.carry("Conv2d", wire(hand))
    assert lefts(hand, *names) == before, "on its way a carried card moves nothing"
    qtbot.waitUntil(lambda: hand.view.gap.is_open)
    step = hand.card("conv2").width + COLUMN_GAP
    assert lefts(hand, *names) == [*before[:3], before[3] + step, before[4] + step]
    assert lefts(hand, "flatten", "fc1") == below
    assert hand.steps == 0
    hand.carry_on(QPointF(300, 700))
    assert lefts(hand, *names) == before
    hand.carry_away()


def test_the_card_in_the_air_stands_in_the_gap_with_its_shape(open_gap):
    own = open_gap.view.canvas.cards.values()
    (ghost,) = [
        item
        for item in open_gap.view.canvas.items()
        if isinstance(item, CardItem) and item not in own
    ]
    assert ghost.pos().x() == open_gap.card("pool1").rect().right() + COLUMN_GAP
    assert ghost.pos().y() == open_gap.card("pool1").pos().y()
    assert dict(ghost.content.footer)["Output"] == "32×12×12"
    open_gap.carry_away()


def test_anywhere_in_the_gap_means_the_wire(open_gap):
    place = wire(open_gap) + QPointF(70, 60)
    open_gap.carry_on(place)
    assert open_gap.view.gap.is_open
    open_gap.let_go(place)
    assert open_gap.sources("conv2") == ["conv3"]
    assert open_gap.sources("conv3") == ["pool1"]
    assert is_arranged(open_gap.studio.document.network)
    assert open_gap.steps == 1


def test_carried_away_everything_is_as_it_was(open_gap):
    places = [card.place for card in open_gap.view.canvas.cards.values()]
    open_gap.carry_away()
    assert [card.pos() for card in open_gap.view.canvas.cards.values()] == places


def test_an_edit_from_elsewhere_closes_the_gap(open_gap):
    open_gap.studio.select("fc3")
    open_gap.view.delete_selection()
    assert all(card.pos() == card.place for card in open_gap.view.canvas.cards.values())
    open_gap.carry_away()


def test_with_motion_cards_step_aside_smoothly(hand, qtbot, monkeypatch):
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: True)
    (before,) = lefts(hand, "pool2")
    hand.carry("Conv2d", wire(hand))
    seen = set()

    def is_there():
        seen.add(lefts(hand, "pool2")[0])
        return max(seen) == before + hand.card("conv2").width + COLUMN_GAP

    qtbot.waitUntil(is_there)
    assert len(seen) > 2
    hand.carry_away()
    qtbot.waitUntil(lambda: lefts(hand, "pool2") == [before])


def test_a_network_that_is_read_downwards_opens_downwards(make_hand, qtbot):
    hand = make_hand(arranged(lenet5().with_flow("down"), (600.0, 2000.0)), size=(700, 1400))
    tops = [hand.card(name).pos().y() for name in ("conv1", "pool1", "conv2")]
    hand.carry("Conv2d", hand.middle_of_wire("relu1", "pool1"))
    qtbot.waitUntil(lambda: hand.view.gap.is_open)
    after = [hand.card(name).pos().y() for name in ("conv1", "pool1", "conv2")]
    assert after[0] == tops[0]
    assert after[1] - tops[1] == after[2] - tops[2] > hand.card("pool1").height
    hand.carry_on(hand.card("conv2").rect().center() + QPointF(0, 400))
    hand.carry_away()
    assert hand.card("pool1").pos().y() == tops[1]
    end = hand.card("fc1").rect()
    hand.carry("Flatten", QPointF(end.center().x(), end.bottom() - 12))
    assert words(hand) == "Behind relu3"
    hand.carry_away()


# --- onto cards -----------------------------------------------------------------------------------


def test_in_the_middle_of_a_card_a_layer_replaces_it_and_keeps_what_fits(hand):
    hand.carry("MaxPool2d", "conv1")
    assert words(hand) == "Replace conv1"
    behind = hand.view.canvas.wires[hand.studio.id_of("conv2"), 0]
    assert behind.output_shape == (1, 14, 14), "shapes are shown before it is let go"
    hand.let_go("conv1")
    assert hand.sources("pool3") == ["input"]
    assert hand.sources("relu1") == ["pool3"]
    assert "conv1" not in hand.names
    layer = hand.studio.document.network.named("pool3").layer
    assert layer == MaxPool2d((5, 5), (1, 1), (2, 2))
    assert hand.studio.document.undo_stack.undoText() == "Replace conv1 by Max pool"
    assert hand.steps == 1


def test_at_the_end_of_a_card_a_layer_goes_behind_it(hand):
    place = hand.card("pool1").rect().center() + QPointF(50, 0)
    hand.carry("Conv2d", place)
    assert words(hand) == "Behind pool1"
    hand.let_go(place)
    assert hand.sources("conv2") == ["conv3"]
    assert "pool1" in hand.names


def test_at_an_input_the_wire_there_is_meant(hand):
    hand.carry("Conv2d", hand.input("pool1"))
    assert words(hand) == "Between relu1 and pool1"
    hand.carry_on(hand.card("output").rect().center())
    assert words(hand) == "Between fc3 and output"
    hand.carry_away()
    assert words(hand) == ""


def test_an_activation_replaces_an_activation_and_docks_on_all_else(hand):
    hand.drop("Tanh", "relu1")
    assert hand.sources("tanh1") == ["conv1"]
    assert hand.sources("pool1") == ["tanh1"]
    assert hand.studio.document.network.named("tanh1").layer == Tanh()
    hand.drop("BatchNorm2d", "tanh1")
    assert hand.sources("norm1") == ["tanh1"]
    assert hand.steps == 2


def test_blocks_and_the_same_kind_go_behind(hand):
    for key in ("residual", "Conv2d"):
        hand.carry(key, "conv2")
        assert words(hand) == "Behind relu2"
        hand.carry_away()


def test_a_replaced_layer_is_selected_and_its_name_by_hand_stays(make_hand):
    network = arranged(lenet5())
    hand = make_hand(edits.rename(network, network.named("pool1").id, "halve"))
    hand.drop("AvgPool2d", "halve")
    assert hand.selected == {"halve"}
    assert hand.studio.document.network.named("halve").layer.kind() == "AvgPool2d"


@pytest.mark.slow
def test_over_two_hundred_cards_a_move_is_quicker_than_two_frames(make_hand, qtbot):
    hand = make_hand(arranged(resnet((3, 8, 36, 3), bottleneck=True)), size=(1200, 700))
    hand.view.zoom_to(100)
    hand.carry("Conv2d", QPoint(5, 5))
    seen, spent = hand.view.visible_rect(), []
    wires = [
        item
        for item in hand.view.canvas.wires.values()
        if seen.contains(item.middle()) and item.route.style == "straight"
    ]
    for item in wires[:8]:
        for place in (item.middle() + QPointF(0, 400), item.middle()):
            start = thread_time()
            hand.carry_on(place)
            spent.append(thread_time() - start)
        qtbot.waitUntil(lambda: hand.view.gap.is_open)
    assert sorted(spent)[-2] < 0.033
    hand.carry_away()
