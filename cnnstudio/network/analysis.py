"""Everything that can be said about a network without running it: shapes, counts, problems.

`analyze` is called after every edit. What it finds of one layer with given input shapes is
remembered, so that an edit costs only the nodes whose shapes change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import prod

import msgspec

from cnnstudio.layers.activation import Softmax
from cnnstudio.layers.base import Explanation, Layer, Shape, ShapeError
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network import receptive_field
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.receptive_field import ReceptiveField

BYTES_PER_NUMBER = 4
"""float32."""

MOST_ELEMENTS = 2**40
"""Most numbers in one tensor: nothing larger is ever built, here or from a file."""


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


class NodeAnalysis(msgspec.Struct, frozen=True):
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


class Facts(msgspec.Struct, frozen=True):
    """What a layer's rules say for given input shapes; or the refusal."""

    output: Shape | None
    parameters: int = 0
    macs: int = 0
    warnings: tuple[Text, ...] = ()
    refusal: Text | None = None


@lru_cache(maxsize=20_000)
def facts_of(layer: Layer, inputs: tuple[Shape, ...]) -> Facts:
    """Ask a layer's rules, once for each layer and input shapes."""
    try:
        output = layer.output_shape(*inputs)
    except ShapeError as refused:
        return Facts(None, refusal=refused.text)
    parameters = layer.parameter_count(*inputs)
    if max(prod(output), parameters) > MOST_ELEMENTS:
        too_large = Text(
            "{count} numbers in one layer are more than any computer holds: make the layer or its "
            "input smaller.",
            {"count": max(prod(output), parameters)},
        )
        return Facts(None, refusal=too_large)
    return Facts(
        output,
        parameters,
        layer.mac_count(output, *inputs),
        layer.warnings(output, *inputs),
    )


@lru_cache(maxsize=20_000)
def _field_of(
    layer: Layer,
    output: Shape,
    inputs: tuple[Shape, ...],
    fields: tuple[ReceptiveField | None, ...],
    picture: Shape,
) -> ReceptiveField | None:
    return receptive_field.through(layer, output, inputs, fields, picture)


def analyze(network: Network) -> Analysis:
    """Find shapes, counts, receptive fields and problems of every node."""
    found: dict[int, NodeAnalysis] = {}
    pictures = [node for node in network.nodes if isinstance(node.layer, Input)]
    picture = pictures[0].layer.output_shape() if pictures else (1, 1, 1)
    for node in network.order:
        found[node.id] = _analyze_node(node, network, found, picture)
    for node in network.nodes:
        if node.id not in found:
            found[node.id] = NodeAnalysis(problems=(_problem(node, _CYCLE),))
    problems = [*_whole_network(network), *_in_order(network, found)]
    return Analysis(
        found,
        tuple(problems),
        sum(facts.parameters for facts in found.values()),
        sum(facts.macs for facts in found.values()),
        sum(facts.activation_bytes for facts in found.values()),
    )


_CYCLE = Text(
    "This layer is part of a circle of wires, so it would wait for itself: remove one of the wires."
)


def _in_order(network: Network, found: Mapping[int, NodeAnalysis]) -> Iterable[Problem]:
    for node in network.nodes:
        yield from found[node.id].problems


def _analyze_node(
    node: Node, network: Network, found: Mapping[int, NodeAnalysis], picture: Shape
) -> NodeAnalysis:
    shapes = tuple(
        found[source].output_shape if source in found else None for source in node.inputs
    )
    unconnected = _unconnected(node)
    if unconnected:
        return NodeAnalysis(shapes, problems=(_problem(node, unconnected),))
    known = tuple(shape for shape in shapes if shape is not None)
    if len(known) < len(shapes):
        return NodeAnalysis(shapes, waits_for=_culprit(node, found))
    facts = facts_of(node.layer, known)
    if facts.output is None:
        refusal = facts.refusal or Text("This layer cannot be computed.")
        return NodeAnalysis(shapes, problems=(_problem(node, refusal),))
    warnings = [*facts.warnings, *_needless_softmax(node, network)]
    if isinstance(node.layer, Input):
        field = receptive_field.of_input(facts.output)
    else:
        fields = tuple(found[source].field for source in node.sources)
        field = _field_of(node.layer, facts.output, known, fields, picture)
    return NodeAnalysis(
        shapes,
        facts.output,
        facts.parameters,
        facts.macs,
        prod(facts.output) * BYTES_PER_NUMBER,
        field,
        tuple(_problem(node, text, is_error=False) for text in warnings),
    )


def _problem(node: Node, text: Text, *, is_error: bool = True) -> Problem:
    return Problem(text, node.id, node.name, is_error)


def _unconnected(node: Node) -> Text | None:
    fewest = node.layer.fewest_inputs
    missing = max(fewest - len(node.inputs), 0) + sum(source is None for source in node.inputs)
    if not missing:
        return None
    if fewest == 1:
        return Text(
            "Nothing is connected to its input: draw a wire from another layer to it, or remove it."
        )
    return Text(
        "{connected} of its {count} inputs are connected: draw a wire to each, or remove it.",
        {"connected": len(node.sources), "count": len(node.sources) + missing},
    )


def _culprit(node: Node, found: Mapping[int, NodeAnalysis]) -> int | None:
    """Find the node with the error that this one waits for."""
    for source in node.sources:
        if source not in found:
            return source
        if found[source].output_shape is None:
            waits_for = found[source].waits_for
            return source if waits_for is None else waits_for
    return None


def _needless_softmax(node: Node, network: Network) -> Sequence[Text]:
    if not isinstance(node.layer, Softmax):
        return ()
    targets = network.consumers[node.id]
    if not any(isinstance(network.by_id[target].layer, Output) for target, _ in targets):
        return ()
    return (
        Text(
            "Output already turns its numbers into shares, and training works on the numbers "
            "before: remove this Softmax. It is not applied twice."
        ),
    )


def _whole_network(network: Network) -> Iterable[Problem]:
    """Find what is wrong with the network as a whole."""
    inputs = [node for node in network.nodes if isinstance(node.layer, Input)]
    outputs = [node for node in network.nodes if isinstance(node.layer, Output)]
    if not inputs:
        yield Problem(Text("The network has no Input: add one, so that pictures can come in."))
    if not outputs:
        yield Problem(Text("The network has no Output: add one behind the last layer."))
    for node in inputs[1:]:
        yield _problem(node, Text("There can be only one Input: remove this one."))
    for node in outputs[1:]:
        yield _problem(node, Text("There can be only one Output: remove this one."))
    for node in network.nodes:
        if not network.consumers[node.id] and not isinstance(node.layer, Output):
            yield _problem(
                node,
                Text("Nothing uses what this layer computes: connect its output, or remove it."),
                is_error=False,
            )


def explain(network: Network, analysis: Analysis, node_id: int) -> tuple[Explanation, ...]:
    """Spell out every number of a node with the numbers put in; empty where unknown."""
    node, facts = network.by_id[node_id], analysis.nodes[node_id]
    known = tuple(shape for shape in facts.input_shapes if shape is not None)
    if facts.output_shape is None:
        return ()
    texts = list(node.layer.explain(facts.output_shape, *known))
    texts.append(_explain_bytes(facts))
    window = node.layer.window(*known)
    before = [analysis.nodes[source].field for source in node.sources]
    fields = [field for field in before if field is not None]
    if window is None or facts.field is None or not fields or len(facts.output_shape) != 3:
        return tuple(texts)
    merged = fields[0] if len(fields) == 1 else receptive_field.merge(fields)
    if facts.field.jump is not None and merged.jump is not None:
        texts += receptive_field.explain(window, merged, facts.field)
    return tuple(texts)


def _explain_bytes(facts: NodeAnalysis) -> Explanation:
    shape = facts.output_shape or ()
    return Explanation(
        Text("Activation bytes"),
        Text("numbers of the output · bytes per number"),
        f"{'·'.join(str(size) for size in shape)} · {BYTES_PER_NUMBER}",
        facts.activation_bytes,
    )
