"""Makes an imported network simpler without changing what it computes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import msgspec

from cnnstudio.layers.activation import Hardsigmoid, Hardswish, Sigmoid, SiLU
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.merge import Multiply
from cnnstudio.layers.routing import Scale
from cnnstudio.network.graph import Network, Node

_GATED = {Sigmoid: SiLU(), Hardsigmoid: Hardswish()}
"""x times the first is the second."""


def tidied(network: Network) -> Network:
    """Write several layers as one where there is a kind for them.

    x · sigmoid(x) becomes SiLU, x · hardsigmoid(x) Hardswish, and two fixed scales in a row one.
    """
    while (simpler := next(_simpler(network), None)) is not None:
        network = simpler
    return network


def _simpler(network: Network) -> Iterator[Network]:
    for node in network.nodes:
        if isinstance(node.layer, Multiply):
            yield from _without_gate(network, node)
        elif isinstance(node.layer, Scale):
            yield from _without_scale(network, node)


def _without_gate(network: Network, node: Node) -> Iterator[Network]:
    """Write x · gate(x) as one activation."""
    if len(node.sources) != 2:
        return
    for x, gate in (node.sources, node.sources[::-1]):
        before = network.by_id[gate]
        layer = _GATED.get(type(before.layer))
        if layer is not None and before.sources == (x,) and _is_only_for(network, gate, node):
            yield _joined(network, before, node, layer)


def _without_scale(network: Network, node: Node) -> Iterator[Network]:
    """Write (x · a + b) · c + d as x · ac + (bc + d)."""
    before, own = network.by_id[node.sources[0]], node.layer
    if not isinstance(before.layer, Scale) or not isinstance(own, Scale):
        return
    first = before.layer
    if first.learned or own.learned or not _is_only_for(network, before.id, node):
        return
    joined = Scale(first.factor * own.factor, first.offset * own.factor + own.offset)
    yield _joined(network, before, node, joined)


def _is_only_for(network: Network, source: int, node: Node) -> bool:
    return {target for target, _ in network.consumers[source]} == {node.id}


def _joined(network: Network, first: Node, second: Node, layer: AnyLayer) -> Network:
    """Put one layer in place of two that follow each other."""
    name = _free_name(network, first.name.rpartition(".")[0], layer)
    joined = msgspec.structs.replace(second, name=name, layer=layer, inputs=first.inputs)
    nodes = (joined if node.id == second.id else node for node in network.nodes)
    return network.with_nodes(node for node in nodes if node.id != first.id)


def _free_name(network: Network, module: str, layer: AnyLayer) -> str:
    """Give a name after the kind, in the module."""
    start = f"{module}." if module else ""
    names = (start + layer.stem.replace("#", str(number)) for number in count(1))
    taken = {node.name for node in network.nodes}
    return next(name for name in names if name not in taken)
