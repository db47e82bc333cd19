"""What learns: a model with its optimizer, and pictures that are fed to it batch by batch."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.optim import SGD, Adam, AdamW, Optimizer

from cnnstudio.network.budget import VALIDATION_BATCH, VALIDATION_BYTES
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.worker import heads
from cnnstudio.worker.build import GraphModule, build
from cnnstudio.worker.data import Data, Split

EVALUATION_BYTES = VALIDATION_BYTES
"""Output of one node for one batch of an evaluation, at most."""

EVALUATION_BATCH = VALIDATION_BATCH


class Measure(NamedTuple):
    """Mean loss, and the share of pictures that were classified right."""

    loss: float
    accuracy: float


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


def steps_per_epoch(count: int, batch_size: int) -> int:
    """Give the batches of an epoch; a last one of a single picture is left out.

    Batch normalization cannot work on one picture, and which one it is changes each epoch.
    """
    full, rest = divmod(count, batch_size)
    return full + (rest > 1) if full else 1


def make_optimizer(model: nn.Module, settings: TrainingSettings) -> Optimizer:
    """Make the optimizer, fused: one call for all parameters."""
    parameters = list(model.parameters())
    decay, rate = settings.weight_decay, settings.learning_rate
    match settings.optimizer:
        case "sgd":
            return SGD(parameters, rate, settings.momentum, weight_decay=decay, fused=True)
        case "adam":
            return Adam(parameters, rate, weight_decay=decay, fused=True)
        case "adamw":
            return AdamW(parameters, rate, weight_decay=decay, fused=True)


class Feed:
    """Pictures of a split, normalized batch by batch on a device.

    They stay bytes until they are needed: on the device where they fit, else in main memory.
    """

    def __init__(self, split: Split, data: Data, device: torch.device) -> None:
        has_room = device.type == "cpu" or _fits(split.pictures, device)
        self.pictures = split.pictures.to(device) if has_room else split.pictures
        self.labels = split.labels.to(device)
        self._mean = 255 * torch.tensor(data.mean, device=device).view(-1, 1, 1)
        self._scale = 1 / (255 * torch.tensor(data.spread, device=device).view(-1, 1, 1))
        self._bytes = self.pictures.new_empty(0)
        self._numbers = torch.empty(0, device=device)

    def __len__(self) -> int:
        return len(self.labels)

    def batch(self, places: Tensor) -> tuple[Tensor, Tensor]:
        """Give normalized pictures, batch x channels x height x width, and their labels.

        The pictures lie in a place that the next call uses again: a new one for each batch would
        cost more than the copying.
        """
        count = len(places)
        if len(self._bytes) < count:
            self._make_room(count)
        there = places.to(self.pictures.device)
        chosen = torch.index_select(self.pictures, 0, there, out=self._bytes[:count])
        labels = self.labels.index_select(0, places.to(self.labels.device))
        return self._normalize(self._numbers[:count].copy_(chosen)), labels

    def stretch(self, start: int, stop: int) -> tuple[Tensor, Tensor]:
        """Give the pictures from `start` to `stop`, like `batch` does, in a place of their own."""
        pictures = self.pictures[start:stop].to(self.labels.device, torch.float32)
        pictures = self._normalize(pictures)
        return pictures.contiguous(memory_format=torch.channels_last), self.labels[start:stop]

    def _normalize(self, pictures: Tensor) -> Tensor:
        return pictures.sub_(self._mean).mul_(self._scale)

    def _make_room(self, count: int) -> None:
        size = (count, *self.pictures.shape[1:])
        self._bytes = self.pictures.new_empty(size)
        self._numbers = torch.empty(
            size, device=self.labels.device, memory_format=torch.channels_last
        )


def _fits(pictures: Tensor, device: torch.device) -> bool:
    """Say whether pictures take no more than half of what is free on a graphics card."""
    return pictures.nbytes <= torch.cuda.mem_get_info(device)[0] // 2


def evaluate(model: GraphModule, feed: Feed, between: Callable[[], None] | None = None) -> Measure:
    """Classify all pictures of a split with the model as it is, and leave it as it was.

    Args:
        model: The model.
        feed: The pictures.
        between: Called after each batch; what it raises ends the evaluation.
    """
    was_training = model.training
    model.eval()
    loss = torch.zeros((), device=feed.labels.device, dtype=torch.float64)
    right = torch.zeros((), device=feed.labels.device, dtype=torch.int64)
    size = evaluation_batch(model)
    try:
        for start in range(0, len(feed), size):
            with torch.inference_mode():
                pictures, labels = feed.stretch(start, start + size)
                logits = model(pictures)
                loss += len(labels) * heads.loss(model.head, logits, labels)
                right += (logits.argmax(1) == labels).sum()
            if between is not None:
                between()
    finally:
        model.train(was_training)
    count = max(len(feed), 1)
    return Measure(loss.item() / count, right.item() / count)


def evaluation_batch(model: GraphModule) -> int:
    """Give how many pictures are evaluated at a time."""
    return min(max(EVALUATION_BYTES // max(model.activation_bytes, 1), 1), EVALUATION_BATCH)


class Learner:
    """A model that learns from one batch after the other."""

    def __init__(self, job: Job, data: Data) -> None:
        settings = job.training
        self.device = choose_device(settings.device)
        self.model = build(job.network, settings.seed)
        if not self.model.can_learn:
            raise ProjectError(
                "The network has nothing to learn: add a convolution or a dense layer."
            )
        # Channels last: convolutions are faster by a seventh on a CPU.
        self.model.to(self.device).to(memory_format=torch.channels_last)
        self.optimizer = make_optimizer(self.model, settings)
        self.train = Feed(data.train, data, self.device)
        self.validation = Feed(data.validation, data, self.device)
        self.test = Feed(data.test, data, self.device)

    @property
    def is_finite(self) -> bool:
        """Whether all weights are numbers still."""
        return all(value.isfinite().all().item() for value in self.model.parameters())

    def learn(self, places: Tensor, rate: float) -> tuple[Tensor, Tensor]:
        """Make one step on the training pictures at `places`, with a learning rate.

        Returns:
            The mean loss, and how many were right, as tensors: reading them would make a graphics
            card wait.
        """
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        pictures, labels = self.train.batch(places)
        logits = self.model(pictures)
        loss = heads.loss(self.model.head, logits, labels)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        self.optimizer.step()
        return loss.detach(), (logits.detach().argmax(1) == labels).sum()
