"""Runs and the assistant as real processes: what they do, and what their death costs."""

import os
import signal

import msgspec
import pytest

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.project_file import ProjectFile
from cnnstudio.app.runs import Runs
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.stored_run import StoredRun
from cnnstudio.training.job import TrainingSettings
from cnnstudio.training.protocol import Failed, Verified, Verify
from cnnstudio.zoo.small import lenet5

pytestmark = pytest.mark.torch

PATIENCE = 60_000
"""Milliseconds: torch starts slowly on a busy machine."""


def design(epochs: int = 2) -> Design:
    return Design(lenet5(), training=TrainingSettings(epochs=epochs, device="cpu"))


@pytest.fixture
def runs(qapp):
    runs = Runs()
    yield runs
    for run in runs.items:
        run.kill()
    runs.replace(None)


@pytest.fixture
def assistant(qapp):
    assistant = Assistant()
    assistant.start()
    yield assistant
    assistant.close()


def test_run_trains_to_its_end_and_says_how_well(runs, qtbot):
    run = runs.start(design())
    qtbot.waitUntil(lambda: not run.is_live, timeout=PATIENCE)
    assert (run.state, run.message) == ("completed", "")
    assert [epoch.epoch for epoch in run.history.epochs] == [0, 1, 2]
    assert run.history.ended.test_accuracy is not None
    assert run.history.step == run.history.total_steps


@pytest.mark.slow
def test_stopped_run_keeps_what_it_learned_and_goes_on_from_there(runs, qtbot):
    run = runs.start(design(epochs=60))
    qtbot.waitUntil(lambda: run.history.step > 30, timeout=PATIENCE)
    run.stop()
    qtbot.waitUntil(lambda: not run.is_live, timeout=PATIENCE)
    assert run.state == "stopped"
    stopped_at = run.history.step
    run = runs.resume(run)
    qtbot.waitUntil(lambda: run.history.step > stopped_at, timeout=PATIENCE)
    assert run.history.started.step == stopped_at
    assert list(run.history.steps) == list(range(1, run.history.step + 1))


@pytest.mark.slow
def test_killed_run_says_so_and_loses_only_what_came_after_its_checkpoint(runs, qtbot):
    run = runs.start(design(epochs=60))
    qtbot.waitUntil(lambda: len(run.history.epochs) > 2, timeout=PATIENCE)
    os.kill(run.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: not run.is_live, timeout=PATIENCE)
    assert run.state == "crashed"
    assert "checkpoint is kept" in run.message
    run = runs.resume(run)
    qtbot.waitUntil(lambda: run.state == "running", timeout=PATIENCE)
    assert run.history.started.epoch >= 1


@pytest.mark.slow
def test_paused_run_makes_no_step_until_it_goes_on(runs, qtbot):
    run = runs.start(design(epochs=60))
    qtbot.waitUntil(lambda: run.history.step > 5, timeout=PATIENCE)
    run.pause()
    qtbot.waitUntil(lambda: run.state == "paused", timeout=PATIENCE)
    step = run.history.step
    qtbot.wait(500)
    assert run.history.step == step
    run.resume()
    qtbot.waitUntil(lambda: run.history.step > step, timeout=PATIENCE)


@pytest.mark.slow
def test_saved_project_holds_the_run_and_opens_with_its_curves(runs, qtbot, tmp_path):
    document = Document(design())
    file = ProjectFile(document, runs)
    run = runs.start(document.design)
    assert file.is_modified
    qtbot.waitUntil(lambda: not run.is_live, timeout=PATIENCE)
    assert file.save_as(tmp_path / "digits")
    assert isinstance(run.source, StoredRun)
    assert not file.is_modified
    other = Runs()
    assert ProjectFile(Document(), other).open(tmp_path / "digits.cnn")
    assert other.items[0].history.epochs == run.history.epochs
    assert other.items[0].weights().file == str(tmp_path / "digits.cnn")


@pytest.mark.slow
def test_reopened_project_is_seen_with_its_trained_weights(assistant, runs, qtbot, tmp_path):
    file = ProjectFile(Document(design()), runs)
    run = runs.start(design())
    qtbot.waitUntil(lambda: not run.is_live, timeout=PATIENCE)
    file.save_as(tmp_path / "digits.cnn")
    document, others = Document(), Runs()
    lens = Lens(document, assistant, others)
    lens.want("canvas", None, 6)
    ProjectFile(document, others).open(tmp_path / "digits.cnn")
    assert lens.run is others.items[0]
    qtbot.waitUntil(lambda: bool(lens.maps), timeout=PATIENCE)
    assert lens.trouble == ""


@pytest.mark.slow
def test_failed_run_without_weights_is_not_looked_at(assistant, runs, qtbot):
    document = Document(design())
    lens = Lens(document, assistant, runs)
    broken = msgspec.structs.replace(design(), data=DataChoice("folder", "nowhere"))
    run = runs.start(broken)
    lens.use_run(run)
    qtbot.waitUntil(lambda: not run.is_live, timeout=PATIENCE)
    assert run.state == "failed"
    assert lens.run is None
    assert lens.source_text == "random weights"


@pytest.mark.slow
def test_project_saved_while_a_run_goes_on_holds_its_checkpoint(runs, qtbot, tmp_path):
    file = ProjectFile(Document(design(epochs=60)), runs)
    run = runs.start(design(epochs=60))
    qtbot.waitUntil(lambda: len(run.history.epochs) > 1, timeout=PATIENCE)
    assert file.save_as(tmp_path / "digits.cnn")
    assert run.is_live
    assert isinstance(run.source, RunFolder)
    other = Runs()
    ProjectFile(Document(), other).open(tmp_path / "digits.cnn")
    assert other.items[0].state == "crashed"
    assert len(other.items[0].history.epochs) > 1


@pytest.mark.slow
def test_removed_run_comes_back(runs, qtbot):
    run = runs.start(design(epochs=1))
    qtbot.waitUntil(lambda: not run.is_live, timeout=PATIENCE)
    runs.remove(run)
    assert runs.items == []
    runs.restore_removed()
    assert runs.items == [run]


def test_assistant_names_the_devices(assistant, qtbot):
    qtbot.waitUntil(lambda: bool(assistant.devices), timeout=PATIENCE)
    assert assistant.devices[0].name == "cpu"


def test_dead_assistant_answers_what_was_asked_and_starts_again(assistant, qtbot):
    qtbot.waitUntil(lambda: bool(assistant.devices), timeout=PATIENCE)
    os.kill(assistant.process_id, signal.SIGSTOP)
    answers = []
    assistant.ask(lambda number: Verify(number, lenet5()), answers.append)
    os.kill(assistant.process_id, signal.SIGKILL)
    qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
    assert isinstance(answers[0], Failed)
    assert "ended" in answers[0].reason
    qtbot.waitUntil(lambda: assistant.state == "ready", timeout=PATIENCE)
    assistant.ask(lambda number: Verify(number, lenet5()), answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=PATIENCE)
    assert isinstance(answers[1], Verified)


@pytest.mark.slow
def test_lens_shows_every_node_with_random_weights_before_any_training(assistant, runs, qtbot):
    document = Document(design())
    lens = Lens(document, assistant, runs)
    lens.want("canvas", None, 6)
    qtbot.waitUntil(lambda: bool(lens.maps), timeout=PATIENCE)
    assert lens.maps.keys() == document.network.by_id.keys()
    assert lens.source_text == "random weights"
    assert abs(sum(lens.shares) - 1) < 1e-6


@pytest.mark.slow
def test_lens_follows_a_run_and_says_when_the_network_was_changed(assistant, runs, qtbot):
    document = Document(design(epochs=60))
    lens = Lens(document, assistant, runs)
    lens.want("canvas", None, 6)
    run = runs.start(document.design)
    lens.use_run(run)
    qtbot.waitUntil(lambda: bool(lens.maps) and run.history.step > 5, timeout=PATIENCE)
    assert "live" in lens.source_text
    before = lens.maps
    qtbot.waitUntil(lambda: lens.maps is not before, timeout=PATIENCE)
    smaller = msgspec.structs.replace(
        document.design, network=type(document.network)(document.network.nodes[:4])
    )
    document.set_design("Remove layers", smaller)
    assert "has changed" in lens.source_text
    qtbot.waitUntil(lambda: set(lens.maps) == {1, 2, 3, 4}, timeout=PATIENCE)
