"""A run process: trains one run, passes on its events, and shows its live weights."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.protocol import Ask, Ended, Failed, Filters, Probe, Start, Stop
from cnnstudio.worker import probes
from cnnstudio.worker.channel import Channel
from cnnstudio.worker.train import Training, train


class WindowCommands:
    """Commands from the window; probes among them are answered here, from the live weights."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self.training: Training | None = None

    def poll(self) -> list[Ask]:
        """Answer the probes, and give the other asks; a window that is gone wants to stop."""
        return self._answer(self._channel.poll())

    def wait(self) -> list[Ask]:
        """Do the same, waiting until something is asked."""
        return self._answer(self._channel.wait())

    def watch(self, training: Training) -> None:
        """Take the training whose weights are shown."""
        self.training = training

    def _answer(self, asks: list[Ask]) -> list[Ask]:
        others: list[Ask] = []
        for ask in asks:
            if isinstance(ask, Probe | Filters):
                self._show(ask)
            else:
                others.append(ask)
        return [Stop()] if self._channel.is_closed else others

    def _show(self, ask: Probe | Filters) -> None:
        training = self.training
        if training is None:
            self._channel.say(Failed(ask.number, "The run has not begun yet."))
            return
        epoch = training.at.step / training.steps
        source = training.job.id
        try:
            if isinstance(ask, Probe):
                answer = probes.probe(training.model, training.data, ask, source, epoch)
            else:
                answer = probes.filters(training.model, ask, source, epoch)
        except ProjectError as error:
            answer = Failed(ask.number, str(error))
        self._channel.say(answer)


def follow(channel: Channel, start: Start) -> int:
    """Train, and say every event; the exit status is 0 also where the run failed in words."""
    folder = RunFolder(Path(start.run_folder))
    commands = WindowCommands(channel)
    root = Path(start.data_root) if start.data_root else None
    try:
        for event in train(folder, commands, root, start.until_epoch):
            channel.say(event)
    except ProjectError as error:
        channel.say(Ended("failed", 0, None, None, None, 0.0, 0.0, "", str(error)))
    return 0
