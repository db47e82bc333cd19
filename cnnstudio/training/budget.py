"""The budget of a training: what its network, data and settings take, in bytes and in seconds."""

from __future__ import annotations

from math import prod

import msgspec

from cnnstudio.data.catalogue import DataChoice, data_set
from cnnstudio.network.analysis import Analysis
from cnnstudio.network.budget import VALIDATION_BATCH, Budget, estimate
from cnnstudio.network.graph import Network
from cnnstudio.training.job import TrainingSettings
from cnnstudio.training.protocol import Tried

BYTES_PER_LABEL = 8
"""int64."""

SPREAD = 1.6
"""By so much more main memory is taken than there are tensors: gaps between them stay with the
process, which would otherwise ask for memory at each step. Measured: 1.4 to 2 times."""

SPREAD_ON_CARD = 1.15
"""On a graphics card torch keeps fewer gaps, and convolutions want some room to work in."""


class Counts(msgspec.Struct, frozen=True):
    """How many pictures there are to train, to validate and to test with."""

    train: int
    validation: int
    test: int

    @property
    def all(self) -> int:
        """All three together."""
        return self.train + self.validation + self.test


def counts(data: DataChoice) -> Counts | None:
    """Count the pictures of a data set; None for a folder, which nobody has looked into yet."""
    known = data_set(data.name)
    if known is None:
        return None
    validation = round(data.validation * known.train)
    return Counts(known.train - validation, validation, known.test)


def moments(settings: TrainingSettings) -> int:
    """Give how many numbers the optimizer keeps for each parameter.

    Adam keeps a mean of the gradients and one of their squares (Kingma and Ba, "Adam: A Method for
    Stochastic Optimization", 2015); SGD keeps the last step, unless it has no momentum.
    """
    return int(settings.momentum > 0) if settings.optimizer == "sgd" else 2


def budget(
    network: Network,
    analysis: Analysis,
    data: DataChoice,
    settings: TrainingSettings,
    pictures: Counts | None,
) -> Budget:
    """Work out what a training takes; without counts, the pictures are left out."""
    each = prod(data.shape) + BYTES_PER_LABEL
    validated = (pictures.validation or pictures.train) if pictures else VALIDATION_BATCH
    return estimate(
        network,
        analysis,
        settings.batch_size,
        moments_per_parameter=moments(settings),
        pictures=each * pictures.all if pictures else 0,
        validated=validated,
    )


def process_bytes(found: Budget, tried: Tried | None, spread: float) -> int:
    """Give what the process will ask for: as measured at this batch size, or with its gaps."""
    if tried is not None and tried.memory and tried.batch_size == found.batch_size:
        return max(tried.memory + found.pictures, found.total)
    return found.pictures + int(spread * (found.total - found.pictures))


def epoch_seconds(tried: Tried, pictures: Counts, batch_size: int) -> float:
    """Give the seconds of an epoch: its steps, the validation, and the files that are written."""
    steps = -(-pictures.train // batch_size)
    last = pictures.train - (steps - 1) * batch_size
    validated = pictures.validation or pictures.train
    return (
        tried.step_seconds * (steps - 1 + last / batch_size)
        + tried.validation_seconds_per_picture * validated
        + tried.saving_seconds
    )
