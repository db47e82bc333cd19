"""The status bar below the start page."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from cnnstudio import __version__
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements import ElidedLabel, VerticalSeparator
from cnnstudio.gui.window.totals import Total


class StartFooter(QWidget):
    """Which versions run here, a message for a while, and whether the page is shown at start."""

    def __init__(
        self, settings: Settings, assistant: Assistant, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings, self._assistant = settings, assistant
        version = Total(self.tr("Version"), self)
        version.set_value(__version__)
        self.torch = Total(self.tr("torch"), self)
        self.message = ElidedLabel("", color="text", parent=self)
        self._end_of_message = QTimer(self, singleShot=True)
        self._end_of_message.timeout.connect(self.message.clear)
        self.at_start = QCheckBox(self.tr("Show this page at start"), self)
        self.at_start.toggled.connect(lambda on: settings.change(start_page=on))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 12, 0)
        layout.setSpacing(12)
        layout.addWidget(version)
        layout.addWidget(VerticalSeparator(self))
        layout.addWidget(self.torch)
        layout.addWidget(VerticalSeparator(self))
        layout.addWidget(self.message, 1)
        layout.addWidget(self.at_start)
        assistant.state_changed.connect(self.refresh)
        self.refresh()

    def show_message(self, text: str, milliseconds: int) -> None:
        """Say something for a while."""
        self.message.setText(text)
        self._end_of_message.start(milliseconds)

    def refresh(self) -> None:
        """Show what is known and remembered now."""
        self.torch.set_value(self._assistant.torch or "–")
        self.at_start.setChecked(self._settings.values.start_page)
