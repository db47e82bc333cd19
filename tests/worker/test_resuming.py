"""The same seed gives the same curve; stopping and going on changes nothing, bit for bit."""

import signal
import subprocess
import sys
import time

import msgspec
import pytest
import torch
from safetensors.torch import load_file

from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Ended, Notice, Started
from cnnstudio.training.protocol import Pause, Resume, Stop
from cnnstudio.worker.train import train
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

# The plain network has 21 steps an epoch.
STEPS = 21

SETTINGS = [
    {"optimizer": "adamw", "schedule": "one-cycle", "weight_decay": 0.01},
    {"optimizer": "adam", "schedule": "constant", "weight_decay": 0.001},
    {"optimizer": "sgd", "schedule": "one-cycle", "learning_rate": 0.1},
    {"optimizer": "sgd", "schedule": "constant", "momentum": 0.0},
]


def same(one: RunFolder, other: RunFolder) -> bool:
    return weights(one) == weights(other) and curves(one) == curves(other)


def copy_of(run: RunFolder) -> RunFolder:
    """Look at a run as a new process does."""
    return RunFolder(run.path)


# --- seeds ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", [PLAIN, NORMALIZED])
def test_the_same_seed_gives_the_same_weights_and_curves(tmp_path, network):
    one, other, third = (
        trained(tmp_path, a_job(network, seed=seed, epochs=2)) for seed in (5, 5, 6)
    )
    assert same(one, other)
    assert weights(one) != weights(third)
    assert curves(one)["losses"] != curves(third)["losses"]


def test_what_was_computed_before_in_the_process_does_not_matter(tmp_path):
    one = trained(tmp_path, a_job(NORMALIZED, epochs=1))
    torch.manual_seed(77)
    torch.rand(1000)
    assert same(one, trained(tmp_path, a_job(NORMALIZED, epochs=1)))


# --- stopping and going on -----------------------------------------------------------------------


@pytest.mark.parametrize("settings", SETTINGS)
def test_two_epochs_and_two_more_are_four_in_one_go(tmp_path, settings):
    job = a_job(NORMALIZED, **settings)
    whole = trained(tmp_path, job)
    halves = a_run(tmp_path, a_job(NORMALIZED, **settings))
    assert reason_of(until(halves, until_epoch=2)) == "stopped"
    assert halves.epochs() == (0, 1, 2)
    assert reason_of(until(copy_of(halves))) == "completed"
    assert same(whole, halves)


@pytest.mark.parametrize("step", [1, STEPS - 1, STEPS, STEPS + 1, 2 * STEPS + 7])
def test_a_stop_in_the_middle_of_an_epoch_loses_nothing(tmp_path, step):
    whole, stopped = trained(tmp_path, a_job(NORMALIZED)), a_run(tmp_path, a_job(NORMALIZED))
    assert reason_of(until(stopped, stop_at(step))) == "stopped"
    assert history(stopped).step == step
    assert reason_of(until(copy_of(stopped))) == "completed"
    assert same(whole, stopped)


def test_a_run_may_be_stopped_at_every_batch(tmp_path):
    whole = trained(tmp_path, a_job(NORMALIZED, epochs=1))
    stopped = a_run(tmp_path, a_job(NORMALIZED, epochs=1))
    for step in range(1, STEPS):
        assert reason_of(until(copy_of(stopped), stop_at(step))) == "stopped"
    until(copy_of(stopped))
    assert same(whole, stopped)


def test_a_run_that_is_cut_off_goes_on_from_its_last_checkpoint(tmp_path):
    whole, cut = trained(tmp_path, a_job(NORMALIZED)), a_run(tmp_path, a_job(NORMALIZED))
    for event in train(cut, Commands()):
        if getattr(event, "step", 0) > 2 * STEPS:
            break
    cut = copy_of(cut)
    with cut.events_file.open("ab") as file:
        file.write(b'{"event":"batches","step":5')  # a line that was being written
    events = until(cut)
    assert isinstance(events[0], Started)
    assert events[0].step % STEPS == 0
    assert events[0].step >= STEPS
    assert same(whole, cut)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a matter of POSIX")
def test_a_killed_process_costs_only_what_came_after_its_last_checkpoint(tmp_path):
    settings = {"epochs": 300, "optimizer": "sgd", "learning_rate": 0.01}
    killed = a_run(tmp_path, a_job(NORMALIZED, **settings))
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "cnnstudio", "worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        start = {"ask": "start", "run_folder": str(killed.path)}
        process.stdin.write(msgspec.json.encode(start) + b"\n")
        process.stdin.flush()
        while killed.epochs()[-1:] < (3,):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    killed = copy_of(killed)
    assert killed.read_record().state == "running"
    assert not killed.is_training
    reached = killed.epochs()[-1]
    assert reason_of(until(killed, until_epoch=reached + 1)) == "stopped"
    whole = a_run(tmp_path, a_job(NORMALIZED, **settings))
    until(whole, until_epoch=reached + 1)
    assert same(whole, killed)


def test_going_on_with_a_complete_run_only_says_again_how_it_ended(tmp_path):
    run = trained(tmp_path, a_job(epochs=1))
    ended, before = history(run).ended, weights(run)
    events = until(copy_of(run))
    assert list(epochs_of(events)) == []
    assert events[-1].reason == "completed"
    assert events[-1].test_accuracy == ended.test_accuracy
    assert weights(run) == before


def test_stopping_after_an_epoch_that_is_already_done_trains_nothing(tmp_path):
    run = a_run(tmp_path)
    until(run, until_epoch=2)
    events = until(copy_of(run), until_epoch=1)
    assert [type(event) for event in events] == [Started, Ended]
    assert events[-1].epochs == 2


def test_other_versions_are_said_when_a_run_goes_on(tmp_path):
    run = a_run(tmp_path)
    until(run, until_epoch=1)
    job = run.read_job()
    assert job.versions.keys() == {"cnnstudio", "torch", "python"}
    run.write_job(msgspec.structs.replace(job, versions={**job.versions, "torch": "1.0"}))
    notices = [event.text for event in until(run) if isinstance(event, Notice)]
    assert len(notices) == 1
    assert "instead of 1.0" in notices[0]


# --- what must change nothing --------------------------------------------------------------------


def test_a_pause_changes_nothing(tmp_path):
    whole, paused = trained(tmp_path, a_job(NORMALIZED)), a_run(tmp_path, a_job(NORMALIZED))
    commands = Commands({3: Pause(), STEPS: Pause()}, waking=[Resume(), Resume()])
    assert reason_of(list(train(paused, commands))) == "completed"
    assert same(whole, paused)


def test_a_paused_run_can_be_stopped_and_goes_on_later(tmp_path):
    whole, paused = trained(tmp_path, a_job(NORMALIZED)), a_run(tmp_path, a_job(NORMALIZED))
    assert reason_of(list(train(paused, Commands({5: Pause()}, waking=[Stop()])))) == "stopped"
    until(copy_of(paused))
    assert same(whole, paused)


def test_time_spent_paused_is_no_training_time(tmp_path):
    run = a_run(tmp_path, a_job(epochs=1))
    commands = Commands({5: Pause()})
    commands.wait = lambda: [time.sleep(1.5), Resume()][1:]
    ended = list(train(run, commands))[-1]
    assert ended.seconds < 1.4
    assert ended.images_per_second > 64 * STEPS / 1.4


# --- numbers after going on ----------------------------------------------------------------------


def test_the_end_of_a_resumed_run_counts_all_of_it(tmp_path):
    run = a_run(tmp_path)
    first = until(run, until_epoch=3)[-1]
    second = until(copy_of(run))[-1]
    assert second.seconds > first.seconds
    assert second.epochs == 4
    said = history(run)
    best = said.epochs[said.best.epoch]
    assert second.train_accuracy == best.train_accuracy
    assert second.validation_accuracy == best.validation_accuracy
    record = run.read_record()
    assert (record.best, record.step, record.epoch) == (best.epoch, 4 * STEPS, 4)
    assert record.test_accuracy == second.test_accuracy
    assert record.train_accuracy == second.train_accuracy


def test_the_training_accuracy_of_the_best_epoch_survives_a_lost_record(tmp_path):
    run = a_run(tmp_path)
    until(run, until_epoch=2)
    record = run.read_record()
    run.write_record(msgspec.structs.replace(record, train_accuracy=None, best=0))
    assert until(copy_of(run), until_epoch=2)[-1].train_accuracy == record.train_accuracy


# --- the memory format of moments ----------------------------------------------------------------


@pytest.mark.parametrize("optimizer", ["adam", "adamw", "sgd"])
def test_moments_come_back_in_the_memory_format_of_their_parameters(tmp_path, optimizer):
    run = a_run(tmp_path, a_job(NORMALIZED, optimizer=optimizer))
    until(run, until_epoch=1)
    commands = Commands()
    events = train(copy_of(run), commands)
    next(events)
    optimizer, model = optimizer_and_model(commands.training)
    convolutions = 0
    for parameter in model.parameters():
        for value in optimizer.state[parameter].values():
            if value.shape == parameter.shape:
                assert value.stride() == parameter.stride()
                convolutions += parameter.ndim == 4 and not parameter.is_contiguous()
    events.close()
    assert convolutions


def optimizer_and_model(training):
    learner = getattr(training, "learner", training)
    return learner.optimizer, learner.model


def test_contiguous_moments_would_train_a_channels_last_network_wrongly(tmp_path, monkeypatch):
    """The trap that the test above guards against is still there."""
    whole, resumed = trained(tmp_path, a_job(NORMALIZED)), a_run(tmp_path, a_job(NORMALIZED))
    until(resumed, until_epoch=2)
    monkeypatch.setattr(torch, "empty_like", lambda value: torch.empty(value.shape))
    until(copy_of(resumed))
    assert weights(whole) != weights(resumed)


# --- what a checkpoint holds ---------------------------------------------------------------------


def test_a_checkpoint_is_one_file_without_anything_but_tensors_and_json(tmp_path):
    run = a_run(tmp_path)
    until(run, until_epoch=1)
    names = load_file(run.last_file).keys()
    assert {name.partition(".")[0] for name in names} == {"model", "optimizer", "random"}
