"""Which layers of two networks correspond to each other: the order is kept, likeness decides.

The pairs are those with the greatest sum of likeness among all that keep the order (Needleman and
Wunsch, "A general method applicable to the search for similarities in the amino acid sequence of
two proteins", 1970, with a gain for
neighbors in place of a price for gaps). Then what is left over is paired by name and kind,
whatever the order: layers that were moved. Swapping the networks swaps the pairs and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from cnnstudio.layers.base import Layer
from cnnstudio.network.graph import Node

Pair = tuple[Node, Node]

MOST_CELLS = 400_000
"""For more combinations than so many, only names and kinds count: 0.3 s are enough."""

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
    for at in range(len(left) - 1, -1, -1):
        own, own_best, below, below_best = paired[at], best[at], paired[at + 1], best[at + 1]
        for to in range(len(right) - 1, -1, -1):
            gain = likeness(left[at], right[to])
            if gain:
                own[to] = gain + max(below_best[to + 1], below[to + 1] + NEIGHBORS)
            own_best[to] = max(own[to], below_best[to], own_best[to + 1])
    return paired, best


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


def likeness(one: Node, other: Node) -> int:
    """Say how much two nodes have in common; 0 for those that never correspond."""
    found = _likeness_of_layers(one.layer, other.layer)
    return found + SAME_NAME if found and one.name == other.name else found


@lru_cache(maxsize=16_384)
def _likeness_of_layers(one: Layer, other: Layer) -> int:
    if type(one) is not type(other):
        return SAME_FAMILY if one.family == other.family != "io" else 0
    values = msgspec.structs.astuple(one), msgspec.structs.astuple(other)
    same = [first == second for first, second in zip(*values, strict=True)]
    if not same:
        return SAME_KIND + SAME_MAIN_SETTING + SAME_SETTINGS
    rest = same[1:] or [True]
    shared = SAME_SETTINGS * sum(rest) // len(rest)
    return SAME_KIND + SAME_MAIN_SETTING * same[0] + shared
