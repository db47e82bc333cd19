"""Runs to try the training with: small networks on the bundled digits, and who commands them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.run_store import RunFolder, create, new_run_id
from cnnstudio.training.events import Ended, Epoch, RunEvent
from cnnstudio.training.history import History
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.training.protocol import Ask, Stop
from cnnstudio.worker.train import train
from cnnstudio.zoo.small import chain

PLAIN = chain(Input(), Conv2d(4, (5, 5), stride=(4, 4)), ReLU(), Flatten(), Linear(10), Output())
"""A network that learns the digits in a moment."""

NORMALIZED = Network(
    (
        Node(1, "input", Input()),
        Node(2, "conv1", Conv2d(6, (4, 4), stride=(2, 2)), (1,)),
        Node(3, "norm1", BatchNorm2d(), (2,)),
        Node(4, "relu1", ReLU(), (3,)),
        Node(5, "conv2", Conv2d(6, (3, 3), padding=(1, 1)), (4,)),
        Node(6, "add1", Add(), (4, 5)),
        Node(7, "drop1", Dropout(), (6,)),
        Node(8, "pool1", GlobalAvgPool2d(), (7,)),
        Node(9, "flatten1", Flatten(), (8,)),
        Node(10, "linear1", Linear(10), (9,)),
        Node(11, "output", Output(), (10,)),
    )
)
"""A network with everything that a checkpoint must hold: statistics, chance, a skip."""


class Commands:
    """Somebody who asks for things at chosen steps, and otherwise lets the training go on.

    `at[step]` is asked when that many batches have been trained; `waking` is what is asked when a
    paused training waits.
    """

    def __init__(self, at: dict[int, Ask] | None = None, waking: list[Ask] | None = None):
        self._at, self._waking = dict(at or {}), list(waking or [])
        self.training = None
        self.on_poll: Callable[[], None] = lambda: None

    def poll(self) -> list[Ask]:
        self.on_poll()
        step = self.training.at.step if self.training else 0
        return [self._at.pop(due) for due in sorted(self._at) if due <= step]

    def wait(self) -> list[Ask]:
        return [self._waking.pop(0)]

    def watch(self, training) -> None:
        self.training = training


def a_job(network: Network = PLAIN, data: DataChoice | None = None, **settings: object) -> Job:
    """Make a job of four epochs on one thread."""
    chosen = TrainingSettings(**{"epochs": 4, "device": "cpu", **settings})
    return Job(new_run_id(), network, data or DataChoice(), chosen, threads=1)


def a_run(root: Path, job: Job | None = None) -> RunFolder:
    """Make a run that is ready to be trained."""
    return create(job or a_job(), root)


def trained(root: Path, job: Job | None = None) -> RunFolder:
    """Train a run to its end."""
    run = a_run(root, job)
    assert reason_of(list(train(run, Commands()))) == "completed"
    return run


def until(run: RunFolder, at: dict[int, Ask] | None = None, **options: object) -> list[RunEvent]:
    """Train until it stops at one of these steps, or by itself, and give the events."""
    return list(train(run, Commands(at), **options))


def stop_at(step: int) -> dict[int, Ask]:
    """Ask to stop after this many batches."""
    return {step: Stop()}


def reason_of(events: list[RunEvent]) -> str:
    """Say how a training ended, with its sentence where it failed."""
    ended = events[-1]
    assert isinstance(ended, Ended)
    return f"{ended.reason}: {ended.message}" if ended.message else ended.reason


def history(run: RunFolder) -> History:
    """Read what a run has said, as an opened project shows it."""
    return History.of_lines(run.events_lines())


def curves(run: RunFolder) -> dict[str, object]:
    """Give all numbers of a run's curves but its times."""
    said = history(run)
    return {
        "steps": list(said.steps),
        "losses": list(said.losses),
        "accuracies": list(said.accuracies),
        "epochs": [msgspec.structs.replace(e, seconds=0, images_per_second=0) for e in said.epochs],
    }


def weights(run: RunFolder) -> dict[int, bytes]:
    """Give the weights after every epoch, as they are in the files."""
    return {epoch: run.epoch_file(epoch).read_bytes() for epoch in run.epochs()}


def epochs_of(events: list[RunEvent]) -> Iterator[int]:
    """Give the numbers of the epochs that were said."""
    return (event.epoch for event in events if isinstance(event, Epoch))
