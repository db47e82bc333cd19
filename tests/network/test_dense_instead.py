"""What a dense layer would cost in place of a convolution."""

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network.analysis import analyze, explain
from cnnstudio.network.dense_instead import STEM
from tests.builders import chain, lenet5


def shown(network, name):
    node = network.named(name).id
    found = explain(network, analyze(network), node)
    stem = f"{STEM}: "
    return {
        str(each.subject).removeprefix(stem): each.result
        for each in found
        if str(each.subject).startswith(stem)
    }


def test_lenets_first_convolution_would_have_millions_of_weights():
    assert shown(lenet5(), "conv1") == {
        "parameters": 4704 * 785,
        "MACs": 4704 * 784,
        "bytes of the parameters": 4 * 4704 * 785,
        "times as many parameters": 4704 * 785 // 156,
    }


def test_a_megapixel_picture_into_a_thousand_units_takes_a_billion_weights():
    network = chain(Input(1, 1000, 1000), Conv2d(1000, (1000, 1000)))
    assert shown(network, "conv1")["MACs"] == 10**9


def test_a_layer_with_no_parameters_of_its_own_has_no_ratio():
    network = chain(Input(1, 4, 4), MaxPool2d())
    assert shown(network, "pool1")["parameters"] == 4 * 17
    assert "times as many parameters" not in shown(network, "pool1")


def test_layers_without_a_kernel_are_not_compared():
    assert not shown(chain(Input(1, 4, 4), ReLU()), "relu1")


def test_numbers_that_say_nothing_to_anybody_are_left_out():
    network = chain(Input(64, 16_384, 16_384), Conv2d(64, padding=(1, 1)))
    assert not shown(network, "conv1")
