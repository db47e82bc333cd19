"""The parts of a training that are plain functions: rates, orders, batches, threads."""

import msgspec
import pytest
import torch

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.training.job import TrainingSettings
from cnnstudio.worker import threads
from cnnstudio.worker.build import build
from cnnstudio.worker.data import Split, load
from cnnstudio.worker.learner import (
    Feed,
    Measure,
    evaluate,
    evaluation_batch,
    learning_rate,
    make_optimizer,
    order_of,
    steps_per_epoch,
)
from cnnstudio.zoo.small import lenet5, tiny_vgg
from tests.worker.runs import NORMALIZED, a_job

pytestmark = pytest.mark.torch

CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def digits():
    return load(DataChoice())


# --- schedules -----------------------------------------------------------------------------------


def test_one_cycle_rises_for_a_quarter_and_falls_to_a_thousandth():
    rates = [learning_rate(TrainingSettings(learning_rate=0.01), step, 400) for step in range(400)]
    assert rates[0] == pytest.approx(0.001)
    assert max(rates) == rates[100] == pytest.approx(0.01)
    assert rates[-1] == pytest.approx(0.00001)
    assert rates[:101] == sorted(rates[:101])
    assert rates[100:] == sorted(rates[100:], reverse=True)


@pytest.mark.parametrize("total", [1, 2, 3, 4, 5])
def test_one_cycle_fits_into_a_few_steps(total):
    settings = TrainingSettings(learning_rate=0.01)
    assert all(0 < learning_rate(settings, step, total) <= 0.01 for step in range(total))


def test_a_constant_rate_stays():
    settings = TrainingSettings(learning_rate=0.02, schedule="constant")
    assert {learning_rate(settings, step, 50) for step in range(50)} == {0.02}


@pytest.mark.parametrize(("name", "kind"), [("sgd", "SGD"), ("adam", "Adam"), ("adamw", "AdamW")])
def test_optimizers_change_all_weights_in_one_call(name, kind):
    settings = TrainingSettings(optimizer=name, weight_decay=0.1, momentum=0.7)
    optimizer = make_optimizer(build(lenet5()), settings)
    assert type(optimizer).__name__ == kind
    (group,) = optimizer.param_groups
    assert group["fused"] is True
    assert group["weight_decay"] == 0.1
    if name == "sgd":
        assert group["momentum"] == 0.7


# --- orders and batches --------------------------------------------------------------------------


def test_an_order_holds_every_picture_once_and_depends_on_seed_and_epoch():
    one = order_of(3, 100, seed=5)
    assert sorted(one.tolist()) == list(range(100))
    assert one.equal(order_of(3, 100, seed=5))
    assert not one.equal(order_of(4, 100, seed=5))
    assert not one.equal(order_of(3, 100, seed=6))


@pytest.mark.parametrize(
    ("count", "size", "steps"),
    [(100, 10, 10), (101, 10, 10), (102, 10, 11), (5, 10, 1), (1, 10, 1), (10, 1, 10), (11, 10, 1)],
)
def test_a_last_batch_of_one_picture_is_left_out(count, size, steps):
    assert steps_per_epoch(count, size) == steps


def test_batches_are_normalized_and_have_their_labels(digits):
    feed, places = Feed(digits.train, digits, CPU), torch.tensor([5, 0, 5, 700])
    pictures, labels = feed.batch(places)
    expected = (digits.train.pictures[places] / 255 - digits.mean[0]) / digits.spread[0]
    torch.testing.assert_close(pictures, expected)
    assert labels.equal(digits.train.labels[places])


def test_color_batches_are_normalized_channel_by_channel_with_the_channels_last():
    data = load(DataChoice())
    generator = torch.Generator().manual_seed(0)
    colors = torch.randint(0, 256, (50, 3, 9, 7), generator=generator).to(torch.uint8)
    split = Split(colors, torch.arange(50))
    data = data._replace(mean=(0.1, 0.4, 0.6), spread=(0.2, 0.3, 0.5))
    feed = Feed(split, data, CPU)
    mean, spread = (torch.tensor(values).view(3, 1, 1) for values in (data.mean, data.spread))
    for places, fed in (
        ([3, 40], lambda: feed.batch(torch.tensor([3, 40]))),
        ([10, 11], lambda: feed.stretch(10, 12)),
        ([7], lambda: feed.batch(torch.tensor([7]))),
    ):
        pictures, labels = fed()
        torch.testing.assert_close(pictures, (colors[places] / 255 - mean) / spread)
        assert pictures.is_contiguous(memory_format=torch.channels_last)
        assert labels.tolist() == places


def test_stretches_stay_as_they_are_while_batches_use_their_room_again(digits):
    feed = Feed(digits.train, digits, CPU)
    stretch, _ = feed.stretch(0, 8)
    before = stretch.clone()
    feed.batch(torch.arange(8, 16))
    feed.stretch(8, 16)
    assert stretch.equal(before)


# --- measuring -----------------------------------------------------------------------------------


def test_a_measure_is_that_of_all_pictures_at_once(digits, monkeypatch):
    model = build(NORMALIZED, seed=1)
    feed = Feed(digits.validation, digits, CPU)
    whole = evaluate(model, feed)
    monkeypatch.setattr("cnnstudio.worker.learner.EVALUATION_BATCH", 50)
    pieces = evaluate(model, feed)
    assert whole.accuracy == pieces.accuracy
    assert whole.loss == pytest.approx(pieces.loss, rel=1e-5)
    model.eval()
    logits = model(feed.stretch(0, len(feed))[0])
    assert whole == Measure(
        pytest.approx(torch.nn.functional.cross_entropy(logits, feed.labels).item(), rel=1e-5),
        pytest.approx((logits.argmax(1) == feed.labels).double().mean().item()),
    )


def test_measuring_changes_neither_model_nor_chance(digits):
    model, feed = build(NORMALIZED), Feed(digits.validation, digits, CPU)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    state = torch.get_rng_state()
    evaluate(model, feed)
    assert model.training
    assert torch.get_rng_state().equal(state)
    assert all(value.equal(before[name]) for name, value in model.state_dict().items())


def test_large_networks_are_measured_on_fewer_pictures_at_a_time():
    assert evaluation_batch(build(lenet5())) == 512
    layer = tiny_vgg().nodes[0].layer
    large = msgspec.structs.replace(layer, height=1024, width=1024)
    network = msgspec.structs.replace(
        tiny_vgg(),
        nodes=(msgspec.structs.replace(tiny_vgg().nodes[0], layer=large), *tiny_vgg().nodes[1:]),
    )
    assert evaluation_batch(build(network)) < 10


# --- threads -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cores", "most"), [(1, 1), (2, 2), (4, 3), (8, 6), (16, 12)])
def test_large_steps_get_more_threads_and_leave_some_cores_to_others(monkeypatch, cores, most):
    monkeypatch.setattr(threads, "cores", lambda: cores)
    assert threads.choose(a_job(lenet5(), batch_size=64)) == 1
    assert threads.choose(a_job(tiny_vgg(), batch_size=4096)) == most


def test_the_number_of_threads_can_be_set(monkeypatch):
    monkeypatch.setattr(threads, "cores", lambda: 4)
    for text, expected in (("3", 3), ("99", 4), ("0", 1), ("many", 1), ("", 1)):
        monkeypatch.setenv("CNNSTUDIO_THREADS", text)
        assert threads.choose(a_job(lenet5())) == expected
