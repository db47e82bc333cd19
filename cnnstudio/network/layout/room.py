"""Making room where cards lie: for what is new, only what comes behind it moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain, product

from cnnstudio.network.edits import move
from cnnstudio.network.graph import Flow, Network, Node
from cnnstudio.network.layout.arrange import DOWN_GAP, turned
from cnnstudio.network.layout.boxes import Rect, box_around, overlap, shifted
from cnnstudio.network.layout.cards import Card, cards
from cnnstudio.network.layout.columns import COLUMN_GAP, LANE_GAP, ROW_GAP, Point
from cnnstudio.network.layout.frames import SIDES, frames, rects

CELL = 512.0
"""Side of the squares by which boxes are found."""

MOST_CELLS = 10_000
"""A file may put cards of a group so far apart that its frame lies in billions of squares."""

BETWEEN_ROWS = LANE_GAP + 20.0
"""Cards further apart than this across the flow stand in different rows."""


def downstream(network: Network, nodes: Collection[int]) -> set[int]:
    """Give nodes and all that comes behind them, card by card: what shares one moves with it."""
    card_of = {node: card for card in cards(network).values() for node in card.nodes}
    found: set[int] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.update(card_of[node].nodes)
            waiting += (
                target for each in card_of[node].nodes for target, _ in network.consumers[each]
            )
    return found


def behind(network: Network, card: Card) -> Point:
    """Give the place behind a card in the direction of the flow."""
    (x, y), (width, height) = card.corner(network), card.size(network)
    return (x + width + COLUMN_GAP, y) if network.flow == "right" else (x, y + height + DOWN_GAP)


def put_behind(network: Network, nodes: Collection[int]) -> Network:
    """Move nodes, taken together, behind the card that feeds them."""
    first = next((n for n in map(network.by_id.__getitem__, nodes) if _source(n, nodes)), None)
    if first is None:
        return network
    shown = cards(network)
    card_of = {node: card for card in shown.values() for node in card.nodes}
    source, own = card_of[_source(first, nodes)], card_of[first.id]
    (left, top), (x, y) = own.corner(network), behind(network, source)
    if network.flow == "down":
        x += (source.size(network)[0] - own.size(network)[0]) / 2
    if any(set(group.nodes) == set(nodes) and not group.folded for group in network.groups):
        sides = SIDES[network.flow]
        x, y = (x + sides.left, y) if network.flow == "right" else (x, y + sides.top)
    moved = {other for node in nodes for other in card_of[node].nodes if node == card_of[node].head}
    places = {node: network.by_id[node].at for node in moved}
    return move(network, {n: (at[0] + x - left, at[1] + y - top) for n, at in places.items()})


def _source(node: Node, among: Collection[int]) -> int:
    """Give the node outside that feeds one of a few; 0 where there is none."""
    return next((source for source in node.sources if source not in among), 0)


def with_room(network: Network, nodes: Collection[int]) -> Network:
    """Push what comes behind new nodes out of their way, once they lie where nothing else does."""
    room = _Room(network, nodes)
    room.find_place()
    room.push_along()
    room.push_across()
    room.push_all()
    return room.result()


class _Room:
    """Cards in the directions of the flow: first come those that are put in, or shown anew.

    Rectangles are (first, upper, last, lower): along the flow from first to last.
    """

    def __init__(self, network: Network, nodes: Collection[int]) -> None:
        self._network, self._cards = network, cards(network)
        self._gap = COLUMN_GAP if network.flow == "right" else DOWN_GAP
        rect_of = {head: _along(rect, network.flow) for head, rect in rects(network).items()}
        self._rects = rect_of
        self._offsets: dict[int, Point] = {}
        self._own = {head for head, card in self._cards.items() if _touches(card, nodes)}
        behind = downstream(network, nodes)
        self._behind = [
            head
            for head, card in self._cards.items()
            if head not in self._own and _touches(card, behind)
        ]
        self._fixed = [
            rect
            for head, rect in rect_of.items()
            if head not in self._own and head not in self._behind
        ]
        framed = frames(network)
        around = [group.id for group in network.groups if set(group.nodes) == set(nodes)]
        whole = [rect_of[head] for head in self._own]
        whole += [_along(framed[group], network.flow) for group in around if group in framed]
        self._whole = box_around(whole)

    def find_place(self) -> None:
        """Move the new cards out of what feeds them, and across until they cover nothing fixed."""
        inner = (self._whole[0] - self._gap, self._whole[1], *self._whole[2:])
        touched = [rect[2] for rect in self._sources() if overlap(inner, rect)]
        along = max(touched) + self._gap - self._whole[0] if touched else 0.0
        self._shift(self._own, along, 0)
        self._whole = shifted(self._whole, along, 0)
        across = 0.0
        while covered := [
            rect for rect in self._fixed if overlap(shifted(self._whole, 0, across), rect)
        ]:
            across = max(rect[3] for rect in covered) + LANE_GAP - self._whole[1]
        self._shift(self._own, 0, across)
        self._whole = shifted(self._whole, 0, across)

    def _sources(self) -> Iterable[Rect]:
        """Give where the cards are that feed the new ones."""
        own = [node for head in self._own for node in self._cards[head].nodes]
        sources = {source for node in own for source in self._network.by_id[node].sources}
        for head, card in self._cards.items():
            if head not in self._own and _touches(card, sources):
                yield self._rects[head]

    def push_along(self) -> None:
        """Push what comes behind in the same row along the flow."""
        row = self._row()
        after = [head for head in row if self._middle(head) > self._whole[0]]
        start = min((self._rects[head][0] for head in after), default=None)
        if start is None:
            return
        by = max(self._whole[2] + self._gap - start, 0.0)
        self._shift(after, self._free(after, by, along=True) if by else 0.0, 0)

    def push_across(self) -> None:
        """Push the rows behind away from what reaches into them, or all rows if they cover it."""
        covered = [head for head in self._behind if overlap(self._rects[head], self._whole)]
        if not covered:
            return
        upper = min(self._rects[head][1] for head in covered)
        rows = [head for head in self._behind if self._rects[head][1] >= upper]
        by = self._whole[3] + ROW_GAP - upper
        self._shift(rows, 0, self._free(rows, by, along=False))

    def push_all(self) -> None:
        """Push all that comes behind along the flow, if any of it still covers something."""
        self._shift(self._behind, self._free(self._behind, 0.0, along=True), 0)

    def result(self) -> Network:
        """Give the network with all cards where they are now."""
        places: dict[int, Point] = {}
        for head, offset in self._offsets.items():
            right, down = turned(offset, self._network.flow)
            for node in self._cards[head].nodes:
                x, y = self._network.by_id[node].at
                places[node] = (x + right, y + down)
        return move(self._network, places)

    def _middle(self, head: int) -> float:
        return (self._rects[head][0] + self._rects[head][2]) / 2

    def _row(self) -> list[int]:
        """Give what comes behind the new cards and stands in one row with them."""
        upper, lower = self._whole[1], self._whole[3]
        spans = sorted((rect[1], rect[3]) for rect in self._rects.values())
        for first, last in spans:
            if first < lower + BETWEEN_ROWS and upper < last + BETWEEN_ROWS:
                upper, lower = min(upper, first), max(lower, last)
        return [
            head
            for head in self._behind
            if self._rects[head][1] < lower and upper < self._rects[head][3]
        ]

    def _free(self, heads: Collection[int], by: float, *, along: bool) -> float:
        """Give how far cards move, at least `by`, so that they cover nothing that stays."""
        side, gap = (0, self._gap) if along else (1, LANE_GAP)
        moving = set(heads)
        left = (self._rects[head] for head in self._behind if head not in moving)
        others = _Grid([*self._fixed, self._whole, *left])
        while needed := [
            other[side + 2] + gap - self._rects[head][side]
            for head in moving
            for other in others.under(shifted(self._rects[head], *((by, 0) if along else (0, by))))
        ]:
            by = max(needed)
        return by

    def _shift(self, heads: Iterable[int], along: float, across: float) -> None:
        for head in heads if along or across else ():
            x, y = self._offsets.get(head, (0.0, 0.0))
            self._offsets[head] = (x + along, y + across)
            self._rects[head] = shifted(self._rects[head], along, across)


class _Grid:
    """Finds the boxes that another one covers without looking at all of them."""

    def __init__(self, boxes: Iterable[Rect]) -> None:
        self._cells: dict[tuple[int, int], list[Rect]] = {}
        self._large: list[Rect] = []
        for box in boxes:
            cells = _cells_of(box)
            if cells is None:
                self._large.append(box)
            for cell in cells or ():
                self._cells.setdefault(cell, []).append(box)

    def under(self, box: Rect) -> set[Rect]:
        """Give the boxes that this one lies over."""
        cells = _cells_of(box)
        if cells is None:
            cells = self._cells
        near = (other for cell in cells for other in self._cells.get(cell, ()))
        return {other for other in chain(near, self._large) if overlap(box, other)}


def _cells_of(box: Rect) -> Iterable[tuple[int, int]] | None:
    """Give the squares that a box lies in; None where they are so many that nobody could wait."""
    left, top, right, bottom = (int(edge // CELL) for edge in box)
    if (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
        return None
    return product(range(left, right + 1), range(top, bottom + 1))


def _touches(card: Card, nodes: Collection[int]) -> bool:
    return not set(nodes).isdisjoint(card.nodes)


def _along(rect: Rect, flow: Flow) -> Rect:
    """Give a box with what is along the flow first."""
    left, top, right, bottom = rect
    return rect if flow == "right" else (top, left, bottom, right)


def clear_of_others(network: Network, nodes: Collection[int]) -> Network:
    """Move nodes that were put down by hand below the cards that they would cover, if any."""
    own = set(nodes)
    shown, framed = cards(network), frames(network)
    rows = rects(network)
    mine = [rows[head] for head, card in shown.items() if own.issuperset(card.nodes)]
    others = [rows[head] for head, card in shown.items() if own.isdisjoint(card.nodes)]
    for group in network.groups:
        if group.id in framed:
            (mine if own.issuperset(group.nodes) else others).append(framed[group.id])
    top, down = min(rect[1] for rect in mine), 0.0
    while covered := [
        other for other in others for rect in mine if overlap(shifted(rect, 0, down), other)
    ]:
        down = max(rect[3] for rect in covered) + LANE_GAP - top
    places = {node: (network.by_id[node].at[0], network.by_id[node].at[1] + down) for node in nodes}
    return move(network, places) if down else network
