"""Parts tried out without making the edit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.network import edits, parts, trials
from cnnstudio.network.analysis import analyze
from cnnstudio.network.block_catalogue import BLOCKS
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from tests.builders import branches, lenet5
from tests.random_networks import random_network

MAKES = {block.key: block.make for block in BLOCKS}
KINDS_BY_NAME = {kind.__name__: kind for kind in KINDS}
for kind in KINDS:
    inputs = () if kind is Input else (None,)
    alone = Network((Node(1, "alone", kind(), inputs),))
    MAKES[kind.__name__] = lambda _, alone=alone: (alone,)
WHOLE = [key for key in MAKES if key not in ("Input", "Output", "Add", "Concat", "Multiply")]


def behind(network, name, key, *targets):
    node = network.named(name).id
    return trials.behind(network, analyze(network), node, MAKES[key], targets)


def in_front(network, name, port, key):
    target = network.named(name).id, port
    return trials.in_front(network, analyze(network), MAKES[key], target)


def test_a_part_says_what_it_would_give():
    assert behind(lenet5(), "pool1", "MaxPool2d").shape == (6, 7, 7)
    assert behind(lenet5(), "pool1", "residual").shape == (6, 14, 14)


def test_a_part_that_refuses_what_comes_in_says_why():
    assert "needs maps" in str(behind(lenet5(), "fc1", "Conv2d").refusal)
    assert "needs maps" in str(behind(lenet5(), "fc1", "residual").refusal)


def test_a_part_that_spoils_what_is_behind_names_it():
    network = lenet5()
    trial = behind(network, "pool1", "Flatten", (network.named("conv2").id, 0))
    assert "conv2: " in str(trial.refusal)
    assert trial.shape == (1176,)


def test_there_is_one_input_and_one_output():
    assert "only one" in str(behind(lenet5(), "fc3", "Output").refusal)
    assert behind(edits.remove_nodes(lenet5(), [14]), "fc3", "Output").refusal is None
    assert behind(lenet5(), "fc3", "Input").refusal is not None


def test_a_merge_waits_for_its_other_wires():
    assert behind(lenet5(), "pool1", "Add") == trials.Trial()


def test_in_front_of_a_free_input_fits_what_can_give_its_shape():
    network = branches(Conv2d(4, padding=(1, 1)), merge=Add())
    assert in_front(network, "merge", 1, "ReLU").refusal is None
    assert in_front(network, "merge", 1, "Output").refusal is not None
    assert in_front(network, "merge", 1, "Input").refusal is not None
    assert in_front(network, "merge", 1, "Flatten").refusal is not None


def test_in_front_of_a_layer_without_an_input_fits_the_input():
    network = edits.add_node(edits.remove_nodes(lenet5(), [1]), ReLU())
    trial = in_front(network, "conv1", 0, "Input")
    assert trial == trials.Trial(Input().output_shape())
    assert isinstance(network.named("output").layer, Output)


def test_an_end_stands_on_no_wire():
    network = edits.remove_nodes(lenet5(), [14])
    target = network.named("fc3").id, 0
    assert "end of the network" in str(behind(network, "relu4", "Output", target).refusal)


def test_what_no_layer_before_could_make_right_is_refused_with_the_last_reason():
    network = edits.add_node(lenet5(), Linear(4))
    assert "needs maps" in str(in_front(network, "fc4", 0, "residual").refusal)
    assert in_front(network, "fc4", 0, "Flatten").refusal is None


def test_an_open_input_behind_the_part_is_not_held_against_it():
    nodes = (*lenet5().nodes[:3], Node(4, "add", Add(), (None, 3)))
    assert behind(Network(nodes), "conv1", "Flatten", (3, 0)).refusal is None


@given(st.integers(0, 10_000), st.sampled_from(WHOLE), st.data())
def test_a_trial_says_what_the_edit_would_lead_to(number, key, data):
    network = random_network(number, size=6)
    node = data.draw(st.sampled_from([each for each in network.nodes if each.sources]))
    port = data.draw(st.integers(0, len(node.inputs) - 1))
    source, before = node.inputs[port], analyze(network)
    trial = trials.behind(network, before, source, MAKES[key], [(node.id, port)])
    if "needs maps" in str(trial.refusal) and key not in KINDS_BY_NAME:
        with pytest.raises(EditError):
            parts.inserted(network, source, [(node.id, port)], MAKES[key], "", (0, 0))
        return
    after = parts.inserted(network, source, [(node.id, port)], MAKES[key], "", (0, 0))
    facts = analyze(after)
    assert (trial.refusal is None) == (not facts.errors)
    if trial.refusal is None:
        assert trial.shape == facts.nodes[after.by_id[node.id].inputs[port]].output_shape


def test_a_start_cannot_stand_behind_anything():
    network = edits.remove_nodes(lenet5(), [1])
    with pytest.raises(EditError):
        edits.connect(edits.add_node(network, Input()), 2, edits.next_id(network), 0)
    assert "start" in str(behind(network, "fc3", "Input").refusal)
