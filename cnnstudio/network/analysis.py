"""Everything that can be said about a network without running it: shapes, counts, problems.

`analyze` is called after every edit. What it finds of one layer with given input shapes is
remembered, so that an edit costs only the nodes whose shapes change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from math import prod

import msgspec

from cnnstudio.layers.activation import Sigmoid, Softmax
from cnnstudio.layers.base import SINGLE, Explanation, Layer, Shape, ShapeError
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network import receptive_field
from cnnstudio.network.dense_instead import dense_instead
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.receptive_field import ReceptiveField

BYTES_PER_NUMBER = 4
"""float32."""

MOST_ELEMENTS = 2**40
"""Most numbers in one tensor: nothing larger is ever built, here or from a file."""

MOST_MACS = 2**48
"""Most multiply-accumulates of one layer for one picture: so that sums stay in 64 bits."""


class Problem(msgspec.Struct, frozen=True):
    """What is unfinished, in a sentence that says what and what to do.

    `node` is None where it concerns the network as a whole. Only errors keep it from training.
    """

    text: Text
    node: int | None = None
    name: str = ""
    is_error: bool = True

    def __str__(self) -> str:
        return f"{self.name}: {self.text}" if self.name else str(self.text)


class NodeAnalysis(msgspec.Struct, frozen=True, gc=False):
    """What is known of one node; activation bytes are float32 for one picture.

    `output_shape` is None where it is unknown: the node has an error itself, or `waits_for` names
    the node whose error must be mended first.
    """

    input_shapes: tuple[Shape | None, ...] = ()
    output_shape: Shape | None = None
    parameters: int = 0
    macs: int = 0
    activation_bytes: int = 0
    field: ReceptiveField | None = None
    problems: tuple[Problem, ...] = ()
    waits_for: int | None = None

    @property
    def has_error(self) -> bool:
        """Whether the node itself is wrong, and not one before it."""
        return any(problem.is_error for problem in self.problems)


class Analysis(msgspec.Struct, frozen=True):
    """What is known of a network. Totals are of its valid part."""

    nodes: Mapping[int, NodeAnalysis]
    problems: tuple[Problem, ...]
    parameters: int
    macs: int
    activation_bytes: int

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the network from training."""
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def shapes(self) -> dict[int, Shape | None]:
        """The output shape of each node."""
        return {node: facts.output_shape for node, facts in self.nodes.items()}


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What a layer's rules say for given input shapes; or the refusal."""

    output: Shape | None
    parameters: int = 0
    macs: int = 0
    warnings: tuple[Text, ...] = ()
    refusal: Text | None = None
    sees_as_before: bool = False
    """Whether each unit sees what the one at its place before it sees."""


@lru_cache(maxsize=4096)
def facts_of(layer: Layer, inputs: tuple[Shape, ...]) -> Facts:
    """Ask a layer's rules, once for each layer and input shapes."""
    try:
        output = layer.output_shape(*inputs)
    except ShapeError as refused:
        return Facts(None, refusal=refused.text)
    parameters = layer.parameter_count(*inputs)
    macs = layer.mac_count(output, *inputs)
    if max(prod(output), parameters) > MOST_ELEMENTS or macs > MOST_MACS:
        return Facts(None, refusal=_TOO_LARGE)
    as_before = layer.keeps_places and len(output) == 3 and layer.window(*inputs) == SINGLE
    warnings = layer.warnings(output, *inputs)
    return Facts(output, parameters, macs, warnings, sees_as_before=as_before)


_TOO_LARGE = Text(
    "This layer is larger than any computer can hold or compute: make it or its input smaller."
)

field_of = lru_cache(maxsize=4096)(receptive_field.through)


def analyze(network: Network) -> Analysis:
    """Find shapes, counts, receptive fields and problems of every node."""
    found: dict[int, NodeAnalysis] = {}
    surplus = _surplus(network)
    for node in network.order:
        found[node.id] = _analyze_node(node, network, found, surplus)
    for node in network.nodes:
        if node.id not in found:
            found[node.id] = _analyze_circular(node, network)
    known = found.values()
    return Analysis(
        found,
        (*_missing(network), *(each for node in network.nodes for each in found[node.id].problems)),
        sum(facts.parameters for facts in known),
        sum(facts.macs for facts in known),
        sum(facts.activation_bytes for facts in known),
    )


def _analyze_node(
    node: Node, network: Network, found: Mapping[int, NodeAnalysis], surplus: Collection[int]
) -> NodeAnalysis:
    shapes = tuple(None if source is None else found[source].output_shape for source in node.inputs)
    unconnected = _unconnected(node)
    if unconnected:
        return NodeAnalysis(shapes, problems=(_problem(node, unconnected),))
    problems: tuple[Problem, ...] = ()
    if isinstance(node.layer, _CHOOSY) or node.id in surplus or not network.consumers[node.id]:
        problems = tuple(_misplaced(node, network, surplus))
    known = tuple(shape for shape in shapes if shape is not None)
    if len(known) < len(shapes):
        return NodeAnalysis(shapes, problems=problems, waits_for=_culprit(node, found))
    facts = facts_of(node.layer, known)
    if facts.output is None:
        refusal = facts.refusal or _TOO_LARGE
        return NodeAnalysis(shapes, problems=(_problem(node, refusal), *problems))
    field = _field(node, facts, known, found)
    if facts.warnings:
        problems += tuple(_problem(node, text, is_error=False) for text in facts.warnings)
    if field and not field.aligned and _begins_to_differ(node, facts.output, found):
        problems += (_problem(node, _NOT_ALIGNED, is_error=False),)
    return NodeAnalysis(
        shapes,
        facts.output,
        facts.parameters,
        facts.macs,
        prod(facts.output) * BYTES_PER_NUMBER,
        field,
        problems,
    )


def _field(
    node: Node, facts: Facts, inputs: tuple[Shape, ...], found: Mapping[int, NodeAnalysis]
) -> ReceptiveField | None:
    output = facts.output or ()
    if isinstance(node.layer, Input):
        return receptive_field.of_input(output)
    fields = tuple(found[source].field for source in node.sources)
    if facts.sees_as_before and len(fields) == 1:
        return fields[0]
    return field_of(node.layer, output, inputs, fields)


_NOT_ALIGNED = Text(
    "The branches that meet here are not aligned: at one place they look at different parts of the "
    "picture. Give both the same strides, and the padding that keeps their size."
)


def _begins_to_differ(node: Node, output: Shape, found: Mapping[int, NodeAnalysis]) -> bool:
    fields = [found[source].field for source in node.sources]
    return len(output) == 3 and all(field is None or field.aligned for field in fields)


def _problem(node: Node, text: Text, *, is_error: bool = True) -> Problem:
    return Problem(text, node.id, node.name, is_error)


def _unconnected(node: Node) -> Text | None:
    fewest = node.layer.fewest_inputs
    if None not in node.inputs and len(node.inputs) >= fewest:
        return None
    missing = max(fewest - len(node.inputs), 0) + sum(source is None for source in node.inputs)
    if fewest == 1:
        return Text(
            "Nothing is connected to its input: draw a wire from another layer to it, or remove it."
        )
    connected, count = len(node.sources), len(node.sources) + missing
    if connected == 1:
        template = "Only 1 of its {count} inputs is connected: draw a wire to each, or remove it."
        return Text(template, {"count": count})
    return Text(
        "{connected} of its {count} inputs are connected: draw a wire to each, or remove it.",
        {"connected": connected, "count": count},
    )


def _culprit(node: Node, found: Mapping[int, NodeAnalysis]) -> int:
    """Find the node with the error that this one waits for."""
    unknown = next(source for source in node.sources if found[source].output_shape is None)
    return found[unknown].waits_for or unknown


def _analyze_circular(node: Node, network: Network) -> NodeAnalysis:
    """Tell the nodes of a circle from those that wait for it."""
    shapes = (None,) * len(node.inputs)
    if _is_in_circle(node.id, network):
        return NodeAnalysis(shapes, problems=(_problem(node, _CIRCLE),))
    before = sorted(network.ancestors(node.id))
    return NodeAnalysis(shapes, waits_for=next(of for of in before if _is_in_circle(of, network)))


def _is_in_circle(node_id: int, network: Network) -> bool:
    return any(node_id in network.ancestors(source) for source in network.by_id[node_id].sources)


_CIRCLE = Text(
    "This layer is part of a circle of wires, so it would wait for itself: remove one of the wires."
)


# --- what stands in the wrong place --------------------------------------------------------------


def _missing(network: Network) -> Iterable[Problem]:
    """Find what the network as a whole lacks."""
    if not any(isinstance(node.layer, Input) for node in network.nodes):
        yield Problem(Text("The network has no Input: add one, so that pictures can come in."))
    if not any(isinstance(node.layer, Output) for node in network.nodes):
        yield Problem(Text("The network has no Output: add one behind the last layer."))


def _surplus(network: Network) -> frozenset[int]:
    """Give the Inputs and Outputs after the first."""
    inputs = [node.id for node in network.nodes if isinstance(node.layer, Input)]
    outputs = [node.id for node in network.nodes if isinstance(node.layer, Output)]
    return frozenset(inputs[1:] + outputs[1:])


def _misplaced(node: Node, network: Network, surplus: Collection[int]) -> Iterable[Problem]:
    """Find what is wrong with a node's place among the others."""
    layer, targets = node.layer, network.consumers[node.id]
    if node.id in surplus:
        kind = Text(layer.title)
        text = Text("There can be only one {kind}: remove this one.", {"kind": kind})
        yield _problem(node, text)
    if isinstance(layer, Output):
        if targets:
            yield _problem(node, Text("Nothing can come after Output: remove the wire behind it."))
    elif not targets:
        yield _problem(
            node,
            Text("Nothing uses what this layer computes: connect its output, or remove it."),
            is_error=False,
        )
    if not isinstance(layer, Softmax | Sigmoid):
        return
    behind = [network.by_id[target].layer for target, _ in targets]
    heads = {other.head for other in behind if isinstance(other, Output)}
    if any(isinstance(layer, _HEADS.get(head, ())) for head in heads):
        yield _problem(node, Text(_NEEDLESS, {"layer": Text(layer.title)}), is_error=False)


_CHOOSY = (Output, Softmax, Sigmoid)
"""Kinds of which it matters what stands behind them; any other needs just something there."""

_HEADS: Mapping[str, type[Layer]] = {"softmax": Softmax, "sigmoid": Sigmoid}
"""The layer that each head of Output is itself."""

_NEEDLESS = (
    "Output already turns its numbers into shares, and training works on the numbers before: "
    "remove this {layer}. It is not applied twice."
)


# --- the arithmetic ------------------------------------------------------------------------------


def valid_part(network: Network, analysis: Analysis) -> Network:
    """Give the nodes whose shapes are known: they can be computed, whatever is wrong elsewhere."""
    known = (node for node in network.nodes if analysis.nodes[node.id].output_shape is not None)
    return network.with_nodes(known)


def explain(network: Network, analysis: Analysis, node_id: int) -> tuple[Explanation, ...]:
    """Spell out every number of a node with the numbers put in; empty where unknown."""
    node, facts = network.by_id[node_id], analysis.nodes[node_id]
    known = tuple(shape for shape in facts.input_shapes if shape is not None)
    if facts.output_shape is None:
        return ()
    texts = [*node.layer.explain(facts.output_shape, *known), _explain_bytes(facts)]
    window = node.layer.window(*known)
    fields = [analysis.nodes[source].field for source in node.sources]
    if window is not None and len(fields) == 1 and len(facts.output_shape) == 3:
        texts += receptive_field.explain(window, fields[0], facts.field)
    texts += dense_instead(node.layer, facts.output_shape, known, BYTES_PER_NUMBER)
    return tuple(texts)


def _explain_bytes(facts: NodeAnalysis) -> Explanation:
    shape = facts.output_shape or ()
    return Explanation(
        Text("Activation bytes"),
        Text("numbers of the output · bytes per number"),
        f"{'·'.join(str(size) for size in shape)} · {BYTES_PER_NUMBER}",
        facts.activation_bytes,
    )
