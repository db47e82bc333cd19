"""Finds wires that run through cards, by looking at many points of each."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from cnnstudio.gui.canvas.scene import CanvasScene

STEP = 6.0
"""Between the points that are looked at."""

EDGE = 1.5
"""Ports lie on the edges of cards, so what is this near to an edge is outside."""


def crossings(scene: CanvasScene) -> list[str]:
    """Say which wires run through which cards."""
    rects = {
        head: card.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE) for head, card in scene.cards.items()
    }
    found: list[str] = []
    for wire, item in scene.wires.items():
        around = item.line.boundingRect().adjusted(-1, -1, 1, 1)
        near = {head: rect for head, rect in rects.items() if rect.intersects(around)}
        points = list(points_of(item.line)) if near else []
        found += [
            f"{item.source} to {wire}, a {item.route.style}, runs through {head}"
            for head, rect in near.items()
            if any(rect.contains(point) for point in points)
        ]
    return found


def points_of(path: QPainterPath) -> Iterable[QPointF]:
    """Give points of a line, near to each other."""
    for polygon in path.toSubpathPolygons():
        corners = [polygon.at(index) for index in range(polygon.count())]
        for start, end in itertools.pairwise(corners):
            way = end - start
            count = max(int(max(abs(way.x()), abs(way.y())) / STEP), 1)
            yield from (start + way * (index / count) for index in range(count + 1))
