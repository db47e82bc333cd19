"""Repairs: edits that remove a problem and make no other.

For each problem a few edits are tried out that a person might think of, the most usual first.
Those are offered after which the problem is gone and nothing is wrong that was right before; so a
repair never has to know what a problem's sentence says. What is wrong in layers that waited for
the problem comes to light only then, and does not count; nor do hints about one that had no input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import msgspec

from cnnstudio.layers.activation import Sigmoid, Softmax
from cnnstudio.layers.base import Pair, Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.analysis import Analysis, Problem, analyze
from cnnstudio.network.arrange import settled
from cnnstudio.network.graph import Network, Node

FindProblems = Callable[[Network], Sequence[Problem]]


class Repair(msgspec.Struct, frozen=True):
    """An edit that mends something: what it does, for a button, and the network after it."""

    label: Text
    network: Network


def network_problems(network: Network) -> Sequence[Problem]:
    """Give the problems of the network alone, without those between it and the data."""
    return analyze(network).problems


def repairs(
    network: Network,
    problem: Problem,
    find_problems: FindProblems = network_problems,
    first: Sequence[Repair] = (),
) -> tuple[Repair, ...]:
    """Give the repairs of a problem, each tried out.

    Args:
        network: The network with the problem.
        problem: One of `find_problems(network)`.
        find_problems: What counts as a problem here.
        first: Edits to be tried out before those that are known here.
    """
    before = set(map(_key, find_problems(network)))
    facts = analyze(network).nodes
    waiting = {node for node, known in facts.items() if known.waits_for is not None}
    # What a layer says of its input comes to light only once it is connected.
    open_ = {node.id for node in network.nodes if _is_open(node)}

    def mends(changed: Network) -> bool:
        after = find_problems(changed)
        made = (each for each in after if _key(each) not in before and each.node not in waiting)
        is_worse = any(each.is_error or each.node not in open_ for each in made)
        return _key(problem) not in map(_key, after) and not is_worse

    return tuple(
        Repair(repair.label, settled(network, repair.network))
        for repair in (*first, *_candidates(network, problem))
        if mends(repair.network)
    )


def _key(problem: Problem) -> object:
    return problem.node, str(problem.text)


def _candidates(network: Network, problem: Problem) -> Iterable[Repair]:
    node = network.by_id.get(problem.node) if problem.node is not None else None
    if node is None:
        yield from _ends(network)
        return
    analysis = analyze(network)
    yield from _needless(network, node)
    yield from _flattened(network, analysis, node)
    yield from _sized(network, analysis, node)
    yield from _joined(network, analysis, node)
    yield from _parted(network, node)
    yield from _connected(network, node)
    yield from _removed(network, node)


# --- the network's ends --------------------------------------------------------------------------


def _ends(network: Network) -> Iterable[Repair]:
    """Add the Input or the Output that is missing."""
    layers = [type(node.layer) for node in network.nodes]
    if Input not in layers:
        yield from _with_input(network)
    if Output not in layers:
        yield from _with_output(network)


def _with_input(network: Network) -> Iterable[Repair]:
    first = next((node for node in network.nodes if _is_open(node)), None)
    if first is not None:
        made = edits.next_id(network)
        placed = edits.add_node(network, Input(), first.at)
        label = Text("Add an Input in front of {node}", {"node": first.name})
        yield Repair(label, edits.connect(placed, made, first.id, 0))


def _with_output(network: Network) -> Iterable[Repair]:
    analysis = analyze(network)
    for node in reversed(network.order):
        shape = analysis.nodes[node.id].output_shape
        if not network.consumers[node.id] and shape is not None and len(shape) == 1:
            label = Text("Add an Output behind {node}", {"node": node.name})
            yield Repair(label, edits.append(network, node.id, Output(shape[0]), node.at))
            return


def _is_open(node: Node) -> bool:
    return not node.sources and node.layer.fewest_inputs > 0


# --- a layer's place -----------------------------------------------------------------------------


def _needless(network: Network, node: Node) -> Iterable[Repair]:
    """Remove a Softmax or Sigmoid in front of Output: it would be applied twice."""
    if isinstance(node.layer, Softmax | Sigmoid):
        yield _removal(network, node)


def _removed(network: Network, node: Node) -> Iterable[Repair]:
    if not isinstance(node.layer, Softmax | Sigmoid):
        yield _removal(network, node)


def _removal(network: Network, node: Node) -> Repair:
    label = Text("Remove {node}", {"node": node.name})
    return Repair(label, edits.remove_nodes(network, [node.id]))


def _connected(network: Network, node: Node) -> Iterable[Repair]:
    """Lead a wire to a layer from the one end that is loose."""
    if not _is_open(node):
        return
    ends = [
        other
        for other in network.nodes
        if not network.consumers[other.id]
        and not isinstance(other.layer, Output)
        and other.id not in network.descendants(node.id)
    ]
    if len(ends) == 1:
        label = Text("Connect it with {node}", {"node": ends[0].name})
        yield Repair(label, edits.connect(network, ends[0].id, node.id, 0))


def _flattened(network: Network, analysis: Analysis, node: Node) -> Iterable[Repair]:
    """Make a vector of the maps that a dense layer or Output gets."""
    shape = _only_input(analysis, node)
    if shape is None or len(shape) != 3 or not isinstance(node.layer, Linear | Output):
        return
    if isinstance(node.layer, Linear):
        yield Repair(Text("Put Flatten in front of it"), _before(network, node, Flatten()))
        return
    classes = node.layer.classes
    dense = _before(network, node, Linear(classes))
    label = Text("Put Flatten and Dense with {classes} units before it", {"classes": classes})
    yield Repair(label, _before(dense, dense.by_id[edits.next_id(network)], Flatten()))


def _before(network: Network, node: Node, layer: AnyLayer) -> Network:
    """Put a layer on the one wire that leads to a node."""
    return edits.insert_between(network, node.sources[0], node.id, 0, layer, node.at)


def _only_input(analysis: Analysis, node: Node) -> Shape | None:
    shapes = analysis.nodes[node.id].input_shapes
    return shapes[0] if len(shapes) == 1 else None


# --- a layer's settings --------------------------------------------------------------------------


def _sized(network: Network, analysis: Analysis, node: Node) -> Iterable[Repair]:
    """Change the setting that keeps a layer from taking what it gets."""
    shape = _only_input(analysis, node)
    if shape is None:
        return
    match node.layer:
        case Output():
            yield from _of_answer(network, node, shape)
        case Conv2d():
            yield from _of_convolution(network, node, node.layer, shape)
        case MaxPool2d() | AvgPool2d():
            half: Pair = (node.layer.kernel[0] // 2, node.layer.kernel[1] // 2)
            yield _setting(network, node, Text("Pad by half the kernel"), "padding", half)
        case _:
            return


def _of_answer(network: Network, node: Node, shape: Shape) -> Iterable[Repair]:
    """Let the last dense layer give as many numbers as there are classes, or the reverse."""
    classes = node.layer.classes if isinstance(node.layer, Output) else 0
    before = network.by_id[node.sources[0]]
    while len(before.sources) == 1 and not isinstance(before.layer, Linear):
        before = network.by_id[before.sources[0]]
    if isinstance(before.layer, Linear):
        label = Text("Set {node} to {classes} units", {"node": before.name, "classes": classes})
        yield _setting(network, before, label, "units", classes)
    if len(shape) == 1:
        label = Text("Add a Dense with {classes} units in front of it", {"classes": classes})
        yield Repair(label, _before(network, node, Linear(classes)))
        label = Text("Set {node} to {size} classes", {"node": node.name, "size": shape[0]})
        yield _setting(network, node, label, "classes", shape[0])


def _of_convolution(network: Network, node: Node, layer: Conv2d, shape: Shape) -> Iterable[Repair]:
    if len(shape) != 3:
        return
    yield _setting(network, node, Text("Keep the size with padding"), "padding", "same")
    half: Pair = (layer.kernel[0] // 2, layer.kernel[1] // 2)
    yield _setting(network, node, Text("Pad by half the kernel"), "padding", half)
    yield _setting(network, node, Text("Pad with zeros"), "padding_mode", "zeros")
    yield _setting(network, node, Text("Set the stride to 1"), "stride", (1, 1))
    yield _setting(network, node, Text("Set the groups to 1"), "groups", 1)
    fitting: Pair = (min(layer.kernel[0], shape[1]), min(layer.kernel[1], shape[2]))
    label = Text("Make the kernel {kernel}", {"kernel": fitting})
    yield _setting(network, node, label, "kernel", fitting)


def _setting(network: Network, node: Node, label: Text, name: str, value: object) -> Repair:
    try:
        return Repair(label, edits.set_setting(network, [node.id], name, value))
    except edits.EditError:  # Out of the setting's range: as it is, it mends nothing.
        return Repair(label, network)


# --- branches ------------------------------------------------------------------------------------


def _joined(network: Network, analysis: Analysis, node: Node) -> Iterable[Repair]:
    """Give the branches that meet in a layer the same shape by a convolution on one of them."""
    if not isinstance(node.layer, Add | Concat) or len(node.inputs) != 2:
        return
    shapes = analysis.nodes[node.id].input_shapes
    for port, other in ((1, 0), (0, 1)):
        source, (shape, wanted) = node.inputs[port], (shapes[port], shapes[other])
        projection = _projection(shape, wanted) if shape and wanted else None
        if source is not None and projection is not None:
            name = network.by_id[source].name
            label = Text("Put a 1×1 convolution behind {node} on this branch", {"node": name})
            placed = edits.insert_between(network, source, node.id, port, projection, node.at)
            yield Repair(label, placed)


def _parted(network: Network, node: Node) -> Iterable[Repair]:
    """Give up one of the branches that meet in a layer, or all but one."""
    if not isinstance(node.layer, Add | Concat) or len(set(node.sources)) < 2:
        return
    for port, source in enumerate(node.inputs):
        if source is not None and len(node.sources) > 2:
            label = Text("Remove the wire from {node}", {"node": network.by_id[source].name})
            yield Repair(label, edits.disconnect(network, node.id, port))
    for source in dict.fromkeys(node.sources):
        after = network
        for target, port in network.consumers[node.id]:
            after = edits.connect(after, source, target, port)
        names = {"node": node.name, "source": network.by_id[source].name}
        label = Text("Remove {node} and go on from {source}", names)
        yield Repair(label, edits.remove_nodes(after, [node.id]))


def _projection(shape: Shape, wanted: Shape) -> Conv2d | None:
    """Give the 1×1 convolution that turns maps of one shape into another, as in ResNet.

    He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2015.
    """
    if len(shape) != 3 or len(wanted) != 3:
        return None
    if shape[1] < wanted[1] or shape[2] < wanted[2]:
        return None
    stride: Pair = (-(-shape[1] // wanted[1]), -(-shape[2] // wanted[2]))
    return Conv2d(wanted[0], (1, 1), stride)
