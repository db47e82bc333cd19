"""`train` in a terminal: what it prints, what it stores, and what happens when it is cut short."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from cnnstudio import paths
from cnnstudio.cli import training
from cnnstudio.cli.parser import run
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.project import run_store, storage
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.storage import load, read_run_member, save
from cnnstudio.training.history import History
from cnnstudio.training.job import TrainingSettings
from cnnstudio.zoo.small import blank, chain, dense_baseline
from tests.project.designs import LENET, a_run

pytestmark = pytest.mark.torch

QUICK = Design(dense_baseline(), training=TrainingSettings(epochs=3, batch_size=128))


@pytest.fixture
def file(tmp_path, monkeypatch) -> Path:
    """Give a project that trains three epochs in a moment."""
    monkeypatch.chdir(tmp_path)
    save(tmp_path / "my.cnn", QUICK)
    return tmp_path / "my.cnn"


@pytest.fixture(autouse=True)
def _one_thread(monkeypatch):
    """The same number of threads on every machine, so that runs can be compared."""
    monkeypatch.setattr("cnnstudio.worker.threads.choose", lambda job: 1)


def events(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def stored() -> list[Path]:
    """Give what lies in the run store."""
    return list(paths.run_store().iterdir()) if paths.run_store().exists() else []


# --- to the end ----------------------------------------------------------------------------------


def test_each_event_is_one_line_of_json_and_the_last_says_how_it_ended(capsys, file):
    assert run(["train", "my.cnn", "--json"]) == 0
    said = events(capsys)
    assert [event["epoch"] for event in said if event["event"] == "epoch"] == [0, 1, 2, 3]
    ended = said[-1]
    assert ended.keys() >= {
        "event",
        "reason",
        "epochs",
        "train_accuracy",
        "validation_accuracy",
        "test_accuracy",
        "seconds",
        "images_per_second",
        "device",
    }
    assert (ended["event"], ended["reason"], ended["epochs"]) == ("ended", "completed", 3)
    assert 0.5 < ended["test_accuracy"] <= 1
    assert ended["images_per_second"] > 0


def test_the_run_is_stored_in_the_file_and_leaves_the_store(capsys, file):
    run(["train", "my.cnn", "--json"])
    said = events(capsys)
    project = load(file)
    (trained,) = project.runs
    assert project.design == QUICK
    assert trained.record.state == "completed"
    assert trained.record.test_accuracy == said[-1]["test_accuracy"]
    assert trained.epochs() == (0, 1, 2, 3)
    assert trained.read_job().title == "my"
    history = History.of_lines(trained.events_lines())
    assert history.ended.reason == "completed"
    assert len(history.losses) == history.total_steps
    assert stored() == []


def test_people_get_a_line_for_each_epoch(capsys, file):
    run(["train", "my.cnn", "--epochs", "2"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("1293 training, 144 validation and 360 test pictures, 2 epochs")
    assert [line.split()[1] for line in lines[1:4]] == ["0/2", "1/2", "2/2"]
    assert "validation" in lines[2]
    assert "images/s" in lines[2]
    assert lines[4].startswith("completed after 2 epochs in ")
    assert lines[4].endswith("% (best epoch)")


def test_options_change_the_run_and_not_the_project(capsys, file):
    words = ["--epochs", "1", "--batch-size", "500", "--learning-rate", "0.01", "--seed", "7"]
    run(["train", "my.cnn", *words, "--device", "cpu"])
    project = load(file)
    assert project.design == QUICK
    assert project.runs[0].read_job().training == msgspec.structs.replace(
        QUICK.training, epochs=1, batch_size=500, learning_rate=0.01, seed=7, device="cpu"
    )


def test_the_same_seed_gives_the_same_curve(capsys, file):
    curves = []
    for seed in ("1", "1", "2"):
        run(["train", "my.cnn", "--epochs", "1", "--seed", seed])
        curves.append(list(History.of_lines(load(file).runs[-1].events_lines()).losses))
    assert curves[0] == curves[1]
    assert curves[0] != curves[2]


# --- stopping and going on -----------------------------------------------------------------------


def test_stopping_after_an_epoch_and_going_on_gives_the_same_weights_bit_for_bit(capsys, file):
    run(["train", "my.cnn"])
    capsys.readouterr()
    run(["train", "my.cnn", "--stop-after", "2", "--json"])
    assert events(capsys)[-1]["reason"] == "stopped"
    assert run(["train", "my.cnn", "--resume", "--json"]) == 0
    said = events(capsys)
    assert said[0]["epoch"] == 2
    assert (said[-1]["reason"], said[-1]["epochs"]) == ("completed", 3)
    whole, stopped, resumed = load(file).runs
    assert stopped.record.state == "stopped"
    assert stopped.epochs() == (0, 1, 2)
    for epoch in range(4):
        name = f"epochs/{epoch}.safetensors"
        assert read_run_member(file, whole.id, name) == read_run_member(file, resumed.id, name)
    one, other = (History.of_lines(kept.events_lines()) for kept in (whole, resumed))
    assert list(one.losses) == list(other.losses)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ([], "my.cnn has no run to go on with: leave out --resume."),
        (["--epochs", "1"], "is complete: leave out --resume to begin another."),
    ],
)
def test_there_must_be_something_to_go_on_with(capsys, file, before, words):
    if before:
        run(["train", "my.cnn", *before])
        capsys.readouterr()
    assert run(["train", "my.cnn", "--resume"]) == 1
    assert words in capsys.readouterr().err
    assert stored() == []


def test_a_run_without_a_checkpoint_cannot_go_on(capsys, file, tmp_path):
    left = a_run(tmp_path / "elsewhere")
    left.last_file.unlink()
    left.write_record(run_store.RunRecord("stopped"))
    save(file, QUICK, [left])
    assert run(["train", "my.cnn", "--resume"]) == 1
    assert "has no checkpoint to go on from" in capsys.readouterr().err


def test_a_run_goes_on_with_its_own_settings_and_other_ones_are_refused(capsys, file):
    run(["train", "my.cnn", "--stop-after", "1"])
    capsys.readouterr()
    assert run(["train", "my.cnn", "--resume", "--batch-size", "64"]) == 1
    assert (
        "goes on with its own settings, which are --batch-size 128: leave out --batch-size 64"
        in (capsys.readouterr().err)
    )
    assert stored() == []
    assert run(["train", "my.cnn", "--resume", "--batch-size", "128", "--device", "cpu"]) == 0
    assert load(file).runs[-1].read_job().training.device == "cpu"


# --- cut short -----------------------------------------------------------------------------------


def start(*words: str, **streams) -> subprocess.Popen:
    """Train in a process of its own, for longer than anybody waits."""
    command = [sys.executable, "-P", "-m", "cnnstudio", "train", "my.cnn", "--epochs", "9999"]
    return subprocess.Popen([*command, *words], stdout=subprocess.PIPE, text=True, **streams)


def wait_for(process: subprocess.Popen, words: str) -> None:
    for line in process.stdout:
        if line.startswith(words):
            return
    pytest.fail(f"It ended without saying {words!r}")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of POSIX")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_stops_and_keeps_what_was_learned(file, number):
    with start(stderr=subprocess.PIPE) as process:
        wait_for(process, "epoch    1/9999")
        process.send_signal(number)
        rest = process.stdout.read()
        said = process.stderr.read()
    assert process.returncode == 0
    assert "stopped after" in rest
    assert said.count("\n") == 1
    (kept,) = load(file).runs
    assert kept.record.state == "stopped"
    assert kept.can_resume
    assert stored() == []


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="signals are a matter of POSIX")
def test_a_killed_run_is_named_and_can_go_on(capsys, file):
    with start() as process:
        wait_for(process, "epoch    1/9999")
        process.kill()
    assert load(file).runs == ()
    (left,) = stored()
    assert run(["train", "my.cnn", "--epochs", "1"]) == 0
    assert f"the run {left.name} was interrupted and is kept" in capsys.readouterr().err
    # The newest is now the one that was trained meanwhile.
    assert run(["train", "my.cnn", "--resume"]) == 1
    save(file, QUICK)
    assert run(["train", "my.cnn", "--resume", "--stop-after", "2"]) == 0
    (kept,) = load(file).runs
    assert kept.id == left.name
    assert kept.record.state == "stopped"
    assert stored() == []


def test_the_second_ctrl_c_ends_at_once(capsys):
    commands = training.TerminalCommands()
    assert commands.poll() == []
    commands.stop()
    assert len(commands.poll()) == len(commands.wait()) == 1
    with pytest.raises(KeyboardInterrupt):
        commands.stop()


def test_a_run_that_is_ended_at_once_is_kept_in_the_store(capsys, file, monkeypatch):
    shown = training.Lines.show

    def interrupt(lines, event):
        shown(lines, event)
        if getattr(event, "epoch", 0) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(training.Lines, "show", interrupt)
    assert run(["train", "my.cnn"]) == 130
    (left,) = stored()
    assert f"the run {left.name} is kept: cnnstudio train my.cnn --resume" in (
        capsys.readouterr().err
    )
    monkeypatch.undo()


def test_a_run_that_learned_nothing_leaves_nothing(capsys, file, monkeypatch):
    def interrupt(lines, event):
        raise KeyboardInterrupt

    monkeypatch.setattr(training.Lines, "show", interrupt)
    assert run(["train", "my.cnn"]) == 130
    assert stored() == []


@pytest.mark.slow
def test_a_closed_pipe_costs_only_the_lines(file):
    with start("--stop-after", "2", "--json") as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(60) in (0, 1)
    assert load(file).runs[0].record.epoch == 2


# --- the file meanwhile --------------------------------------------------------------------------


def during_training(monkeypatch, act) -> None:
    """Do something to the file when the first epoch has ended."""
    shown = training.Lines.show

    def show(lines, event):
        shown(lines, event)
        if getattr(event, "epoch", 0) == 1 and event.__class__.__name__ == "Epoch":
            act()

    monkeypatch.setattr(training.Lines, "show", show)


def test_what_was_saved_meanwhile_stays(capsys, file, monkeypatch):
    changed = msgspec.structs.replace(QUICK, notes="Changed in the window.")
    during_training(monkeypatch, lambda: save(file, changed))
    assert run(["train", "my.cnn"]) == 0
    assert load(file).design == changed
    assert len(load(file).runs) == 1


def test_a_file_that_was_deleted_meanwhile_is_written_again(capsys, file, monkeypatch):
    during_training(monkeypatch, file.unlink)
    assert run(["train", "my.cnn"]) == 0
    assert load(file).design == QUICK


def test_a_run_that_cannot_be_stored_is_kept_and_stored_later(capsys, file, monkeypatch):
    with monkeypatch.context() as patch:
        refuse = ProjectError("The disk is full.")

        def full(*_, **__):
            raise refuse

        patch.setattr(storage, "save", full)
        assert run(["train", "my.cnn", "--epochs", "1"]) == 1
    (left,) = stored()
    text = capsys.readouterr().err
    assert f"The disk is full. The run {left.name} is kept: cnnstudio train my.cnn --resume" in text
    assert run(["train", "my.cnn", "--resume", "--json"]) == 0
    assert events(capsys)[-1]["reason"] == "completed"
    assert [kept.id for kept in load(file).runs] == [left.name]
    assert stored() == []


def test_two_that_store_their_runs_at_once_both_keep_them(capsys, file, tmp_path, monkeypatch):
    other = a_run(tmp_path / "elsewhere")
    real = storage.save

    def slower(path, *arguments, **options):
        monkeypatch.setattr(storage, "save", real)
        real(path, QUICK, [other])
        return real(path, *arguments, **options)

    monkeypatch.setattr(storage, "save", slower)
    assert run(["train", "my.cnn", "--epochs", "1"]) == 0
    assert len(load(file).runs) == 2
    assert load(file).runs[0].id == other.id


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("design", "words"),
    [
        (Design(blank()), "my.cnn cannot be trained yet. output: Output needs one number per"),
        (Design(dense_baseline(), DataChoice("CIFAR10")), "input: The pictures of CIFAR-10 are"),
        (Design(), "The network has no Input"),
    ],
)
def test_what_cannot_be_trained_is_said_before_anything_begins(capsys, file, design, words):
    save(file, design)
    assert run(["train", "my.cnn"]) == 1
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert stored() == []


def test_a_loss_that_is_no_number_ends_the_run_with_a_sentence_and_keeps_it(capsys, file):
    wild = TrainingSettings(optimizer="sgd", learning_rate=100.0, epochs=3)
    growing = chain(Input(), Flatten(), *[Linear(64)] * 5, Linear(10), Output())
    save(file, Design(growing, training=wild))
    assert run(["train", "my.cnn", "--json"]) == 1
    printed = capsys.readouterr()
    ended = json.loads(printed.out.splitlines()[-1])
    assert ended["reason"] == "failed"
    assert printed.err == f"cnnstudio: my.cnn: {ended['message']}\n"
    assert "smaller learning rate" in ended["message"]
    assert load(file).runs[0].record.state == "failed"


def test_data_that_cannot_be_had_are_said_and_no_empty_run_stays(capsys, file, monkeypatch):
    def no_network(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "no network")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    save(file, msgspec.structs.replace(LENET, data=DataChoice("MNIST")))
    assert run(["train", "my.cnn", "--data-root", "nowhere"]) == 1
    said = capsys.readouterr().err
    assert "MNIST is not in nowhere and could not be downloaded" in said
    assert said.count("\n") == 1
    assert load(file).runs == ()
    assert stored() == []


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--epochs", "0", "epochs must be at least 1, not 0."),
        ("--epochs", "1.5", "epochs must be a whole number, not 1.5."),
        ("--batch-size", "65537", "batch_size must be at most 65536"),
        ("--learning-rate", "nan", 'learning_rate must be a number, not "nan".'),
        ("--learning-rate", "-1", "must be at least 1e-09, not -1."),
        ("--device", "gpu", 'device cannot be "gpu".'),
        ("--seed", "-1", "seed must be at least 0, not -1."),
        ("--stop-after", "0", "must be at least 1, not 0."),
    ],
)
def test_settings_out_of_range_are_wrong_usage(capsys, file, option, value, words):
    with pytest.raises(SystemExit) as ended:
        run(["train", "my.cnn", option, value])
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_a_run_of_a_file_that_cannot_be_read_is_not_resumed(capsys, file, tmp_path):
    bad = a_run(tmp_path / "elsewhere")
    job = bad.read_job()
    network = msgspec.structs.replace(job.network, nodes=(*job.network.nodes, job.network.nodes[0]))
    bad.write_job(msgspec.structs.replace(job, network=network))
    save(file, QUICK, [bad])
    assert run(["train", "my.cnn", "--resume"]) == 1
    assert "cannot be used, but is kept" in capsys.readouterr().err
