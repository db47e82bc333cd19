"""The status bar: the network's totals, what was just done, and whether torch agrees."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.gui.elements import ElidedLabel, Label, Pill, VerticalSeparator, set_tip
from cnnstudio.layers.base import Shape
from cnnstudio.layers.dense import Linear
from cnnstudio.network.analysis import BYTES_PER_NUMBER, Analysis, NodeAnalysis
from cnnstudio.network.graph import Network
from cnnstudio.network.totals import last_field
from cnnstudio.training.protocol import Message, Verified, Verify

VERIFY_AFTER_MS = 600
"""How long nothing must change before torch is asked: typing would ask it for every digit."""


class Totals(QWidget):
    """Parameters, MACs, memory, receptive field; a message for a while; the verification."""

    def __init__(
        self, document: Document, assistant: Assistant, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self.parameters = Total(self.tr("Parameters"), self)
        self.macs = Total(self.tr("MACs"), self)
        self.memory = Total(self.tr("Memory"), self)
        self.field = Total(self.tr("Receptive field"), self)
        self.message = ElidedLabel("", color="text", parent=self)
        self.verification = Verification(document, assistant, self)
        self._end_of_message = QTimer(self, singleShot=True)
        self._end_of_message.timeout.connect(self.message.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 4, 0)
        layout.setSpacing(12)
        for total in (self.parameters, self.macs, self.memory, self.field):
            layout.addWidget(total)
            layout.addWidget(VerticalSeparator(self))
        layout.addWidget(self.message, 1)
        layout.addWidget(self.verification)
        document.analyzed.connect(self.refresh)
        document.changed.connect(self.refresh)
        document.replaced.connect(self.refresh)
        self.refresh()

    def show_message(self, text: str, milliseconds: int) -> None:
        """Say something for a while."""
        self.message.setText(text)
        self._end_of_message.start(milliseconds)

    def refresh(self) -> None:
        """Show the totals of now."""
        analysis = self._document.analysis
        is_partial = any(facts.output_shape is None for facts in analysis.nodes.values())
        so_far = self.tr("{value} so far") if is_partial else "{value}"
        self.parameters.set_value(so_far.format(value=words.number(analysis.parameters)))
        self.macs.set_value(so_far.format(value=words.number(analysis.macs)))
        self._show_memory(analysis)
        self._show_field()

    def _show_memory(self, analysis: Analysis) -> None:
        batch = self._document.design.training.batch_size
        weights = analysis.parameters * BYTES_PER_NUMBER
        maps = analysis.activation_bytes * batch
        text = self.tr("{size} at batch {batch}")
        size = words.bytes_(weights + maps)
        self.memory.set_value(text.format(size=size, batch=words.number(batch)))
        tip = self.tr(
            "Weights {weights} + activations {one} × {batch} pictures = {size}, in float32. "
            "Training needs about twice as much and more for the optimizer."
        )
        set_tip(
            self.memory,
            tip.format(
                weights=words.bytes_(weights),
                one=words.bytes_(analysis.activation_bytes),
                batch=words.number(batch),
                size=size,
            ),
        )

    def _show_field(self) -> None:
        network = self._document.network
        found = last_field(network, self._document.analysis)
        self.field.setVisible(found is not None)
        if found is None:
            return
        node, field = found
        size = " × ".join(words.number(side) for side in field.size)
        text = self.tr("{size} px at {node}")
        if any(isinstance(each.layer, Linear) for each in network.nodes):
            text = self.tr("{size} px before the dense layers")
        self.field.set_value(text.format(size=size, node=node.name))
        tip = self.tr("What one unit of {node} sees of the picture.")
        set_tip(self.field, tip.format(node=node.name))


class Total(QWidget):
    """A number with its name."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.value = Label("", "strong", parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(Label(title, color="text2", parent=self))
        layout.addWidget(self.value)

    def set_value(self, text: str) -> None:
        """Show another number."""
        self.value.setText(text)
        self.setAccessibleName(f"{self._title}: {text}")


class Verification(Pill):
    """Says whether torch finds the same shapes and counts."""

    def __init__(
        self, document: Document, assistant: Assistant, parent: QWidget | None = None
    ) -> None:
        super().__init__(plain=True, parent=parent)
        self._document, self._assistant = document, assistant
        self._asked: int | None = None
        self._verified: Network | None = None
        self._wait = QTimer(self, singleShot=True, interval=VERIFY_AFTER_MS)
        self._wait.timeout.connect(self.ask)
        document.analyzed.connect(self._on_analyzed)
        assistant.state_changed.connect(self._on_assistant)
        self._on_analyzed()

    def _on_analyzed(self) -> None:
        if self._asked is not None:
            self._assistant.forget(self._asked)
            self._asked = None
        self._wait.stop()
        errors = self._document.errors
        if errors:
            text = self.tr("Not verified: {count} problems")
            if len(errors) == 1:
                text = self.tr("Not verified: 1 problem")
            self.set_state(text.format(count=words.number(len(errors))), "danger", plain=True)
        elif self._assistant.state == "dead":
            self._show_unverified(self._assistant.trouble)
        else:
            self._show_unverified("")
            if self._assistant.state == "ready":
                self._wait.start()

    def _on_assistant(self) -> None:
        if self._assistant.state != "starting":
            self._on_analyzed()

    def _show_unverified(self, reason: str) -> None:
        self.set_state(self.tr("Not verified yet"), "neutral", icon="clock", plain=True)
        set_tip(self, reason)

    def ask(self) -> None:
        """Ask torch for all shapes and counts."""
        network = self._document.network
        self._asked = self._assistant.ask(
            lambda number: Verify(number, network), lambda answer: self._on_answer(network, answer)
        )

    def _on_answer(self, network: Network, answer: Message) -> None:
        self._asked = None
        if network is not self._document.network:
            return
        if not isinstance(answer, Verified):
            self._show_unverified(getattr(answer, "reason", ""))
            return
        differing = disagreements(network, self._document.analysis, answer)
        if differing:
            self.set_state(self.tr("torch disagrees"), "danger", plain=True)
            set_tip(self, "\n".join(differing))
        else:
            text = self.tr("Shapes and counts verified by torch")
            self.set_state(text, "ok", plain=True)
            set_tip(self, self.tr("torch was asked for every shape and every parameter count."))


def disagreements(network: Network, analysis: Analysis, answer: Verified) -> Sequence[str]:
    """Say in which layers torch finds other numbers than we do."""
    if answer.refusal:
        return [answer.refusal]
    known = [fact for fact in answer.facts if fact.node in analysis.nodes]
    return [
        f"{network.by_id[fact.node].name}: {words.shape(fact.shape)}, "
        f"{words.number(fact.parameters)}"
        for fact in known
        if (tuple(fact.shape), fact.parameters) != _ours(analysis.nodes[fact.node])
    ]


def _ours(facts: NodeAnalysis) -> tuple[Shape | None, int]:
    return facts.output_shape, facts.parameters
