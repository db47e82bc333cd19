"""What a training takes, worked out from shapes; torch counts the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Reshape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.routing import Identity
from cnnstudio.network.analysis import analyze
from cnnstudio.network.budget import costs, estimate, fits, largest_batch, validated_at_once
from cnnstudio.network.graph import Network
from tests.builders import alexnet, chain, graph, lenet5, residual, resnet, tiny_vgg, vgg16

MIB = 2**20

BATCHES = st.integers(1, 4096)


def of(network: Network, batch: int = 32, **options):
    return estimate(network, analyze(network), batch, **options)


def test_weights_gradients_and_moments_are_four_bytes_a_number():
    found = of(lenet5(), moments_per_parameter=2)
    assert found.parameters == found.gradients == 4 * 61_706
    assert found.moments == 2 * 4 * 61_706


def test_plain_sgd_keeps_no_moments():
    assert of(lenet5(), moments_per_parameter=0).moments == 0


def test_a_step_costs_three_forward_passes():
    assert of(lenet5(), 64).macs_of_step == 3 * 64 * 416_520


def test_an_epoch_validates_forwards_only():
    assert of(lenet5()).macs_of_epoch(1_000, 100) == 416_520 * 3_100


def test_a_relu_keeps_its_output_and_what_came_in_is_freed():
    plain = chain(Input(1, 8, 8), Conv2d(2), Flatten(), Linear(2), Output(2))
    with_relu = chain(Input(1, 8, 8), Conv2d(2), ReLU(), Flatten(), Linear(2), Output(2))
    # The picture is counted as the batch; 2x6x6 numbers go into the dense layer.
    assert of(plain, 1).activations == of(with_relu, 1).activations == 4 * 2 * 6 * 6


def test_dropout_notes_down_what_it_leaves_out():
    without = chain(Input(1, 8, 8), Conv2d(2), Flatten(), Linear(2), Output(2))
    with_it = chain(Input(1, 8, 8), Conv2d(2), Dropout(), Flatten(), Linear(2), Output(2))
    assert of(with_it, 1).activations == 2 * of(without, 1).activations


def test_costs_of_the_layers_add_up():
    network = tiny_vgg()
    found, whole = costs(network, analyze(network)), of(network, 32)
    assert sum(cost.parameters for cost in found) == whole.parameters
    assert 32 * sum(cost.kept for cost in found) == whole.activations
    assert sum(cost.macs for cost in found) == whole.macs


def test_the_first_maps_of_a_convolutional_network_are_the_dearest():
    network = tiny_vgg()
    dearest = max(costs(network, analyze(network)), key=lambda cost: cost.kept)
    assert network.by_id[dearest.node].name == "relu1"


def test_a_validation_can_take_more_than_a_small_batch():
    small = of(tiny_vgg(), 1)
    assert small.validation > small.growing
    assert small.total == small.fixed + small.validation


def test_few_large_pictures_are_validated_at_a_time():
    assert validated_at_once(64 * MIB) == 1
    assert validated_at_once(1) == 512


@given(BATCHES, BATCHES)
def test_a_budget_at_another_batch_size_is_that_of_the_network_there(first, second):
    network = lenet5()
    assert of(network, first).at(second) == of(network, second)


@given(BATCHES, st.integers(1, 2**34))
def test_the_largest_batch_fits_and_twice_as_many_do_not(batch, memory):
    found = of(tiny_vgg(), batch)
    size = largest_batch(found, memory)
    assert size & (size - 1) == 0
    assert size <= batch
    if size:
        assert fits(found.at(size), memory)
    if 0 < 2 * size <= batch:
        assert found.fixed + found.at(2 * size).growing > 0.89 * memory


def test_where_the_memory_is_not_known_all_fits():
    assert fits(of(vgg16(), 4096), 0)
    assert not fits(of(vgg16(), 4096), 8 * 1024 * MIB)


def test_an_unfinished_network_counts_as_far_as_it_goes():
    network = graph(("conv", Conv2d()), ("input", Input(1, 8, 8)))
    assert of(network).total == of(chain(Input(1, 8, 8))).total


# --- against torch -------------------------------------------------------------------------------


def counted(network: Network, batch: int):
    from cnnstudio.training.protocol import CountMemory
    from cnnstudio.worker.budget import count

    return count(CountMemory(1, network, batch))


NETWORKS = {
    "LeNet-5": lenet5(),
    "Tiny VGG": tiny_vgg(),
    "residual": residual(60),
    "ResNet-18": resnet((2, 2, 2, 2), size=64),
    "bottlenecks": resnet((1, 2), bottleneck=True, size=64),
    "AlexNet": alexnet(),
    "VGG-16": vgg16(),
}


@pytest.mark.torch
@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("batch", [8, 128])
def test_torch_counts_the_same_for_known_networks(name, batch):
    network = NETWORKS[name]
    found, torchs = of(network, batch), counted(network, batch)
    assert torchs.parameters == found.parameters
    assert found.activations == pytest.approx(torchs.activations, rel=0.02)
    together = torchs.parameters + torchs.activations + torchs.passing
    assert found.parameters + found.growing - found.batch == pytest.approx(together, rel=0.1)


LOOSER = {"AdaptiveAvgPool2d": 1.0, "LayerNorm": 0.1, "Crop": 0.1}
"""How far the rule may be off: it does not know all ways in which torch computes a kind."""


def around(kind) -> Network:
    """Put a kind between two convolutions, or two dense layers."""
    if kind is Linear:
        return chain(Input(3, 16, 16), Conv2d(8), Flatten(), Linear(64), Linear(10), Output())
    layer = Reshape(8, 16, 16) if kind is Reshape else kind()
    sources = ("first", "second")[-max(layer.fewest_inputs, 1) :]
    start = (
        ("input", Input(3, 16, 16)),
        ("first", Conv2d(8, padding="same"), "input"),
        ("second", Conv2d(8, padding="same"), "first"),
        ("kind", layer, *sources),
    )
    is_map = len(analyze(graph(*start)).shapes[4] or ()) == 3
    middle = (("conv", Conv2d(8, padding="same"), "kind"), ("flat", Flatten(), "conv"))
    end = (("dense", Linear(10), "flat" if is_map else "kind"), ("output", Output(), "dense"))
    return graph(*start, *(middle if is_map else ()), *end)


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:Using padding='same' with even kernel lengths")
@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.family != "io"], ids=lambda kind: kind.kind()
)
def test_torch_keeps_as_much_of_each_kind(kind):
    network = around(kind)
    found, torchs = of(network, 64), counted(network, 64)
    tolerance = LOOSER.get(kind.kind(), 0.03)
    assert found.activations == pytest.approx(torchs.activations, rel=tolerance)


def test_a_long_row_of_views_is_no_trouble():
    network = chain(Input(1, 8, 8), Conv2d(2), *[Identity()] * 3000, Flatten(), Linear(2))
    assert of(network, 1).activations == of(chain(*_without_identities(network)), 1).activations


def _without_identities(network):
    return [node.layer for node in network.nodes if not isinstance(node.layer, Identity)]
