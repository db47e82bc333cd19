"""The table of all layers, with a line of totals below it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import Button, ElidedLabel, HorizontalSeparator, RowTable
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import theme
from cnnstudio.gui.summary.model import COLUMNS, LAYER, NUMBER, SETTINGS, Index, SummaryModel

LEAST_SETTINGS = 124
"""In so many pixels most kinds and settings can be read."""

LEAST_LAYER, MOST_LAYER = 72, 210
"""Names get so much room where it is tight; longer ones lose their beginnings."""

BESIDE_TEXT, BESIDE_HEADING = 18, 14
"""What a cell and a heading need beside their text."""

MOST_MEASURED = 400
"""So many rows are looked at to find out how wide a column must be."""


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
        self.totals = ElidedLabel("", color="text2", parent=self)
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
        text = self.tr("{layers}: {parameters}, {macs} MACs, {bytes} a picture")
        self.totals.setText(
            text.format(
                layers=words.layers(len(self.model.rows)),
                parameters=words.parameters(analysis.parameters),
                macs=words.number(analysis.macs),
                bytes=words.bytes_(analysis.activation_bytes),
            )
        )

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.as_text())


class SummaryTable(RowTable):
    """Shows the model; rows are selected as a whole."""

    def __init__(self, model: SummaryModel, parent: QWidget | None = None) -> None:
        super().__init__(model, self.tr("Summary of all layers"), parent)
        self.summary = model
        self.setItemDelegate(_CellDelegate(model, self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(SETTINGS, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(32)
        model.modelReset.connect(self._share_room)
        model.dataChanged.connect(self._share_room)
        model.flashed.connect(self.viewport().update)
        theme.current().changed.connect(self._on_theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is left to the settings; where that is too little, the table scrolls."""
        super().resizeEvent(event)
        self._share_room()

    def _on_theme(self) -> None:
        self._share_room()
        self.viewport().update()

    def _share_room(self) -> None:
        """Let numbers and names be read where they fit, and the settings take what is left."""
        names = [len(row.name) for row in self.summary.rows] or [0]
        usual, least = _width(LAYER), theme.current().scaled(LEAST_SETTINGS)
        for column in range(len(COLUMNS)):
            if column != SETTINGS:
                self.setColumnWidth(column, _width(column))
        self._widen(NUMBER, len(names) - 1, self.viewport().width(), _width(NUMBER))
        is_tight = self._left_over() < least
        if is_tight:
            self._tighten()
        spare = self._left_over() - least
        most = min(usual + spare, theme.current().scaled(MOST_LAYER))
        narrow = theme.current().scaled(LEAST_LAYER)
        # Where it scrolls anyway, names keep their room.
        fewest = narrow if is_tight and spare + usual - narrow >= 0 else usual
        self._widen(LAYER, names.index(max(names)), most, fewest)
        header, mode = self.horizontalHeader(), QHeaderView.ResizeMode
        has_room = self._left_over() >= least
        header.setSectionResizeMode(SETTINGS, mode.Stretch if has_room else mode.Interactive)
        if not has_room:
            header.resizeSection(SETTINGS, least)

    def _tighten(self) -> None:
        """Give numbers no more room than they and their headings need."""
        rows = self.summary.rows[:MOST_MEASURED]
        text, heading = self.fontMetrics(), self.horizontalHeader().fontMetrics()
        for column in range(SETTINGS + 1, len(COLUMNS)):
            longest = max((row.cells[column] for row in rows), key=len, default="")
            title = words.say(COLUMNS[column].title)
            needed = (
                text.horizontalAdvance(longest) + BESIDE_TEXT,
                heading.horizontalAdvance(title) + BESIDE_HEADING,
            )
            self.setColumnWidth(column, max(needed))

    def _widen(self, column: int, row: int, most: int, fewest: int) -> None:
        """Make a column as wide as what stands in a row needs, within limits."""
        needed = self.sizeHintForIndex(self.summary.index(row, column)).width()
        self.setColumnWidth(column, max(min(needed, most), fewest))

    def _left_over(self) -> int:
        """Give the width that the other columns leave to the settings."""
        others = (at for at in range(len(COLUMNS)) if at != SETTINGS)
        return self.viewport().width() - sum(self.columnWidth(at) for at in others)


def _width(column: int) -> int:
    """Give how wide a column is where there is room."""
    return theme.current().scaled(COLUMNS[column].width)


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
            # Long names begin with the groups that the layer is in; their ends differ.
            option.textElideMode = Qt.TextElideMode.ElideLeft
            colors = theme.current().family(self._model.rows[index.row()].family)
            option.icon = _swatch(colors.stripe.name(), colors.ink.name())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._model.is_flashing(index):
            painter.fillRect(option.rect, theme.current().color("accent_soft"))
        super().paint(painter, option, index)


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
    icon = QIcon(picture)
    # Qt would tint the square of a selected row.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
