"""The training of a run: a generator of events, from the first batch to the test of the best epoch.

It writes checkpoints, and what it yields is written down and passed on by whoever reads it. The
order of the pictures is a function of seed and epoch, the learning rate one of the step; with the
checkpoint's weights, moments and random states a training goes on exactly where it stopped.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from math import cos, isfinite, pi
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

import msgspec
import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder, thin
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.training.protocol import (
    Ask,
    Batches,
    Ended,
    Epoch,
    Pause,
    Paused,
    Resume,
    Resumed,
    RunEvent,
    Started,
    Stop,
    encode,
)
from cnnstudio.worker import checkpoint, threads
from cnnstudio.worker.build import GraphModule, build
from cnnstudio.worker.checkpoint import Position
from cnnstudio.worker.data import Data, DataError, Split, load

READ_SECONDS = 0.1
"""How often losses are read: reading makes a graphics card wait."""

EVALUATION_BATCH = 512

State = Literal["running", "completed", "stopped", "failed"]


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


class Measure(NamedTuple):
    """Mean loss, and the share of pictures that were classified right."""

    loss: float
    accuracy: float


def learning_rate(settings: TrainingSettings, step: int, total: int) -> float:
    """Give the learning rate of a step (0 is the first) of `total`.

    One-cycle rises along a cosine for the first quarter, from a tenth of the rate, and falls along
    another one to a thousandth of it (Smith and Topin, "Super-Convergence", 2018).
    """
    if settings.schedule == "constant":
        return settings.learning_rate
    top = settings.learning_rate
    rise = max(round(total * 0.25), 1)
    if step < rise:
        return _cosine(top / 10, top, step / rise)
    return _cosine(top, top / 1000, (step - rise) / max(total - 1 - rise, 1))


def _cosine(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + cos(pi * min(share, 1.0))) / 2


def order_of(epoch: int, count: int, seed: int) -> Tensor:
    """Give the order in which an epoch looks at the pictures: a function of seed and epoch."""
    generator = torch.Generator().manual_seed(seed * 1_000_003 + epoch)
    return torch.randperm(count, generator=generator)


def make_optimizer(model: nn.Module, settings: TrainingSettings) -> Optimizer:
    """Make the optimizer, fused where torch has it."""
    parameters = list(model.parameters())
    decay = settings.weight_decay
    rate = settings.learning_rate
    if settings.optimizer == "sgd":
        return SGD(parameters, rate, settings.momentum, weight_decay=decay, fused=True)
    kind = Adam if settings.optimizer == "adam" else AdamW
    return kind(parameters, rate, weight_decay=decay, fused=True)


class Feed:
    """Pictures of a split on a device, normalized batch by batch."""

    def __init__(self, split: Split, data: Data, device: torch.device) -> None:
        self.pictures = split.pictures.to(device)
        self.labels = split.labels.to(device)
        spread = torch.tensor(data.spread, device=device).view(-1, 1, 1)
        self._scale = 1 / (255 * spread)
        self._shift = torch.tensor(data.mean, device=device).view(-1, 1, 1) / spread

    def __len__(self) -> int:
        return len(self.labels)

    def batch(self, places: Tensor | slice) -> tuple[Tensor, Tensor]:
        """Give normalized pictures, batch x channels x height x width, and their labels."""
        pictures = self.pictures[places].to(torch.float32)
        pictures = pictures.mul_(self._scale).sub_(self._shift)
        return pictures.contiguous(memory_format=torch.channels_last), self.labels[places]


def evaluate(model: nn.Module, feed: Feed) -> Measure:
    """Classify all pictures of a split with the model as it is."""
    was_training = model.training
    model.eval()
    loss = torch.zeros((), device=feed.labels.device, dtype=torch.float64)
    right = torch.zeros((), device=feed.labels.device, dtype=torch.int64)
    with torch.inference_mode():
        for start in range(0, len(feed), EVALUATION_BATCH):
            pictures, labels = feed.batch(slice(start, start + EVALUATION_BATCH))
            logits = model(pictures)
            loss += nn.functional.cross_entropy(logits, labels, reduction="sum")
            right += (logits.argmax(1) == labels).sum()
    model.train(was_training)
    count = max(len(feed), 1)
    return Measure(loss.item() / count, right.item() / count)


class Stopped(Exception):
    """The user wants to stop and keep what was learned."""


class NotFinite(Exception):
    """The loss is no longer a number; `step` is the first at which it was not."""

    def __init__(self, step: int) -> None:
        super().__init__(step)
        self.step = step


class Training:
    """One training at work: model, optimizer, data on the device, and how far it is.

    The methods that take time are generators of events.
    """

    def __init__(self, folder: RunFolder, job: Job, data: Data, commands: Commands) -> None:
        self.folder, self.job, self.commands = folder, job, commands
        self.settings, self.data = job.training, data
        self.device = choose_device(self.settings.device)
        torch.manual_seed(self.settings.seed)
        self.model: GraphModule = build(job.network, self.settings.seed)
        self.model.to(self.device, memory_format=torch.channels_last)
        if not any(True for _ in self.model.parameters()):
            raise ProjectError(
                "The network has nothing to learn: add a convolution or a dense layer."
            )
        self.optimizer = make_optimizer(self.model, self.settings)
        self.train = Feed(data.train, data, self.device)
        self.validation = Feed(data.validation, data, self.device)
        self.test = Feed(data.test, data, self.device)
        self.steps = steps_per_epoch(len(self.train), self.settings.batch_size)
        self.total = self.steps * self.settings.epochs
        self.at = Position()
        self.record = folder.read_record()
        self._unread: list[tuple[Tensor, Tensor, int]] = []
        self._read_at = self._began = time.monotonic()
        self.images, self.busy = 0, 0.0

    # --- the course of a run -------------------------------------------------------------------

    def run(self, until_epoch: int) -> Iterator[RunEvent]:
        """Train to the last epoch, or until somebody wants to stop."""
        if self.folder.last_file.exists():
            self.at = checkpoint.load_training(self.folder.last_file, self.model, self.optimizer)
        yield self._started()
        if not self.folder.epoch_file(0).exists():
            yield self._end_epoch(None)
        last = min(until_epoch or self.settings.epochs, self.settings.epochs)
        reason = "completed" if last == self.settings.epochs else "stopped"
        try:
            while self.at.epoch < last:
                yield from self._epoch()
        except Stopped:
            self._save("stopped")
            reason = "stopped"
        yield self._ended(reason)

    def _epoch(self) -> Iterator[RunEvent]:
        """Look at each picture once, in the epoch's order, from where it was left."""
        size = self.settings.batch_size
        order = order_of(self.at.epoch, len(self.train), self.settings.seed).to(self.device)
        self.model.train()
        self._mark()
        for batch in range(self.at.step - self.at.epoch * self.steps, self.steps):
            self._step(order[batch * size : (batch + 1) * size])
            if time.monotonic() - self._read_at >= READ_SECONDS:
                yield self._read()
            for ask in self.commands.poll():
                yield from self._obey(ask)
        if self._unread:
            yield self._read()
        yield self._end_epoch(
            Measure(self.at.loss_sum / self.at.seen, self.at.right / self.at.seen)
        )

    def _step(self, places: Tensor) -> None:
        """Make one step; the loss stays where it is until it is read."""
        rate = learning_rate(self.settings, self.at.step, self.total)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        pictures, labels = self.train.batch(places)
        logits = self.model(pictures)
        loss = nn.functional.cross_entropy(logits, labels)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        right = (logits.detach().argmax(1) == labels).sum()
        self._unread.append((loss.detach(), right, len(places)))
        self.at.step += 1

    def _read(self) -> Batches:
        """Read the losses since the last time: the one moment at which a device is waited for."""
        losses = torch.stack([loss for loss, _, _ in self._unread]).tolist()
        rights = torch.stack([right for _, right, _ in self._unread]).tolist()
        sizes = [size for _, _, size in self._unread]
        self._unread.clear()
        first = self.at.step - len(losses) + 1
        for place, (loss, size) in enumerate(zip(losses, sizes, strict=True)):
            if not isfinite(loss):
                raise NotFinite(first + place)
            # One by one: the sum must not depend on how often it is read.
            self.at.loss_sum += loss * size
        self.at.right += sum(rights)
        self.at.seen += sum(sizes)
        now = time.monotonic()
        seconds = max(now - self._read_at, 1e-9)
        self._read_at = now
        self.busy += seconds
        self.images += sum(sizes)
        return Batches(
            self.at.step,
            tuple(losses),
            tuple(right / size for right, size in zip(rights, sizes, strict=True)),
            learning_rate(self.settings, self.at.step - 1, self.total),
            sum(sizes) / seconds,
        )

    def _end_epoch(self, train: Measure | None) -> Epoch:
        """Validate, note down whether it was the best, and save."""
        if train is not None:
            self.at.epoch += 1
        found = evaluate(self.model, self.validation if len(self.validation) else self.train)
        if not isfinite(found.loss):
            raise NotFinite(self.at.step)
        if (found.accuracy, -found.loss) > (self.at.best_accuracy, -self.at.best_loss):
            self.at.best, self.at.best_accuracy = self.at.epoch, found.accuracy
            self.at.best_loss = found.loss
            accuracy = train.accuracy if train else None
            self.record = msgspec.structs.replace(self.record, train_accuracy=accuracy)
        self.at.loss_sum, self.at.right, self.at.seen = 0.0, 0, 0
        checkpoint.save_weights(self.folder.epoch_file(self.at.epoch), self.model)
        self._save("running")
        thin(self.folder, self.at.best)
        return Epoch(
            self.at.epoch,
            self.at.step,
            train.loss if train else None,
            train.accuracy if train else None,
            found.loss,
            found.accuracy,
            self._elapsed(),
            self._speed(),
            self.at.best,
        )

    # --- commands ------------------------------------------------------------------------------

    def _obey(self, ask: Ask) -> Iterator[RunEvent]:
        if isinstance(ask, Stop):
            if self._unread:
                yield self._read()
            raise Stopped
        if isinstance(ask, Pause):
            yield from self._pause()

    def _pause(self) -> Iterator[RunEvent]:
        if self._unread:
            yield self._read()
        self._save("running")
        yield Paused(self.at.step)
        while True:
            for ask in self.commands.wait():
                if isinstance(ask, Stop):
                    raise Stopped
                if isinstance(ask, Resume):
                    self._mark()
                    yield Resumed(self.at.step)
                    return

    # --- beginnings and ends -------------------------------------------------------------------

    def _started(self) -> Started:
        return Started(
            self.job.id,
            str(self.device),
            torch.get_num_threads(),
            len(self.train),
            len(self.validation),
            len(self.test),
            self.steps,
            self.settings.epochs,
            self.at.epoch,
            self.at.step,
        )

    def _ended(self, reason: Literal["completed", "stopped"]) -> Ended:
        """Test the best epoch, and say how it all went."""
        data = self.folder.epoch_file(self.at.best).read_bytes()
        checkpoint.load_weights(self.model, data, f"epoch {self.at.best}")
        tested = evaluate(self.model, self.test) if len(self.test) else None
        self._save_record(reason, tested)
        return Ended(
            reason,
            self.at.epoch,
            self.record.train_accuracy,
            self.at.best_accuracy,
            tested.accuracy if tested else None,
            self._elapsed(),
            self._speed(),
            str(self.device),
        )

    def _save(self, state: State) -> None:
        """Write a checkpoint from which the training can go on exactly here."""
        self.at.seconds = self._elapsed()
        self._began = time.monotonic()
        checkpoint.save_training(self.folder.last_file, self.model, self.optimizer, self.at)
        self._save_record(state)
        self._mark()

    def _save_record(self, state: State, tested: Measure | None = None) -> None:
        self.record = msgspec.structs.replace(
            self.record,
            state=state,
            epoch=self.at.epoch,
            step=self.at.step,
            best=self.at.best,
            seconds=self._elapsed(),
            images_per_second=self._speed(),
            device=str(self.device),
            validation_accuracy=max(self.at.best_accuracy, 0.0),
            test_accuracy=tested.accuracy if tested else None,
        )
        self.folder.write_record(self.record)

    def _mark(self) -> None:
        """Begin to measure the speed anew: what came before was no training step."""
        self._read_at = time.monotonic()

    def _elapsed(self) -> float:
        return self.at.seconds + time.monotonic() - self._began

    def _speed(self) -> float:
        """Pictures a second, over training steps only."""
        return self.images / self.busy if self.busy else 0.0


def steps_per_epoch(count: int, batch_size: int) -> int:
    """Give the batches of an epoch; a last one of a single picture is left out.

    Batch normalization cannot work on one picture, and which one it is changes each epoch.
    """
    full, rest = divmod(count, batch_size)
    return full + (rest > 1) if full else 1


def choose_device(name: str) -> torch.device:
    """Give the device that was chosen; "auto" takes the first graphics card, else the CPU.

    Raises:
        ProjectError: There is no such device here.
    """
    if name == "auto":
        name = "cuda:0" if torch.cuda.is_available() else "cpu"
    device = torch.device(name)
    if device.type == "cuda" and (device.index or 0) >= torch.cuda.device_count():
        raise ProjectError(
            "There is no {device} on this computer: choose the CPU, or auto.", device=name
        )
    return device


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
        RunInUseError: Another process trains this run.
    """
    with folder.lock(), folder.events_file.open("ab") as file:
        for event in _guarded(folder, commands, data_root, until_epoch, project):
            file.write(encode(event) + b"\n")
            file.flush()
            yield event


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
        data = load(job.data, data_root, project)
        training = Training(folder, _with_threads(folder, job), data, commands)
        commands.watch(training)
        yield from training.run(until_epoch)
    except NotFinite as found:
        text = (
            f"The loss was no longer a number at step {found.step}: try a smaller learning rate, "
            "or batch normalization. What was learned before is kept."
        )
        yield _failed(folder, training, text)
    except torch.OutOfMemoryError:
        size = folder.read_job().training.batch_size
        text = f"The device has too little memory for batches of {size}: try {max(size // 2, 1)}."
        yield _failed(folder, training, text)
    except (ProjectError, DataError) as error:
        yield _failed(folder, training, str(error))
    except OSError as error:
        text = f"The run could not be saved ({error}): make room on the disk, then resume it."
        yield _failed(folder, training, text)


def _failed(folder: RunFolder, training: Training | None, text: str) -> Ended:
    record = msgspec.structs.replace(folder.read_record(), state="failed", message=text)
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
        str(training.device) if training else "",
        text,
    )


def _with_threads(folder: RunFolder, job: Job) -> Job:
    """Choose the number of threads once; a run that goes on uses the same again."""
    chosen = job.threads or threads.choose(job)
    torch.set_num_threads(chosen)
    if chosen != job.threads:
        job = msgspec.structs.replace(job, threads=chosen)
        folder.write_job(job)
    return job
