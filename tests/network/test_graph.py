"""Networks as graphs: order, what depends on what, and what a file may hold."""

import msgspec
import pytest
from hypothesis import given, settings

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.network.graph import LARGEST_ID, Group, Network, Node
from tests.builders import branches, graph, lenet5
from tests.network.random_networks import networks

DIAMOND = graph(
    ("sum", Add(), "left", "right"),
    ("left", ReLU(), "input"),
    ("right", ReLU(), "input"),
    ("input", Input()),
    ("alone", ReLU()),
)


def names(network, ids) -> list[str]:
    return sorted(network.by_id[id_].name for id_ in ids)


@settings(max_examples=50)
@given(networks())
def test_every_node_comes_after_its_inputs(network):
    order = [node.id for node in Network(tuple(reversed(network.nodes))).order]
    assert sorted(order) == sorted(network.by_id)
    for node in network.nodes:
        assert all(order.index(source) < order.index(node.id) for source in node.sources)


def test_a_chain_stays_together_in_the_order():
    order = [node.name for node in branches(ReLU(), Conv2d(), ReLU()).order]
    assert order == ["input", "stem", "branch0", "branch1", "branch2", "merge"]
    assert [node.id for node in lenet5().order] == list(range(1, 15))


def test_nodes_on_a_circle_and_behind_it_are_left_out_of_the_order():
    network = graph(
        ("input", Input()),
        ("sum", Add(), "input", "relu"),
        ("relu", ReLU(), "sum"),
        ("behind", ReLU(), "relu"),
    )
    assert [node.name for node in network.order] == ["input"]
    assert names(network, network.descendants(2)) == ["behind", "relu", "sum"]


def test_ancestors_and_descendants_count_the_node_itself():
    sum_, left, _, input_, _ = (node.id for node in DIAMOND.nodes)
    assert names(DIAMOND, DIAMOND.ancestors(sum_)) == ["input", "left", "right", "sum"]
    assert names(DIAMOND, DIAMOND.descendants(input_)) == ["input", "left", "right", "sum"]
    assert names(DIAMOND, DIAMOND.ancestors(left)) == ["input", "left"]


def test_consumers_are_named_with_their_ports():
    sum_, left, right, input_, alone = (node.id for node in DIAMOND.nodes)
    assert DIAMOND.consumers[left] == ((sum_, 0),)
    assert set(DIAMOND.consumers[input_]) == {(left, 0), (right, 0)}
    assert DIAMOND.consumers[alone] == ()


def test_a_node_that_feeds_two_ports_is_named_twice():
    network = graph(("input", Input()), ("twice", Add(), "input", "input"))
    assert network.consumers[1] == ((2, 0), (2, 1))
    assert [node.name for node in network.order] == ["input", "twice"]


def test_a_network_of_thousands_in_a_row_is_put_in_order():
    chain = Network(
        tuple(Node(n, f"n{n}", ReLU(), (n - 1,) if n > 1 else ()) for n in range(1, 9001))
    )
    assert [node.id for node in chain.order] == list(range(1, 9001))
    assert len(chain.ancestors(9000)) == 9000


def test_nodes_are_found_by_name():
    assert DIAMOND.named("left") is DIAMOND.nodes[1]
    assert DIAMOND.named("nobody") is None


@pytest.mark.parametrize(
    ("layer", "inputs", "ports"),
    [
        (Input(), (), 0),
        (ReLU(), (), 1),
        (ReLU(), (1,), 1),
        (Output(), (1,), 1),
        (Add(), (), 2),
        (Add(), (1,), 2),
        (Add(), (1, 2), 3),
        (Add(), (1, 2, 3), 4),
    ],
)
def test_a_merge_always_has_a_free_port(layer, inputs, ports):
    assert Node(9, "node", layer, inputs).port_count == ports


# --- files ---------------------------------------------------------------------------------------


@settings(max_examples=50)
@given(networks())
def test_a_network_survives_json(network):
    assert msgspec.json.decode(msgspec.json.encode(network), type=Network) == network


NODE = {"id": 1, "name": "conv", "layer": {"kind": "ReLU"}, "inputs": [None, 2], "at": [1, -2.5]}


@pytest.mark.parametrize(
    "change",
    [
        {"id": 0},
        {"id": LARGEST_ID + 1},
        {"id": True},
        {"name": ""},
        {"name": "x" * 201},
        {"inputs": [0]},
        {"at": [1e8, 0]},
        {"at": [0]},
        {"color": "red"},
        {"layer": {"kind": "Relu"}},
        {"layer": {"kind": "ReLU", "slope": 1}},
        {"layer": {"kind": "Conv2d", "kernel": [3, 0]}},
    ],
)
def test_nodes_that_make_no_sense_are_refused(change):
    assert msgspec.json.decode(msgspec.json.encode(NODE), type=Node).inputs == (None, 2)
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(NODE | change), type=Node)


def test_a_node_is_called_by_its_own_name_where_its_groups_name_stands_around_it():
    network = graph(
        ("input", Input()),
        ("stage1_block1_conv", Conv2d(), "input"),
        ("stage1_conv", Conv2d(), "stage1_block1_conv"),
        ("other", Conv2d(), "stage1_conv"),
    )
    groups = (Group(1, "stage1_block1", (2,)), Group(2, "stage1", (2, 3, 4)))
    network = Network(network.nodes, groups)
    assert [network.own_name(node) for node in (1, 2, 3, 4)] == ["input", "conv", "conv", "other"]


@settings(max_examples=30)
@given(networks())
def test_what_is_known_of_the_wires_stays_true_where_only_names_and_places_change(network):
    assert network.order
    assert network.places
    changed = network.with_nodes(
        msgspec.structs.replace(node, name=f"x{node.id}", at=(7.0, 8.0)) for node in network.nodes
    )
    fresh = Network(changed.nodes, changed.groups)
    assert changed.order == fresh.order
    assert changed.consumers == fresh.consumers
    assert changed.places == fresh.places


def test_other_wires_are_looked_at_again():
    network = graph(("a", Conv2d()), ("b", Conv2d(), "a"), ("c", Conv2d(), "b"))
    assert [node.name for node in network.order] == ["a", "b", "c"]
    wires = {1: (3,), 2: (), 3: (2,)}
    rewired = network.with_nodes(
        msgspec.structs.replace(node, inputs=wires[node.id]) for node in network.nodes
    )
    assert [node.name for node in rewired.order] == ["b", "c", "a"]
    assert rewired.consumers[1] == ()
