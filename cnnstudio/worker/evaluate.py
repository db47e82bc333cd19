"""Measuring what was learned: accuracy, confusions, and numbers for each class."""

from __future__ import annotations

from pathlib import Path

import msgspec
import torch
from torchmetrics.classification import (
    MulticlassConfusionMatrix,
    MulticlassF1Score,
    MulticlassPrecision,
    MulticlassRecall,
)

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.stored_run import StoredRun
from cnnstudio.training.protocol import BEST, Weights
from cnnstudio.worker import heads
from cnnstudio.worker.data import load
from cnnstudio.worker.learner import Feed, choose_device, evaluation_batch
from cnnstudio.worker.prepare import normalized_as_before
from cnnstudio.worker.weights import model_with


class ClassFigures(msgspec.Struct, frozen=True):
    """How well one class is told apart: shares from 0 to 1."""

    name: str
    pictures: int
    precision: float
    recall: float
    f1: float


class Evaluation(msgspec.Struct, frozen=True):
    """The test of a run's best epoch. `confusion[i][j]` counts pictures of class i read as j."""

    run: str
    epoch: int
    accuracy: float
    loss: float
    pictures: int
    classes: tuple[ClassFigures, ...]
    confusion: tuple[tuple[int, ...], ...]


def evaluate(run: RunFolder | StoredRun, data_root: Path | None = None) -> Evaluation:
    """Classify the data set's own test split with the weights of a run's best epoch.

    Raises:
        ProjectError: The data or the weights cannot be had.
    """
    job = run.read_job()
    project = run.file.parent if isinstance(run, StoredRun) else None
    data = normalized_as_before(job, load(job.data, data_root, project))
    model, _, epoch = model_with(job.network, _weights(run))
    device = choose_device("auto")
    model.to(device).to(memory_format=torch.channels_last).eval()
    feed, size = Feed(data.test, data, device), evaluation_batch(model)
    if not len(feed):
        raise ProjectError("{data} has no test pictures.", data=job.data.title)
    with torch.inference_mode():
        batches = (feed.stretch(start, start + size) for start in range(0, len(feed), size))
        answers = torch.cat([model(pictures) for pictures, _ in batches]).cpu()
    labels = data.test.labels
    return Evaluation(
        run.id,
        int(epoch),
        (answers.argmax(1) == labels).double().mean().item(),
        heads.loss(model.head, answers, labels).item(),
        len(feed),
        _figures(answers, labels, data.classes),
        tuple(map(tuple, MulticlassConfusionMatrix(answers.shape[1])(answers, labels).tolist())),
    )


def _weights(run: RunFolder | StoredRun) -> Weights:
    if isinstance(run, StoredRun):
        return Weights(file=str(run.file), run=run.id, epoch=BEST)
    return Weights(run_folder=str(run.path), run=run.id, epoch=BEST)


def _figures(
    answers: torch.Tensor, labels: torch.Tensor, names: tuple[str, ...]
) -> tuple[ClassFigures, ...]:
    count = answers.shape[1]
    columns = [
        kind(count, average=None)(answers, labels).tolist()
        for kind in (MulticlassPrecision, MulticlassRecall, MulticlassF1Score)
    ]
    pictures = torch.bincount(labels, minlength=count).tolist()
    return tuple(
        ClassFigures(name, *row) for name, *row in zip(names, pictures, *columns, strict=True)
    )
