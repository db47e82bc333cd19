"""Painting boxes of what a unit sees, on any ground, and the light wedges between maps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from cnnstudio.gui.looks import theme
from cnnstudio.network.receptive_field import Box

TINT = 0.22


def map_rect(
    outer: QRectF, size: tuple[int, int], margins: tuple[int, int]
) -> tuple[QRectF, float]:
    """Fit a map with its padding into a rectangle: give the map's place and the size of a unit."""
    rows, columns = size[0] + 2 * margins[0], size[1] + 2 * margins[1]
    unit = min(outer.width() / columns, outer.height() / rows)
    width, height = size[1] * unit, size[0] * unit
    left = outer.center().x() - width / 2
    top = outer.center().y() - height / 2
    return QRectF(left, top, width, height), unit


def box_rect(box: Box, rect: QRectF, unit: float) -> QRectF:
    """Give the place of a box on a map that lies at `rect`."""
    return QRectF(
        rect.left() + box.left * unit,
        rect.top() + box.top * unit,
        box.width * unit,
        box.height * unit,
    )


def paint_box(painter: QPainter, target: QRectF, width: float = 2.0) -> None:
    """Paint a box that shows on dark, on light and on colored ground."""
    now = theme.current()
    tint, around = QColor("#4457C9"), QColor("#FFFFFF")
    tint.setAlphaF(TINT)
    around.setAlphaF(0.85)
    painter.fillRect(target, tint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(around, width + 2)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.drawRect(target)
    pen.setColor(QColor("#4457C9") if not now.is_dark else QColor("#6677F0"))
    pen.setWidthF(width)
    painter.setPen(pen)
    painter.drawRect(target)


def paint_wedge(painter: QPainter, before: QRectF, after: QRectF) -> None:
    """Paint the light band from a box on one map to the box on the next."""
    now = theme.current()
    fill = QColor(now.color("accent"))
    fill.setAlphaF(0.10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    upper = QPointF(before.right(), before.top()), QPointF(after.left(), after.top())
    lower = QPointF(before.right(), before.bottom()), QPointF(after.left(), after.bottom())
    painter.drawPolygon(QPolygonF([*upper, lower[1], lower[0]]))
    line = QColor(now.color("accent"))
    line.setAlphaF(0.6)
    painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
    painter.drawLine(*upper)
    painter.drawLine(*lower)


def paint_cross(painter: QPainter, center: QPointF, arm: float = 6.0) -> None:
    """Mark a center, visible on any ground."""
    for color, width in (("#FFFFFF", 4.0), ("#4457C9", 2.0)):
        painter.setPen(QPen(QColor(color), width))
        painter.drawLine(center - QPointF(arm, 0), center + QPointF(arm, 0))
        painter.drawLine(center - QPointF(0, arm), center + QPointF(0, arm))
