"""Ideas against a layer that does not fit what comes in: other settings, here or further up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import product
from math import gcd, prod

import msgspec

from cnnstudio.layers.base import Layer, Pair, Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear, Reshape
from cnnstudio.layers.io import Output
from cnnstudio.layers.normalization import GroupNorm
from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.layers.resizing import Crop
from cnnstudio.layers.routing import ChannelShuffle, Slice
from cnnstudio.layers.text import Text
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.problems.proposal import Idea, Place, Proposal, on_wire, removal
from cnnstudio.network.problems.reshaping import of_vector, reshaped, sliced

MOST_CUT = 3
"""So many rows or columns at most are cut off because nothing sees them."""

MOST_BEFORE = 12
"""So many layers before one that does not fit are looked at."""


def ideas(place: Place) -> Iterable[Idea]:
    """Give ideas for a layer with one input."""
    shape = place.only_input
    if shape is None:
        return
    if isinstance(place.node.layer, Output):
        yield from _of_answer(place, place.node.layer, shape)
    elif len(shape) == 1:
        yield from of_vector(place, shape)
    elif _is_too_small(place.node.layer, shape):
        if not isinstance(place.node.layer, Conv2d):
            yield [removal(place.network, place.node)]
        else:
            yield [place.set(Text("Keep the size with padding"), "padding", "same")]
        yield from _further_up(place)
        yield from _of_settings(place, shape)
    else:
        yield from _of_settings(place, shape)
        yield from _further_up(place)
        yield _cut_before(place)


def _is_too_small(layer: Layer, shape: Shape) -> bool:
    """Say whether a kernel is larger than the maps: then they became too small further up."""
    kernel = layer.kernel if isinstance(layer, Conv2d | MaxPool2d | AvgPool2d) else (1, 1)
    return kernel[0] > shape[1] or kernel[1] > shape[2]


# --- the answer ----------------------------------------------------------------------------------


def _of_answer(place: Place, layer: Output, shape: Shape) -> Iterable[Idea]:
    """Let the last dense layer give as many numbers as there are classes, or the reverse."""
    classes = layer.classes
    dense = next((node for node in place.before() if isinstance(node.layer, Linear)), None)
    if dense is not None:
        label = Text("Set {node} to {classes} units", {"node": dense.name, "classes": classes})
        yield [place.set(label, "units", classes, dense)]
    if len(shape) == 1:
        label = Text("Add a Dense with {classes} units in front of it", {"classes": classes})
        yield [on_wire(place, label, 0, Linear(classes))]
        values = {"node": place.node.name, "size": shape[0]}
        yield [place.set(Text("Set {node} to {size} classes", values), "classes", shape[0])]


# --- settings of the layer itself ----------------------------------------------------------------


def _of_settings(place: Place, shape: Shape) -> Iterable[Idea]:
    layer = place.node.layer
    match layer:
        case Conv2d():
            yield from _of_convolution(place, layer)
            yield from _grouped(place, layer.groups, shape[0], layer.filters)
            yield _smaller_kernel(place, layer, shape)
        case ConvTranspose2d():
            yield from _grouped(place, layer.groups, shape[0], layer.filters)
            yield [place.set(Text("Add nothing at the end"), "output_padding", (0, 0))]
            yield [place.set(Text("Set the padding to 0"), "padding", (0, 0))]
        case MaxPool2d() | AvgPool2d():
            yield [place.set(Text("Round the size up"), "ceil_mode", value=True)]
            yield [place.set(Text("Pad by half the kernel"), "padding", _half(layer.kernel))]
            yield [place.set(Text("Set the padding to 0"), "padding", (0, 0))]
            yield _smaller_kernel(place, layer, shape)
        case GroupNorm(groups=groups) | ChannelShuffle(groups=groups):
            yield from _grouped(place, groups, shape[0], shape[0])
        case Reshape():
            yield from reshaped(place, layer, shape)
        case Slice():
            yield from sliced(place, shape)
        case Crop():
            yield [_cropped(place, layer, shape)]
        case _:
            return


def _half(kernel: Pair) -> Pair:
    return kernel[0] // 2, kernel[1] // 2


def _of_convolution(place: Place, layer: Conv2d) -> Iterable[Idea]:
    yield [place.set(Text("Keep the size with padding"), "padding", "same")]
    span = (
        layer.dilation[0] * (layer.kernel[0] - 1) + 1,
        layer.dilation[1] * (layer.kernel[1] - 1) + 1,
    )
    yield [
        place.set(Text("Pad by half the kernel"), "padding", half)
        for half in dict.fromkeys((_half(layer.kernel), _half(span)))
    ]
    yield [place.set(Text("Pad with zeros"), "padding_mode", "zeros")]
    yield [place.set(Text("Set the stride to 1"), "stride", (1, 1))]
    yield [place.set(Text("Set the dilation to 1"), "dilation", (1, 1))]
    yield [place.set(Text("Set the padding to 0"), "padding", (0, 0))]


def _grouped(place: Place, groups: int, channels: int, filters: int) -> Iterable[Idea]:
    """Choose groups that divide the channels and the filters: as many as before, or fewer."""
    if groups == filters != channels and isinstance(place.node.layer, Conv2d):
        label = Text("Make {channels} filters in {channels} groups", {"channels": channels})
        depthwise = msgspec.structs.replace(place.node.layer, filters=channels, groups=channels)
        yield [Proposal(label, partial(place.with_layers, {place.node.id: depthwise}))]
    shared = gcd(channels, filters)
    fewer = next(count for count in range(min(groups, shared), 0, -1) if shared % count == 0)
    for count in dict.fromkeys((1, fewer)):
        label = Text("Set the groups to {count}", {"count": count})
        yield [place.set(label, "groups", count)]


def _cropped(place: Place, layer: Crop, shape: Shape) -> Proposal:
    """Cut off less, so that at least a pixel is left."""
    rows, columns = (shape[1] - 1) // 2, (shape[2] - 1) // 2
    less = Crop(
        min(layer.top, rows),
        min(layer.bottom, rows),
        min(layer.left, columns),
        min(layer.right, columns),
    )
    return Proposal(Text("Cut off less"), partial(place.with_layers, {place.node.id: less}))


def _smaller_kernel(place: Place, layer: Conv2d | MaxPool2d | AvgPool2d, shape: Shape) -> Idea:
    """Make the kernel as large as the maps; of a pool, the step as well."""
    fitting: Pair = (min(layer.kernel[0], shape[1]), min(layer.kernel[1], shape[2]))
    label = Text("Make the kernel {kernel}", {"kernel": fitting})
    smaller = msgspec.structs.replace(layer, kernel=fitting)
    if not isinstance(layer, Conv2d):
        smaller = msgspec.structs.replace(smaller, padding=(0, 0))
    return [Proposal(label, partial(place.with_layers, {place.node.id: smaller}))]


def _cut_before(place: Place) -> Idea:
    """Cut off what no unit sees: nothing else changes, and it is plain to see."""
    stride = getattr(place.node.layer, "stride", (1, 1))
    rows, columns = (range(min(step, MOST_CUT + 1)) for step in stride)
    label = Text("Cut off before it what it does not see")
    for bottom, right in product(rows, columns):
        if bottom or right:
            yield on_wire(place, label, 0, Crop(0, bottom, 0, right))


# --- further up ----------------------------------------------------------------------------------


def _further_up(place: Place) -> Iterable[Idea]:
    """Make the maps less small before they come here, with as little change as will do."""
    shrinking = [node for node in place.before() if _shrinks(place, node)][:MOST_BEFORE]
    by_change = sorted(shrinking, key=lambda node: _area_gained(place, node))
    pools = [node for node in by_change if node.layer.family == "pooling"]
    yield [removal(place.network, node) for node in pools]
    yield [
        place.set(
            Text("Set the stride of {node} to 1", {"node": node.name}), "stride", (1, 1), node
        )
        for node in by_change
        if isinstance(node.layer, Conv2d) and max(node.layer.stride) > 1
    ]
    yield [_kept(place, [node]) for node in by_change]
    # Where one is not enough: the nearest two, three and so on.
    yield [_kept(place, shrinking[:count]) for count in range(2, len(shrinking) + 1)]
    near = [node for node in shrinking if node in pools]
    yield [_without(place.network, near[:count]) for count in range(2, len(near) + 1)]


def _kept(place: Place, nodes: Sequence[Node]) -> Proposal:
    """Propose that layers leave height and width as they are."""
    kept = {node.id: layer for node in nodes if (layer := keeping_size(node.layer)) is not None}
    label = Text("Keep the size in {nodes}", {"nodes": _names(nodes)})
    return Proposal(label, partial(place.with_layers, kept))


def _without(network: Network, nodes: Sequence[Node]) -> Proposal:
    label = Text("Remove {nodes}", {"nodes": _names(nodes)})
    return Proposal(label, partial(edits.remove_nodes, network, [node.id for node in nodes]))


def _names(nodes: Sequence[Node]) -> str:
    """List the names of nodes that were found from the last one back."""
    return ", ".join(node.name for node in reversed(nodes))


def _shrinks(place: Place, node: Node) -> bool:
    shapes = [place.shape_of(place.network.by_id[source]) for source in node.sources[:1]]
    after, before = place.shape_of(node), shapes[0] if shapes else None
    if before is None or after is None or len(before) != 3 or len(after) != 3:
        return False
    return after[1] < before[1] or after[2] < before[2]


def _area_gained(place: Place, node: Node) -> float:
    """Give how many times as large the maps behind a node would be if it kept their size."""
    before = place.shape_of(place.network.by_id[node.sources[0]]) or (1, 1, 1)
    after = place.shape_of(node) or (1, 1, 1)
    return prod(before[1:]) / prod(after[1:])


def keeping_size(layer: Layer) -> AnyLayer | None:
    """Give a layer that leaves height and width as they are, otherwise like this one.

    A pool with an even kernel gets an odd one: padding is the same on both sides.
    """
    if isinstance(layer, Conv2d):
        return msgspec.structs.replace(layer, stride=(1, 1), padding="same")
    if isinstance(layer, MaxPool2d | AvgPool2d):
        odd: Pair = (layer.kernel[0] // 2 * 2 + 1, layer.kernel[1] // 2 * 2 + 1)
        kept = {"kernel": odd, "stride": (1, 1), "padding": _half(odd), "ceil_mode": False}
        if isinstance(layer, MaxPool2d):
            return msgspec.structs.replace(layer, **kept, dilation=(1, 1))
        return msgspec.structs.replace(layer, **kept)
    return None
