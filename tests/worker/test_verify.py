"""torch is asked for every shape, parameter count and MAC count."""

import time

import msgspec
import pytest

from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.analysis import analyze
from cnnstudio.training.protocol import Verify
from cnnstudio.worker.verify import verify
from tests.builders import alexnet, chain, lenet5, residual, resnet
from tests.network.test_budget import around

pytestmark = pytest.mark.torch


def disagreements(network):
    """Give the nodes of which torch says something else than we do."""
    analysis, answer = analyze(network), verify(Verify(1, network))
    assert not answer.refusal
    assert {fact.node for fact in answer.facts} == set(analysis.nodes)
    return [
        (network.by_id[fact.node].name, fact, ours)
        for fact in answer.facts
        if (tuple(fact.shape), fact.parameters, fact.macs)
        != ((ours := analysis.nodes[fact.node]).output_shape, ours.parameters, ours.macs)
    ]


@pytest.mark.parametrize(
    "network",
    [lenet5(), alexnet(), resnet((2, 2, 2, 2)), resnet((1, 2), bottleneck=True)],
    ids=["LeNet-5", "AlexNet", "ResNet-18", "bottlenecks"],
)
def test_torch_agrees_on_known_networks(network):
    assert not disagreements(network)


@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths")
@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.family != "io"], ids=lambda kind: kind.kind()
)
def test_torch_agrees_on_each_kind(kind):
    assert not disagreements(around(kind))


def test_grouped_and_dilated_convolutions_have_the_macs_that_torch_counts():
    layer = Conv2d(6, (3, 2), stride=(2, 1), padding=(1, 1), dilation=(2, 1), groups=3)
    assert not disagreements(chain(Input(3, 20, 21), layer, Flatten(), Linear(4), Output(4)))


def test_where_torch_refuses_the_node_is_named():
    class Wrong(Conv2d, frozen=True):
        """Says that it takes one channel more than it gets."""

        def torch_call(self, *inputs):
            call = super().torch_call(*inputs)
            return msgspec.structs.replace(call, arguments={**call.arguments, "in_channels": 4})

    network = chain(Input(3, 8, 8), Wrong(2), Flatten(), Linear(2), Output(2))
    answer = verify(Verify(1, network))
    assert answer.node == 2
    assert "channel" in answer.refusal
    assert [fact.node for fact in answer.facts] == [1]


def test_500_layers_are_verified_within_seconds():
    network = residual(500)
    verify(Verify(1, lenet5()))
    start = time.perf_counter()
    assert not disagreements(network)
    assert time.perf_counter() - start < 6
