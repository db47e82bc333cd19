"""Edits in several steps, as gestures need them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits, rewiring
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network
from cnnstudio.network.layout.arrange import arranged
from tests.builders import branches, chain, graph, lenet5


def inputs(network, name):
    node = network.named(name)
    return [network.by_id[source].name if source else None for source in node.inputs]


def test_inserting_behind_a_fork_feeds_all_branches():
    network = rewiring.insert_behind(branches(Conv2d(), Conv2d()), 2, ReLU(), (0, 0))
    assert inputs(network, "branch0") == inputs(network, "branch1") == ["relu1"]
    assert inputs(network, "relu1") == ["stem"]


@pytest.mark.parametrize("layer", [Input(), Output()])
def test_ends_cannot_stand_on_a_wire(layer):
    with pytest.raises(EditError, match="end of the network"):
        rewiring.insert_on_wire(lenet5(), 1, 2, 0, layer, (0, 0))


def test_adding_behind_the_output_goes_in_front_of_it():
    network = rewiring.add_to(lenet5(), ReLU(), 14)
    assert inputs(network, "output") == ["relu5"]


def test_adding_to_a_chain_without_output_goes_behind_its_end():
    network = rewiring.add_to(chain(Input(), Conv2d()), MaxPool2d())
    assert inputs(network, "pool1") == ["conv1"]


def test_adding_connects_with_an_output_that_waits():
    network = edits.add_node(chain(Input(), Conv2d()), Output())
    assert inputs(rewiring.add_to(network, MaxPool2d()), "output") == ["pool1"]


def test_adding_an_output_goes_behind_the_last_layer():
    assert inputs(rewiring.add_to(chain(Input(), Conv2d()), Output()), "output") == ["conv1"]


def test_a_second_input_is_not_wired():
    network = rewiring.add_to(lenet5(), Input())
    assert len(network.nodes[-1].inputs) == 0


def test_adding_to_an_output_with_nothing_before_it_leaves_the_layer_loose():
    network = rewiring.add_to(Network(edits.add_node(Network(), Output()).nodes), ReLU(), 1)
    assert inputs(network, "relu1") == []


@given(st.sampled_from(KINDS), st.sampled_from(range(1, 15)))
def test_adding_behind_any_node_keeps_the_network_without_circles(kind, selected):
    network = rewiring.add_to(arranged(lenet5()), kind(), selected)
    assert len(network.order) == len(network.nodes) == 15


def test_taking_out_closes_the_chain_and_keeps_the_node():
    network = rewiring.take_out(lenet5(), 3, (7, 8))
    assert inputs(network, "pool1") == ["conv1"]
    assert inputs(network, "relu1") == []
    assert network.by_id[3].at == (7, 8)


def test_moving_to_another_wire():
    network = rewiring.move_to_wire(lenet5(), 3, 4, 5, 0, (0, 0))
    assert inputs(network, "pool1") == ["conv1"]
    assert inputs(network, "relu1") == ["pool1"]
    assert inputs(network, "conv2") == ["relu1"]


def test_moving_to_its_own_wire_changes_nothing():
    assert rewiring.move_to_wire(lenet5(), 3, 3, 4, 0, (0, 0)) == lenet5()


def test_reconnecting_within_a_merge_keeps_the_order_of_the_others():
    network = graph(
        ("input", Input()),
        ("a", Conv2d(), "input"),
        ("b", Conv2d(), "input"),
        ("add", Add(), "a", "b"),
    )
    after = rewiring.reconnect(network, (4, 0), 2, (4, 2))
    assert inputs(after, "add") == ["b", "a"]


def test_reconnecting_to_the_same_port_changes_nothing():
    assert rewiring.reconnect(lenet5(), (2, 0), 1, (2, 0)) == lenet5()


def test_reconnecting_into_a_circle_is_refused():
    with pytest.raises(EditError, match="circle"):
        rewiring.reconnect(lenet5(), (6, 0), 5, (2, 0))


def test_removing_closes_an_arranged_network_up():
    network = rewiring.remove(arranged(lenet5()), [4])
    assert network.named("conv2").at[0] < 400
