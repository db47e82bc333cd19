"""The summary: all layers in a table, in step with the selection."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from html import escape
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui import theme
from cnnstudio.gui.elements import Button, HorizontalSeparator, Label
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.inspector.calculations import calculations
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import NodeAnalysis
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.receptive_field import ReceptiveField

FLASH_MS = 400
ROW_HEIGHT = 24

Index = QModelIndex | QPersistentModelIndex


class Column(NamedTuple):
    """A column: its heading, its width, and which calculations stand behind its numbers."""

    title: str
    width: int
    subjects: tuple[str, ...] = ()
    is_number: bool = True


COLUMNS = (
    Column("#", 38),
    Column("Layer", 112, is_number=False),
    Column("Kind and settings", 240, is_number=False),
    Column("Output shape", 98, ("Output",)),
    Column("Parameters", 92, ("Parameters",)),
    Column("MACs", 88, ("MACs",)),
    Column("Receptive field", 108, ("Receptive field",)),
    Column("Jump", 56, ("Jump",)),
    Column("Activations", 92, ("Activation bytes",)),
)
NUMBER, LAYER, SETTINGS = range(3)


class Row(NamedTuple):
    """A layer as it stands in the table."""

    node: int
    family: str
    cells: tuple[str, ...]
    is_waiting: bool


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
        self._flashing: set[tuple[int, int]] = set()
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
        for place, (before, after) in enumerate(zip(self._rows, rows, strict=True)):
            if before != after:
                self._rows[place] = after
                self._flash(before, after)
                last = self.index(place, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(place, 0), last)

    def _make_rows(self) -> list[Row]:
        network, analysis = self._document.network, self._document.analysis
        return [
            _row(place, node, analysis.nodes[node.id])
            for place, node in enumerate(in_order(network), start=1)
        ]

    def _flash(self, before: Row, after: Row) -> None:
        duration = theme.current().duration(FLASH_MS)
        if not duration:
            return
        pairs = zip(before.cells, after.cells, strict=True)
        self._flashing |= {(after.node, column) for column, (a, b) in enumerate(pairs) if a != b}
        self._end_of_flash.start(duration)

    def _stop_flashing(self) -> None:
        self._flashing.clear()
        self.flashed.emit()

    def is_flashing(self, index: Index) -> bool:
        """Say whether a cell has just changed."""
        return (self._rows[index.row()].node, index.column()) in self._flashing

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
            return self.tr(COLUMNS[section].title)
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
        titles = [self.tr(column.title) for column in COLUMNS]
        lines = [titles, *(list(row.cells) for row in self._rows)]
        # A name may hold a tab or a line break; a cell may not.
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)


class SummaryPanel(QFrame):
    """The table with a line of totals below it."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._document, self._selection = document, selection
        self._is_following = False
        self.model = SummaryModel(document, self)
        self.table = SummaryTable(self.model, self)
        self.totals = Label("", color="text2", parent=self)
        self.copy = Button(self.tr("Copy table"), "copy", "flat", small=True, parent=self)
        self.copy.clicked.connect(self._on_copy)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 2, 10, 2)
        foot.addWidget(self.totals, 1)
        foot.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.table, 1)
        layout.addWidget(HorizontalSeparator(self))
        layout.addLayout(foot)
        self.table.selectionModel().selectionChanged.connect(self._on_rows_selected)
        self.model.modelReset.connect(self.follow)
        selection.changed.connect(self.follow)
        document.analyzed.connect(self._show_totals)
        self._show_totals()
        self.follow()

    def follow(self) -> None:
        """Select the rows of the selected layers."""
        chosen = QItemSelection()
        rows = [self.model.row_of(node) for node in self._selection.ids]
        known = sorted(row for row in rows if row is not None)
        for row in known:
            last = self.model.index(row, len(COLUMNS) - 1)
            chosen.select(self.model.index(row, 0), last)
        self._is_following = True
        self.table.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._is_following = False
        if known and self.table.isVisible() and not self.table.hasFocus():
            self.table.scrollTo(self.model.index(known[0], 0))

    def _on_rows_selected(self) -> None:
        if not self._is_following:
            rows = {index.row() for index in self.table.selectionModel().selectedRows()}
            self._selection.set(self.model.rows[row].node for row in rows)

    def _show_totals(self) -> None:
        analysis = self._document.analysis
        text = self.tr("{layers} layers: {parameters} parameters, {macs} MACs, {bytes} a picture")
        self.totals.setText(
            text.format(
                layers=words.number(len(self.model.rows)),
                parameters=words.number(analysis.parameters),
                macs=words.number(analysis.macs),
                bytes=words.bytes_(analysis.activation_bytes),
            )
        )

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.as_text())


class SummaryTable(QTableView):
    """Shows the model; rows are selected as a whole."""

    def __init__(self, model: SummaryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Summary of all layers"))
        self.verticalHeader().hide()
        # Rows of one height: Qt need not ask each of a thousand.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, column.width)
        header.setSectionResizeMode(SETTINGS, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(40)
        model.flashed.connect(self.viewport().update)
        theme.current().changed.connect(self.viewport().update)


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell: a swatch before the name, and a light behind what has just changed."""

    def __init__(self, model: SummaryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        super().initStyleOption(option, index)
        if index.column() == LAYER:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(9, 9)
            colors = theme.current().family(self._model.rows[index.row()].family)
            option.icon = _swatch(colors.stripe.name(), colors.ink.name())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._model.is_flashing(index):
            painter.fillRect(option.rect, theme.current().color("accent_soft"))
        super().paint(painter, option, index)


def in_order(network: Network) -> Sequence[Node]:
    """Give the layers from the inputs to the outputs; those on a circle come last."""
    ordered = network.order
    placed = {node.id for node in ordered}
    return [*ordered, *(node for node in network.nodes if node.id not in placed)]


def _row(place: int, node: Node, facts: NodeAnalysis) -> Row:
    kind, settings = words.say(Text(node.layer.title)), words.say(node.layer.describe())
    size, jump = _field(facts.field)
    is_known = facts.output_shape is not None
    cells = (
        words.number(place),
        node.name,
        ", ".join(part for part in (kind, settings) if part),
        words.shape(facts.output_shape),
        words.number(facts.parameters) if is_known else "?",
        words.number(facts.macs) if is_known else "?",
        size if is_known else "?",
        jump if is_known else "?",
        words.bytes_(facts.activation_bytes) if is_known else "?",
    )
    return Row(node.id, node.layer.family, cells, not is_known)


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


@cache
def _swatch(stripe: str, ink: str) -> QIcon:
    """Draw the square of a family, with an outline where its color is pale."""
    picture = QPixmap(18, 18)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 0.8))
    painter.setBrush(QColor(stripe))
    painter.drawRoundedRect(QRectF(0.5, 0.5, 8, 8), 2, 2)
    painter.end()
    return QIcon(picture)
