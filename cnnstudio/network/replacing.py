"""Another kind in the place of a layer: it keeps the wires, and of the settings what fits it."""

from __future__ import annotations

import msgspec

from cnnstudio.layers.base import Layer, Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.io import Input, Output
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze, facts_of
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.cards import DOCKING
from cnnstudio.network.layout.settling import settled


def can_replace(node: Node, layer: Layer) -> bool:
    """Say whether dropping a layer on a node can mean this: it takes all of the node's wires.

    Kinds that dock are meant to go behind a layer, unless it is one of their own family. The kind
    that is there already would change nothing.
    """
    if isinstance(node.layer, Input | Output) or isinstance(layer, Input | Output):
        return False
    if type(node.layer) is type(layer) and _is_plain(layer):
        return False
    families = {node.layer.family, layer.family}
    if families & DOCKING and len(families) > 1:
        return False
    count, most = max(len(node.sources), 1), layer.most_inputs
    return layer.fewest_inputs <= count and (most is None or count <= most)


def replaced_by(network: Network, node_id: int, layer: AnyLayer) -> Network:
    """Put a layer in the place of a node, with the settings of the node that fit it."""
    return settled(network, in_place_of(network, node_id, layer))


def in_place_of(network: Network, node_id: int, layer: AnyLayer) -> Network:
    """Like `replaced_by`, with all cards where they are.

    A name that was given by hand stays; one that says the kind would lie.
    """
    node = network.by_id[node_id]
    shapes = analyze(network).nodes[node_id].input_shapes[: layer.most_inputs]
    after = edits.replace_layer(network, node_id, with_settings_of(node.layer, layer, shapes))
    return after if _says_kind(node) else edits.rename(after, node_id, node.name)


def with_settings_of(old: Layer, new: AnyLayer, shapes: tuple[Shape | None, ...] = ()) -> AnyLayer:
    """Give a layer with the settings of another one that it has as well, and that are valid for it.

    A layer that comes with settings of its own keeps them: they are why it was chosen.

    Args:
        old: The layer whose settings are offered.
        new: The layer that takes them, one after the other.
        shapes: What comes in. A setting with which the layer would refuse it is not taken.
    """
    if not _is_plain(new):
        return new
    inputs = tuple(shape for shape in shapes if shape is not None)
    known = inputs if inputs and len(inputs) == len(shapes) else None
    for name in new.__struct_fields__:
        if name in old.__struct_fields__:
            new = _with(new, name, getattr(old, name), known)
    return new


def _with(layer: AnyLayer, name: str, value: object, inputs: tuple[Shape, ...] | None) -> AnyLayer:
    """Give a layer with another setting, or as it is where that is not valid."""
    settings = {**msgspec.to_builtins(layer), name: msgspec.to_builtins(value)}
    try:
        changed = msgspec.convert(settings, type(layer))
    except msgspec.ValidationError:
        return layer
    if inputs is not None and facts_of(changed, inputs).refusal is not None:
        return changed if facts_of(layer, inputs).refusal is not None else layer
    return changed


def _is_plain(layer: Layer) -> bool:
    """Whether a layer has the settings that every one of its kind begins with."""
    return layer == type(layer)()


def _says_kind(node: Node) -> bool:
    """Whether a node has the name that its kind got by itself: conv1, conv2, flatten."""
    rest = node.name.removeprefix(node.layer.stem.replace("#", ""))
    return rest != node.name and (not rest or rest.isdecimal())
