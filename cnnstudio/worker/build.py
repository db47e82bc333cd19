"""Makes a torch module of a network, from the same calls that the exported code prints."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from functools import reduce
from typing import Any, NamedTuple
from zlib import crc32

import torch
from torch import Tensor, nn

from cnnstudio.layers.base import Call, Shape
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.analysis import analyze
from cnnstudio.network.codegen import identifiers, logits_source
from cnnstudio.network.graph import Network, Node
from cnnstudio.project.errors import ProjectError
from cnnstudio.worker.heads import Head, head_of

ROOTS = ("torch.nn.", "torch.", "torchvision.ops.", "cnnstudio.worker.modules.")
"""Names are looked up below these only; all of them come from the classes in `layers`."""

Compute = Callable[..., Tensor]


class Step(NamedTuple):
    """One node at work: where its inputs come from, and what computes it.

    `compute` is None where the input is passed on; `released` are the values that no later step
    needs.
    """

    node: int
    sources: tuple[int, ...]
    compute: Compute | None
    released: tuple[int, ...] = ()


class GraphModule(nn.Module):
    """A network as a torch module: a batch of pictures in, logits out.

    Its submodules are named as in the exported code, so that weights fit both. Of an unfinished
    network the part is built whose shapes are known; then only `values` can be asked for.

    Attributes:
        network: What it was built from.
        picture: The id of the Input.
        logits: The id of the node that gives the logits; None where there is no Output yet.
        head: What the logits mean.
        activation_bytes: Of the largest output of a node, for one picture.

    Raises:
        ProjectError: The network has no Input.
    """

    def __init__(self, network: Network, seed: int) -> None:
        super().__init__()
        self.network = network
        self.picture = _input_of(network).id
        self.steps: list[Step] = []
        facts = analyze(network).nodes.values()
        self.activation_bytes = max(node.activation_bytes for node in facts)
        names, built = identifiers(network), {self.picture}
        for node, shapes in computable(network):
            if built.issuperset(node.sources):
                # Each on its own, so that an edit leaves the random weights elsewhere as they are.
                torch.manual_seed(crc32(f"{seed} {node.id}".encode()))
                compute = make(node, shapes)
                if isinstance(compute, nn.Module):
                    self.add_module(names[node.id], compute)
                self.steps.append(Step(node.id, node.sources, compute))
                built.add(node.id)
        self.logits = _logits(network, built)
        self.head: Head = head_of(network)
        needed = set() if self.logits is None else network.ancestors(self.logits)
        self.path = list(_releasing([step for step in self.steps if step.node in needed]))

    def forward(self, pictures: Tensor) -> Tensor:
        """Compute the logits, batch x classes, from pictures, batch x channels x height x width."""
        if self.logits is None:
            raise ProjectError("The network has no Output: add one behind the last layer.")
        values = {self.picture: pictures}
        for node, sources, compute, released in self.path:
            inputs = [values[source] for source in sources]
            values[node] = inputs[0] if compute is None else compute(*inputs)
            for value in released:
                del values[value]
        return values[self.logits]

    def values(self, pictures: Tensor) -> dict[int, Tensor]:
        """Compute the output of every node."""
        values = {self.picture: pictures}
        for node, sources, compute, _ in self.steps:
            inputs = [values[source] for source in sources]
            values[node] = inputs[0] if compute is None else compute(*inputs)
        return values

    @property
    def can_learn(self) -> bool:
        """Whether the logits depend on any weights."""
        modules = [step.compute for step in self.path if isinstance(step.compute, nn.Module)]
        return any(True for module in modules for _ in module.parameters())


def build(network: Network, seed: int = 0) -> GraphModule:
    """Build a network; each layer's random weights depend on the seed and its node's id alone."""
    with torch.random.fork_rng(devices=[]):
        return GraphModule(network, seed)


def computable(network: Network) -> Iterable[tuple[Node, tuple[Shape, ...]]]:
    """Give the nodes behind the Input whose shapes are known, each with its input shapes."""
    analysis = analyze(network)
    for node in network.order:
        facts = analysis.nodes[node.id]
        if facts.output_shape is not None and not isinstance(node.layer, Input):
            yield node, tuple(shape for shape in facts.input_shapes if shape is not None)


def make(node: Node, shapes: tuple[Shape, ...]) -> Compute | None:
    """Make what computes a node from inputs of these shapes; None passes the input on."""
    call = node.layer.torch_call(*shapes)
    if call is None:
        return None
    return resolve(call.name)(**call.arguments) if call.is_module else _function(call)


def resolve(name: str) -> Callable[..., Any]:
    """Find what a call names.

    Raises:
        ValueError: The name is not below one of the allowed roots.
    """
    if not name.startswith(ROOTS):
        raise ValueError(f"{name} is not a name that a layer may call.")
    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def _function(call: Call) -> Compute:
    """Make a function of a call that has no weights."""
    function, arguments = resolve(call.name), dict(call.arguments)
    if call.inputs == "list":
        return lambda *inputs: function(inputs, **arguments)
    if call.inputs == "fold":
        return lambda *inputs: reduce(lambda a, b: function(a, b, **arguments), inputs)
    return lambda *inputs: function(*inputs, **arguments)


def _input_of(network: Network) -> Node:
    for node in network.nodes:
        if isinstance(node.layer, Input):
            return node
    raise ProjectError("The network has no Input: add one, so that pictures can come in.")


def _logits(network: Network, built: set[int]) -> int | None:
    if any(isinstance(node.layer, Output) and node.id in built for node in network.nodes):
        return logits_source(network)
    return None


def _releasing(steps: list[Step]) -> Iterable[Step]:
    """Note at each step which values it is the last to need, so that memory is freed early."""
    last = {source: place for place, step in enumerate(steps) for source in step.sources}
    for place, step in enumerate(steps):
        released = {source for source in step.sources if last[source] == place}
        yield step._replace(released=tuple(released))
