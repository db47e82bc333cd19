"""Letting a network for large pictures look at small ones: it makes them small less often.

A network for photos halves its maps five times, so of a picture of 28x28 pixels nothing is left in
the end. Where that happens, the first layers that make maps smaller stop doing so, one level after
the other, until the last maps are as large as two pixels; as people do who train these networks
on small pictures.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from cnnstudio.layers.base import Layer
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.pooling import (
    AdaptiveAvgPool2d,
    AdaptiveMaxPool2d,
    AvgPool2d,
    MaxPool2d,
)
from cnnstudio.layers.resizing import Upsample
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.edits import insert_between, remove_nodes
from cnnstudio.network.graph import Network, Node

SMALLEST = 2
"""Height and width that the last maps keep, unless they had less from the start."""

LARGEST_FACTOR = 8
"""Pictures are enlarged by no more than that."""

Fitted = tuple[Network, tuple[Text, ...]]
"""A network, and one sentence for each thing that was changed."""


def made_roomier(before: Network, after: Network) -> Fitted:
    """Change a network whose pictures became too small for it, as little as will do.

    Args:
        before: The network with the pictures that it was made for.
        after: The same with the pictures that it shall get.

    Returns:
        The network, and one sentence for each thing that was changed; nothing is changed where
        it fits, or where it did not fit before either.
    """
    facts = analyze(before)
    if facts.errors:
        return after, ()
    wanted = min(SMALLEST, _last_size(before, facts))
    levels = _levels(before, facts)
    for factor in range(1, LARGEST_FACTOR + 1):
        enlarged, said = (after, ()) if factor == 1 else _enlarged(after, factor)
        for count in range(len(levels) + 1):
            network, texts = _gentler(enlarged, levels[:count])
            network, more = _without_repeating(network)
            facts = analyze(network)
            if not facts.errors and _last_size(network, facts) >= wanted:
                return network, (*said, *texts, *more)
    return after, ()


def _last_size(network: Network, facts: Analysis) -> int:
    """Give the least height or width of all maps that are still maps of the picture."""
    shapes = [facts.nodes[node].output_shape or () for node in _jumps(network, facts)]
    return min((min(shape[1:]) for shape in shapes), default=SMALLEST)


Jump = tuple[float, float]


def _jumps(network: Network, facts: Analysis) -> dict[int, Jump]:
    """Give for each node with maps of the picture how far apart its units lie, along each axis.

    A gate that looks at the whole picture, as in squeeze and excite, changes nothing about that.
    """
    found: dict[int, Jump] = {}
    for node in network.order:
        known = facts.nodes[node.id]
        if isinstance(node.layer, Input):
            found[node.id] = (1.0, 1.0)
        before = [found[source] for source in node.sources if source in found]
        shapes = [shape for shape in known.input_shapes if shape is not None]
        if not before or known.output_shape is None or len(known.output_shape) != 3:
            continue
        window = node.layer.window(*shapes)
        if window is not None and not isinstance(node.layer, AdaptiveAvgPool2d | AdaptiveMaxPool2d):
            rows, columns = (
                max(jump[axis] for jump in before) * window.stride[axis] / window.zoom[axis]
                for axis in (0, 1)
            )
            found[node.id] = (rows, columns)
    return found


# --- levels --------------------------------------------------------------------------------------

Level = Sequence[int]
"""Nodes that make maps smaller at the same place: one alone, or one in each branch."""


def _levels(network: Network, facts: Analysis) -> list[Level]:
    """Give the levels from the input on: they differ in how far apart the units before lie."""
    jumps = _jumps(network, facts)
    found: dict[Jump, list[int]] = {}
    for node in network.order:
        if isinstance(node.layer, Conv2d | MaxPool2d | AvgPool2d) and max(node.layer.stride) > 1:
            jump = jumps.get(node.sources[0])
            if jump is not None:
                found.setdefault(jump, []).append(node.id)
    return [found[jump] for jump in sorted(found)]


def _gentler(network: Network, levels: Iterable[Level]) -> Fitted:
    """Let the layers of some levels keep the size of their maps."""
    texts: list[Text] = []
    left_out: list[int] = []
    changed: dict[int, AnyLayer] = {}
    for level in levels:
        for node in (network.by_id[each] for each in level):
            layer = _with_stride_1(node.layer, is_alone=len(level) == 1)
            if layer is None:
                left_out.append(node.id)
                texts.append(Text(_LEFT_OUT, {"name": node.name}))
            else:
                changed[node.id] = layer
                texts.append(_said(node, layer))
    return remove_nodes(_with_layers(network, changed), left_out), tuple(texts)


def _with_stride_1(layer: Layer, *, is_alone: bool) -> AnyLayer | None:
    """Give a layer that keeps the size; None for pooling that is of no use then.

    A large kernel that moved in large steps becomes smaller by as much: 11x11 with stride 4 and
    7x7 with stride 2 become 3x3. In branches that are joined again, kernels stay.
    """
    if isinstance(layer, MaxPool2d | AvgPool2d):
        return None if is_alone else msgspec.structs.replace(layer, stride=(1, 1))
    assert isinstance(layer, Conv2d)
    if not is_alone:
        return msgspec.structs.replace(layer, stride=(1, 1))
    sizes = [
        kernel if kernel <= 3 else max(3, kernel // stride | 1)
        for kernel, stride in zip(layer.kernel, layer.stride, strict=True)
    ]
    padding = layer.padding
    if padding != "same":
        padding = tuple(
            size // 2 if padded and size != kernel else padded
            for size, kernel, padded in zip(sizes, layer.kernel, padding, strict=True)
        )
    changed = {"kernel": tuple(sizes), "stride": (1, 1), "padding": padding}
    return msgspec.structs.replace(layer, **changed)


_LEFT_OUT = "{name} is left out, so that the maps do not become too small."
_STRIDE = "{name} has stride {now} instead of {before}, so that the maps do not become too small."
_KERNEL = (
    "{name} has kernels of {kernel} with stride {now} instead of {large} with stride {before}, so "
    "that the maps do not become too small."
)


def _said(node: Node, now: AnyLayer) -> Text:
    before = node.layer
    assert isinstance(before, Conv2d | MaxPool2d | AvgPool2d)
    assert isinstance(now, Conv2d | MaxPool2d | AvgPool2d)
    values = {"name": node.name, "now": now.stride[0], "before": before.stride[0]}
    if now.kernel == before.kernel:
        return Text(_STRIDE, values)
    return Text(_KERNEL, {**values, "kernel": now.kernel, "large": before.kernel})


# --- other changes -------------------------------------------------------------------------------


def _without_repeating(network: Network) -> Fitted:
    """Leave out adaptive pooling that would make maps larger, by repeating what is there."""
    facts = analyze(network)
    texts: list[Text] = []
    left_out: list[int] = []
    for node in network.nodes:
        if isinstance(node.layer, AdaptiveAvgPool2d | AdaptiveMaxPool2d):
            (shape,) = facts.nodes[node.id].input_shapes
            if shape is not None and min(shape[1:]) < min(node.layer.size):
                left_out.append(node.id)
                values = {"name": node.name, "shape": shape[1:], "size": node.layer.size}
                texts.append(Text(_REPEATS, values))
    return remove_nodes(network, left_out), tuple(texts)


_REPEATS = "{name} is left out: it would repeat maps of {shape} to fill {size}."


def _enlarged(network: Network, factor: int) -> Fitted:
    """Enlarge the pictures behind the Input."""
    picture = next(node for node in network.nodes if isinstance(node.layer, Input))
    (target, port), *others = network.consumers[picture.id]
    at = picture.at
    grown = insert_between(network, picture.id, target, port, Upsample((factor, factor)), at)
    made = grown.nodes[-1]
    for other, other_port in others:
        grown = _with_source(grown, other, other_port, made.id)
    values = {"name": made.name, "factor": factor}
    return grown, (Text(_ENLARGED, values),)


_ENLARGED = (
    "{name} makes the pictures {factor} times as large, since this network cannot look at smaller "
    "ones."
)


def _with_source(network: Network, node_id: int, port: int, source: int) -> Network:
    node = network.by_id[node_id]
    inputs = (*node.inputs[:port], source, *node.inputs[port + 1 :])
    changed = msgspec.structs.replace(node, inputs=inputs)
    return network.with_nodes(changed if each.id == node_id else each for each in network.nodes)


def _with_layers(network: Network, layers: Mapping[int, AnyLayer]) -> Network:
    return network.with_nodes(
        msgspec.structs.replace(node, layer=layers[node.id]) if node.id in layers else node
        for node in network.nodes
    )
