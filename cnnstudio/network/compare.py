"""What two networks have in common and where they differ, layer by layer and in total.

The two sides are called left and right: what only the right one has was added, what only the left
one has was removed. Ids say nothing about networks of different projects; `align` pairs the layers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, cast

import msgspec
from msgspec import inspect

from cnnstudio.layers.base import Layer
from cnnstudio.layers.text import Text
from cnnstudio.network.align import align
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.totals import Totals, totals

State = Literal["same", "changed", "added", "removed"]

OPEN = -1
"""Stands for an input port that nothing is connected to, and for a source without a partner."""


class Difference(msgspec.Struct, frozen=True):
    """One thing about a layer that differs: what it is called, and both values."""

    title: Text
    left: object
    right: object


class Row(msgspec.Struct, frozen=True):
    """A pair of corresponding layers, or a layer that only one side has."""

    left: Node | None
    right: Node | None
    differences: tuple[Difference, ...] = ()

    @property
    def state(self) -> State:
        """What became of the layer, from left to right."""
        if self.left is None:
            return "added"
        if self.right is None:
            return "removed"
        return "changed" if self.differences else "same"


class Comparison(msgspec.Struct, frozen=True):
    """Two networks side by side; the rows follow the order of the right one."""

    rows: tuple[Row, ...]
    left: Totals
    right: Totals

    @property
    def is_equal(self) -> bool:
        """Whether there is no difference, but for groups, annotations and places on the canvas."""
        return all(row.state == "same" for row in self.rows)

    def count(self, state: State) -> int:
        """Count the rows of a state."""
        return sum(row.state == state for row in self.rows)


def compare(left: Network, right: Network) -> Comparison:
    """Pair the layers of two networks and say what differs."""
    orders = _in_order(left), _in_order(right)
    pairs = align(*orders)
    partners = {one.id: other.id for one, other in pairs}
    rewired = _rewired(left, right, partners)
    rows: list[Row] = []
    for one, other in _side_by_side(*orders, partners):
        found: list[Difference] = []
        if one is not None and other is not None:
            found += _differences(one, other)
            if other.id in rewired:
                found.append(Difference(Text("Inputs"), _inputs(one, left), _inputs(other, right)))
        rows.append(Row(one, other, tuple(found)))
    return Comparison(tuple(rows), totals(left, analyze(left)), totals(right, analyze(right)))


def _in_order(network: Network) -> Sequence[Node]:
    placed = {node.id for node in network.order}
    return (*network.order, *(node for node in network.nodes if node.id not in placed))


def _side_by_side(
    left: Sequence[Node], right: Sequence[Node], partners: Mapping[int, int]
) -> Iterator[tuple[Node | None, Node | None]]:
    """Put the nodes into rows: before each pair those that are alone, removed before added."""
    of_right = {other: one for one, other in partners.items()}
    place = {node.id: at for at, node in enumerate(left)}
    removed = [node for node in left if node.id not in partners]
    added: list[Node] = []
    for node in right:
        if node.id not in of_right:
            added.append(node)
            continue
        one = left[place[of_right[node.id]]]
        while removed and place[removed[0].id] < place[one.id]:
            yield removed.pop(0), None
        yield from ((None, each) for each in added)
        added.clear()
        yield one, node
    yield from ((each, None) for each in removed)
    yield from ((None, each) for each in added)


# --- one pair of layers --------------------------------------------------------------------------


def _differences(one: Node, other: Node) -> Iterator[Difference]:
    if _stem(one.name) != _stem(other.name):
        yield Difference(Text("Name"), one.name, other.name)
    if type(one.layer) is not type(other.layer):
        yield Difference(Text("Kind"), Text(one.layer.title), Text(other.layer.title))
    yield from changed_settings(one.layer, other.layer)


def _stem(name: str) -> str:
    """Leave out the number at the end: conv2 that became conv3 was counted, not renamed."""
    return name.rstrip("0123456789") or name


def changed_settings(one: Layer, other: Layer) -> Iterator[Difference]:
    """Compare the settings that both kinds have."""
    for name, title in _titles(type(other)).items():
        before, after = getattr(one, name, None), getattr(other, name)
        if name in one.__struct_fields__ and before != after:
            yield Difference(Text(title), _value(before), _value(after))


@cache
def _titles(kind: type[Layer]) -> Mapping[str, str]:
    """Give the names of a kind's settings for people."""
    info = inspect.type_info(kind)
    fields = info.fields if isinstance(info, inspect.StructType) else ()
    return {field.name: _title(field) for field in fields}


def _title(field: inspect.Field) -> str:
    declared = field.type
    if not isinstance(declared, inspect.Metadata):
        return field.name
    schema = cast("Mapping[str, object]", declared.extra_json_schema or {})
    return str(schema.get("title", field.name))


def _value(value: object) -> object:
    if isinstance(value, bool):
        return Text("yes") if value else Text("no")
    return Text(value) if isinstance(value, str) else value


# --- wires ---------------------------------------------------------------------------------------


def _rewired(left: Network, right: Network, partners: Mapping[int, int]) -> set[int]:
    """Find the nodes of the right side whose inputs come from elsewhere than on the left."""
    of_left = _origins(left, partners)
    of_right = _origins(right, {id_: id_ for id_ in partners.values()})
    return {
        other
        for one, other in partners.items()
        if _sources(left.by_id[one], of_left) != _sources(right.by_id[other], of_right)
    }


def _origins(network: Network, partners: Mapping[int, int]) -> Mapping[int, int]:
    """Give for each node the last one with a partner on its way, by the name it has in `partners`.

    Layers that only one side has are rows of their own, so the layer behind them has not changed:
    where all that goes into them comes from one place, that place counts.
    """
    found: dict[int, int] = {}
    for node in network.order:
        before = {found[source] for source in node.sources if source in found}
        alone = before.pop() if len(before) == 1 else OPEN
        found[node.id] = partners.get(node.id, alone)
    return found


def _sources(node: Node, origins: Mapping[int, int]) -> list[int]:
    """Give where each input comes from in the end; open ports at the end mean nothing."""
    found = [OPEN if source is None else origins.get(source, OPEN) for source in node.inputs]
    while found and node.inputs[len(found) - 1] is None:
        found.pop()
    return found


def _inputs(node: Node, network: Network) -> str:
    names = ("–" if source is None else network.by_id[source].name for source in node.inputs)
    return ", ".join(names) or "–"
