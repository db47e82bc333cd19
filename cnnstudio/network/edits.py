"""All edits of a network: pure functions that give a new network or say why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count, islice

import msgspec

from cnnstudio.layers.allowed import refusal
from cnnstudio.layers.base import Layer, Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.io import Output
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, facts_of
from cnnstudio.network.graph import (
    FARTHEST,
    LARGEST_ID,
    MOST_LEVELS,
    Annotation,
    Group,
    Network,
    Node,
)
from cnnstudio.network.naming import FreeNames

Point = tuple[float, float]


class EditError(Exception):
    """An edit that cannot be made; `text` says why in one sentence."""

    def __init__(self, text: Text) -> None:
        super().__init__(str(text))
        self.text = text


def next_id(network: Network) -> int:
    """Give the id that the next new node gets."""
    return free_ids(network.nodes, 1)[0]


def free_ids(things: Iterable[Node | Group | Annotation], number: int) -> Sequence[int]:
    """Give ids above all that are taken; between them only where a file has taken the largest."""
    taken = {thing.id for thing in things}
    last = max(taken, default=0)
    if last + number <= LARGEST_ID:
        return range(last + 1, last + 1 + number)
    return list(islice((id_ for id_ in count(1) if id_ not in taken), number))


def new_name(network: Network, layer: Layer) -> str:
    """Give a free name for a new node of this kind: conv1, conv2, ..."""
    return FreeNames(node.name for node in network.nodes).of_layer(layer)


def add_node(network: Network, layer: AnyLayer, at: Point = (0.0, 0.0)) -> Network:
    """Place a layer with nothing connected. Its id is `next_id(network)`."""
    node = Node(next_id(network), new_name(network, layer), layer, (), at)
    return network.with_nodes((*network.nodes, node))


def append(network: Network, source: int, layer: AnyLayer, at: Point = (0.0, 0.0)) -> Network:
    """Place a layer behind a node, with the node as its first input."""
    made = next_id(network)
    return connect(add_node(network, layer, at), source, made, 0)


def insert_between(
    network: Network, source: int, target: int, port: int, layer: AnyLayer, at: Point
) -> Network:
    """Place a layer on the wire from `source` to input `port` of `target`.

    It joins the groups that both are in.
    """
    made = next_id(network)
    placed = append(network, source, layer, at)
    return join_groups(connect(placed, made, target, port), made, {source, target})


def join_groups(network: Network, node_id: int, others: Collection[int]) -> Network:
    """Add a node to the groups that all of the others are in."""
    groups = (
        msgspec.structs.replace(group, nodes=(*group.nodes, node_id))
        if node_id not in group.nodes and set(others) <= set(group.nodes)
        else group
        for group in network.groups
    )
    return network.with_groups(groups)


def why_not_connect(
    network: Network, source: int, target: int, port: int, *, closes_circle: bool | None = None
) -> Text | None:
    """Say why no wire can lead from `source` to input `port` of `target`; None where one can.

    Whoever asks for many ports may say whether the wire would close a circle: to find that out
    takes longer the larger the network is.
    """
    start, end = network.by_id[source], network.by_id[target]
    if isinstance(start.layer, Output):
        return Text("Output is the end of the network; nothing comes after it.")
    if port >= end.port_count:
        return _no_port(end)
    if source == target:
        return Text("A layer cannot be its own input.")
    if closes_circle is None:
        closes_circle = source in network.descendants(target)
    if closes_circle:
        return Text(
            "{source} already depends on {target}: the wire would close a circle.",
            {"source": start.name, "target": end.name},
        )
    return None


def why_not_fit(
    network: Network, analysis: Analysis, source: int, target: int, port: int
) -> Text | None:
    """Say why the shape of `source` would not suit `target`; None where it would or is unknown."""
    shape = analysis.nodes[source].output_shape
    node = network.by_id[target]
    shapes: list[Shape | None] = [
        analysis.nodes[at].output_shape if at is not None and at in analysis.nodes else None
        for at in node.inputs
    ]
    shapes += [None] * (port + 1 - len(shapes))
    shapes[port] = shape
    known = tuple(given for given in shapes if given is not None)
    if shape is None or len(known) < max(node.layer.fewest_inputs, len(shapes)):
        return None
    return facts_of(node.layer, known).refusal


def _no_port(node: Node) -> Text:
    if node.layer.most_inputs == 0:
        return Text("{name} takes no input: pictures come in here.", {"name": node.name})
    return Text(
        "{name} has only {count} input: put Add or Concat in front of it to join branches.",
        {"name": node.name, "count": node.port_count},
    )


def connect(network: Network, source: int, target: int, port: int) -> Network:
    """Lead a wire from `source` to input `port` of `target`, in place of the one there."""
    reason = why_not_connect(network, source, target, port)
    if reason is not None:
        raise EditError(reason)
    return _with_input(network, target, port, source)


def disconnect(network: Network, target: int, port: int) -> Network:
    """Take away the wire at input `port` of `target`."""
    return _with_input(network, target, port, None)


def remove_nodes(network: Network, ids: Collection[int], *, heal: bool = True) -> Network:
    """Remove nodes with their wires; `heal` joins what was before and behind what is removed."""
    gone = set(ids)
    instead = _before_each(network, gone) if heal else {}
    nodes = [
        _with_inputs(
            node,
            tuple(instead.get(source) if source in gone else source for source in node.inputs),
        )
        for node in network.nodes
        if node.id not in gone
    ]
    return network.with_nodes(nodes)


def _before_each(network: Network, gone: set[int]) -> dict[int, int | None]:
    """Find the node that takes the place of each removed one: the only one before it that stays."""
    found: dict[int, int | None] = {}
    for node in network.order:
        if node.id in gone:
            before = {found[each] if each in gone else each for each in node.sources}
            found[node.id] = before.pop() if len(before) == 1 else None
    return found


def set_setting(network: Network, ids: Collection[int], name: str, value: object) -> Network:
    """Change one setting of nodes of one kind, or say what the value must be."""
    return _replace(network, {id_: with_setting(network.by_id[id_], name, value) for id_ in ids})


def with_setting(node: Node, name: str, value: object) -> Node:
    """Give the node with one setting changed, checked as in a file."""
    settings = {**msgspec.to_builtins(node.layer), name: msgspec.to_builtins(value)}
    try:
        layer = msgspec.convert(settings, type(node.layer))
    except msgspec.ValidationError as refused:
        reason = refusal(type(node.layer), name, value)
        text = Text("{node}: {reason}.", {"node": node.name, "reason": reason})
        raise EditError(text) from refused
    return msgspec.structs.replace(node, layer=layer)


def replace_layer(network: Network, node_id: int, layer: AnyLayer) -> Network:
    """Put another layer in a node's place, keeping its wires as far as there are ports."""
    node = network.by_id[node_id]
    if isinstance(layer, Output) and network.consumers[node_id]:
        raise EditError(
            Text(
                "Nothing can come after Output: remove the wires behind {name} first.",
                {"name": node.name},
            )
        )
    most = layer.most_inputs
    inputs = node.inputs if most is None else node.inputs[:most]
    kept = node.name if type(layer) is type(node.layer) else new_name(network, layer)
    changed = msgspec.structs.replace(node, layer=layer, name=kept)
    return _replace(network, {node_id: _with_inputs(changed, inputs)})


def rename(network: Network, node_id: int, name: str) -> Network:
    """Give a node another name, which no other node may have."""
    name = name.strip()
    other = network.named(name)
    if not name or len(name) > 200:
        raise EditError(Text("A name needs 1 to 200 characters."))
    if other is not None and other.id != node_id:
        raise EditError(Text("Another layer is already called {name}.", {"name": name}))
    return _replace(network, {node_id: msgspec.structs.replace(network.by_id[node_id], name=name)})


def move(network: Network, places: Mapping[int, Point]) -> Network:
    """Put nodes at other places on the canvas."""
    return _replace(
        network,
        {id_: msgspec.structs.replace(network.by_id[id_], at=at) for id_, at in places.items()},
    )


def paste(
    network: Network,
    nodes: Collection[Node],
    offset: Point,
    source: int | None = None,
    groups: Collection[Group] = (),
) -> Network:
    """Add copies of nodes under new ids and names, with the wires and the groups among them.

    What they got from elsewhere, or from nowhere, their copies get from `source`.
    """
    ids = [node.id for node in nodes]
    new_ids = dict(zip(ids, free_ids(network.nodes, len(ids)), strict=True))
    names = FreeNames(node.name for node in network.nodes)
    copies: list[Node] = []
    for node in nodes:
        name = names.of_copy(node.name, node.layer)
        at = (node.at[0] + offset[0], node.at[1] + offset[1])
        copy = msgspec.structs.replace(node, id=new_ids[node.id], name=name, at=at)
        inputs = tuple(source if old is None else new_ids.get(old, source) for old in node.inputs)
        copies.append(_with_inputs(copy, inputs))
    after = network.with_nodes((*network.nodes, *copies))
    return _with_copied_groups(after, groups, new_ids)


def _with_copied_groups(
    network: Network, groups: Collection[Group], new_ids: Mapping[int, int]
) -> Network:
    """Add groups of copied nodes, those within others before them as they were."""
    names = FreeNames(group.name for group in network.groups)
    ids = free_ids(network.groups, len(groups))
    made = [
        msgspec.structs.replace(
            group,
            id=id_,
            name=names.of_title(group.name),
            nodes=tuple(new_ids[node] for node in group.nodes),
        )
        for id_, group in zip(ids, groups, strict=True)
    ]
    return not_too_deep(network.with_groups(in_order((*network.groups, *made))))


def not_too_deep(network: Network) -> Network:
    """Give the network, or refuse it where groups would lie too deep within each other."""
    if any(len(around) > MOST_LEVELS for around in network.around.values()):
        raise EditError(
            Text(
                "At most {limit} groups can lie within each other: ungroup some first.",
                {"limit": MOST_LEVELS},
            )
        )
    return network


def in_order(groups: Iterable[Group]) -> tuple[Group, ...]:
    """Put groups that lie within others before these; leave them where they are, if they do."""
    groups = tuple(groups)
    sizes: dict[int, int] = {}
    for group in groups:
        if sizes.get(group.nodes[0], 0) > len(group.nodes):
            return tuple(sorted(groups, key=lambda group: len(group.nodes)))
        sizes.update(dict.fromkeys(group.nodes, len(group.nodes)))
    return groups


def in_reach(network: Network) -> Network:
    """Give the network, or refuse one whose cards or notes lie further away than a file can say."""
    things = (*network.nodes, *network.annotations)
    if any(abs(thing.at[0]) > FARTHEST or abs(thing.at[1]) > FARTHEST for thing in things):
        raise EditError(
            Text("This would lie too far away on the canvas: tidy up first, which brings all near.")
        )
    return network


def _replace(network: Network, changed: Mapping[int, Node]) -> Network:
    return network.with_nodes(changed.get(node.id, node) for node in network.nodes)


def _with_input(network: Network, target: int, port: int, source: int | None) -> Network:
    node = network.by_id[target]
    inputs = [*node.inputs, *[None] * (port + 1 - len(node.inputs))]
    inputs[port] = source
    return _replace(network, {target: _with_inputs(node, tuple(inputs))})


def _with_inputs(node: Node, inputs: tuple[int | None, ...]) -> Node:
    """Give the node with other inputs; free merge ports close up, so that none is left waiting."""
    if node.layer.most_inputs is None:
        inputs = tuple(source for source in inputs if source is not None)
    return msgspec.structs.replace(node, inputs=_trimmed(inputs))


def _trimmed(inputs: tuple[int | None, ...]) -> tuple[int | None, ...]:
    """Free ports at the end are not written down."""
    end = len(inputs)
    while end and inputs[end - 1] is None:
        end -= 1
    return inputs[:end]
