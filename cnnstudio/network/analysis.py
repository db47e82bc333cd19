"""Everything that can be said about a network without running it: shapes, counts, problems.

`analyze` is called after every edit. What it finds of one layer with given input shapes is
remembered, so that an edit costs only the nodes whose shapes change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from math import prod

import msgspec

from cnnstudio.layers.base import SINGLE, Explanation, Layer, Shape, ShapeError
from cnnstudio.layers.io import Input
from cnnstudio.layers.text import Text
from cnnstudio.network import receptive_field
from cnnstudio.network.dense_instead import dense_instead
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.problems import causes, circles
from cnnstudio.network.problems.finding import (
    CHOOSY,
    Problem,
    circle,
    misplaced,
    missing,
    problem,
    surplus,
    unconnected,
)
from cnnstudio.network.receptive_field import ReceptiveField

BYTES_PER_NUMBER = 4
"""float32."""

MOST_ELEMENTS = 2**40
"""Most numbers in one tensor: nothing larger is ever built, here or from a file."""

MOST_CAUSES = 20
"""Of so many layers at once it is said why they refuse what they get: it takes a way back."""

MOST_MACS = 2**48
"""Most multiply-accumulates of one layer for one picture: so that sums stay in 64 bits."""


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
        return Facts(None, refusal=_too_large(output, parameters))
    as_before = layer.keeps_places and len(output) == 3 and layer.window(*inputs) == SINGLE
    warnings = layer.warnings(output, *inputs)
    return Facts(output, parameters, macs, warnings, sees_as_before=as_before)


def _too_large(output: Shape, parameters: int) -> Text:
    return Text(
        "Maps of {shape} and {parameters} parameters are more than any computer can hold or "
        "compute: make this layer or its input smaller.",
        {"shape": output, "parameters": parameters},
    )


field_of = lru_cache(maxsize=4096)(receptive_field.through)


def analyze(network: Network) -> Analysis:
    """Find shapes, counts, receptive fields and problems of every node."""
    found: dict[int, NodeAnalysis] = {}
    extra = surplus(network)
    for node in network.order:
        found[node.id] = _analyze_node(node, network, found, extra)
    if len(found) < len(network.nodes):
        found.update(_analyze_circular(network, found))
    found.update(_with_causes(network, found))
    known = found.values()
    return Analysis(
        found,
        (*missing(network), *(each for node in network.nodes for each in found[node.id].problems)),
        sum(facts.parameters for facts in known),
        sum(facts.macs for facts in known),
        sum(facts.activation_bytes for facts in known),
    )


def _with_causes(
    network: Network, found: Mapping[int, NodeAnalysis]
) -> Iterable[tuple[int, NodeAnalysis]]:
    """Say of layers that refuse what they get which others made that so."""
    refusing = [node for node in network.order if _refuses(found[node.id])]
    if not refusing:
        return
    shapes = {id_: facts.output_shape for id_, facts in found.items()}
    known = {id_: shape for id_, shape in shapes.items() if shape is not None}
    for node in refusing[:MOST_CAUSES]:
        facts = found[node.id]
        why = causes.cause(network, known, node)
        first = msgspec.structs.replace(facts.problems[0], cause=why)
        yield node.id, msgspec.structs.replace(facts, problems=(first, *facts.problems[1:]))


def _refuses(facts: NodeAnalysis) -> bool:
    """Whether a layer knows all that comes in, and cannot take it."""
    if facts.output_shape is not None or facts.waits_for is not None:
        return False
    return bool(facts.input_shapes) and None not in facts.input_shapes


def _analyze_node(
    node: Node, network: Network, found: Mapping[int, NodeAnalysis], extra: Collection[int]
) -> NodeAnalysis:
    shapes = tuple(None if source is None else found[source].output_shape for source in node.inputs)
    lacking = unconnected(node)
    if lacking:
        return NodeAnalysis(shapes, problems=(problem(node, lacking),))
    problems: tuple[Problem, ...] = ()
    if isinstance(node.layer, CHOOSY) or node.id in extra or not network.consumers[node.id]:
        problems = tuple(misplaced(node, network, extra))
    known = tuple(shape for shape in shapes if shape is not None)
    if len(known) < len(shapes):
        return NodeAnalysis(shapes, problems=problems, waits_for=_culprit(node, found))
    facts = facts_of(node.layer, known)
    if facts.output is None:
        refused = () if facts.refusal is None else (problem(node, facts.refusal),)
        return NodeAnalysis(shapes, problems=(*refused, *problems))
    field = _field(node, facts, known, found)
    if facts.warnings:
        problems += tuple(problem(node, text, is_error=False) for text in facts.warnings)
    if field and not field.aligned and _begins_to_differ(node, facts.output, found):
        problems += (_misaligned(node, network, found),)
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


def _misaligned(node: Node, network: Network, found: Mapping[int, NodeAnalysis]) -> Problem:
    """Warn of branches that look at different places, with the first two that do."""
    fields = [(network.by_id[source].name, found[source].field) for source in node.sources]
    known = [(name, field) for name, field in fields if field and field.jump is not None]
    why = None
    for name, field in known[1:]:
        why = why or _apart(known[0][0], known[0][1], name, field)
    return msgspec.structs.replace(problem(node, _NOT_ALIGNED, is_error=False), cause=why)


_NOT_ALIGNED = Text(
    "The branches that meet here are not aligned: at one place they look at different parts of the "
    "picture. Give both the same strides, and the padding that keeps their size."
)


def _apart(one: str, first: ReceptiveField, two: str, second: ReceptiveField) -> Text | None:
    """Say how the units of two branches lie apart, if they do."""
    names = {"one": one, "two": two}
    if first.jump != second.jump:
        steps = {"first": first.jump, "second": second.jump}
        template = "The units of {one} lie {first} pixels apart, those of {two} {second} pixels."
        return Text(template, {**names, **steps})
    if first.center == second.center:
        return None
    centers = {"first": _row_and_column(first.center), "second": _row_and_column(second.center)}
    template = "Unit 0 of {one} is centered on {first}, that of {two} on {second}."
    return Text(template, {**names, **centers})


def _row_and_column(place: tuple[float, float]) -> Text:
    return Text("row {row}, column {column}", {"row": place[0], "column": place[1]})


def _begins_to_differ(node: Node, output: Shape, found: Mapping[int, NodeAnalysis]) -> bool:
    fields = [found[source].field for source in node.sources]
    return len(output) == 3 and all(field is None or field.aligned for field in fields)


def _culprit(node: Node, found: Mapping[int, NodeAnalysis]) -> int:
    """Find the node with the error that this one waits for."""
    unknown = next(source for source in node.sources if found[source].output_shape is None)
    return found[unknown].waits_for or unknown


def _analyze_circular(
    network: Network, known: Collection[int]
) -> Iterable[tuple[int, NodeAnalysis]]:
    """Tell the nodes of circles from those that wait for them."""
    left = [node for node in network.nodes if node.id not in known]
    on_circles = circles.circles(left)
    awaited = circles.awaited(network, on_circles)
    for node in left:
        shapes = (None,) * len(node.inputs)
        if node.id in on_circles:
            found = (problem(node, circle(node, network, on_circles)),)
            yield node.id, NodeAnalysis(shapes, problems=found)
        else:
            yield node.id, NodeAnalysis(shapes, waits_for=awaited[node.id])


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
