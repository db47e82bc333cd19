"""The panel that compares the open network with another one."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.document import Change
from cnnstudio.gui.compare.model import MARKS, STATE, CompareModel, Index
from cnnstudio.gui.compare.others import Other, fill_menu
from cnnstudio.gui.compare.totals import TotalsGrid
from cnnstudio.gui.elements import (
    Banner,
    Button,
    EmptyState,
    HorizontalSeparator,
    Label,
    RowTable,
    Segment,
    SegmentedControl,
)
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import theme
from cnnstudio.gui.studio import Studio
from cnnstudio.network.compare import Comparison, compare
from cnnstudio.network.graph import Network
from cnnstudio.project.errors import ProjectError

SETTLE_MS = 100
"""How long the network must be left alone before it is compared again."""


class ComparePanel(QFrame):
    """Shows what differs, live while the open network is edited."""

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._studio = studio
        self._other: Other | None = None
        self._network: Network | None = None
        self._is_stale = False
        self.found: Comparison | None = None
        self.model = CompareModel(self)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(lambda: fill_menu(self.menu, studio, self, self.choose))
        self._make_head()
        self.totals = TotalsGrid(self)
        self.table = CompareTable(self.model, self)
        self.banner = Banner(parent=self)
        self.banner.hide()
        self._lay_out()
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._connect()

    def _make_head(self) -> None:
        self.other = Button("", "compare", small=True, parent=self)
        self.other.setMenu(self.menu)
        self.counts = Label("", color="text2", parent=self)
        segments = (
            Segment("all", self.tr("All layers")),
            Segment("differing", self.tr("Only differences")),
        )
        name = self.tr("Which layers are listed")
        self.filter = SegmentedControl(segments, name, small=True, parent=self)
        self.filter.chosen.connect(lambda key: self.model.show_all(key == "all"))
        self.copy = Button(self.tr("Copy table"), "copy", "flat", small=True, parent=self)
        self.copy.clicked.connect(self._on_copy)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 6, 10, 4)
        head.setSpacing(10)
        head.addWidget(self.other)
        head.addWidget(self.counts, 1)
        head.addWidget(self.filter)
        head.addWidget(self.copy)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.totals)
        layout.addWidget(HorizontalSeparator(page))
        layout.addWidget(self.table, 1)
        sentence = self.tr("See layer by layer how this network differs from another one.")
        self.empty = EmptyState(sentence, self.tr("Compare with…"), parent=self)
        self.empty.accepted.connect(self.ask)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        studio = self._studio
        studio.document.changed.connect(self._on_changed)
        studio.document.replaced.connect(self._on_replaced)
        studio.file.changed.connect(self._on_file)
        self.table.selectionModel().selectionChanged.connect(self._on_rows_selected)

    # --- what is compared with -----------------------------------------------------------------

    def ask(self) -> None:
        """Let the user choose what to compare with."""
        anchor = self.other if self._other is not None else self.empty.button
        self.menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def choose(self, other: Other) -> None:
        """Compare with another network; one that cannot be read leaves all as it is."""
        try:
            network = other.read()
        except ProjectError as refused:
            self.banner.set_message(words.say(refused.text), "warning")
            self.banner.show()
            return
        self.banner.hide()
        self._other, self._network = other, network
        self.other.setText(
            self.tr("Compared with {name}").format(name=other.title).replace("&", "&&")
        )
        self._pages.setCurrentIndex(1)
        self.refresh()

    def _on_file(self) -> None:
        """Read the saved version again: it may have been saved just now."""
        path = self._studio.file.path
        is_saved = self._other is not None and self._other.is_saved_version
        if is_saved and path is not None and not self._studio.file.is_modified:
            self._network = self._studio.document.network
            self._on_changed(None)

    def _on_replaced(self) -> None:
        """Forget what belonged to the project that was open before."""
        if self._other is not None and self._other.is_saved_version:
            self._other = self._network = self.found = None
            self._pages.setCurrentIndex(0)
        self._on_changed(None)

    # --- comparing -----------------------------------------------------------------------------

    def _on_changed(self, change: Change | None) -> None:
        if change is None or change.network.is_structural:
            self._is_stale = True
            if self.isVisible():
                self._settle.start()

    def refresh(self) -> None:
        """Compare again."""
        self._settle.stop()
        self._is_stale = False
        if self._other is None or self._network is None:
            return
        self.found = compare(self._network, self._studio.document.network)
        names = self._other.title, self._studio.file.title
        self.totals.show_comparison(self.found, *names)
        self.model.show_comparison(self.found, *names)
        self._show_counts(self.found)

    def _show_counts(self, found: Comparison) -> None:
        if found.is_equal:
            self.counts.setText(self.tr("No differences"))
            return
        count = {state: found.count(state) for state in MARKS}
        told = {
            "added": words.counted(count["added"], "1 added", "{count} added"),
            "removed": words.counted(count["removed"], "1 removed", "{count} removed"),
            "changed": words.counted(count["changed"], "1 changed", "{count} changed"),
            "same": words.counted(count["same"], "1 same", "{count} same"),
        }
        self.counts.setText(" · ".join(told[state] for state in MARKS if count[state]))

    def _on_rows_selected(self, chosen: QItemSelection) -> None:
        """Select the layers of the open network, as the summary does."""
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        nodes = [self.model.rows[row].right for row in rows]
        self._studio.selection.set(node.id for node in nodes if node is not None)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.as_text())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while it was hidden."""
        super().showEvent(event)
        if self._is_stale:
            self.refresh()


class CompareTable(RowTable):
    """Shows the rows; they are selected as a whole."""

    def __init__(self, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(model, self.tr("Layers of both networks"), parent)
        self.setItemDelegate(_CellDelegate(model, self))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(STATE, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(STATE, 104)
        header.setMinimumSectionSize(80)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        theme.current().changed.connect(self.viewport().update)


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell on the soft color of what became of its layer."""

    def __init__(self, model: CompareModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        soft = MARKS[self._model.rows[index.row()].state].soft
        if soft:
            painter.fillRect(option.rect, theme.current().color(soft))
        super().paint(painter, option, index)
