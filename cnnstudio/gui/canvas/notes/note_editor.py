"""Writing a note where it lies."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from cnnstudio.gui.canvas.items import colors, note_text
from cnnstudio.gui.canvas.items.annotations import NOTE_RADIUS, TINTS
from cnnstudio.gui.canvas.zooming import ZoomingView
from cnnstudio.gui.looks import theme
from cnnstudio.network.graph import LONGEST_NOTE, AnnotationColor

LEAST_ZOOM = 0.8
"""What is written must be read, from however far the canvas is seen."""

LEAST_WIDTH = 140.0
BORDER = 2


class NoteEditor(QPlainTextEdit):
    """Paper to write on: Ctrl+Enter and a click elsewhere take the text.

    Esc leaves a note as it was; what was written on a new one stays, for undo is one key away.
    """

    def __init__(
        self,
        text: str,
        place: QRectF,
        color: AnnotationColor,
        take: Callable[[str], object],
        view: ZoomingView,
    ) -> None:
        """Show the paper.

        Args:
            text: What was written so far.
            place: Where the note lies in the scene.
            color: Of the note.
            take: Is given the new text.
            view: Where it is shown; the paper stays with its place there.
        """
        super().__init__(text, view.viewport())
        self._view, self._place, self._take = view, place, take
        self._color: AnnotationColor = color
        self._zoom, self._is_done, self._is_new = 0.0, False, not text
        self.setAccessibleName(self.tr("Text of the note"))
        self.setPlaceholderText(self.tr("Write a note"))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._keep_within_limit)
        self.textChanged.connect(self.follow)
        view.viewed.connect(self.follow)
        theme.current().changed.connect(self._on_theme)
        self.follow()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.show()
        self.setFocus()

    def follow(self) -> None:
        """Lie over the note, as large as this is seen, and as high as the text needs."""
        zoom = max(self._view.zoom, LEAST_ZOOM)
        width = max(self._place.width(), LEAST_WIDTH)
        needed = note_text.height_for(self.toPlainText(), width) + note_text.line_height() / 2
        size = QSizeF(width, max(self._place.height(), needed)) * zoom
        room = QRectF(self._view.viewport().rect())
        size = size.boundedTo(room.size())
        corner = QPointF(self._view.mapFromScene(self._place.topLeft()))
        left = min(corner.x(), room.right() - size.width())
        top = min(corner.y(), room.bottom() - size.height())
        self.setGeometry(QRectF(QPointF(max(left, 0.0), max(top, 0.0)), size).toRect())
        if zoom != self._zoom:
            self._zoom = zoom
            self._dress()

    def _on_theme(self) -> None:
        """Take the colors of another theme, and letters of another size."""
        self._dress()
        self.follow()

    def _dress(self) -> None:
        """Look like the note, and write as large as it is shown."""
        zoom = self._zoom
        side, top = note_text.INSET_X * zoom - BORDER, note_text.INSET_Y * zoom - BORDER
        self.setViewportMargins(round(side), round(top), round(side), round(top))
        tint, now = colors.current().family(TINTS[self._color]), colors.current()
        self.setStyleSheet(
            f"NoteEditor {{ background: {tint.soft.name()}; color: {now.color('text').name()};"
            f" border: {BORDER}px solid {now.color('accent').name()}; padding: 0;"
            f" border-radius: {NOTE_RADIUS:.0f}px;"
            f" font-size: {note_text.pixels() * zoom:.1f}px; }}"
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the text or leave it."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_escape = event.key() == Qt.Key.Key_Escape
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
        elif is_escape:
            (self.finish if self._is_new else self.give_up)()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the text, unless just a menu has come, or another window."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.finish()

    def _keep_within_limit(self) -> None:
        """Cut off what no file may hold."""
        text = self.toPlainText()
        if len(text) > LONGEST_NOTE:
            self.setPlainText(text[:LONGEST_NOTE])
            self.moveCursor(QTextCursor.MoveOperation.End)

    def finish(self) -> None:
        """Take the text, and go."""
        if not self._is_done:
            self.give_up()
            self._take(self.toPlainText())

    def give_up(self) -> None:
        """Go; the view gets the focus only where nothing else has it by now."""
        if self._is_done:
            return
        self._is_done = True
        has_focus = self.hasFocus()
        self._view.viewed.disconnect(self.follow)
        self.hide()
        if has_focus:
            self._view.setFocus()
        self.deleteLater()
