"""Fields for numbers, and the field to search in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QSpinBox, QToolButton, QWidget

from cnnstudio.gui.elements.texts import KeyHint
from cnnstudio.gui.looks import icons

_INDENT = 8
_GLASS_WIDTH = 44


class SpinBox(QSpinBox):
    """A field for a whole number; use it in place of `QSpinBox`.

    The wheel turns it only while it has the focus, so that scrolling a panel changes nothing.
    """

    def __init__(self, minimum: int = 0, maximum: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(minimum, maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccelerated(True)
        # Style sheets cannot indent the text: Qt places the inner field at the left edge.
        self.lineEdit().setTextMargins(_INDENT, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn, or let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class SearchField(QLineEdit):
    """A field to search in, with a magnifying glass and the keys that lead to it."""

    def __init__(self, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        glass = QAction(icons.icon("search", "text3"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Empty the search"))
        self._hint = KeyHint(keys, self)
        self.textChanged.connect(self._place_hint)

    def set_keys(self, keys: str) -> None:
        """Show other keys, as Qt writes them in code."""
        self._hint.setText(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        self._place_hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the hint at the right end."""
        super().resizeEvent(event)
        self._place_hint()

    def _place_hint(self) -> None:
        self._hint.adjustSize()
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        has_room = words + self._hint.width() + _GLASS_WIDTH < self.width()
        self._hint.setVisible(bool(self._hint.text()) and not self.text() and has_room)
        top = (self.height() - self._hint.height()) // 2
        self._hint.move(self.width() - self._hint.width() - 7, top)
