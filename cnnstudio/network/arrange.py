"""Where the cards of the canvas lie: left to right, wrapped like text, branches in parallel lanes.

A group is laid out as one card of its own size, and inside it goes on in the same way: so a folded
group keeps the places of what it hides, and a frame around an open one covers nothing else.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import takewhile
from math import inf

from cnnstudio.network.cards import (
    CARD_HEIGHT,
    GROUP_WIDTH,
    STRIP_HEIGHT,
    Card,
    Size,
    card_size,
    cards,
    followers,
)
from cnnstudio.network.columns import COLUMN_GAP, LANE_GAP, Box, Point, laid_out
from cnnstudio.network.edits import move
from cnnstudio.network.graph import Group, Network

DEFAULT_WIDTH = 920.0
DEFAULT_ROOM = (DEFAULT_WIDTH, 540.0)
"""What is visible of the canvas at 100 % in a window of 1440 x 900 pixels."""

_WIDER = (1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 14.0, 20.0)
_WORTHWHILE = 1.02

_MUCH_LARGER = 1.15
"""Where a network that was edited shows so much larger, its rows are wrapped anew."""

FRAME_SIDE = 24.0
"""Between the cards of an open group and its frame, so that wires can turn inside."""

FRAME_TOP = 56.0
"""The same above, with room for the name and for a shortcut below it."""

FRAME_BOTTOM = 14.0


def arranged(network: Network, room: Size = DEFAULT_ROOM) -> Network:
    """Give the network with every card in its place, so that it shows large in a view.

    Args:
        network: The network.
        room: Width and height of the view. Networks that do not fit get wider rows, in its
            proportions.
    """
    return move(network, _from_corner(_largest(_Plan(network), room).places))


def _largest(plan: _Plan, room: Size) -> Box:
    """Give the rows that show largest in a view."""
    best = plan.box(room[0])
    for factor in _WIDER:
        if _zoom(best, room) == 1.0:
            break
        box = plan.box(room[0] * factor)
        if _zoom(box, room) > _zoom(best, room) * _WORTHWHILE:
            best = box
    return best


def _zoom(box: Box, room: Size) -> float:
    """Give how large rows show in a view, at most 1."""
    return min(room[0] / max(box.width, 1.0), room[1] / max(box.height, 1.0), 1.0)


def arrange(network: Network, width: float = DEFAULT_WIDTH) -> dict[int, Point]:
    """Find a place for every node, the first card at (0, 0), rows no wider than `width`.

    Parts that belong together, such as a shortcut and what it goes around, share a row where they
    fit. Cards never overlap. Docked followers get the place of their strip.
    """
    return _from_corner(_Plan(network).box(width).places)


def _from_corner(places: Mapping[int, Point]) -> dict[int, Point]:
    """Shift places so that the outermost are at 0."""
    left = min((x for x, _ in places.values()), default=0.0)
    top = min((y for _, y in places.values()), default=0.0)
    return {node: (x - left, y - top) for node, (x, y) in places.items()}


class _Plan:
    """Lays out the cards of a network, group by group from the inside."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._cards = followers(network)
        self._around = network.around
        self._in_one_row: dict[int, Box] = {}
        """What is in each group as wide as it likes: where that fits, no width changes it."""

    def box(self, width: float) -> Box:
        """Give the whole network, in rows no wider than `width`."""
        return self._inside(self._cards, 0, width)

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
        return laid_out(boxes, self._sources(parts), width)

    def _card(self, head: int) -> Box:
        docked = self._cards[head]
        width, height = card_size(self._network.by_id[head], len(docked))
        strips = {node: (0.0, CARD_HEIGHT + at * STRIP_HEIGHT) for at, node in enumerate(docked)}
        return Box(width, height, 0.0, {head: (0.0, 0.0), **strips})

    def _group(self, group: Group, heads: Sequence[int], depth: int, width: float) -> Box:
        # What is hidden must not depend on how wide the visible rows are.
        room = DEFAULT_WIDTH if group.folded else width - 2 * FRAME_SIDE
        if group.id not in self._in_one_row:
            self._in_one_row[group.id] = self._inside(heads, depth + 1, inf)
        inner = self._in_one_row[group.id]
        if inner.width > room:
            inner = self._inside(heads, depth + 1, room)
        if group.folded:
            return Box(GROUP_WIDTH, CARD_HEIGHT, 0.0, _from_corner(inner.places))
        return Box(
            inner.width + 2 * FRAME_SIDE,
            inner.height + FRAME_TOP + FRAME_BOTTOM,
            inner.rise + FRAME_TOP,
            {node: (x + FRAME_SIDE, y + FRAME_TOP) for node, (x, y) in inner.places.items()},
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


# --- keeping order while editing -----------------------------------------------------------------


def is_arranged(network: Network) -> bool:
    """Whether the cards lie as `arrange` puts them, for some width and from some corner on."""
    found = arrange(network, _extent(network)[0])
    left, top = _corner(network)
    return all(
        node.at == (found[node.id][0] + left, found[node.id][1] + top) for node in network.nodes
    )


def settled(before: Network, after: Network) -> Network:
    """Give an edited network in which new cards, and groups that were unfolded, cover no others.

    A network that was arranged stays so, in rows of the same width unless one more row makes it
    much smaller. In one that was laid out by hand, cards to the right of something new make room
    for it.
    """
    if before.nodes and is_arranged(before):
        plan, (width, height) = _Plan(after), _extent(before)
        box = plan.box(max(width, DEFAULT_WIDTH))
        if box.height > height:
            other = _largest(plan, DEFAULT_ROOM)
            if _zoom(other, DEFAULT_ROOM) > _zoom(box, DEFAULT_ROOM) * _MUCH_LARGER:
                box = other
        return _moved_to(after, _from_corner(box.places), _corner(before))
    for nodes in _grown(before, after):
        after = _with_room(after, nodes)
    return after


def rearranged(before: Network, after: Network) -> Network:
    """Like `settled`, where so much has changed that rows of another width may show it better."""
    if before.nodes and is_arranged(before):
        places = {node.id: node.at for node in arranged(after).nodes}
        return _moved_to(after, places, _corner(before))
    return settled(before, after)


def _moved_to(network: Network, places: Mapping[int, Point], corner: Point) -> Network:
    left, top = corner
    return move(network, {node: (x + left, y + top) for node, (x, y) in places.items()})


def _corner(network: Network) -> Point:
    """Give the top left corner of the box around all cards."""
    left = min((node.at[0] for node in network.nodes), default=0.0)
    return left, min((node.at[1] for node in network.nodes), default=0.0)


def _extent(network: Network) -> Size:
    """Give the width and height that cards and frames take."""
    boxes = [*rects(network).values(), *frames(network).values()]
    left, top = (min((box[side] for box in boxes), default=0.0) for side in (0, 1))
    right, bottom = (max((box[side] for box in boxes), default=0.0) for side in (2, 3))
    return right - left, bottom - top


Rect = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def rects(network: Network) -> dict[int, Rect]:
    """Give where the cards lie, by the node each is known by."""
    return {head: _rect(network, card) for head, card in cards(network).items()}


def _rect(network: Network, card: Card) -> Rect:
    (x, y), (width, height) = card.corner(network), card.size(network)
    return x, y, x + width, y + height


def frames(network: Network, places: Mapping[int, Rect] | None = None) -> dict[int, Rect]:
    """Give the frames of the open groups, by their ids, outer ones before those in them.

    Args:
        network: The network.
        places: Where the cards lie, by the node each is known by, if they are on their way.
    """
    if not network.groups:
        return {}
    places = rects(network) if places is None else places
    open_around = {
        node: tuple(takewhile(lambda group: not group.folded, around))
        for node, around in network.around.items()
    }
    within: dict[int, list[Rect]] = {}
    for head, rect in places.items():
        for group in open_around.get(head, ())[-1:]:
            within.setdefault(group.id, []).append(rect)
    found: dict[int, Rect] = {}
    for group in network.groups:
        around = open_around[group.nodes[0]]
        if group in around:
            found[group.id] = _framed(within[group.id])
            for outer in around[: around.index(group)][-1:]:
                within.setdefault(outer.id, []).append(found[group.id])
    return dict(reversed(found.items()))


def _framed(rects: Collection[Rect]) -> Rect:
    return (
        min(rect[0] for rect in rects) - FRAME_SIDE,
        min(rect[1] for rect in rects) - FRAME_TOP,
        max(rect[2] for rect in rects) + FRAME_SIDE,
        max(rect[3] for rect in rects) + FRAME_BOTTOM,
    )


def _grown(before: Network, after: Network) -> Iterable[Collection[int]]:
    """Give the nodes that are new or newly shown, those of a group together."""
    was_folded = {group.id for group in before.groups if group.folded}
    new = {node.id for node in after.nodes if node.id not in before.by_id}
    left = dict.fromkeys(node.id for node in after.nodes if node.id in new)
    for group in reversed(after.groups):
        is_new = new.issuperset(group.nodes) and left.keys() >= set(group.nodes)
        is_open = group.id in was_folded and not group.folded
        if is_new or is_open:
            yield group.nodes
            for node in group.nodes:
                left.pop(node, None)
    yield from ((node,) for node in left)


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
    while covered := [other for other in others for rect in mine if _overlap(rect, other, down)]:
        down = max(rect[3] for rect in covered) + LANE_GAP - top
    places = {node: (network.by_id[node].at[0], network.by_id[node].at[1] + down) for node in nodes}
    return move(network, places) if down else network


def _overlap(rect: Rect, other: Rect, down: float) -> bool:
    """Say whether a box that is moved down lies over another one."""
    is_beside = rect[2] <= other[0] or other[2] <= rect[0]
    return not is_beside and rect[1] + down < other[3] and other[1] < rect[3] + down


def _with_room(network: Network, nodes: Collection[int]) -> Network:
    """Push what new nodes cover, and what comes behind it in the row, to the right."""
    shown = cards(network)
    places = rects(network)
    own = {head for head, card in shown.items() if not set(nodes).isdisjoint(card.nodes)}
    whole = [places[head] for head in own]
    for group in network.groups:
        if set(group.nodes) == set(nodes):
            whole += [frame for id_, frame in frames(network).items() if id_ == group.id]
    x, right = min(rect[0] for rect in whole), max(rect[2] for rect in whole)
    y, bottom = min(rect[1] for rect in whole), max(rect[3] for rect in whole)
    row = [
        head
        for head, rect in places.items()
        if head not in own and rect[1] < bottom and y < rect[3] and (rect[0] + rect[2]) / 2 > x
    ]
    pushed = right + COLUMN_GAP - min((places[head][0] for head in row), default=right + 1e9)
    if pushed <= 0:
        return network
    moved = [network.by_id[node] for head in row for node in shown[head].nodes]
    return move(network, {node.id: (node.at[0] + pushed, node.at[1]) for node in moved})
