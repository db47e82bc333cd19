"""The bar under the menus: files, undo, workspaces, device, and the button that trains."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.runs import Run, Runs
from cnnstudio.gui.elements import (
    Button,
    IconButton,
    Label,
    Pill,
    PrimaryButton,
    Segment,
    SegmentedControl,
    VerticalSeparator,
    set_tip,
)
from cnnstudio.gui.looks import theme
from cnnstudio.gui.window.menus import Actions, follow_tip

HEIGHT = 48


class Toolbar(QWidget):
    """Shows what can be done now: train, or pause and stop.

    Signals: `workspace_chosen` (its key); `problem_wanted` when the first problem shall be shown.
    """

    workspace_chosen = Signal(str)
    problem_wanted = Signal()

    def __init__(
        self, document: Document, assistant: Assistant, runs: Runs, actions: Actions
    ) -> None:
        super().__init__()
        self._document, self._assistant, self._runs = document, assistant, runs
        self._start = actions["start"]
        self._fit()
        self.workspaces = SegmentedControl(
            [_segment(key, actions[key]) for key in ("build", "train", "explore")],
            self.tr("Workspace"),
        )
        for key in ("build", "train", "explore"):
            follow_tip(self.workspaces.button(key), actions[key])
        self.workspaces.chosen.connect(self.workspace_chosen)
        self.state = Pill(clickable=True)
        self.state.clicked.connect(self.problem_wanted)
        self.devices = SegmentedControl([Segment("cpu", "CPU")], self.tr("Device"), small=True)
        self.devices.chosen.connect(self._on_device)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 0, 12, 0)
        layout.setSpacing(8)
        for key in ("open", "save"):
            layout.addWidget(IconButton.for_action(actions[key], key))
        layout.addWidget(VerticalSeparator())
        for key in ("undo", "redo"):
            layout.addWidget(IconButton.for_action(actions[key], key))
        layout.addWidget(VerticalSeparator())
        layout.addWidget(self.workspaces)
        layout.addStretch(1)
        layout.addWidget(self.state)
        layout.addWidget(self._make_ends(actions))
        self._connect()
        self._show_devices()
        self._show_state()

    def _fit(self) -> None:
        self.setFixedHeight(theme.current().scaled(HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _make_ends(self, actions: Actions) -> QWidget:
        """Make the two right ends of the bar: ready to train, and training."""
        self._device_label = Label(self.tr("Device"), color="text2")
        self.start = PrimaryButton(self.tr("Train"), "play")
        self.start.clicked.connect(actions["start"].trigger)
        self._start.changed.connect(self._show_start)
        idle = _row(self._device_label, self.devices, self.start)
        self.pause = Button(self.tr("Pause"), "pause")
        self.pause.clicked.connect(actions["pause"].trigger)
        self.stop = Button(self.tr("Stop and keep"), "stop")
        self.stop.clicked.connect(actions["stop"].trigger)
        for key, button in (("start", self.start), ("pause", self.pause), ("stop", self.stop)):
            follow_tip(button, actions[key])
        self._ends = QStackedWidget()
        self._ends.addWidget(idle)
        self._ends.addWidget(_row(self.pause, self.stop))
        self._ends.setSizePolicy(idle.sizePolicy())
        return self._ends

    def _connect(self) -> None:
        self._document.analyzed.connect(self._show_state)
        self._document.changed.connect(self._show_device)
        self._document.replaced.connect(self._show_device)
        self._assistant.devices_changed.connect(self._show_devices)
        self._runs.added.connect(self._show_state)
        self._runs.changed.connect(self._show_state)
        self._runs.removed.connect(self._show_state)

    # --- devices -------------------------------------------------------------------------------

    def _show_devices(self) -> None:
        found = [
            Segment(device.name, _short(device.name), tip=device.title)
            for device in self._assistant.devices
        ]
        self.devices.set_segments(found or [Segment("cpu", "CPU")])
        self._show_device()

    def _show_device(self) -> None:
        """Show the chosen device; auto is the last of the list, a graphics card if there is one."""
        chosen = self._document.design.training.device
        names = [device.name for device in self._assistant.devices] or ["cpu"]
        cards = [name for name in names if name != "cpu"]
        automatic = cards[0] if cards else "cpu"
        self.devices.set_value(automatic if chosen == "auto" else chosen)

    def _on_device(self, name: str) -> None:
        training = self._document.design.training
        if len(self._assistant.devices) < 2 and training.device == "auto":
            return  # the only device is what "auto" takes anyway
        chosen = msgspec.structs.replace(training, device=name)
        self._document.set_training(self.tr("Choose device"), chosen)

    # --- state ---------------------------------------------------------------------------------

    def _show_state(self, *_: object) -> None:
        live = self._runs.live
        self._ends.setCurrentIndex(0 if live is None else 1)
        if live is not None:
            self._show_training(live)
            return
        errors = self._document.errors
        if errors:
            text = words.counted(len(errors), "1 problem to fix", "{count} problems to fix")
            self.state.set_state(text, "danger")
        else:
            self.state.set_state(self.tr("Ready to train"), "ok", plain=True)
        self._show_start()

    def _show_start(self) -> None:
        """Let the button be used when its action can; the pill beside it says why not as well."""
        may_start = self._start.isEnabled()
        self.start.setEnabled(may_start)
        if self._runs.live is None:
            first = "" if may_start else self._start.statusTip()
            set_tip(self.state, first)
            self.state.setAccessibleDescription(first)

    def _show_training(self, run: Run) -> None:
        texts = {
            "starting": self.tr("Starting run {number}…"),
            "running": self.tr("Training run {number}"),
            "pausing": self.tr("Pausing run {number}…"),
            "paused": self.tr("Run {number} waits"),
            "stopping": self.tr("Stopping run {number}…"),
        }[run.state]
        started = run.history.started
        device = f" · {_short(started.device)}" if started else ""
        text = texts.format(number=run.number) + device
        self.state.set_state(text, "neutral", icon="live", plain=True)
        set_tip(self.state, "")
        paused = run.state == "paused"
        self.pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self.pause.set_icon("play" if paused else "pause")
        self.pause.setEnabled(run.state in ("running", "paused"))
        self.stop.setText(self.tr("Kill") if run.state == "stopping" else self.tr("Stop and keep"))


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addStretch(1)
    for widget in widgets:
        layout.addWidget(widget)
    return row


def _segment(key: str, action: QAction) -> Segment:
    return Segment(key, action.iconText(), key)


def _short(device: str) -> str:
    return device.upper()
