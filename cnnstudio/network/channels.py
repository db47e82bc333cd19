"""Which channels a unit sees: through pooling its own, through a convolution all of a group."""

from __future__ import annotations

from collections.abc import Mapping

from cnnstudio.layers.base import Shape
from cnnstudio.layers.units import Units, union
from cnnstudio.network.graph import Network


def channels_seen(
    network: Network, shapes: Mapping[int, Shape | None], node: int, channel: int
) -> dict[int, Units]:
    """Trace a channel of a node's maps back to the channels that its units see.

    `shapes` are the output shapes of the nodes. Nodes of which it sees nothing are left out.
    """
    found: dict[int, Units] = {node: range(channel, channel + 1)}
    for current in reversed(network.order):
        own = shapes.get(current.id)
        inputs = [shape for source in current.sources if (shape := shapes.get(source))]
        if current.id not in found or own is None or len(own) != 3:
            continue
        if len(inputs) < len(current.sources):
            continue
        units = (found[current.id], range(own[1]), range(own[2]))
        for port, source in enumerate(current.sources):
            seen = current.layer.sources(units, port, *inputs)
            if len(seen) == 3 and seen[0]:
                found[source] = union(found.get(source, range(0)), seen[0])
    return found
