"""The history of a run: its events, folded into curves and numbers.

The live plots, an opened old run and the command line read the same history, fed by the same
events, whether they come from a process or from `events.jsonl`.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

import msgspec

from cnnstudio.training.events import (
    Batches,
    Ended,
    Epoch,
    Paused,
    Resumed,
    RunEvent,
    Started,
    decode_run_event,
)


class History:
    """What a run has said so far. Steps count batches from 1; epochs count from 1, 0 is before.

    `losses` and `accuracies` hold one number per batch, `losses[i]` of step `first_step + i`.
    """

    def __init__(self) -> None:
        self.started: Started | None = None
        self.ended: Ended | None = None
        self.paused = False
        self.steps = array("d")
        self.losses = array("d")
        self.accuracies = array("d")
        self.epochs: list[Epoch] = []
        self.learning_rate: float | None = None
        self.images_per_second: float | None = None
        self.notices: list[str] = []

    @classmethod
    def of_lines(cls, lines: Iterable[bytes]) -> History:
        """Fold the lines of an `events.jsonl`.

        A line that cannot be read, such as a last one that was cut off, costs only itself.
        """
        history = cls()
        for line in lines:
            try:
                history.apply(decode_run_event(line))
            except msgspec.DecodeError:
                continue
        return history

    @property
    def step(self) -> int:
        """How many batches have been trained."""
        return int(self.steps[-1]) if self.steps else (self.started.step if self.started else 0)

    @property
    def total_steps(self) -> int:
        """How many batches the whole run has."""
        return self.started.steps_per_epoch * self.started.epochs if self.started else 0

    @property
    def progress(self) -> float:
        """Share of the run that is done, from 0 to 1."""
        return min(self.step / self.total_steps, 1.0) if self.total_steps else 0.0

    @property
    def best(self) -> Epoch | None:
        """The epoch with the best validation accuracy (of equals the one with the least loss)."""
        if not self.epochs:
            return None
        number = self.epochs[-1].best
        return next((epoch for epoch in self.epochs if epoch.epoch == number), self.epochs[-1])

    def seconds_left(self, batch_size: int) -> float | None:
        """Estimate the time to the end from the present speed."""
        if not self.images_per_second or not self.started:
            return None
        return max(self.total_steps - self.step, 0) * batch_size / self.images_per_second

    def apply(self, event: RunEvent) -> None:
        """Take in one event."""
        match event:
            case Started():
                self._start(event)
            case Batches():
                self._add(event)
            case Epoch():
                self.epochs = [epoch for epoch in self.epochs if epoch.epoch < event.epoch]
                self.epochs.append(event)
            case Paused():
                self.paused = True
            case Resumed():
                self.paused = False
            case Ended():
                self.ended, self.paused = event, False
            case _:
                self.notices.append(event.text)

    def _start(self, event: Started) -> None:
        """Begin, or go on at an earlier step: what was logged beyond it has been undone."""
        self.started, self.ended, self.paused = event, None, False
        while self.steps and self.steps[-1] > event.step:
            for values in (self.steps, self.losses, self.accuracies):
                values.pop()
        self.epochs = [epoch for epoch in self.epochs if epoch.step <= event.step]

    def _add(self, event: Batches) -> None:
        first = event.step - len(event.losses) + 1
        self.steps.extend(range(first, event.step + 1))
        self.losses.extend(event.losses)
        self.accuracies.extend(event.accuracies)
        self.learning_rate = event.learning_rate
        self.images_per_second = event.images_per_second
