"""What a network amounts to: the handful of numbers by which networks are compared."""

from __future__ import annotations

import msgspec

from cnnstudio.layers.base import Pair, Shape
from cnnstudio.layers.io import Output
from cnnstudio.network.analysis import Analysis
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.receptive_field import ReceptiveField


class Totals(msgspec.Struct, frozen=True):
    """Sums and extents of a network, of its valid part where something is unfinished.

    `activation_bytes` are float32 for one picture. `layers` counts Input and Output too, as `depth`
    does, the number of layers on the longest path. `field` is what one unit of the last maps sees,
    height x width in pixels; `output` the shape of the last output, None where it is unknown.
    """

    parameters: int = 0
    macs: int = 0
    activation_bytes: int = 0
    layers: int = 0
    depth: int = 0
    field: Pair | None = None
    output: Shape | None = None


def totals(network: Network, analysis: Analysis) -> Totals:
    """Sum up a network."""
    last = last_field(network, analysis)
    outputs = [node for node in network.order if isinstance(node.layer, Output)]
    return Totals(
        analysis.parameters,
        analysis.macs,
        analysis.activation_bytes,
        len(network.nodes),
        depth(network),
        last[1].size if last else None,
        analysis.nodes[outputs[-1].id].output_shape if outputs else None,
    )


def depth(network: Network) -> int:
    """Count the layers on the longest path; circles are left out."""
    found: dict[int, int] = {}
    for node in network.order:
        found[node.id] = 1 + max((found.get(source, 0) for source in node.sources), default=0)
    return max(found.values(), default=0)


def last_field(network: Network, analysis: Analysis) -> tuple[Node, ReceptiveField] | None:
    """Find the last maps of which a unit is not the whole picture's summary.

    A single pixel that a global pool left says nothing. Larger maps count even where each of their
    units sees everything, as behind a squeeze-and-excitation block. A branch that leads to no
    Output counts only where nothing else does.
    """
    leading = _leading_to_outputs(network)
    order = sorted(network.order, key=lambda node: node.id in leading)
    for node in reversed(order):
        facts = analysis.nodes[node.id]
        shape, field = facts.output_shape, facts.field
        if shape is None or len(shape) != 3 or field is None or not node.sources:
            continue
        if field.jump is not None or max(shape[1:]) > 1:
            return node, field
    return None


def _leading_to_outputs(network: Network) -> set[int]:
    outputs = {node.id for node in network.nodes if isinstance(node.layer, Output)}
    return outputs.union(*(network.ancestors(of) for of in outputs))
