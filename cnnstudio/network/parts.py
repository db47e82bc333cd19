"""Parts: small networks put into another one as a whole, and cut out of one to keep.

A part is a network without Input and Output. Each of its open inputs (None) gets what comes in,
and it has one end: the one node that feeds no other one in it. All edits are pure functions; the
nodes they make lie in the order of the part behind all others, and become a group if it has a name.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.io import Output
from cnnstudio.layers.text import Text, listed
from cnnstudio.network import edits, rewiring
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.edits import EditError, Point
from cnnstudio.network.graph import LARGEST_ID, MOST_NODES, Group, Network, Node
from cnnstudio.network.layout.arrange import arrange
from cnnstudio.network.layout.cards import Port, entries, exits, same_port
from cnnstudio.network.layout.room import clear_of_others
from cnnstudio.network.layout.settling import settled

Make = Callable[[Shape | None], Sequence[Network]]
"""Gives parts for what comes in, None where that is unknown; the first that suits is taken."""


def ends_of(part: Network) -> list[Node]:
    """Give the nodes that feed no other one."""
    return [node for node in part.nodes if not part.consumers[node.id]]


def end_of(part: Network) -> int:
    """Give the one node whose output goes on."""
    return ends_of(part)[0].id


# --- putting one in ------------------------------------------------------------------------------


def insert_on_wire(
    network: Network, source: int, target: int, port: int, make: Make, name: str, at: Point
) -> Network:
    """Put a part onto the wire from `source` to input `port` of `target`.

    A wire to a folded group may stand for several: the part goes in front of them all.
    """
    return _inserted(network, source, same_port(network, target, port), make, name, at)


def insert_behind(network: Network, source: int, make: Make, name: str, at: Point) -> Network:
    """Put a part behind a node; all that the node fed is fed by the part's end."""
    return _inserted(network, source, network.consumers[source], make, name, at)


def append(network: Network, source: int, make: Make, name: str, at: Point) -> Network:
    """Put a part down behind a node, beside what the node feeds."""
    return _pasted(network, make(analyze(network).shapes[source])[0], name, at, source)[0]


def feed(network: Network, target: int, port: int, make: Make, name: str, at: Point) -> Network:
    """Put a part down in front of input `port` of `target`; what comes into it is left open."""
    after, end = _pasted(network, make(None)[0], name, at, None)
    for node, other in same_port(after, target, port):
        after = edits.connect(after, end, node, other)
    return after


def place(network: Network, make: Make, name: str, at: Point) -> Network:
    """Put a part down with nothing connected, where it covers nothing."""
    after, _ = _pasted(network, make(None)[0], name, at, None)
    return clear_of_others(after, [node.id for node in after.nodes[len(network.nodes) :]])


def _inserted(
    network: Network, source: int, targets: Sequence[Port], make: Make, name: str, at: Point
) -> Network:
    return settled(network, inserted(network, source, targets, make, name, at))


def inserted(
    network: Network,
    source: int,
    targets: Sequence[Port],
    make: Make,
    name: str,
    at: Point,
    analysis: Analysis | None = None,
) -> Network:
    """Put in the first part with which all that was right before stays right, or else the first.

    Cards stay where they are, and may be covered. `analysis` is that of the network, if known.
    """
    analysis = analysis or analyze(network)
    wrong = {problem.node for problem in analysis.errors}
    tried: list[Network] = []
    made = make(analysis.shapes[source])
    for part in made:
        after, end = _pasted(network, part, name, at, source)
        after = _between(after, source, targets, end, len(part.nodes))
        if len(made) == 1:
            return after
        errors = {problem.node for problem in analyze(after).errors}
        if not errors & network.by_id.keys() - wrong:
            return after
        tried.append(after)
    return tried[0]


def _between(
    network: Network, source: int, targets: Sequence[Port], end: int, count: int
) -> Network:
    """Lead wires through the last `count` nodes, and put them into the groups on both sides."""
    around = {source, *(target for target, _ in targets)}
    for target, port in targets:
        network = edits.connect(network, end, target, port)
    for node in network.nodes[-count:]:
        network = edits.join_groups(network, node.id, around) if targets else network
    return edits.not_too_deep(network.with_groups(edits.in_order(network.groups)))


def add_to(network: Network, make: Make, name: str, selected: int | None = None) -> Network:
    """Put a part where it is most likely meant: see `rewiring.add_to`."""
    behind = rewiring.open_end(network, selected)
    parts = make(None if behind is None else analyze(network).shapes[behind])
    if len(parts[0].nodes) == 1:
        return rewiring.add_to(network, parts[0].nodes[0].layer, selected)
    if behind is None:
        return place(network, make, name, rewiring.free_place(network))
    after, waiting = network, rewiring.waiting_output(network)
    if selected is None and waiting is not None and not network.consumers[behind]:
        after = edits.connect(network, behind, waiting, 0)
    return insert_behind(after, behind, make, name, rewiring.beside(network, behind))


def _pasted(
    network: Network, part: Network, name: str, at: Point, source: int | None
) -> tuple[Network, int]:
    """Add copies of a part's nodes, laid out from `at` on; give the copy of its end as well.

    Several nodes become a group if it has a name.
    """
    if len(network.nodes) + len(part.nodes) > MOST_NODES:
        raise EditError(
            Text("A network has at most {limit} layers: leave some out.", {"limit": MOST_NODES})
        )
    places = arrange(part)
    nodes = [msgspec.structs.replace(node, at=places[node.id]) for node in part.nodes]
    around = part.groups
    if name and len(nodes) > 1:
        around = (*around, Group(LARGEST_ID, name, tuple(part.by_id)))
    after = edits.paste(network, nodes, at, source, around)
    end = part.nodes.index(part.by_id[end_of(part)])
    return after, after.nodes[len(network.nodes) + end].id


# --- cutting one out -----------------------------------------------------------------------------


def cut_out(network: Network, ids: Collection[int]) -> Network:
    """Give layers of a network as a part, with the groups among them.

    Raises:
        EditError: They have several ways in, or not one way out.
    """
    nodes = [node for node in network.nodes if node.id in ids]
    if not nodes:
        raise EditError(Text("Select the layers that make up the block first."))
    for node in nodes:
        if isinstance(node.layer, Output) or node.layer.most_inputs == 0:
            raise EditError(
                Text(
                    "{name} is an end of the network and cannot be part of a block: leave it out.",
                    {"name": node.name},
                )
            )
    _refuse_several_ways(network, [node.id for node in nodes])
    inside = tuple(group for group in network.groups if set(group.nodes) < set(ids))
    return Network(tuple(_opened(node, ids) for node in nodes), inside)


def _opened(node: Node, ids: Collection[int]) -> Node:
    """Open the inputs that come from elsewhere."""
    free = max(node.layer.fewest_inputs - len(node.inputs), 0)
    inputs = (*(each if each in ids else None for each in node.inputs), *[None] * free)
    return msgspec.structs.replace(node, inputs=inputs)


def _refuse_several_ways(network: Network, ids: Collection[int]) -> None:
    sources = entries(network, ids)
    if len(sources) > 1:
        raise EditError(
            Text(
                "A block gets all it needs from one layer, but these layers get it from {names}: "
                "select what lies between as well.",
                {"names": _names(network, sources)},
            )
        )
    idle = [node for node in ids if not network.consumers[node]]
    ends = dict.fromkeys([*exits(network, ids), *idle])
    if len(ends) > 1:
        raise EditError(
            Text(
                "A block has one end, but the output of {names} goes on from here: select the "
                "layers up to where they come together.",
                {"names": _names(network, ends)},
            )
        )


def _names(network: Network, ids: Collection[int | None]) -> Text:
    names = [_name(network, each) for each in ids]
    return listed(names[:4] + ([Text("...")] if names[4:] else []))


def _name(network: Network, node: int | None) -> Text:
    if node is None:
        return Text("an open input")
    return Text("{name}", {"name": network.by_id[node].name})
