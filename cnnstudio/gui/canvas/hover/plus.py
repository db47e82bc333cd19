"""The plus in the middle of the wire under the pointer: a click on it looks for a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.wires import WireItem
from cnnstudio.gui.canvas.pointer.gestures import Gesture
from cnnstudio.gui.looks import theme

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

RADIUS, REACH, ARM = 7.5, 12.0, 3.5
"""In pixels of the screen, at every zoom: how large it is drawn, and from where it is taken."""


class PlusItem(QGraphicsItem):
    """Says that something can be put onto a wire.

    Attributes:
        wire: The wire it is on, while it is shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.wire: WireItem | None = None
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(6)
        self.hide()

    def show_on(self, wire: WireItem | None, zoom: float) -> None:
        """Stand in the middle of a wire; from afar wires have none."""
        self.wire = wire if zoom >= geometry.HIDE_BODY else None
        self.setVisible(self.wire is not None)
        if self.wire is not None:
            self.setPos(self.wire.middle())

    def wire_at(self, point: QPointF, zoom: float) -> WireItem | None:
        """Give the wire, if a point of the scene is on the plus."""
        is_here = geometry.is_near(point, self.pos(), REACH / zoom)
        return self.wire if is_here else None

    def boundingRect(self) -> QRectF:
        """Give the circle."""
        return QRectF(-RADIUS - 1, -RADIUS - 1, 2 * RADIUS + 2, 2 * RADIUS + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        now = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("accent"))
        painter.drawEllipse(QPointF(), RADIUS, RADIUS)
        painter.setPen(QPen(now.color("on_accent"), 1.6))
        painter.drawLine(QPointF(-ARM, 0), QPointF(ARM, 0))
        painter.drawLine(QPointF(0, -ARM), QPointF(0, ARM))


class ClickPlus(Gesture):
    """A click on a plus: the wire is chosen, and a layer for it is looked for."""

    follows_edges = False

    def __init__(self, view: CanvasView, wire: WireItem) -> None:
        super().__init__(view)
        self._wire = wire
        view.choose_wire(wire.wire)

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Look for a layer, if the pointer is still there."""
        if geometry.is_near(point, self._wire.middle(), REACH / self.view.zoom):
            self.view.searching.on_wire(self._wire)
