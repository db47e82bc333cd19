"""How fast a training is: against the bare step, and against the usual loop.

    python tests/benchmarks/training.py [--data-root DIR] [--threads N] [--rounds N]

Trains LeNet-5 on MNIST in one process, where slices of about a second alternate:

bare   the same network, optimizer, fused flag, memory format, precision and number of threads on
       one batch that is already in memory, the loss never read
ours   the training of the program, with its events written down, between one validation and the
       next
usual  a DataLoader with 0 workers over torchvision.datasets.MNIST with ToTensor and Normalize, and
       Adam, where each step reads its loss

It prints medians in images a second, and the medians and quartiles of the ratios of neighbors.
Without --data-root, MNIST is copied from where CNNSTUDIO_TEST_DATA points. Measure on a machine
that has nothing else to do: other programs count against whoever is measured at that moment.
"""

import argparse
import itertools
import json
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms

from cnnstudio.data.catalogue import DataChoice, data_set
from cnnstudio.project import run_store
from cnnstudio.training.events import Batches
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.training.protocol import Ask
from cnnstudio.worker import tuning
from cnnstudio.worker.build import build
from cnnstudio.worker.data import load
from cnnstudio.worker.learner import Feed, make_optimizer
from cnnstudio.worker.train import train
from cnnstudio.zoo.small import lenet5

BATCH = 64

Slice = Callable[[float], float]
"""Works for some seconds and gives the speed in images a second."""


class Nobody:
    """Asks for nothing."""

    def poll(self) -> list[Ask]:
        return []

    def wait(self) -> list[Ask]:
        return []

    def watch(self, training: object) -> None:
        pass


def timed(step: Callable[[], None]) -> Slice:
    """Make a slice of a step over one batch."""

    def work(seconds: float) -> float:
        start, steps = time.perf_counter(), 0
        while (passed := time.perf_counter() - start) < seconds:
            step()
            steps += 1
        return steps * BATCH / passed

    return work


def bare(job: Job, root: Path) -> Slice:
    """Step again and again on one batch."""
    data = load(job.data, root)
    pictures, labels = Feed(data.train, data, torch.device("cpu")).batch(torch.arange(BATCH))
    pictures = pictures.clone(memory_format=torch.channels_last)
    model = build(job.network).to(memory_format=torch.channels_last)
    optimizer = make_optimizer(model, job.training)

    def step() -> None:
        loss = nn.functional.cross_entropy(model(pictures), labels)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()

    return timed(step)


def ours(job: Job, root: Path) -> Slice:
    """Train as the program does; validations in between are left out."""
    run = run_store.create(job, Path(tempfile.mkdtemp()))
    events = train(run, Nobody(), root)

    def work(seconds: float) -> float:
        start, steps = time.perf_counter(), 0
        for event in events:
            if not isinstance(event, Batches):
                start, steps = time.perf_counter(), 0
                continue
            steps += len(event.losses)
            passed = time.perf_counter() - start
            if passed >= seconds:
                return steps * BATCH / passed
        raise AssertionError("It was to train for ever.")

    return work


def usual(root: Path) -> Slice:
    """Train as tutorials do."""
    known = data_set("MNIST")
    assert known is not None
    prepare = transforms.Compose(
        [transforms.ToTensor(), transforms.Normalize(known.mean, known.spread)]
    )
    pictures = datasets.MNIST(root, train=True, transform=prepare)
    loader = DataLoader(pictures, batch_size=BATCH, shuffle=True)
    batches = itertools.chain.from_iterable(itertools.repeat(loader))
    model = build(lenet5())
    optimizer = torch.optim.Adam(model.parameters(), 0.001)
    losses = []

    def step() -> None:
        images, labels = next(batches)
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(images), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())

    return timed(step)


def ratio(upper: list[float], lower: list[float]) -> dict[str, object]:
    """Give the median of the ratios and their quartiles."""
    ratios = [a / b for a, b in zip(upper, lower, strict=True)]
    first, _, third = statistics.quantiles(ratios, n=4)
    return {
        "median": round(statistics.median(ratios), 3),
        "quartiles": [round(first, 3), round(third, 3)],
    }


def copy_of_mnist() -> Path:
    """Give torchvision a folder with MNIST to unpack and write in."""
    source = os.environ.get("CNNSTUDIO_TEST_DATA")
    if not source:
        sys.exit("Say where MNIST lies: --data-root DIR, or CNNSTUDIO_TEST_DATA.")
    root = Path(tempfile.mkdtemp())
    raw = root / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in (Path(source) / "MNIST" / "raw").glob("*.gz"):
        shutil.copyfile(file, raw / file.name)
    return root


def main() -> None:
    """Measure, alternating, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data-root", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=1.0, help="length of a slice")
    options = parser.parse_args()
    root = options.data_root or copy_of_mnist()
    tuning.keep_memory()
    torch.set_num_threads(options.threads)
    settings = TrainingSettings(batch_size=BATCH, epochs=100_000, device="cpu")
    new = run_store.new_run_id()
    job = Job(new, lenet5(), DataChoice("MNIST"), settings, threads=options.threads)
    load(job.data, root)
    slices = {"bare": bare(job, root), "ours": ours(job, root), "usual": usual(root)}
    speeds: dict[str, list[float]] = {name: [] for name in slices}
    for work in slices.values():
        work(0.5)
    for _ in range(options.rounds):
        for name, work in slices.items():
            speeds[name].append(work(options.seconds))
    figures = {
        "threads": options.threads,
        "images_per_second": {name: round(statistics.median(s)) for name, s in speeds.items()},
        "ours_over_bare": ratio(speeds["ours"], speeds["bare"]),
        "ours_over_usual": ratio(speeds["ours"], speeds["usual"]),
        "bare_over_usual": ratio(speeds["bare"], speeds["usual"]),
        "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
