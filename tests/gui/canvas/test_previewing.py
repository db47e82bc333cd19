"""What a repair would do is shown before it is made; leaving gives the same canvas again."""

import pytest

from cnnstudio.gui.canvas.preview.preview_marks import FADED_OPACITY
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d, MaxPool2d
from cnnstudio.network import edits, groups
from cnnstudio.network.analysis import analyze
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.network.problems.repairs import repairs
from cnnstudio.zoo.small import chain, lenet5
from tests.builders import graph
from tests.gui.canvas.differences import differences
from tests.network.problems.broken_networks import broken_network

FLATTEN = 8


def resnet():
    return arranged(
        graph(
            ("input", Input(1, 28, 28)),
            ("stem", Conv2d(8, padding="same"), "input"),
            ("conv1", Conv2d(16, (3, 3), (2, 2), (1, 1)), "stem"),
            ("norm1", BatchNorm2d(), "conv1"),
            ("add1", Add(), "norm1", "stem"),
            ("avg", GlobalAvgPool2d(), "add1"),
            ("flat", Flatten(), "avg"),
            ("fc", Linear(10), "flat"),
            ("output", Output(10), "fc"),
        )
    )


def repairs_of(network):
    return {str(each.label): each.network for each in repairs(network, analyze(network).errors[0])}


def picture(hand):
    return hand.view.viewport().grab().toImage()


def test_new_layers_stand_as_ghosts_on_the_wire_they_would_come_to(make_hand):
    hand = make_hand(resnet())
    wire = hand.view.canvas.wires[hand.studio.id_of("add1"), 1]
    preview, network = hand.view.preview, hand.studio.document.network
    preview.show(repairs_of(network)["Put a 1×1 conv on the shortcut"])
    (ghost,) = set(preview.ghosts.values())
    assert (ghost.content.kind, ghost.content.shape) == ("Conv 2D", "16×14×14")
    assert [strip.detail for strip in ghost.content.strips] == ["32"]
    assert ghost.rect().contains(wire.middle())
    assert wire.is_lit
    assert preview.marks.wires == [], "the wire itself leads through it"
    assert hand.studio.document.network is network, "nothing is edited"
    preview.clear()
    assert not wire.is_lit


def test_cards_and_wires_say_what_they_would_say(make_hand):
    hand = make_hand(resnet())
    canvas, preview = hand.view.canvas, hand.view.preview
    card, wire = hand.card("add1"), canvas.wires[hand.studio.id_of("avg"), 0]
    assert card.content.complaint
    preview.show(repairs_of(hand.studio.document.network)["Keep the size in conv1"])
    assert card.content.complaint is None
    assert card.content.shape == "8×28×28"
    assert hand.card("conv1").content.settings == "8 filters, 3×3, same size"
    assert wire.output_shape == (8, 28, 28)
    assert hand.card("conv1").rect() in preview.marks.rings
    assert len(preview.marks.small_lights) > 0
    preview.clear()
    assert card.content.complaint
    assert wire.output_shape is None


def test_what_would_go_is_faded_with_its_wires(make_hand):
    network = arranged(chain(Input(1, 1, 1), MaxPool2d(), Flatten(), Linear(10), Output(10)))
    hand = make_hand(network)
    hand.view.preview.show(repairs_of(network)["Remove pool1"])
    assert hand.card("pool1").opacity() == FADED_OPACITY
    wire = hand.view.canvas.wires[hand.studio.id_of("pool1"), 0]
    assert wire.opacity() == FADED_OPACITY
    assert len(hand.view.preview.marks.wires) == 1, "the way past it"
    hand.view.preview.clear()
    assert hand.card("pool1").opacity() == wire.opacity() == 1.0


def test_a_strip_that_would_go_or_come_is_shown_on_its_card(make_hand):
    network = arranged(lenet5())
    hand = make_hand(network)
    relu = hand.studio.id_of("relu1")
    hand.view.preview.show(edits.remove_nodes(network, [relu]))
    assert hand.view.preview.marks.veils == [hand.card("conv1").member_rect(relu)]
    hand.view.preview.show(edits.insert_between(network, 4, 5, 0, ReLU(), (0.0, 0.0)))
    ((rect, node),) = hand.view.preview.marks.strips
    assert node.name == "relu5"
    assert rect.left() == hand.card("pool1").rect().left()


@pytest.mark.parametrize("number", [1, 3, 4, 16, 29, 32])
def test_leaving_gives_the_same_canvas_again_and_what_was_shown_was_true(make_hand, number):
    network = arranged(broken_network(number))
    hand = make_hand(network)
    canvas, document, preview = hand.view.canvas, hand.studio.document, hand.view.preview
    before, items = picture(hand), set(canvas.items())
    for problem in analyze(network).problems[:2]:
        for repair in repairs(network, problem, most=3):
            preview.show(repair.network)
            assert preview.is_shown
            said = {
                (card.node, card.members): card.content
                for card in canvas.cards.values()
                if card.opacity() == 1.0
            }
            assert picture(hand) != before
            preview.clear()
            assert picture(hand) == before
            assert set(canvas.items()) == items
            assert not differences(canvas, document)
            document.edit("Repair", lambda _, repair=repair: repair.network)
            for card in canvas.cards.values():
                if (card.node, card.members) in said:
                    assert card.content == said[card.node, card.members]
            document.undo_stack.undo()
            canvas.motion.finish()
            before, items = picture(hand), set(canvas.items())


def test_an_edit_takes_the_preview_away(make_hand):
    hand = make_hand(resnet())
    preview, document = hand.view.preview, hand.studio.document
    preview.show(repairs_of(document.network)["Put a 1×1 conv on the shortcut"])
    document.edit("x", edits.set_setting, [2], "filters", 4)
    assert not preview.is_shown
    assert preview.ghosts == {}
    assert not differences(hand.view.canvas, document)


def test_a_folded_group_says_what_it_would_say(make_hand):
    network = arranged(groups.grouped(lenet5(), [9, 10, 11, 12], "hidden", folded=True))
    hand = make_hand(network)
    card = hand.view.canvas.card_of(9)
    before = card.content
    hand.view.preview.show(edits.set_setting(network, [9], "units", 60))
    assert card.content.footer != before.footer
    assert card.rect() in hand.view.preview.marks.rings
    hand.view.preview.clear()
    assert card.content == before


def test_showing_the_network_as_it_is_shows_nothing(hand):
    hand.view.preview.show(hand.studio.document.network)
    assert not hand.view.preview.is_shown


@pytest.mark.parametrize(("flow", "angles"), [("right", {0}), ("down", {270})])
def test_a_new_wire_leaves_and_arrives_along_the_flow(make_hand, flow, angles):
    network = graph(("input", Input(1, 8, 8)), ("conv", Conv2d(4)), ("fc", Linear(10), "input"))
    hand = make_hand(arranged(network, flow=flow))
    places = {1: (0, 0), 2: (400, 300), 3: (800, 0)}
    hand.studio.document.edit("Move", edits.move, places)
    hand.view.preview.show(edits.connect(hand.studio.document.network, 1, 2, 0))
    (wire,) = hand.view.preview.marks.wires
    assert {round(wire.angleAtPercent(part)) % 360 for part in (0, 1)} == angles
    assert wire.pointAtPercent(1) == hand.input("conv")
    hand.view.preview.clear()


def test_a_new_wire_into_a_folded_group_leads_to_its_own_port(make_hand):
    network = graph(
        ("input", Input(1, 8, 8)),
        ("one", Conv2d(4), "input"),
        ("two", Conv2d(4), "input"),
        ("first", Conv2d(4), "one"),
        ("second", Conv2d(4)),
        ("sum", Add(), "first", "second"),
    )
    folded = groups.grouped(arranged(network), [4, 5, 6], "inside", True)
    hand = make_hand(folded)
    hand.view.preview.show(edits.connect(folded, 3, 5, 0))
    (wire,) = hand.view.preview.marks.wires
    card = hand.card("second")
    assert card.port_of((5, 0)) > 0
    assert wire.pointAtPercent(1) == card.input_point(card.port_of((5, 0)))
    hand.view.preview.clear()
