"""Blocks have the parameters of their papers, and fit wherever maps are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.base import LARGEST_WIDTH
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.network import blocks, parts
from cnnstudio.network.analysis import analyze
from cnnstudio.network.block_catalogue import BLOCKS, PRESETS
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.limits import check_network
from tests.builders import graph
from tests.network.random_networks import networks

ALL = (*PRESETS, *BLOCKS)
WIDTHS = st.integers(5, 600)


def behind_input(part, channels, size=8):
    """Give the analysis of a block behind maps of so many channels, and what goes out."""
    network = Network((Node(1, "maps", Input(channels, size, size)),))
    network = parts.insert_behind(network, 1, lambda _: (part,), "block", (0.0, 0.0))
    analysis = analyze(network)
    assert all(problem.node is None for problem in analysis.errors)
    end = next(node for node in network.nodes if not network.consumers[node.id])
    return analysis, analysis.nodes[end.id].output_shape


# --- parameters: k² · channels · filters, 2 · channels of a batch normalization, one bias each ----


@given(WIDTHS, WIDTHS)
@settings(max_examples=25)
def test_conv_block_has_the_parameters_of_its_convolution_and_its_norm(channels, filters):
    analysis, shape = behind_input(blocks.conv_norm_act(channels, filters), channels)
    assert analysis.parameters == 9 * channels * filters + 2 * filters
    assert shape == (filters, 8, 8)


@given(WIDTHS)
@settings(max_examples=25)
def test_residual_block_has_two_convolutions_and_nothing_on_its_shortcut(channels):
    analysis, shape = behind_input(blocks.residual(channels), channels)
    assert analysis.parameters == 2 * (9 * channels**2 + 2 * channels)
    assert shape == (channels, 8, 8)


@given(WIDTHS, WIDTHS, st.sampled_from((1, 2)))
@settings(max_examples=25)
def test_residual_block_projects_its_shortcut_where_the_shape_changes(channels, filters, stride):
    analysis, shape = behind_input(blocks.residual(channels, filters, stride), channels)
    expected = 9 * channels * filters + 9 * filters**2 + 4 * filters
    if stride == 2 or channels != filters:
        expected += channels * filters + 2 * filters
    assert analysis.parameters == expected
    assert shape == (filters, 8 // stride, 8 // stride)


@given(WIDTHS, WIDTHS, st.sampled_from((1, 2)))
@settings(max_examples=25)
def test_bottleneck_works_on_a_quarter_of_the_channels(channels, filters, stride):
    analysis, shape = behind_input(blocks.bottleneck(channels, filters, stride), channels)
    inner = filters // 4
    expected = channels * inner + 9 * inner**2 + inner * filters + 4 * inner + 2 * filters
    if stride == 2 or channels != filters:
        expected += channels * filters + 2 * filters
    assert analysis.parameters == expected
    assert shape == (filters, 8 // stride, 8 // stride)


def test_blocks_of_resnet50s_second_stage_have_the_parameters_of_torchvision():
    first, _ = behind_input(blocks.bottleneck(64, 256), 64)
    second, _ = behind_input(blocks.bottleneck(256), 256)
    assert first.parameters == 75_008
    assert second.parameters == 70_400


@given(WIDTHS)
@settings(max_examples=25)
def test_separable_block_has_the_parameters_of_mobilenet(channels):
    analysis, shape = behind_input(blocks.separable(channels), channels)
    assert analysis.parameters == 9 * channels + 2 * channels + channels**2 + 2 * channels
    assert shape == (channels, 8, 8)


@given(WIDTHS, WIDTHS)
@settings(max_examples=25)
def test_inverted_residual_is_six_times_as_wide_inside(channels, filters):
    part = blocks.inverted_residual(channels, filters)
    analysis, _ = behind_input(part, channels)
    inner = 6 * channels
    weights = channels * inner + 9 * inner + inner * filters
    assert analysis.parameters == weights + 4 * inner + 2 * filters
    assert any(isinstance(node.layer, Add) for node in part.nodes) == (channels == filters)


def test_inception_has_the_parameters_of_its_formula():
    analysis, shape = behind_input(blocks.inception(192, 256), 192)
    first = 192 * 64 + 64
    third = (192 * 96 + 96) + (9 * 96 * 128 + 128)
    fifth = (192 * 16 + 16) + (25 * 16 * 32 + 32)
    assert analysis.parameters == first + third + fifth + (192 * 32 + 32)
    # The same as GoogLeNet's inception3a.
    assert analysis.parameters == 163_696
    assert shape == (256, 8, 8)


@given(WIDTHS)
@settings(max_examples=25)
def test_inception_gives_as_many_channels_as_it_gets(channels):
    assert behind_input(blocks.inception(channels), channels)[1] == (channels, 8, 8)


def test_fire_has_the_parameters_of_squeezenet():
    analysis, shape = behind_input(blocks.fire(96, 128), 96)
    assert analysis.parameters == (96 * 16 + 16) + (16 * 64 + 64) + (9 * 16 * 64 + 64)
    assert shape == (128, 8, 8)


def test_dense_layer_has_the_parameters_of_densenet():
    analysis, shape = behind_input(blocks.dense_layer(64), 64)
    assert analysis.parameters == 2 * 64 + 64 * 128 + 2 * 128 + 9 * 128 * 32
    assert shape == (96, 8, 8)


@given(WIDTHS)
@settings(max_examples=25)
def test_squeeze_excite_keeps_the_shape(channels):
    analysis, shape = behind_input(blocks.squeeze_excite(channels), channels)
    inner = max(channels // 16, 4)
    assert analysis.parameters == channels * inner + inner + inner * channels + channels
    assert shape == (channels, 8, 8)


def test_depthwise_has_one_filter_a_channel_and_pointwise_mixes_them():
    assert behind_input(blocks.depthwise(24), 24)[0].parameters == 24 * 9 + 24
    assert behind_input(blocks.pointwise(24), 24)[0].parameters == 24 * 24 + 24


def test_the_block_that_begins_a_stage_halves_the_size_and_doubles_the_channels():
    assert behind_input(blocks.downsampling(16), 16)[1] == (32, 4, 4)


# --- fitting --------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", ALL, ids=lambda block: block.key)
@pytest.mark.parametrize("channels", [1, 3, 4, LARGEST_WIDTH])
def test_every_block_can_be_made_for_every_width(block, channels):
    for part in block.make((channels, 8, 8)):
        check_network(part)
        assert len(parts.ends_of(part)) == 1
        assert any(None in node.inputs for node in part.nodes)


@pytest.mark.parametrize("block", ALL, ids=lambda block: block.key)
def test_pictures_are_widened(block):
    part = block.make((3, 32, 32))[0]
    _, shape = behind_input(part, 3, 32)
    narrow = ("squeeze_excite", "depthwise", "dense_layer")
    assert (shape[0] >= 32) == (block.key not in narrow)


@pytest.mark.parametrize("block", ALL, ids=lambda block: block.key)
def test_a_block_without_anything_before_it_has_the_usual_width(block):
    (part,) = block.make(None)
    behind_input(part, blocks.USUAL_WIDTH)


@pytest.mark.parametrize("block", ALL, ids=lambda block: block.key)
def test_vectors_are_refused_in_a_sentence(block):
    with pytest.raises(EditError, match=r"needs maps .* vector of 84: put it in front of Flatten"):
        block.make((84,))


@given(networks(), st.sampled_from(BLOCKS + PRESETS), st.data())
def test_a_block_on_a_wire_with_maps_adds_no_error(network, block, data):
    shapes = analyze(network).shapes
    wires = [
        (source, node.id, port)
        for node in network.nodes
        for port, source in enumerate(node.inputs)
        if len(shapes[source]) == 3
    ]
    if not wires or block.key == "downsampling":
        return
    wire = data.draw(st.sampled_from(wires))
    before = {problem.node for problem in analyze(network).errors}
    after = parts.insert_on_wire(network, *wire, block.make, block.title, (0.0, 0.0))
    assert {problem.node for problem in analyze(after).errors} <= before
    check_network(after)


def test_channels_are_given_back_only_where_the_network_needs_them():
    network = graph(
        ("input", Input(8, 8, 8)),
        ("conv", Conv2d(8, padding=(1, 1)), "input"),
        ("add", Add(), "conv", "input"),
        ("last", Conv2d(4), "add"),
    )
    dense = next(block for block in BLOCKS if block.key == "dense_layer")
    before_add = parts.insert_on_wire(network, 2, 3, 0, dense.make, dense.title, (0.0, 0.0))
    before_conv = parts.insert_on_wire(network, 3, 4, 0, dense.make, dense.title, (0.0, 0.0))
    assert analyze(before_add).shapes[before_add.by_id[3].inputs[0]] == (8, 8, 8)
    assert analyze(before_conv).shapes[before_conv.by_id[4].inputs[0]] == (12, 8, 8)
