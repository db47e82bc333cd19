"""Whether torch finds the same shapes and counts: the tick at the end of the status bar."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.gui.elements import Pill, set_tip
from cnnstudio.layers.base import Shape
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, NodeAnalysis
from cnnstudio.network.graph import Network
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import NodeFacts, Verified, Verify

VERIFY_AFTER_MS = 600
"""How long nothing must change before torch is asked: typing would ask it for every digit."""

MOST_TOLD = 8
"""More differences than that nobody reads in a tip."""


class Disagreement(msgspec.Struct, frozen=True):
    """A layer of which torch says something else, and a sentence with both numbers."""

    node: int
    text: Text


class Verification(Pill):
    """Says whether torch agrees; where it does not, a click leads to the first such layer.

    Signals:
        node_wanted: The layer of which torch says something else, or the first with a problem.
    """

    node_wanted = Signal(int)

    def __init__(
        self, document: Document, assistant: Assistant, parent: QWidget | None = None
    ) -> None:
        super().__init__(plain=True, parent=parent)
        self._document, self._assistant = document, assistant
        self._asked: int | None = None
        self.found: Sequence[Disagreement] = ()
        self._wait = QTimer(self, singleShot=True, interval=VERIFY_AFTER_MS)
        self._wait.timeout.connect(self.ask)
        self.clicked.connect(self._on_clicked)
        document.analyzed.connect(self._on_analyzed)
        assistant.state_changed.connect(self._on_assistant)
        self._on_analyzed()

    def _on_analyzed(self) -> None:
        if self._asked is not None:
            self._assistant.forget(self._asked)
            self._asked = None
        self._wait.stop()
        self._show_found(())
        errors = self._document.errors
        if errors:
            text = words.counted(
                len(errors), "Not verified: 1 problem", "Not verified: {count} problems"
            )
            self.set_state(text, "danger", plain=True)
            first = errors[0]
            sentence = words.say(first.sentence)
            set_tip(self, f"{first.name}: {sentence}" if first.name else sentence)
            self.set_clickable(first.node is not None)
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
        network, analysis = self._document.network, self._document.analysis
        self._asked = self._assistant.ask(
            lambda number: Verify(number, network), lambda answer: self._on_answer(analysis, answer)
        )

    def _on_answer(self, analysis: Analysis, answer: Message) -> None:
        """Take the answer, unless shapes or counts may be others by now."""
        self._asked = None
        if analysis is not self._document.analysis:
            return
        if not isinstance(answer, Verified):
            self._show_unverified(getattr(answer, "reason", ""))
            return
        self._show_found(disagreements(self._document.network, analysis, answer))
        if self.found:
            self._show_disagreements()
        else:
            self._show_agreement(len(answer.facts))

    def _show_found(self, found: Sequence[Disagreement]) -> None:
        self.found = found
        self.set_clickable(bool(found))

    def _show_disagreements(self) -> None:
        self.set_state(self.tr("torch disagrees"), "danger", plain=True)
        lines = [words.say(each.text) for each in self.found[:MOST_TOLD]]
        if len(self.found) > MOST_TOLD:
            rest = len(self.found) - MOST_TOLD
            lines.append(words.counted(rest, "And 1 layer more.", "And {count} layers more."))
        set_tip(self, "\n".join([*lines, self.tr("Click to see the first of them.")]))

    def _show_agreement(self, count: int) -> None:
        self.set_state(self.tr("Shapes and counts verified by torch"), "ok", plain=True)
        text = self.tr(
            "torch built the network without computing it. Of all {count} layers the output "
            "shape, the number of parameters and the MACs are those shown here."
        )
        set_tip(self, text.format(count=words.number(count)))

    def _on_clicked(self) -> None:
        errors = self._document.errors
        if self.found:
            self.node_wanted.emit(self.found[0].node)
        elif errors and errors[0].node is not None:
            self.node_wanted.emit(errors[0].node)


def disagreements(network: Network, analysis: Analysis, answer: Verified) -> Sequence[Disagreement]:
    """Say in which layers torch finds other numbers than we do, with both."""
    found = [
        _difference(network.by_id[fact.node].name, fact, analysis.nodes[fact.node])
        for fact in answer.facts
        if fact.node in analysis.nodes and _torchs(fact) != _ours(analysis.nodes[fact.node])
    ]
    if answer.refusal:
        name = network.by_id[answer.node].name if answer.node in network.by_id else ""
        text = Text("torch refuses {node}: {reason}", {"node": name, "reason": answer.refusal})
        found.append(Disagreement(answer.node, text))
    return found


def _difference(name: str, fact: NodeFacts, ours: NodeAnalysis) -> Disagreement:
    """Put the first number that differs into a sentence."""
    what = (Text("output shape"), Text("parameters"), Text("MACs"))
    for title, torchs, own in zip(what, _torchs(fact), _ours(ours), strict=True):
        if torchs != own:
            values = {"node": name, "what": title, "ours": own, "torchs": torchs}
            text = Text("{node}, {what}: {ours} here, {torchs} by torch.", values)
            return Disagreement(fact.node, text)
    raise AssertionError("Nothing differs.")


def _torchs(fact: NodeFacts) -> tuple[Shape | None, int, int]:
    return tuple(fact.shape), fact.parameters, fact.macs


def _ours(facts: NodeAnalysis) -> tuple[Shape | None, int, int]:
    return facts.output_shape, facts.parameters, facts.macs
