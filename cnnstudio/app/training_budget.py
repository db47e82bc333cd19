"""What a training of the open design would take: memory worked out, time measured when idle."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.process import HelperProcess
from cnnstudio.app.runs import Runs
from cnnstudio.network.budget import USABLE, Budget, largest_batch
from cnnstudio.project.design import Design
from cnnstudio.training.budget import (
    SPREAD,
    SPREAD_ON_CARD,
    Counts,
    budget,
    counts,
    epoch_seconds,
    process_bytes,
)
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import (
    CountMemory,
    DataReady,
    Device,
    Failed,
    MemoryCounted,
    Trial,
    Tried,
)

COUNT_AFTER_MS = 700
"""How long nothing must change before torch counts; a little later than it verifies."""

TRY_AFTER_MS = 2_500
"""How long nothing must change before a training is tried out."""

TORCH_BYTES = 2**29
"""What torch takes by itself."""

_ONLY_QUESTION = 1


class Measurement(NamedTuple):
    """What was tried, and of which design: its key, MACs of a picture, and batch size."""

    key: Hashable
    macs: int
    batch_size: int
    tried: Tried


class Pace(NamedTuple):
    """How fast a training would be; `is_measured` is false where it is scaled from another one."""

    seconds: float | None
    pictures_per_second: float
    tried: Tried
    is_measured: bool


class TrainingBudget(QObject):
    """Knows what the next training takes, and tries it out in a process of its own.

    Signals: `changed` whenever any of it differs.
    """

    changed = Signal()

    def __init__(
        self, document: Document, assistant: Assistant, runs: Runs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._assistant, self._runs = document, assistant, runs
        self.counted: MemoryCounted | None = None
        self.trouble = ""
        self._budget: Budget | None = None
        self._counts: dict[Hashable, Counts] = {}
        self._asked: int | None = None
        self._measured: Measurement | None = None
        self._process: HelperProcess | None = None
        self._watchers = 0
        self._count_later = QTimer(self, singleShot=True, interval=COUNT_AFTER_MS)
        self._count_later.timeout.connect(self._count)
        self._try_later = QTimer(self, singleShot=True, interval=TRY_AFTER_MS)
        self._try_later.timeout.connect(self._try_if_watched)
        document.analyzed.connect(self._on_edited)
        document.changed.connect(self._on_changed)
        document.replaced.connect(self._on_edited)
        assistant.state_changed.connect(self._on_assistant)
        assistant.devices_changed.connect(self.changed)
        runs.added.connect(self._on_run)
        runs.changed.connect(self._on_run)

    # --- memory --------------------------------------------------------------------------------

    @property
    def budget(self) -> Budget:
        """What a training takes in memory, and its multiply-accumulates."""
        if self._budget is None:
            design = self._document.design
            made = budget(
                design.network, self._document.analysis, design.data, design.training, self.counts
            )
            self._budget = self._as_on_device(self._as_counted(made))
        return self._budget

    def _as_counted(self, made: Budget) -> Budget:
        """Take the numbers that torch has counted for this network and batch size."""
        found = self.counted
        if found is None:
            return made
        return msgspec.structs.replace(made, activations=found.activations, passing=found.passing)

    def _as_on_device(self, made: Budget) -> Budget:
        """Leave out pictures that stay in main memory, for they would take half of a card."""
        is_cpu = self.device is None or self.device.name == "cpu"
        if is_cpu or made.pictures <= self.room // 2:
            return made
        return msgspec.structs.replace(made, pictures=0)

    @property
    def counts(self) -> Counts | None:
        """How many pictures there are; None where nobody has looked into the folder yet."""
        data = self._document.design.data
        return counts(data) or self._counts.get(data)

    @property
    def device(self) -> Device | None:
        """Where it would be computed; None while the devices are not known."""
        chosen = self._document.design.training.device
        found = {device.name: device for device in self._assistant.devices}
        cards = [name for name in found if name != "cpu"]
        if chosen == "auto":
            chosen = cards[0] if cards else "cpu"
        return found.get("cuda:0" if chosen == "cuda" else chosen)

    @property
    def room(self) -> int:
        """The bytes that a training can have there, without what torch takes; 0 if unknown."""
        device = self.device
        if device is None or not device.memory:
            return 0
        free = self.counted.free if self.counted and device.name == "cpu" else 0
        return max((free or device.memory) - TORCH_BYTES, 1)

    @property
    def needed(self) -> int:
        """The memory that the process will ask for: measured if it was, else with its gaps."""
        pace = self.pace
        tried = pace.tried if pace is not None and pace.is_measured else None
        return process_bytes(self.budget, tried, self._spread)

    @property
    def fits(self) -> bool:
        """Whether it fits, as far as anybody knows."""
        return not self.room or self.needed <= self.room * USABLE

    @property
    def fitting_batch(self) -> int:
        """The largest batch size that fits; 0 if none does."""
        size = largest_batch(self.budget, int(self.room / self._spread))
        return size if self.fits or size < self.budget.batch_size else size // 2

    @property
    def _spread(self) -> float:
        is_cpu = self.device is None or self.device.name == "cpu"
        return SPREAD if is_cpu else SPREAD_ON_CARD

    def take_fitting_batch(self) -> None:
        """Choose the largest batch size that fits."""
        size = self.fitting_batch
        if size:
            training = msgspec.structs.replace(self._document.design.training, batch_size=size)
            self._document.set_training(self.tr("Set batch size"), training)

    def choose_device(self, name: str) -> None:
        """Choose where the next training is computed."""
        training = msgspec.structs.replace(self._document.design.training, device=name)
        self._document.set_training(self.tr("Set device"), training)

    def learn_counts(self, ready: DataReady) -> None:
        """Note how many pictures the data have, now that they were loaded."""
        found = Counts(ready.train, ready.validation, ready.test)
        self._counts[self._document.design.data] = found
        self._renew()

    # --- time ----------------------------------------------------------------------------------

    @property
    def pace(self) -> Pace | None:
        """How fast it would be, measured or scaled from a measurement; None before the first."""
        measured = self._measured
        if measured is None:
            return None
        design, tried = self._document.design, measured.tried
        is_measured = measured.key == _key(design)
        if not is_measured:
            if self.device is None or self.device.name != tried.device:
                return None
            tried = _scaled(measured, self.budget)
        size, pictures = design.training.batch_size, self.counts
        seconds = epoch_seconds(tried, pictures, size) if pictures else None
        return Pace(seconds, size / max(tried.step_seconds, 1e-9), tried, is_measured)

    @property
    def is_trying(self) -> bool:
        """Whether a trial goes on."""
        return self._process is not None

    @property
    def why_not_tried(self) -> str:
        """Say why no trial can be made now; nothing if it can."""
        if self._document.errors:
            return self.tr("The network has problems: solve them first.")
        if self._runs.live is not None:
            return self.tr("Measured when no run is going.")
        return ""

    def watch(self, *, watched: bool) -> None:
        """Keep the time measured while somebody looks at it."""
        self._watchers += 1 if watched else -1
        if self._watchers and not (self.pace and self.pace.is_measured):
            self._try_later.start()

    def measure(self) -> None:
        """Try out the training as it is now."""
        self._try_later.stop()
        if self.is_trying or self.why_not_tried:
            return
        design, macs = self._document.design, self._document.analysis.macs
        process = HelperProcess(self)
        process.said.connect(lambda message: self._on_said(message, design, macs))
        process.ended.connect(lambda reason: self._on_ended(process, reason))
        process.start()
        memory = int(self.room / self._spread)
        process.send(Trial(_ONLY_QUESTION, design.network, design.data, design.training, memory))
        self._process, self.trouble = process, ""
        self.changed.emit()

    def cancel(self) -> None:
        """End a trial that goes on."""
        self._try_later.stop()
        process, self._process = self._process, None
        if process is not None:
            process.ended.disconnect()
            process.kill()
            process.deleteLater()
            self.changed.emit()

    def close(self) -> None:
        """End all that ticks or works."""
        self._count_later.stop()
        self.cancel()

    def _on_said(self, message: Message, design: Design, macs: int) -> None:
        if isinstance(message, Tried):
            size = design.training.batch_size
            self._measured = Measurement(_key(design), macs, size, message)
        elif isinstance(message, Failed):
            self.trouble = message.reason

    def _on_ended(self, process: HelperProcess, reason: str) -> None:
        self.trouble = self.trouble or reason
        self._process = None
        process.deleteLater()
        self.changed.emit()

    def _try_if_watched(self) -> None:
        if self._watchers and self._assistant.state == "ready":
            self.measure()

    # --- what happens elsewhere ----------------------------------------------------------------

    def _on_changed(self, change: object) -> None:
        if getattr(change, "training", False) or getattr(change, "data", False):
            self._on_edited()

    def _on_edited(self, *_: object) -> None:
        """Forget what held for the design before; a trial of it is of no use any more."""
        self.counted, self.trouble = None, ""
        if self._asked is not None:
            self._assistant.forget(self._asked)
            self._asked = None
        self.cancel()
        self._renew()
        if self._assistant.state == "ready" and not self._document.errors:
            self._count_later.start()
        if self._watchers:
            self._try_later.start()

    def _on_assistant(self) -> None:
        if self._assistant.state == "ready":
            self._count_later.start()

    def _on_run(self, *_: object) -> None:
        """Leave the computer to a training."""
        if self._runs.live is not None:
            self.cancel()
        elif self._watchers and not (self.pace and self.pace.is_measured):
            self._try_later.start()

    def _renew(self) -> None:
        self._budget = None
        self.changed.emit()

    def _count(self) -> None:
        if self._document.errors or self._assistant.state != "ready":
            return
        design = self._document.design
        self._asked = self._assistant.ask(
            lambda number: CountMemory(number, design.network, design.training.batch_size),
            self._on_counted,
        )

    def _on_counted(self, answer: Message) -> None:
        self._asked = None
        if isinstance(answer, MemoryCounted):
            self.counted = answer
            self._renew()


def _key(design: Design) -> Hashable:
    """Tell designs apart whose trainings take another time."""
    layers = tuple((node.id, node.layer, node.inputs) for node in design.network.nodes)
    settings = design.training
    data = (design.data.name, design.data.shape)
    return layers, data, settings.batch_size, settings.optimizer, settings.device


def _scaled(measured: Measurement, now: Budget) -> Tried:
    """Guess the times of another network or batch size: MACs take as long as those measured."""
    more, tried = now.macs / max(measured.macs, 1), measured.tried
    return msgspec.structs.replace(
        tried,
        step_seconds=tried.step_seconds * more * now.batch_size / measured.batch_size,
        validation_seconds_per_picture=tried.validation_seconds_per_picture * more,
    )
