"""Which gesture a press of a button begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from cnnstudio.gui.canvas import annotation_gestures
from cnnstudio.gui.canvas.gestures import Gesture, Pan, RubberBand, Unfold
from cnnstudio.gui.canvas.hits import hit
from cnnstudio.gui.canvas.moving import MoveCards
from cnnstudio.gui.canvas.wiring import DrawWire

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView


def begin(view: CanvasView, event: QMouseEvent) -> Gesture | None:
    """Start the gesture that a press of a button means at this place."""
    if event.button() == Qt.MouseButton.MiddleButton or view.is_space_held:
        return Pan(view, event)
    if event.button() != Qt.MouseButton.LeftButton:
        return None
    point = view.mapToScene(event.position().toPoint())
    found = hit(view.canvas, point, view.zoom)
    if found.annotation is not None:
        return annotation_gestures.begin(view, found, point, event)
    if found.kind in ("output", "input"):
        return DrawWire.begin(view, found)
    if found.card is not None and found.card.is_on_button(point):
        return Unfold(view, found.card)
    if found.grabbed:
        return MoveCards(view, found, point, event)
    if found.wire is not None:
        view.choose_wire(found.wire.wire)
        return None
    return RubberBand(view, point, event)
