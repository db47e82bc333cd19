"""A title that can be dragged to change the number beside it."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from cnnstudio.gui.elements import Label, set_tip
from cnnstudio.gui.forms.declarations import Number

STEP_PIXELS = 6
"""The pointer goes so far for one step."""

FINER = 5
"""While Shift is held, it goes so many times as far."""

LARGE = 32
"""Whole numbers above this go in larger steps: it takes as long to double 512 as to double 64."""


class ScrubTitle(Label):
    """The title of a setting; dragged to the side, it turns the number up or down.

    Esc takes the drag back. Only the mouse drags it: the field itself has the arrow keys.

    Signals:
        begun: A drag has begun.
        scrubbed: So many steps from where it began, or parts of one; 0 when it was taken back.
        ended: The button was let go, or the drag taken back.
    """

    begun = Signal()
    scrubbed = Signal(float)
    ended = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, color="text2", wrap=True, parent=parent)
        self._is_scrubbable = False
        self._pressed: QPointF | None = None
        self._way = 0.0
        self._is_dragging = False

    @property
    def is_dragging(self) -> bool:
        """Whether it is being dragged."""
        return self._is_dragging

    def set_scrubbable(self, *, is_scrubbable: bool) -> None:
        """Let it be dragged, or not: some settings are no numbers, or differ between layers."""
        if is_scrubbable != self._is_scrubbable:
            self._is_scrubbable = is_scrubbable
            sideways, arrow = Qt.CursorShape.SizeHorCursor, Qt.CursorShape.ArrowCursor
            self.setCursor(sideways if is_scrubbable else arrow)
            hint = self.tr("Drag to the side to change it, with Shift more finely")
            set_tip(self, hint if is_scrubbable else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if self._is_scrubbable and event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._way = event.position(), 0.0
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Turn the number as far as the pointer has gone since it was pressed."""
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        gone = event.position().x() - self._pressed.x()
        if not self._is_dragging:
            if abs(gone) < QApplication.startDragDistance():
                return
            self._begin()
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pressed = event.position()
        self._way += gone / (FINER if is_fine else 1)
        self.scrubbed.emit(self._way / STEP_PIXELS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._let_go()
        super().mouseReleaseEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of what is not shown any more."""
        super().hideEvent(event)
        self._let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is dragged, Esc takes the drag back, and no other key does anything."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.scrubbed.emit(0.0)
            self._let_go()
        return True

    def _begin(self) -> None:
        self._is_dragging = True
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self.begun.emit()

    def _let_go(self) -> None:
        was_dragging, self._is_dragging, self._pressed = self._is_dragging, False, None
        application = QApplication.instance()
        if was_dragging and application is not None:
            application.removeEventFilter(self)
            self.ended.emit()


def scrubbed_by(start: float, steps: float, number: Number) -> float:
    """Give the number that a drag by so many steps leads to, within its limits."""
    if number.is_whole:
        turned: float = round(start + steps * max(1, floor(abs(start) / LARGE)))
    else:
        step = _step(start, number)
        turned = float(f"{start + round(steps * FINER) / FINER * step:.10g}")
    return min(max(turned, number.least), number.most)


def _step(start: float, number: Number) -> float:
    """Give the step of a number that is not whole: its own, or a twentieth of where it begins."""
    if number.step is not None and abs(start) >= number.step:
        return number.step
    return abs(start) / 20 or number.step or 0.01
