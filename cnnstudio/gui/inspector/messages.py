"""What is unfinished about a layer, in words, at the top of the inspector."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Banner, Label
from cnnstudio.network.graph import Node


class NodeMessages(QWidget):
    """The problems of one layer, and the layer it waits for; takes no room if there are none."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.banners: list[Banner] = []
        self.inputs = Label("", color="text2", wrap=True, parent=self)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(6, 0, 6, 4)
        self._layout.setSpacing(6)

    def show_node(self, node_id: int | None) -> None:
        """Show what there is to say about a layer."""
        for banner in self.banners:
            banner.hide()
            banner.deleteLater()
        self.banners.clear()
        if node_id is not None:
            self._add_messages(self._document.network.by_id[node_id])
        self._layout.addWidget(self.inputs)
        self.setVisible(bool(self.banners) or bool(self.inputs.text()))

    def _add_messages(self, node: Node) -> None:
        for problem in self._document.problems:
            if problem.node == node.id:
                tone = "danger" if problem.is_error else "warning"
                self._add(Banner(words.say(problem.text), tone, closable=False, parent=self))
        facts = self._document.analysis.nodes[node.id]
        if facts.waits_for is not None:
            self._add_waiting(facts.waits_for)
        self.inputs.setText(self._describe_inputs(node))
        self.inputs.setVisible(bool(self.inputs.text()))

    def _add_waiting(self, culprit: int) -> None:
        name = self._document.network.by_id[culprit].name
        text = self.tr("Waits for {node}: its shapes appear once the problem there is solved.")
        banner = Banner(text.format(node=name), "neutral", closable=False, parent=self)
        banner.add_action(self.tr("Show"), lambda: self._selection.set([culprit]))
        self._add(banner)

    def _add(self, banner: Banner) -> None:
        self.banners.append(banner)
        # In a narrow column the text wraps, and needs more height than in one line.
        banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._layout.addWidget(banner)

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
