"""What a trained network says of pictures that belong to no data set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import torch

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.stored_run import StoredRun
from cnnstudio.training.protocol import BEST, Weights
from cnnstudio.worker import heads
from cnnstudio.worker.data import Data, Split, load
from cnnstudio.worker.learner import Feed
from cnnstudio.worker.pictures import read_picture
from cnnstudio.worker.weights import model_with


class Prediction(msgspec.Struct, frozen=True, rename={"answer": "class"}):
    """The class with the largest share, and the shares of all classes, which add up to 1."""

    image: str
    answer: str
    shares: dict[str, float]


def predict(run: StoredRun, images: Sequence[Path]) -> list[Prediction]:
    """Classify pictures with the weights of a run's best epoch, brought to the size it knows.

    Raises:
        DataError: A picture cannot be read.
        ProjectError: The weights cannot be read.
    """
    job = run.read_job()
    pictures = torch.stack([read_picture(image, job.data.shape) for image in images])
    model, _, _ = model_with(job.network, Weights(file=str(run.file), run=run.id, epoch=BEST))
    split = Split(pictures, torch.zeros(len(pictures), dtype=torch.int64))
    feed = Feed(split, _normalization(run, split), torch.device("cpu"))
    model.eval()
    with torch.inference_mode():
        logits = model(feed.stretch(0, len(feed))[0])
    found = heads.shares(model.head, logits)
    if not found.numel():
        raise ProjectError(
            "The network gives numbers and no classes: choose softmax or sigmoid as the head of "
            "its Output, and train it."
        )
    shares = found.tolist()
    return [
        Prediction(str(image), job.data.classes[row.index(max(row))], _named(job.data.classes, row))
        for image, row in zip(images, shares, strict=True)
    ]


def _named(classes: Sequence[str], row: Sequence[float]) -> dict[str, float]:
    return dict(zip(classes, row, strict=True))


def _normalization(run: StoredRun, split: Split) -> Data:
    """Give mean and spread as in the training."""
    job = run.read_job()
    if job.mean and len(job.mean) == len(job.spread):
        return Data(split, split, split, job.mean, job.spread, job.data.classes)
    return load(job.data, None, run.file.parent)
