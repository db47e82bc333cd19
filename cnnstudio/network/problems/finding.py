"""What is unfinished about a network, in sentences: problems, and those that wires alone make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from cnnstudio.layers.activation import Sigmoid, Softmax
from cnnstudio.layers.base import Layer
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network, Node


class Problem(msgspec.Struct, frozen=True):
    """What is unfinished, in a sentence that says what and what to do.

    `node` is None where it concerns the network as a whole. `cause` names the layers before the
    node that made it so, if it is not the node itself. Only errors keep it from training.
    """

    text: Text
    node: int | None = None
    name: str = ""
    is_error: bool = True
    cause: Text | None = None

    @property
    def sentence(self) -> Text:
        """What is the matter and, where the reason lies elsewhere, why."""
        if self.cause is None:
            return self.text
        return Text("{problem} {cause}", {"problem": self.text, "cause": self.cause})

    def __str__(self) -> str:
        return f"{self.name}: {self.sentence}" if self.name else str(self.sentence)


def problem(node: Node, text: Text, *, is_error: bool = True) -> Problem:
    """Say something of a node."""
    return Problem(text, node.id, node.name, is_error)


def unconnected(node: Node) -> Text | None:
    """Say which inputs of a node nothing is connected to; None where all are."""
    fewest = node.layer.fewest_inputs
    if None not in node.inputs and len(node.inputs) >= fewest:
        return None
    missing = max(fewest - len(node.inputs), 0) + sum(source is None for source in node.inputs)
    if fewest == 1:
        return Text(
            "Nothing is connected to its input: draw a wire from another layer to it, or remove it."
        )
    connected = len(node.sources)
    return Text(
        "{count} of its {all} inputs are connected: draw a wire to each, or remove it.",
        {"count": connected, "all": connected + missing},
        one="Only 1 of its {all} inputs is connected: draw a wire to each, or remove it.",
    )


def circle(node: Node, network: Network, circles: Mapping[int, int]) -> Text:
    """Name the layer whose wire leads back to a node on a circle: see `circles.circles`."""
    back = next(source for source in node.sources if circles.get(source) == circles[node.id])
    return Text(
        "This layer is part of a circle of wires and would wait for itself, by way of {source}: "
        "remove one of the wires.",
        {"source": network.by_id[back].name},
    )


# --- what stands in the wrong place --------------------------------------------------------------


def missing(network: Network) -> Iterable[Problem]:
    """Find what the network as a whole lacks."""
    if not any(isinstance(node.layer, Input) for node in network.nodes):
        yield Problem(Text("The network has no Input: add one, so that pictures can come in."))
    if not any(isinstance(node.layer, Output) for node in network.nodes):
        yield Problem(Text("The network has no Output: add one behind the last layer."))


def surplus(network: Network) -> frozenset[int]:
    """Give the Inputs and Outputs after the first."""
    inputs = [node.id for node in network.nodes if isinstance(node.layer, Input)]
    outputs = [node.id for node in network.nodes if isinstance(node.layer, Output)]
    return frozenset(inputs[1:] + outputs[1:])


def misplaced(node: Node, network: Network, surplus: Collection[int]) -> Iterable[Problem]:
    """Find what is wrong with a node's place among the others."""
    layer, targets = node.layer, network.consumers[node.id]
    if node.id in surplus:
        first = next(each.name for each in network.nodes if type(each.layer) is type(layer))
        values = {"kind": Text(layer.title), "first": first}
        text = Text("There can be only one {kind}, and {first} is it: remove this one.", values)
        yield problem(node, text)
    if isinstance(layer, Output):
        if targets:
            values = {"node": network.by_id[targets[0][0]].name}
            text = Text("Nothing can come after Output: remove the wire to {node}.", values)
            yield problem(node, text)
    elif not targets:
        yield problem(
            node,
            Text("Nothing uses what this layer computes: connect its output, or remove it."),
            is_error=False,
        )
    if not isinstance(layer, Softmax | Sigmoid):
        return
    behind = [network.by_id[target].layer for target, _ in targets]
    heads = {other.head for other in behind if isinstance(other, Output)}
    if any(isinstance(layer, _HEADS.get(head, ())) for head in heads):
        yield problem(node, Text(_NEEDLESS, {"layer": Text(layer.title)}), is_error=False)


CHOOSY = (Output, Softmax, Sigmoid)
"""Kinds of which it matters what stands behind them; any other needs just something there."""

_HEADS: Mapping[str, type[Layer]] = {"softmax": Softmax, "sigmoid": Sigmoid}
"""The layer that each head of Output is itself."""

_NEEDLESS = (
    "Output already turns its numbers into shares, and training works on the numbers before: "
    "remove this {layer}. It is not applied twice."
)
