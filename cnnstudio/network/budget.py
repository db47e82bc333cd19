"""What a training takes: bytes of each kind, and multiply-accumulates, before anything is built.

A step keeps the weights, a gradient for each, what the optimizer notes down about each, and the
maps that the backward pass will need: those grow with the batch size. Which maps these are
depends on each layer's derivative; torch frees all others at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import prod

import msgspec

from cnnstudio.layers.io import Input
from cnnstudio.network.analysis import BYTES_PER_NUMBER, Analysis
from cnnstudio.network.graph import Network, Node

PASSES = 3
"""A training step computes each layer three times: forwards, and backwards once for the gradient
of the weights and once for that of the input, each with about as many multiply-accumulates."""

BYTES_PER_PIXEL_OF_BATCH = 5
"""The pictures of a batch, as bytes and as float32."""

VALIDATION_BYTES = 2**26
"""Output of one node for one batch of a validation, at most."""

VALIDATION_BATCH = 512

USABLE = 0.9
"""The share of a memory that a training may plan with: the rest is for what nobody foresees."""


class Cost(msgspec.Struct, frozen=True):
    """What one node costs: bytes of its weights, bytes kept for one picture, MACs for one."""

    node: int
    parameters: int
    kept: int
    macs: int


class Budget(msgspec.Struct, frozen=True):
    """What a training keeps in memory at its fullest moment, in bytes.

    `parameters`, `gradients` and `moments` (what the optimizer notes down) do not depend on the
    batch size; `activations` kept for the backward pass, `passing` gradients on their way back and
    the `batch` itself grow with it. `validation` is what the maps take while nothing is kept, in
    batches of its own. `pictures` is the data set, a byte for each color of each pixel. `macs` are
    of one picture, forwards.
    """

    batch_size: int
    parameters: int = 0
    gradients: int = 0
    moments: int = 0
    activations: int = 0
    passing: int = 0
    batch: int = 0
    validation: int = 0
    pictures: int = 0
    macs: int = 0

    @property
    def fixed(self) -> int:
        """What does not depend on the batch size."""
        return self.parameters + self.gradients + self.moments + self.pictures

    @property
    def growing(self) -> int:
        """What grows with the batch size."""
        return self.activations + self.passing + self.batch

    @property
    def total(self) -> int:
        """What is held at the fullest moment: in a training step, or in a validation."""
        return self.fixed + max(self.growing, self.validation)

    @property
    def macs_of_step(self) -> int:
        """Multiply-accumulates of a training step: forwards, and about twice that backwards."""
        return PASSES * self.macs * self.batch_size

    def macs_of_epoch(self, trained: int, validated: int) -> int:
        """Multiply-accumulates of an epoch that ends with a validation, forwards only."""
        return self.macs * (PASSES * trained + validated)

    def at(self, batch_size: int) -> Budget:
        """Give the budget at another batch size."""
        scaled = {
            name: getattr(self, name) * batch_size // self.batch_size
            for name in ("activations", "passing", "batch")
        }
        return msgspec.structs.replace(self, batch_size=batch_size, **scaled)


def estimate(
    network: Network,
    analysis: Analysis,
    batch_size: int,
    *,
    moments_per_parameter: int = 2,
    pictures: int = 0,
    validated: int = VALIDATION_BATCH,
) -> Budget:
    """Work out the budget of a training from shapes and counts alone.

    Args:
        network: The network; what has no shape yet counts nothing.
        analysis: What is known of it.
        batch_size: Pictures of a step.
        moments_per_parameter: Numbers that the optimizer keeps for each: Adam 2, SGD 1 or 0.
        pictures: Bytes of the data set.
        validated: How many pictures are validated with.
    """
    kept = _kept(network, analysis)
    activations = sum(kept.values())
    most = _fullest(network, analysis, kept)
    weights = analysis.parameters * BYTES_PER_NUMBER
    pixels = sum(prod(n.layer.output_shape()) for n in network.nodes if isinstance(n.layer, Input))
    largest = max((facts.activation_bytes for facts in analysis.nodes.values()), default=0)
    at_once = min(validated_at_once(largest), validated)
    return Budget(
        batch_size,
        weights,
        weights,
        weights * moments_per_parameter,
        activations * batch_size,
        (most - activations) * batch_size,
        pixels * BYTES_PER_PIXEL_OF_BATCH * batch_size,
        (_widest(network, analysis) + pixels * BYTES_PER_NUMBER) * at_once,
        pictures,
        analysis.macs,
    )


def costs(network: Network, analysis: Analysis) -> tuple[Cost, ...]:
    """Give what each node costs, in the order of the network."""
    kept = _kept(network, analysis)
    return tuple(
        Cost(
            node.id,
            analysis.nodes[node.id].parameters * BYTES_PER_NUMBER,
            kept[node.id],
            analysis.nodes[node.id].macs,
        )
        for node in network.order
    )


def validated_at_once(largest: int) -> int:
    """Give how many pictures are validated at a time, by the bytes of the largest map of one."""
    return min(max(VALIDATION_BYTES // max(largest, 1), 1), VALIDATION_BATCH)


def largest_batch(budget: Budget, memory: int) -> int:
    """Give the largest power of two that fits into so many bytes as a batch size; 0 if none."""
    room = int(memory * USABLE) - budget.fixed
    if room < budget.validation:
        return 0
    each = max(budget.growing / budget.batch_size, 1.0)
    most = min(int(room / each), budget.batch_size)
    return 1 << (most.bit_length() - 1) if most else 0


def fits(budget: Budget, memory: int) -> bool:
    """Say whether a training fits into so many bytes; where they are not known it does."""
    return not memory or budget.total <= memory * USABLE


# --- what is kept --------------------------------------------------------------------------------


def _kept(network: Network, analysis: Analysis) -> Mapping[int, int]:
    """Give the bytes of each node's output and notes that wait for the backward pass.

    The pictures are not among them: they are counted as the batch.
    """
    used = _used(network)
    return {
        node.id: _output_bytes(node, used, analysis) + _note_bytes(node, analysis)
        for node in network.nodes
    }


def _output_bytes(node: Node, used: Collection[int], analysis: Analysis) -> int:
    if isinstance(node.layer, Input) or node.layer.is_view or node.id not in used:
        return 0
    return analysis.nodes[node.id].activation_bytes


def _used(network: Network) -> set[int]:
    """Give the nodes whose output is needed for a derivative: their own, or that of one behind.

    A view hands on the memory of its input, so whoever looks at the view looks at that.
    """
    used: set[int] = set()
    for node in reversed(network.order):
        layer = node.layer
        if layer.derived_from == "output":
            used.add(node.id)
        if layer.derived_from == "input" or (layer.is_view and node.id in used):
            used.update(node.sources)
    return used


def _note_bytes(node: Node, analysis: Analysis) -> int:
    """Give the bytes of what a layer notes down beside the maps."""
    numbers = analysis.nodes[node.id].activation_bytes // BYTES_PER_NUMBER
    return numbers * node.layer.note_bytes


def _fullest(network: Network, analysis: Analysis, kept: Mapping[int, int]) -> int:
    """Give the bytes of the fullest moment of the backward pass, for one picture.

    It goes from the last node to the first. Each hands a gradient as large as its input to every
    node before it, and then its own gradient and what was kept for it are freed.
    """
    held, most = sum(kept.values()), sum(kept.values())
    gradients: dict[int, int] = {}
    for node in reversed(network.order):
        sources = [source for source in node.sources if source not in gradients]
        for source in sources:
            is_input = isinstance(network.by_id[source].layer, Input)
            size = 0 if is_input or node.layer.is_view else analysis.nodes[source].activation_bytes
            gradients[source] = size
            held += size
        most = max(most, held)
        held -= gradients.get(node.id, 0) + kept[node.id]
    return most


def _widest(network: Network, analysis: Analysis) -> int:
    """Give the bytes of the fullest moment of a forward pass that keeps nothing, for one picture.

    The output of a node is freed when the last node that needs it has been computed. What layers
    note down for a backward pass is made here too, and forgotten at once.
    """
    last = {source: place for place, node in enumerate(network.order) for source in node.sources}
    sizes = {
        node.id: 0 if node.layer.is_view else analysis.nodes[node.id].activation_bytes
        for node in network.order
    }
    held = most = 0
    for place, node in enumerate(network.order):
        held += sizes[node.id]
        most = max(most, held + _note_bytes(node, analysis))
        held -= sum(sizes[source] for source in {*node.sources} if last[source] == place)
    return most
