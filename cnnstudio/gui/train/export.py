"""Curves as a table for other programs: comma-separated values with numbers as in C."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from cnnstudio.app.runs import Run
from cnnstudio.training.history import History

COLUMNS = (
    "run",
    "step",
    "epoch",
    "training_loss",
    "training_accuracy",
    "validation_loss",
    "validation_accuracy",
)


def write_csv(path: Path, runs: Iterable[Run]) -> None:
    """Write one line for each batch, and one for each epoch with its validation.

    Raises:
        OSError: The file cannot be written.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for run in runs:
            writer.writerows(_rows(run.number, run.history))


def _rows(number: int, history: History) -> Iterable[tuple[object, ...]]:
    steps_per_epoch = history.started.steps_per_epoch if history.started else 1
    batches = zip(history.steps, history.losses, history.accuracies, strict=True)
    for step, loss, accuracy in batches:
        yield number, int(step), f"{step / steps_per_epoch:.6g}", loss, accuracy, "", ""
    for epoch in history.epochs:
        yield (
            number,
            epoch.step,
            epoch.epoch,
            "",
            "",
            epoch.validation_loss,
            epoch.validation_accuracy,
        )
