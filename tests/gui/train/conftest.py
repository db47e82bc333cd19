"""Shared objects of a window, and runs that say what they have trained."""

import pytest

from cnnstudio.app.runs import Run
from cnnstudio.gui.looks import theme
from cnnstudio.gui.train.run_choice import RunChoice
from cnnstudio.project import run_store
from cnnstudio.training.events import Batches, Epoch, Started
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.zoo.small import lenet5
from tests.gui.quiet import QuietStudio

STEPS = 10
"""Batches of an epoch."""


@pytest.fixture
def studio(qapp):
    """Give the shared objects, and the choice of runs."""
    theme.apply(qapp, "light")
    studio = QuietStudio(lenet5())
    studio.choice = RunChoice(studio.runs)
    yield studio
    studio.close()


@pytest.fixture
def add_run(studio):
    """Give a function that adds a run in some state, which has trained some epochs."""

    def add(state="completed", epochs=3, done=3, message="", training=None) -> Run:
        training = training or TrainingSettings(epochs=epochs)
        job = Job(run_store.new_run_id(), lenet5(), training=training, title="LeNet-5")
        run = studio.runs.adopt(run_store.create(job, project=None))
        train(run, epochs, done)
        run.state, run.message = state, message
        studio.runs.changed.emit(run)
        return run

    return add


def train(run: Run, epochs: int, done: int) -> None:
    """Let a run say that it has trained, with a loss that falls and an accuracy that rises."""
    run.history.apply(Started(run.id, "cpu", 1, 640, 64, 64, STEPS, epochs))
    for epoch in range(1, done + 1):
        last = epoch * STEPS
        losses = tuple(1 / step for step in range(last - STEPS + 1, last + 1))
        accuracies = tuple(1 - loss for loss in losses)
        run.history.apply(Batches(last, losses, accuracies, 0.01, 640.0))
        run.history.apply(
            Epoch(
                epoch,
                last,
                losses[-1],
                accuracies[-1],
                1 / epoch,
                1 - 0.5 / epoch,
                epoch,
                640,
                epoch,
            )
        )
