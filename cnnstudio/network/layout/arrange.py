"""Where the cards of the canvas lie: in reading order, wrapped like text, branches side by side.

A network flows to the right, in rows below each other, or down, in columns beside each other. The
second is the first with width and height exchanged, and so it is laid out.

A group is laid out as one card of its own size, and inside it goes on in the same way: so a folded
group keeps the places of what it hides, and a frame around an open one covers nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from cnnstudio.network.edits import move
from cnnstudio.network.graph import Flow, Group, Network
from cnnstudio.network.layout.alongside import alongside
from cnnstudio.network.layout.cards import (
    CARD_HEIGHT,
    GROUP_WIDTH,
    STRIP_HEIGHT,
    Size,
    card_size,
    followers,
)
from cnnstudio.network.layout.columns import COLUMN_GAP, Box, Point, laid_out
from cnnstudio.network.layout.frames import SIDES, corner, extent

DEFAULT_WIDTH = 920.0
DEFAULT_ROOM = (DEFAULT_WIDTH, 540.0)
"""What is visible of the canvas at 100 % in a window of 1440 x 900 pixels."""

DOWN_GAP = 48.0
"""Between cards below each other: shapes stand beside the wires there and need less room."""

_WIDER = (1.08, 1.16, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 20.0)
_WORTHWHILE = 1.02


def arranged(network: Network, room: Size = DEFAULT_ROOM, flow: Flow | None = None) -> Network:
    """Give the network with every card in its place, so that it shows large in a view.

    Args:
        network: The network.
        room: Width and height of the view. Networks that do not fit get wider rows, in its
            proportions.
        flow: Which way it is read from now on; None leaves that as it is.
    """
    network = network if flow is None else network.with_flow(flow)
    moved = move(network, from_corner(Plan(network).largest(room).places))
    return alongside(network, network, moved)


def arrange(network: Network, width: float = DEFAULT_WIDTH) -> dict[int, Point]:
    """Find a place for every node, the first card at (0, 0), rows no wider than `width`.

    Parts that belong together, such as a shortcut and what it goes around, share a row where they
    fit. Cards never overlap. Docked followers get the place of their strip. Where the network
    flows down, columns stand for rows, and `width` is their height.
    """
    return from_corner(Plan(network).box(width).places)


def is_arranged(network: Network) -> bool:
    """Whether the cards lie as `arrange` puts them, for some width and from some corner on."""
    found = arrange(network, turned(extent(network), network.flow)[0])
    left, top = corner(network)
    return all(
        node.at == (found[node.id][0] + left, found[node.id][1] + top) for node in network.nodes
    )


def turned(pair: Size | Point, flow: Flow) -> tuple[float, float]:
    """Give what is along the flow and across it for what is across and down, and the reverse."""
    return pair if flow == "right" else (pair[1], pair[0])


def from_corner(places: Mapping[int, Point]) -> dict[int, Point]:
    """Shift places so that the outermost are at 0."""
    left = min((x for x, _ in places.values()), default=0.0)
    top = min((y for _, y in places.values()), default=0.0)
    return {node: (x - left, y - top) for node, (x, y) in places.items()}


def zoom(box: Size, room: Size) -> float:
    """Give how large a box shows in a view, at most 1."""
    return min(room[0] / max(box[0], 1.0), room[1] / max(box[1], 1.0), 1.0)


class Plan:
    """Lays out the cards of a network, group by group from the inside.

    Inside, boxes are as wide as they are long along the flow.
    """

    def __init__(self, network: Network) -> None:
        self._network = network
        self._flow: Flow = network.flow
        self._gap = COLUMN_GAP if network.flow == "right" else DOWN_GAP
        self._cards = followers(network)
        self._around = network.around
        self._in_one_row: dict[int, Box] = {}
        """What is in each group as wide as it likes: where that fits, no width changes it."""

    def box(self, width: float) -> Box:
        """Give the whole network as it lies on the canvas, in rows no longer than `width`."""
        return self._turned(self._inside(self._cards, 0, width))

    def largest(self, room: Size) -> Box:
        """Give the rows that show largest in a view."""
        width = turned(room, self._flow)[0]
        best = self.box(width)
        for factor in _WIDER:
            if zoom(best.size, room) == 1.0:
                break
            box = self.box(width * factor)
            if zoom(box.size, room) > zoom(best.size, room) * _WORTHWHILE:
                best = box
        return best

    def _turned(self, box: Box) -> Box:
        if self._flow == "right":
            return box
        places = {node: (y, x) for node, (x, y) in box.places.items()}
        return Box(box.height, box.width, box.rise, places)

    def _inside(self, heads: Iterable[int], depth: int, width: float) -> Box:
        """Lay out cards that share their outer `depth` groups."""
        parts: dict[int, list[int]] = {}
        groups: dict[int, Group] = {}
        for head in heads:
            around = self._around.get(head, ())
            # Cards are known by their first node, groups by their negative id.
            key = -around[depth].id if depth < len(around) else head
            parts.setdefault(key, []).append(head)
            if key < 0:
                groups[key] = around[depth]
        boxes = {
            key: self._group(groups[key], part, depth, width) if key in groups else self._card(key)
            for key, part in parts.items()
        }
        return laid_out(boxes, self._sources(parts), width, self._gap)

    def _card(self, head: int) -> Box:
        docked = self._cards[head]
        width, height = card_size(self._network.by_id[head], len(docked))
        strips = {node: (0.0, CARD_HEIGHT + at * STRIP_HEIGHT) for at, node in enumerate(docked)}
        return self._shown(width, height, {head: (0.0, 0.0), **strips})

    def _shown(self, width: float, height: float, places: dict[int, Point]) -> Box:
        """Give the box of one card: in a row all are level at the top, in a column centered."""
        if self._flow == "right":
            return Box(width, height, 0.0, places)
        return self._turned(Box(width, height, width / 2, places))

    def _group(self, group: Group, heads: Sequence[int], depth: int, width: float) -> Box:
        left, top, right, bottom = SIDES[self._flow]
        if self._flow == "down":
            left, top, right, bottom = top, left, bottom, right
        # What is hidden must not depend on how wide the visible rows are.
        room = DEFAULT_WIDTH if group.folded else width - left - right
        if group.id not in self._in_one_row:
            self._in_one_row[group.id] = self._inside(heads, depth + 1, inf)
        inner = self._in_one_row[group.id]
        if inner.width > room:
            inner = self._inside(heads, depth + 1, room)
        if group.folded:
            hidden = from_corner(self._turned(inner).places)
            return self._shown(GROUP_WIDTH, CARD_HEIGHT, hidden)
        return Box(
            inner.width + left + right,
            inner.height + top + bottom,
            inner.rise + top,
            {node: (x + left, y + top) for node, (x, y) in inner.places.items()},
        )

    def _sources(self, parts: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, ...]]:
        """Give for each card or group which others feed it."""
        owner = {
            node: key
            for key, heads in parts.items()
            for head in heads
            for node in (head, *self._cards[head])
        }
        return {
            key: tuple(
                dict.fromkeys(
                    owner[source]
                    for head in heads
                    for source in self._network.by_id[head].sources
                    if owner.get(source, key) != key
                )
            )
            for key, heads in parts.items()
        }
