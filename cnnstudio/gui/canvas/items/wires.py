"""A wire between two cards, as thick as what flows through it, with its shape written on it."""

from __future__ import annotations

from collections.abc import Callable
from math import log10, prod
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.app import words
from cnnstudio.gui.canvas.items import colors, geometry
from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.items.lettering import metrics, width_of, write
from cnnstudio.gui.canvas.layout.routes import Route
from cnnstudio.layers.base import Shape

WireState = Literal["fine", "unknown", "wrong"]
WireId = tuple[int, int]
"""The node it leads to, and the input port there."""

LABEL_MARGIN = 8.0
LABEL_REACH = 80.0
REACH = 7.0
HIDE_LABEL = 0.7
NARROWEST, WIDEST = 1.2, 5.5


def wire_width(shape: Shape | None) -> float:
    """Give the width of a wire: 1.15 times the decimal logarithm of the numbers in it."""
    if shape is None:
        return 2.0
    return min(max(1.15 * log10(max(prod(shape), 1)), NARROWEST), WIDEST)


class WireItem(QGraphicsItem):
    """One wire. It takes no events itself, the view asks it whether a point is on it.

    Attributes:
        wire: Where it leads.
        source: The node it comes from.
        inputs: All inputs that it stands for: to a folded group it may be several.
    """

    def __init__(
        self, wire: WireId, source: int, look: Callable[[WireItem], tuple[Shape | None, WireState]]
    ) -> None:
        """Make it; `look` says what flows through it, and is asked when that is looked at."""
        super().__init__()
        self._look = look
        self._flowing: tuple[Shape | None, WireState] | None = None
        self.wire, self.source = wire, source
        self.inputs: tuple[WireId, ...] = (wire,)
        self.route = Route("straight", (QPointF(), QPointF()))
        self.is_near_selection = False
        self.is_lit = self.is_chosen = False
        self._is_crowded = self._is_placed = False
        self._path = QPainterPath()
        self._bounds = QRectF()
        self._label = ""
        self._label_rect = QRectF()

    def set_route(self, route: Route) -> None:
        """Run another way."""
        if route != self.route or self._path.isEmpty():
            self.prepareGeometryChange()
            self.route = route
            self._path = route.path()
            start, end = route.label_line
            center = (start + end) / 2
            label = QRectF(center.x() - LABEL_REACH, center.y() - 24, 2 * LABEL_REACH, 40)
            if route.flow == "down" and route.style == "straight":
                label.translate(LABEL_REACH, 0)
            self._bounds = self._path.boundingRect().adjusted(-6, -6, 6, 6) | label
            self._is_placed = False

    @property
    def output_shape(self) -> Shape | None:
        """The shape of what flows through it."""
        return self._what_flows()[0]

    @property
    def state(self) -> WireState:
        """Whether that is known, and fits where the wire leads."""
        return self._what_flows()[1]

    def _what_flows(self) -> tuple[Shape | None, WireState]:
        if self._flowing is None:
            self._flowing = self._look(self)
            self._is_placed = False
        return self._flowing

    def reword(self) -> None:
        """Forget what flows through it: that is to be looked at again, and painted."""
        self._flowing = None

    def set_crowded(self, crowded: bool) -> None:
        """Leave out the label, because another wire runs where it would stand."""
        if crowded != self._is_crowded:
            self._is_crowded = crowded
            self.update()

    def set_near_selection(self, near: bool) -> None:
        """Show that it touches the selection."""
        if near != self.is_near_selection:
            self.is_near_selection = near
            self.setZValue(0.5 if near or self.is_lit else 0)
            self.update()

    def set_lit(self, lit: bool) -> None:
        """Show that a drop would go here, or that the pointer is on it."""
        if lit != self.is_lit:
            self.prepareGeometryChange()
            self.is_lit = lit
            self.setZValue(0.5 if lit or self.is_near_selection else 0)
            self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Show that it was clicked on."""
        if chosen != self.is_chosen:
            self.is_chosen = chosen
            self.update()

    def is_at(self, point: QPointF, reach: float = REACH) -> bool:
        """Whether a point of the scene is on the wire."""
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * reach + wire_width(self.output_shape))
        return stroker.createStroke(self._path).contains(point)

    @property
    def line(self) -> QPainterPath:
        """The line it runs along."""
        return self._path

    def middle(self) -> QPointF:
        """Give the point halfway along it."""
        return self._path.pointAtPercent(0.5)

    def boundingRect(self) -> QRectF:
        """Give the line and its label."""
        return self._bounds

    def _place_label(self) -> None:
        """Find the place of the label: before it is painted, since most are out of view."""
        self._is_placed = True
        text = words.shape(self.output_shape)
        if self.route.style == "shortcut":
            text = QCoreApplication.translate("Canvas", "shortcut {shape}").format(shape=text)
        start, end = self.route.label_line
        width, height = width_of(text, "wire"), metrics("wire").height()
        center = (start + end) / 2
        beside = wire_width(self.output_shape) / 2
        room, needed = abs(end.x() - start.x()), width
        if self.route.flow == "down":
            room, needed = abs(end.y() - start.y()), height
            if self.route.style == "straight":
                center.setX(center.x() + 5 + width / 2 + beside)
        elif self.route.style == "straight":
            center.setY(center.y() - 4 - height / 2 - beside)
        fits = room >= needed + LABEL_MARGIN or self.route.style == "curved"
        self._label = text
        self._label_rect = QRectF()
        if fits:
            self._label_rect = QRectF(0, 0, width, height)
            self._label_rect.moveCenter(center)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < geometry.HIDE_CARDS:
            return
        now = colors.current()
        painter.setPen(self._pen(now))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        if zoom < HIDE_LABEL or self._is_crowded:
            return
        if not self._is_placed:
            self._place_label()
        if not self._label_rect.isEmpty():
            self._paint_label(painter, now)

    def _pen(self, now: Colors) -> QPen:
        width = wire_width(self.output_shape)
        if self.is_lit or self.is_chosen:
            return QPen(now.color("accent"), width + 2)
        if self.state == "wrong":
            pen = QPen(now.color("danger"), 3)
            pen.setDashPattern([2, 5 / 3])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            return pen
        color = now.color("accent" if self.is_near_selection else "wire")
        if self.state == "unknown":
            pen = QPen(color, 2)
            pen.setDashPattern([1, 2.5])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            return pen
        return QPen(color, width)

    def _paint_label(self, painter: QPainter, now: Colors) -> None:
        if self.route.style != "straight":
            painter.fillRect(self._label_rect.adjusted(-5, 0, 5, 0), now.color("canvas"))
        role = "text2"
        if self.state == "wrong":
            role = "danger"
        elif self.is_near_selection or self.is_lit or self.is_chosen:
            role = "accent_text"
        painter.setPen(now.color(role))
        write(painter, self._label, "wire", self._label_rect.left(), self._label_rect.top())
