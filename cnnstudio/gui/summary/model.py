"""The layers of a network as rows of texts, and the arithmetic behind each cell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.inspector.calculations import calculations
from cnnstudio.gui.looks import theme
from cnnstudio.layers.base import Layer
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import NodeAnalysis
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.receptive_field import ReceptiveField

FLASH_MS = 400

Index = QModelIndex | QPersistentModelIndex


class Column(NamedTuple):
    """A column: its heading, its width, and which calculations stand behind its numbers."""

    title: Text
    width: int
    subjects: tuple[str, ...] = ()
    is_number: bool = True


COLUMNS = (
    Column(Text("#"), 32),
    Column(Text("Layer"), 112, is_number=False),
    Column(Text("Kind and settings"), 240, is_number=False),
    Column(Text("Output shape"), 106, ("Output",)),
    Column(Text("Parameters"), 84, ("Parameters",)),
    Column(Text("MACs"), 104, ("MACs",)),
    Column(Text("Receptive field"), 104, ("Receptive field",)),
    Column(Text("Jump"), 44, ("Jump",)),
    Column(Text("Activations"), 80, ("Activation bytes",)),
)
NUMBER, LAYER, SETTINGS = range(3)


@dataclass(frozen=True)
class Row:
    """A layer as it stands in the table; what is never looked at is never written."""

    place: int
    made_of: Node
    facts: NodeAnalysis

    @property
    def node(self) -> int:
        """The id of the layer's node."""
        return self.made_of.id

    @property
    def name(self) -> str:
        """The name of the layer."""
        return self.made_of.name

    @property
    def family(self) -> str:
        """The family of the layer's kind."""
        return self.made_of.layer.family

    @property
    def is_waiting(self) -> bool:
        """Whether its shape is not known."""
        return self.facts.output_shape is None

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """What stands in the columns."""
        return _cells(self.place, self.made_of, self.facts)


class SummaryModel(QAbstractTableModel):
    """The layers of a document, from the inputs to the outputs.

    Signals:
        flashed: Cells have begun or ceased to stand out because they changed.
    """

    flashed = Signal()

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: list[Row] = []
        self._row_of: dict[int, int] = {}
        self._flashing: dict[int, Row] = {}
        """Rows that have just changed, by their nodes, as they were before."""
        self._end_of_flash = QTimer(self, singleShot=True)
        self._end_of_flash.timeout.connect(self._stop_flashing)
        document.analyzed.connect(self.refresh)
        self.refresh()

    @property
    def rows(self) -> Sequence[Row]:
        """The layers, as they stand in the table."""
        return self._rows

    def row_of(self, node: int) -> int | None:
        """Find the row of a layer."""
        return self._row_of.get(node)

    def refresh(self) -> None:
        """Take in what changed: single cells, or all rows if layers came or went."""
        rows = self._make_rows()
        if [row.node for row in rows] != [row.node for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self._row_of = {row.node: place for place, row in enumerate(rows)}
            self._flashing.clear()
            self.endResetModel()
            return
        pairs = enumerate(zip(self._rows, rows, strict=True))
        before = {place: old for place, (old, new) in pairs if old is not new}
        changed = list(before)
        self._rows = rows
        self._flash(before.values())
        for first, last in _runs(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _make_rows(self) -> list[Row]:
        """Make a row for each layer, the same one as before where nothing about it differs."""
        network, analysis = self._document.network, self._document.analysis
        known = {row.node: row for row in self._rows}
        rows: list[Row] = []
        for place, node in enumerate(in_order(network), start=1):
            row, old = Row(place, node, analysis.nodes[node.id]), known.get(node.id)
            rows.append(old if old is not None and old == row else row)
        return rows

    def _flash(self, before: Collection[Row]) -> None:
        """Let cells stand out for a moment that are not as in these rows."""
        duration = theme.current().duration(FLASH_MS)
        if duration and before:
            self._flashing = {**{row.node: row for row in before}, **self._flashing}
            self._end_of_flash.start(duration)

    def _stop_flashing(self) -> None:
        self._flashing.clear()
        self.flashed.emit()

    def is_flashing(self, index: Index) -> bool:
        """Say whether a cell has just changed."""
        row = self._rows[index.row()]
        before = self._flashing.get(row.node)
        return before is not None and before.cells[index.column()] != row.cells[index.column()]

    # --- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of layers."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give a heading."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.say(COLUMNS[section].title)
        return _alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell shows."""
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return row.cells[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            is_calm = row.is_waiting or column in (NUMBER, SETTINGS)
            return theme.current().color("text2" if is_calm else "text")
        if role == Qt.ItemDataRole.FontRole and column == LAYER:
            return theme.current().font("strong")
        if role == Qt.ItemDataRole.ToolTipRole:
            return _plain_tip(self.explain(row.node, column))
        return None

    def explain(self, node: int, column: int) -> str:
        """Spell out the numbers of a cell; where nothing is calculated, say the cell itself."""
        subjects = COLUMNS[column].subjects
        found = calculations(self._document.network, self._document.analysis, node)
        texts = [each.plain_text() for each in found if each.subject.startswith(subjects or "!")]
        if texts:
            return "\n\n".join(dict.fromkeys(texts))
        return self._rows[self._row_of[node]].cells[column]

    def as_text(self) -> str:
        """Write the table with tabs between the cells, for a spreadsheet."""
        titles = [words.say(column.title) for column in COLUMNS]
        lines = [titles, *(list(row.cells) for row in self._rows)]
        # A name may hold a tab or a line break; a cell may not.
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


def in_order(network: Network) -> Sequence[Node]:
    """Give the layers from the inputs to the outputs; those on a circle come last."""
    ordered = network.order
    placed = {node.id for node in ordered}
    return [*ordered, *(node for node in network.nodes if node.id not in placed)]


def _runs(places: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Give the first and the last of each run of neighbors: a signal for each row takes long."""
    known = set(places)
    starts = [place for place in places if place - 1 not in known]
    ends = [place for place in places if place + 1 not in known]
    return zip(starts, ends, strict=True)


@lru_cache(maxsize=4096)
def _settings(layer: Layer) -> str:
    """Write the kind of a layer and its settings."""
    parts = words.say(Text(layer.title)), words.say(layer.describe())
    return ", ".join(part for part in parts if part)


def _cells(place: int, node: Node, facts: NodeAnalysis) -> tuple[str, ...]:
    size, jump = _field(facts.field)
    is_known = facts.output_shape is not None
    return (
        words.number(place),
        node.name,
        _settings(node.layer),
        words.shape(facts.output_shape),
        words.number(facts.parameters) if is_known else "?",
        words.number(facts.macs) if is_known else "?",
        size if is_known else "?",
        jump if is_known else "?",
        words.bytes_(facts.activation_bytes) if is_known else "?",
    )


def _field(field: ReceptiveField | None) -> tuple[str, str]:
    """Write size and jump; where every unit sees everything there is no jump."""
    if field is None:
        return "–", "–"
    size = " × ".join(words.number(side) for side in field.size)
    if field.jump is None or not field.is_grid:
        return size, "–"
    height, width = field.jump
    if height == width:
        return size, words.number(height)
    return size, f"{words.number(height)} × {words.number(width)}"


def _alignment(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[column].is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


def _plain_tip(text: str) -> str:
    """Write a tip so that no name from a file can be taken for rich text."""
    return f"<p style='margin:0; white-space:pre-wrap'>{escape(text)}</p>" if text else ""
