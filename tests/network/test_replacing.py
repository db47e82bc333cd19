"""Another kind in the place of a layer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU, Tanh
from cnnstudio.layers.base import ShapeError
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network import edits, replacing
from cnnstudio.network.analysis import analyze
from cnnstudio.network.layout.arrange import arranged, is_arranged
from tests.builders import branches, graph, lenet5
from tests.random_networks import LAYER_KINDS, random_network

CHOSEN = Conv2d(12, (5, 5), (2, 2), (2, 2), bias=False)


def put(layer, new):
    """Replace a layer between an Input and an Output, and give what is there then."""
    network = graph(
        ("input", Input(3, 32, 32)), ("conv1", layer, "input"), ("out", ReLU(), "conv1")
    )
    return replacing.replaced_by(network, 2, new).by_id[2]


def test_a_transposed_convolution_keeps_filters_kernel_stride_and_bias():
    layer = put(CHOSEN, ConvTranspose2d()).layer
    assert (layer.filters, layer.kernel, layer.stride) == (12, (5, 5), (2, 2))
    assert (layer.padding, layer.bias) == ((2, 2), False)


def test_a_pooling_keeps_the_window():
    layer = put(CHOSEN, MaxPool2d()).layer
    assert layer == MaxPool2d((5, 5), (2, 2), (2, 2))


def test_padding_that_the_new_kind_cannot_have_is_left_out():
    assert put(Conv2d(8, (3, 3), padding="same"), AvgPool2d()).layer.padding == (0, 0)
    assert put(Conv2d(8, (3, 3), padding=(3, 3)), MaxPool2d()).layer.padding == (0, 0)


def test_a_layer_with_settings_of_its_own_keeps_them():
    assert put(CHOSEN, Conv2d(7, (1, 1))).layer == Conv2d(7, (1, 1))


@pytest.mark.parametrize(("before", "after"), [("conv1", "pool1"), ("edges", "edges")])
def test_a_name_that_says_the_kind_changes_with_it_and_a_given_one_stays(before, after):
    network = edits.rename(lenet5(), 2, before)
    network = edits.rename(network, network.named("pool1").id, "first")
    assert replacing.replaced_by(network, 2, MaxPool2d()).by_id[2].name == after


def test_an_arranged_network_stays_arranged():
    network = arranged(lenet5())
    assert is_arranged(replacing.replaced_by(network, network.named("fc1").id, Conv2d()))


@pytest.mark.parametrize(
    ("name", "layer", "can"),
    [
        ("conv1", MaxPool2d(), True),
        ("conv1", Conv2d(), False),
        ("conv1", Conv2d(6, groups=6), True),
        ("conv1", ReLU(), False),
        ("conv1", Add(), False),
        ("relu1", Tanh(), True),
        ("relu1", BatchNorm2d(), False),
        ("relu1", Conv2d(), False),
        ("input", Conv2d(), False),
        ("output", Conv2d(), False),
        ("conv1", Output(), False),
    ],
)
def test_what_can_replace_what(name, layer, can):
    assert replacing.can_replace(lenet5().named(name), layer) is can


def test_a_merge_is_replaced_by_merges_only():
    merge = branches(Conv2d(), Conv2d()).named("merge")
    assert replacing.can_replace(merge, Add())
    assert not replacing.can_replace(merge, Conv2d())
    assert not replacing.can_replace(branches(Conv2d(), Conv2d()).named("stem"), Concat())


# --- laws -----------------------------------------------------------------------------------------


@given(st.integers(0, 10_000), st.data())
def test_wires_stay_and_no_setting_comes_from_nowhere_or_spoils_the_layer(number, data):
    network = random_network(number, size=5)
    node = data.draw(st.sampled_from(network.nodes))
    layer = data.draw(st.sampled_from(LAYER_KINDS))()
    if not replacing.can_replace(node, layer):
        return
    after = replacing.in_place_of(network, node.id, layer)
    made = after.by_id[node.id]
    assert type(made.layer) is type(layer)
    assert made.inputs == node.inputs
    assert after.consumers == network.consumers
    for name in layer.__struct_fields__:
        value = getattr(made.layer, name)
        assert value in (getattr(layer, name), getattr(node.layer, name, None))
    shapes = analyze(network).nodes[node.id].input_shapes
    if fits(layer, shapes):
        assert fits(made.layer, shapes)


def fits(layer, shapes):
    try:
        layer.output_shape(*shapes)
    except ShapeError:
        return False
    return True


@given(st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_kinds_of_the_same_settings_can_be_put_back(one, other):
    taken = replacing.with_settings_of(one(), other())
    assert replacing.with_settings_of(taken, other()) == taken
