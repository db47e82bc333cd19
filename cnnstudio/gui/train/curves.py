"""The curves of a run as arrays of numbers, extended as its history grows.

Imported with the plots and not with the window: numpy takes its time.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from math import isfinite, nan

import numpy as np

from cnnstudio.training.events import Started
from cnnstudio.training.history import History

RAW_BLOCK = 3
"""Raw batches are drawn as means of so many."""


class MovingAverage:
    """A running mean that forgets, from 0 (no smoothing) to just under 1.

    Divided by the sum of its weights, as in Kingma and Ba, "Adam", 2015, section 3: the first
    value is the first number itself and is not drawn towards zero. Numbers that are not finite
    leave a gap and are not averaged in.
    """

    def __init__(self, smoothing: float) -> None:
        self.values = array("d")
        self._smoothing = smoothing
        self._sum = 0.0
        self._left = 1.0

    def extend(self, numbers: Iterable[float]) -> None:
        """Take in more numbers."""
        keep, add = self._smoothing, 1.0 - self._smoothing
        total, left = self._sum, self._left
        for number in numbers:
            if isfinite(number):
                total = keep * total + add * number
                left *= keep
                self.values.append(total / (1.0 - left))
            else:
                self.values.append(nan)
        self._sum, self._left = total, left


class Line:
    """One quantity of a run, loss or accuracy, as it is drawn.

    `raw` are means of a few batches at `raw_at`, `smooth` the training curve at `Curves.at`,
    `validation` the validation at `Curves.epochs`. All places are in epochs.
    """

    def __init__(self, smoothing: float) -> None:
        self.raw = self.smooth = self.validation = np.empty(0)
        self.average = MovingAverage(smoothing)
        self.numbers = np.empty(0)


class Curves:
    """The curves of one run; `update` takes in what its history has got since."""

    def __init__(self, history: History, smoothing: float) -> None:
        self.history = history
        self._smoothing = smoothing
        self._reset()

    def _reset(self) -> None:
        self._started: Started | None = self.history.started
        self._taken = 0
        self.lines = {"loss": Line(self._smoothing), "accuracy": Line(self._smoothing)}
        self.at = self.raw_at = self.epochs = np.empty(0)

    @property
    def now(self) -> float:
        """How far the run is, in epochs."""
        return self.history.step / self._steps_per_epoch

    def set_smoothing(self, smoothing: float) -> None:
        """Smooth more or less, from the beginning."""
        self._smoothing = smoothing
        self._reset()

    def update(self) -> None:
        """Take in what is new."""
        history = self.history
        if history.started is not self._started or len(history.losses) < self._taken:
            self._reset()
        if len(history.losses) > self._taken:
            self.at = np.array(history.steps) / self._steps_per_epoch
            self.raw_at = _block_means(self.at)
            self._extend("loss", history.losses)
            self._extend("accuracy", history.accuracies)
            self._taken = len(history.losses)
        epochs = history.epochs
        self.epochs = np.array([epoch.epoch for epoch in epochs], dtype=float)
        self.lines["loss"].validation = np.array([epoch.validation_loss for epoch in epochs])
        self.lines["accuracy"].validation = np.array(
            [epoch.validation_accuracy for epoch in epochs]
        )

    def _extend(self, quantity: str, numbers: array[float]) -> None:
        line = self.lines[quantity]
        line.average.extend(numbers[self._taken :])
        # Copies: an array that numpy looks into could not grow.
        line.smooth = np.array(line.average.values)
        line.raw = _block_means(np.array(numbers))

    @property
    def _steps_per_epoch(self) -> int:
        return self.history.started.steps_per_epoch if self.history.started else 1

    def training_near(self, quantity: str, at: float) -> float | None:
        """Give the smoothed value at a place in epochs; None outside of the curve."""
        if not len(self.at) or not 0 <= at <= self.at[-1]:
            return None
        index = int(np.searchsorted(self.at, at))
        return float(self.lines[quantity].smooth[min(index, len(self.at) - 1)])

    def validation_near(self, quantity: str, at: float) -> float | None:
        """Give the validation of the nearest epoch; None where it is over half an epoch away."""
        if not len(self.epochs):
            return None
        index = int(np.argmin(np.abs(self.epochs - at)))
        if abs(self.epochs[index] - at) > 0.5:
            return None
        return float(self.lines[quantity].validation[index])


def _block_means(numbers: np.ndarray) -> np.ndarray:
    """Average blocks of `RAW_BLOCK`; what is left at the end waits for its block to fill."""
    whole = len(numbers) // RAW_BLOCK * RAW_BLOCK
    return numbers[:whole].reshape(-1, RAW_BLOCK).mean(axis=1)
