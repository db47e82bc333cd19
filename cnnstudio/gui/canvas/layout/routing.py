"""How wires run: straight, curved, or around cards with rounded corners.

A wire goes straight where it can, in a curve where its ports are not level, above the row where
cards are in its way (a shortcut), and through the gap between two rows where it comes back to the
left (a wrap). Where cards stand in all these ways, it goes around them in any way (a detour).
Routes are found one by one, so that dragging a card costs only its own wires.

All this is said of networks that flow to the right. Those that flow down are looked at as in a
mirror that exchanges right and down.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from math import floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.gui.canvas.layout.detours import detour
from cnnstudio.gui.canvas.layout.routes import Route
from cnnstudio.network.graph import Flow

CELL = 256.0
FEW_CELLS = 64
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


class _Way(NamedTuple):
    """The level part of a wire that goes around cards."""

    source: int
    left: float
    right: float
    y: float


class Router:
    """Knows where the cards are, and which ways around them are taken.

    Attributes:
        flow: Which way the wires run; whoever changes it clears the router and places all cards.
    """

    def __init__(self) -> None:
        self.flow: Flow = "right"
        self._rects: dict[int, QRectF] = {}
        self._cells: dict[tuple[int, int], set[int]] = {}
        self._taken: dict[Hashable, _Way] = {}
        self._rows: dict[int, set[Hashable]] = {}
        self._frames: list[QRectF] = []
        """Around open groups: wires may cross them, but do not run along their edges."""

    def __contains__(self, card: int) -> bool:
        """Whether a card has a place."""
        return card in self._rects

    def rect(self, card: int) -> QRectF:
        """Give the place of a card."""
        return self._mirrored(self._rects[card])

    def _mirrored(self, rect: QRectF) -> QRectF:
        if self.flow == "right":
            return rect
        return QRectF(rect.topLeft().transposed(), rect.size().transposed())

    def set_frames(self, frames: Iterable[QRectF]) -> None:
        """Say where frames around open groups are."""
        self._frames = [self._mirrored(frame) for frame in frames]

    def place(self, card: int, rect: QRectF) -> None:
        """Put a card at a place, or at another one."""
        self.remove(card)
        rect = self._mirrored(rect)
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
        self._frames = []

    def _cards_in(self, rect: QRectF, *but: int) -> list[QRectF]:
        """Give the places of the cards that a rectangle touches."""
        return [
            self._rects[card]
            for card in self._near(rect).difference(but)
            if self._rects[card].intersects(rect)
        ]

    def _near(self, rect: QRectF) -> set[int]:
        """Give the cards in the cells of a rectangle; of more cells than cards, all cards.

        A file may put two cards so far apart that there are billions of cells between them.
        """
        if (rect.width() / CELL + 1) * (rect.height() / CELL + 1) > len(self._rects) + FEW_CELLS:
            return set(self._rects)
        return {card for cell in _cells(rect) for card in self._cells.get(cell, ())}

    def goes_around(self, source: int, target: int) -> bool:
        """Whether cards stand between two cards, so that a wire must run above them."""
        start, end = self._rects[source], self._rects[target]
        if end.left() - start.right() < FORWARD:
            return end.top() > start.bottom() and bool(self._before_in_row(source, target))
        between = QRectF(start.right() + 1, end.top() + 40, end.left() - start.right() - 2, 100)
        return bool(self._cards_in(between, source, target))

    def _before_in_row(self, source: int, target: int) -> list[QRectF]:
        end = self._rects[target]
        left = QRectF(end.left() - 2 * CELL, end.top() + 60, 2 * CELL - FORWARD, 60)
        return self._cards_in(left, source, target)

    def route(
        self,
        wire: Hashable,
        source: int,
        target: int,
        start: QPointF,
        end: QPointF,
        *,
        is_passing: bool = False,
    ) -> Route:
        """Find the way from a port of `source` to a port of `target`.

        `is_passing` says that it is for a moment only, while cards move: no detours then.
        """
        self.forget(wire)
        if self.flow == "down":
            start, end = start.transposed(), end.transposed()
        found = self._simple(wire, source, target, start, end)
        if not is_passing and found.style in ("shortcut", "wrap"):
            found = self._past_all(wire, found)
        return found if self.flow == "right" else found.turned()

    def _simple(
        self, wire: Hashable, source: int, target: int, start: QPointF, end: QPointF
    ) -> Route:
        if end.x() - start.x() >= FORWARD:
            direct = self._direct(source, target, start, end)
            if direct is not None:
                return direct
            if not self._rows_apart(source, target):
                return self._shortcut(wire, source, target, start, end)
        return self._wrap(wire, source, target, start, end)

    def _past_all(self, wire: Hashable, route: Route) -> Route:
        """Give a way around cards where one stands in the simple way."""
        if not self._is_blocked(route.points):
            return route
        start, end = route.points[0], route.points[-1]
        reach = QRectF(start, end).normalized().adjusted(-CELL, -CELL, CELL, CELL)
        points = detour(start, end, self._cards_in(reach))
        if points is None:
            return route
        self.forget(wire)
        return Route("wrap", points)

    def _rows_apart(self, source: int, target: int) -> bool:
        first, last = self._rects[source], self._rects[target]
        return last.top() > first.bottom() or last.bottom() < first.top()

    def _direct(self, source: int, target: int, start: QPointF, end: QPointF) -> Route | None:
        """Try a straight line, then a curve near the end, near the start, or all the way."""
        if abs(start.y() - end.y()) < 2:
            line = QRectF(start.x(), start.y() - 4, end.x() - start.x(), 8)
            blocked = self._cards_in(line, source, target)
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

    def _is_blocked(self, points: Sequence[QPointF], *but: int) -> bool:
        """Whether a card other than these stands between one of the corners and the next."""
        parts = (QRectF(one, other).normalized() for one, other in pairwise(points))
        return any(self._cards_in(part.adjusted(1, -4, -1, 4), *but) for part in parts)

    def _shortcut(
        self, wire: Hashable, source: int, target: int, start: QPointF, end: QPointF
    ) -> Route:
        first, last = self._rects[source], self._rects[target]
        over = QRectF(start.x(), 0, end.x() - start.x(), 0)
        over.setTop(min(first.top(), last.top()))
        over.setBottom(max(start.y(), end.y()))
        top = min(rect.top() for rect in [first, last, *self._cards_in(over)])
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
            for frame in self._frames
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
        row = [rect.bottom() for rect in self._cards_in(between) if rect.bottom() < lower.top()]
        return self._within(max([upper.bottom(), *row]), lower.top(), reach)

    def _gaps(self, first: QRectF, last: QRectF, reach: tuple[float, float]) -> Iterable[float]:
        """Give the heights between two rows at which no card stands, from above."""
        upper, lower = sorted((first, last), key=QRectF.top)
        between = QRectF(reach[0], upper.top(), reach[1] - reach[0], lower.bottom() - upper.top())
        bottom = upper.bottom()
        for rect in sorted(self._cards_in(between), key=QRectF.top):
            if rect.top() - bottom > STEP:
                yield self._within(bottom, rect.top(), reach)
            bottom = max(bottom, rect.bottom())

    def _within(self, bottom: float, top: float, reach: tuple[float, float]) -> float:
        """Give a height in the gap between cards above and below, clear of frames around these."""
        near = [
            frame for frame in self._frames if frame.left() < reach[1] and reach[0] < frame.right()
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
