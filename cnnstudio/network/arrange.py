"""Where the cards of the canvas lie: left to right, wrapped like text, branches in parallel lanes.

A card is a layer together with what is docked on it: an activation, normalization or dropout that
directly follows it and that nothing else is connected with. Sizes are in pixels at 100 % zoom and
depend on the kind of layer and the number of docked followers only, never on settings or shapes,
so that changing a number moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import msgspec

from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input
from cnnstudio.network.edits import move
from cnnstudio.network.graph import Network, Node

Point = tuple[float, float]
Size = tuple[float, float]

DEFAULT_WIDTH = 920.0
DEFAULT_ROOM = (DEFAULT_WIDTH, 540.0)
"""What is visible of the canvas at 100 % in a window of 1440 x 900 pixels."""

_WIDER = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 20.0)
_WORTHWHILE = 1.02

CARD_HEIGHT = 186.0
STRIP_HEIGHT = 24.0
COLUMN_GAP = 64.0
LANE_GAP = 40.0
ROW_GAP = 76.0
"""Room for wires that come back to the left, and for one shortcut."""

SHORTCUT_GAP = 14.0
"""Between shortcuts one above the other."""

_WIDTHS: Mapping[type, float] = {Input: 96.0, Flatten: 120.0, Linear: 124.0}
_OTHER_WIDTH = 136.0
DOCKING = frozenset({"activation", "normalization", "regularization"})
"""Families whose layers are docked on the card of the layer they follow."""


def followers(network: Network) -> dict[int, tuple[int, ...]]:
    """Give the cards: for the node that each is named after, the nodes docked on it, in order."""
    cards: dict[int, list[int]] = {}
    card_of: dict[int, int] = {}
    for node in (*network.order, *_on_cycles(network)):
        source = _docks_on(network, node)
        if source is not None and source in card_of:
            card_of[node.id] = card_of[source]
            cards[card_of[source]].append(node.id)
        else:
            card_of[node.id] = node.id
            cards[node.id] = []
    return {head: tuple(docked) for head, docked in cards.items()}


def _on_cycles(network: Network) -> Iterable[Node]:
    if len(network.order) == len(network.nodes):
        return ()
    ordered = {node.id for node in network.order}
    return [node for node in network.nodes if node.id not in ordered]


def _docks_on(network: Network, node: Node) -> int | None:
    """Give the node in front of one that is nothing but its follower."""
    if node.layer.family not in DOCKING or len(node.inputs) != 1 or node.inputs[0] is None:
        return None
    source = network.by_id.get(node.inputs[0])
    if source is None or isinstance(source.layer, Input):
        return None
    return source.id if len(network.consumers[source.id]) == 1 else None


def card_size(node: Node, docked: int = 0) -> Size:
    """Give the width and height of a node's card with so many followers docked on it."""
    return _WIDTHS.get(type(node.layer), _OTHER_WIDTH), CARD_HEIGHT + docked * STRIP_HEIGHT


def arranged(network: Network, room: Size = DEFAULT_ROOM) -> Network:
    """Give the network with every card in its place, so that it shows large in a view.

    Args:
        network: The network.
        room: Width and height of the view. Networks that do not fit get wider rows, in its
            proportions.
    """
    best: dict[int, Point] = {}
    best_zoom = 0.0
    for factor in _WIDER:
        places = arrange(network, room[0] * factor)
        moved = move(network, places)
        zoom = min(room[0] / _extent(moved), room[1] / _depth(moved), 1.0) if places else 1.0
        if zoom > best_zoom * _WORTHWHILE:
            best, best_zoom = places, zoom
        if best_zoom == 1.0:
            break
    return move(network, best)


def arrange(network: Network, width: float = DEFAULT_WIDTH) -> dict[int, Point]:
    """Find a place for every node, the first card at (0, 0), rows no wider than `width`.

    Parts that belong together, such as a shortcut and what it goes around, share a row where they
    fit. Cards never overlap. Docked followers get the place of their strip.
    """
    cards = followers(network)
    graph = _CardGraph(network, cards)
    places: dict[int, Point] = {}
    top = 0.0
    for part in graph.parts():
        for row in _wrapped(_Columns(graph, part), width):
            if top:
                top += SHORTCUT_GAP * max(row.shortcut_levels() - 1, 0)
            top = row.place(top, places) + ROW_GAP
    for head, docked in cards.items():
        x, y = places[head]
        for index, node in enumerate(docked):
            places[node] = (x, y + CARD_HEIGHT + index * STRIP_HEIGHT)
    return places


def is_arranged(network: Network) -> bool:
    """Whether the cards lie as `arrange` puts them, for some width and from some corner on."""
    found = arrange(network, _extent(network))
    left, top = _corner(network)
    return all(
        node.at == (found[node.id][0] + left, found[node.id][1] + top) for node in network.nodes
    )


def settled(before: Network, after: Network) -> Network:
    """Give an edited network in which new cards cover no others.

    A network that was arranged stays so. In one that was laid out by hand, cards to the right of
    a new one make room for it.
    """
    if before.nodes and is_arranged(before):
        left, top = _corner(before)
        places = arrange(after, max(_extent(before), DEFAULT_WIDTH))
        return move(after, {node: (x + left, y + top) for node, (x, y) in places.items()})
    for node in after.nodes:
        if node.id not in before.by_id:
            after = _with_room(after, node.id)
    return after


def _corner(network: Network) -> Point:
    """Give the top left corner of the box around all cards."""
    left = min((node.at[0] for node in network.nodes), default=0.0)
    return left, min((node.at[1] for node in network.nodes), default=0.0)


def _extent(network: Network) -> float:
    """Give the width that the cards take."""
    if not network.nodes:
        return 0.0
    left = min(node.at[0] for node in network.nodes)
    right = max(node.at[0] + card_size(node)[0] for node in network.nodes)
    return right - left


def _depth(network: Network) -> float:
    """Give the height that the cards take."""
    docked = followers(network)
    top = min(node.at[1] for node in network.nodes)
    bottoms = [
        network.by_id[head].at[1] + card_size(network.by_id[head], len(docked[head]))[1]
        for head in docked
    ]
    return max(bottoms) - top


def _with_room(network: Network, new: int) -> Network:
    """Push what a new card covers, and what comes behind it in the row, to the right."""
    cards = followers(network)
    if new not in cards:
        return network
    nodes = network.by_id
    (x, y), (width, height) = nodes[new].at, card_size(nodes[new], len(cards[new]))
    row = {
        head
        for head in cards
        if head != new
        and nodes[head].at[1] < y + height
        and y < nodes[head].at[1] + card_size(nodes[head], len(cards[head]))[1]
        and nodes[head].at[0] + card_size(nodes[head])[0] / 2 > x
    }
    pushed = x + width + COLUMN_GAP - min((nodes[head].at[0] for head in row), default=x + 1e9)
    if pushed <= 0:
        return network
    moved = [node for head in row for node in (head, *cards[head])]
    return move(network, {id_: (nodes[id_].at[0] + pushed, nodes[id_].at[1]) for id_ in moved})


class _CardGraph:
    """The cards and which of them feed which."""

    def __init__(self, network: Network, cards: Mapping[int, Sequence[int]]) -> None:
        self.network = network
        self.sizes = {
            head: card_size(network.by_id[head], len(docked)) for head, docked in cards.items()
        }
        card_of = {node: head for head, docked in cards.items() for node in (head, *docked)}
        self.sources = {
            head: tuple(
                dict.fromkeys(
                    card_of[source]
                    for source in network.by_id[head].sources
                    if source in card_of and card_of[source] != head
                )
            )
            for head in cards
        }
        self.targets: dict[int, list[int]] = {head: [] for head in cards}
        for head, sources in self.sources.items():
            for source in sources:
                self.targets[source].append(head)

    def parts(self) -> list[list[int]]:
        """Split the cards into connected parts; all cards without any wire come last, together."""
        found: list[list[int]] = []
        lonely: list[int] = []
        seen: set[int] = set()
        position = {head: index for index, head in enumerate(self.sources)}
        for head in self.sources:
            if head in seen:
                continue
            part = self._reachable(head)
            seen |= part
            if len(part) == 1:
                lonely.append(head)
            else:
                found.append(sorted(part, key=position.__getitem__))
        return [*found, lonely] if lonely else found

    def _reachable(self, head: int) -> set[int]:
        part: set[int] = set()
        waiting = [head]
        while waiting:
            card = waiting.pop()
            if card not in part:
                part.add(card)
                waiting += [*self.sources[card], *self.targets[card]]
        return part


class _Columns:
    """One connected part in columns by the longest way from the start, and in parallel lanes."""

    def __init__(self, graph: _CardGraph, part: Sequence[int]) -> None:
        self.graph = graph
        self.column = self._ranks(part)
        self.lane: dict[int, int] = {}
        self.cards: list[list[int]] = [[] for _ in range(max(self.column.values()) + 1)]
        for card in part:
            self.cards[self.column[card]].append(card)
        self._assign_lanes(self._depths(part))
        self.widths = [max(graph.sizes[card][0] for card in cards) for cards in self.cards]
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
        free_from: list[int] = []
        for column, cards in enumerate(self.cards):
            cards.sort(key=lambda card: (self._wanted_lane(card), -depths[card]))
            for card in cards:
                wanted = self._wanted_lane(card)
                lanes = [wanted, *range(len(free_from))]
                free = (at for at in lanes if at < len(free_from) and free_from[at] <= column)
                lane = next(free, len(free_from))
                if lane == len(free_from):
                    free_from.append(0)
                free_from[lane] = self._passed_until(card)
                self.lane[card] = lane

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


class _Row(msgspec.Struct):
    """Neighboring columns that share a row."""

    columns: _Columns
    members: list[int] = []

    def width(self) -> float:
        """Give the width with the gaps between the columns."""
        widths = [self.columns.widths[column] for column in self.members]
        return sum(widths) + COLUMN_GAP * max(len(widths) - 1, 0)

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

    def place(self, top: float, places: dict[int, Point]) -> float:
        """Write the places of the cards, from `top` down, and give the bottom."""
        heights: dict[int, float] = {}
        for column in self.members:
            for card in self.columns.cards[column]:
                lane = self.columns.lane[card]
                heights[lane] = max(heights.get(lane, 0.0), self.columns.graph.sizes[card][1])
        tops: dict[int, float] = {}
        for lane in sorted(heights):
            tops[lane] = top
            top += heights[lane] + LANE_GAP
        left = 0.0
        for column in self.members:
            for card in self.columns.cards[column]:
                places[card] = (left, tops[self.columns.lane[card]])
            left += self.columns.widths[column] + COLUMN_GAP
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
