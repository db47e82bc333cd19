"""Edits in several steps at once: behind a layer, onto a wire, out of a chain, elsewhere.

Each gives a network in which new cards cover no others: see `settling.settled`.
"""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from cnnstudio.layers.base import Layer
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.io import Output
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.edits import EditError, Point
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.cards import cards, same_port
from cnnstudio.network.layout.room import behind
from cnnstudio.network.layout.settling import settled


def insert_on_wire(
    network: Network, source: int, target: int, port: int, layer: AnyLayer, at: Point
) -> Network:
    """Place a layer on the wire from `source` to input `port` of `target`.

    A wire to a folded group may stand for several: the layer goes in front of them all.
    """
    _refuse_ends(layer)
    made = edits.next_id(network)
    after = edits.insert_between(network, source, target, port, layer, at)
    for node, other in same_port(network, target, port):
        after = edits.connect(after, made, node, other)
    return settled(network, after)


def insert_behind(network: Network, node_id: int, layer: AnyLayer, at: Point) -> Network:
    """Place a layer behind a node; all that the node fed is fed by the layer."""
    _refuse_ends(layer)
    return settled(network, _behind(network, node_id, layer, at))


def _behind(network: Network, node_id: int, layer: AnyLayer, at: Point) -> Network:
    made = edits.next_id(network)
    after = edits.append(network, node_id, layer, at)
    targets = {target for target, _ in network.consumers[node_id]}
    for target, port in network.consumers[node_id]:
        after = edits.connect(after, made, target, port)
    return edits.join_groups(after, made, {node_id, *targets}) if targets else after


def _refuse_ends(layer: AnyLayer) -> None:
    if isinstance(layer, Output) or layer.most_inputs == 0:
        raise EditError(
            Text("{kind} stands at an end of the network, not on a wire.", {"kind": layer.title})
        )


def add_to(network: Network, layer: AnyLayer, selected: int | None = None) -> Network:
    """Add a layer where it is most likely meant, as for a double click in the palette.

    Behind the selected node; with none selected, behind the last layer, in front of the Output.
    """
    behind = open_end(network, selected)
    if behind is None or layer.most_inputs == 0:
        return settled(network, edits.add_node(network, layer, free_place(network)))
    at = beside(network, behind)
    if isinstance(layer, Output):
        return settled(network, edits.append(network, behind, layer, at))
    waiting = waiting_output(network)
    if selected is None and waiting is not None and not network.consumers[behind]:
        made = edits.next_id(network)
        after = edits.append(network, behind, layer, at)
        return settled(network, edits.connect(after, made, waiting, 0))
    return settled(network, _behind(network, behind, layer, at))


def open_end(network: Network, selected: int | None) -> int | None:
    """Find the node that a new layer goes behind."""
    if selected is not None:
        node = network.by_id[selected]
        return _source_of(node) if isinstance(node.layer, Output) else selected
    for node in network.nodes:
        if isinstance(node.layer, Output) and node.sources:
            return node.sources[0]
    ends = [
        node.id
        for node in network.order
        if not network.consumers[node.id] and not isinstance(node.layer, Output)
    ]
    return ends[-1] if ends else None


def _source_of(node: Node) -> int | None:
    return node.sources[0] if node.sources else None


def waiting_output(network: Network) -> int | None:
    """Give the Output that nothing is connected with yet."""
    waiting = (
        node.id for node in network.nodes if isinstance(node.layer, Output) and not node.sources
    )
    return next(waiting, None)


def beside(network: Network, node_id: int) -> Point:
    """Give the place behind a card in the direction of the flow."""
    return behind(network, next(c for c in cards(network).values() if node_id in c.nodes))


def free_place(network: Network) -> Point:
    """Give a place behind the last card."""
    if not network.nodes:
        return (0.0, 0.0)

    def across_and_along(node: Node) -> Point:
        x, y = node.at
        return (y, x) if network.flow == "right" else (x, y)

    return beside(network, max(network.nodes, key=across_and_along).id)


def remove(network: Network, ids: Collection[int]) -> Network:
    """Remove nodes and join what was before and behind them; an arranged network closes up."""
    return settled(network, edits.remove_nodes(network, ids))


def take_out(network: Network, node_id: int, at: Point) -> Network:
    """Take a node out of its chain, which closes up, and put it down with nothing connected."""
    node = network.by_id[node_id]
    without = edits.remove_nodes(network, [node_id])
    alone = msgspec.structs.replace(node, inputs=(), at=at)
    return without.with_nodes((*without.nodes, alone))


def move_to_wire(
    network: Network, node_id: int, source: int, target: int, port: int, at: Point
) -> Network:
    """Take a node out of its chain and put it onto the wire to input `port` of `target`."""
    if node_id in (source, target):
        return network
    after = take_out(network, node_id, at)
    after = edits.connect(after, source, node_id, 0)
    for node, other in same_port(network, target, port):
        after = edits.connect(after, node_id, node, other)
    return settled(network, edits.join_groups(after, node_id, {source, target}))


def lead(network: Network, source: int, target: int, port: int) -> Network:
    """Lead a wire to input `port` of `target`, and to all inputs that share its port on a card."""
    for node, other in same_port(network, target, port):
        network = edits.connect(network, source, node, other)
    return network


def cut(network: Network, target: int, port: int) -> Network:
    """Take away the wire to input `port` of `target`, and to all that share its port on a card."""
    # From the last one on: free ports of merges close up.
    for node, other in sorted(same_port(network, target, port), reverse=True):
        network = edits.disconnect(network, node, other)
    return network


def reconnect(network: Network, old: tuple[int, int], source: int, new: tuple[int, int]) -> Network:
    """Lead a wire elsewhere: from input port `old` (node, port) to input port `new`."""
    if old == new:
        return network
    if len(same_port(network, *old)) > 1 or len(same_port(network, *new)) > 1:
        return lead(cut(network, *old), source, *new)
    after = edits.disconnect(network, *old)
    target, port = new
    closes_up = network.by_id[target].layer.most_inputs is None
    if target == old[0] and closes_up and port > old[1]:
        port -= 1
    return edits.connect(after, source, target, port)


def can_be_inserted(layer: Layer) -> bool:
    """Whether a kind of layer can stand on a wire."""
    return layer.most_inputs != 0 and not isinstance(layer, Output)
