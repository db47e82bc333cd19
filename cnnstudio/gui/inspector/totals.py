"""What the inspector shows while no layer is selected: the network in numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.elements import Label
from cnnstudio.network.analysis import BYTES_PER_NUMBER


class NetworkTotals(QWidget):
    """Counts of the whole network, and a hint what to do next."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._values: list[Label] = []
        self._so_far = Label("", color="text2", wrap=True, parent=self)
        hint = Label(
            self.tr("Select a layer to change its settings and to see how its numbers come about."),
            color="text2",
            wrap=True,
            parent=self,
        )
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 14)
        layout.setSpacing(14)
        layout.addWidget(Label(self.tr("The whole network"), "title", parent=self))
        layout.addLayout(self._grid)
        layout.addWidget(self._so_far)
        layout.addWidget(hint)
        layout.addStretch(1)
        for row, title in enumerate(self._titles()):
            value = Label("", "strong", parent=self)
            self._grid.addWidget(Label(title, color="text2", parent=self), row, 0)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignRight)
            self._values.append(value)

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Layers"),
            self.tr("Parameters"),
            self.tr("Multiply-adds (MACs)"),
            self.tr("Weights"),
            self.tr("Activations of one picture"),
        )

    def refresh(self) -> None:
        """Show the numbers of now."""
        analysis = self._document.analysis
        texts = (
            words.number(len(self._document.network.nodes)),
            words.number(analysis.parameters),
            words.number(analysis.macs),
            words.bytes_(analysis.parameters * BYTES_PER_NUMBER),
            words.bytes_(analysis.activation_bytes),
        )
        for value, text in zip(self._values, texts, strict=True):
            value.setText(text)
        is_partial = any(facts.output_shape is None for facts in analysis.nodes.values())
        self._so_far.setVisible(is_partial)
        self._so_far.setText(self.tr("Counted so far: some layers are not finished yet."))
