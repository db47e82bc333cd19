"""Ideas for branches that meet and do not fit: change the shape of one, or give one up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from math import prod

import msgspec

from cnnstudio.layers.base import Pair, Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Reshape
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AdaptiveAvgPool2d, MaxPool2d
from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.text import Text, marked
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.problems.causes import fork_of, way_back
from cnnstudio.network.problems.proposal import Idea, Place, Proposal, fed_instead, inserted
from cnnstudio.network.problems.sizes import keeping_size

Means = Callable[[Shape, Shape], Sequence[AnyLayer] | None]
"""Gives the layers that turn one shape into another, or None where it cannot do that."""


def ideas(place: Place) -> Iterable[Idea]:
    """Give ideas for a layer with several inputs."""
    if not isinstance(place.node.layer, Add | Concat | Multiply) or len(place.node.sources) < 2:
        return
    if len(place.inputs) == len(place.node.inputs):
        yield from _matched(place)
        yield _branch_kept(place)
    yield from _parted(place)


# --- layers on one of the branches ---------------------------------------------------------------


def _matched(place: Place) -> Iterable[Idea]:
    """Put layers on branches until all have the shape of one of them."""
    projection = partial(_projected, has_norm=_has_norm(place))
    order: dict[str, Means] = {
        marked("Put a 1×1 conv on {branch}"): projection,
        marked("Put Reshape on {branch}"): _reshaped,
        marked("Put Flatten on {branch}"): _flattened,
        marked("Make {branch} smaller by pooling"): _pooled,
        marked("Enlarge {branch}"): _enlarged,
        marked("Pad {branch} with zeros"): _padded,
        marked("Crop {branch}"): _cropped,
        marked("Put Dense on {branch}"): _resized,
    }
    if isinstance(place.node.layer, Concat):
        # It takes any number of channels: nothing needs to be learned to fit.
        first = next(iter(order))
        order[first] = order.pop(first)
    for template, means in order.items():
        yield list(_ways(place, template, means))


def _has_norm(place: Place) -> bool:
    """Whether the branches normalize over the batch: then a new convolution does, too."""
    nodes = place.network.ancestors(place.node.id)
    return any(isinstance(place.network.by_id[each].layer, BatchNorm2d) for each in nodes)


def _ways(place: Place, template: str, means: Means) -> Iterable[Proposal]:
    """Bring all branches to the shape of one of them: of the longest first, it does the work."""
    shapes, is_concat = place.inputs, isinstance(place.node.layer, Concat)
    lengths = [len(branch) for branch in _branches(place)]
    targets = sorted(range(len(shapes)), key=lambda port: -lengths[port])
    for target in targets:
        wanted = shapes[target]
        layers: dict[int, Sequence[AnyLayer] | None] = {}
        for port, shape in enumerate(shapes):
            goal = _of_concat(shape, wanted) if is_concat else wanted
            if shape != goal:
                layers[port] = means(shape, goal)
        if layers and all(layers.values()):
            found = {port: each for port, each in layers.items() if each}
            label = Text(template, {"branch": _branch_name(place, next(iter(found)), lengths)})
            yield Proposal(label, partial(_on_branches, place.network, place.node, found))


def _of_concat(shape: Shape, wanted: Shape) -> Shape:
    """Give the shape that fits beside another one with as few changes as Concat needs."""
    if len(wanted) == 1:
        return (prod(shape),)
    return (shape[0], *wanted[1:])


def _branches(place: Place) -> Sequence[Sequence[Node]]:
    """Give the layers of each branch since they parted, the last first; empty for a shortcut."""
    network, node = place.network, place.node
    fork = fork_of(network, node.sources)
    return [list(way_back(network, source, fork)) for source in node.sources]


def _branch_name(place: Place, port: int, lengths: Sequence[int]) -> Text:
    if lengths[port] == 0 and max(lengths) > 0:
        return Text("the shortcut")
    name = place.network.by_id[place.node.sources[port]].name
    return Text("the branch of {node}", {"node": name})


def _on_branches(network: Network, node: Node, layers: dict[int, Sequence[AnyLayer]]) -> Network:
    for port, each in layers.items():
        network = inserted(network, node, port, each)
    return network


def _projected(shape: Shape, wanted: Shape, *, has_norm: bool) -> Sequence[AnyLayer] | None:
    """Give the 1×1 convolution that turns maps of one shape into another, as in ResNet.

    He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2015.
    """
    if not len(shape) == len(wanted) == 3 or shape[1] < wanted[1] or shape[2] < wanted[2]:
        return None
    stride: Pair = (-(-shape[1] // wanted[1]), -(-shape[2] // wanted[2]))
    if not has_norm:
        return [Conv2d(wanted[0], (1, 1), stride)]
    return [Conv2d(wanted[0], (1, 1), stride, bias=False), BatchNorm2d()]


def _pooled(shape: Shape, wanted: Shape) -> Sequence[AnyLayer] | None:
    if not _only_sizes_differ(shape, wanted) or not _is_within(wanted, shape):
        return None
    if any(size % goal for size, goal in zip(shape[1:], wanted[1:], strict=True)):
        return [AdaptiveAvgPool2d((wanted[1], wanted[2]))]
    step: Pair = (shape[1] // wanted[1], shape[2] // wanted[2])
    return [MaxPool2d(step, step)]


def _enlarged(shape: Shape, wanted: Shape) -> Sequence[AnyLayer] | None:
    if not _only_sizes_differ(shape, wanted):
        return None
    if any(goal % size for size, goal in zip(shape[1:], wanted[1:], strict=True)):
        return None
    return [Upsample((wanted[1] // shape[1], wanted[2] // shape[2]))]


def _padded(shape: Shape, wanted: Shape) -> Sequence[AnyLayer] | None:
    if not _only_sizes_differ(shape, wanted) or not _is_within(shape, wanted):
        return None
    rows, columns = wanted[1] - shape[1], wanted[2] - shape[2]
    return [ZeroPad2d(rows // 2, rows - rows // 2, columns // 2, columns - columns // 2)]


def _cropped(shape: Shape, wanted: Shape) -> Sequence[AnyLayer] | None:
    if not _only_sizes_differ(shape, wanted) or not _is_within(wanted, shape):
        return None
    rows, columns = shape[1] - wanted[1], shape[2] - wanted[2]
    return [Crop(rows // 2, rows - rows // 2, columns // 2, columns - columns // 2)]


def _only_sizes_differ(shape: Shape, wanted: Shape) -> bool:
    return len(shape) == len(wanted) == 3 and shape[0] == wanted[0]


def _is_within(small: Shape, large: Shape) -> bool:
    return small[1] <= large[1] and small[2] <= large[2]


def _flattened(shape: Shape, wanted: Shape) -> Sequence[AnyLayer] | None:
    """Make a vector of maps, and with a dense layer one of the wanted size."""
    if len(shape) != 3 or len(wanted) != 1:
        return None
    return [Flatten()] if prod(shape) == wanted[0] else [Flatten(), Linear(wanted[0])]


def _reshaped(shape: Shape, wanted: Shape) -> Sequence[AnyLayer] | None:
    """Make maps of one pixel of a vector with a number per channel: a gate, as in SE-Net."""
    is_gate = len(shape) == 1 and len(wanted) == 3 and shape[0] == wanted[0]
    return [Reshape(shape[0], 1, 1)] if is_gate else None


def _resized(shape: Shape, wanted: Shape) -> Sequence[AnyLayer] | None:
    return [Linear(wanted[0])] if len(shape) == len(wanted) == 1 else None


# --- the branch that does not keep its size ------------------------------------------------------


def _branch_kept(place: Place) -> Idea:
    """Let the layers of a branch keep the maps as they were where the branches parted."""
    for port, branch in enumerate(_branches(place)):
        other = place.inputs[1 - port] if port < 2 else None
        shape = place.inputs[port]
        if other is None or not branch or len(shape) != 3 or len(other) != 3:
            continue
        kept: dict[int, AnyLayer] = {}
        for node in branch:
            layer = keeping_size(node.layer) if _changes_size(place, node) else None
            if layer is not None:
                kept[node.id] = layer
        last = next((node for node in branch if isinstance(node.layer, Conv2d)), None)
        if isinstance(place.node.layer, Add) and last is not None and shape[0] != other[0]:
            layer = kept.get(last.id, last.layer)
            kept[last.id] = msgspec.structs.replace(layer, filters=other[0])
        if kept:
            names = ", ".join(node.name for node in reversed(branch) if node.id in kept)
            label = Text("Keep the size in {nodes}", {"nodes": names})
            if shape[1:] == other[1:]:
                values = {"node": names, "filters": other[0]}
                label = Text("Set {node} to {filters} filters", values)
            yield Proposal(label, partial(place.with_layers, kept))


def _changes_size(place: Place, node: Node) -> bool:
    before = place.shape_of(place.network.by_id[node.sources[0]]) if node.sources else None
    after = place.shape_of(node)
    return bool(before and after) and (before or ())[1:] != (after or ())[1:]


# --- giving a branch up --------------------------------------------------------------------------


def _parted(place: Place) -> Iterable[Idea]:
    """Give up one of the branches that meet in a layer, or all but one."""
    network, node = place.network, place.node
    if len(set(node.sources)) < 2:
        return
    if len(node.sources) > 2:
        for port, source in enumerate(node.inputs):
            if source is not None:
                label = Text("Remove the wire from {node}", {"node": network.by_id[source].name})
                yield [Proposal(label, partial(edits.disconnect, network, node.id, port))]
    branches = dict(zip(node.sources, _branches(place), strict=True))
    for source in sorted(branches, key=lambda each: -len(branches[each])):
        others = [each for each in branches if each != source]
        is_shortcut = len(others) == 1 and not branches[others[0]]
        values = {"node": node.name, "source": network.by_id[source].name}
        label = Text("Remove {node} and go on from {source}", values)
        if is_shortcut:
            label = Text("Remove the shortcut and {node}", {"node": node.name})
        yield [Proposal(label, partial(_going_on_from, network, node, source))]


def _going_on_from(network: Network, node: Node, source: int) -> Network:
    """Let one of its sources take the place of a node."""
    return edits.remove_nodes(fed_instead(network, node, source), [node.id], heal=False)
