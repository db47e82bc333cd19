"""Importing a network from elsewhere, in a process of its own that ends with its answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from cnnstudio.app.process import HelperProcess
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import Failed, Hello, ImportNetwork, NetworkImported, Progress

NUMBER = 1
"""Each process is asked one question only."""


class Importing(QObject):
    """One import, from the start of its process to its answer.

    Signals: `progressed` (a `Progress`); `arrived` (a `NetworkImported`); `failed` (a sentence).
    Of the last two comes exactly one, unless it was cancelled; weights that come after that are
    deleted.
    """

    progressed = Signal(object)
    arrived = Signal(object)
    failed = Signal(str)

    def __init__(self, source: str, weights: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._is_open = True
        self._process = HelperProcess(self)
        self._process.said.connect(self._on_said)
        self._process.ended.connect(self._on_ended)
        self._process.start()
        self._process.send(ImportNetwork(NUMBER, source, weights))

    def cancel(self) -> None:
        """Want no answer any more."""
        self._is_open = False
        self._process.leave(2.0)

    def close(self) -> None:
        """End the process, for the moment when the window itself goes."""
        self._is_open = False
        self._process.wait_to_leave(0.5)

    def _on_said(self, message: Message) -> None:
        if not self._is_open:
            _delete_weights(message)
            return
        if isinstance(message, Hello):
            return
        if isinstance(message, Progress):
            self.progressed.emit(message)
            return
        self._is_open = False
        if isinstance(message, NetworkImported):
            self.arrived.emit(message)
        elif isinstance(message, Failed):
            self.failed.emit(message.reason)

    def _on_ended(self, reason: str) -> None:
        if self._is_open:
            self._is_open = False
            words = self.tr("The import has ended without an answer. {reason}")
            self.failed.emit(words.format(reason=reason).strip())
        self.deleteLater()


def _delete_weights(message: Message) -> None:
    """Delete what an answer that nobody waits for has left in the run store."""
    if isinstance(message, NetworkImported) and message.run_folder:
        RunFolder(Path(message.run_folder)).delete()
