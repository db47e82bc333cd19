"""What is one card on the canvas: a layer with what is docked on it, or a folded group.

A layer's card holds the layer and what is docked on it: an activation, normalization or dropout
that directly follows it and that nothing else is connected with. Sizes are in pixels at 100 % zoom
and depend on the kind of layer and the number of docked followers only, never on settings or
shapes, so that changing a number moves nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.graph import Group, Network, Node

Size = tuple[float, float]
Port = tuple[int, int]
"""A node and the number of its input."""

CARD_HEIGHT = 186.0
STRIP_HEIGHT = 24.0
GROUP_WIDTH = 160.0

_WIDTHS: Mapping[type, float] = {Input: 96.0, Flatten: 120.0, Linear: 124.0}
_OTHER_WIDTH = 136.0
DOCKING = frozenset({"activation", "normalization", "regularization"})
"""Families whose layers are docked on the card of the layer they follow."""


class Card(msgspec.Struct, frozen=True):
    """The nodes that share a card, in the order in which they are computed.

    `group` is the folded group that the card stands for, None for a layer and its followers.
    """

    nodes: tuple[int, ...]
    group: Group | None = None

    @property
    def head(self) -> int:
        """The node that the card is known by: the first one."""
        return self.nodes[0]

    def size(self, network: Network) -> Size:
        """Give width and height."""
        if self.group is not None:
            return GROUP_WIDTH, CARD_HEIGHT
        return card_size(network.by_id[self.head], len(self.nodes) - 1)

    def corner(self, network: Network) -> tuple[float, float]:
        """Give the place of the top left corner: that of the layer, or of all in a group."""
        if self.group is None:
            return network.by_id[self.head].at
        places = [network.by_id[node].at for node in self.nodes]
        return min(x for x, _ in places), min(y for _, y in places)


def card_size(node: Node, docked: int = 0) -> Size:
    """Give the width and height of a layer's card with so many followers docked on it."""
    return _WIDTHS.get(type(node.layer), _OTHER_WIDTH), CARD_HEIGHT + docked * STRIP_HEIGHT


def cards(network: Network) -> dict[int, Card]:
    """Give the cards by the node each is known by, in the order in which they are computed.

    A folded group is one card; of groups within each other, the outermost folded one decides.
    """
    hidden = hidden_in(network)
    shown: dict[int, list[int]] = {}
    groups: dict[int, Group | None] = {}
    heads: dict[int, int] = {}
    for head, docked in followers(network).items():
        group = hidden.get(head)
        known_by = head if group is None else heads.setdefault(group.id, head)
        groups[known_by] = group
        shown.setdefault(known_by, []).extend((head, *docked))
    return {head: Card(tuple(nodes), groups[head]) for head, nodes in shown.items()}


def followers(network: Network) -> dict[int, tuple[int, ...]]:
    """Give the layers' cards, folded or not: for the node of each, the nodes docked on it."""
    found: dict[int, list[int]] = {}
    card_of: dict[int, int] = {}
    for node in (*network.order, *_on_cycles(network)):
        source = docks_on(network, node)
        if source in card_of:
            card_of[node.id] = card_of[source]
            found[card_of[source]].append(node.id)
        else:
            card_of[node.id] = node.id
            found[node.id] = []
    return {head: tuple(docked) for head, docked in found.items()}


def _on_cycles(network: Network) -> Iterable[Node]:
    if len(network.order) == len(network.nodes):
        return ()
    ordered = {node.id for node in network.order}
    return [node for node in network.nodes if node.id not in ordered]


def docks_on(network: Network, node: Node) -> int:
    """Give the node on whose card another one is docked, or docked again; 0 for one with a card."""
    if node.layer.family not in DOCKING or len(node.inputs) != 1 or node.inputs[0] is None:
        return 0
    source = network.by_id.get(node.inputs[0])
    if source is None or isinstance(source.layer, Input):
        return 0
    is_alone = len(network.consumers[source.id]) == 1
    is_together = network.around.get(source.id) == network.around.get(node.id)
    return source.id if is_alone and is_together else 0


# --- groups --------------------------------------------------------------------------------------


def hidden_in(network: Network) -> dict[int, Group]:
    """Give for each node that is not shown by itself the folded group whose card shows it."""
    found: dict[int, Group] = {}
    for group in network.groups:
        if group.folded:
            found.update(dict.fromkeys(group.nodes, group))
    return found


def exits(network: Network, nodes: Collection[int]) -> list[int]:
    """Give the nodes whose output leads out of a set of nodes, or might: nothing uses it yet.

    They come in the order in which they are computed, so that the last one is where the set ends.
    """
    inside = set(nodes)
    leaving = [
        node for node in nodes if any(target not in inside for target, _ in network.consumers[node])
    ] or [
        node
        for node in nodes
        if not network.consumers[node] and not isinstance(network.by_id[node].layer, Output)
    ]
    return sorted(leaving, key=lambda node: network.places.get(node, len(network.nodes)))


def entries(network: Network, nodes: Collection[int]) -> dict[int | None, tuple[Port, ...]]:
    """Give the inputs that lead into a set of nodes, by the node outside that they come from.

    None stands for inputs that nothing is connected with but must be.
    """
    inside = set(nodes)
    found: dict[int | None, list[Port]] = {}
    for node in (network.by_id[each] for each in nodes):
        for port in range(max(len(node.inputs), node.layer.fewest_inputs)):
            source = node.inputs[port] if port < len(node.inputs) else None
            if source not in inside:
                found.setdefault(source, []).append((node.id, port))
    return {source: tuple(inputs) for source, inputs in found.items()}


def ports(network: Network, card: Card) -> tuple[tuple[Port, ...], ...]:
    """Give what each input port of a card stands for.

    That is one input of a layer; on the card of a group all inputs with the same source.
    """
    if card.group is not None:
        return tuple(entries(network, card.nodes).values())
    return tuple(((card.head, port),) for port in range(network.by_id[card.head].port_count))


def same_port(network: Network, target: int, port: int) -> tuple[Port, ...]:
    """Give the inputs that share a port on the canvas with this one, and so are wired as one."""
    group = hidden_in(network).get(target)
    if group is not None:
        for inputs in entries(network, group.nodes).values():
            if (target, port) in inputs:
                return inputs
    return ((target, port),)
