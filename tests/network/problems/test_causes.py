"""What a layer refuses often comes from elsewhere: the layers that made it so are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.base import ShapeError
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import InstanceNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.resizing import Crop, Upsample
from cnnstudio.network.analysis import MOST_CAUSES, analyze
from tests.builders import chain, graph


def cause(network, name):
    problem = analyze(network).nodes[network.named(name).id].problems[0]
    return problem.cause and str(problem.cause)


def test_pooling_layers_that_left_nothing_of_the_picture_are_named():
    network = chain(Input(1, 16, 16), *[MaxPool2d()] * 5)
    assert cause(network, "pool5") == (
        "4 pooling layers before it leave 1×1 of 16×16 pixels: pool1, pool2, pool3, pool4."
    )


def test_more_layers_than_anybody_reads_are_counted():
    network = chain(Input(1, 64, 64), *[MaxPool2d()] * 7)
    assert cause(network, "pool7").endswith("pool1, pool2, pool3, pool4 and 2 more.")


def test_one_layer_that_makes_maps_too_small_is_named_whatever_its_kind():
    network = chain(Input(1, 8, 8), Conv2d(4, (8, 8)), ReLU(), InstanceNorm2d())
    assert cause(network, "norm1") == "conv1 before it leaves 1×1 of 8×8 pixels."


def test_a_picture_that_is_too_small_from_the_start_is_nobodys_fault():
    assert cause(chain(Input(1, 2, 2), Conv2d(4, (5, 5))), "conv1") is None


def test_the_layer_that_made_a_vector_is_named():
    network = chain(Input(1, 8, 8), Flatten(), ReLU(), Conv2d())
    assert cause(network, "conv1") == "flatten before it makes a vector of the maps of 1×8×8."


def test_the_layer_that_chose_the_channels_is_named():
    network = chain(Input(1, 8, 8), Conv2d(9), ReLU(), Conv2d(4, groups=2))
    assert cause(network, "conv2") == "conv1 gives these 9 channels."


def test_one_number_and_one_channel_are_told_as_one():
    one = chain(Input(1, 8, 8), Flatten(), Linear(1), Output(10))
    assert cause(one, "output") == "fc1 gives this one number."
    groups = chain(Input(1, 8, 8), Conv2d(4, groups=2))
    assert cause(groups, "conv1") == "input gives this one channel."


def test_the_layer_that_gives_the_wrong_number_of_answers_is_named():
    network = chain(Input(1, 8, 8), Flatten(), Linear(7), ReLU(), Output(10))
    assert cause(network, "output") == "fc1 gives these 7 numbers."


def test_what_a_stride_in_one_branch_does_is_told_and_that_the_shortcut_does_nothing():
    network = graph(
        ("input", Input(3, 28, 28)),
        ("stem", Conv2d(64, padding="same"), "input"),
        ("conv3", Conv2d(128, (3, 3), (2, 2), (1, 1)), "stem"),
        ("conv4", Conv2d(128, padding="same"), "conv3"),
        ("add1", Add(), "conv4", "stem"),
    )
    assert cause(network, "add1") == (
        "conv3 turns 64×28×28 into 128×14×14 (stride 2). The shortcut from stem stays 64×28×28."
    )


def test_only_what_does_not_fit_is_told_of_branches():
    network = graph(
        ("input", Input(3, 28, 28)),
        ("first", Conv2d(8, padding="same"), "input"),
        ("second", Conv2d(16), "input"),
        ("both", Concat(), "first", "second"),
    )
    assert cause(network, "both") == (
        "The branch of first stays 28×28 pixels. second turns 28×28 pixels into 26×26 pixels."
    )


def test_channels_alone_are_told_as_channels():
    network = graph(
        ("input", Input(3, 28, 28)),
        ("first", Conv2d(8, padding="same"), "input"),
        ("sum", Add(), "first", "input"),
    )
    assert cause(network, "sum") == (
        "first turns 3 channels into 8 channels. The shortcut from input stays 3 channels."
    )


def test_a_vector_among_branches_is_traced_to_where_it_was_made():
    network = graph(
        ("input", Input(3, 28, 28)),
        ("avg", GlobalAvgPool2d(), "input"),
        ("flat", Flatten(), "avg"),
        ("both", Concat(), "input", "flat"),
    )
    assert cause(network, "both") == "flat before it makes a vector of the maps of 3×1×1."


def test_what_fits_and_is_only_too_large_is_nobodys_fault():
    large = graph(
        ("input", Input(3, 4096, 4096)),
        ("pool", MaxPool2d(), "input"),
        ("wide", Conv2d(4096, (1, 1)), "pool"),
        ("one", Upsample((8, 8)), "wide"),
        ("two", Upsample((8, 8)), "wide"),
        ("concat", Concat(), "one", "two"),
        ("more", Upsample((32, 32)), "wide"),
    )
    for name in ("concat", "more"):
        problem = analyze(large).nodes[large.named(name).id].problems[0]
        assert "more than any computer can hold" in str(problem.text)
        assert problem.cause is None


def test_branches_that_look_at_different_places_say_where():
    network = graph(
        ("input", Input(1, 9, 9)),
        ("first", Conv2d(4, (3, 3)), "input"),
        ("second", Crop(2, 0, 2, 0), "input"),
        ("both", Concat(), "first", "second"),
    )
    (hint,) = (each for each in analyze(network).problems if "not aligned" in str(each.text))
    assert str(hint.cause) == (
        "Unit 0 of first is centered on row 1, column 1, that of second on row 2, column 2."
    )


def test_branches_with_other_strides_say_how_far_apart_their_units_lie():
    network = graph(
        ("input", Input(1, 9, 9)),
        ("first", Conv2d(1, (1, 1), (2, 2)), "input"),
        ("second", Conv2d(1, (5, 5)), "input"),
        ("sum", Add(), "first", "second"),
    )
    (hint,) = (each for each in analyze(network).problems if "not aligned" in str(each.text))
    assert str(hint.cause) == (
        "The units of first lie 2×2 pixels apart, those of second 1×1 pixels."
    )


def test_of_many_problems_the_first_are_explained():
    nodes = [(f"conv{number}", Conv2d(2, (9, 9)), "pool") for number in range(MOST_CAUSES + 5)]
    network = graph(("input", Input(1, 16, 16)), ("pool", MaxPool2d(), "input"), *nodes)
    told = [problem for problem in analyze(network).problems if problem.cause is not None]
    assert len(told) == MOST_CAUSES


@pytest.mark.parametrize("ceil_mode", [False, True])
@given(
    kernel=st.integers(1, 9), stride=st.integers(1, 5), padding=st.integers(0, 4), size=st.just(1)
)
def test_the_least_size_that_is_told_is_the_least_that_fits(
    ceil_mode, kernel, stride, padding, size
):
    padding = min(padding, kernel // 2)
    pool = MaxPool2d((kernel, kernel), (stride, stride), (padding, padding), ceil_mode=ceil_mode)
    try:
        pool.output_shape((1, size, size))
    except ShapeError as refused:
        least = refused.text.values["least"][0]
        assert pool.output_shape((1, least, least))
        with pytest.raises(ShapeError):
            pool.output_shape((1, least - 1, least - 1))
