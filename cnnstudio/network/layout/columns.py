"""Boxes and what feeds what, brought into reading order: columns, parallel lanes and rows.

A box is a card, or a group with all that is in it. Along the flow it stands one column behind the
last of its sources; branches lie in lanes below each other; columns wrap into rows like words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise

import msgspec

Point = tuple[float, float]

COLUMN_GAP = 64.0
LANE_GAP = 40.0
ROW_GAP = 76.0
"""Room for wires that come back to the left, and for one shortcut."""

SHORTCUT_GAP = 14.0
"""Between shortcuts one above the other."""


class Box(msgspec.Struct):
    """Something with a size, and where the nodes in it lie, from its top left corner.

    `rise` is how far it reaches above the line on which boxes of a lane stand, so that the wires
    between them run straight.
    """

    width: float
    height: float
    rise: float
    places: dict[int, Point]

    @property
    def size(self) -> Point:
        """Width and height."""
        return self.width, self.height


def laid_out(
    boxes: Mapping[int, Box],
    sources: Mapping[int, Sequence[int]],
    width: float,
    gap: float = COLUMN_GAP,
) -> Box:
    """Lay boxes out in rows no wider than `width`, and give the box around them all.

    Args:
        boxes: The boxes by any key, roughly in the order of the flow.
        sources: For each box, which others feed it.
        width: Parts that belong together, such as a shortcut and what it goes around, share a row
            where they fit.
        gap: Between columns.
    """
    graph = _Graph(boxes, sources, gap)
    corners: dict[int, Point] = {}
    top, rise = 0.0, 0.0
    for part in graph.parts():
        for row in _wrapped(_Columns(graph, part), width):
            if top:
                top += SHORTCUT_GAP * max(row.shortcut_levels() - 1, 0)
            else:
                rise = row.rises().get(0, 0.0)
            top = row.place(top, corners) + ROW_GAP
    places = {
        node: (left + x, above + y)
        for key, (left, above) in corners.items()
        for node, (x, y) in boxes[key].places.items()
    }
    right = max((left + boxes[key].width for key, (left, _) in corners.items()), default=0.0)
    return Box(right, max(top - ROW_GAP, 0.0), rise, places)


class _Graph:
    """The boxes and which of them feed which, and the gap between those that follow each other."""

    def __init__(
        self, boxes: Mapping[int, Box], sources: Mapping[int, Sequence[int]], gap: float
    ) -> None:
        self.boxes, self.gap = boxes, gap
        self.sources = {key: sources[key] for key in _in_order(boxes, sources)}
        self.targets: dict[int, list[int]] = {key: [] for key in self.sources}
        for key, before in self.sources.items():
            for source in before:
                self.targets[source].append(key)

    def parts(self) -> list[list[int]]:
        """Split the boxes into connected parts; all without any wire come last, together."""
        found: list[list[int]] = []
        lonely: list[int] = []
        seen: set[int] = set()
        position = {key: index for index, key in enumerate(self.sources)}
        for key in self.sources:
            if key in seen:
                continue
            part = self._reachable(key)
            seen |= part
            if len(part) == 1:
                lonely.append(key)
            else:
                found.append(sorted(part, key=position.__getitem__))
        return [*found, lonely] if lonely else found

    def _reachable(self, start: int) -> set[int]:
        part: set[int] = set()
        waiting = [start]
        while waiting:
            key = waiting.pop()
            if key not in part:
                part.add(key)
                waiting += [*self.sources[key], *self.targets[key]]
        return part


def _in_order(keys: Iterable[int], sources: Mapping[int, Sequence[int]]) -> list[int]:
    """Put sources before what they feed, and change nothing else; circles stay as they are."""
    position = {key: index for index, key in enumerate(keys)}
    targets: dict[int, list[int]] = {key: [] for key in position}
    for key, before in sources.items():
        for source in before:
            targets[source].append(key)
    waiting = {key: len(sources[key]) for key in position}
    ready = [position[key] for key, count in waiting.items() if not count]
    heapify(ready)
    names = list(position)
    order: dict[int, None] = {}
    while len(order) < len(names):
        key = names[heappop(ready)] if ready else next(key for key in names if key not in order)
        if key in order:
            continue
        order[key] = None
        for target in targets[key]:
            waiting[target] -= 1
            if not waiting[target]:
                heappush(ready, position[target])
    return list(order)


class _Columns:
    """One connected part in columns by the longest way from the start, and in parallel lanes."""

    def __init__(self, graph: _Graph, part: Sequence[int]) -> None:
        self.graph = graph
        self.column = self._ranks(part)
        self.lane: dict[int, int] = {}
        self.cards: list[list[int]] = [[] for _ in range(max(self.column.values()) + 1)]
        for card in part:
            self.cards[self.column[card]].append(card)
        self._assign_lanes(self._depths(part))
        self.widths = [max(graph.boxes[card].width for card in cards) for cards in self.cards]
        self.shortcuts = [(start, end) for start, end, _ in self.wires() if end - start > 1]

    def _ranks(self, part: Sequence[int]) -> dict[int, int]:
        if not any(self.graph.sources[card] for card in part):
            return {card: index for index, card in enumerate(part)}
        ranks: dict[int, int] = {}
        for card in part:
            # Sources that come later in the order can only be part of a cycle.
            before = [ranks[source] for source in self.graph.sources[card] if source in ranks]
            ranks[card] = max(before, default=-1) + 1
        return ranks

    def _depths(self, part: Sequence[int]) -> dict[int, int]:
        """Give the longest way from each card to the end of the part."""
        depths: dict[int, int] = {}
        for card in reversed(part):
            behind = [depths[target] for target in self.graph.targets[card] if target in depths]
            depths[card] = max(behind, default=-1) + 1
        return depths

    def _assign_lanes(self, depths: Mapping[int, int]) -> None:
        """Give the longest branch the lane of its fork; others take the first free one."""
        lanes = _Lanes()
        for column, cards in enumerate(self.cards):
            lanes.begin(column)
            cards.sort(key=lambda card: (self._wanted_lane(card), -depths[card]))
            for card in cards:
                wanted, until = self._wanted_lane(card), self._passed_until(card)
                self.lane[card] = lanes.take(wanted, until)

    def _wanted_lane(self, card: int) -> int:
        known = [source for source in self.graph.sources[card] if source in self.lane]
        return min((self.lane[source] for source in known), default=0)

    def _passed_until(self, card: int) -> int:
        """Keep a lane free up to the next card, so that the wire there runs straight."""
        behind = [
            self.column[target]
            for target in self.graph.targets[card]
            if self.column[target] > self.column[card]
        ]
        return min(behind, default=self.column[card] + 1)

    def wires(self) -> Iterable[tuple[int, int, int]]:
        """Give (first column, last column, source) of each wire that goes forward."""
        for card, column in self.column.items():
            for target in self.graph.targets[card]:
                if self.column[target] > column:
                    yield column, self.column[target], card

    def clean_cuts(self) -> set[int]:
        """Give the columns before which all wires come from one card: there a row may end."""
        sources: list[set[int]] = [set() for _ in self.cards]
        for first, last, source in self.wires():
            for column in range(first + 1, last + 1):
                sources[column].add(source)
        return {column for column, crossing in enumerate(sources) if len(crossing) <= 1}


class _Lanes:
    """Gives out lanes, each until a column."""

    def __init__(self) -> None:
        self._count = 0
        self._free: set[int] = set()
        self._lowest: list[int] = []
        """The free lanes as a heap, with some that were taken since."""
        self._taken: list[tuple[int, int]] = []
        """The column until which a lane is taken, and the lane, as a heap."""

    def begin(self, column: int) -> None:
        """Take back the lanes that are free from a column on."""
        while self._taken and self._taken[0][0] <= column:
            _, lane = heappop(self._taken)
            self._free.add(lane)
            heappush(self._lowest, lane)

    def take(self, wanted: int, until: int) -> int:
        """Give the lane that is wanted, or the lowest free one, or a new one."""
        lane = wanted if wanted in self._free else self._lowest_free()
        self._free.discard(lane)
        heappush(self._taken, (until, lane))
        return lane

    def _lowest_free(self) -> int:
        while self._lowest:
            lane = heappop(self._lowest)
            if lane in self._free:
                return lane
        self._count += 1
        return self._count - 1


class _Row(msgspec.Struct):
    """Neighboring columns that share a row."""

    columns: _Columns
    members: list[int] = []

    def width(self) -> float:
        """Give the width with the gaps between the columns."""
        widths = [self.columns.widths[column] for column in self.members]
        return sum(widths) + self.columns.graph.gap * max(len(widths) - 1, 0)

    def shortcut_levels(self) -> int:
        """Count how many shortcuts lie above each other, at most."""
        first, last = self.members[0], self.members[-1]
        spans = [
            (max(start, first), min(end, last))
            for start, end in self.columns.shortcuts
            if start < last and end > first
        ]
        return max(
            (sum(start <= at < end for start, end in spans) for at in range(first, last + 1)),
            default=0,
        )

    def rises(self) -> dict[int, float]:
        """Give for each lane how far its boxes reach above the line of its cards."""
        found: dict[int, float] = {}
        for lane, box in self._boxes():
            found[lane] = max(found.get(lane, 0.0), box.rise)
        return found

    def _boxes(self) -> Iterable[tuple[int, Box]]:
        for column in self.members:
            for card in self.columns.cards[column]:
                yield self.columns.lane[card], self.columns.graph.boxes[card]

    def place(self, top: float, corners: dict[int, Point]) -> float:
        """Write the corners of the boxes, from `top` down, and give the bottom."""
        rises, below = self.rises(), dict[int, float]()
        for lane, box in self._boxes():
            below[lane] = max(below.get(lane, 0.0), box.height - box.rise)
        lines: dict[int, float] = {}
        for lane in sorted(rises):
            lines[lane] = top + rises[lane]
            top = lines[lane] + below[lane] + LANE_GAP
        left = 0.0
        for column in self.members:
            for card in self.columns.cards[column]:
                rise = self.columns.graph.boxes[card].rise
                corners[card] = (left, lines[self.columns.lane[card]] - rise)
            left += self.columns.widths[column] + self.columns.graph.gap
        return top - LANE_GAP


def _wrapped(columns: _Columns, width: float) -> list[_Row]:
    """Break columns into rows like words into lines; what is wider than a row breaks anywhere."""
    starts = [*sorted(columns.clean_cuts() | {0}), len(columns.cards)]
    rows: list[_Row] = [_Row(columns, [])]
    for start, end in pairwise(starts):
        word = list(range(start, end))
        if rows[-1].members and _Row(columns, [*rows[-1].members, *word]).width() > width:
            rows.append(_Row(columns, []))
        if _Row(columns, word).width() <= width:
            rows[-1].members += word
            continue
        for column in word:
            if rows[-1].members and _Row(columns, [*rows[-1].members, column]).width() > width:
                rows.append(_Row(columns, []))
            rows[-1].members.append(column)
    return [row for row in rows if row.members]
