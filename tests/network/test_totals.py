"""The totals of a network: sums, depth, and what the last maps see."""

import pytest

from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Multiply
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network
from cnnstudio.network.totals import Totals, depth, last_field, totals
from cnnstudio.zoo.small import blank, chain, dense_baseline, lenet5, tiny_vgg
from tests.builders import branches, graph, resnet


def test_lenet_5_amounts_to_what_the_literature_says():
    assert totals(lenet5(), analyze(lenet5())) == Totals(
        parameters=61_706,
        macs=416_520,
        activation_bytes=63_184,
        layers=14,
        depth=14,
        field=(16, 16),
        output=(10,),
    )


def test_the_empty_network_amounts_to_nothing():
    assert totals(Network(), analyze(Network())) == Totals()


def test_an_output_that_gets_nothing_has_no_shape():
    network = graph(("input", Input(1, 8, 8)), ("output", Output(10)))
    assert totals(network, analyze(network)).output is None


def test_the_depth_is_the_longest_path_from_input_to_output():
    assert depth(lenet5()) == 14
    assert depth(branches(Conv2d(4, (1, 1)), Conv2d(4, (1, 1)))) == 4
    # 16 convolutions of the blocks, each with its norm, 16 activations, 8 sums, 9 at the ends.
    assert depth(resnet((2, 2, 2, 2))) == 16 + 16 + 16 + 8 + 9


def test_layers_on_a_circle_have_no_depth():
    network = graph(("a", Conv2d(), "b"), ("b", Conv2d(), "a"))
    assert depth(network) == 0


@pytest.mark.parametrize(
    ("network", "expected"),
    [(lenet5(), ("pool2", (16, 16))), (tiny_vgg(), ("pool2", (16, 16)))],
)
def test_the_last_field_is_that_of_the_last_maps(network, expected):
    node, field = last_field(network, analyze(network))
    assert (node.name, field.size) == expected


@pytest.mark.parametrize("network", [dense_baseline(), blank()])
def test_a_network_without_maps_has_no_field(network):
    assert last_field(network, analyze(network)) is None


def test_an_unfinished_end_does_not_count():
    network = chain(Input(1, 8, 8), Conv2d(4), Conv2d(4, (99, 99)))
    node, field = last_field(network, analyze(network))
    assert (node.name, field.size) == ("conv1", (3, 3))


def test_maps_that_lead_to_no_output_count_only_where_none_do():
    probe = ("probe", Conv2d(4, (7, 7)), "input")
    whole = graph(
        ("input", Input(1, 8, 8)),
        ("conv", Conv2d(4, (3, 3)), "input"),
        ("flatten", Flatten(), "conv"),
        ("output", Output(), "flatten"),
        probe,
    )
    assert last_field(whole, analyze(whole))[0].name == "conv"
    part = graph(("input", Input(1, 8, 8)), probe, ("output", Output()))
    assert last_field(part, analyze(part))[0].name == "probe"


def test_maps_of_which_each_unit_sees_everything_count():
    gated = graph(
        ("input", Input(1, 8, 8)),
        ("conv", Conv2d(4, (3, 3)), "input"),
        ("pool", GlobalAvgPool2d(), "conv"),
        ("gate", Multiply(), "conv", "pool"),
        ("end", GlobalAvgPool2d(), "gate"),
    )
    node, field = last_field(gated, analyze(gated))
    assert (node.name, field.size) == ("gate", (8, 8))
