"""Groups: layers that belong together for people, folded to one card, copied and repeated.

A group is a name, a set of ids and a flag; shapes and weights do not know it. Groups lie apart or
within each other, never across. All edits are pure functions; those that show more or less on the
canvas make room there: see `settling.settled`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text, listed
from cnnstudio.network import edits
from cnnstudio.network.analysis import Analysis, Problem
from cnnstudio.network.edits import (
    EditError,
    free_ids,
    in_order,
    not_too_deep,
)
from cnnstudio.network.graph import MOST_NODES, Group, Network
from cnnstudio.network.layout.cards import Port, cards, entries, exits
from cnnstudio.network.layout.columns import COLUMN_GAP, Point
from cnnstudio.network.layout.frames import FRAME_SIDE, rects
from cnnstudio.network.layout.room import clear_of_others
from cnnstudio.network.layout.settling import rearranged, settled
from cnnstudio.network.naming import FreeNames
from cnnstudio.network.receptive_field import ReceptiveField

LONGEST_NAME = 200
"""Letters in the name of a group."""

MOST_COPIES = 100
"""Of a group in a row: more is a slip of the finger."""


def find(network: Network, group_id: int) -> Group:
    """Find a group, which must be there."""
    return next(group for group in network.groups if group.id == group_id)


def group_of(network: Network, ids: Collection[int]) -> Group | None:
    """Give the group that is just these nodes; a single node is one only where it is folded."""
    same = [group for group in network.groups if set(group.nodes) == set(ids)]
    shut = next((group for group in reversed(same) if group.folded), None)
    return shut or (same[-1] if same and len(ids) > 1 else None)


# --- making and changing groups ------------------------------------------------------------------


def grouped(network: Network, ids: Collection[int], name: str, folded: bool = False) -> Network:
    """Put layers into a group, around or within the groups that there are.

    The name gets a number where another group has it.
    """
    chosen = set(ids)
    nodes = tuple(node.id for node in network.nodes if node.id in chosen)
    if not nodes:
        raise EditError(Text("Select the layers that belong together first."))
    for group in network.groups:
        _refuse_crossing(group, chosen)
    name = FreeNames(group.name for group in network.groups).of_title(_checked_name(name))
    made = Group(free_ids(network.groups, 1)[0], name, nodes, folded)
    return settled(network, not_too_deep(_with_groups(network, (*network.groups, made))))


def _refuse_crossing(group: Group, nodes: set[int]) -> None:
    """Refuse what would lie across a group, or be it again."""
    members = set(group.nodes)
    if members == nodes:
        raise EditError(Text("These layers are the group {name} already.", {"name": group.name}))
    if members & nodes and not members < nodes and not nodes < members:
        raise EditError(
            Text(
                "The group {name} would be cut in two: select all of its layers, or only layers "
                "inside it.",
                {"name": group.name},
            )
        )


def _with_groups(network: Network, groups: Iterable[Group]) -> Network:
    return network.with_groups(in_order(groups))


def ungrouped(network: Network, group_id: int) -> Network:
    """Take a group away; its layers stay."""
    left = [group for group in network.groups if group.id != group_id]
    return settled(network, _with_groups(network, left))


def folded(network: Network, group_id: int, is_folded: bool) -> Network:
    """Show a group as one card, or all that is in it."""
    return rearranged(network, _replaced(network, group_id, folded=is_folded))


def all_folded(network: Network, is_folded: bool) -> Network:
    """Fold or unfold every group."""
    groups = [msgspec.structs.replace(group, folded=is_folded) for group in network.groups]
    return rearranged(network, _with_groups(network, groups))


def renamed(network: Network, group_id: int, name: str) -> Network:
    """Give a group another name, which no other group may have."""
    name = _checked_name(name)
    if any(group.name == name and group.id != group_id for group in network.groups):
        raise EditError(Text("Another group is already called {name}.", {"name": name}))
    return _replaced(network, group_id, name=name)


def _checked_name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > LONGEST_NAME:
        raise EditError(Text("A name needs 1 to 200 characters."))
    return name


def _replaced(network: Network, group_id: int, **values: object) -> Network:
    changed = msgspec.structs.replace(find(network, group_id), **values)
    groups = (changed if group.id == group_id else group for group in network.groups)
    return network.with_groups(groups)


# --- copies --------------------------------------------------------------------------------------


def duplicated(network: Network, ids: Collection[int], offset: Point | None = None) -> Network:
    """Copy layers, with the groups among them, to the right; copies get the same inputs.

    With an `offset` they are put just there, or below what they would cover.
    """
    nodes = _in_order(network, ids)
    after, copies = _copied(network, nodes, offset or (_way_aside(network, nodes), 0.0))
    for source, inputs in entries(network, nodes).items():
        for node, port in inputs:
            if source is not None:
                after = edits.connect(after, source, copies[node], port)
    return settled(network, after) if offset is None else clear_of_others(after, [*copies.values()])


def repeated(network: Network, ids: Collection[int], times: int) -> Network:
    """Put layers `times` in a row: each copy gets what comes out of the one before.

    There must be one way in and one way out. Each copy is a group of its own.
    """
    nodes = _in_order(network, ids)
    _refuse_many(network, nodes, times)
    source, end = _way_in(network, nodes), _way_out(network, nodes)
    after = network if _are_group(network, nodes) else _as_block(network, nodes)
    last, aside = end, _way_aside(after, nodes)
    for number in range(1, times):
        after, copies = _copied(after, nodes, (number * aside, 0.0))
        for node, port in entries(network, nodes)[source]:
            after = edits.connect(after, last, copies[node], port)
        last = copies[end]
    for target, port in network.consumers[end]:
        if target not in nodes:
            after = edits.connect(after, last, target, port)
    return rearranged(network, after)


def _in_order(network: Network, ids: Collection[int]) -> tuple[int, ...]:
    chosen = set(ids)
    return tuple(node.id for node in network.nodes if node.id in chosen)


def _are_group(network: Network, nodes: Collection[int]) -> bool:
    return any(set(group.nodes) == set(nodes) for group in network.groups)


def _as_block(network: Network, nodes: Collection[int]) -> Network:
    """Make a group of what is repeated, without moving anything yet."""
    made = grouped(network, nodes, "block")
    return network.with_groups(made.groups)


def _way_aside(network: Network, nodes: Collection[int]) -> float:
    """Give how far a copy must lie to the right of nodes to stand beside them."""
    own = set(nodes)
    shown = cards(network)
    boxes = [box for head, box in rects(network).items() if not own.isdisjoint(shown[head].nodes)]
    width = max(box[2] for box in boxes) - min(box[0] for box in boxes)
    return width + 2 * FRAME_SIDE + COLUMN_GAP


def _copied(
    network: Network, nodes: Collection[int], offset: Point
) -> tuple[Network, dict[int, int]]:
    """Add copies with the groups among them, and say which node is the copy of which.

    They join the groups around.
    """
    inner = [group for group in network.groups if set(group.nodes) <= set(nodes)]
    originals = [network.by_id[node] for node in nodes]
    after = edits.paste(network, originals, offset, groups=inner)
    made = [node.id for node in after.nodes[len(network.nodes) :]]
    groups = (
        msgspec.structs.replace(group, nodes=(*group.nodes, *made))
        if set(nodes) < set(group.nodes)
        else group
        for group in after.groups
    )
    return _with_groups(after, groups), dict(zip(nodes, made, strict=True))


def _refuse_many(network: Network, nodes: Collection[int], times: int) -> None:
    """Refuse what there can be but one of, and more than anybody means."""
    if not nodes:
        raise EditError(Text("Select the layers that shall be repeated first."))
    if any(isinstance(network.by_id[node].layer, Input | Output) for node in nodes):
        raise EditError(
            Text("A network has one Input and one Output: leave them out of what is repeated.")
        )
    if not 2 <= times <= MOST_COPIES:
        values = {"most": MOST_COPIES, "times": times}
        raise EditError(Text("Choose 2 to {most} times in a row, not {times}.", values))
    if len(network.nodes) + (times - 1) * len(nodes) > MOST_NODES:
        raise EditError(
            Text("A network has at most {limit} layers: repeat less often.", {"limit": MOST_NODES})
        )


def _way_in(network: Network, nodes: Collection[int]) -> int | None:
    """Give the one node that feeds others; None where nothing is connected yet."""
    found = entries(network, nodes)
    sources = [source for source in found if source is not None]
    if len(sources) > 1:
        wires = [(source, found[source][0][0]) for source in sources]
        raise EditError(
            Text(
                "Only what has one way in can be repeated, but these lead into it: {wires}. "
                "Select more layers, or fewer.",
                {"wires": _listed(network, wires)},
            )
        )
    if not found:
        raise EditError(Text("Nothing leads into these layers: select others to repeat."))
    return sources[0] if sources else None


def _way_out(network: Network, nodes: Collection[int]) -> int:
    """Give the one node whose output leaves."""
    found = exits(network, nodes)
    if len(found) > 1:
        wires = [
            (node, target)
            for node in found
            for target, _ in network.consumers[node]
            if target not in nodes
        ]
        raise EditError(
            Text(
                "Only what has one way out can be repeated, but these lead out of it: {wires}. "
                "Select more layers, or fewer.",
                {"wires": _listed(network, wires or [(node, None) for node in found])},
            )
        )
    if not found:
        raise EditError(Text("Nothing leads out of these layers: select others to repeat."))
    return found[0]


def _listed(network: Network, wires: Iterable[tuple[int, int | None]]) -> Text:
    """Write wires as "conv1 → pool1", or just the layer where its output is free."""
    names = {None: "", **{node.id: node.name for node in network.nodes}}
    return listed(
        [
            Text("{source} → {target}", {"source": names[source], "target": names[target]})
            if target is not None
            else Text("{source}", {"source": names[source]})
            for source, target in wires
        ]
    )


# --- what a group is made of ---------------------------------------------------------------------


class GroupFacts(msgspec.Struct, frozen=True):
    """What is known of nodes taken together; bytes are float32 for one picture.

    `input_shapes` has one shape for each node outside that feeds them, `output_shapes` one for each
    whose output leaves, in the order in which they are computed. Shapes that are not known, and
    inputs that nothing feeds, are None. `field` is that of `end`.
    """

    entries: tuple[Port, ...]
    exits: tuple[int, ...]
    input_shapes: tuple[Shape | None, ...]
    output_shapes: tuple[Shape | None, ...]
    parameters: int
    macs: int
    activation_bytes: int
    field: ReceptiveField | None
    problems: tuple[Problem, ...]

    @property
    def end(self) -> int | None:
        """The last node whose output leaves."""
        return self.exits[-1] if self.exits else None

    @property
    def end_shape(self) -> Shape | None:
        """The shape of what comes out at the end."""
        return self.output_shapes[-1] if self.output_shapes else None


def facts(network: Network, analysis: Analysis, nodes: Collection[int]) -> GroupFacts:
    """Add up what is known of nodes, and find where they begin and end."""
    coming, leaving = entries(network, nodes), exits(network, nodes)
    found = analysis.nodes
    known = [found[node] for node in nodes]
    return GroupFacts(
        tuple(port for inputs in coming.values() for port in inputs),
        tuple(leaving),
        tuple(None if source is None else found[source].output_shape for source in coming),
        tuple(found[node].output_shape for node in leaving),
        sum(each.parameters for each in known),
        sum(each.macs for each in known),
        sum(each.activation_bytes for each in known),
        found[leaving[-1]].field if leaving else None,
        tuple(problem for each in known for problem in each.problems),
    )
