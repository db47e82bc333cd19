"""Tables of rows of one height that are chosen as a whole."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from cnnstudio.gui.looks import theme


class RowTable(QTableView):
    """Shows a model row by row: nothing is edited in it, and no lines are drawn."""

    def __init__(self, model: QAbstractItemModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        # Qt need not ask each of a thousand rows.
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Make rows as high as the size of texts and the density want."""
        self.verticalHeader().setDefaultSectionSize(theme.current().size("row"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts or density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit_rows()
