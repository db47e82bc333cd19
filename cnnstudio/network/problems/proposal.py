"""What an idea for a repair consists of: something to try, and what is known where it is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.analysis import Analysis
from cnnstudio.network.graph import Network, Node


class Proposal(msgspec.Struct, frozen=True):
    """Something to try: what it does, for a button, and the edit, which may be refused."""

    label: Text
    edit: Callable[[], Network]


Idea = Iterable[Proposal]


class Place(msgspec.Struct, frozen=True):
    """A node with a problem and what is known around it."""

    network: Network
    analysis: Analysis
    node: Node

    @property
    def inputs(self) -> tuple[Shape, ...]:
        """The shapes that come in, as far as they are known."""
        shapes = self.analysis.nodes[self.node.id].input_shapes
        return tuple(shape for shape in shapes if shape is not None)

    @property
    def only_input(self) -> Shape | None:
        """The shape that comes in, where just one does."""
        shapes = self.analysis.nodes[self.node.id].input_shapes
        return shapes[0] if len(shapes) == 1 else None

    def before(self) -> Iterable[Node]:
        """Give the nodes before it, the nearest first, along the first of several inputs."""
        node = self.node
        seen = {node.id}
        while node.sources and node.sources[0] not in seen:
            node = self.network.by_id[node.sources[0]]
            seen.add(node.id)
            yield node

    def shape_of(self, node: Node) -> Shape | None:
        """Give the output shape of a node."""
        return self.analysis.nodes[node.id].output_shape

    def with_layers(self, layers: Mapping[int, AnyLayer]) -> Network:
        """Give the network with other settings of some nodes, checked as in a file."""
        changed = {
            id_: msgspec.structs.replace(self.network.by_id[id_], layer=_checked(layer))
            for id_, layer in layers.items()
        }
        return self.network.with_nodes(changed.get(node.id, node) for node in self.network.nodes)

    def set(self, label: Text, name: str, value: object, node: Node | None = None) -> Proposal:
        """Propose another value for a setting, of the node itself if no other is given."""
        ids = [(node or self.node).id]
        return Proposal(label, partial(edits.set_setting, self.network, ids, name, value))


def _checked(layer: AnyLayer) -> AnyLayer:
    try:
        return msgspec.convert(msgspec.to_builtins(layer), type(layer))
    except msgspec.ValidationError as refused:
        raise edits.EditError(Text("A setting is out of its range.")) from refused


def is_open(node: Node) -> bool:
    """Say whether a node needs an input and has none."""
    return not node.sources and node.layer.fewest_inputs > 0


def removal(network: Network, node: Node) -> Proposal:
    """Propose to remove a node; what is before and behind it is joined."""
    label = Text("Remove {node}", {"node": node.name})
    return Proposal(label, partial(edits.remove_nodes, network, [node.id]))


def fed_instead(network: Network, node: Node, source: int) -> Network:
    """Let another node feed all that a node feeds."""
    for target, port in network.consumers[node.id]:
        network = edits.connect(network, source, target, port)
    return network


def on_wire(place: Place, label: Text, port: int, *layers: AnyLayer) -> Proposal:
    """Propose to put layers, one behind the other, on the wire to an input."""
    return Proposal(label, partial(inserted, place.network, place.node, port, layers))


def inserted(network: Network, node: Node, port: int, layers: Sequence[AnyLayer]) -> Network:
    """Put layers, one behind the other, on the wire to input `port` of a node."""
    for layer in layers:
        source = network.by_id[node.id].inputs[port]
        if source is None:
            return network
        network = edits.insert_between(network, source, node.id, port, layer, node.at)
    return network
