"""The small picture of a network has a bar for each layer, or a mark for each block."""

import pytest

from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.zoo.builder import chain
from cnnstudio.zoo.catalogue import template, templates
from cnnstudio.zoo.sketch import MOST, sketch


def marks_of(name):
    return sketch(template(name).build())


def test_a_chain_has_a_bar_for_each_layer_that_is_no_follower():
    families = [mark.family for mark in marks_of("LeNet-5")]
    assert families == ["io", *["convolution", "pooling"] * 2, "dense", "dense", "dense"]
    assert {mark.shape for mark in marks_of("VGG-19")} == {"bar"}


def test_bars_are_lower_where_maps_are_smaller_and_wider_where_there_are_more():
    heights = [mark.height for mark in marks_of("LeNet-5")[:5]]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] == 1.0
    widths = [mark.width for mark in marks_of("VGG-16") if mark.family == "convolution"]
    assert widths == sorted(widths)


@pytest.mark.parametrize(
    ("name", "shape", "count"),
    [
        ("ResNet-18", "shortcut", 8),
        ("ResNet-152", "shortcut", 50),
        ("GoogLeNet", "branches", 9),
        ("SqueezeNet 1.1", "branches", 8),
        ("DenseNet-121", "shortcut", 4),
    ],
)
def test_blocks_are_marks_of_their_own(name, shape, count):
    assert [mark.shape for mark in marks_of(name)].count(shape) == count


def test_an_inception_block_has_as_many_bars_as_branches():
    assert {mark.branches for mark in marks_of("GoogLeNet") if mark.shape == "branches"} == {4}


@pytest.mark.parametrize("entry", templates(), ids=lambda entry: entry.name)
def test_no_picture_has_more_marks_than_can_be_told_apart(entry):
    marks = sketch(entry.build())
    assert 1 <= len(marks) <= MOST
    assert all(0 <= mark.height <= 1 and 0 <= mark.width <= 1 for mark in marks)


def test_layers_of_unknown_shape_are_drawn_as_well():
    assert len(sketch(chain(Input(1, 4, 4), Conv2d(8, (9, 9)), Conv2d(8)))) == 3
