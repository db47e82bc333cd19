"""Which layers of two networks correspond to each other: the order is kept, likeness decides.

The pairs are those with the greatest sum of likeness among all that keep the order (Needleman and
Wunsch, "A general method applicable to the search for similarities in the amino acid sequence of
two proteins", 1970, with a gain for
neighbors in place of a price for gaps). Then what is left over is paired by name and kind,
whatever the order: layers that were moved. Swapping the networks swaps the pairs and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import eq

import msgspec

from cnnstudio.layers.base import Layer
from cnnstudio.network.graph import Node

Pair = tuple[Node, Node]

MOST_CELLS = 400_000
"""For more combinations than so many, only names and kinds count: 0.2 s are enough."""

SAME_FAMILY, SAME_KIND = 3, 10
SAME_NAME, SAME_MAIN_SETTING, SAME_SETTINGS = 4, 4, 6
"""What likeness is made of; the first setting of a kind says most about it."""

NEIGHBORS = 2
"""What pairs one behind the other gain, so that what was added or removed stays in one piece."""

NEVER = -1_000_000_000


def align(left: Sequence[Node], right: Sequence[Node]) -> list[Pair]:
    """Pair the nodes of two networks, each in their order from the inputs to the outputs."""
    start = _equal_at_start(left, right)
    end = _equal_at_start(left[start:][::-1], right[start:][::-1])
    middle = left[start : len(left) - end], right[start : len(right) - end]
    pairs = [*zip(left[:start], right[:start], strict=True)]
    if len(middle[0]) * len(middle[1]) <= MOST_CELLS:
        pairs += _most_alike(*middle)
    pairs += zip(left[len(left) - end :], right[len(right) - end :], strict=True)
    return [*pairs, *_namesakes(left, right, pairs)]


def _equal_at_start(left: Sequence[Node], right: Sequence[Node]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one.name != other.name or one.layer != other.layer:
            break
        count += 1
    return count


def _namesakes(left: Sequence[Node], right: Sequence[Node], pairs: Sequence[Pair]) -> list[Pair]:
    """Pair nodes of the same name and kind that have no partner yet."""
    taken = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    free = {(node.name, type(node.layer)): node for node in right if node.id not in taken[1]}
    return [
        (node, free[key])
        for node in left
        if node.id not in taken[0] and (key := (node.name, type(node.layer))) in free
    ]


def _most_alike(left: Sequence[Node], right: Sequence[Node]) -> list[Pair]:
    """Find the pairs in order with the greatest sum of likeness."""
    paired, best = _best_sums(left, right)
    pairs: list[Pair] = []
    at = to = 0
    goes_on = False
    while at < len(left) and to < len(right):
        one, other = left[at], right[to]
        if goes_on or paired[at][to] == best[at][to] > 0 or _is_even(best, at, to, one, other):
            pairs.append((one, other))
            at, to = at + 1, to + 1
            goes_on = 0 < best[at][to] <= paired[at][to] + NEIGHBORS
        elif _skips_left(best, at, to, one, other):
            at += 1
        else:
            to += 1
    return pairs


Table = list[list[int]]


def _best_sums(left: Sequence[Node], right: Sequence[Node]) -> tuple[Table, Table]:
    """Give the greatest sums from each pair of places on: where these two are paired, and of all.

    The first is far below zero where the two never correspond.
    """
    paired = [[NEVER] * (len(right) + 1) for _ in range(len(left) + 1)]
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    alike = _Likeness(right)
    for at in range(len(left) - 1, -1, -1):
        own, own_best, below, below_best = paired[at], best[at], paired[at + 1], best[at + 1]
        gains = alike.to_each(left[at])
        most = 0
        for to in range(len(right) - 1, -1, -1):
            if gains[to]:
                own[to] = gains[to] + max(below_best[to + 1], below[to + 1] + NEIGHBORS)
                most = max(most, own[to])
            if below_best[to] > most:
                most = below_best[to]
            own_best[to] = most
    return paired, best


class _Likeness:
    """How much nodes have in common with those of the right side.

    Networks have few different layers, while the pairs of nodes are hundreds of thousands: what is
    equal is compared once.
    """

    def __init__(self, right: Sequence[Node]) -> None:
        self._places = {node.name: place for place, node in enumerate(right)}
        parts = [_main_and_rest(node.layer) for node in right]
        self._mains = [main for main, _ in parts]
        self._different = list(dict.fromkeys(rest for _, rest in parts))
        number = {rest: at for at, rest in enumerate(self._different)}
        self._rests = [number[rest] for _, rest in parts]
        self._known: dict[Layer, list[int]] = {}

    def to_each(self, node: Node) -> list[int]:
        """Give the likeness to each node of the right side; 0 for those that never correspond."""
        if node.layer not in self._known:
            self._known[node.layer] = self._of(node.layer)
        found, place = self._known[node.layer], self._places.get(node.name)
        if place is None or not found[place]:
            return found
        return [*found[:place], found[place] + SAME_NAME, *found[place + 1 :]]

    def _of(self, layer: Layer) -> list[int]:
        main, rest = _main_and_rest(layer)
        shared = [_likeness(rest, other) for other in self._different]
        places = zip(self._rests, self._mains, strict=True)
        return [shared[at] + SAME_MAIN_SETTING * (main == other) for at, other in places]


Settings = tuple[type[Layer], *tuple[object, ...]]
"""A kind and some settings of a layer of it."""


def _main_and_rest(layer: Layer) -> tuple[Settings, Settings]:
    settings = msgspec.structs.astuple(layer)
    return (type(layer), *settings[:1]), (type(layer), *settings[1:])


def _likeness(one: Settings, other: Settings) -> int:
    """Say how much two layers have in common but for their first settings."""
    if one[0] is not other[0]:
        return SAME_FAMILY if one[0].family == other[0].family != "io" else 0
    count = len(one) - 1
    same = sum(map(eq, one, other)) - 1
    return SAME_KIND + (SAME_SETTINGS * same // count if count else SAME_SETTINGS)


def _is_even(best: Table, at: int, to: int, one: Node, other: Node) -> bool:
    """Say whether nothing tells which of two equal nodes should stay alone."""
    return best[at + 1][to] == best[at][to + 1] and _rank(one) == _rank(other)


def _skips_left(best: Table, at: int, to: int, one: Node, other: Node) -> bool:
    """Say which of two nodes stays alone; where both may, one that depends on no side."""
    without_left, without_right = best[at + 1][to], best[at][to + 1]
    if without_left != without_right:
        return without_left > without_right
    return _rank(one) > _rank(other)


def _rank(node: Node) -> tuple[str, bytes]:
    return node.name, msgspec.json.encode(node.layer)
