"""Groups: layers that belong together for people, folded to one card, copied and repeated.

A group is a name, a set of ids and a flag; shapes and weights do not know it. Groups lie apart or
within each other, never across. All edits are pure functions; those that show more or less on the
canvas make room there: see `arrange.settled`.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from itertools import count

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.network.arrange import settled
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import LARGEST_ID, Group, Network

LONGEST_NAME = 200
"""Letters in the name of a group."""


def find(network: Network, group_id: int) -> Group:
    """Find a group, which must be there."""
    return next(group for group in network.groups if group.id == group_id)


def free_name(taken: Container[str], name: str) -> str:
    """Give the name, or the first of "name 2", "name 3", ... that no group has."""
    if name not in taken:
        return name
    return next(each for number in count(2) if (each := f"{name} {number}") not in taken)


def grouped(network: Network, ids: Collection[int], name: str, folded: bool = False) -> Network:
    """Put layers into a group, around or within the groups that there are.

    The name gets a number where another group has it. The new group's id is `next_id(network)`.
    """
    nodes = tuple(node.id for node in network.nodes if node.id in set(ids))
    if not nodes:
        raise EditError(Text("Select the layers that belong together first."))
    for group in network.groups:
        _refuse_crossing(group, frozenset(nodes))
    name = free_name({group.name for group in network.groups}, _checked_name(name))
    made = Group(next_id(network), name, nodes, folded)
    return settled(network, _with_groups(network, (*network.groups, made)))


def _refuse_crossing(group: Group, nodes: frozenset[int]) -> None:
    """Refuse what would lie across a group, or be it again."""
    members = frozenset(group.nodes)
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


def next_id(network: Network) -> int:
    """Give the id that the next new group gets."""
    taken = {group.id for group in network.groups}
    last = max(taken, default=0)
    if last < LARGEST_ID:
        return last + 1
    return next(each for each in count(1) if each not in taken)


def _with_groups(network: Network, groups: Iterable[Group]) -> Network:
    """Give the network with other groups, those within others before them."""
    return Network(network.nodes, tuple(sorted(groups, key=lambda group: len(group.nodes))))


def ungrouped(network: Network, group_id: int) -> Network:
    """Take a group away; its layers stay."""
    left = [group for group in network.groups if group.id != group_id]
    return settled(network, _with_groups(network, left))


def folded(network: Network, group_id: int, is_folded: bool) -> Network:
    """Show a group as one card, or all that is in it."""
    return settled(network, _replaced(network, group_id, folded=is_folded))


def all_folded(network: Network, is_folded: bool) -> Network:
    """Fold or unfold every group."""
    groups = [msgspec.structs.replace(group, folded=is_folded) for group in network.groups]
    return settled(network, _with_groups(network, groups))


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
    return Network(network.nodes, tuple(groups))
