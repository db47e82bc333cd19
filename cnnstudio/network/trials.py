"""What would come of a part that is put somewhere, found without making the edit.

Dozens of kinds are tried out at once where a layer is looked for. Only what changes is computed:
behind the part, until shapes are as they were before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, facts_of
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.cards import Port
from cnnstudio.network.parts import Make, end_of


class Trial(msgspec.Struct, frozen=True):
    """What a part would give, None where that is unknown, and why it would not do."""

    shape: Shape | None = None
    refusal: Text | None = None


def behind(
    network: Network,
    analysis: Analysis,
    source: int | None,
    make: Make,
    targets: Sequence[Port] = (),
) -> Trial:
    """Try a part behind a node, and in front of inputs that it feeds from then on.

    Of the parts that a block makes for what comes in, the first that fits counts. What was wrong
    before may stay wrong. Without a source, nothing is known of what comes in.
    """
    shape = None if source is None else analysis.nodes[source].output_shape
    try:
        made = make(shape)
    except EditError as refused:
        return Trial(refusal=refused.text)
    if source is not None and made[0].nodes[0].layer.most_inputs == 0:
        return Trial(refusal=_START)
    tried = [_through(network, analysis, part, shape, targets) for part in made]
    return next((trial for trial in tried if trial.refusal is None), tried[0])


def in_front(network: Network, analysis: Analysis, make: Make, target: Port) -> Trial:
    """Try a part in front of a free input, for what any layer that could feed it gives."""
    later = network.descendants(target[0])
    known = (shape for node, shape in analysis.shapes.items() if node not in later)
    shapes = dict.fromkeys(shape for shape in known if shape is not None)
    refused: Trial | None = None
    for shape in shapes or (None,):
        try:
            made = make(shape)
        except EditError as reason:
            refused = Trial(refusal=reason.text)
            continue
        for part in made:
            trial = _before(network, analysis, part, shape, target)
            if trial.refusal is None:
                return trial
            refused = trial
    return refused or Trial()


def _before(
    network: Network, analysis: Analysis, part: Network, shape: Shape | None, target: Port
) -> Trial:
    """Try a part in front of an input as if it got a shape; only an Input gives a sure one."""
    last = part.by_id[end_of(part)].layer
    if isinstance(last, Output):
        return Trial(refusal=_END)
    stranger = _out_of_place(network, part, ())
    if stranger is not None:
        return Trial(refusal=stranger)
    given = _out_of(part, shape)
    refusal = given.refusal or _refused_at(network, analysis, target, given.shape)
    is_sure = isinstance(last, Input)
    return Trial(given.shape if is_sure else None, refusal)


_START = Text("Input is the start of the network; nothing comes before it.")
_END = Text("Output is the end of the network; nothing comes after it.")


def _through(
    network: Network,
    analysis: Analysis,
    part: Network,
    shape: Shape | None,
    targets: Sequence[Port],
) -> Trial:
    stranger = _out_of_place(network, part, targets)
    if stranger is not None:
        return Trial(refusal=stranger)
    given = _out_of(part, shape)
    if given.refusal is not None or given.shape is None or not targets:
        return given
    return Trial(given.shape, _refused_behind(network, analysis, targets, given.shape))


def _out_of_place(network: Network, part: Network, targets: Collection[Port]) -> Text | None:
    """Say why an Input or Output cannot be there."""
    layer = part.nodes[0].layer
    if not isinstance(layer, Input | Output):
        return None
    kind = {"kind": Text(layer.title)}
    if any(type(node.layer) is type(layer) for node in network.nodes):
        return Text("There can be only one {kind}, and there is one already.", kind)
    if targets:
        return Text("{kind} stands at an end of the network, not on a wire.", kind)
    return None


def _out_of(part: Network, shape: Shape | None) -> Trial:
    """Find what comes out of a part."""
    shapes: dict[int | None, Shape | None] = {None: shape}
    for node in part.order:
        trial = _of_node(node, [shapes[source] for source in node.inputs])
        if trial.refusal is not None:
            return trial
        shapes[node.id] = trial.shape
    return Trial(shapes[end_of(part)])


def _of_node(node: Node, shapes: Sequence[Shape | None]) -> Trial:
    known = tuple(shape for shape in shapes if shape is not None)
    if len(known) < max(len(shapes), node.layer.fewest_inputs):
        return Trial()
    facts = facts_of(node.layer, known)
    return Trial(facts.output, facts.refusal)


def _refused_behind(
    network: Network, analysis: Analysis, targets: Collection[Port], shape: Shape
) -> Text | None:
    """Give the first refusal behind inputs that get another shape."""
    new: dict[int, Shape | None] = {}
    fed = set(targets)
    touched = {target for target, _ in targets}
    for node in _from_first(network, touched):
        if node.id not in touched and new.keys().isdisjoint(node.inputs):
            continue
        inputs = [
            shape if (node.id, port) in fed else _shape(analysis, new, source)
            for port, source in enumerate(node.inputs)
        ]
        trial = _of_node(node, inputs)
        before = analysis.nodes[node.id]
        if trial.refusal is not None and not before.has_error:
            name = {"name": node.name, "reason": trial.refusal}
            return Text("{name}: {reason}", name)
        if trial.shape != before.output_shape:
            new[node.id] = trial.shape
    return None


def _from_first(network: Network, nodes: Collection[int]) -> Iterable[Node]:
    """Give the nodes in order, from the first of some on."""
    first = min((network.places.get(node, 0) for node in nodes), default=0)
    return network.order[first:]


def _shape(analysis: Analysis, new: Mapping[int, Shape | None], source: int | None) -> Shape | None:
    if source is None:
        return None
    return new[source] if source in new else analysis.nodes[source].output_shape


def _refused_at(
    network: Network, analysis: Analysis, target: Port, shape: Shape | None
) -> Text | None:
    """Say why a shape would not suit an input, as far as the others are known."""
    node, port = network.by_id[target[0]], target[1]
    shapes = [_shape(analysis, {}, source) for source in node.inputs]
    shapes += [None] * (port + 1 - len(shapes))
    shapes[port] = shape
    return _of_node(node, shapes).refusal
