"""The course of a training: what it says, what it keeps, and how it ends."""

from pathlib import Path

import msgspec
import pytest
import torch

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d
from cnnstudio.network.graph import Network, Node
from cnnstudio.project import run_store
from cnnstudio.project.errors import RunInUseError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Batches, Ended, Epoch, Paused, Resumed, Started
from cnnstudio.training.protocol import Pause, Resume, Stop
from cnnstudio.worker import data as data_module
from cnnstudio.worker import train as train_module
from cnnstudio.worker.train import train
from cnnstudio.zoo.small import chain
from tests.worker.runs import (
    NORMALIZED,
    PLAIN,
    Commands,
    a_job,
    a_run,
    curves,
    epochs_of,
    history,
    reason_of,
    stop_at,
    trained,
    until,
    weights,
)

pytestmark = pytest.mark.torch

STEPS = 21


# --- what it says --------------------------------------------------------------------------------


def test_a_run_says_how_it_starts_each_epoch_and_how_it_ended(tmp_path):
    run = a_run(tmp_path)
    events = until(run)
    started, *middle, ended = events
    assert isinstance(started, Started)
    assert (started.run, started.device, started.threads) == (run.id, "cpu", 1)
    counts = started.train_pictures, started.validation_pictures, started.test_pictures
    assert counts == (1293, 144, 360)
    assert (started.steps_per_epoch, started.epochs) == (STEPS, 4)
    assert list(epochs_of(events)) == [0, 1, 2, 3, 4]
    assert {type(event) for event in middle} == {Batches, Epoch}
    assert isinstance(ended, Ended)
    assert (ended.reason, ended.epochs, ended.device, ended.message) == ("completed", 4, "cpu", "")


def test_what_is_written_down_is_what_was_said(tmp_path):
    run = a_run(tmp_path)
    events = until(run)
    lines = run.events_file.read_bytes().splitlines()
    assert lines == [msgspec.json.encode(event) for event in events]


def test_every_batch_has_a_loss_and_an_accuracy(tmp_path):
    said = history(trained(tmp_path))
    assert list(said.steps) == list(range(1, 4 * STEPS + 1))
    assert len(said.losses) == len(said.accuracies) == 4 * STEPS
    assert all(0 <= share <= 1 for share in said.accuracies)


def test_the_first_epoch_is_zero_and_has_only_a_validation(tmp_path):
    first = history(trained(tmp_path)).epochs[0]
    assert (first.epoch, first.step, first.train_loss, first.train_accuracy) == (0, 0, None, None)
    assert first.validation_accuracy < 0.4
    assert first.validation_loss == pytest.approx(2.3, abs=0.5)


def test_an_epochs_numbers_are_the_means_of_its_batches(tmp_path):
    said = history(trained(tmp_path))
    sizes = [64] * 20 + [13]
    losses, shares = said.losses[STEPS : 2 * STEPS], said.accuracies[STEPS : 2 * STEPS]
    mean = sum(loss * size for loss, size in zip(losses, sizes, strict=True)) / 1293
    share = sum(share * size for share, size in zip(shares, sizes, strict=True)) / 1293
    assert said.epochs[2].train_loss == pytest.approx(mean, rel=1e-5)
    assert said.epochs[2].train_accuracy == pytest.approx(share)


def test_the_end_tells_of_the_best_epoch(tmp_path):
    run = a_run(tmp_path)
    ended = until(run)[-1]
    said, record = history(run), run.read_record()
    best = max(said.epochs, key=lambda epoch: (epoch.validation_accuracy, -epoch.validation_loss))
    assert said.best == best
    assert (ended.validation_accuracy, ended.train_accuracy) == (
        best.validation_accuracy,
        best.train_accuracy,
    )
    assert ended.test_accuracy > 0.8
    assert record == msgspec.structs.replace(
        record,
        state="completed",
        epoch=4,
        step=4 * STEPS,
        best=best.epoch,
        device="cpu",
        message="",
        seconds=ended.seconds,
        images_per_second=ended.images_per_second,
        train_accuracy=ended.train_accuracy,
        validation_accuracy=ended.validation_accuracy,
        test_accuracy=ended.test_accuracy,
    )


def test_the_test_is_of_the_best_epochs_weights(tmp_path):
    run, commands = a_run(tmp_path), Commands()

    def spoil_the_third_epoch():
        if commands.training and commands.training.at.step > 2 * STEPS:
            with torch.no_grad():
                for value in commands.training.learner.model.parameters():
                    value.zero_()

    commands.on_poll = spoil_the_third_epoch
    ended = list(train(run, commands))[-1]
    best = run.read_record().best
    assert best == 2
    assert ended.test_accuracy == pytest.approx(accuracy_on_test(run, best))
    assert ended.test_accuracy > 0.5


def accuracy_on_test(run: RunFolder, epoch: int) -> float:
    """Classify the test split with an epoch's weights in the plainest way."""
    from safetensors.torch import load

    from cnnstudio.worker.build import build

    job = run.read_job()
    model, found = build(job.network), data_module.load(job.data)
    model.load_state_dict(load(run.epoch_file(epoch).read_bytes()))
    model.eval()
    pictures = (found.test.pictures.float() / 255 - found.mean[0]) / found.spread[0]
    with torch.inference_mode():
        answers = model(pictures).argmax(1)
    return (answers == found.test.labels).double().mean().item()


def test_the_learning_rate_is_that_of_the_schedule(tmp_path):
    events = until(a_run(tmp_path, a_job(learning_rate=0.004)))
    rates = [event.learning_rate for event in events if isinstance(event, Batches)]
    assert max(rates) <= 0.004
    assert rates[-1] == pytest.approx(0.000004)
    constant = until(a_run(tmp_path, a_job(schedule="constant", learning_rate=0.004)))
    assert {event.learning_rate for event in constant if isinstance(event, Batches)} == {0.004}


def test_speed_counts_training_steps_only(tmp_path, monkeypatch):
    """Whatever happens between steps (here: slow validation) is no training."""
    import time

    evaluate = train_module.evaluate
    monkeypatch.setattr(
        train_module, "evaluate", lambda *words: (time.sleep(0.3), evaluate(*words))[1]
    )
    ended = until(a_run(tmp_path))[-1]
    assert ended.seconds > 1.2
    assert ended.images_per_second > 4 * 1293 / 0.9


# --- commands ------------------------------------------------------------------------------------


def test_stop_keeps_what_was_learned_and_tests_the_best_epoch(tmp_path):
    run = a_run(tmp_path)
    events = until(run, stop_at(STEPS + 5))
    assert (events[-1].reason, events[-1].epochs) == ("stopped", 1)
    assert events[-1].test_accuracy is not None
    assert history(run).step == STEPS + 5
    assert run.read_record().state == "stopped"
    assert run.read_record().step == STEPS + 5
    assert run.last_file.exists()


def test_a_pause_is_said_and_so_is_its_end(tmp_path):
    run = a_run(tmp_path)
    events = list(train(run, Commands({7: Pause()}, waking=[Pause(), Resume()])))
    kinds = [type(event) for event in events]
    assert kinds.count(Paused) == kinds.count(Resumed) == 1
    paused = next(event for event in events if isinstance(event, Paused))
    assert paused.step == 7
    before = events[kinds.index(Paused) - 1]
    assert isinstance(before, Batches)
    assert before.step == 7  # the curve is complete while one looks at it


def test_a_pause_that_is_taken_back_in_the_same_moment_does_not_wait(tmp_path):
    both_at_7 = {6.5: Pause(), 7: Resume()}
    events = until(a_run(tmp_path), both_at_7)
    said = [event.step for event in events if isinstance(event, Paused | Resumed)]
    assert said == [7, 7]
    assert reason_of(events) == "completed"


def test_a_paused_run_is_saved_before_it_waits(tmp_path):
    run = a_run(tmp_path)
    seen = []
    commands = Commands({7: Pause()})
    commands.wait = lambda: [seen.append(run.read_record().step), Stop()][1:]
    list(train(run, commands))
    assert seen == [7]


def test_a_stop_during_the_validation_is_obeyed_and_nothing_is_lost(tmp_path, monkeypatch):
    monkeypatch.setattr("cnnstudio.worker.learner.EVALUATION_BATCH", 16)
    whole, stopped = trained(tmp_path), a_run(tmp_path)
    commands, polls = Commands(), []

    def count_after_last_batch():
        if commands.training.at.step == 2 * STEPS:
            polls.append(1)

    commands.on_poll = count_after_last_batch
    commands.poll = lambda: (commands.on_poll(), [Stop()] if len(polls) == 3 else [])[1]
    events = list(train(stopped, commands))
    assert (events[-1].reason, events[-1].epochs) == ("stopped", 1)
    assert list(epochs_of(events)) == [0, 1]
    until(RunFolder(stopped.path))
    assert (weights(whole), curves(whole)) == (weights(stopped), curves(stopped))


def test_a_pause_during_the_validation_waits_for_the_next_batch(tmp_path, monkeypatch):
    monkeypatch.setattr("cnnstudio.worker.learner.EVALUATION_BATCH", 16)
    whole, paused = trained(tmp_path), a_run(tmp_path)
    commands, asked = Commands(waking=[Resume()]), []

    def poll():
        if commands.training.at.step == STEPS and not asked:
            asked.append(Pause())
            return asked[:]
        return []

    commands.poll = poll
    assert reason_of(list(train(paused, commands))) == "completed"
    assert curves(whole) == curves(paused)


def test_somebody_who_is_gone_does_not_wait_for_the_test(tmp_path, monkeypatch):
    """Stop is asked again and again: nobody will read the answer."""
    commands = Commands()
    commands.poll = lambda: [Stop()] if commands.training.at.step >= STEPS + 3 else []
    run = a_run(tmp_path)
    ended = list(train(run, commands))[-1]
    assert (ended.reason, ended.test_accuracy) == ("stopped", None)
    assert run.read_record().state == "stopped"


def test_two_trainings_of_one_run_are_refused(tmp_path):
    run = a_run(tmp_path)
    first = train(run, Commands())
    next(first)
    with pytest.raises(RunInUseError, match="is being trained by another process already"):
        next(train(RunFolder(run.path), Commands()))
    first.close()
    assert reason_of(until(RunFolder(run.path))) == "completed"


# --- unusual sizes -------------------------------------------------------------------------------


@pytest.mark.parametrize("rest", [0, 1, 2])
def test_batch_normalization_never_gets_a_single_picture(tmp_path, rest):
    """1,293 pictures in batches of 1292, 646 or 1291 leave 1, 1 or 2 over."""
    norm = chain(
        Input(), Conv2d(2, (28, 28)), BatchNorm2d(), ReLU(), Flatten(), Linear(10), Output()
    )
    size = {0: 431, 1: 646, 2: 1291}[rest]
    events = until(a_run(tmp_path, a_job(norm, batch_size=size, epochs=2)))
    assert reason_of(events) == "completed"
    assert events[0].steps_per_epoch == {0: 3, 1: 2, 2: 2}[rest]


def test_batches_of_one_picture_with_batch_normalization_are_refused_in_words(tmp_path):
    norm = chain(Input(), Conv2d(2, (28, 28)), BatchNorm2d(), Flatten(), Linear(10), Output())
    events = until(a_run(tmp_path, a_job(norm, batch_size=1)))
    assert reason_of(events) == (
        "failed: Batch normalization needs several numbers for each channel: choose a batch size "
        "of at least 2."
    )


def test_a_batch_may_be_larger_than_the_data(tmp_path):
    events = until(a_run(tmp_path, a_job(batch_size=5000, epochs=2)))
    assert reason_of(events) == "completed"
    assert events[0].steps_per_epoch == 1


def test_without_validation_the_training_pictures_tell_the_best_epoch(tmp_path):
    events = until(a_run(tmp_path, a_job(data=DataChoice(validation=0.0), epochs=2)))
    assert reason_of(events) == "completed"
    assert events[0].train_pictures == 1437
    assert events[0].validation_pictures == 0
    assert events[-1].validation_accuracy > 0.5


# --- what cannot be trained ----------------------------------------------------------------------


def test_a_network_without_weights_is_refused_in_words(tmp_path):
    pooled = chain(Input(), AvgPool2d((28, 1), (1, 3)), Flatten(), Output())
    message = until(a_run(tmp_path, a_job(pooled)))[-1].message
    assert message == "The network has nothing to learn: add a convolution or a dense layer."


def test_weights_that_lead_nowhere_are_nothing_to_learn(tmp_path):
    pooled = chain(Input(), AvgPool2d((28, 1), (1, 3)), Flatten(), Output())
    aside = Node(9, "aside", Conv2d(), (1,))
    network = Network((*pooled.nodes, aside))
    message = until(a_run(tmp_path, a_job(network)))[-1].message
    assert message == "The network has nothing to learn: add a convolution or a dense layer."


def test_weights_that_lead_nowhere_stay_as_they_are(tmp_path):
    from safetensors.torch import load_file

    aside = Node(9, "aside", Conv2d(), (1,))
    run = trained(tmp_path, a_job(Network((*PLAIN.nodes, aside)), epochs=1))
    first, last = (load_file(run.epoch_file(epoch)) for epoch in (0, 1))
    changed = {name for name in first if not first[name].equal(last[name])}
    assert changed == {"conv1.weight", "conv1.bias", "fc1.weight", "fc1.bias"}
    assert "aside.weight" in first


@pytest.mark.parametrize(
    ("network", "words"),
    [
        (chain(Input(), Flatten(), Linear(7), Output(7)), "Digits has 10 classes, but the Output"),
        (chain(Input(3, 28, 28), Flatten(), Linear(10), Output()), "The pictures of Digits are"),
        (chain(Input(), Flatten(), Linear(10)), "The network has no Output: add one"),
        (chain(Flatten(), Linear(10), Output()), "The network has no Input"),
        (chain(Input(), Linear(10), Output()), "needs a vector"),
    ],
)
def test_a_network_that_does_not_fit_is_refused_in_words(tmp_path, network, words):
    run = a_run(tmp_path, a_job(network))
    events = until(run)
    assert len(events) == 1
    assert words in events[0].message
    assert "\n" not in events[0].message
    assert run.read_record().state == "failed"
    assert run.read_record().message == events[0].message


@pytest.mark.parametrize("damage", [None, b"", b"{}", b"\xff"])
def test_a_job_that_cannot_be_read_is_said(tmp_path, damage):
    run = a_run(tmp_path)
    if damage is None:
        run.job_file.unlink()
    else:
        run.job_file.write_bytes(damage)
    message = until(run)[-1].message
    assert "job.json" in message
    assert "\n" not in message


def test_a_device_that_is_not_there_is_said(tmp_path):
    events = until(a_run(tmp_path, a_job(device="cuda:99")))
    assert reason_of(events) == (
        "failed: There is no cuda:99 on this computer: choose the CPU, or auto."
    )


def test_a_loss_that_is_no_number_names_the_step_and_keeps_the_last_good_state(tmp_path):
    deep = chain(Input(), Flatten(), *[Linear(64)] * 8, Linear(10), Output())
    job = a_job(deep, optimizer="sgd", learning_rate=100.0, epochs=3)
    run = a_run(tmp_path, job)
    events = until(run)
    assert events[-1].reason == "failed"
    assert "The loss was no longer a number at step" in events[-1].message
    step = int(events[-1].message.partition("at step ")[2].partition(":")[0])
    assert 1 < step <= 3 * STEPS
    assert history(run).step == step - 1  # the curve goes up to the last number
    assert run.read_record().state == "failed"
    assert run.read_record().message == events[-1].message
    from safetensors.torch import load_file

    for file in (run.last_file, *map(run.epoch_file, run.epochs())):
        assert all(value.isfinite().all() for value in load_file(file).values())


def test_a_failed_run_says_the_same_when_it_is_resumed(tmp_path):
    deep = chain(Input(), Flatten(), *[Linear(64)] * 8, Linear(10), Output())
    run = a_run(tmp_path, a_job(deep, optimizer="sgd", learning_rate=100.0))
    first = until(run)[-1]
    again = until(RunFolder(run.path))[-1]
    assert (again.reason, again.message) == (first.reason, first.message)


def test_too_little_memory_is_said_with_a_smaller_batch(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: 8 bytes")

    monkeypatch.setattr(torch.nn.functional, "cross_entropy", refuse)
    events = until(a_run(tmp_path, a_job(batch_size=48)))
    assert events[-1].reason == "failed"
    assert "too little memory for batches of 48" in events[-1].message
    assert "24" in events[-1].message


def test_whatever_torch_refuses_ends_the_run_in_one_sentence(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise RuntimeError("something odd\nwith a second line\nand a third")

    monkeypatch.setattr(torch.nn.functional, "cross_entropy", refuse)
    run = a_run(tmp_path)
    events = until(run)
    assert events[-1].reason == "failed"
    assert "something odd" in events[-1].message
    assert "\n" not in events[-1].message
    assert run.read_record().state == "failed"


# --- what is kept --------------------------------------------------------------------------------


def test_the_weights_of_all_epochs_are_kept_under_the_names_of_the_code(tmp_path):
    from safetensors.torch import load_file

    run = trained(tmp_path)
    assert run.epochs() == (0, 1, 2, 3, 4)
    names = load_file(run.epoch_file(4)).keys()
    assert set(names) == {"conv1.weight", "conv1.bias", "fc1.weight", "fc1.bias"}


def test_a_run_over_its_budget_keeps_powers_of_two_the_best_and_the_newest(tmp_path, monkeypatch):
    monkeypatch.setattr(run_store, "EPOCHS_BUDGET", 1)
    monkeypatch.setattr(train_module, "thin", lambda run, best: run_store.thin(run, best, 1))
    run = trained(tmp_path, a_job(epochs=7))
    best = run.read_record().best
    assert set(run.epochs()) == {0, 1, 2, 4, 7, best}


def test_a_long_epoch_is_saved_meanwhile(tmp_path, monkeypatch):
    monkeypatch.setattr(train_module, "CHECKPOINT_SECONDS", 0.0)
    monkeypatch.setattr(train_module, "READ_SECONDS", 0.0)
    run = a_run(tmp_path, a_job(NORMALIZED))
    for event in train(run, Commands()):
        if getattr(event, "step", 0) >= STEPS + 8:
            break
    assert run.read_record().step > STEPS
    until(RunFolder(run.path))
    whole = trained(tmp_path, a_job(NORMALIZED))
    assert (weights(whole), curves(whole)) == (weights(run), curves(run))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads /proc")
def test_memory_does_not_grow_with_the_epochs(tmp_path):
    def megabytes() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6

    events = train(a_run(tmp_path, a_job(NORMALIZED, epochs=60)), Commands())
    sizes = [megabytes() for event in events if isinstance(event, Epoch)]
    assert sizes[-1] - sizes[20] < 10
