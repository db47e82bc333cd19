"""Shapes, counts and problems of whole networks, and that broken parts leave the rest valid."""

import time

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.base import LARGEST_AXIS, LARGEST_WIDTH
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.analysis import MOST_ELEMENTS, analyze, explain, facts_of, valid_part
from cnnstudio.network.graph import Network
from tests.builders import alexnet, chain, graph, lenet5, resnet, tiny_vgg, vgg16
from tests.network.random_networks import networks
from tests.texts import check, evaluate


def facts(network, name):
    return analyze(network).nodes[network.named(name).id]


# --- figures -------------------------------------------------------------------------------------


def test_lenet5():
    network = lenet5()
    analysis = analyze(network)
    nodes = [(node.name, analysis.nodes[node.id]) for node in network.order]
    counted = {name: (f.output_shape, f.parameters, f.macs) for name, f in nodes if f.parameters}
    assert counted == {
        "conv1": ((6, 28, 28), 156, 117_600),
        "conv2": ((16, 10, 10), 2_416, 240_000),
        "fc1": ((120,), 48_120, 48_000),
        "fc2": ((84,), 10_164, 10_080),
        "fc3": ((10,), 850, 840),
    }
    shapes = {name: f.output_shape for name, f in nodes}
    assert (shapes["pool1"], shapes["pool2"], shapes["flatten"]) == (
        (6, 14, 14),
        (16, 5, 5),
        (400,),
    )
    assert dict(nodes)["conv1"].activation_bytes == 18_816
    assert analysis.problems == ()


@pytest.mark.parametrize(
    ("network", "parameters", "macs"),
    [
        (lenet5(), 61_706, 416_520),
        (tiny_vgg(), 19_920, 5_608_780),
        (alexnet(), 61_100_840, 714_188_480),
        (vgg16(), 138_357_544, 15_470_264_320),
        (resnet((2, 2, 2, 2)), 11_689_512, 1_814_073_344),
        (resnet((3, 4, 6, 3), bottleneck=True), 25_557_032, 4_089_184_256),
    ],
    ids=["LeNet-5", "Tiny VGG", "AlexNet", "VGG-16", "ResNet-18", "ResNet-50"],
)
def test_parameters_and_multiply_accumulates_of_known_networks(network, parameters, macs):
    analysis = analyze(network)
    assert (analysis.parameters, analysis.macs) == (parameters, macs)
    assert analysis.problems == ()


def test_tiny_vgg_has_the_sizes_of_the_cnn_explainer():
    shapes = [f.output_shape for f in analyze(tiny_vgg()).nodes.values()]
    assert list(dict.fromkeys(shape[1] for shape in shapes if len(shape) == 3)) == [
        *(64, 62, 60, 30, 28, 26, 13),
    ]
    assert (1690,) in shapes


def test_totals_are_the_sums_over_the_layers():
    analysis = analyze(lenet5())
    assert analysis.activation_bytes == 4 * sum(
        28 * 28 if f.output_shape == (1, 28, 28) else 1 * _numbers(f.output_shape)
        for f in analysis.nodes.values()
    )


def _numbers(shape):
    count = 1
    for size in shape:
        count *= size
    return count


# --- broken parts --------------------------------------------------------------------------------

BROKEN = graph(
    ("input", Input()),
    ("conv1", Conv2d(6, (5, 5)), "input"),
    ("conv2", Conv2d(6, (99, 99)), "conv1"),
    ("relu", ReLU(), "conv2"),
    ("pool", MaxPool2d(), "relu"),
    ("good", MaxPool2d(), "conv1"),
    ("sum", Add(), "pool", "good"),
)


def test_a_broken_layer_leaves_the_totals_of_the_rest():
    analysis = analyze(BROKEN)
    assert analysis.parameters == 156
    assert [error.name for error in analysis.errors if error.node] == ["conv2"]


def test_what_comes_behind_a_broken_layer_waits_for_it():
    culprit = BROKEN.named("conv2").id
    assert [facts(BROKEN, name).waits_for for name in ("relu", "pool", "sum")] == [culprit] * 3
    assert [facts(BROKEN, name).waits_for for name in ("conv1", "conv2", "good")] == [None] * 3
    assert not facts(BROKEN, "sum").has_error


def test_the_valid_part_is_a_network_of_its_own():
    valid = valid_part(BROKEN, analyze(BROKEN))
    assert [node.name for node in valid.nodes] == ["input", "conv1", "good"]
    assert analyze(valid).errors == (analyze(BROKEN).problems[0],)


def test_what_comes_behind_an_open_input_waits_for_it():
    network = graph(("conv", Conv2d()), ("relu", ReLU(), "conv"), ("sum", Add(), "relu"))
    assert facts(network, "relu").waits_for == 1
    assert facts(network, "sum").waits_for is None


@settings(max_examples=50)
@given(networks(), st.data())
def test_what_comes_before_a_broken_layer_is_known_as_before(network, data):
    broken = data.draw(st.sampled_from(network.nodes))
    if isinstance(broken.layer, Input):
        return
    known = analyze(network)
    after = edits.replace_layer(network, broken.id, Conv2d(7, (LARGEST_AXIS, 3), groups=5))
    spoiled = network.descendants(broken.id)
    for id_, found in analyze(after).nodes.items():
        assert (found.output_shape is None) == (id_ in spoiled)
        assert (found.waits_for == broken.id) == (id_ in spoiled - {broken.id})
        if id_ not in spoiled:
            assert found.output_shape == known.nodes[id_].output_shape
            assert found.field == known.nodes[id_].field
    assert analyze(after).parameters == sum(
        found.parameters for id_, found in known.nodes.items() if id_ not in spoiled
    )


# --- sizes beyond use ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "layer",
    [
        Conv2d(LARGEST_WIDTH, (LARGEST_AXIS, LARGEST_AXIS), padding=(LARGEST_AXIS, LARGEST_AXIS)),
        Conv2d(1, (8192, 8192), (3, 3), (LARGEST_AXIS, LARGEST_AXIS), (3, 3)),
        MaxPool2d((8192, 8192), (1, 1), (4096, 4096), (2, 2)),
        AvgPool2d((LARGEST_AXIS, 1), (LARGEST_AXIS, LARGEST_AXIS), (0, 0)),
        Linear(LARGEST_WIDTH),
        BatchNorm2d(),
        GlobalAvgPool2d(),
    ],
)
def test_the_largest_settings_take_no_time(layer):
    network = chain(
        Input(4096, LARGEST_AXIS, LARGEST_AXIS), layer, Flatten(), Linear(LARGEST_WIDTH)
    )
    start = time.perf_counter()
    analysis = analyze(network)
    for node in network.nodes:
        explain(network, analysis, node.id)
    assert time.perf_counter() - start < 2
    assert max(analysis.parameters, analysis.macs, analysis.activation_bytes) < 2**63


def test_no_tensor_is_larger_than_the_limit():
    largest = (4096, 2**14, 2**14)
    assert facts_of(MaxPool2d(stride=(1, 1)), (largest,)).output
    assert facts_of(MaxPool2d(stride=(1, 1), padding=(1, 1)), (largest,)).output is None
    assert facts_of(Linear(LARGEST_WIDTH), ((MOST_ELEMENTS,),)).output is None


# --- once for each layer and its inputs ----------------------------------------------------------


def test_what_is_remembered_does_not_depend_on_what_was_asked_before():
    network = tiny_vgg()
    first = analyze(network)
    for height in (10, 64, 33, 64):
        changed = edits.set_setting(network, [1], "height", height)
        facts_of.cache_clear()
        fresh = analyze(changed)
        assert analyze(changed) == fresh
    assert analyze(network) == first


@settings(max_examples=50)
@given(networks())
def test_analysis_does_not_depend_on_places_or_on_the_order_of_making(network):
    analysis = analyze(network)
    moved = edits.move(network, {node.id: (9.0 * node.id, 1.0) for node in network.nodes})
    assert analyze(moved) == analysis
    backwards = Network(tuple(reversed(network.nodes)))
    assert dict(analyze(backwards).nodes) == dict(analysis.nodes)


# --- the arithmetic ------------------------------------------------------------------------------


@pytest.mark.parametrize("network", [lenet5(), resnet((1, 1), size=32)], ids=["LeNet-5", "ResNet"])
def test_every_number_of_a_network_comes_with_its_arithmetic(network):
    analysis = analyze(network)
    for node in network.nodes:
        shown = {check(each.subject): each for each in explain(network, analysis, node.id)}
        assert all(evaluate(each.numbers) == each.result for each in shown.values())
        found = analysis.nodes[node.id]
        assert shown["Activation bytes"].result == found.activation_bytes
        if found.macs:
            assert shown["MACs"].result == found.macs
            assert shown["Parameters"].result == found.parameters
        if len(found.output_shape) == 3 and found.field.jump and len(node.inputs) == 1:
            assert shown["Receptive field"].result == found.field.size[0]
            assert shown["Jump"].result == found.field.jump[0]
            assert shown["Start"].result == found.field.start[0]


def test_a_layer_without_a_kernel_sees_as_much_as_the_layer_before():
    network = chain(Input(), Conv2d(1, (5, 5)), ReLU())
    shown = {str(each.subject): each for each in explain(network, analyze(network), 3)}
    assert str(shown["Receptive field"].formula) == "as before"
    assert shown["Receptive field"].numbers == "5"


def test_a_layer_behind_one_that_sees_all_has_no_jump_to_explain():
    network = chain(Input(), GlobalAvgPool2d(), Conv2d(4, (1, 1)))
    shown = [str(each.subject) for each in explain(network, analyze(network), 3)]
    assert "Parameters" in shown
    assert "Jump" not in shown


def test_nothing_is_explained_where_nothing_is_known():
    assert explain(BROKEN, analyze(BROKEN), BROKEN.named("relu").id) == ()


def test_a_struct_of_an_analysis_can_be_compared():
    assert analyze(lenet5()) == analyze(lenet5())
    changed = msgspec.structs.replace(lenet5().nodes[0], name="pictures")
    assert analyze(Network((changed,))) != analyze(Network((lenet5().nodes[0],)))
