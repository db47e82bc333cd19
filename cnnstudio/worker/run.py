"""A run process: trains one run, passes on its events, and shows its live weights."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.layers.text import Text
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Ended, Message
from cnnstudio.training.protocol import (
    Ask,
    CountMemory,
    Devices,
    EffectiveField,
    Failed,
    Filters,
    LoadData,
    Probe,
    Start,
    Stop,
    Verify,
)
from cnnstudio.training.sentence import Sentence
from cnnstudio.worker import probes
from cnnstudio.worker.channel import Channel
from cnnstudio.worker.train import Training, train


class WindowCommands:
    """Commands from the window; questions among them are answered here, from the live weights."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._training: Training | None = None

    def poll(self) -> list[Ask]:
        """Answer the questions, and give the other asks; a window that is gone wants to stop."""
        return self._answer(self._channel.poll())

    def wait(self) -> list[Ask]:
        """Do the same, waiting until something is asked."""
        return self._answer(self._channel.wait())

    def watch(self, training: Training) -> None:
        """Take the training whose weights are shown."""
        self._training = training

    def _answer(self, asks: list[Ask]) -> list[Ask]:
        others: list[Ask] = []
        for ask in asks:
            match ask:
                case Probe() | Filters():
                    self._channel.say(self._look(ask))
                case Devices() | LoadData() | Verify() | CountMemory() | EffectiveField():
                    text = Text("This process trains and does nothing else: ask the assistant.")
                    self._channel.say(Failed.of(ask.number, text))
                case _:
                    others.append(ask)
        return [Stop()] if self._channel.is_closed else others

    def _look(self, ask: Probe | Filters) -> Message:
        training = self._training
        if training is None:
            return Failed.of(ask.number, Text("The run has not begun yet."))
        model, source, epoch = training.learner.model, training.job.id, training.epoch
        if isinstance(ask, Probe):
            return probes.answered(
                ask.number, lambda: probes.probe(model, training.data, ask, source, epoch)
            )
        return probes.answered(ask.number, lambda: probes.filters(model, ask, source, epoch))


def follow(channel: Channel, start: Start) -> int:
    """Train, and say every event; the exit status is 0 also where the run failed in words."""
    folder = RunFolder(Path(start.run_folder))
    root = Path(start.data_root) if start.data_root else None
    owner = folder.owner()
    project = Path(owner.project).parent if owner is not None and owner.project else None
    try:
        for event in train(folder, WindowCommands(channel), root, start.until_epoch, project):
            channel.say(event)
    except ProjectError as error:
        said = Sentence.of(error.text)
        channel.say(Ended("failed", 0, None, None, None, 0.0, 0.0, "", str(error), said))
    return 0
