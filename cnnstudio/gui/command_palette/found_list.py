"""A list of what was found, and the field above it: the field has the keys of both."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from cnnstudio.gui.command_palette.ranking import Choice, Found
from cnnstudio.gui.command_palette.rows import CHOICE, RowDelegate, RowsModel
from cnnstudio.gui.elements import SearchField

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_STAYS = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class FindingField(SearchField):
    """Where the text is typed.

    Signals: `left` when the focus went elsewhere in the window.
    """

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so, but not of a menu of its own, nor of another window's turn."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class FoundList(QListView):
    """What was found: the row under the pointer is the current one, the keys stay in the field."""

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._pointer = QPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go to the row under the pointer, if it was the pointer that moved and not the rows."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.globalPosition().toPoint() != self._pointer and index.flags() == CHOICE:
            self.setCurrentIndex(index)
        self._pointer = event.globalPosition().toPoint()

    def wanted_height(self) -> int:
        """Give the height of all rows."""
        return self.sizeHintForRow(0) * self._rows.rowCount() + 2

    def choice_at(self, index: QModelIndex) -> Choice | None:
        """Give the choice of a row; a heading has none."""
        row = self._rows.rows[index.row()] if index.isValid() else None
        return row.choice if isinstance(row, Found) else None

    def select(self, row: int) -> None:
        """Go to a row; -1 for none."""
        self.setCurrentIndex(self._rows.index(row) if row >= 0 else QModelIndex())
        if row == 1:
            # The heading above the first one as well.
            self.scrollToTop()

    def select_first(self) -> None:
        """Go to the first choice, if there is one."""
        self.select(self._rows.next_choice(-1, 1) if self._rows.rows else -1)

    def takes(self, key: int) -> bool:
        """Do what a key means here, and say whether it means something."""
        steps = _STEPS.get(Qt.Key(key), 0)
        if steps and self._rows.rows:
            self._step(steps)
        return bool(steps and self._rows.rows)

    def _step(self, steps: int) -> None:
        """Go on by single steps around the end, by many only as far as there is something."""
        row, way = self.currentIndex().row(), 1 if steps > 0 else -1
        if abs(steps) > 1:
            way = -way
            row = min(max(row + steps, 0), len(self._rows.rows) - 1) - way
        self.select(self._rows.next_choice(row, way))
