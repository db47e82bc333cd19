"""Which channels a unit sees."""

from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.channels import channels_seen
from tests.builders import chain, graph


def seen(network, name, channel):
    shapes = analyze(network).shapes
    found = channels_seen(network, shapes, network.named(name).id, channel)
    return {network.by_id[node].name: set(channels) for node, channels in found.items()}


def test_pooling_and_activations_see_their_own_channel():
    network = chain(Input(4, 8, 8), BatchNorm2d(), ReLU(), MaxPool2d())
    assert seen(network, "pool1", 2)["input"] == {2}


def test_a_convolution_sees_all_channels():
    network = chain(Input(4, 8, 8), Conv2d(6), MaxPool2d())
    assert seen(network, "pool1", 5) == {"pool1": {5}, "conv1": {5}, "input": {0, 1, 2, 3}}


def test_a_grouped_convolution_sees_its_group():
    network = chain(Input(4, 8, 8), Conv2d(6, groups=2))
    assert seen(network, "conv1", 2)["input"] == {0, 1}
    assert seen(network, "conv1", 3)["input"] == {2, 3}


def test_softmax_sees_all_channels():
    assert seen(chain(Input(3, 4, 4), Softmax()), "softmax1", 1)["input"] == {0, 1, 2}


def test_concat_takes_each_channel_from_one_input():
    network = graph(
        ("input", Input(4, 8, 8)),
        ("a", ReLU(), "input"),
        ("b", MaxPool2d((1, 1), (1, 1)), "input"),
        ("both", Concat(), "a", "b"),
    )
    found = seen(network, "both", 5)
    assert "a" not in found
    assert found["b"] == {1}
    assert found["input"] == {1}


def test_add_sees_the_same_channel_of_each_input():
    network = graph(
        ("input", Input(4, 8, 8)),
        ("a", ReLU(), "input"),
        ("add", Add(), "a", "input"),
    )
    assert seen(network, "add", 3)["input"] == {3}


def test_what_lies_before_a_vector_is_left_out():
    network = chain(Input(1, 4, 4), Flatten(), Linear(10), Output(10))
    assert seen(network, "fc1", 0).keys() == {"fc1"}
