"""Ways around any cards at all, for wires that no simple way leads past what stands there.

The search is that of Hart, Nilsson and Raphael, "A Formal Basis for the Heuristic Determination of
Minimum Cost Paths", 1968 (A*), on the lines just outside the edges of the cards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from heapq import heappop, heappush

from PySide6.QtCore import QPointF, QRectF

CLEARANCE = 14.0
"""Between a wire and the cards it goes around."""

TIGHT = 4.0
"""At the very least."""

BEND_COST = 60.0
"""What a corner is worth in pixels of a longer way."""

MOST_CARDS = 150
"""Among more cards than this no way is looked for: it would take longer than a frame."""

Place = tuple[int, int]
"""Numbers of a vertical and of a horizontal line."""
State = tuple[Place, bool]
"""A place, and whether it was reached along the flow."""


def detour(start: QPointF, end: QPointF, cards: Collection[QRectF]) -> tuple[QPointF, ...] | None:
    """Find a way from an output to an input with few corners, None where there is none.

    It leaves to the right, comes in from the left, and is clear of all cards.
    """
    if len(cards) > MOST_CARDS:
        return None
    out, into = start.x() + CLEARANCE, end.x() - CLEARANCE
    grid = _Grid((out, start.y()), (into, end.y()), cards)
    way = grid.way()
    return None if way is None else _without_needless((start, *way, end))


class _Grid:
    """The lines that a wire may run along, and which parts of them are free."""

    def __init__(
        self, start: tuple[float, float], end: tuple[float, float], cards: Collection[QRectF]
    ) -> None:
        self._cards = cards
        self.xs = _lines([start[0], end[0]], [(card.left(), card.right()) for card in cards])
        self.ys = _lines([start[1], end[1]], [(card.top(), card.bottom()) for card in cards])
        self._start = (bisect_left(self.xs, start[0]), bisect_left(self.ys, start[1]))
        self._end = (bisect_left(self.xs, end[0]), bisect_left(self.ys, end[1]))
        self._rows: dict[int, list[tuple[float, float]]] = {}
        self._columns: dict[int, list[tuple[float, float]]] = {}

    def way(self) -> list[QPointF] | None:
        """Give the corners of the way, from just outside one port to just outside the other."""
        first: State = (self._start, True)
        costs: dict[State, float] = {first: 0.0}
        before: dict[State, State] = {}
        waiting: list[tuple[float, State]] = [(self._distance(self._start), first)]
        while waiting:
            estimate, state = heappop(waiting)
            if state == (self._end, True):
                return self._traced(state, before)
            if estimate > costs[state] + self._distance(state[0]) + 0.01:
                continue
            for step, cost in self._steps(state):
                total = costs[state] + cost
                if total < costs.get(step, float("inf")):
                    costs[step], before[step] = total, state
                    heappush(waiting, (total + self._distance(step[0]), step))
        return None

    def _traced(self, state: State, before: dict[State, State]) -> list[QPointF]:
        places = [state[0]]
        while state in before:
            state = before[state]
            places.append(state[0])
        return [QPointF(self.xs[x], self.ys[y]) for x, y in reversed(places)]

    def _distance(self, place: Place) -> float:
        (x, y), (end_x, end_y) = place, self._end
        return abs(self.xs[x] - self.xs[end_x]) + abs(self.ys[y] - self.ys[end_y])

    def _steps(self, state: State) -> list[tuple[State, float]]:
        """Give where one can go from here: on, back to the side, or around a corner."""
        (x, y), is_along = state
        found: list[tuple[State, float]] = [(((x, y), not is_along), BEND_COST)]
        for by in (-1, 1):
            place = (x + by, y) if is_along else (x, y + by)
            if self._is_free((x, y), place):
                found.append(((place, is_along), self._length((x, y), place)))
        return found

    def _length(self, one: Place, other: Place) -> float:
        across = abs(self.xs[one[0]] - self.xs[other[0]])
        return across + abs(self.ys[one[1]] - self.ys[other[1]])

    def _is_free(self, one: Place, other: Place) -> bool:
        if not (0 <= other[0] < len(self.xs) and 0 <= other[1] < len(self.ys)):
            return False
        if one[1] == other[1]:
            low, high = sorted((self.xs[one[0]], self.xs[other[0]]))
            taken = self._taken_in_row(one[1])
        else:
            low, high = sorted((self.ys[one[1]], self.ys[other[1]]))
            taken = self._taken_in_column(one[0])
        return all(high <= first or last <= low for first, last in taken)

    def _taken_in_row(self, row: int) -> list[tuple[float, float]]:
        if row not in self._rows:
            y = self.ys[row]
            self._rows[row] = [
                (card.left() - TIGHT, card.right() + TIGHT)
                for card in self._cards
                if card.top() - TIGHT < y < card.bottom() + TIGHT
            ]
        return self._rows[row]

    def _taken_in_column(self, column: int) -> list[tuple[float, float]]:
        if column not in self._columns:
            x = self.xs[column]
            self._columns[column] = [
                (card.top() - TIGHT, card.bottom() + TIGHT)
                for card in self._cards
                if card.left() - TIGHT < x < card.right() + TIGHT
            ]
        return self._columns[column]


def _lines(ends: Sequence[float], spans: Sequence[tuple[float, float]]) -> list[float]:
    """Give the lines through the ends, and those on both sides of each card."""
    sides = (side for low, high in spans for side in (low - CLEARANCE, high + CLEARANCE))
    return sorted({*ends, *sides})


def _without_needless(points: Sequence[QPointF]) -> tuple[QPointF, ...]:
    """Leave out points that lie on the line between their neighbors, or on one of them."""
    kept: list[QPointF] = []
    for point in points:
        while len(kept) > 1 and (
            kept[-2].x() == kept[-1].x() == point.x() or kept[-2].y() == kept[-1].y() == point.y()
        ):
            kept.pop()
        if not kept or kept[-1] != point:
            kept.append(point)
    return tuple(kept)
