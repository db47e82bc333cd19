"""What lies on top of the canvas while an edit is previewed: rings, lights, veils and wires."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.gui.canvas.items import colors, geometry
from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.items.lettering import LEFT, font
from cnnstudio.network.graph import Flow, Node

FADED_OPACITY = 0.3
MARK_ALPHA = 0.2


class PreviewMarks(QGraphicsItem):
    """Rings, lights, veils and wires on top of everything."""

    def __init__(self) -> None:
        super().__init__()
        self.rings: list[QRectF] = []
        self.lights: list[QRectF] = []
        self.small_lights: list[QRectF] = []
        self.veils: list[QRectF] = []
        self.strips: list[tuple[QRectF, Node]] = []
        self.wires: list[QPainterPath] = []
        self._bounds = QRectF()
        self.setZValue(10)

    def ring(self, rect: QRectF) -> None:
        """Surround what is new or would have other settings."""
        self.rings.append(rect)

    def light(self, rect: QRectF, *, is_small: bool = False) -> None:
        """Light up a line that would read otherwise; a small one is only there when it is near."""
        (self.small_lights if is_small else self.lights).append(rect)

    def veil(self, rect: QRectF) -> None:
        """Cover what would go."""
        self.veils.append(rect)

    def strip(self, rect: QRectF, node: Node) -> None:
        """Show a layer that would be docked on a card."""
        self.strips.append((rect, node))
        self.rings.append(rect)

    def wire(self, start: QPointF, end: QPointF, flow: Flow) -> None:
        """Lead a wire that would be new."""
        path, way = QPainterPath(start), (end - start) / 2
        ahead = QPointF(way.x(), 0) if flow == "right" else QPointF(0, way.y())
        if ahead.x() > 0 or ahead.y() > 0:
            path.cubicTo(start + ahead, end - ahead, end)
        else:
            path.lineTo(end)
        self.wires.append(path)

    def finish(self) -> None:
        """Take as much room as is needed for all that was added."""
        self.prepareGeometryChange()
        found = QRectF()
        for rect in (*self.rings, *self.lights, *self.small_lights, *self.veils):
            found |= rect
        for path in self.wires:
            found |= path.boundingRect()
        self._bounds = found.adjusted(-8, -8, 8, 8)

    def boundingRect(self) -> QRectF:
        """Give the room that everything takes."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        now, zoom = colors.current(), option.levelOfDetailFromTransform(painter.worldTransform())
        accent = now.color("accent")
        soft = QColor(accent)
        soft.setAlphaF(MARK_ALPHA)
        painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
        for path in self.wires:
            painter.drawPath(path)
        self._paint_patches(painter, now, soft, zoom)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self.rings:
            painter.setPen(QPen(soft, 6))
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 9, 9)
            painter.setPen(QPen(accent, 2))
            painter.drawRoundedRect(rect, geometry.RADIUS, geometry.RADIUS)

    def _paint_patches(self, painter: QPainter, now: Colors, soft: QColor, zoom: float) -> None:
        veil = QColor(now.color("canvas"))
        veil.setAlphaF(1 - FADED_OPACITY)
        patches = [(rect, veil) for rect in self.veils]
        if zoom >= geometry.HIDE_BODY:
            patches += [(rect, soft) for rect in self.lights]
        if zoom >= geometry.HIDE_CAPTIONS:
            patches += [(rect, soft) for rect in self.small_lights]
        painter.setPen(Qt.PenStyle.NoPen)
        for rect, color in patches:
            painter.setBrush(color)
            painter.drawRoundedRect(rect, 4, 4)
        painter.setPen(now.color("text"))
        painter.setFont(font("strip"))
        for rect, node in self.strips:
            painter.fillRect(rect, now.family(node.layer.family).soft)
            painter.drawText(rect.adjusted(geometry.INSET, 0, 0, 0), LEFT, node.name)
