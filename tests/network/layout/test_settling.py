"""What is put in moves only what comes behind it, and covers nothing."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits, groups, parts, rewiring
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.arrange import arranged, is_arranged
from cnnstudio.network.layout.frames import rects
from cnnstudio.network.layout.room import downstream
from cnnstudio.network.layout.settling import settled
from cnnstudio.zoo.catalogue import template, templates
from tests.builders import chain, graph, lenet5, resnet
from tests.random_networks import random_network

ROOMS = ((920.0, 540.0), (560.0, 320.0), (1600.0, 900.0))
FLOWS = ("right", "down")
EDITS = ("on a wire", "behind", "where it is meant")
STEPS = 4
"""Insertions after each other: the later ones find what the first ones left."""


def grouped(network, chance):
    """Put some layers into groups, folded or not."""
    for number in range(chance.randint(0, 3)):
        order = [node.id for node in network.order]
        start = chance.randrange(len(order) - 1)
        some = order[start : start + chance.randint(2, 6)]
        try:
            network = groups.grouped(network, some, f"group{number}", chance.random() < 0.4)
        except EditError:
            continue
    return network


def part(chance):
    """Give what makes one layer, or a group of two."""
    layers = chance.choice(
        ((Conv2d(4, (1, 1)),), (ReLU(),), (Conv2d(4, (1, 1)), MaxPool2d((1, 1))))
    )
    nodes = tuple(
        Node(number, f"new{number}", layer, (number - 1 or None,))
        for number, layer in enumerate(layers, 1)
    )
    return lambda _: (Network(nodes),)


def inserted(network, edit, make, chance):
    wires = [(s, node.id, at) for node in network.nodes for at, s in enumerate(node.inputs) if s]
    source, target, port = chance.choice(wires)
    if edit == "on a wire":
        return parts.insert_on_wire(network, source, target, port, make, "new", (0, 0))
    if edit == "behind":
        at = rewiring.beside(network, source)
        return parts.insert_behind(network, source, make, "new", at)
    return parts.add_to(network, make, "new", chance.choice((None, source)))


def moved_though_not_behind(before, after):
    new = [node.id for node in after.nodes if node.id not in before.by_id]
    behind = downstream(after, new)
    return {
        node.name
        for node in before.nodes
        if node.id not in behind and after.by_id[node.id].at != node.at
    }


def overlapping(network):
    found = list(rects(network).items())
    return [
        (one, other)
        for index, (one, a) in enumerate(found)
        for other, b in found[index + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]


def check_insertions(network, chance, steps=STEPS):
    for _ in range(steps):
        before, make = network, part(chance)
        try:
            network = inserted(before, chance.choice(EDITS), make, chance)
        except EditError:
            continue
        assert not moved_though_not_behind(before, network)
        assert not overlapping(network)


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from(ROOMS), st.sampled_from(FLOWS))
def test_an_insertion_moves_only_what_comes_behind_it_and_covers_nothing(number, room, flow):
    chance = random.Random(number)
    network = grouped(random_network(number, 3 + number % 14), chance)
    check_insertions(arranged(network, room, flow), chance)


@pytest.mark.slow
@pytest.mark.parametrize("flow", FLOWS)
@pytest.mark.parametrize("name", [entry.name for entry in templates() if entry.name != "Blank"])
def test_an_insertion_into_a_known_network_moves_only_what_comes_behind_it(name, flow):
    chance = random.Random(name)
    network = template(name).build()
    for is_folded in (True, False):
        network = groups.all_folded(network, is_folded)
        check_insertions(arranged(network, flow=flow), chance, steps=2)


def test_an_insertion_is_the_same_each_time():
    network = arranged(lenet5())
    first, second = (
        parts.insert_behind(network, 3, lambda _: (chain(Conv2d()),), "", (0, 0)) for _ in range(2)
    )
    assert first == second


def test_a_chain_goes_on_wrapping_like_text():
    before = arranged(lenet5())
    after = settled(before, edits.insert_between(before, 3, 4, 0, Conv2d(), (0, 0)))
    assert is_arranged(after)


def test_a_row_gets_longer_where_wrapping_would_move_what_comes_before():
    before = arranged(resnet((2, 2, 2, 2)))
    add = next(node for node in before.nodes if isinstance(node.layer, Add))
    made = edits.next_id(before)
    after = settled(
        before, edits.insert_between(before, add.inputs[0], add.id, 0, Conv2d(), (0, 0))
    )
    source = next(
        rect
        for head, rect in rects(after).items()
        if head == add.inputs[0] or add.inputs[0] in downstream(after, [head])
    )
    assert after.by_id[made].at[0] > source[0]
    assert not moved_though_not_behind(before, after)


def test_rows_below_make_room_for_a_layer_on_a_shortcut():
    network = graph(
        ("start", Conv2d()),
        ("one", Conv2d(), "start"),
        ("two", Conv2d(), "one"),
        ("add", Add(), "two", "start"),
        ("next", Conv2d(), "add"),
        ("last", Conv2d(), "next"),
    )
    before = arranged(network, (860.0, 900.0))
    assert before.by_id[5].at[1] > before.by_id[4].at[1]
    after = settled(before, edits.insert_between(before, 1, 4, 1, Conv2d(), (0, 0)))
    assert not moved_though_not_behind(before, after)
    assert not overlapping(after)
    assert after.by_id[7].at[1] > after.by_id[2].at[1]


@pytest.mark.parametrize("flow", FLOWS)
def test_a_group_whose_layers_lie_as_far_apart_as_a_file_allows_can_be_unfolded(flow):
    ids = [node.id for node in lenet5().nodes]
    far = edits.move(arranged(lenet5()), {ids[1]: (1e7, 1e7), ids[2]: (-1e7, -1e7)})
    folded = groups.grouped(far.with_flow(flow), ids[1:4], "far apart", True)
    unfolded = groups.folded(folded, folded.groups[0].id, False)
    assert not overlapping(unfolded)
    assert not overlapping(groups.duplicated(unfolded, ids[1:4]))
