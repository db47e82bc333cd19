"""Makes a torch module of a network, from the same calls that the exported code prints."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

import torch
from torch import Tensor, nn

from cnnstudio.layers.base import Call
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.analysis import analyze
from cnnstudio.network.codegen import identifiers, logits_source
from cnnstudio.network.graph import Network

ROOTS = ("torch.nn.", "torch.", "torchvision.ops.", "cnnstudio.worker.modules.")
"""Names are looked up below these only; all of them come from the classes in `layers`."""


def resolve(name: str) -> Callable[..., Any]:
    """Find what a call names.

    Raises:
        ValueError: The name is not below one of the allowed roots.
    """
    if not name.startswith(ROOTS):
        raise ValueError(f"{name} is not a name that a layer may call.")
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


Step = tuple[int, tuple[int, ...], Callable[..., Tensor] | None]
"""A node, its sources, and what computes it; None passes the value on."""


class GraphModule(nn.Module):
    """A network as a torch module: a batch of pictures in, logits out.

    Its submodules are named as in the exported code, so that weights fit both. Networks without
    Output can be built too; then only `values` can be asked for.
    """

    def __init__(self, network: Network) -> None:
        super().__init__()
        analysis = analyze(network)
        self.network = network
        names = identifiers(network)
        self.steps: list[Step] = []
        for node in network.order:
            shapes = [shape for shape in analysis.nodes[node.id].input_shapes if shape is not None]
            call = node.layer.torch_call(*shapes)
            if call is not None and call.is_module:
                self.add_module(names[node.id], resolve(call.name)(**call.arguments))
                self.steps.append((node.id, node.sources, self.get_submodule(names[node.id])))
            elif not isinstance(node.layer, Input):
                self.steps.append((node.id, node.sources, _function(call)))
        self.picture = next(node.id for node in network.nodes if isinstance(node.layer, Input))
        has_output = any(isinstance(node.layer, Output) for node in network.nodes)
        self.logits = logits_source(network) if has_output else self.picture
        needed = network.ancestors(self.logits)
        self.path = [step for step in self.steps if step[0] in needed]

    def forward(self, pictures: Tensor) -> Tensor:
        """Compute the logits, batch x classes, from pictures, batch x channels x height x width."""
        return self._compute(self.path, pictures)[self.logits]

    def values(self, pictures: Tensor) -> dict[int, Tensor]:
        """Compute the output of every node."""
        return self._compute(self.steps, pictures)

    def _compute(self, steps: Sequence[Step], pictures: Tensor) -> dict[int, Tensor]:
        values = {self.picture: pictures}
        for node, sources, step in steps:
            inputs = [values[source] for source in sources]
            values[node] = inputs[0] if step is None else step(*inputs)
        return values


def _function(call: Call | None) -> Callable[..., Tensor] | None:
    """Make a function of a call that has no weights; None passes the value on."""
    if call is None:
        return None
    function, arguments = resolve(call.name), dict(call.arguments)
    if call.inputs == "list":
        return lambda *inputs: function(inputs, **arguments)
    if call.inputs == "fold":
        return lambda *inputs: reduce(lambda a, b: function(a, b, **arguments), inputs)
    return lambda *inputs: function(*inputs, **arguments)


def build(network: Network, seed: int = 0) -> GraphModule:
    """Build a network with random weights that depend on the seed alone."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return GraphModule(network)
