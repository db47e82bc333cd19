"""Layers and notes on the clipboard, as JSON; what comes from there is checked like a file."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.network import annotations, edits
from cnnstudio.network.edits import EditError, Point
from cnnstudio.network.graph import MOST_NODES, Annotation, Group, Network, Node
from cnnstudio.network.layout.room import clear_of_others
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.limits import check_json, check_network


class Clipping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Layers that were copied, with the wires and groups among them, and annotations."""

    nodes: tuple[Node, ...]
    groups: tuple[Group, ...] = ()
    format: int = 1
    annotations: tuple[Annotation, ...] = ()


def clipping(network: Network, ids: Collection[int], notes: Collection[int] = ()) -> Clipping:
    """Copy nodes out of a network, and groups of them, without wires from other nodes.

    `notes` are the ids of annotations that are copied as well.
    """
    nodes = [node for node in network.nodes if node.id in ids]
    groups = (group for group in network.groups if set(group.nodes) <= set(ids))
    return Clipping(
        tuple(_cut_off(node, ids) for node in nodes),
        tuple(groups),
        annotations=tuple(each for each in network.annotations if each.id in notes),
    )


def _cut_off(node: Node, ids: Collection[int]) -> Node:
    inputs = tuple(source if source in ids else None for source in node.inputs)
    return msgspec.structs.replace(node, inputs=inputs)


def as_text(found: Clipping) -> str:
    """Write layers for the clipboard; the text can also be kept in a file, or sent to somebody.

    Data of a type of our own beside it would be an object of Python that the clipboard keeps, and
    Qt would take it apart after Python has ended.
    """
    return msgspec.json.encode(found).decode()


def from_text(text: str) -> Clipping:
    """Read layers from the clipboard.

    Raises:
        EditError: There are none, or they are not what this program writes.
    """
    data = text.encode(errors="replace")
    try:
        check_json(data, "The clipboard")
        found = msgspec.json.decode(data, type=Clipping)
        check_network(Network(found.nodes, found.groups, found.annotations))
    except msgspec.DecodeError as error:
        raise EditError(Text("There are no layers on the clipboard: copy some first.")) from error
    except ProjectError as error:
        raise EditError(error.text) from error
    return found


def pasted(network: Network, found: Clipping, offset: Point) -> Network:
    """Add copied layers and annotations to a network, below cards that they would cover."""
    if len(network.nodes) + len(found.nodes) > MOST_NODES:
        raise EditError(
            Text("A network has at most {limit} layers: leave some out.", {"limit": MOST_NODES})
        )
    after = edits.paste(network, found.nodes, offset, groups=found.groups)
    made = [node.id for node in after.nodes[len(network.nodes) :]]
    if made:
        first, cleared = after.by_id[made[0]], clear_of_others(after, made)
        offset = (offset[0], offset[1] + cleared.by_id[first.id].at[1] - first.at[1])
        after = cleared
    return annotations.pasted(after, found.annotations, offset)
