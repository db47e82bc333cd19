"""How much each pixel counts for a unit, within the box that its kernels span."""

import numpy as np
import pytest
import torch

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Concat
from cnnstudio.network.analysis import analyze
from cnnstudio.network.receptive_field import regions
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.protocol import EffectiveField, Failed, FieldValues, Hello, Picture, Weights
from cnnstudio.worker.build import build
from cnnstudio.worker.data import Data, Split, load
from cnnstudio.worker.effective_field import effective_field
from tests.builders import chain, graph, lenet5
from tests.worker.process import Worker

pytestmark = pytest.mark.torch


def noise(*shape: int, count: int = 6) -> Data:
    generator = torch.Generator().manual_seed(0)
    pictures = torch.randint(256, (count, *shape), dtype=torch.uint8, generator=generator)
    split = Split(pictures, torch.zeros(count, dtype=torch.int64))
    channels = shape[0]
    return Data(split, split, split, (0.5,) * channels, (0.25,) * channels, ("a", "b"))


def measure(network, name, data, *, positive=False, **place):
    """Measure the field of a node, by name; with positive weights nothing cancels."""
    model = build(network)
    if positive:
        for value in model.parameters():
            value.data.abs_().add_(0.01)
    node = network.named(name).id
    ask = EffectiveField(1, network, Weights(), DataChoice(), node, **place)
    found = effective_field(model, data, ask, "random", 0.0)
    values = np.frombuffer(found.values, "<f4").reshape(found.height, found.width)
    return found, values


def support(values):
    """Give the smallest box around what is not zero: top, left, bottom, right."""
    rows, columns = np.nonzero(values)
    return (rows.min(), columns.min(), rows.max() + 1, columns.max() + 1)


def stack(depth: int, size: int = 33):
    """Make a stack of 3x3 convolutions that keep the size."""
    layers = [Conv2d(4, padding=(1, 1), bias=False) for _ in range(depth)]
    return chain(Input(1, size, size), *layers, Flatten(), Linear(2), Output(2))


@pytest.mark.parametrize(("name", "row", "column"), [("pool2", 2, 2), ("conv1", 0, 27)])
def test_what_counts_lies_within_the_theoretical_region(name, row, column):
    network = lenet5()
    found, values = measure(network, name, noise(1, 28, 28), row=row, column=column)
    node = network.named(name).id
    seen = regions(network, analyze(network).shapes, node, (row, column))[1].seen
    assert found.box == (seen.top, seen.left, seen.bottom, seen.right)
    outside = np.ones_like(values, dtype=bool)
    outside[seen.top : seen.bottom, seen.left : seen.right] = False
    assert not values[outside].any()
    assert values[~outside].any()


def test_with_positive_weights_all_of_the_region_counts():
    found, values = measure(stack(5), "conv5", noise(1, 33, 33), positive=True, row=16, column=4)
    assert found.box == (11, 0, 22, 10)
    assert support(values) == found.box


def test_the_center_of_a_stack_outweighs_the_border():
    _, values = measure(stack(10), "conv10", noise(1, 33, 33), row=16, column=16)
    center, border = values[14:19, 14:19].mean(), values[6:11, 6:11].mean()
    assert center > 10 * border


def test_one_channel_of_two_branches_sees_what_its_own_branch_sees():
    network = graph(
        ("input", Input(1, 15, 15)),
        ("narrow", Conv2d(1, (3, 3), padding=(1, 1)), "input"),
        ("wide", Conv2d(1, (7, 7), padding=(3, 3)), "input"),
        ("merge", Concat(), "narrow", "wide"),
    )
    place = {"row": 7, "column": 7}
    narrow, wide = (
        measure(network, "merge", noise(1, 15, 15), channel=channel, **place)[1]
        for channel in (0, 1)
    )
    assert support(narrow) == (6, 6, 9, 9)
    assert support(wide) == (4, 4, 11, 11)


def test_a_single_filter_counts_as_its_weights_do():
    network = stack(1, size=9)
    model = build(network)
    node = network.named("conv1").id
    ask = EffectiveField(1, network, Weights(), DataChoice(), node, channel=2, row=4, column=4)
    found = effective_field(model, noise(1, 9, 9), ask, "random", 0.0)
    values = np.frombuffer(found.values, "<f4").reshape(9, 9)
    # The spread of the pictures is 0.25, but the gradient is that of the normalized picture.
    weights = model.conv1.weight[2, 0].abs().detach().numpy()
    np.testing.assert_allclose(values[3:6, 3:6], weights, rtol=1e-6)


def test_it_is_the_mean_over_the_pictures():
    data = noise(1, 28, 28, count=3)
    place = {"row": 1, "column": 1, "pictures": 1}
    single = [
        measure(lenet5(), "pool2", data, picture=Picture(index), **place)[1] for index in range(3)
    ]
    found, all_three = measure(lenet5(), "pool2", data, row=1, column=1, pictures=3)
    np.testing.assert_allclose(all_three, np.mean(single, 0), rtol=1e-5)
    assert found.pictures == 3


def test_a_unit_of_a_vector_is_named_by_its_channel():
    found, values = measure(lenet5(), "fc3", noise(1, 28, 28), channel=7)
    assert found.box == (0, 0, 28, 28)
    assert values.any()


def test_the_model_stays_as_it_was():
    network = lenet5()
    model = build(network).train()
    before = {name: value.clone() for name, value in model.state_dict().items()}
    ask = EffectiveField(1, network, Weights(), DataChoice(), network.named("pool2").id)
    effective_field(model, noise(1, 28, 28), ask, "random", 0.0)
    assert model.training
    assert all(parameter.grad is None for parameter in model.parameters())
    assert all(value.equal(before[name]) for name, value in model.state_dict().items())


@pytest.mark.parametrize(
    ("place", "sentence"),
    [({"row": 5}, "only 16×5×5 units"), ({"channel": 16}, "only 16×5×5 units")],
)
def test_a_unit_that_is_not_there_is_refused(place, sentence):
    with pytest.raises(ProjectError, match=sentence):
        measure(lenet5(), "pool2", noise(1, 28, 28), **place)


def test_pictures_of_another_size_are_refused():
    with pytest.raises(ProjectError, match="fit the network"):
        measure(lenet5(), "pool2", noise(3, 32, 32))


@pytest.mark.slow
def test_the_assistant_answers_with_the_real_pictures(user_home):
    network = lenet5()
    node = network.named("pool1").id
    with Worker() as worker:
        worker.hear(Hello)
        worker.ask(EffectiveField(3, network, Weights(seed=1), DataChoice(), node, 0, 7, 7))
        found = worker.hear(FieldValues, Failed)
        assert isinstance(found, FieldValues), found
        worker.ask(EffectiveField(4, network, Weights(), DataChoice(), 99))
        assert isinstance(worker.hear(FieldValues, Failed), Failed)
    assert (found.number, found.source, found.pictures) == (3, "random", 32)
    ask = EffectiveField(3, network, Weights(seed=1), DataChoice(), node, 0, 7, 7)
    here = effective_field(build(network, 1), load(DataChoice()), ask, "random", 0.0)
    given = np.frombuffer(found.values, "<f4")
    np.testing.assert_allclose(given, np.frombuffer(here.values, "<f4"), rtol=1e-4, atol=1e-7)
