"""Receptive fields: the figures of the lectures and of public tables, and what holds on any graph.

Whether they are what a unit really sees is measured in `test_receptive_field_physics`.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Permute
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.pooling import AdaptiveAvgPool2d, AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.routing import Slice
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.receptive_field import Box, ReceptiveField, regions, through
from tests.builders import alexnet, branches, chain, graph, lenet5, resnet, tiny_vgg, vgg16
from tests.layers.random_layers import layers
from tests.network.random_networks import RESIZING, networks

SLIDING = (Conv2d, MaxPool2d, AvgPool2d)
ENLARGING = (AdaptiveAvgPool2d, ConvTranspose2d, Crop, Upsample, ZeroPad2d)


def fields_of(network, *kinds) -> list[ReceptiveField]:
    """Give the fields of the nodes of some kinds, in the network's order."""
    nodes = analyze(network).nodes
    return [nodes[node.id].field for node in network.order if isinstance(node.layer, kinds)]


def sizes(network) -> list[int]:
    return [field.size[0] for field in fields_of(network, *SLIDING)]


# --- figures -------------------------------------------------------------------------------------


def test_each_3x3_convolution_adds_two_pixels():
    assert sizes(chain(Input(1, 99, 99), *[Conv2d(1)] * 49)) == list(range(3, 100, 2))


def test_pooling_doubles_what_the_next_convolution_adds():
    assert sizes(chain(Input(), Conv2d(1), MaxPool2d(), Conv2d(1))) == [3, 4, 8]


def test_lenet5():
    fields = fields_of(lenet5(), *SLIDING)
    assert [field.size for field in fields] == [(5, 5), (6, 6), (14, 14), (16, 16)]
    assert [field.jump for field in fields] == [(1, 1), (2, 2), (2, 2), (4, 4)]
    assert [field.start for field in fields] == [(-2, -2)] * 4


def test_a_5x5_convolution_in_place_of_the_first_dense_layer_of_lenet5_sees_32_pixels():
    layers = [node.layer for node in lenet5().nodes[:7]]
    assert sizes(chain(*layers, Conv2d(120, (5, 5))))[-1] == 32


def test_tiny_vgg():
    assert sizes(tiny_vgg()) == [3, 5, 6, 10, 14, 16]


def test_alexnet():
    fields = fields_of(alexnet(), *SLIDING)
    assert [field.size[0] for field in fields] == [11, 19, 51, 67, 99, 131, 163, 195]
    assert fields[-1].jump == (32, 32)
    assert fields[-1].start == (-66, -66)


def test_vgg16():
    fields = fields_of(vgg16(), *SLIDING)
    blocks = (("1", 2), ("2", 2), ("3", 3), ("4", 3), ("5", 3))
    names = [
        name
        for block, count in blocks
        for name in (*(f"{block}_{number}" for number in range(1, count + 1)), f"p{block}")
    ]
    found = {
        name: (field.size[0], field.jump[0], -field.start[0])
        for name, field in zip(names, fields, strict=True)
    }
    assert {name: found[name] for name in VGG16} == VGG16


VGG16 = {
    "1_1": (3, 1, 1),
    "p1": (6, 2, 2),
    "2_1": (10, 2, 4),
    "p2": (16, 4, 6),
    "3_1": (24, 4, 10),
    "3_2": (32, 4, 14),
    "p3": (44, 8, 18),
    "4_1": (60, 8, 26),
    "4_2": (76, 8, 34),
    "p4": (100, 16, 42),
    "5_1": (132, 16, 58),
    "5_2": (164, 16, 74),
    "p5": (212, 32, 90),
}
"""Size, jump and padding."""


@pytest.mark.parametrize(
    ("network", "stages"),
    [
        (resnet((2, 2, 2, 2)), [43, 99, 211, 435]),
        (resnet((3, 4, 6, 3), bottleneck=True), [35, 91, 267, 427]),
    ],
    ids=["ResNet-18", "ResNet-50"],
)
def test_resnet(network, stages):
    fields = fields_of(network, Add)
    at_stage_ends = {field.jump[0]: field.size[0] for field in fields}
    assert list(at_stage_ends.values()) == stages
    assert all(field.aligned for field in fields)


def test_dilation_spreads_the_kernel():
    (field,) = fields_of(chain(Input(), Conv2d(1, (3, 2), dilation=(2, 3))), Conv2d)
    assert field.size == (5, 4)


def test_the_center_of_a_box_lies_in_its_middle():
    (field,) = fields_of(chain(Input(), Conv2d(1, (3, 4), padding=(1, 0))), Conv2d)
    assert field.center == (0.0, 1.5)


# --- units that see the whole input --------------------------------------------------------------


def test_dense_units_see_all_that_the_maps_before_see():
    network = lenet5()
    for field in fields_of(network, Linear, Output):
        assert (field.size, field.jump, field.start) == ((28, 28), None, (0, 0))


def test_dense_units_do_not_see_what_the_pooling_before_leaves_out():
    (field,) = fields_of(
        chain(Input(1, 9, 12), MaxPool2d((3, 5), (3, 5)), Flatten(), Linear()), Linear
    )
    assert (field.size, field.jump) == ((9, 10), None)
    (field,) = fields_of(chain(Input(1, 9, 9), MaxPool2d(), GlobalAvgPool2d()), GlobalAvgPool2d)
    assert (field.size, field.jump) == ((8, 8), None)


def test_padding_in_front_is_not_seen_when_the_stride_leaves_it():
    (field,) = fields_of(
        chain(Input(1, 9, 9), Conv2d(1, (1, 1), (2, 2), (1, 1)), GlobalAvgPool2d()), GlobalAvgPool2d
    )
    assert (field.start, field.size) == ((1, 1), (7, 7))


def test_flattened_units_have_lost_their_places():
    (field,) = fields_of(lenet5(), Flatten)
    assert not field.is_grid


def test_softmax_looks_along_the_channels_of_maps_and_along_all_of_a_vector():
    (of_map,) = fields_of(chain(Input(), Conv2d(1), Softmax()), Softmax)
    assert (of_map.size, of_map.is_grid) == ((3, 3), True)
    (of_vector,) = fields_of(chain(Input(), Conv2d(1), Flatten(), Softmax()), Softmax)
    assert (of_vector.size, of_vector.jump) == ((28, 28), None)


def test_a_layer_behind_a_layer_that_sees_all_sees_all():
    network = chain(Input(), GlobalAvgPool2d(), Conv2d(4, (3, 3), padding=(1, 1)), ReLU())
    assert [field.jump for field in fields_of(network, Conv2d, ReLU)] == [None, None]


# --- branches ------------------------------------------------------------------------------------


def test_branches_count_as_the_largest():
    network = branches(Conv2d(4, (1, 1)), Conv2d(4, (5, 5), padding=(2, 2)))
    (field,) = fields_of(network, Concat)
    assert (field.size, field.start, field.aligned) == ((7, 7), (-3, -3), True)


@pytest.mark.parametrize(
    ("layer", "is_aligned"),
    [
        (MaxPool2d((3, 3), (1, 1), (1, 1)), True),
        (Conv2d(4, (5, 5), padding="same"), True),
        (Conv2d(4, (2, 2), padding="same"), False),
        (Conv2d(4, (5, 5), padding=(1, 3)), None),
    ],
)
def test_branches_are_aligned_only_if_their_centers_agree(layer, is_aligned):
    network = branches(Conv2d(4, (3, 3), padding=(1, 1)), layer)
    field = analyze(network).nodes[network.named("merge").id].field
    assert (field and field.aligned) is is_aligned


def test_branches_of_another_jump_are_not_aligned():
    network = graph(
        ("input", Input(1, 9, 9)),
        ("strides", Conv2d(1, (1, 1), (2, 2)), "input"),
        ("kernel", Conv2d(1, (5, 5)), "input"),
        ("merge", Add(), "strides", "kernel"),
    )
    (field,) = fields_of(network, Add)
    assert not field.aligned
    assert field.jump == (2, 2)


def test_only_the_merge_at_which_branches_part_is_warned_of():
    network = graph(
        ("input", Input(1, 9, 9)),
        ("even", Conv2d(1, (2, 2), padding="same"), "input"),
        ("merge", Add(), "input", "even"),
        ("relu", ReLU(), "merge"),
        ("again", Add(), "merge", "relu"),
    )
    warned = [problem.name for problem in analyze(network).problems if "aligned" in str(problem)]
    assert warned == ["merge"]


# --- one unit, traced back -----------------------------------------------------------------------


def traced(network, name, unit):
    node = network.named(name)
    found = regions(network, analyze(network).shapes, node.id, unit)
    return {network.by_id[id_].name: region for id_, region in found.items()}


def test_a_unit_is_traced_through_all_maps_before_it():
    found = traced(lenet5(), "pool2", (0, 4))
    assert {name: region.window for name, region in found.items()} == {
        "pool2": Box(0, 4, 1, 5),
        "relu2": Box(0, 8, 2, 10),
        "conv2": Box(0, 8, 2, 10),
        "pool1": Box(0, 8, 6, 14),
        "relu1": Box(0, 16, 12, 28),
        "conv1": Box(0, 16, 12, 28),
        "input": Box(-2, 14, 14, 30),
    }
    assert found["input"].seen == Box(0, 14, 14, 28)
    assert (found["input"].window.height, found["input"].window.width) == (16, 16)


@pytest.mark.parametrize("name", ["fc1", "relu3", "output"])
def test_a_dense_unit_is_traced_to_the_whole_maps(name):
    found = traced(lenet5(), name, (3,))
    assert found["input"].seen == Box(0, 0, 28, 28)
    assert "flatten" not in found


def test_a_flattened_unit_is_traced_to_its_place():
    found = traced(lenet5(), "flatten", (2 * 25 + 3 * 5 + 1,))
    assert found["pool2"].seen == found["pool2"].window == Box(3, 1, 4, 2)


def test_a_unit_of_joined_vectors_is_traced_into_one_branch_only():
    network = graph(
        ("input", Input(1, 6, 6)),
        ("left", Conv2d(2, (3, 3)), "input"),
        ("right", Conv2d(2, (5, 5)), "input"),
        ("flat1", Flatten(), "left"),
        ("flat2", Flatten(), "right"),
        ("merge", Concat(), "flat1", "flat2"),
    )
    found = traced(network, "merge", (32 + 3,))
    assert found.keys() == {"right", "input"}
    assert found["input"].seen == found["input"].window == Box(1, 1, 6, 6)


@pytest.mark.parametrize(
    ("layer", "both"),
    [
        (ReLU(), False),
        (MaxPool2d((2, 2), (1, 1)), False),
        (GlobalAvgPool2d(), False),
        (Conv2d(4, groups=4), False),
        (Conv2d(4, groups=2), False),
        (Conv2d(4, groups=1), True),
        (Softmax(), True),
    ],
)
def test_a_flattened_number_is_traced_into_the_branches_that_its_channel_comes_from(layer, both):
    network = graph(
        ("input", Input(1, 6, 6)),
        ("left", Conv2d(2, (3, 3)), "input"),
        ("right", MaxPool2d((3, 3), (1, 1)), "input"),
        ("twice", Concat(), "right", "right"),
        ("merge", Concat(), "left", "twice"),
        ("layer", layer, "merge"),
        ("flat", Flatten(), "layer"),
    )
    assert ("right" in traced(network, "flat", (0,))) == both
    assert "left" in traced(network, "flat", (0,))


def test_a_branch_that_sees_only_padding_adds_nothing_to_what_the_other_sees():
    network = graph(
        ("input", Input(1, 5, 5)),
        ("beside", Conv2d(1, (3, 1), padding=(1, 2)), "input"),
        ("inside", Conv2d(1, (1, 5), padding=(0, 4)), "input"),
        ("sum", Add(), "beside", "inside"),
    )
    found = traced(network, "sum", (0, 0))["input"]
    assert found.seen == Box(0, 0, 1, 1)
    assert found.window == Box(-1, -4, 2, 1)


def test_a_unit_that_sees_only_padding_still_has_a_place():
    found = traced(chain(Input(1, 5, 5), Conv2d(1, (2, 2), padding=(3, 3))), "conv1", (0, 4))
    assert found["input"].seen is None
    assert found["input"].window == Box(-3, 1, -1, 3)


def test_a_unit_of_a_sum_of_vectors_is_traced_into_both():
    network = graph(
        ("input", Input(1, 4, 6)),
        ("pool", MaxPool2d(), "input"),
        ("flat", Flatten(), "pool"),
        ("again", Flatten(), "flat"),
        ("sum", Add(), "flat", "again"),
    )
    assert traced(network, "sum", (5,))["input"].seen == Box(2, 4, 4, 6)


def test_nothing_is_traced_beyond_padding_through_a_layer_that_sees_all():
    network = chain(Input(1, 5, 5), GlobalAvgPool2d(), Conv2d(1, (1, 1), padding=(1, 1)))
    assert traced(network, "conv1", (0, 0)).keys() == {"conv1", "pool1"}
    assert traced(network, "conv1", (1, 1))["input"].seen == Box(0, 0, 5, 5)


def test_behind_a_node_without_a_field_there_is_none():
    assert through(ReLU(), (1, 5, 5), [(1, 5, 5)], [None]) is None


def test_only_what_is_known_is_traced():
    network = graph(
        ("input", Input(1, 5, 5)),
        ("broken", Conv2d(1, (9, 9)), "input"),
        ("behind", ReLU(), "broken"),
    )
    assert traced(network, "behind", (0, 0)) == {}


@pytest.mark.parametrize(
    "network",
    [lenet5(), tiny_vgg(), alexnet(), resnet((1, 1, 1), size=64)],
    ids=["LeNet-5", "Tiny VGG", "AlexNet", "ResNet"],
)
def test_sizes_jumps_and_starts_are_those_of_the_traced_windows(network):
    analysis = analyze(network)
    (picture,) = [node.id for node in network.nodes if isinstance(node.layer, Input)]
    for node in network.nodes:
        field, shape = analysis.nodes[node.id].field, analysis.nodes[node.id].output_shape
        if len(shape) == 3 and field.jump is not None:
            for unit in ((0, 0), (shape[1] // 2, shape[2] // 3), (shape[1] - 1, shape[2] - 1)):
                window = regions(network, analysis.shapes, node.id, unit)[picture].window
                top, left = (field.start[axis] + unit[axis] * field.jump[axis] for axis in (0, 1))
                assert window == Box(top, left, top + field.size[0], left + field.size[1])


@settings(max_examples=150)
@given(networks().filter(lambda network: all(is_usual(node.layer) for node in network.nodes)))
def test_what_sees_all_has_the_size_of_the_part_of_the_picture_that_is_seen(network):
    analysis = analyze(network)
    for node in network.nodes:
        if isinstance(node.layer, Linear | GlobalAvgPool2d):
            field = analysis.nodes[node.id].field
            unit = (0,) if isinstance(node.layer, Linear) else (0, 0)
            (top, left), (height, width) = field.start, field.size
            seen = regions(network, analysis.shapes, node.id, unit)[1].seen
            assert seen == Box(top, left, top + height, left + width)


@settings(max_examples=150)
@given(st.lists(st.one_of(layers(Conv2d, 3), RESIZING), min_size=1, max_size=6))
def test_behind_layers_that_enlarge_each_unit_is_said_to_see_what_is_traced(chosen):
    network = chain(Input(1, 7, 6), *chosen)
    analysis = analyze(network)
    for node in network.nodes[1:]:
        field, shape = analysis.nodes[node.id].field, analysis.nodes[node.id].output_shape
        if field is None or max(getattr(node.layer, "dilation", (1, 1))) > 1:
            break  # Which cells of a dilated kernel hit a stretched pixel is left open in a trace.
        sizes_seen = []
        for row in range(min(shape[1], 20)):
            window = regions(network, analysis.shapes, node.id, (row, 0))[1].window
            seen = field.lattices[0].span(row) if field.lattices else span_of(field, row)
            sizes_seen.append(seen[1] - seen[0] + 1)
            assert seen == (window.top, window.bottom - 1) or seen[1] < seen[0]
        assert max(sizes_seen) <= field.size[0]
        if shape[1] > 4 * len(field.lattices[0].spans if field.lattices else "1"):
            assert max(sizes_seen) == field.size[0]


def span_of(field, unit):
    start = field.start[0] + unit * field.jump[0]
    return start, start + field.size[0] - 1


def test_a_transposed_convolution_takes_back_the_jump_of_a_stride():
    network = chain(
        Input(1, 16, 16), Conv2d(1, (2, 2), (2, 2)), ConvTranspose2d(1), Conv2d(1, padding=(1, 1))
    )
    found = fields_of(network, Conv2d, ConvTranspose2d)
    assert [field.jump for field in found] == [(2, 2), (1, 1), (1, 1)]
    assert [field.size for field in found] == [(2, 2), (2, 2), (4, 4)]


@pytest.mark.parametrize("up", [ConvTranspose2d(1), Upsample(), Upsample(mode="bilinear")])
def test_a_shortcut_over_pooling_and_enlarging_is_aligned(up):
    network = graph(
        ("input", Input(1, 16, 16)),
        ("conv", Conv2d(1, padding=(1, 1)), "input"),
        ("pool", MaxPool2d(), "conv"),
        ("up", up, "pool"),
        ("concat", Concat(), "up", "conv"),
    )
    analysis = analyze(network)
    assert analysis.nodes[5].field.aligned
    assert analysis.nodes[5].field.jump == (1, 1)


def test_a_shortcut_that_is_one_pixel_off_is_not_aligned():
    network = graph(
        ("input", Input(1, 16, 16)),
        ("conv", Conv2d(1, padding=(1, 1)), "input"),
        ("padded", ZeroPad2d(1, 0, 0, 0), "conv"),
        ("cropped", Crop(0, 1, 0, 0), "padded"),
        ("add", Add(), "cropped", "conv"),
    )
    analysis = analyze(network)
    assert not analysis.nodes[5].field.aligned
    assert any("not aligned" in str(problem) for problem in analysis.problems)


@pytest.mark.parametrize(("size", "out"), [(7, 7), (14, 7), (7, 3), (5, 8)])
def test_adaptive_pooling_sees_what_torch_documents(size, out):
    network = chain(Input(1, size, 1), AdaptiveAvgPool2d((out, 1)))
    shapes = analyze(network).shapes
    for unit in range(out):
        window = regions(network, shapes, 2, (unit, 0))[1].window
        assert (window.top, window.bottom) == (unit * size // out, -(-(unit + 1) * size // out))


def test_units_lose_their_places_in_permute():
    (field,) = fields_of(chain(Input(2, 5, 5), Conv2d(4), Permute(), Conv2d(1, (1, 1))), Permute)
    assert not field.is_grid
    network = chain(Input(2, 5, 5), Conv2d(4), Permute(), Conv2d(1))
    assert not analyze(network).nodes[4].field.is_grid


def is_usual(layer) -> bool:
    """Say whether no window of a layer can lie in the padding altogether, or cuts anything off."""
    if isinstance(layer, (Multiply, Permute, Slice, *ENLARGING)):
        return False
    if not isinstance(layer, SLIDING):
        return True
    window = layer.window((1, 1, 1))
    return window.dilation == (1, 1) and all(
        padding < kernel for padding, kernel in zip(window.padding, window.kernel, strict=True)
    )
