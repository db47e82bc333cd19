"""Groups: what each edit does, what it refuses, and what holds after any of them."""

from __future__ import annotations

from time import process_time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.network import edits, groups, parts, rewiring
from cnnstudio.network.analysis import analyze
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import MOST_LEVELS, Group, Network, Node
from cnnstudio.network.layout.arrange import arranged, is_arranged
from cnnstudio.network.layout.cards import (
    cards,
    docks_on,
    entries,
    exits,
    followers,
    ports,
    same_port,
)
from cnnstudio.network.layout.frames import frames, rects
from cnnstudio.project.limits import check_network
from tests.builders import graph, lenet5
from tests.network.random_networks import networks
from tests.texts import check_sentence

SAME = Conv2d(8, padding="same")
BLOCK = ("one", "norm", "two", "sum", "relu")
RESIDUAL = graph(
    ("input", Input(8, 12, 12)),
    ("stem", SAME, "input"),
    ("one", SAME, "stem"),
    ("norm", BatchNorm2d(), "one"),
    ("two", SAME, "norm"),
    ("sum", Add(), "two", "stem"),
    ("relu", ReLU(), "sum"),
    ("end", SAME, "relu"),
)


def ids(network, *names):
    return [network.named(name).id for name in names]


def block(network=RESIDUAL, name="block", *, folded=False):
    return groups.grouped(network, ids(network, *BLOCK), name, folded)


def names(network):
    """Give the names of the nodes of each group."""
    return {
        group.name: {network.by_id[node].name for node in group.nodes} for group in network.groups
    }


def inputs(network, name):
    return [network.by_id[source].name for source in network.named(name).sources]


def refusal(function, *arguments):
    with pytest.raises(EditError) as refused:
        function(*arguments)
    return check_sentence(refused.value.text)


# --- making and changing -------------------------------------------------------------------------


def test_layers_are_put_into_a_group_of_that_name():
    assert names(block()) == {"block": set(BLOCK)}
    assert [node.name for node in block().nodes] == [node.name for node in RESIDUAL.nodes]


def test_a_second_group_of_a_name_gets_a_number():
    network = groups.grouped(block(), ids(RESIDUAL, "one", "norm"), "block")
    network = groups.grouped(network, ids(RESIDUAL, "input"), "block 2")
    assert list(names(network)) == ["block 2", "block", "block 3"]


def test_inner_groups_stand_before_outer_ones_however_they_were_made():
    network = groups.grouped(block(), ids(RESIDUAL, "one", "norm"), "inner")
    network = groups.grouped(network, ids(RESIDUAL, "stem", *BLOCK), "outer")
    assert [group.name for group in network.groups] == ["inner", "block", "outer"]


def nested(levels):
    """Give RESIDUAL with groups of the same two layers, all within each other."""
    made = (Group(number, f"level {number}", (3, 4)) for number in range(1, levels + 1))
    return Network(RESIDUAL.nodes, tuple(made))


def test_the_deepest_groups_can_be_laid_out_and_no_deeper_one_is_made():
    network = arranged(nested(MOST_LEVELS))
    assert is_arranged(network)
    assert len(frames(network)) == MOST_LEVELS
    assert refusal(groups.grouped, network, [3, 4, 5], "more").startswith("At most 64 groups")
    assert len(groups.grouped(network, [5, 6], "beside").groups) == MOST_LEVELS + 1


def test_copies_of_the_deepest_groups_lie_no_deeper():
    network = arranged(nested(MOST_LEVELS))
    after = groups.duplicated(network, [3, 4])
    assert len(after.groups) == 2 * MOST_LEVELS
    check_network(after)


def test_copies_can_be_put_just_there_or_below_what_they_would_cover():
    network = arranged(lenet5())
    x, y = network.by_id[2].at
    after = groups.duplicated(network, [2], (20.0, 900.0))
    assert after.nodes[-1].at == (x + 20, y + 900)
    assert after.nodes[-1].inputs == (1,)
    assert after.with_nodes(after.nodes[:-1]) == network
    covering = groups.duplicated(network, [2], (20.0, 0.0)).nodes[-1]
    assert covering.at[0] == x + 20
    assert covering.at[1] > y


def test_a_deep_part_is_refused_inside_deep_groups_and_taken_outside():
    network = nested(MOST_LEVELS - 1)
    part = Network(RESIDUAL.nodes[3:4], (Group(1, "one", (4,)), Group(2, "two", (4,))))
    part = part.with_nodes(msgspec.structs.replace(node, inputs=(None,)) for node in part.nodes)

    def put(source, target):
        return parts.insert_on_wire(network, source, target, 0, lambda _: [part], "", (0, 0))

    assert refusal(put, 3, 4).startswith("At most 64 groups")
    check_network(put(1, 2))


def test_folding_what_is_folded_changes_nothing():
    network = groups.grouped(arranged(RESIDUAL), ids(RESIDUAL, "one", "norm"), "a", folded=True)
    network = groups.grouped(network, ids(RESIDUAL, "end"), "b", folded=True)
    assert groups.all_folded(network, True) == network
    assert groups.folded(network, 1, True) == network


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ((), "Select the layers"),
        (BLOCK, "are the group block already"),
        (("stem", "one"), "block would be cut in two"),
    ],
)
def test_groups_that_make_no_sense_are_refused(chosen, reason):
    assert reason in refusal(groups.grouped, block(), ids(RESIDUAL, *chosen), "other")


def test_names_of_groups_are_their_own_and_not_empty():
    network = groups.grouped(block(), ids(RESIDUAL, "end"), "end")
    first, second = (groups.find(network, id_) for id_ in (1, 2))
    assert "already called end" in refusal(groups.renamed, network, first.id, "end")
    assert "1 to 200" in refusal(groups.renamed, network, first.id, "  ")
    assert "1 to 200" in refusal(groups.grouped, RESIDUAL, [1], "x" * 201)
    renamed = groups.renamed(network, second.id, " tail ")
    assert groups.find(renamed, second.id).name == "tail"
    assert groups.renamed(network, first.id, "block") == network


def test_ungrouping_leaves_the_layers_and_the_groups_within():
    network = groups.grouped(block(), ids(RESIDUAL, "one", "norm"), "inner")
    outer = network.groups[-1]
    after = groups.ungrouped(network, outer.id)
    assert names(after) == {"inner": {"one", "norm"}}
    assert [node.name for node in after.nodes] == [node.name for node in RESIDUAL.nodes]


def test_the_group_of_a_selection_is_the_one_with_just_these_layers():
    network = block()
    assert groups.group_of(network, ids(network, *BLOCK)) == network.groups[0]
    assert groups.group_of(network, ids(network, "one", "two")) is None


def test_a_single_layer_stands_for_its_group_only_when_that_is_folded():
    network = groups.grouped(RESIDUAL, [3], "alone")
    assert groups.group_of(network, [3]) is None
    assert groups.group_of(groups.folded(network, 1, True), [3]) is not None


# --- edits of layers in groups -------------------------------------------------------------------


def test_a_layer_inserted_between_two_of_a_group_joins_it():
    network = block()
    source, target = ids(network, "one", "norm")
    after = edits.insert_between(network, source, target, 0, ReLU(), (0, 0))
    assert names(after)["block"] == {*BLOCK, "relu1"}


def test_a_layer_inserted_in_front_of_a_group_stays_outside():
    network = block()
    source, target = ids(network, "stem", "one")
    after = edits.insert_between(network, source, target, 0, ReLU(), (0, 0))
    assert names(after)["block"] == set(BLOCK)


def test_a_layer_moved_onto_a_wire_of_another_group_changes_groups():
    network = groups.grouped(block(), ids(RESIDUAL, "input", "stem"), "start")
    node, source, target = ids(network, "norm", "input", "stem")
    after = rewiring.move_to_wire(network, node, source, target, 0, (0, 0))
    assert names(after) == {
        "start": {"input", "norm", "stem"},
        "block": {"one", "two", "sum", "relu"},
    }


def test_a_removed_block_heals_the_chain_though_it_has_two_branches():
    network = block()
    after = rewiring.remove(network, network.groups[0].nodes)
    assert inputs(after, "end") == ["stem"]
    assert after.groups == ()


def test_what_is_left_of_a_group_stays_a_group():
    after = edits.remove_nodes(block(), ids(RESIDUAL, "norm", "relu"))
    assert names(after) == {"block": {"one", "two", "sum"}}


def test_a_layer_on_the_wire_to_a_folded_group_goes_in_front_of_all_its_branches():
    network = block(folded=True)
    source, target = ids(network, "stem", "one")
    after = rewiring.insert_on_wire(network, source, target, 0, ReLU(), (0, 0))
    assert inputs(after, "one") == ["relu1"]
    assert inputs(after, "sum") == ["two", "relu1"]
    assert inputs(after, "relu1") == ["stem"]


def test_the_wire_to_a_folded_group_is_cut_and_led_elsewhere_as_one():
    network = block(folded=True)
    stem, one, entrance = ids(network, "stem", "one", "input")
    assert same_port(network, one, 0) == ((one, 0), (network.named("sum").id, 1))
    cut = rewiring.cut(network, one, 0)
    assert (inputs(cut, "one"), inputs(cut, "sum")) == ([], ["two"])
    led = rewiring.lead(network, entrance, one, 0)
    assert (inputs(led, "one"), inputs(led, "sum")) == (["input"], ["two", "input"])
    assert same_port(groups.folded(network, 1, False), one, 0) == ((one, 0),)
    assert stem != entrance


# --- cards ---------------------------------------------------------------------------------------


def test_a_folded_group_is_one_card_and_the_outermost_decides():
    network = groups.grouped(block(folded=True), ids(RESIDUAL, "stem", *BLOCK), "outer")
    shown = [card.group.name if card.group else card.head for card in cards(network).values()]
    assert shown == [1, 2, "block", 8]
    network = groups.all_folded(network, True)
    shown = [card.group.name if card.group else card.head for card in cards(network).values()]
    assert shown == [1, "outer", 8]


def test_a_follower_outside_the_group_has_a_card_of_its_own():
    network = groups.grouped(RESIDUAL, ids(RESIDUAL, "one"), "alone")
    heads = {network.by_id[head].name for head in cards(network)}
    assert "norm" in heads
    assert "norm" not in {RESIDUAL.by_id[head].name for head in cards(RESIDUAL)}


def test_a_folded_group_has_a_port_for_each_source_and_one_for_what_is_open():
    network = graph(
        ("input", Input(8, 12, 12)),
        ("one", SAME, "input"),
        ("two", SAME, "input"),
        ("loose", SAME),
        ("sum", Concat(), "one", "two", "loose", "input"),
    )
    network = groups.grouped(network, [2, 3, 4, 5], "all", folded=True)
    (card,) = (card for card in cards(network).values() if card.group)
    assert set(ports(network, card)) == {((2, 0), (3, 0), (5, 3)), ((4, 0),)}
    assert entries(network, [2, 3, 4, 5]).keys() == {1, None}
    assert exits(network, [2, 3, 4, 5]) == [5]
    assert exits(network, [2, 3]) == [2, 3]


def test_thousands_of_wires_from_one_source_are_collected_as_fast_as_they_are_read():
    network = Network(
        (
            Node(1, "input", Input(1, 2, 2)),
            Node(2, "concat", Concat(), (1,) * 30_000),
            Node(3, "relu", ReLU(), (2,)),
        )
    )
    begin = process_time()
    assert entries(network, [2, 3]) == {1: tuple((2, port) for port in range(30_000))}
    assert process_time() - begin < 0.5


# --- folding and places --------------------------------------------------------------------------


def test_folding_and_unfolding_an_arranged_network_keeps_it_arranged():
    network = block(arranged(RESIDUAL))
    assert is_arranged(network)
    folded = groups.folded(network, 1, True)
    assert is_arranged(folded)
    assert groups.folded(folded, 1, False) == network


def test_in_a_network_laid_out_by_hand_folding_moves_nothing():
    places = {node.id: (300.0 * node.id, 17.0 * (node.id % 3)) for node in RESIDUAL.nodes}
    network = block(edits.move(RESIDUAL, places))
    folded = groups.folded(network, 1, True)
    assert folded.nodes == network.nodes
    assert groups.folded(folded, 1, False) == network


def test_what_lies_in_the_way_makes_room_for_what_is_unfolded():
    places = {node.id: (200.0 * node.id, 17.0 * (node.id % 3)) for node in RESIDUAL.nodes}
    network = groups.folded(block(edits.move(RESIDUAL, places)), 1, True)
    end = network.named("end").id
    corner = network.named("one").at
    network = edits.move(network, {end: (corner[0] + 180, corner[1])})
    after = groups.folded(network, 1, False)
    frame = frames(after)[1]
    assert rects(after)[end][0] >= frame[2]


@st.composite
def grouped_networks(draw, most=8):
    """Draw networks with groups apart and within each other, some folded."""
    network = draw(networks(most))
    for number in range(draw(st.integers(0, 4))):
        chosen = draw(st.sets(st.sampled_from(sorted(network.by_id)), min_size=1))
        try:
            network = groups.grouped(network, chosen, f"group {number}", draw(st.booleans()))
        except EditError:
            continue
    return network


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@settings(max_examples=60, deadline=None)
@given(grouped_networks())
def test_frames_hold_all_of_their_cards_and_cover_no_others(network):
    network = arranged(network)
    places = rects(network)
    assert is_arranged(network)
    around = {group.id: set(group.nodes) for group in network.groups}
    for id_, frame in frames(network).items():
        for head, card in cards(network).items():
            left, top, right, bottom = places[head]
            if around[id_].issuperset(card.nodes):
                assert frame[0] < left < right < frame[2]
                assert frame[1] < top < bottom < frame[3]
            else:
                assert not overlap(places[head], frame)


@settings(max_examples=40, deadline=None)
@given(grouped_networks())
def test_hidden_layers_lie_from_the_corner_of_their_card_on(network):
    network = arranged(network)
    for card in cards(network).values():
        if card.group is not None:
            x, y = card.corner(network)
            inside = {node: network.by_id[node].at for node in card.nodes}
            assert min(place[0] for place in inside.values()) == x
            assert min(place[1] for place in inside.values()) == y
            # Those of a group within it lie under its card, where others may lie beside the card.
            seen_together = [node for node in inside if _innermost(network, node) is card.group]
            assert len({inside[node] for node in seen_together}) == len(seen_together)
    unfolded = groups.all_folded(network, False)
    assert is_arranged(unfolded)
    assert frames(unfolded).keys() == {group.id for group in network.groups}


def _innermost(network, node):
    found = [group for group in network.groups if node in group.nodes]
    return min(found, key=lambda group: len(group.nodes))


@given(grouped_networks())
def test_the_layers_without_a_card_of_their_own_are_those_that_dock_on_others(network):
    docked = {node for found in followers(network).values() for node in found}
    assert docked == {node.id for node in network.nodes if docks_on(network, node)}


# --- copies --------------------------------------------------------------------------------------


def test_a_copy_of_a_group_is_a_group_with_the_same_inputs():
    network = block()
    after = groups.duplicated(network, network.groups[0].nodes)
    assert list(map(len, (group.nodes for group in after.groups))) == [5, 5]
    assert [group.name for group in after.groups] == ["block", "block 2"]
    copies = [node for node in after.nodes if node.id > 8]
    assert inputs(after, copies[0].name) == ["stem"]
    assert inputs(after, copies[3].name) == [copies[2].name, "stem"]
    assert not after.consumers[copies[-1].id]
    check_network(after)


def test_a_copy_of_a_layer_in_a_group_joins_the_group():
    network = block()
    after = groups.duplicated(network, ids(network, "two"))
    assert len(after.groups[0].nodes) == 6


def test_repeated_groups_stand_in_a_row_each_a_group_of_its_own():
    network = block()
    after = groups.repeated(network, network.groups[0].nodes, 3)
    assert [group.name for group in after.groups] == ["block", "block 2", "block 3"]
    second, third = after.groups[1].nodes, after.groups[2].nodes
    assert after.by_id[second[0]].sources == (network.named("relu").id,)
    assert after.by_id[second[3]].sources == (second[2], network.named("relu").id)
    assert after.by_id[third[0]].sources == (second[4],)
    assert after.named("end").sources == (third[4],)
    check_network(after)
    assert analyze(after).shapes[network.named("end").id] == (8, 12, 12)


def test_layers_that_are_no_group_yet_become_one_when_repeated():
    after = groups.repeated(RESIDUAL, ids(RESIDUAL, *BLOCK), 2)
    assert names(after)["block"] == set(BLOCK)
    assert len(after.groups) == 2


def test_copies_of_a_block_join_the_stage_around_it():
    network = groups.grouped(block(), ids(RESIDUAL, *BLOCK, "end"), "stage")
    after = groups.repeated(network, network.groups[0].nodes, 3)
    assert [len(group.nodes) for group in after.groups] == [5, 5, 5, 16]
    check_network(after)


@settings(max_examples=40, deadline=None)
@given(st.integers(2, 6), st.booleans(), st.booleans())
def test_repeating_adds_exactly_the_parameters_of_the_copies(times, folded, is_arranged_):
    network = block(arranged(RESIDUAL) if is_arranged_ else RESIDUAL, folded=folded)
    inside = groups.facts(network, analyze(network), network.groups[0].nodes)
    after = groups.repeated(network, network.groups[0].nodes, times)
    gained = analyze(after).parameters - analyze(network).parameters
    assert gained == (times - 1) * inside.parameters
    assert analyze(after).shapes[network.named("end").id] == (8, 12, 12)
    assert all(group.folded == folded for group in after.groups)


def test_an_unconnected_block_is_repeated_through_its_open_inputs():
    loose = graph(("one", SAME), ("sum", Add(), "one"))
    after = groups.repeated(loose, [1, 2], 2)
    assert inputs(after, "conv1") == ["sum"]
    assert inputs(after, "add1") == ["conv1", "sum"]


@pytest.mark.parametrize(
    ("chosen", "times", "reason"),
    [
        ((), 2, "Select the layers"),
        (("input", "stem"), 2, "leave them out"),
        (BLOCK, 1, "2 to 100 times"),
        (BLOCK, 101, "2 to 100 times"),
        (("two", "sum"), 2, "norm → two, stem → sum"),
        (("stem", "one", "norm"), 2, "norm → two, stem → sum"),
    ],
)
def test_what_cannot_be_repeated_is_refused_with_the_wires_in_the_way(chosen, times, reason):
    said = refusal(groups.repeated, RESIDUAL, ids(RESIDUAL, *chosen), times)
    for part in reason.split(", "):
        assert part in said


def test_a_network_is_never_repeated_beyond_its_limit(monkeypatch):
    monkeypatch.setattr(groups, "MOST_NODES", 17)
    groups.repeated(RESIDUAL, ids(RESIDUAL, *BLOCK), 2)
    assert "at most 17 layers" in refusal(groups.repeated, RESIDUAL, ids(RESIDUAL, *BLOCK), 3)


def test_what_nothing_leads_out_of_cannot_be_repeated():
    network = graph(("input", Input()), ("output", Output(), "input"))
    assert "one Input and one Output" in refusal(groups.repeated, network, [1, 2], 2)


# --- numbers of a group --------------------------------------------------------------------------


def test_the_numbers_of_a_group_are_those_of_its_layers_together():
    network, analysis = block(), analyze(RESIDUAL)
    facts = groups.facts(network, analysis, network.groups[0].nodes)
    inside = [analysis.nodes[node] for node in network.groups[0].nodes]
    assert facts.parameters == sum(each.parameters for each in inside) == 2 * (8 * 8 * 9 + 8) + 16
    assert facts.macs == sum(each.macs for each in inside)
    assert facts.activation_bytes == 5 * 8 * 12 * 12 * 4
    assert facts.input_shapes == facts.output_shapes == ((8, 12, 12),)
    assert facts.field.size == (7, 7)
    assert facts.problems == ()


def test_a_group_ends_with_what_is_computed_last_however_its_layers_are_listed():
    nodes = tuple(reversed(RESIDUAL.nodes[2:7]))
    network = Network((*RESIDUAL.nodes[:2], *nodes, RESIDUAL.nodes[7]))
    side = edits.append(network, network.named("norm").id, Conv2d(3))
    analysis = analyze(side)
    for listed in (ids(side, *BLOCK), ids(side, *reversed(BLOCK))):
        facts = groups.facts(side, analysis, listed)
        assert facts.exits == tuple(ids(side, "norm", "relu"))
        assert facts.end == side.named("relu").id
        assert facts.end_shape == (8, 12, 12)
        assert facts.field == analysis.nodes[facts.end].field
    whole = groups.facts(RESIDUAL, analyze(RESIDUAL), [])
    assert (whole.end, whole.end_shape) == (None, None)


def test_a_group_knows_what_is_wrong_inside():
    network = edits.set_setting(block(), ids(RESIDUAL, "two"), "filters", 9)
    facts = groups.facts(network, analyze(network), network.groups[0].nodes)
    assert [problem.name for problem in facts.problems] == ["sum"]
    assert facts.output_shapes == (None,)


# --- any edits in any order ----------------------------------------------------------------------


class AnyEditsOfGroups(RuleBasedStateMachine):
    """Makes random edits: groups always hold layers that are there, apart or within each other."""

    def __init__(self):
        super().__init__()
        self.network = RESIDUAL

    def make(self, function, *arguments):
        before = msgspec.json.encode(self.network)
        try:
            after = function(self.network, *arguments)
        except EditError as refused:
            check_sentence(refused.text)
            after = self.network
        assert msgspec.json.encode(self.network) == before  # Undo is going back to the value.
        self.network = after

    def draw_nodes(self, data, most=4):
        known = st.sampled_from(sorted(self.network.by_id))
        return data.draw(st.sets(known, min_size=1, max_size=most))

    def draw_group(self, data):
        known = [*self.network.groups, None]
        return data.draw(st.sampled_from(known))

    @rule(data=st.data(), name=st.sampled_from(["a", "b", " "]), folded=st.booleans())
    def group(self, data, name, folded):
        if self.network.nodes:
            self.make(groups.grouped, self.draw_nodes(data, 6), name, folded)

    @rule(data=st.data(), change=st.sampled_from(["fold", "unfold", "ungroup", "rename"]))
    def change_group(self, data, change):
        group = self.draw_group(data)
        if group is None:
            self.make(groups.all_folded, change == "fold")
        elif change == "ungroup":
            self.make(groups.ungrouped, group.id)
        elif change == "rename":
            self.make(groups.renamed, group.id, data.draw(st.sampled_from(["a", "c", ""])))
        else:
            self.make(groups.folded, group.id, change == "fold")

    @rule(data=st.data(), times=st.integers(1, 3))
    def copy(self, data, times):
        if 0 < len(self.network.nodes) < 30:
            group = self.draw_group(data)
            nodes = group.nodes if group else self.draw_nodes(data)
            if times == 1:
                self.make(groups.duplicated, nodes)
            else:
                self.make(groups.repeated, nodes, times)

    @rule(data=st.data())
    def paste(self, data):
        if 0 < len(self.network.nodes) < 30:
            group = self.draw_group(data)
            nodes = [self.network.by_id[node] for node in (group.nodes if group else ())]
            inner = [
                each
                for each in self.network.groups
                if group and set(each.nodes) <= set(group.nodes)
            ]
            self.make(edits.paste, nodes, (5.0, 5.0), None, inner)

    @rule(data=st.data(), on_wire=st.booleans())
    def insert(self, data, on_wire):
        wires = [(s, n.id, p) for n in self.network.nodes for p, s in enumerate(n.inputs) if s]
        if wires:
            edit = rewiring.insert_on_wire if on_wire else edits.insert_between
            self.make(edit, *data.draw(st.sampled_from(wires)), ReLU(), (1.0, 1.0))

    @rule(data=st.data())
    def remove(self, data):
        if self.network.nodes:
            self.make(rewiring.remove, self.draw_nodes(data))

    @invariant()
    def can_be_saved_and_opened(self):
        text = msgspec.json.encode(self.network)
        assert msgspec.json.decode(text, type=Network) == self.network
        check_network(self.network)

    @invariant()
    def every_layer_is_on_one_card(self):
        shown = [node for card in cards(self.network).values() for node in card.nodes]
        assert sorted(shown) == sorted(self.network.by_id)


AnyEditsOfGroups.TestCase.settings = settings(
    max_examples=25, stateful_step_count=15, deadline=None
)
TestAnyEditsOfGroups = AnyEditsOfGroups.TestCase


def test_lenet_has_no_groups_and_costs_nothing_for_them():
    assert lenet5().groups == ()
    assert msgspec.to_builtins(lenet5()).keys() == {"nodes"}
