"""Bytes and seconds of a training, from its data and settings."""

import pytest

from cnnstudio.data.catalogue import DATA_SETS, DataChoice
from cnnstudio.network.analysis import analyze
from cnnstudio.network.budget import Budget
from cnnstudio.training.budget import Counts, budget, counts, epoch_seconds, moments, process_bytes
from cnnstudio.training.job import TrainingSettings
from cnnstudio.training.protocol import Tried
from tests.builders import lenet5


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (TrainingSettings(optimizer="adamw"), 2),
        (TrainingSettings(optimizer="adam"), 2),
        (TrainingSettings(optimizer="sgd", momentum=0.9), 1),
        (TrainingSettings(optimizer="sgd", momentum=0.0), 0),
    ],
)
def test_each_optimizer_keeps_its_own_number_of_moments(settings, expected):
    assert moments(settings) == expected


@pytest.mark.torch
@pytest.mark.parametrize("optimizer", ["adamw", "adam", "sgd"])
@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_torchs_optimizers_keep_as_many(optimizer, momentum):
    import torch

    from cnnstudio.worker.learner import make_optimizer

    settings = TrainingSettings(optimizer=optimizer, momentum=momentum)
    model = torch.nn.Linear(3, 4)
    made = make_optimizer(model, settings)
    model(torch.ones(1, 3)).sum().backward()
    made.step()
    state = made.state[model.weight]
    kept = sum(value.shape == model.weight.shape for value in state.values() if value is not None)
    assert kept == moments(settings)


@pytest.mark.parametrize("known", DATA_SETS, ids=lambda known: known.name)
def test_the_splits_of_a_data_set_add_up(known):
    found = counts(DataChoice(known.name, validation=0.1))
    assert found.all == known.train + known.test
    assert found.validation == round(known.train / 10)


@pytest.mark.torch
def test_the_digits_are_counted_as_they_are_split():
    from cnnstudio.worker.data import load

    data, found = load(DataChoice()), counts(DataChoice())
    assert found == Counts(len(data.train), len(data.validation), len(data.test))


def test_a_folder_that_nobody_has_looked_into_has_no_counts():
    assert counts(DataChoice("folder")) is None


def test_pictures_count_a_byte_for_each_pixel_and_their_labels():
    network = lenet5()
    found = budget(network, analyze(network), DataChoice(), TrainingSettings(), Counts(100, 20, 30))
    assert found.pictures == 150 * (28 * 28 + 8)


def test_an_epoch_is_its_steps_its_validation_and_its_files():
    tried = Tried(1, "cpu", 1, 10, 0.5, 0.001, 0.25)
    # 10 whole batches of 10 and one of 5.
    assert epoch_seconds(tried, Counts(105, 20, 0), 10) == pytest.approx(5.25 + 0.02 + 0.25)


def test_without_validation_pictures_the_training_pictures_are_validated():
    tried = Tried(1, "cpu", 1, 10, 0.5, 0.001, 0.0)
    assert epoch_seconds(tried, Counts(100, 0, 0), 10) == pytest.approx(5.1)


def test_a_process_takes_more_than_its_tensors_unless_it_was_measured():
    found = Budget(64, parameters=1_000, pictures=500)
    tried = Tried(1, "cpu", 1, 64, 0.1, 0.1, 0.1, memory=1_200)
    assert process_bytes(found, None, 1.5) == 2_000
    assert process_bytes(found, tried, 1.5) == 1_700
    assert process_bytes(found.at(32), tried, 1.5) == 2_000
