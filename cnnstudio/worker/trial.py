"""Training for a moment with made-up pictures, to see how much time and memory a training takes.

It is a process of its own, as a run is, with the same threads, priority and memory settings: what
it measures is what a run will take. It can be ended at any moment, and leaves nothing behind.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import msgspec
import torch

from cnnstudio import paths
from cnnstudio.data.catalogue import data_set
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.analysis import analyze
from cnnstudio.network.budget import VALIDATION_BATCH, fits, largest_batch
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import new_run_id
from cnnstudio.training.budget import budget
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import Trial, Tried
from cnnstudio.worker import checkpoint, threads
from cnnstudio.worker.channel import Channel
from cnnstudio.worker.checkpoint import Position
from cnnstudio.worker.data import Data, Split
from cnnstudio.worker.learner import Feed, Learner, choose_device, evaluate
from cnnstudio.worker.probes import answered
from cnnstudio.zoo.small import chain

FEW = 4
"""Pictures of a first step; each further one takes twice as many, while there is time."""

ROUNDS = 5
"""Times are medians of so many rounds: another program may want a core for a moment."""

FEWEST_ROUNDS = 3
"""A batch of which so many fit into the time is tried."""

MADE_UP_BYTES = 32 * 2**20
"""Of pictures that are made up, at most, beyond those of one batch."""

SAVED_BYTES = 2**28
"""Weights that are written to see how long it takes; larger ones are left out of the time."""


def try_out(channel: Channel, ask: Trial) -> int:
    """Answer the one question of this process."""
    channel.say(answered(ask.number, lambda: trial(ask)))
    return 0


def trial(ask: Trial) -> Tried:
    """Train for a moment.

    Raises:
        ProjectError: There is too little memory even for small batches, or nothing to learn.
    """
    job = Job(new_run_id(), ask.network, ask.data, ask.training)
    torch.set_num_threads(threads.choose(job))
    most = _affordable(job, ask.memory)
    warm_up(job)
    data = _made_up(job, most)
    device = choose_device(job.training.device)
    memory = Memory(device)
    pace = _Pace(Learner(job, data), data)
    size = pace.size_for(most, ask.seconds)
    step = pace.step_seconds(size, job.training.batch_size, ask.seconds)
    taken = memory.taken(pace.bytes_of_pictures)
    return Tried(
        ask.number,
        str(device),
        torch.get_num_threads(),
        size,
        step,
        pace.validation_seconds(ask.seconds),
        pace.saving_seconds(),
        taken,
        memory.program,
    )


def _affordable(job: Job, memory: int) -> int:
    """Give the largest batch size up to the chosen one that the memory allows."""
    needed = budget(job.network, analyze(job.network), job.data, job.training, None)
    if not memory or fits(needed, memory):
        return job.training.batch_size
    size = largest_batch(needed, memory)
    if size < min(2, job.training.batch_size):
        raise ProjectError(
            "A training would need more memory than is free now, so it was not tried out: close "
            "other programs, or make the network smaller."
        )
    return size


def warm_up(job: Job) -> None:
    """Let torch import and allocate what it needs for any training, so that it counts nothing."""
    small = chain(Input(1, 8, 8), Conv2d(2), Flatten(), Linear(2), Output(2))
    training = msgspec.structs.replace(job.training, batch_size=2)
    tiny = msgspec.structs.replace(job, network=small, training=training)
    picture = Split(torch.zeros(2, 1, 8, 8, dtype=torch.uint8), torch.zeros(2, dtype=torch.int64))
    learner = Learner(tiny, Data(picture, picture, picture, (0.5,), (0.5,), ("0", "1")))
    learner.learn(torch.arange(2), 0.0)
    _wait(learner.device)


def _made_up(job: Job, batch: int) -> Data:
    """Make pictures of noise: their contents make no difference to the time."""
    channels, height, width = shape = job.data.shape
    known = data_set(job.data.name)
    most = max(MADE_UP_BYTES // (channels * height * width), batch)
    count = min(max(known.train if known else VALIDATION_BATCH, batch), most)
    pictures = torch.randint(256, (count, *shape), dtype=torch.uint8)
    labels = torch.randint(len(job.data.classes), (count,))
    made, none = Split(pictures, labels), Split(pictures[:0], labels[:0])
    return Data(made, none, none, (0.5,) * channels, (0.25,) * channels, job.data.classes)


class _Pace:
    """How fast a learner is."""

    def __init__(self, learner: Learner, data: Data) -> None:
        self.learner, self._data = learner, data
        self._count = len(data.train)
        self._each = 0.0

    @property
    def bytes_of_pictures(self) -> int:
        """What the made-up pictures take on a graphics card; in main memory they came before."""
        pictures = self.learner.train.pictures
        return pictures.nbytes if pictures.is_cuda else 0

    def size_for(self, most: int, seconds: float) -> int:
        """Give the largest batch size, up to `most`, of which a few steps take no longer."""
        size = min(FEW, most)
        while True:
            # The first step of a size makes what the others use.
            self._step(size)
            took = self._timed(lambda size=size: self._step(size))
            self._each = took / size
            if size == most or 2 * took * FEWEST_ROUNDS > seconds:
                return size
            size = min(2 * size, most)

    def step_seconds(self, size: int, wanted: int, seconds: float) -> float:
        """Give the seconds of a step at the size wanted, from steps at a smaller or equal one.

        A part of a step does not depend on its size: it is told by steps of half the size.
        """
        at_size = self._median(lambda: self._step(size), seconds / 2)
        half = size // 2
        if size == wanted or not half:
            return at_size * wanted / size
        at_half = self._median(lambda: self._step(half), seconds / 4)
        even = at_size / size
        each = min(max((at_size - at_half) / (size - half), even / 2), even)
        return at_size + each * (wanted - size)

    def validation_seconds(self, seconds: float) -> float:
        """Give the seconds that the validation takes for each picture."""
        count = min(max(int(seconds / 4 / self._each), 1), VALIDATION_BATCH)
        some = Split(*(part[:count] for part in self._data.train))
        feed = Feed(some, self._data, self.learner.device)
        return self._median(lambda: evaluate(self.learner.model, feed), seconds / 8) / len(feed)

    def saving_seconds(self) -> float:
        """Give the seconds in which the files of an epoch are written."""
        model, optimizer = self.learner.model, self.learner.optimizer
        if sum(value.nbytes for value in model.parameters()) > SAVED_BYTES:
            return 0.0
        store = paths.run_store()
        store.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=store, prefix="trial-") as folder:
            file = Path(folder) / "weights.safetensors"

            def save() -> None:
                checkpoint.save_weights(file, model)
                checkpoint.save_training(file, model, optimizer, Position())

            return self._timed(save)

    def _step(self, size: int) -> None:
        places = torch.randint(self._count, (size,), device=self.learner.train.pictures.device)
        # Without a learning rate nothing can get out of hand.
        self.learner.learn(places, 0.0)

    def _timed(self, work: Callable[[], object]) -> float:
        _wait(self.learner.device)
        start = time.perf_counter()
        work()
        _wait(self.learner.device)
        return time.perf_counter() - start

    def _median(self, work: Callable[[], object], seconds: float) -> float:
        """Time something again and again for some seconds, the first time left out."""
        work()
        once = self._timed(work)
        times = max(round(seconds / ROUNDS / max(once, 1e-6)), 1)

        def round_of_several() -> None:
            for _ in range(times):
                work()

        return median(self._timed(round_of_several) / times for _ in range(ROUNDS))


def _wait(device: torch.device) -> None:
    """Wait until a graphics card has done all it was told."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)


class Memory:
    """What is taken on top of what is taken now.

    Attributes:
        program: What this process takes of main memory now; 0 where the system does not say.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self.program = 0
        self._allocated = 0
        if device.type == "cuda":
            torch.cuda.reset_peak_memory_stats(device)
            self._allocated = torch.cuda.memory_allocated(device)
        if sys.platform == "linux":
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
            self.program = _status("VmRSS")

    def taken(self, other: int) -> int:
        """Give the most that was taken since, without `other`; 0 where the system is silent."""
        if self._device.type == "cuda":
            most = torch.cuda.max_memory_allocated(self._device) - self._allocated
        else:
            most = _status("VmHWM") - self.program if self.program else 0
        return max(most - other, 0)


def _status(name: str) -> int:
    """Give a number of bytes that Linux knows of this process."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(1024 * int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
