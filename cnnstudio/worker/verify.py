"""Holding the analysis against torch: the same network, built without memory and run once."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from cnnstudio.layers.io import Input
from cnnstudio.training.protocol import NodeFacts, Verified, Verify
from cnnstudio.worker.build import Compute, computable, make

FLOPS_PER_MAC = 2
"""torch counts the multiplication and the addition, each as one floating point operation."""


def verify(ask: Verify) -> Verified:
    """Ask torch for all shapes, parameters and MACs, up to the first node that it refuses.

    On the meta device nothing is computed and no memory is used.
    """
    values = {
        node.id: torch.empty(1, *node.layer.output_shape(), device="meta")
        for node in ask.network.nodes
        if isinstance(node.layer, Input)
    }
    facts = [NodeFacts(node, tuple(value.shape[1:]), 0) for node, value in values.items()]
    counter = FlopCounterMode(display=False)
    with torch.inference_mode(), counter:
        for node, shapes in computable(ask.network):
            inputs = [values[source] for source in node.sources]
            before = counter.get_total_flops()
            try:
                with torch.device("meta"):
                    compute = make(node, shapes)
                value = inputs[0] if compute is None else _once(compute, inputs)
            except (RuntimeError, ValueError, TypeError) as refused:
                return Verified(ask.number, tuple(facts), str(refused).splitlines()[0], node.id)
            values[node.id] = value
            macs = (counter.get_total_flops() - before) // FLOPS_PER_MAC
            shape = tuple(value.shape[1:])
            facts.append(NodeFacts(node.id, shape, _parameters(compute), macs))
    return Verified(ask.number, tuple(facts))


def _once(compute: Compute, inputs: list[Tensor]) -> Tensor:
    if isinstance(compute, nn.Module):
        compute.eval()
    with torch.device("meta"):
        return compute(*inputs)


def _parameters(compute: object) -> int:
    if not isinstance(compute, nn.Module):
        return 0
    return sum(parameter.numel() for parameter in compute.parameters())
