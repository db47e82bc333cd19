"""Dropping blocks and presets from the palette: onto wires, cards and the empty canvas."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from cnnstudio.app.own_blocks import OwnBlock
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.menus import menu_for
from cnnstudio.gui.canvas.pointer.hits import hit
from cnnstudio.gui.palette.items import built_in, of_own, to_mime
from cnnstudio.network import blocks, parts
from cnnstudio.network.block_catalogue import BLOCKS
from cnnstudio.network.layout.arrange import is_arranged

RESIDUAL_OF_SIX = 2 * (9 * 6 * 6 + 2 * 6)


def network(hand):
    return hand.studio.document.network


def analysis(hand):
    return hand.studio.document.analysis


def wire(hand, source="pool1", target="conv2"):
    return hand.middle_of_wire(source, target)


def ghost(hand):
    """Give the card that would be made."""
    cards = [each for each in hand.view.canvas.items() if isinstance(each, CardItem)]
    own = hand.view.canvas.cards.values()
    return next((card for card in cards if card not in own and card.isVisible()), None)


def test_a_block_dropped_on_a_wire_is_one_step_and_counts_as_computed(hand):
    before = network(hand)
    hand.drop("residual", wire(hand))
    assert hand.steps == 1
    assert analysis(hand).parameters == 61_706 + RESIDUAL_OF_SIX
    assert analysis(hand).macs == 416_520 + 2 * 9 * 6 * 6 * 14 * 14
    assert not analysis(hand).errors
    assert hand.sources("conv2") == ["relu6"]
    assert hand.sources("conv3") == ["pool1"]
    assert is_arranged(network(hand))
    hand.studio.document.undo_stack.undo()
    assert network(hand) == before


def test_a_dropped_block_is_a_selected_group_that_is_open(hand):
    hand.drop("inception", wire(hand))
    (group,) = network(hand).groups
    assert (group.name, group.folded) == ("Inception", False)
    assert hand.studio.selection.ids == set(group.nodes)


def test_a_block_in_the_air_is_one_card_with_its_numbers(hand):
    hand.carry("residual", wire(hand))
    card = ghost(hand)
    assert card.content.name == "Residual"
    assert dict(card.content.footer) == {
        "Output": "6×14×14",
        "Parameters": str(RESIDUAL_OF_SIX),
    }
    assert hand.steps == 0
    hand.carry_away()
    assert ghost(hand) is None


def test_a_block_dropped_on_a_card_goes_behind_it(hand):
    hand.drop("squeeze_excite", "pool1")
    assert hand.sources("conv2") == ["mul1"]
    assert not analysis(hand).errors


def test_a_block_dropped_on_a_card_goes_behind_what_is_docked_on_it(hand):
    hand.drop("conv_norm_act", "conv1")
    assert hand.sources("conv3") == ["relu1"]
    assert hand.sources("pool1") == ["relu5"]


def test_a_block_dropped_on_the_empty_canvas_stands_alone(hand):
    hand.drop("bottleneck", QPointF(300, 700))
    assert hand.sources("conv3") == []
    assert len(network(hand).groups) == 1
    assert hand.steps == 1


def test_a_preset_takes_its_numbers_from_what_comes_in(hand):
    hand.drop("depthwise", wire(hand))
    layer = network(hand).named("conv3").layer
    assert (layer.filters, layer.groups) == (6, 6)
    assert not network(hand).groups
    hand.drop("pointwise", wire(hand, "pool2", "flatten"))
    assert network(hand).named("conv4").layer.filters == 16
    assert not analysis(hand).errors


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.key)
def test_every_block_can_be_dropped_on_a_wire_with_maps(hand, block):
    hand.drop(block.key, wire(hand))
    assert hand.steps == 1
    assert not analysis(hand).errors


def test_a_block_for_maps_is_refused_where_there_are_vectors(hand, qtbot):
    place = hand.middle_of_wire("relu3", "fc2")
    hand.carry("residual", place)
    assert ghost(hand) is None
    assert "needs maps" in hand.view.hover.tip.tip.note
    with qtbot.waitSignal(hand.view.message) as caught:
        hand.drop("residual", place)
    assert "Residual needs maps (channels × height × width)" in caught.args[0]
    assert hand.steps == 0


def test_after_a_refusal_the_block_can_be_carried_on(hand):
    hand.carry("residual", hand.middle_of_wire("relu3", "fc2"))
    hand.carry_on(wire(hand))
    assert ghost(hand) is not None
    hand.let_go(wire(hand))
    assert hand.steps == 1
    assert not analysis(hand).errors


def test_a_block_of_the_users_own_is_dropped_as_it_was_kept(hand):
    part = parts.cut_out(network(hand), {hand.studio.id_of(name) for name in ("conv1", "relu1")})
    hand.drop(to_mime(of_own(OwnBlock("eyes", part))), wire(hand))
    assert network(hand).groups[0].name == "eyes"
    assert hand.sources("conv2") == ["relu5"]
    assert network(hand).named("conv3").layer == network(hand).named("conv1").layer


def test_a_drag_with_a_broken_block_is_not_taken(hand):
    mime = to_mime(of_own(OwnBlock("eyes", blocks.fire(8))))
    mime.setData(mime.formats()[0], b"broken")
    hand.drop(mime, wire(hand))
    assert hand.steps == 0


def test_an_item_of_the_palette_goes_behind_the_selection(hand):
    hand.studio.selection.set([hand.studio.id_of("pool1")])
    hand.view.insert_item(next(item for item in built_in() if item.key == "residual"))
    assert hand.sources("conv2") == ["relu6"]
    assert hand.steps == 1


def test_a_block_chosen_for_a_new_wire_stands_at_its_end(hand):
    before = network(hand)
    hand.drag(hand.output("pool1"), QPointF(300, 700))
    found = hand.view.searching.popup
    QTest.keyClicks(found.search, "residual")
    QTest.keyClick(found.search, Qt.Key.Key_Return)
    assert hand.sources("conv3") == ["pool1"]
    assert hand.sources("conv2") == ["pool1"]
    assert len(network(hand).nodes) == len(before.nodes) + 7
    assert hand.steps == 1


def titles(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_the_menu_of_a_wire_offers_the_most_used_at_once_and_the_others_by_family(hand):
    point = hand.middle_of_wire("fc3", "output")
    found = hit(hand.view.canvas, point, hand.view.zoom)
    menu = menu_for(hand.view, found, point)
    menus = {each.title(): each for each in menu.findChildren(QMenu)}
    assert "Residual" not in titles(menus["Insert"]), "a block needs maps"
    assert titles(menus["Insert"])[-1] == "More"
    assert "GELU" in titles(menus["Activation"])
    next(action for action in menus["Activation"].actions() if action.text() == "GELU").trigger()
    menu.close()
    assert hand.sources("output") == ["gelu1"]


def test_cards_behind_a_drop_say_what_they_would_say_until_it_is_carried_away(hand):
    def said():
        return {name: hand.card(name).content.footer for name in ("conv1", "conv2", "fc1")}

    before = said()
    hand.carry("MaxPool2d", hand.middle_of_wire("relu2", "pool2"))
    during = said()
    assert during["conv1"] == before["conv1"]
    assert during["fc1"] != before["fc1"]
    hand.carry_away()
    assert said() == before
    hand.drop("MaxPool2d", hand.middle_of_wire("relu2", "pool2"))
    assert said() == during
