"""What one might try against a problem: ideas, the most usual first.

An idea is one way or several of the same sort, such as which of the pooling layers before a node
is removed; the first that mends is enough. Nothing here checks whether an edit helps: `repairs`
tries them out.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from heapq import nsmallest
from itertools import islice

from cnnstudio.layers.activation import Sigmoid, Softmax
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.analysis import Problem, analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.problems import joining, reshaping, sizes
from cnnstudio.network.problems.proposal import (
    Idea,
    Place,
    Proposal,
    fed_instead,
    inserted,
    is_open,
    removal,
)

MOST_ENDS = 8
"""So many layers are tried as the other end of a wire."""

MOST_CUTS = 12
"""So many ways are tried to open a circle."""


def proposals(network: Network, problem: Problem, classes: int) -> Iterable[Idea]:
    """Give the ideas for a problem, the most usual first; `classes` are those of a new Output."""
    node = network.by_id.get(problem.node) if problem.node is not None else None
    if node is None:
        yield from _ends(network, classes)
        return
    place = Place(network, analyze(network), node)
    if is_open(node) or len(node.sources) < node.layer.fewest_inputs or None in node.inputs:
        yield from _connected(place)
        if not any(isinstance(each.layer, Input) for each in network.nodes):
            yield [_with_input(network, node)]
    yield from _misplaced(place, classes)
    yield from reshaping.flattened(place)
    yield from sizes.ideas(place)
    yield from _uncircled(place)
    yield from joining.ideas(place)
    yield from _usual(place)
    yield from _removed(place)


# --- the network's ends --------------------------------------------------------------------------


def _ends(network: Network, classes: int) -> Iterable[Idea]:
    """Add the Input or the Output that is missing."""
    layers = [type(node.layer) for node in network.nodes]
    if Input not in layers:
        yield [_with_input(network, node) for node in network.nodes if is_open(node)]
        if not network.nodes:
            label = Text("Add an Input")
            yield [Proposal(label, lambda: edits.add_node(network, Input(), (0.0, 0.0)))]
    if Output not in layers:
        yield from _with_output(network, classes)


def _with_input(network: Network, first: Node) -> Proposal:
    def edit() -> Network:
        made = edits.next_id(network)
        placed = edits.add_node(network, Input(), first.at)
        return edits.connect(placed, made, first.id, 0)

    return Proposal(Text("Add an Input in front of {node}", {"node": first.name}), edit)


def _with_output(network: Network, classes: int) -> Iterable[Idea]:
    """Add an Output behind the last layer, with what makes one number per class of its maps."""
    analysis = analyze(network)
    for node in reversed(network.order):
        shape = analysis.nodes[node.id].output_shape
        if network.consumers[node.id] or shape is None:
            continue
        name = {"node": node.name}
        if len(shape) == 1:
            label = Text("Add an Output behind {node}", name)
            yield [_chained(network, node, label, Output(shape[0]))]
            label = Text("Add a Dense and an Output behind {node}", name)
            yield [_chained(network, node, label, Linear(classes), Output(classes))]
        else:
            label = Text("Add Flatten, Dense and Output behind {node}", name)
            ends = (Flatten(), Linear(classes), Output(classes))
            yield [_chained(network, node, label, *ends)]
        return
    # Where no shape is known yet, it will wait with the others.
    unknown = [node for node in network.nodes if not network.consumers[node.id]]
    for node in unknown[-1:]:
        label = Text("Add an Output behind {node}", {"node": node.name})
        yield [_chained(network, node, label, Output(classes))]


def _chained(network: Network, behind: Node, label: Text, *layers: AnyLayer) -> Proposal:
    def edit() -> Network:
        after, last = network, behind.id
        for layer in layers:
            made = edits.next_id(after)
            after, last = edits.append(after, last, layer, behind.at), made
        return after

    return Proposal(label, edit)


# --- a layer's place -----------------------------------------------------------------------------


def _connected(place: Place) -> Iterable[Idea]:
    """Lead a wire to a free input from a loose end, the nearest one that fits."""
    network, node = place.network, place.node
    behind = network.descendants(node.id)
    free = [
        other
        for other in network.nodes
        if other.id not in behind and not isinstance(other.layer, Output)
    ]
    loose = [other for other in free if not network.consumers[other.id]]
    others = [other for other in free if network.consumers[other.id]]
    port = next((at for at, source in enumerate(node.inputs) if source is None), len(node.inputs))
    for nodes in (loose, others):
        yield [
            Proposal(
                Text("Connect it with {node}", {"node": other.name}),
                partial(edits.connect, network, other.id, node.id, port),
            )
            for other in nsmallest(MOST_ENDS, nodes, key=partial(_distance, node))
        ]
    if isinstance(node.layer, Linear | Output):
        yield [
            _led_as_vector(network, other, node)
            for other in nsmallest(MOST_ENDS, loose, key=partial(_distance, node))
        ]


def _led_as_vector(network: Network, end: Node, node: Node) -> Proposal:
    """Propose to lead the maps of an end to a layer that takes a vector."""
    ends: list[AnyLayer] = [Flatten()]
    label = Text("Connect it with {node} by Flatten", {"node": end.name})
    if isinstance(node.layer, Output):
        ends.append(Linear(node.layer.classes))
        label = Text("Connect it with {node} by Flatten and Dense", {"node": end.name})

    def edit() -> Network:
        after = edits.connect(network, end.id, node.id, 0)
        return inserted(after, after.by_id[node.id], 0, ends)

    return Proposal(label, edit)


def _distance(one: Node, other: Node) -> float:
    """Give how far apart two cards lie; one further on in the row counts more."""
    across, down = one.at[0] - other.at[0], one.at[1] - other.at[1]
    return abs(across) + abs(down) + (1_000.0 if across < 0 else 0.0)


def _misplaced(place: Place, classes: int) -> Iterable[Idea]:
    """Mend what is wrong with a node's place among the others."""
    network, node, name = place.network, place.node, {"node": place.node.name}
    targets = network.consumers[node.id]
    if isinstance(node.layer, Softmax | Sigmoid):
        yield [removal(network, node)]
    first = next(each for each in network.nodes if type(each.layer) is type(node.layer))
    if isinstance(node.layer, Input) and first is not node:
        label = Text("Use {first} in its place", {"first": first.name})
        yield [Proposal(label, partial(_fed_by, network, node, first.id))]
    if isinstance(node.layer, Output) and first is not node:
        yield [_branch_removal(network, node)]
    if isinstance(node.layer, Output) and targets and node.sources:
        label = Text("Put {node} at the end", name)
        yield [Proposal(label, partial(_at_the_end, network, node))]
        source = network.by_id[node.sources[0]].name
        label = Text("Go on from {source} instead", {"source": source})
        yield [Proposal(label, partial(fed_instead, network, node, node.sources[0]))]
    if not targets and not isinstance(node.layer, Output):
        waiting = [each for each in network.nodes if is_open(each) and each is not node]
        yield [
            Proposal(
                Text("Lead it to {node}", {"node": each.name}),
                partial(edits.connect, network, node.id, each.id, 0),
            )
            for each in nsmallest(MOST_ENDS, waiting, key=lambda each: _distance(each, node))
        ]
        if not any(isinstance(each.layer, Output) for each in network.nodes):
            yield from _with_output(network, classes)
        yield [_branch_removal(network, node)]
    if isinstance(node.layer, Output) and node.layer.head == "linear":
        yield [place.set(Text("Choose the softmax head"), "head", "softmax")]


def _fed_by(network: Network, node: Node, source: int) -> Network:
    """Let another node feed all that a node fed, and remove the node."""
    return edits.remove_nodes(fed_instead(network, node, source), [node.id])


def _at_the_end(network: Network, node: Node) -> Network:
    """Lead what comes behind Output to its source, and Output to the end of that."""
    after, behind = fed_instead(network, node, node.sources[0]), network.descendants(node.id)
    ends = [
        each.id
        for each in after.order
        if each.id != node.id and each.id in behind and not after.consumers[each.id]
    ]
    return edits.connect(after, ends[-1], node.id, 0) if ends else network


def _branch_removal(network: Network, node: Node) -> Proposal:
    """Remove a layer that leads nowhere, with those before it that lead only to it."""
    dead, waiting = {node.id}, [*node.sources]
    while waiting:
        each = network.by_id[waiting.pop()]
        targets = {target for target, _ in network.consumers[each.id]}
        if targets <= dead and not isinstance(each.layer, Input) and each.id not in dead:
            dead.add(each.id)
            waiting += each.sources
    if len(dead) == 1:
        return removal(network, node)
    label = Text("Remove the {count} layers that lead nowhere", {"count": len(dead)})
    if isinstance(node.layer, Output):
        label = Text("Remove {node} and what leads only to it", {"node": node.name})
    return Proposal(label, partial(edits.remove_nodes, network, dead))


def _removed(place: Place) -> Iterable[Idea]:
    if not isinstance(place.node.layer, Softmax | Sigmoid):
        yield [removal(place.network, place.node)]
        behind = place.network.descendants(place.node.id)
        if not any(isinstance(place.network.by_id[each].layer, Output) for each in behind):
            yield [_branch_removal(place.network, place.node)]


def _usual(place: Place) -> Iterable[Idea]:
    """Give a layer that refuses what it gets the settings that it had at first."""
    usual = type(place.node.layer)()
    known = place.inputs
    if usual != place.node.layer and known and not isinstance(usual, Output):
        label = Text("Set {node} back to the usual settings", {"node": place.node.name})
        yield [Proposal(label, partial(place.with_layers, {place.node.id: usual}))]


def _uncircled(place: Place) -> Iterable[Idea]:
    """Cut a circle at one of its wires, or let the wire come from a loose end instead."""
    network = place.network
    circle = network.ancestors(place.node.id) & network.descendants(place.node.id)
    if len(circle) < 2:
        return
    wires = [
        (source, node.id, port)
        for node in network.nodes
        if node.id in circle
        for port, source in enumerate(node.inputs)
        if source in circle
    ]
    # A layer that has another input can do without this one.
    wires.sort(key=lambda wire: len(network.by_id[wire[1]].sources) < 2)
    yield [_cut(network, *wire) for wire in wires[:MOST_CUTS]]
    ends = [each.id for each in network.order if not isinstance(each.layer, Output)]
    ways = ((end, wire) for end in reversed(ends) for wire in wires)
    yield [
        _led_from(network, end, target, port) for end, (_, target, port) in islice(ways, MOST_CUTS)
    ]
    label = Text("Remove the {count} layers of the circle", {"count": len(circle)})
    yield [Proposal(label, partial(edits.remove_nodes, network, circle))]


def _cut(network: Network, source: int, target: int, port: int) -> Proposal:
    values = {"source": network.by_id[source].name, "node": network.by_id[target].name}
    label = Text("Remove the wire from {source} to {node}", values)
    return Proposal(label, partial(edits.disconnect, network, target, port))


def _led_from(network: Network, source: int, target: int, port: int) -> Proposal:
    values = {"source": network.by_id[source].name, "node": network.by_id[target].name}
    label = Text("Let {node} follow {source} instead", values)

    def edit() -> Network:
        return edits.connect(edits.disconnect(network, target, port), source, target, port)

    return Proposal(label, edit)
