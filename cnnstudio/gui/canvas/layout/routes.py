"""The way of one wire: its corners, the line to draw, and where its label stands."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from cnnstudio.network.graph import Flow

CORNER = 11.0

Style = Literal["straight", "curved", "shortcut", "wrap"]


class Route(NamedTuple):
    """The corners of a wire; a curved one has four, and bends between the middle two."""

    style: Style
    points: tuple[QPointF, ...]
    flow: Flow = "right"

    @property
    def label_line(self) -> tuple[QPointF, QPointF]:
        """The points between which the label stands: the ends of the longest part with the flow."""
        if self.style == "curved":
            first, last = self.points[1], self.points[2]
            return (first, last)
        if self.style == "straight":
            return (self.points[0], self.points[-1])
        level = [pair for pair in pairwise(self.points) if self._is_along(*pair)]
        return max(level, key=lambda pair: _distance(*pair))

    def _is_along(self, start: QPointF, end: QPointF) -> bool:
        way = end - start
        return abs(way.y() if self.flow == "right" else way.x()) < 1

    def path(self) -> QPainterPath:
        """Give the line to draw."""
        if self.style == "curved":
            return _curve(self.points, self.flow)
        return _rounded(self.points)

    def turned(self) -> Route:
        """Give the same way where right is down and down is right."""
        points = tuple(point.transposed() for point in self.points)
        return Route(self.style, points, "down" if self.flow == "right" else "right")


def _curve(points: tuple[QPointF, ...], flow: Flow) -> QPainterPath:
    start, bend, unbend, end = points
    path = QPainterPath(start)
    path.lineTo(bend)
    middle = (bend + unbend) / 2
    if flow == "right":
        path.cubicTo(QPointF(middle.x(), bend.y()), QPointF(middle.x(), unbend.y()), unbend)
    else:
        path.cubicTo(QPointF(bend.x(), middle.y()), QPointF(unbend.x(), middle.y()), unbend)
    path.lineTo(end)
    return path


def _rounded(points: tuple[QPointF, ...]) -> QPainterPath:
    path = QPainterPath(points[0])
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(CORNER, _distance(before, corner) / 2, _distance(corner, after) / 2)
        path.lineTo(_towards(corner, before, radius))
        path.quadTo(corner, _towards(corner, after, radius))
    path.lineTo(points[-1])
    return path


def _distance(one: QPointF, other: QPointF) -> float:
    return abs(one.x() - other.x()) + abs(one.y() - other.y())


def _towards(start: QPointF, end: QPointF, by: float) -> QPointF:
    length = _distance(start, end) or 1.0
    return start + (end - start) * (by / length)
