"""Giving a node another name where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

LEAST_WIDTH = 96


class NameField(QLineEdit):
    """A field over a name: Enter and a click elsewhere take it, Esc does not."""

    def __init__(
        self, name: str, room: QRectF, take: Callable[[str], bool], parent: QWidget
    ) -> None:
        """Show the field.

        Args:
            name: The name so far.
            room: Where it stands in the parent.
            take: Is given the new name, and says whether it can be.
            parent: The view.
        """
        super().__init__(name, parent)
        self._take, self._is_done = take, False
        self.setAccessibleName(self.tr("Name"))
        self.setMaxLength(200)
        height = self.sizeHint().height()
        top = room.center().y() - height / 2
        self.setGeometry(
            round(room.left()), round(top), max(round(room.width()), LEAST_WIDTH), height
        )
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the name or leave it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._take(self.text()):
                self.give_up()
        elif event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the name if it can be."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def finish(self) -> None:
        """Take the name if it can be, and go."""
        if not self._is_done:
            self._take(self.text())
            self.give_up()

    def give_up(self) -> None:
        """Go; the view gets the focus only where nothing else has it by now."""
        if self._is_done:
            return
        self._is_done = True
        has_focus, parent = self.hasFocus(), self.parentWidget()
        self.hide()
        if has_focus and parent is not None:
            parent.setFocus()
        self.deleteLater()
