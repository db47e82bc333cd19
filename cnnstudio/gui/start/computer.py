"""What this computer can train on."""

from __future__ import annotations

import os

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.gui.elements import ElidedLabel, IconLabel, Label


class ComputerBox(QFrame):
    """The processor, and graphics cards as soon as the assistant has found them."""

    def __init__(self, assistant: Assistant, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._assistant = assistant
        self._labels: list[Label] = []
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(IconLabel("device", parent=self))
        head.addWidget(Label(self.tr("This computer"), "strong", parent=self), 1)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(self._grid)
        assistant.devices_changed.connect(self.refresh)
        assistant.state_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        for label in self._labels:
            label.hide()
            label.deleteLater()
        self._labels = []
        processor = words.counted(os.cpu_count() or 1, "CPU, 1 core", "CPU, {count} cores")
        is_known = bool(self._assistant.devices)
        waiting = self.tr("not answering") if self._is_dead else self.tr("starting…")
        ready = self.tr("ready")
        self._add(processor, ready if is_known else waiting, "text2")
        for device in self._assistant.devices:
            if device.name != "cpu":
                self._add(f"{device.name.upper()}, {device.title}", ready, "success")

    def lines(self) -> list[str]:
        """Give what is written, each device before its state."""
        return [label.text() for label in self._labels]

    @property
    def _is_dead(self) -> bool:
        return self._assistant.state == "dead" and bool(self._assistant.trouble)

    def _add(self, text: str, state: str, color: str) -> None:
        row = len(self._labels) // 2
        labels = ElidedLabel(text, "body", "text2"), Label(state, "body", color)
        for column, label in enumerate(labels):
            self._grid.addWidget(label, row, column)
        self._labels += labels
