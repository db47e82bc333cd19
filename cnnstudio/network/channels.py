"""Which channels a unit sees: through pooling its own, through a convolution all of a group."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.layers.activation import Softmax
from cnnstudio.layers.base import Layer, Shape
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.merge import Concat
from cnnstudio.network.graph import Network

Channels = frozenset[int]


def channels_seen(
    network: Network, shapes: Mapping[int, Shape | None], node: int, channel: int
) -> dict[int, Channels]:
    """Trace a unit of one channel of a node's maps back to the channels that it sees.

    `shapes` are the output shapes of the nodes. Nodes whose output is no map are left out, and so
    is what lies before them.
    """
    found: dict[int, Channels] = {node: frozenset({channel})}
    for current in reversed(network.order):
        if current.id not in found:
            continue
        inputs = [shapes.get(source) for source in current.sources]
        known = [shape for shape in inputs if shape is not None and len(shape) == 3]
        if len(known) < len(inputs):
            continue
        for port, source in enumerate(current.sources):
            seen = _through(current.layer, found[current.id], port, known)
            found[source] = found.get(source, frozenset()) | seen
    return found


def _through(layer: Layer, channels: Channels, port: int, inputs: list[Shape]) -> Channels:
    """Give the channels of the input at `port` that the given output channels look at."""
    count = inputs[port][0]
    if isinstance(layer, Conv2d):
        filters, members = layer.filters // layer.groups, count // layer.groups
        groups = {channel // filters for channel in channels}
        return frozenset(
            member for group in groups for member in range(group * members, (group + 1) * members)
        )
    if isinstance(layer, Softmax):
        return frozenset(range(count))
    if isinstance(layer, Concat):
        first = sum(shape[0] for shape in inputs[:port])
        return frozenset(channel - first for channel in channels if 0 <= channel - first < count)
    return channels
