"""The status bar: the network's totals, what a training takes, what was just done."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.gui import accessibility
from cnnstudio.gui.budget import sentences
from cnnstudio.gui.budget.panel import BudgetPanel
from cnnstudio.gui.elements import ElidedLabel, IconLabel, Label, VerticalSeparator, set_tip
from cnnstudio.gui.window.verification import Verification
from cnnstudio.layers.dense import Linear
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.graph import Network
from cnnstudio.network.totals import last_field


class Totals(QWidget):
    """Parameters, MACs, receptive field, what a training takes; a message; the verification.

    Signals:
        node_wanted: A layer was chosen: one that is dear, or of which torch says otherwise.
    """

    node_wanted = Signal(int)

    def __init__(
        self,
        document: Document,
        assistant: Assistant,
        budget: TrainingBudget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._budget = document, budget
        self.parameters = Total(self.tr("Parameters"), self)
        self.macs = Total(self.tr("MACs"), self)
        self.memory = Total(self.tr("Memory"), self, clickable=True)
        self.time = Total(self.tr("Time per epoch"), self, clickable=True)
        self.field = Total(self.tr("Receptive field"), self, elided=True)
        self.message = ElidedLabel("", color="text", parent=self)
        self.verification = Verification(document, assistant, self)
        self.panel = BudgetPanel(document, assistant, budget, self)
        self._end_of_message = QTimer(self, singleShot=True)
        self._end_of_message.timeout.connect(lambda: self._say(""))
        self._lay_out()
        for total in (self.memory, self.time):
            total.pressed.connect(lambda: self.panel.show_above(self.memory))
        self.panel.node_wanted.connect(self.node_wanted)
        self.verification.node_wanted.connect(self.node_wanted)
        document.analyzed.connect(self.refresh)
        document.changed.connect(self.refresh)
        document.replaced.connect(self.refresh)
        budget.changed.connect(self._show_budget)
        self.refresh()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.setSpacing(12)
        self._lines: dict[Total, QWidget] = {}
        for total in (self.parameters, self.macs, self.memory, self.time, self.field):
            layout.addWidget(total)
            self._lines[total] = VerticalSeparator(self)
            layout.addWidget(self._lines[total])
        layout.addWidget(self.message, 1)
        layout.addWidget(self.verification)

    def show_message(self, text: str, milliseconds: int) -> None:
        """Say something for a while; what is least asked for makes room."""
        self._say(text)
        self._end_of_message.start(milliseconds)

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self._show_field(self._document.network, self._document.analysis)
        self._show_budget()

    def _show(self, total: Total, *, is_known: bool) -> None:
        """Show a number and the line behind it, unless a message needs the room."""
        is_shown = is_known and not self.message.text()
        total.setVisible(is_shown)
        self._lines[total].setVisible(is_shown)

    def refresh(self) -> None:
        """Show the totals of now."""
        self._show_counts(self._document.network, self._document.analysis)
        self._show_budget()

    def preview(self, network: Network | None) -> None:
        """Show what a network would amount to that is not there yet; None: the one that is."""
        for total in (self.parameters, self.macs, self.field):
            total.value.set_color("text" if network is None else "accent_text")
        if network is None:
            self._show_counts(self._document.network, self._document.analysis)
        else:
            self._show_counts(network, analyze(network))

    def _show_counts(self, network: Network, analysis: Analysis) -> None:
        parameters, macs = words.number(analysis.parameters), words.number(analysis.macs)
        self.parameters.set_value(self._so_far(parameters, analysis))
        self.macs.set_value(self._so_far(macs, analysis))
        self._show_field(network, analysis)

    def _so_far(self, value: str, analysis: Analysis) -> str:
        """Say of a number that a part of the network is not in it yet, where that is so."""
        is_partial = any(facts.output_shape is None for facts in analysis.nodes.values())
        return self.tr("{value} so far").format(value=value) if is_partial else value

    def _show_budget(self) -> None:
        warning = sentences.warning(self._budget)
        memory = sentences.memory(self._budget.budget)
        self.memory.set_value(self._so_far(memory, self._document.analysis))
        self.memory.set_warning(is_warning=bool(warning))
        parts = [
            f"{name}: {words.bytes_(size)}" for name, size in sentences.parts(self._budget.budget)
        ]
        set_tip(self.memory, "\n".join([warning or self.tr("What a training takes:"), *parts]))
        pace = self._budget.pace
        self._show(self.time, is_known=pace is not None)
        self.time.set_value("–" if pace is None else sentences.time(pace))
        set_tip(self.time, sentences.pace_details(self._budget))

    def _show_field(self, network: Network, analysis: Analysis) -> None:
        found = last_field(network, analysis)
        self._show(self.field, is_known=found is not None)
        if found is None:
            return
        node, field = found
        size = " × ".join(words.number(side) for side in field.size)
        text = self.tr("{size} px at {node}")
        if any(isinstance(each.layer, Linear) for each in network.nodes):
            text = self.tr("{size} px before the dense layers")
        short = self.tr("{size} px").format(size=size)
        self.field.set_value(text.format(size=size, node=node.name), short)
        tip = self.tr("What one unit of {node} sees of the picture.")
        set_tip(self.field, tip.format(node=node.name))


class Total(QWidget):
    """A number with its name.

    Signals:
        pressed: It was clicked, or chosen by keyboard; only where it is clickable.
    """

    pressed = Signal()

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        clickable: bool = False,
        elided: bool = False,
    ) -> None:
        super().__init__(parent)
        self._title, self._clickable = title, clickable
        self.mark = IconLabel("warning", "warning", 14, parent=self)
        self.mark.hide()
        self.value = (ElidedLabel if elided else Label)("", "strong", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.mark)
        layout.addWidget(Label(title, color="text2", parent=self))
        layout.addWidget(self.value)
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        role = accessibility.Role.Button if clickable else accessibility.Role.StaticText
        accessibility.present(self, role)

    def set_value(self, text: str, *shorter: str) -> None:
        """Show another number, shorter where it is elided and there is not room for all."""
        if isinstance(self.value, ElidedLabel):
            self.value.set_texts(text, *shorter)
        else:
            self.value.setText(text)
        self.setAccessibleName(f"{self._title}: {text}")

    def set_warning(self, *, is_warning: bool) -> None:
        """Mark it as something to look at, or not."""
        self.mark.setVisible(is_warning)
        self.value.set_color("warning" if is_warning else "text")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click."""
        if self._clickable and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Space and Return for a click."""
        if self._clickable and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return):
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
