"""Why a layer cannot take what it gets: the layers before it that made it so.

A refusal says what is wrong where it shows. Often the reason lies elsewhere: four pooling layers
have left nothing of the picture, or one of two branches has a stride. Nothing here knows the
kinds of layers; a layer is asked what it would take.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from cnnstudio.layers.base import LARGEST_WIDTH, Layer, Shape, ShapeError
from cnnstudio.layers.text import Text, listed
from cnnstudio.network.graph import Network, Node

Shapes = Mapping[int, Shape]
"""The output shapes that are known."""

MOST_NAMED = 4
"""More layers than that are counted and not named."""


def cause(network: Network, shapes: Shapes, node: Node) -> Text | None:
    """Say which layers before a node made what it refuses, with their numbers.

    Args:
        network: The network.
        shapes: The output shapes as far as they are known, those of the node's inputs among them.
        node: A node whose layer refuses its inputs.

    Returns:
        A sentence or two, or None where the reason lies in the layer itself, or where it would
        take what it gets if that was not too much for any computer.
    """
    inputs = [shapes[source] for source in node.sources]
    if would_take(node.layer, *inputs):
        return None
    if len(inputs) > 1:
        return _of_branches(network, shapes, node, inputs)
    way = list(_way(network, shapes, node.sources[0]))
    if len(inputs[0]) == 1:
        return _of_vector(shapes, way, node.layer, inputs[0])
    return _of_maps(shapes, way, node.layer, inputs[0])


def would_take(layer: Layer, *inputs: Shape) -> bool:
    """Say whether a layer takes inputs of these shapes."""
    try:
        layer.output_shape(*inputs)
    except ShapeError:
        return False
    return True


def _way(
    network: Network, shapes: Shapes, source: int, fork: int | None = None
) -> Iterable[tuple[Node, Shape]]:
    """Go back as `way_back` does; give what comes into each node, too: of an Input, its picture."""
    nodes = list(way_back(network, source, fork))
    before = [node.id for node in nodes[1:]]
    last = nodes[-1].id if nodes and fork is None else fork
    origins = [*before, *([] if last is None else [last])]
    return ((node, shapes[origin]) for node, origin in zip(nodes, origins, strict=False))


def way_back(network: Network, source: int, fork: int | None = None) -> Iterable[Node]:
    """Go from a node back to the Input, or to where branches part, along the first inputs."""
    around = None if fork is None else network.descendants(fork)
    node, seen = network.by_id[source], set[int]()
    while node.id != fork and node.id not in seen:
        yield node
        seen.add(node.id)
        before = next((at for at in node.sources if around is None or at in around), None)
        if before is None:
            return
        node = network.by_id[before]


Way = Sequence[tuple[Node, Shape]]


# --- one input -----------------------------------------------------------------------------------


def _of_vector(shapes: Shapes, way: Way, layer: Layer, given: Shape) -> Text | None:
    maker = _vector_maker(shapes, way)
    if maker is not None and would_take(layer, maker[1]):
        return _made_a_vector(*maker)
    giver = next((node for node, before in way if before != shapes[node.id]), way[-1][0])
    if given[0] == 1:
        return Text("{node} gives this one number.", {"node": giver.name})
    return Text("{node} gives these {size} numbers.", {"node": giver.name, "size": given[0]})


def _vector_maker(shapes: Shapes, way: Way) -> tuple[Node, Shape] | None:
    """Find the layer that made a vector of maps, and what it got."""
    return next((each for each in way if len(each[1]) == 3 and len(shapes[each[0].id]) == 1), None)


def _made_a_vector(node: Node, before: Shape) -> Text:
    values = {"node": node.name, "shape": before}
    return Text("{node} before it makes a vector of the maps of {shape}.", values)


def _of_maps(shapes: Shapes, way: Way, layer: Layer, given: Shape) -> Text | None:
    maps = [given, *(before for _, before in way if len(before) == 3)]
    largest = (max(shape[axis] for shape in maps) for axis in (1, 2))
    if would_take(layer, (given[0], *largest)):
        return _shrunk(shapes, way, given)
    groups = cast("int", getattr(layer, "groups", 1))
    others = (given[0] * groups, LARGEST_WIDTH)
    if not any(would_take(layer, (channels, *given[1:])) for channels in others):
        return None
    changed = (node for node, before in way if before[0] != shapes[node.id][0])
    giver = next(changed, way[-1][0])
    if given[0] == 1:
        return Text("{node} gives this one channel.", {"node": giver.name})
    values = {"node": giver.name, "channels": given[0]}
    return Text("{node} gives these {channels} channels.", values)


def _shrunk(shapes: Shapes, way: Way, given: Shape) -> Text | None:
    """Name the layers that made maps smaller, from the first one on."""
    smaller = [
        (node, before) for node, before in reversed(way) if _shrinks(before, shapes[node.id])
    ]
    if not smaller:
        return None
    nodes = [node for node, _ in smaller]
    sizes = {"before": smaller[0][1][1:], "after": given[1:]}
    if len(nodes) == 1:
        template = "{node} before it leaves {after} of {before} pixels."
        return Text(template, {**sizes, "node": nodes[0].name})
    values = {**sizes, "nodes": _names(nodes), "count": len(nodes)}
    if all(node.layer.family == "pooling" for node in nodes):
        return Text(
            "{count} pooling layers before it leave {after} of {before} pixels: {nodes}.", values
        )
    return Text("{count} layers before it leave {after} of {before} pixels: {nodes}.", values)


def _shrinks(before: Shape, after: Shape) -> bool:
    return len(before) == len(after) == 3 and (after[1] < before[1] or after[2] < before[2])


def _names(nodes: Sequence[Node]) -> Text:
    names = ", ".join(node.name for node in nodes[:MOST_NAMED])
    if len(nodes) <= MOST_NAMED:
        return Text("{names}", {"names": names})
    return Text("{names} and {rest} more", {"names": names, "rest": len(nodes) - MOST_NAMED})


# --- branches ------------------------------------------------------------------------------------


def _of_branches(
    network: Network, shapes: Shapes, node: Node, inputs: Sequence[Shape]
) -> Text | None:
    """Say what each of two branches that do not fit has done to the maps since they parted."""
    layer = node.layer
    other = next(at for at in range(1, len(inputs)) if not would_take(layer, *inputs[: at + 1]))
    fork = fork_of(network, (node.sources[0], node.sources[other]))
    if len(inputs[0]) != len(inputs[other]):
        flat = node.sources[0 if len(inputs[0]) == 1 else other]
        maker = _vector_maker(shapes, list(_way(network, shapes, flat)))
        return None if maker is None else _made_a_vector(*maker)
    if fork is None:
        return None
    aspects = _aspects(inputs[0], inputs[other], layer)
    told = [_of_branch(network, shapes, node.sources[port], fork, aspects) for port in (0, other)]
    return Text("{first} {second}", {"first": told[0], "second": told[1]})


def fork_of(network: Network, sources: Sequence[int]) -> int | None:
    """Find the last node that all of these depend on; None where there is none."""
    shared = network.ancestors(sources[0])
    for source in sources[1:]:
        shared &= network.ancestors(source)
    return max(shared, key=lambda node: network.places.get(node, -1), default=None)


def _aspects(first: Shape, second: Shape, layer: Layer) -> tuple[int, ...]:
    """Give the axes that keep two shapes apart.

    Channels may differ where they are put behind each other, and so count only for some layers.
    """
    changed = {
        axis: (*first[:axis], second[axis], *first[axis + 1 :]) for axis in range(len(first))
    }
    return tuple(axis for axis, shape in changed.items() if not would_take(layer, first, shape))


def _of_branch(
    network: Network, shapes: Shapes, source: int, fork: int, axes: tuple[int, ...]
) -> Text:
    """Say which layers of a branch changed the maps along these axes, or that none did."""
    way = list(_way(network, shapes, source, fork))
    start, end = _along(axes, shapes[fork]), _along(axes, shapes[source])
    name = network.by_id[source].name
    if not way:
        return Text("The shortcut from {node} stays {shape}.", {"node": name, "shape": end})
    if start == end:
        return Text("The branch of {node} stays {shape}.", {"node": name, "shape": end})
    turned = [
        _turn(node, _along(axes, before), _along(axes, shapes[node.id]))
        for node, before in reversed(way)
        if _along(axes, before) != _along(axes, shapes[node.id])
    ]
    if len(turned) > MOST_NAMED:
        values = {"node": name, "before": start, "after": end, "count": len(turned)}
        return Text("{count} layers up to {node} turn {before} into {after}.", values)
    return Text("{turns}.", {"turns": listed(turned)})


def _turn(node: Node, before: object, after: object) -> Text:
    """Say what one layer does, and which setting does it where that is a stride."""
    values = {"node": node.name, "before": before, "after": after}
    stride = cast("tuple[int, int]", getattr(node.layer, "stride", (1, 1)))
    if max(stride) == 1:
        return Text("{node} turns {before} into {after}", values)
    values["stride"] = stride[0] if stride[0] == stride[1] else stride
    return Text("{node} turns {before} into {after} (stride {stride})", values)


def _along(axes: tuple[int, ...], shape: Shape) -> object:
    """Give what of a shape counts: pixels, channels, or all of it."""
    if len(shape) != 3 or (0 in axes and len(axes) > 1):
        return shape
    if axes == (0,):
        return Text("{channels} channels", {"channels": shape[0]})
    return Text("{size} pixels", {"size": shape[1:]})
