"""The assistant: the helper process that answers questions while the user draws."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.app.process import HelperProcess
from cnnstudio.app.questions import Answer, Questions
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import Ask, Device, DeviceList, Devices, Hello

RESTARTS = 3
"""How often an assistant that dies is started again by itself."""


class Assistant(QObject):
    """Answers questions about devices, data, networks and saved weights.

    An assistant that dies is started again; what was asked is answered with `Failed`.
    """

    state_changed = Signal()
    devices_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state: Literal["starting", "ready", "dead"] = "dead"
        self.trouble = ""
        self.devices: tuple[Device, ...] = ()
        self.torch = ""
        self._questions = Questions()
        self._process: HelperProcess | None = None
        self._restarts = 0

    @property
    def process_id(self) -> int:
        """The number of its process for the operating system; 0 where there is none."""
        return 0 if self._process is None else self._process.process_id

    def start(self) -> None:
        """Start the process; questions may be asked at once."""
        self._process = HelperProcess(self)
        self._process.said.connect(self._on_said)
        self._process.ended.connect(self._on_ended)
        self._process.start()
        self._become("starting")
        self.ask(Devices, self._on_devices)

    def restart(self) -> None:
        """Start again after the assistant has died too often."""
        self._restarts = 0
        if self._process is None or not self._process.is_running:
            self.start()

    def close(self) -> None:
        """End the process: nothing that the assistant does needs saving."""
        if self._process is not None:
            self._process.ended.disconnect(self._on_ended)
            self._process.wait_to_leave(0.5)
        self._process = None

    def ask(
        self,
        make: Callable[[int], Ask],
        on_answer: Answer,
        on_progress: Answer | None = None,
    ) -> int:
        """Ask a question, made by `make` from its number; `on_answer` may also get `Failed`."""
        number, question = self._questions.add(make, on_answer, on_progress)
        if self._process is None or not self._process.is_running:
            # Only this one: the process may have been started by then, and others may wait for it.
            QTimer.singleShot(0, self, lambda: self._questions.fail(number, self.trouble))
        else:
            self._process.send(question)
        return number

    def send(self, ask: Ask) -> None:
        """Say something that has no answer."""
        if self._process is not None and self._process.is_running:
            self._process.send(ask)

    def forget(self, number: int) -> None:
        """Let the answer to a question go unheard."""
        self._questions.forget(number)

    def _on_said(self, message: Message) -> None:
        if isinstance(message, Hello):
            self.torch = message.torch
            self._become("ready")
        else:
            self._questions.take(message)

    def _on_devices(self, answer: Message) -> None:
        if isinstance(answer, DeviceList):
            self.devices = answer.devices
            self._restarts = 0
            self.devices_changed.emit()

    def _on_ended(self, reason: str) -> None:
        again = self._restarts < RESTARTS
        self.trouble = self.tr("The assistant process has ended. {reason}").format(reason=reason)
        self._process = None
        self._become("dead")
        self._questions.fail_all(self.trouble)
        if again:
            self._restarts += 1
            QTimer.singleShot(200 * 4**self._restarts, self, self.restart_if_dead)

    def restart_if_dead(self) -> None:
        """Start again unless somebody did meanwhile."""
        if self.state == "dead" and self._process is None:
            self.start()

    def _become(self, state: Literal["starting", "ready", "dead"]) -> None:
        self.state = state
        if state == "ready":
            self.trouble = ""
        self.state_changed.emit()
