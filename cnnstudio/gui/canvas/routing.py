"""How wires run: straight, curved, or around cards with rounded corners.

A wire goes straight where it can, in a curve where its ports are not level, above the row where
cards are in its way (a shortcut), and through the gap between two rows where it comes back to the
left (a wrap). Routes are found one by one, so that dragging a card costs only its own wires.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from itertools import pairwise
from math import floor
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

CELL = 256.0
CORNER = 11.0
LEAD = 27.0
"""How far a wire runs straight out of a port before it turns."""

TURN = 14.0
"""How far outside the cards a wire turns to another row."""

ABOVE = 26.0
"""How far a shortcut runs above the cards it goes around."""

STEP = 14.0
"""Between wires that run side by side."""

MOST_LEVELS = 12
FORWARD = 20.0
"""A target must be this far to the right of a source to be reached without turning back."""

Style = Literal["straight", "curved", "shortcut", "wrap"]


class Route(NamedTuple):
    """The corners of a wire; a curved one has four, and bends between the middle two."""

    style: Style
    points: tuple[QPointF, ...]

    @property
    def label_line(self) -> tuple[QPointF, QPointF]:
        """The two points between which the label stands: those of the longest level part."""
        if self.style == "curved":
            first, last = self.points[1], self.points[2]
            return (first, last)
        if self.style == "straight":
            return (self.points[0], self.points[-1])
        level = [pair for pair in pairwise(self.points) if abs(pair[0].y() - pair[1].y()) < 1]
        return max(level, key=lambda pair: abs(pair[1].x() - pair[0].x()))

    def path(self) -> QPainterPath:
        """Give the line to draw."""
        if self.style == "curved":
            return _curve(*self.points)
        return _rounded(self.points)


def _curve(start: QPointF, bend: QPointF, unbend: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    path.lineTo(bend)
    middle = (bend.x() + unbend.x()) / 2
    path.cubicTo(QPointF(middle, bend.y()), QPointF(middle, unbend.y()), unbend)
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


class _Way(NamedTuple):
    """The level part of a wire that goes around cards."""

    source: int
    left: float
    right: float
    y: float


class Router:
    """Knows where the cards are, and which ways around them are taken."""

    def __init__(self) -> None:
        self._rects: dict[int, QRectF] = {}
        self._cells: dict[tuple[int, int], set[int]] = {}
        self._taken: dict[Hashable, _Way] = {}
        self._rows: dict[int, set[Hashable]] = {}
        self.frames: list[QRectF] = []
        """Around open groups: wires may cross them, but do not run along their edges."""

    def __contains__(self, card: int) -> bool:
        """Whether a card has a place."""
        return card in self._rects

    def rect(self, card: int) -> QRectF:
        """Give the place of a card."""
        return self._rects[card]

    def place(self, card: int, rect: QRectF) -> None:
        """Put a card at a place, or at another one."""
        self.remove(card)
        self._rects[card] = rect
        for cell in _cells(rect):
            self._cells.setdefault(cell, set()).add(card)

    def remove(self, card: int) -> None:
        """Forget a card."""
        rect = self._rects.pop(card, None)
        for cell in _cells(rect) if rect is not None else ():
            self._cells[cell].discard(card)

    def forget(self, wire: Hashable) -> None:
        """Free the way of a wire."""
        way = self._taken.pop(wire, None)
        if way is not None:
            self._rows[floor(way.y / CELL)].discard(wire)

    def clear(self) -> None:
        """Forget everything."""
        self._rects.clear()
        self._cells.clear()
        self._taken.clear()
        self._rows.clear()
        self.frames = []

    def cards_in(self, rect: QRectF, *but: int) -> list[QRectF]:
        """Give the places of the cards that a rectangle touches."""
        near = {card for cell in _cells(rect) for card in self._cells.get(cell, ())}
        return [
            self._rects[card] for card in near.difference(but) if self._rects[card].intersects(rect)
        ]

    def goes_around(self, source: int, target: int) -> bool:
        """Whether cards stand between two cards, so that a wire must run above them."""
        start, end = self._rects[source], self._rects[target]
        if end.left() - start.right() < FORWARD:
            return end.top() > start.bottom() and bool(self._before_in_row(source, target))
        between = QRectF(start.right() + 1, end.top() + 40, end.left() - start.right() - 2, 100)
        return bool(self.cards_in(between, source, target))

    def _before_in_row(self, source: int, target: int) -> list[QRectF]:
        end = self._rects[target]
        left = QRectF(end.left() - 2 * CELL, end.top() + 60, 2 * CELL - FORWARD, 60)
        return self.cards_in(left, source, target)

    def route(
        self, wire: Hashable, source: int, target: int, start: QPointF, end: QPointF
    ) -> Route:
        """Find the way from a port of `source` to a port of `target`."""
        self.forget(wire)
        if end.x() - start.x() >= FORWARD:
            direct = self._direct(source, target, start, end)
            if direct is not None:
                return direct
            if not self._rows_apart(source, target):
                return self._shortcut(wire, source, target, start, end)
        return self._wrap(wire, source, target, start, end)

    def _rows_apart(self, source: int, target: int) -> bool:
        first, last = self._rects[source], self._rects[target]
        return last.top() > first.bottom() or last.bottom() < first.top()

    def _direct(self, source: int, target: int, start: QPointF, end: QPointF) -> Route | None:
        """Try a straight line, then a curve near the end, near the start, or all the way."""
        if abs(start.y() - end.y()) < 2:
            line = QRectF(start.x(), start.y() - 4, end.x() - start.x(), 8)
            blocked = self.cards_in(line, source, target)
            return None if blocked else Route("straight", (start, end))
        bend = min(end.x() - start.x(), 64.0)
        candidates = [
            (QPointF(end.x() - bend, start.y()), end),
            (start, QPointF(start.x() + bend, end.y())),
        ]
        for first, last in candidates:
            if not self._is_blocked((start, first, last, end), source, target):
                return Route("curved", (start, first, last, end))
        return None

    def _is_blocked(self, points: Iterable[QPointF], source: int, target: int) -> bool:
        corners = tuple(points)
        for one, other in pairwise(corners):
            part = QRectF(one, other).normalized().adjusted(1, -4, -1, 4)
            if self.cards_in(part, source, target):
                return True
        return False

    def _shortcut(
        self, wire: Hashable, source: int, target: int, start: QPointF, end: QPointF
    ) -> Route:
        first, last = self._rects[source], self._rects[target]
        over = QRectF(start.x(), 0, end.x() - start.x(), 0)
        over.setTop(min(first.top(), last.top()))
        over.setBottom(max(start.y(), end.y()))
        top = min(rect.top() for rect in [first, last, *self.cards_in(over)])
        level, y = self._free(wire, source, (start.x(), end.x()), top - ABOVE, -STEP)
        lead = min(LEAD + 5 * level, (end.x() - start.x()) / 2 - 1)
        return Route("shortcut", _corners(start, start.x() + lead, y, end.x() - lead, end))

    def _wrap(
        self, wire: Hashable, source: int, target: int, start: QPointF, end: QPointF
    ) -> Route:
        first, last = self._rects[source], self._rects[target]
        out, back = start.x() + TURN, end.x() - TURN
        over_row = bool(self._before_in_row(source, target)) and last.top() > first.bottom()
        if over_row:
            reach = (min(out, back), max(out, back))
            level, y = self._free(wire, source, reach, self._above_row(last, reach), -STEP)
            back = end.x() - LEAD - 5 * level
        else:
            y = self._gap_between(first, last, (min(out, back), max(out, back)))
            if self._is_blocked(_corners(start, out, y, back, end), source, target):
                ways = self._gaps(first, last, (min(out, back), max(out, back)))
                clear = (
                    way
                    for way in ways
                    if not self._is_blocked(_corners(start, out, way, back, end), source, target)
                )
                y = next(clear, y)
            _, y = self._free(wire, source, (min(out, back), max(out, back)), y, STEP / 2)
        return Route("wrap", _corners(start, out, y, back, end))

    def _above_row(self, last: QRectF, reach: tuple[float, float]) -> float:
        """Give the height for a wire above a card and others of its row, and above their frames."""
        y = last.top() - ABOVE
        tops = [
            frame.top() - STEP
            for frame in self.frames
            if frame.left() < reach[1]
            and reach[0] < frame.right()
            and frame.top() < y < frame.bottom()
        ]
        return min([y, *tops])

    def _gap_between(self, first: QRectF, last: QRectF, reach: tuple[float, float]) -> float:
        """Find the height at which a wire runs back between two rows."""
        if first.bottom() < last.top():
            upper, lower = first, last
        elif last.bottom() < first.top():
            upper, lower = last, first
        else:
            return max(first.bottom(), last.bottom()) + ABOVE
        between = QRectF(reach[0], upper.top(), reach[1] - reach[0], lower.top() - upper.top() - 1)
        row = [rect.bottom() for rect in self.cards_in(between) if rect.bottom() < lower.top()]
        return self._within(max([upper.bottom(), *row]), lower.top(), reach)

    def _gaps(self, first: QRectF, last: QRectF, reach: tuple[float, float]) -> Iterable[float]:
        """Give the heights between two rows at which no card stands, from above."""
        upper, lower = sorted((first, last), key=QRectF.top)
        between = QRectF(reach[0], upper.top(), reach[1] - reach[0], lower.bottom() - upper.top())
        bottom = upper.bottom()
        for rect in sorted(self.cards_in(between), key=QRectF.top):
            if rect.top() - bottom > STEP:
                yield self._within(bottom, rect.top(), reach)
            bottom = max(bottom, rect.bottom())

    def _within(self, bottom: float, top: float, reach: tuple[float, float]) -> float:
        """Give a height in the gap between cards above and below, clear of frames around these."""
        near = [
            frame for frame in self.frames if frame.left() < reach[1] and reach[0] < frame.right()
        ]
        above = max([bottom, *(at for frame in near if bottom < (at := frame.bottom()) < top)])
        below = min([top, *(at for frame in near if above < (at := frame.top()) < top)])
        gap = below - above
        return above + (gap / 2 if gap < 80 else ABOVE)

    def _free(
        self,
        wire: Hashable,
        source: int,
        reach: tuple[float, float],
        y: float,
        step: float,
    ) -> tuple[int, float]:
        """Find the first height at which no wire of another source runs, and take it."""
        level = 0
        row = floor(y / CELL)
        near = (wire for at in (row - 1, row, row + 1) for wire in self._rows.get(at, ()))
        others = [
            way.y
            for way in (self._taken[wire] for wire in near)
            if way.source != source and way.left < reach[1] and reach[0] < way.right
        ]
        while level < MOST_LEVELS and any(abs(y + level * step - other) < 6 for other in others):
            level += 1
        y += level * step
        self._taken[wire] = _Way(source, reach[0], reach[1], y)
        self._rows.setdefault(floor(y / CELL), set()).add(wire)
        return level, y


def _corners(
    start: QPointF, out: float, y: float, back: float, end: QPointF
) -> tuple[QPointF, ...]:
    return (
        start,
        QPointF(out, start.y()),
        QPointF(out, y),
        QPointF(back, y),
        QPointF(back, end.y()),
        end,
    )


def _cells(rect: QRectF) -> Iterable[tuple[int, int]]:
    for column in range(floor(rect.left() / CELL), floor(rect.right() / CELL) + 1):
        for row in range(floor(rect.top() / CELL), floor(rect.bottom() / CELL) + 1):
            yield column, row
