"""A network in a few marks, for a small picture: bars for layers, and blocks with their shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log2, sqrt
from typing import Literal

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.dense import Flatten
from cnnstudio.layers.io import Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Group, Network, Node

MOST = 60
"""With more marks than that, whole stages become one mark each."""

_QUIET = frozenset({"activation", "normalization", "regularization"})
_LARGEST_VECTOR, _MOST_CHANNELS = 4096, 2048


class Mark(msgspec.Struct, frozen=True):
    """A layer, or a block of layers.

    Attributes:
        shape: One bar, bars with a shortcut above, or bars one above the other.
        family: The family of a layer; "blocks" for a block.
        height: How large its maps are, 0 to 1: the root of their side against the picture's. For
            a vector, how long it is, on a logarithmic scale.
        width: How many maps there are, 0 to 1 on a logarithmic scale.
        branches: How many bars lie above each other.
    """

    shape: Literal["bar", "shortcut", "branches"]
    family: str
    height: float
    width: float
    branches: int = 1


def sketch(network: Network) -> tuple[Mark, ...]:
    """Give the marks from the input to the output, as many as can be told apart."""
    shapes = analyze(network).shapes
    largest = max((shape[1] for shape in shapes.values() if shape and len(shape) == 3), default=1)
    marks: tuple[Mark, ...] = ()
    for group_of in ({}, _innermost(network), _outermost(network)):
        parts = list(_parts(network, group_of))
        marks = tuple(_mark(part, shapes[part[-1].id], largest) for part in parts)
        is_chain = all(len(node.sources) < 2 for part in parts if len(part) == 1 for node in part)
        if len(marks) <= MOST and (is_chain or not network.groups):
            break
    return marks


GroupOf = Mapping[int, Group]


def _innermost(network: Network) -> GroupOf:
    """Give the smallest group of each node: groups within others stand before them."""
    return {node: group for group in reversed(network.groups) for node in group.nodes}


def _outermost(network: Network) -> GroupOf:
    return {node: group for group in network.groups for node in group.nodes}


def _parts(network: Network, group_of: GroupOf) -> Iterable[Sequence[Node]]:
    """Give what becomes one mark each: the nodes of a group, or one node that is no follower."""
    found: dict[tuple[str, int], list[Node]] = {}
    for node in network.order:
        group = group_of.get(node.id)
        if group is not None:
            found.setdefault(("group", group.id), []).append(node)
        elif node.layer.family not in _QUIET and not isinstance(node.layer, Flatten | Output):
            found["node", node.id] = [node]
    return found.values()


def _mark(part: Sequence[Node], shape: Shape | None, largest: int) -> Mark:
    height, width = _height(shape, largest), _width(shape)
    if len(part) == 1:
        return Mark("bar", part[0].layer.family, height, width)
    own = {node.id for node in part}
    branches = max(
        (len(node.sources) for node in part if isinstance(node.layer, Concat)), default=1
    )
    if any(_goes_around(node, own) for node in part):
        return Mark("shortcut", "blocks", height, width)
    if branches > 1:
        return Mark("branches", "blocks", height, width, branches)
    return Mark("bar", _main_family(part), height, width)


def _goes_around(node: Node, own: set[int]) -> bool:
    """Say whether a shortcut ends at a node: it adds, or takes maps from before the block."""
    is_merge = isinstance(node.layer, Concat) and len(node.sources) == 2
    return isinstance(node.layer, Add) or (is_merge and not own.issuperset(node.sources))


def _main_family(part: Sequence[Node]) -> str:
    loud = [node.layer.family for node in part if node.layer.family not in _QUIET]
    return max(loud, key=loud.count, default="blocks")


def _height(shape: Shape | None, largest: int) -> float:
    if not shape:
        return 0.5
    return _share(shape[0], _LARGEST_VECTOR) if len(shape) == 1 else sqrt(shape[1] / largest)


def _width(shape: Shape | None) -> float:
    return 0.0 if not shape or len(shape) == 1 else _share(shape[0], _MOST_CHANNELS)


def _share(size: int, largest: int) -> float:
    return min(log2(size + 1) / log2(largest), 1.0)
