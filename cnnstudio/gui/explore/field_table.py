"""The receptive fields of all layers as a table: size, jump, start, center."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.explore.unit_choice import is_follower
from cnnstudio.gui.looks import fonts, icons, theme
from cnnstudio.layers.io import Input
from cnnstudio.network.graph import Node
from cnnstudio.network.receptive_field import ReceptiveField, signed

BESIDE_ROW = 2
"""Pixels that rows with icons are higher than others."""

MOST_NAME = 150
"""How wide the column of names becomes at most before its names are cut, in pixels."""


def layers_with_field(document: Document) -> Sequence[tuple[Node, ReceptiveField]]:
    """Give the layers at which the field changes, from the picture on.

    The first layer whose units see everything is the last one: nothing grows after it.
    """
    found: list[tuple[Node, ReceptiveField]] = []
    for node in document.network.order:
        field = document.analysis.nodes[node.id].field
        if field is None or is_follower(node) or not (field.is_grid or field.jump is None):
            continue
        if field.jump is None and any(other.jump is None for _, other in found):
            continue
        found.append((node, field))
    return found


def picture_size(document: Document) -> int:
    """Give the longer side of the picture."""
    nodes = document.network.nodes
    layer = next((node.layer for node in nodes if isinstance(node.layer, Input)), None)
    return max(layer.height, layer.width) if isinstance(layer, Input) else 1


class FieldTable(QTableWidget):
    """Size, jump, start and center of every layer; a click selects the layer.

    Signals: `node_chosen` carries a node's id.
    """

    node_chosen = Signal(int)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._document = document
        self._rows: list[int] = []
        self.setAccessibleName(self.tr("Receptive fields of the layers"))
        self.setTabKeyNavigation(False)
        texts = [self.tr("Layer"), self.tr("Size"), self.tr("Jump"), self.tr("Start")]
        texts.append(self.tr("Center"))
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)
        self.verticalHeader().hide()
        self._scale = 1.0
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.horizontalHeader().setHighlightSections(False)
        self.itemSelectionChanged.connect(self._on_selected)
        document.analyzed.connect(self.refresh)
        document.replaced.connect(self.refresh)
        self.refresh()
        self._fit()

    def refresh(self) -> None:
        """Show the network that there is now."""
        layers = layers_with_field(self._document)
        self._rows = [node.id for node, _ in layers]
        self.blockSignals(True)
        self.setRowCount(len(layers))
        for row, (node, field) in enumerate(layers):
            texts = (node.name, *describe_field(field, self.tr("all")))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                if column:
                    item.setTextAlignment(right)
                else:
                    item.setIcon(icons.icon(node.layer.icon, f"family:{node.layer.family}"))
                self.setItem(row, column, item)
        self.blockSignals(False)
        self._keep_names()

    def _keep_names(self) -> None:
        """Ask for the room that the names and the numbers take, so that no name is cut."""
        numbers = sum(
            max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column), 40)
            for column in range(1, self.columnCount())
        )
        name = min(max(self.sizeHintForColumn(0), 60), MOST_NAME)
        bar = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(name + numbers + bar + 2 * self.frameWidth())

    def set_scale(self, scale: float) -> None:
        """Write everything larger."""
        size = round(fonts.ROLES["table"][0] * scale)
        self.setStyleSheet(f"QTableView, QHeaderView {{ font-size: {size}px; }}")
        self._scale = scale
        self._fit()

    def _fit(self) -> None:
        height = theme.current().size("row") + BESIDE_ROW
        self.verticalHeader().setDefaultSectionSize(round(height * self._scale))
        self._keep_names()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts or density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def set_current(self, node: int | None) -> None:
        """Mark the layer that is looked at."""
        self.blockSignals(True)
        if node in self._rows:
            self.selectRow(self._rows.index(node))
        else:
            self.clearSelection()
        self.blockSignals(False)

    def _on_selected(self) -> None:
        rows = {index.row() for index in self.selectedIndexes()}
        if len(rows) == 1:
            self.node_chosen.emit(self._rows[rows.pop()])


def describe_field(field: ReceptiveField, everything: str) -> tuple[str, str, str, str]:
    """Write size, jump, start and center; one number where both axes agree."""
    if field.jump is None:
        return _pair(field.size), everything, everything, everything
    return _pair(field.size), _pair(field.jump), _pair(field.start), _pair(field.center)


def _pair(pair: tuple[float, float]) -> str:
    texts = [signed_number(value) for value in pair]
    return texts[0] if texts[0] == texts[1] else f"{texts[0]} × {texts[1]}"


def signed_number(value: float) -> str:
    """Write a number with a true minus sign, without needless decimals."""
    if value == int(value):
        return signed(int(value))
    return ("−" if value < 0 else "") + words.number(abs(float(value)))
