"""Puts the layers of an imported network into groups, by the modules that they came from.

"layer1.0.conv1" is in the module "layer1.0", which is in "layer1". Of a large network the groups
are folded, from the inside out, until it can be read at a glance.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from cnnstudio.network.graph import Group, Network
from cnnstudio.network.layout.cards import followers

MOST_CARDS = 40
"""Cards on a canvas that are read at a glance; where there are more, groups are folded."""

LARGEST_SHARE = 0.75
"""A module with more than this share of the one around it says nothing by itself."""


def grouped_by_path(network: Network) -> Network:
    """Give the network with a group for each module that helps to read it, nested as they are."""
    cards = _cards(network)
    found: dict[str, tuple[int, ...]] = {}
    counts = {"": _count(cards, cards)}
    for path, nodes in sorted(_modules(network).items()):
        count = _count(nodes, cards)
        if 2 <= count <= LARGEST_SHARE * counts[_around(path, found)]:
            found[path], counts[path] = nodes, count
    short = _without_wrapper(network, found)
    groups = _groups(found, _to_fold(found, cards))
    return msgspec.structs.replace(short, groups=groups)


def _cards(network: Network) -> dict[int, int]:
    """Give for each node the node on whose card it is drawn."""
    found = followers(network)
    return {node: head for head, docked in found.items() for node in (head, *docked)}


def _modules(network: Network) -> dict[str, tuple[int, ...]]:
    """Give the nodes of each module, by its path."""
    found: dict[str, list[int]] = {}
    for node in network.nodes:
        path = node.name
        while path := path.rpartition(".")[0]:
            found.setdefault(path, []).append(node.id)
    return {path: tuple(nodes) for path, nodes in found.items()}


def _count(nodes: Collection[int], cards: Mapping[int, int]) -> int:
    return len({cards[node] for node in nodes})


def _around(path: str, found: Collection[str]) -> str:
    """Give the module nearest around a path that has become a group, "" where none has."""
    while (path := path.rpartition(".")[0]) and path not in found:
        pass
    return path


def _depth(path: str, found: Collection[str]) -> int:
    depth = 0
    while path := _around(path, found):
        depth += 1
    return depth


def _to_fold(found: Mapping[str, tuple[int, ...]], cards: Mapping[int, int]) -> set[str]:
    """Choose the groups that are folded: the innermost first, as long as there are many cards."""
    folded: set[str] = set()
    levels = {path: _depth(path, found) for path in found}
    for level in sorted(set(levels.values()), reverse=True):
        if _visible(found, folded, cards) <= MOST_CARDS:
            break
        folded |= {path for path in found if levels[path] == level}
    return folded


def _visible(
    found: Mapping[str, tuple[int, ...]], folded: set[str], cards: Mapping[int, int]
) -> int:
    hidden = {node for path in folded for node in found[path]}
    outermost = [path for path in folded if _around(path, folded) == ""]
    return len(outermost) + _count(cards.keys() - hidden, cards)


def _groups(found: Mapping[str, tuple[int, ...]], folded: set[str]) -> tuple[Group, ...]:
    """Make the groups, those within others before them."""
    inside_first = sorted(found, key=lambda path: len(found[path]))
    return tuple(
        Group(number, path[:200], found[path], path in folded)
        for number, path in enumerate(inside_first, 1)
    )


def _without_wrapper(network: Network, found: dict[str, tuple[int, ...]]) -> Network:
    """Leave out of all names a module that is around nearly everything, such as "features.".

    Only where something readable is left: of "features.0" only a number would be.
    """
    modules = _modules(network)
    names = {node.name for node in network.nodes}
    for wrapper in [path for path in modules if "." not in path and path not in found]:
        if len(modules[wrapper]) <= LARGEST_SHARE * len(network.nodes):
            continue
        inside = {node: name for node in network.nodes if (name := _inside(node.name, wrapper))}
        is_readable = all(name[0].isalpha() for name in inside.values())
        if is_readable and names.isdisjoint(inside.values()):
            for path in [path for path in found if _inside(path, wrapper)]:
                found[_inside(path, wrapper)] = found.pop(path)
            return network.with_nodes(
                msgspec.structs.replace(node, name=inside.get(node, node.name))
                for node in network.nodes
            )
    return network


def _inside(path: str, wrapper: str) -> str:
    """Give what is left of a path in a module, "" where it is elsewhere."""
    return path.removeprefix(wrapper + ".") if path.startswith(wrapper + ".") else ""
