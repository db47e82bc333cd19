"""Ideas for the way from maps to a vector and back: Flatten, Reshape, and what stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from math import gcd, prod

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.dense import Flatten, Linear, Reshape
from cnnstudio.layers.io import Output
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.layers.routing import Slice
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.problems.proposal import Idea, Place, Proposal, on_wire, removal


def flattened(place: Place) -> Iterable[Idea]:
    """Make a vector of the maps that a dense layer or Output gets."""
    node, shape = place.node, place.only_input
    if shape is None or len(shape) != 3 or not isinstance(node.layer, Linear | Output):
        return
    if isinstance(node.layer, Linear):
        yield [on_wire(place, Text("Put Flatten in front of it"), 0, Flatten())]
        label = Text("Put Global avg and Flatten in front of it")
        yield [on_wire(place, label, 0, GlobalAvgPool2d(), Flatten())]
        return
    classes = node.layer.classes
    label = Text("Put Flatten and Dense in front of it")
    yield [on_wire(place, label, 0, Flatten(), Linear(classes))]
    yield [on_wire(place, Text("Put Flatten in front of it"), 0, Flatten())]
    label = Text("Put Global avg and Flatten in front of it")
    yield [on_wire(place, label, 0, GlobalAvgPool2d(), Flatten())]


def of_vector(place: Place, shape: Shape) -> Iterable[Idea]:
    """Take maps from in front of Flatten, or make maps of the vector again."""
    node = place.node
    flatten = next((each for each in place.before() if isinstance(each.layer, Flatten)), None)
    if isinstance(node.layer, Reshape):
        yield from reshaped(place, node.layer, shape)
        return
    if flatten is not None and flatten.sources:
        values = {"node": node.name, "flatten": flatten.name}
        label = Text("Move {node} in front of {flatten}", values)
        yield [Proposal(label, partial(_moved, place.network, node, flatten))]
        yield [removal(place.network, flatten)]
    label = Text("Put Reshape to {shape} in front of it", {"shape": (shape[0], 1, 1)})
    yield [on_wire(place, label, 0, Reshape(shape[0], 1, 1))]
    yield from sliced(place, shape)


def _moved(network: Network, node: Node, before: Node) -> Network:
    """Take a node out of its chain and put it in front of another one."""
    without = edits.remove_nodes(network, [node.id])
    alone = msgspec.structs.replace(node, inputs=())
    placed = without.with_nodes((*without.nodes, alone))
    joined = edits.connect(placed, before.sources[0], node.id, 0)
    return edits.connect(joined, node.id, before.id, 0)


def reshaped(place: Place, layer: Reshape, shape: Shape) -> Iterable[Idea]:
    """Choose maps of as many numbers as come in, as like those wanted as possible."""
    count = prod(shape)
    area = layer.height * layer.width
    fitting = [
        (channels, height, count // channels // height)
        for channels, height in (
            (count // area or 1, layer.height),
            (layer.channels, layer.height),
            (layer.channels, gcd(count, layer.height)),
            (count, 1),
        )
        if count % (channels * height) == 0
    ]
    yield [
        Proposal(
            Text("Reshape to {shape}", {"shape": size}),
            partial(place.with_layers, {place.node.id: Reshape(*size)}),
        )
        for size in fitting
    ]


def sliced(place: Place, shape: Shape) -> Iterable[Idea]:
    """Take channels that are there."""
    layer = place.node.layer
    if not isinstance(layer, Slice):
        return
    stop = min(layer.stop, shape[0])
    start = layer.start if layer.start < stop else 0
    label = Text("Take the channels {start} to {last}", {"start": start, "last": stop - 1})
    fitting = Slice(start, stop)
    yield [Proposal(label, partial(place.with_layers, {place.node.id: fitting}))]
