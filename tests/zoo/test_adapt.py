"""Fitting a network to data changes what must change, and says so."""

import pytest

from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.edits import connect, disconnect
from cnnstudio.zoo.adapt import adapt
from cnnstudio.zoo.small import chain, dense_baseline, lenet5, tiny_vgg


def test_a_network_that_fits_stays_as_it_is():
    assert adapt(lenet5(), (1, 28, 28), 10) == (lenet5(), ())


@pytest.mark.parametrize("make", [lenet5, tiny_vgg, dense_baseline])
@pytest.mark.parametrize("shape", [(1, 28, 28), (3, 32, 32), (3, 64, 48)])
@pytest.mark.parametrize("classes", [2, 10, 100])
def test_an_adapted_template_has_no_problems(make, shape, classes):
    network, _ = adapt(make(), shape, classes)
    assert analyze(network).problems == ()
    assert network.named("input").layer == Input(*shape)
    assert network.named("output").layer == Output(classes)


def test_each_change_is_said():
    _, texts = adapt(lenet5(), (3, 32, 32), 100)
    assert [str(text) for text in texts] == [
        "input takes 3×32×32 pictures instead of 1×28×28.",
        "output has 100 classes instead of 10.",
        "fc3 gives 100 numbers instead of 10.",
    ]


def test_a_softmax_between_does_not_hide_the_last_dense_layer():
    network, _ = adapt(chain(Input(), Flatten(), Linear(10), Softmax(), Output()), (1, 28, 28), 3)
    assert network.named("fc1").layer.units == 3


def test_a_network_of_convolutions_answers_with_filters():
    layers = (Input(), Conv2d(10), ReLU(), GlobalAvgPool2d(), Flatten(), Output())
    network, texts = adapt(chain(*layers), (1, 28, 28), 3)
    assert network.named("conv1").layer.filters == 3
    assert analyze(network).problems == ()
    assert str(texts[1]) == "conv1 gives 3 numbers instead of 10."


def test_an_output_that_nothing_is_connected_to_changes_alone():
    network, texts = adapt(disconnect(lenet5(), 14, 0), (1, 28, 28), 3)
    assert [str(text) for text in texts] == ["output has 3 classes instead of 10."]
    assert network.named("fc3").layer.units == 10


@pytest.mark.parametrize("layers", [(Conv2d(10), Flatten()), (Add(),)])
def test_where_it_takes_a_decision_only_input_and_output_change(layers):
    network = chain(Input(), *layers, Output())
    if layers == (Add(),):
        network = connect(network, 1, 2, 1)
    adapted, texts = adapt(network, (3, 28, 28), 3)
    assert [node.layer for node in adapted.nodes[1:-1]] == list(layers)
    assert len(texts) == 2
