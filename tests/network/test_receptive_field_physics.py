"""The traced region of a unit is what really changes it: see `physical`."""

from itertools import product

import pytest
from hypothesis import given, settings

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.receptive_field import regions
from tests.builders import branches, chain, graph, lenet5
from tests.network.random_networks import networks

pytestmark = [
    pytest.mark.torch,
    # Even kernels with “same” padding are copied once more: of no concern here.
    pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths"),
]


def measure(network, nodes=None):
    """Hold the traced regions of all units of some nodes, or of all, against the measured ones."""
    from tests.network.physical import Measured

    shapes = analyze(network).shapes
    measured = Measured(network)
    for node in nodes or shapes:
        places = shapes[node][-2:]
        for unit in product(*(range(size) for size in places)):
            found = regions(network, shapes, node, unit)
            seen = {id_: region.seen for id_, region in found.items() if region.seen}
            assert seen == measured.seen(node, unit), (network.by_id[node].name, unit)


def test_lenet5():
    network = lenet5()
    names = ("conv1", "pool1", "conv2", "relu2", "pool2", "flatten", "fc1")
    measure(network, [network.named(name).id for name in names])


@pytest.mark.slow
def test_every_unit_of_lenet5():
    measure(lenet5())


def test_a_network_with_skips():
    measure(
        graph(
            ("input", Input(2, 9, 11)),
            ("conv1", Conv2d(4, (3, 3), padding=(1, 1)), "input"),
            ("conv2", Conv2d(4, (5, 3), padding=(2, 1)), "conv1"),
            ("add1", Add(), "conv2", "conv1"),
            ("relu", ReLU(), "add1"),
            ("conv3", Conv2d(4, (3, 3), (2, 2), (1, 1)), "relu"),
            ("short", Conv2d(4, (1, 1), (2, 2)), "relu"),
            ("add2", Add(), "conv3", "short"),
            ("pool", MaxPool2d((3, 3), (2, 2), (1, 1)), "add2"),
        )
    )


def test_branches_that_are_joined():
    measure(
        branches(
            Conv2d(2, (1, 1)),
            Conv2d(2, (5, 5), padding=(2, 2)),
            MaxPool2d((3, 3), (1, 1), (1, 1)),
            Conv2d(2, (2, 4), padding="same"),
            size=9,
        )
    )


@pytest.mark.parametrize(
    "layers",
    [
        pytest.param(
            (Conv2d(1, (3, 2), dilation=(2, 3)), MaxPool2d((2, 2), (2, 2))), id="dilation"
        ),
        pytest.param((Conv2d(1, (2, 1), (3, 2)), Conv2d(1, (2, 2), (1, 2))), id="stride > kernel"),
        pytest.param((Conv2d(1, (1, 1), (2, 2)), Conv2d(1, (3, 3), dilation=(2, 2))), id="gaps"),
        pytest.param((Conv2d(1, (4, 2), padding="same"),) * 2, id="same with even kernels"),
        pytest.param((Conv2d(1, (3, 3), (2, 3), (4, 5)), Conv2d(1)), id="more padding than kernel"),
        pytest.param((Conv2d(2), Flatten(), ReLU()), id="flatten"),
        pytest.param((MaxPool2d((2, 3), (2, 3)), Flatten(), Linear(3), ReLU()), id="dense"),
        pytest.param(
            (Conv2d(1, (2, 2), (3, 3)), GlobalAvgPool2d(), Flatten()), id="global average"
        ),
        pytest.param(
            (AvgPool2d((3, 3), (2, 2), (1, 1)), Conv2d(1, (3, 3), groups=1)), id="average"
        ),
    ],
)
def test_chains(layers):
    measure(chain(Input(1, 12, 13), *layers))


def test_a_unit_of_joined_vectors():
    measure(
        graph(
            ("input", Input(1, 5, 6)),
            ("conv", Conv2d(2, (2, 2)), "input"),
            ("flat1", Flatten(), "conv"),
            ("pool", MaxPool2d(), "input"),
            ("flat2", Flatten(), "pool"),
            ("merge", Concat(), "flat2", "flat1"),
            ("twice", Add(), "merge", "merge"),
        )
    )


@settings(max_examples=40)
@given(networks())
def test_any_network(network):
    measure(network, [network.nodes[-1].id])


@pytest.mark.slow
@settings(max_examples=300)
@given(networks(most=10))
def test_any_network_in_many_cases(network):
    measure(network, [network.nodes[-1].id])
