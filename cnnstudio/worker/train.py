"""The training of a run: a generator of events, from the first batch to the test of the best epoch.

It writes checkpoints; what it yields is written down and passed on. The order of the pictures is
a function of seed and epoch, the learning rate one of the step; with the checkpoint's weights,
moments and random states a training goes on exactly where it stopped.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import suppress
from math import isfinite
from pathlib import Path
from typing import Literal, Protocol

import msgspec
import torch
from torch import Tensor

from cnnstudio.layers.text import Text
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_written
from cnnstudio.project.run_store import RunFolder, thin
from cnnstudio.training.events import Batches, Ended, Epoch, Paused, Resumed, RunEvent, Started
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import Ask, Pause, Resume, Stop, encode
from cnnstudio.training.sentence import Sentence
from cnnstudio.worker import checkpoint, prepare
from cnnstudio.worker.checkpoint import Position
from cnnstudio.worker.data import Data, Tell, load
from cnnstudio.worker.learner import (
    Learner,
    Measure,
    evaluate,
    learning_rate,
    order_of,
    steps_per_epoch,
)

log = logging.getLogger(__name__)

READ_SECONDS = 0.1
"""How often losses are read: reading makes a graphics card wait."""

CHECKPOINT_SECONDS = 60.0
"""How often a checkpoint is written within a long epoch."""

LOSS_DIGITS = 7
"""A float32 has no more digits than that."""

Reason = Literal["completed", "stopped"]


class Commands(Protocol):
    """Where commands come from."""

    def poll(self) -> list[Ask]:
        """Give what was asked since the last call, without waiting."""
        ...

    def wait(self) -> list[Ask]:
        """Wait until something is asked."""
        ...

    def watch(self, training: Training) -> None:
        """Learn which training it is about, before it begins."""
        ...


class Stopped(Exception):  # noqa: N818 - a wish, no error
    """The user wants to stop and keep what was learned."""


class NotFiniteError(ProjectError):
    """The loss is no longer a number, first at a step."""

    def __init__(self, step: int, rate: float) -> None:
        super().__init__(
            "The loss was no longer a number at step {step}: try a smaller learning rate than "
            "{rate}, or batch normalization. What was learned before is kept.",
            step=step,
            rate=rate,
        )


def train(
    folder: RunFolder,
    commands: Commands,
    data_root: Path | None = None,
    until_epoch: int = 0,
    project: Path | None = None,
) -> Iterator[RunEvent]:
    """Train a run, or go on with it, and write down what it says; the last event is `Ended`.

    Args:
        folder: The run; nobody else may write into it meanwhile.
        commands: Where Pause, Resume and Stop come from.
        data_root: torchvision's root folder.
        until_epoch: Stop and keep after this epoch; 0 for the last one.
        project: The folder that a folder of pictures is relative to.

    Raises:
        ProjectError: There is no such run, or (`RunInUseError`) another process trains it.
    """
    if not folder.path.is_dir():
        raise ProjectError("There is no run in {folder}.", folder=str(folder.path))
    with folder.lock():
        _mend_log(folder)
        for event in _guarded(folder, commands, data_root, until_epoch, project):
            _log(folder, event)
            yield event


def _mend_log(folder: RunFolder) -> None:
    """Take away a last line that a crash cut off, so that the next one stands by itself."""
    with suppress(FileNotFoundError), folder.events_file.open("rb+") as file:
        file.truncate(file.read().rfind(b"\n") + 1)


def _log(folder: RunFolder, event: RunEvent) -> None:
    """Write an event down, whole or not at all.

    On a full disk the curve gets a gap; the next checkpoint, which cannot be written either, says
    so and ends the run.
    """
    line = encode(event) + b"\n"
    with suppress(OSError), folder.events_file.open("ab", buffering=0) as file:
        size = file.tell()
        try:
            is_whole = file.write(line) == len(line)
        except OSError:
            is_whole = False
        if not is_whole:
            file.truncate(size)


def _guarded(
    folder: RunFolder,
    commands: Commands,
    data_root: Path | None,
    until_epoch: int,
    project: Path | None,
) -> Iterator[RunEvent]:
    """Turn what can go wrong into a last event with one sentence."""
    training: Training | None = None
    try:
        job = folder.read_job()
        yield from prepare.notices(job, data_root)
        data = load(job.data, data_root, project, _stopping(commands))
        prepare.need_fit(job, data)
        job, data = prepare.settle(folder, job, data)
        torch.set_num_threads(job.threads)
        training = Training(folder, job, data, commands)
        commands.watch(training)
        yield from training.run(until_epoch)
    except Stopped:
        yield _stopped_before(folder)
    except ProjectError as error:
        yield _failed(folder, training, error.text)
    except OSError as error:
        yield _failed(folder, training, why_not_written(folder.path, error).text)
    except (MemoryError, RuntimeError, ValueError) as error:
        log.info("The training could not go on.", exc_info=error)
        yield _failed(folder, training, prepare.refusal(error, folder))


def _stopping(commands: Commands) -> Tell:
    """Let the loading of data end where somebody wants to stop."""

    def tell(_done: int, _total: int, _unit: str) -> None:
        if any(isinstance(ask, Stop) for ask in commands.poll()):
            raise Stopped

    return tell


def _stopped_before(folder: RunFolder) -> Ended:
    """End a run that was stopped before it had its data."""
    record = msgspec.structs.replace(folder.read_record(), state="stopped")
    folder.write_record(record)
    return Ended("stopped", record.epoch, None, None, None, record.seconds, 0.0, "")


def _failed(folder: RunFolder, training: Training | None, text: Text) -> Ended:
    record = training.record if training else folder.read_record()
    record = msgspec.structs.replace(record, state="failed", message=str(text))
    with suppress(ProjectError):
        folder.write_record(record)
    return Ended(
        "failed",
        record.epoch,
        record.train_accuracy,
        record.validation_accuracy,
        None,
        record.seconds,
        record.images_per_second,
        str(training.learner.device) if training else "",
        str(text),
        Sentence.of(text),
    )


class Training:
    """One training at work, and how far it is. The methods that take time yield events.

    Attributes:
        learner: What learns.
        at: How far it is.
        steps: Batches of an epoch.
        record: What is known of the run, as in `run.json`.
    """

    def __init__(self, folder: RunFolder, job: Job, data: Data, commands: Commands) -> None:
        self.folder, self.job, self.data, self.commands = folder, job, data, commands
        self.settings = job.training
        self.learner = Learner(job, data)
        # From here on dropout and its like draw; a checkpoint brings its own state.
        torch.manual_seed(self.settings.seed)
        self.steps = steps_per_epoch(len(data.train), self.settings.batch_size)
        self.total = self.steps * self.settings.epochs
        self.at = Position(steps=self.steps)
        self.record = msgspec.structs.replace(folder.read_record(), state="running", message="")
        self._unread: list[tuple[Tensor, Tensor, int]] = []
        self._unheard: list[Ask] = []
        self._read_at = self._counted_at = self._saved_at = time.perf_counter()

    @property
    def epoch(self) -> float:
        """How many epochs have been trained, with the share of the one that is under way."""
        return self.at.step / self.steps

    # --- the course of a run -------------------------------------------------------------------

    def run(self, until_epoch: int = 0) -> Iterator[RunEvent]:
        """Train to the last epoch, or until somebody wants to stop."""
        if self.folder.last_file.exists():
            self._restore()
        yield self._started()
        last = min(until_epoch or self.settings.epochs, self.settings.epochs)
        reason: Reason = "completed" if last == self.settings.epochs else "stopped"
        try:
            # Epoch 0 has no batches: it says where the random weights stand.
            while self.at.epoch < last:
                yield from self._train()
                yield from self._close_epoch()
        except Stopped:
            self._save()
            reason = "stopped"
        yield self._ended(reason)

    def _restore(self) -> None:
        file = self.folder.last_file
        self.at = checkpoint.load_training(file, self.learner.model, self.learner.optimizer)
        batches = self.at.step - max(self.at.epoch, 0) * self.steps
        is_possible = 0 <= batches <= self.steps and self.at.epoch <= self.settings.epochs
        if self.at.steps != self.steps or not is_possible:
            raise ProjectError(
                "{file} does not fit any more, since the data have changed: begin another run.",
                file=file.name,
            )

    def _train(self) -> Iterator[RunEvent]:
        """Look at each picture once, in the epoch's order, from where it was left."""
        size, done = self.settings.batch_size, self.at.epoch
        if done < 0:
            return
        order = order_of(done, len(self.data.train), self.settings.seed)
        order = order.to(self.learner.train.pictures.device)
        self.learner.model.train()
        self._read_at = time.perf_counter()
        for batch in range(self.at.step - done * self.steps, self.steps):
            places = order[batch * size : (batch + 1) * size]
            rate = learning_rate(self.settings, self.at.step, self.total)
            self._unread.append((*self.learner.learn(places, rate), len(places)))
            self.at.step += 1
            now = time.perf_counter()
            if now - self._read_at >= READ_SECONDS:
                yield from self._read()
                if now - self._saved_at >= CHECKPOINT_SECONDS:
                    self._save()
            self._unheard += self.commands.poll()
            while self._unheard:
                yield from self._obey(self._unheard.pop(0))
        yield from self._read()

    def _read(self) -> Iterator[Batches]:
        """Read the losses since the last time: the one moment at which a device is waited for."""
        if not self._unread:
            return
        sizes = [size for _, _, size in self._unread]
        losses = torch.stack([loss for loss, _, _ in self._unread]).tolist()
        rights = torch.stack([right for _, right, _ in self._unread]).tolist()
        self._unread.clear()
        seconds = time.perf_counter() - self._read_at
        good = next((at for at, loss in enumerate(losses) if not isfinite(loss)), len(losses))
        first = self.at.step - len(losses)
        for loss, right, size in zip(losses[:good], rights, sizes, strict=False):
            # One by one: the sum must not depend on how often it is read.
            self.at.loss_sum += loss * size
            self.at.right += right
            self.at.seen += size
        self.at.images += sum(sizes)
        self.at.busy += seconds
        if good:
            yield Batches(
                first + good,
                tuple(float(f"{loss:.{LOSS_DIGITS}g}") for loss in losses[:good]),
                tuple(right / size for right, size in zip(rights[:good], sizes, strict=False)),
                learning_rate(self.settings, first + good - 1, self.total),
                sum(sizes) / max(seconds, 1e-9),
            )
        if good < len(losses):
            raise NotFiniteError(first + good + 1, self.settings.learning_rate)
        self._read_at = time.perf_counter()

    def _close_epoch(self) -> Iterator[Epoch]:
        """Validate, note down whether it was the best, and save."""
        seen = self.at.seen
        trained = Measure(self.at.loss_sum / seen, self.at.right / seen) if seen else None
        found = self._validate()
        self.at.epoch += 1
        if (found.accuracy, -found.loss) > (self.at.best_accuracy, -self.at.best_loss):
            self.at.best = self.at.epoch
            self.at.best_accuracy, self.at.best_loss = found.accuracy, found.loss
            self.at.best_train_accuracy = trained.accuracy if trained else None
        self.at.loss_sum, self.at.right, self.at.seen = 0.0, 0, 0
        self._count_time()
        checkpoint.save_weights(self.folder.epoch_file(self.at.epoch), self.learner.model)
        # The event is written down before the checkpoint: after a crash between the two, the
        # epoch is trained and said again, and no curve has a gap.
        yield Epoch(
            self.at.epoch,
            self.at.step,
            trained.loss if trained else None,
            trained.accuracy if trained else None,
            found.loss,
            found.accuracy,
            self.at.seconds,
            self._speed(),
            self.at.best,
        )
        self._save()
        thin(self.folder, self.at.best)

    def _validate(self) -> Measure:
        """Measure on the validation split; where there is none, on what is trained with."""
        split = self.learner.validation if len(self.data.validation) else self.learner.train
        found = evaluate(self.learner.model, split, self._listen)
        if not isfinite(found.loss):
            raise NotFiniteError(self.at.step, self.settings.learning_rate)
        return found

    # --- commands ------------------------------------------------------------------------------

    def _listen(self) -> None:
        """Stop in the middle of an evaluation; a pause waits for the next training batch."""
        self._unheard += self.commands.poll()
        if any(isinstance(ask, Stop) for ask in self._unheard):
            self._unheard.clear()
            raise Stopped

    def _obey(self, ask: Ask) -> Iterator[RunEvent]:
        if isinstance(ask, Stop):
            yield from self._read()
            raise Stopped
        if isinstance(ask, Pause):
            yield from self._pause()

    def _pause(self) -> Iterator[RunEvent]:
        yield from self._read()
        self._save()
        yield Paused(self.at.step)
        while True:
            self._unheard = self._unheard or self.commands.wait()
            ask = self._unheard.pop(0) if self._unheard else None
            if isinstance(ask, Stop):
                raise Stopped
            if isinstance(ask, Resume):
                break
        self._read_at = self._counted_at = self._saved_at = time.perf_counter()
        yield Resumed(self.at.step)

    # --- beginnings and ends -------------------------------------------------------------------

    def _started(self) -> Started:
        return Started(
            self.job.id,
            str(self.learner.device),
            torch.get_num_threads(),
            len(self.data.train),
            len(self.data.validation),
            len(self.data.test),
            self.steps,
            self.settings.epochs,
            max(self.at.epoch, 0),
            self.at.step,
        )

    def _ended(self, reason: Reason) -> Ended:
        """Test the best epoch, and say how it all went."""
        self._save_record(reason)
        tested = self._test_best()
        self.record = msgspec.structs.replace(self.record, test_accuracy=tested)
        self._save_record(reason)
        return Ended(
            reason,
            self.record.epoch,
            self.record.train_accuracy,
            self.record.validation_accuracy,
            tested,
            self.at.seconds,
            self._speed(),
            str(self.learner.device),
        )

    def _test_best(self) -> float | None:
        """Test the best epoch's weights; nothing where somebody does not want to wait for it."""
        file = self.folder.epoch_file(self.at.best)
        if not len(self.data.test) or not file.exists():
            return None
        checkpoint.load_weights(self.learner.model, file.read_bytes(), f"epoch {self.at.best}")
        try:
            return evaluate(self.learner.model, self.learner.test, self._listen).accuracy
        except Stopped:
            return None

    def _save(self) -> None:
        """Write a checkpoint from which the training can go on exactly here.

        Raises:
            NotFiniteError: The last step has spoiled the weights; the last checkpoint stays.
        """
        if not self.learner.is_finite:
            raise NotFiniteError(self.at.step, self.settings.learning_rate)
        self._count_time()
        checkpoint.save_training(
            self.folder.last_file, self.learner.model, self.learner.optimizer, self.at
        )
        self._save_record("running")
        self._read_at = self._saved_at = time.perf_counter()

    def _save_record(self, state: Literal["running", "completed", "stopped"]) -> None:
        self.record = msgspec.structs.replace(
            self.record,
            state=state,
            epoch=max(self.at.epoch, 0),
            step=self.at.step,
            best=self.at.best,
            seconds=self.at.seconds,
            images_per_second=self._speed(),
            device=str(self.learner.device),
            train_accuracy=self.at.best_train_accuracy,
            validation_accuracy=self.at.best_accuracy if self.at.best_accuracy >= 0 else None,
        )
        self.folder.write_record(self.record)

    def _count_time(self) -> None:
        now = time.perf_counter()
        self.at.seconds += now - self._counted_at
        self._counted_at = now

    def _speed(self) -> float:
        """Pictures a second, over training steps only."""
        return self.at.images / self.at.busy if self.at.busy else 0.0
