"""Makes an imported network simpler without changing what it computes."""

from __future__ import annotations

from itertools import count

import msgspec

from cnnstudio.layers.activation import Hardsigmoid, Hardswish, Sigmoid, SiLU
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.merge import Multiply
from cnnstudio.layers.routing import Scale
from cnnstudio.network.graph import Network, Node

_GATED: dict[type, AnyLayer] = {Sigmoid: SiLU(), Hardsigmoid: Hardswish()}
"""x times the first is the second."""


def tidied(network: Network) -> Network:
    """Write two layers as one where there is a kind for them.

    x · sigmoid(x) becomes SiLU, x · hardsigmoid(x) Hardswish, and two fixed scales in a row one.
    """
    left = {node.id: node for node in network.nodes}
    taken = {node.name for node in network.nodes}
    for node in network.order:
        for source in dict.fromkeys(node.sources):
            before = left.get(source)
            if before is None or not _is_only_for(network, source, node.id):
                continue
            layer = _as_one(before, left[node.id])
            if layer is not None:
                name = _free_name(taken, before.name.rpartition(".")[0], layer)
                del left[source]
                left[node.id] = msgspec.structs.replace(
                    node, name=name, layer=layer, inputs=before.inputs
                )
                break
    return network.with_nodes(left[node.id] for node in network.nodes if node.id in left)


def _is_only_for(network: Network, source: int, node: int) -> bool:
    return all(target == node for target, _ in network.consumers[source])


def _as_one(first: Node, second: Node) -> AnyLayer | None:
    """Give the layer that does what two do that follow each other; None where there is none."""
    a, b = first.layer, second.layer
    if isinstance(b, Multiply) and len(second.inputs) == 2:
        is_gate = sorted(second.sources) == sorted((first.id, *first.sources))
        return _GATED.get(type(a)) if is_gate else None
    if isinstance(a, Scale) and isinstance(b, Scale) and not a.learned and not b.learned:
        return Scale(a.factor * b.factor, a.offset * b.factor + b.offset)
    return None


def _free_name(taken: set[str], module: str, layer: AnyLayer) -> str:
    """Give a name after the kind, in the module, and note that it is taken now."""
    start = f"{module}." if module else ""
    names = (start + layer.stem.replace("#", str(number)) for number in count(1))
    name = next(name for name in names if name not in taken)
    taken.add(name)
    return name
