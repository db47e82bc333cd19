"""Which gesture a press of a button begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent

from cnnstudio.gui.canvas.hover.plus import ClickPlus
from cnnstudio.gui.canvas.pointer import annotation_gestures
from cnnstudio.gui.canvas.pointer.gestures import Gesture, Pan, RubberBand, Unfold
from cnnstudio.gui.canvas.pointer.hits import hit
from cnnstudio.gui.canvas.pointer.moving import MoveCards
from cnnstudio.gui.canvas.pointer.wiring import DrawWire

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView


def begin(view: CanvasView, event: QMouseEvent) -> Gesture | None:
    """Start the gesture that a press of a button means at this place."""
    point = view.mapToScene(event.position().toPoint())
    plus = view.hover.plus.wire_at(point, view.zoom)
    view.hover.leave()
    if event.button() == Qt.MouseButton.MiddleButton or view.is_space_held:
        return Pan(view, event)
    if event.button() != Qt.MouseButton.LeftButton:
        return None
    if plus is not None:
        return ClickPlus(view, plus)
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
