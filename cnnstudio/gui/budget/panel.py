"""The card above the status bar: what a training takes, where, and what costs most."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.gui.budget import sentences
from cnnstudio.gui.budget.fit_warning import FitWarning
from cnnstudio.gui.budget.share_bars import ShareBars
from cnnstudio.gui.elements import (
    Button,
    HorizontalSeparator,
    Label,
    ProgressLine,
    SectionHeader,
)
from cnnstudio.network.budget import Cost, costs

_WIDTH = 424
_MOST_LAYERS = 5
_AUTO = "auto"


class BudgetPanel(QFrame):
    """Floats beside the status bar; Esc or a click elsewhere puts it away.

    Signals:
        node_wanted: A layer was chosen from the dearest ones.
    """

    node_wanted = Signal(int)

    def __init__(
        self,
        document: Document,
        assistant: Assistant,
        budget: TrainingBudget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._document, self._assistant, self._budget = document, assistant, budget
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(self.tr("What a training takes"))
        self.device = QComboBox(self)
        self.device.setAccessibleName(self.tr("Device"))
        self.device.activated.connect(self._on_device)
        self.memory = Label("", "title", parent=self)
        self.source = Label("", "secondary", "text2", wrap=True, parent=self)
        self.bars = ShareBars(parent=self)
        self.room = Label("", "secondary", "text2", wrap=True, parent=self)
        self.warning = FitWarning(budget, self)
        self.dearest = ShareBars(links=True, parent=self)
        self.dearest.chosen.connect(self._on_layer)
        self._dearest: list[Cost] = []
        self.time = Label("", "title", parent=self)
        self.details = Label("", "secondary", "text2", wrap=True, parent=self)
        self.macs = Label("", "secondary", "text2", wrap=True, parent=self)
        self.measure = Button(self.tr("Measure"), "clock", small=True, parent=self)
        self.measure.clicked.connect(self._on_measure)
        self.progress = ProgressLine(self.tr("Measuring"), parent=self)
        self.progress.set_value(None)
        self._lay_out()
        budget.changed.connect(self._refresh_if_seen)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        layout.addLayout(
            _line(Label(self.tr("What a training takes"), "name", parent=self), self.device)
        )
        layout.addWidget(HorizontalSeparator(self))
        layout.addLayout(_line(SectionHeader(self.tr("Memory"), parent=self), self.memory))
        layout.addWidget(self.bars)
        layout.addWidget(self.source)
        layout.addWidget(self.room)
        layout.addWidget(self.warning)
        layout.addWidget(HorizontalSeparator(self))
        layout.addWidget(SectionHeader(self.tr("Layers that take most"), parent=self))
        layout.addWidget(self.dearest)
        layout.addWidget(HorizontalSeparator(self))
        layout.addLayout(_line(SectionHeader(self.tr("Time per epoch"), parent=self), self.time))
        layout.addLayout(_line(self.details, self.measure, stretch=1))
        layout.addWidget(self.progress)
        layout.addWidget(self.macs)

    def show_above(self, widget: QWidget) -> None:
        """Open above a widget of the status bar, so that all of the card is on the screen."""
        self.refresh()
        self.adjustSize()
        screen = widget.screen().availableGeometry()
        spot = widget.mapToGlobal(QPoint(0, -self.height() - 6))
        spot.setX(min(max(spot.x(), screen.left() + 4), screen.right() - self.width() - 4))
        spot.setY(max(spot.y(), screen.top() + 4))
        self.move(spot)
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the time measured while it is seen."""
        super().showEvent(event)
        self._budget.watch(watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the computer rest."""
        super().hideEvent(event)
        self._budget.watch(watched=False)

    def _refresh_if_seen(self) -> None:
        if self.isVisible():
            bottom = self.geometry().bottom()
            self.refresh()
            self.adjustSize()
            self.move(self.x(), bottom - self.height() + 1)

    def refresh(self) -> None:
        """Show what is known now."""
        self._show_devices()
        self._show_memory()
        self._show_layers()
        self._show_time()

    def _show_devices(self) -> None:
        self.device.clear()
        self.device.addItem(self.tr("Automatic"), _AUTO)
        for device in self._assistant.devices:
            self.device.addItem(device.title, device.name)
        chosen = self._document.design.training.device
        if self.device.findData(chosen) < 0:
            self.device.addItem(chosen.upper(), chosen)
        self.device.setCurrentIndex(self.device.findData(chosen))

    def _show_memory(self) -> None:
        found = self._budget.budget
        self.memory.setText(sentences.memory(found))
        whole = max(found.total, 1)
        parts = sentences.parts(found)
        self.bars.show_parts([(name, size / whole, words.bytes_(size)) for name, size in parts])
        self.source.setText(sentences.source(self._budget))
        self.room.setText(sentences.room(self._budget))
        self.room.setVisible(bool(self.room.text()))
        self.warning.refresh()

    def _show_layers(self) -> None:
        document, batch = self._document, self._budget.budget.batch_size
        found = costs(document.network, document.analysis)
        whole = max(self._budget.budget.total, 1)
        self._dearest = sorted(found, key=lambda cost: -_bytes(cost, batch))[:_MOST_LAYERS]
        sizes = [_bytes(cost, batch) for cost in self._dearest]
        self.dearest.show_parts(
            [
                (document.network.by_id[cost.node].name, size / whole, words.bytes_(size))
                for cost, size in zip(self._dearest, sizes, strict=True)
            ]
        )

    def _show_time(self) -> None:
        budget = self._budget
        reason = budget.why_not_tried
        is_known = budget.pace is not None and budget.pace.is_measured
        self.time.setText(sentences.time(budget.pace))
        self.details.setText(reason or budget.trouble or sentences.pace_details(budget))
        self.macs.setText(sentences.macs(budget))
        self.progress.setVisible(budget.is_trying)
        self.measure.setVisible(not reason)
        again = self.tr("Measure again") if is_known else self.tr("Measure")
        self.measure.setText(self.tr("Cancel") if budget.is_trying else again)

    def _on_measure(self) -> None:
        if self._budget.is_trying:
            self._budget.cancel()
        else:
            self._budget.measure()

    def _on_device(self, index: int) -> None:
        self._budget.choose_device(self.device.itemData(index))

    def _on_layer(self, place: int) -> None:
        node = self._dearest[place].node
        self.close()
        self.node_wanted.emit(node)


def _bytes(cost: Cost, batch: int) -> int:
    return cost.parameters + cost.kept * batch


def _line(first: QWidget, second: QWidget, stretch: int = 0) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    line.addWidget(first, stretch)
    if not stretch:
        line.addStretch(1)
    line.addWidget(second, 0, Qt.AlignmentFlag.AlignVCenter)
    return line
