"""The progress says where a run is, how long it takes, and how it ended."""

import pytest
from PySide6.QtWidgets import QWidget

from cnnstudio.gui.train.progress import ProgressPanel, elapsed_seconds, place_in_epoch
from cnnstudio.training.events import Batches, Ended
from cnnstudio.training.history import History
from cnnstudio.training.job import TrainingSettings
from tests.gui.train.conftest import STEPS


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 90)
    return window


@pytest.fixture
def panel(window, studio):
    panel = ProgressPanel(studio.runs, studio.choice, window)
    panel.resize(900, 90)
    window.show()
    return panel


def test_nothing_is_shown_before_the_first_run(panel):
    assert not panel.epoch.isVisible()


def test_a_live_run_shows_epoch_batch_time_left_and_speed(panel, add_run):
    training = TrainingSettings(epochs=4, batch_size=64)
    run = add_run("running", epochs=4, done=2, training=training)
    run.history.apply(Batches(2 * STEPS + 5, (0.1,) * 5, (0.9,) * 5, 0.01, 320.0))
    panel.refresh()
    assert panel.epoch.name.text() == "Epoch 3 of 4"
    assert panel.epoch.share.text() == "63 %"
    assert panel.batch.name.text() == "Batch 5 of 10"
    assert panel.batch.share.text() == "50 %"
    assert panel.left.value.text() == "0:03"
    assert panel.elapsed.value.text() == "0:03"
    assert panel.speed.value.text() == "320"
    assert panel.accuracy.value.text() == "75.00 %"
    assert not panel.test.isVisible()


def test_a_narrow_panel_leaves_out_what_matters_least(panel, add_run):
    add_run("running")
    panel.resize(panel.minimumSizeHint())
    assert not panel.elapsed.isVisible()
    assert not panel.speed.isVisible()
    assert panel.left.isVisible()
    assert panel.accuracy.isVisible()


def test_a_run_that_only_starts_says_so(panel, studio, add_run):
    run = add_run("starting")
    run.history = History()
    panel.refresh()
    assert panel.epoch.name.text() == "Epoch 1 of 3"
    assert panel.batch.name.text() == "Starting…"
    assert panel.batch.line.value() is None


def test_a_run_that_has_ended_shows_its_time_and_the_test_accuracy(panel, add_run):
    run = add_run("completed")
    run.history.apply(Ended("completed", 3, 0.9, 0.85, 0.84, 65.0, 640.0, "cpu"))
    panel.refresh()
    assert panel.left.value.text() == "–"
    assert panel.elapsed.value.text() == "1:05"
    assert panel.test.isVisible()
    assert panel.test.value.text() == "84.00 %"
    assert not panel.batch.isVisible()


def test_progress_follows_the_run_that_trains(panel, add_run, studio, qtbot):
    run = add_run("running", epochs=4, done=1)
    run.history.apply(Batches(STEPS + 1, (0.1,), (0.9,), 0.01, 640.0))
    studio.runs.changed.emit(run)
    qtbot.waitUntil(lambda: panel.batch.name.text() == "Batch 1 of 10", timeout=1000)


@pytest.mark.parametrize(
    ("step", "place"), [(0, (1, 0)), (1, (1, 1)), (10, (1, 10)), (11, (2, 1)), (40, (4, 10))]
)
def test_the_last_batch_still_belongs_to_its_epoch(add_run, step, place):
    run = add_run("running", epochs=4, done=0)
    if step:
        run.history.apply(Batches(step, (0.1,) * step, (0.9,) * step, 0.01, 640.0))
    assert place_in_epoch(run.history) == place


def test_a_history_without_events_took_no_time():
    assert elapsed_seconds(History(), 64, None) == 0.0
    assert place_in_epoch(History()) == (1, 0)


def test_a_pause_keeps_speed_and_time_left_of_before(panel, add_run):
    training = TrainingSettings(epochs=4, batch_size=64)
    run = add_run("running", epochs=4, done=2, training=training)
    run.history.apply(Batches(2 * STEPS + 5, (0.1,) * 5, (0.9,) * 5, 0.01, 320.0))
    panel.refresh()
    run.state = "pausing"
    run.history.apply(Batches(2 * STEPS + 6, (0.1,), (0.9,), 0.01, 10.0))
    panel.refresh()
    run.state = "paused"
    panel.refresh()
    assert panel.speed.value.text() == "320"
    assert panel.left.value.text() == "0:03"
    run.state = "running"
    panel.refresh()
    assert panel.speed.value.text() == "320"
    run.history.apply(Batches(2 * STEPS + 7, (0.1,), (0.9,), 0.01, 300.0))
    panel.refresh()
    assert panel.speed.value.text() == "300"


def test_a_run_that_was_stopped_says_how_many_of_its_epochs_it_has_done(panel, add_run):
    run = add_run("stopped", epochs=400, done=26)
    run.history.apply(Batches(26 * STEPS + 1, (0.1,), (0.9,), 0.01, 320.0))
    panel.refresh()
    assert panel.epoch.name.text() == "26 of 400 epochs"
