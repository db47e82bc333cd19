"""What is unfinished about a layer, in words and with repairs, at the top of the inspector."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Banner, Label, SectionHeader
from cnnstudio.gui.offers import OFFER_AFTER_MS, Offers, RepairButton, clear, repair_button
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Problem
from cnnstudio.network.graph import Node


class NodeMessages(QWidget):
    """The problems of one layer, and the layer it waits for; takes no room if there are none.

    Signals:
        previewed: The network that the repair pointed at would make, or None.
    """

    previewed = Signal(object)

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._offers = Offers(document)
        self._problems: Sequence[Problem] = ()
        self._culprit: int | None = None
        self._labels: Sequence[tuple[Problem, Text]] = ()
        self.banners: list[Banner] = []
        self.repairs: list[RepairButton] = []
        self.effects: list[Label] = []
        self.inputs = Label("", color="text2", wrap=True, parent=self)
        self._repairs_title = SectionHeader(self.tr("Quick fixes"), parent=self)
        self._banner_place, self._repair_place = QVBoxLayout(), QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 4)
        layout.setSpacing(6)
        layout.addLayout(self._banner_place)
        layout.addWidget(self.inputs)
        layout.addWidget(self._repairs_title)
        layout.addLayout(self._repair_place)
        for place in (self._banner_place, self._repair_place):
            place.setSpacing(6)
        self._offer_later = QTimer(self, singleShot=True, interval=OFFER_AFTER_MS)
        self._offer_later.timeout.connect(self.offer)
        self._show_repairs(())

    def show_node(self, node_id: int | None) -> None:
        """Show what there is to say about a layer."""
        node = None if node_id is None else self._document.network.by_id[node_id]
        facts = None if node_id is None else self._document.analysis.nodes[node_id]
        found = [each for each in self._document.problems if node and each.node == node.id]
        culprit = facts.waits_for if facts else None
        if (found, culprit) != (self._problems, self._culprit):
            self._problems, self._culprit = found, culprit
            self._show_banners()
            self._show_repairs(())
        self.inputs.setText(self._describe_inputs(node) if node else "")
        self.inputs.setVisible(bool(self.inputs.text()))
        self.setVisible(bool(self.banners) or bool(self.inputs.text()))
        if found:
            self._offer_later.start()

    def _show_banners(self) -> None:
        clear(self._banner_place)
        self.banners = []
        for problem in self._problems:
            tone = "danger" if problem.is_error else "warning"
            self._add(Banner(words.say(problem.sentence), tone, closable=False, parent=self))
        if self._culprit is not None:
            self._add(self._waiting_banner(self._culprit))

    def _waiting_banner(self, culprit: int) -> Banner:
        name = self._document.network.by_id[culprit].name
        text = self.tr("Waits for {node}: its shapes appear once the problem there is solved.")
        banner = Banner(text.format(node=name), "neutral", closable=False, parent=self)
        banner.add_action(self.tr("Show"), lambda: self._selection.set([culprit]))
        return banner

    def _add(self, banner: Banner) -> None:
        # In a narrow column the text wraps, and needs more height than in one line.
        banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.banners.append(banner)
        self._banner_place.addWidget(banner)

    # --- repairs -------------------------------------------------------------------------------

    def offer(self) -> None:
        """Offer repairs of the layer's problems, each once, as far as anything mends them."""
        found: dict[str, tuple[Problem, Text]] = {}
        for problem in self._problems:
            for repair in self._offers.of(problem):
                found.setdefault(str(repair.label), (problem, repair.label))
        self._show_repairs([*found.values()])

    def _show_repairs(self, labels: Sequence[tuple[Problem, Text]]) -> None:
        self._repairs_title.setVisible(bool(labels))
        if labels != self._labels:
            self._labels = labels
            self._make_buttons()
        for (problem, label), effect in zip(labels, self.effects, strict=True):
            effect.setText(self._offers.effect(problem, label))

    def _make_buttons(self) -> None:
        """Make a button for each repair, with a line below that says what it changes."""
        clear(self._repair_place)
        self.repairs, self.effects = [], []
        for place, (problem, label) in enumerate(self._labels):
            button = repair_button(
                label,
                partial(self._offers.take, problem),
                partial(self._on_pointed, problem),
                is_best=place == 0 and problem.is_error,
                parent=self,
            )
            effect = Label("", "secondary", "text2", wrap=True, parent=self)
            self.repairs.append(button)
            self.effects.append(effect)
            self._repair_place.addWidget(button)
            self._repair_place.addWidget(effect)

    def _on_pointed(self, problem: Problem, label: Text | None) -> None:
        """Let it be shown what the repair pointed at would do."""
        repair = None if label is None else self._offers.find(problem, label)
        self.previewed.emit(None if repair is None else repair.mended)

    def _describe_inputs(self, node: Node) -> str:
        """List what comes in where branches meet."""
        if len(node.inputs) < 2:
            return ""
        by_id, facts = self._document.network.by_id, self._document.analysis.nodes[node.id]
        lines = [
            f"{by_id[source].name}   {words.shape(shape)}"
            for source, shape in zip(node.inputs, facts.input_shapes, strict=True)
            if source is not None
        ]
        return "\n".join([self.tr("Inputs, in their order:"), *lines])
