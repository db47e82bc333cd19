"""What a run says while it goes on: the same events go to the window, the terminal and the disk.

A run writes them to its `events.jsonl`, one JSON object a line; whoever reads it again, reads what
others have seen live.
"""

from __future__ import annotations

from math import isfinite
from typing import Literal, cast

import msgspec

from cnnstudio.training.sentence import Sentence


class Finite(msgspec.Struct, frozen=True):
    """Holds only numbers that JSON can write: NaN and infinity would silently become null."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value: object = getattr(self, name)
            numbers = cast("tuple[object, ...]", value if isinstance(value, tuple) else (value,))
            if not all(isfinite(number) for number in numbers if isinstance(number, float)):
                raise ValueError(f"{type(self).__name__}.{name} is not a finite number")


class Message(Finite, frozen=True, tag_field="event", tag=str.lower, forbid_unknown_fields=True):
    """What a process says. Its tag in JSON, `event`, is the class name in small letters."""


class Started(Message, frozen=True):
    """A run begins, or goes on from `epoch` and `step` after having been stopped."""

    run: str
    device: str
    threads: int
    train_pictures: int
    validation_pictures: int
    test_pictures: int
    steps_per_epoch: int
    epochs: int
    epoch: int = 0
    step: int = 0


class Batches(Message, frozen=True):
    """Mean loss and accuracy of the batches since the last such event, up to `step`."""

    step: int
    losses: tuple[float, ...]
    accuracies: tuple[float, ...]
    learning_rate: float
    images_per_second: float

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.losses) != len(self.accuracies):
            raise ValueError("Batches needs a loss and an accuracy for each batch")


class Epoch(Message, frozen=True):
    """An epoch has ended (1 is the first; 0 is before any training, validation only)."""

    epoch: int
    step: int
    train_loss: float | None
    train_accuracy: float | None
    validation_loss: float
    validation_accuracy: float
    seconds: float
    images_per_second: float
    best: int


class Paused(Message, frozen=True):
    """The run waits."""

    step: int


class Resumed(Message, frozen=True):
    """The run goes on."""

    step: int


class Notice(Message, frozen=True):
    """Something the user should know, which does not end the run."""

    text: str


class Ended(Message, frozen=True):
    """The run is over. Accuracies are shares from 0 to 1; the test is of the best epoch.

    `message` is one sentence where the run failed, and `said` the same for another language.
    """

    reason: Literal["completed", "stopped", "failed"]
    epochs: int
    train_accuracy: float | None
    validation_accuracy: float | None
    test_accuracy: float | None
    seconds: float
    images_per_second: float
    device: str
    message: str = ""
    said: Sentence | None = None


RunEvent = Started | Batches | Epoch | Paused | Resumed | Notice | Ended

decode_run_event = msgspec.json.Decoder(RunEvent).decode
