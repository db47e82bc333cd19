"""What the Run menu does: train, pause, stop; and what is said when a run ends badly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.app.runs import Run
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.messages import Messages


class RunCommands(QObject):
    """Starts and stops the training of a window's network.

    Signals: `started` when a run has begun; `refused` when the network cannot be trained yet.
    """

    started = Signal()
    refused = Signal()

    def __init__(self, studio: Studio, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._messages = studio, messages
        self._warned: set[str] = set()
        studio.runs.troubled.connect(messages.warn)
        studio.runs.changed.connect(self._on_run)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give what each action does."""
        return {"start": self.start, "pause": self.pause_or_resume, "stop": self.stop}

    def start(self) -> None:
        """Train the network as it is now, and look at it with the run's weights."""
        studio = self._studio
        if studio.document.errors or studio.runs.live is not None:
            self.refused.emit()
            return
        for other in studio.runs.items:
            self._messages.withdraw(other.id)
        run = studio.runs.start(studio.document.design, studio.file.title)
        if run is not None:
            studio.lens.use_run(run)
            self.started.emit()

    def pause_or_resume(self) -> None:
        """Let the run wait, or go on."""
        live = self._studio.runs.live
        if live is not None:
            if live.state == "paused":
                live.resume()
            else:
                live.pause()

    def stop(self) -> None:
        """Stop the run and keep what it has learned; the second time, end it at once."""
        live = self._studio.runs.live
        if live is not None:
            live.stop()

    def _on_run(self, run: Run) -> None:
        """Say once why a run has ended, where it did not end by itself."""
        if run.is_live:
            self._warned.discard(run.id)
            self._messages.withdraw(run.id)
        elif run.message and run.id not in self._warned:
            self._warned.add(run.id)
            self._warn(run)

    def _warn(self, run: Run) -> None:
        text = self.tr("Run {number}: {message}").format(number=run.number, message=run.message)
        banner = self._messages.warn(text, run.id)
        if run.state == "crashed":
            banner.add_action(self.tr("Resume"), lambda: self._resume(run), primary=True)

    def _resume(self, run: Run) -> None:
        self._messages.withdraw(run.id)
        self._studio.runs.resume(run)
