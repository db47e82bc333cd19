"""Holding the analysis against torch: the same network, built without memory and run once."""

from __future__ import annotations

import torch

from cnnstudio.network.codegen import identifiers
from cnnstudio.training.protocol import NodeFacts, Verified, Verify
from cnnstudio.worker.build import build


def verify(ask: Verify) -> Verified:
    """Ask torch for every shape and parameter count; on the meta device nothing is computed."""
    try:
        with torch.device("meta"):
            model = build(ask.network).eval()
            layer = ask.network.by_id[model.picture].layer
            values = model.values(torch.empty(1, *layer.output_shape()))
    except (RuntimeError, ValueError, TypeError) as refused:
        return Verified(ask.number, (), str(refused).splitlines()[0])
    names = identifiers(ask.network)
    modules = dict(model.named_children())
    facts = tuple(
        NodeFacts(node, tuple(value.shape[1:]), _parameters(modules.get(names[node])))
        for node, value in values.items()
    )
    return Verified(ask.number, facts)


def _parameters(module: torch.nn.Module | None) -> int:
    return sum(parameter.numel() for parameter in module.parameters()) if module else 0
