"""What one does on the canvas with the pointer, each gesture an object from press to release.

A gesture shows what would happen while it goes on, and asks the document for at most one edit when
it is released. Cancelled, it leaves everything as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QGraphicsRectItem

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.looks import theme

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
EXTENDING = CTRL | SHIFT


class Gesture:
    """Something done with the pointer held down.

    `point` is a place in the scene, `pointer` the same place in the view.
    """

    follows_edges = True
    """Whether the view moves on while the pointer is held at its edge."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Follow the pointer."""

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Do what was meant."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class Pan(Gesture):
    """Moves the view."""

    follows_edges = False

    def __init__(self, view: CanvasView, event: QMouseEvent) -> None:
        super().__init__(view)
        self._last = event.position()
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Keep the same place under the pointer."""
        self.view.has_panned = True
        self.view.translate_by((self._last - pointer) / self.view.zoom)
        self._last = pointer

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Let go."""
        self.cancel()

    def cancel(self) -> None:
        """Let go where it is."""
        self.view.viewport().unsetCursor()


class RubberBand(Gesture):
    """Selects the cards that a box touches; Shift adds them to those selected, Ctrl toggles."""

    def __init__(self, view: CanvasView, point: QPointF, event: QMouseEvent) -> None:
        super().__init__(view)
        self._start = point
        self._before, self._notes = view.selection.ids, view.selection.annotations
        self._toggles = bool(event.modifiers() & CTRL)
        is_extended = bool(event.modifiers() & EXTENDING)
        self._kept = self._before if is_extended else frozenset[int]()
        self._kept_notes = self._notes if is_extended else frozenset[int]()
        self._band: QGraphicsRectItem | None = None
        view.choose_wire(None)

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Draw the box and select what it touches."""
        rect = QRectF(self._start, point).normalized()
        if self._band is None:
            self._band = self._make_band()
        self._band.setRect(rect)
        canvas = self.view.canvas
        touched = {member for card in canvas.cards_in(rect) for member in card.members}
        notes = canvas.annotations_in(rect)
        if self._toggles:
            self.view.selection.set(self._kept ^ touched, self._kept_notes ^ notes)
        else:
            self.view.selection.set(self._kept | touched, self._kept_notes | notes)

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Keep the selection; a mere click on the canvas selects nothing."""
        if self._band is None:
            self.view.selection.set(self._kept, self._kept_notes)
        self._remove_band()

    def cancel(self) -> None:
        """Bring back the selection."""
        self.view.selection.set(self._before, self._notes)
        self._remove_band()

    def _make_band(self) -> QGraphicsRectItem:
        now = theme.current()
        band = QGraphicsRectItem()
        band.setZValue(8)
        pen = QPen(now.color("accent"), 1)
        pen.setCosmetic(True)
        band.setPen(pen)
        fill = now.color("accent").toRgb()
        fill.setAlphaF(0.08)
        band.setBrush(fill)
        self.view.canvas.addItem(band)
        return band

    def _remove_band(self) -> None:
        if self._band is not None:
            self.view.canvas.removeItem(self._band)
            self._band = None


class Unfold(Gesture):
    """A click on the button that unfolds a group."""

    follows_edges = False

    def __init__(self, view: CanvasView, card: CardItem) -> None:
        super().__init__(view)
        self._card = card
        view.choose_wire(None)

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Unfold it, if the pointer is still there."""
        group = self._card.build.group
        if group is not None and self._card.is_on_button(point):
            self.view.grouping.fold(group, is_folded=False)
