"""Whether the canvas shows just what the document says."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from cnnstudio.app.document import Document
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.canvas.words.wording import describe, problems_by_node
from cnnstudio.layers.base import Shape
from cnnstudio.network.layout.cards import cards, ports
from cnnstudio.network.layout.frames import frames


def differences(scene: CanvasScene, document: Document) -> list[str]:
    """Say in which ways the canvas is not what the document says; nothing where it is right."""
    network, found = document.network, []
    expected, problems = cards(network), problems_by_node(document)
    shown = {card.node: card.members for card in scene.cards.values()}
    if shown != {head: card.nodes for head, card in expected.items()}:
        found.append(f"cards {shown} instead of {expected}")
    for head, card in expected.items():
        item = scene.cards.get(head)
        if item is None:
            continue
        name = card.group.name if card.group else network.by_id[head].name
        if (item.place.x(), item.place.y()) != card.corner(network):
            found.append(f"{name} lies at {item.place} instead of {card.corner(network)}")
        if item.content != describe(card, network, document.analysis, problems):
            found.append(f"{name} is shown as {item.content}")
        if not item.is_group and scene.thumbnails_of(item).output_shape != _mapped(item, document):
            found.append(f"{name} shows maps of {scene.thumbnails_of(item).output_shape}")
        if item.inputs != ports(network, card):
            found.append(f"{name} has the inputs {item.inputs}")
        if len(item.input_offsets) != len(item.inputs):
            found.append(f"{name} has {len(item.input_offsets)} ports")
    found += [*_of_wires(scene, document), *_of_frames(scene, document)]
    return [*found, *_of_annotations(scene, document)]


def _mapped(item: CardItem, document: Document) -> Shape | None:
    """Give the shape of the maps on a card: where it complains there are none."""
    if item.content.complaint is not None:
        return None
    return document.analysis.nodes[item.output_node].output_shape


def _of_wires(scene: CanvasScene, document: Document) -> list[str]:
    network = document.network
    head_of = {node: head for head, card in cards(network).items() for node in card.nodes}
    wires = {
        (source, head_of[node.id])
        for node in network.nodes
        for source in node.sources
        if head_of[source] != head_of[node.id]
    }
    ends = [(item.source, head_of[target]) for (target, _), item in scene.wires.items()]
    if set(ends) != wires or len(ends) < len(wires):
        return ["the wires differ"]
    return []


def _of_frames(scene: CanvasScene, document: Document) -> list[str]:
    found = []
    places = {
        id_: QRectF(*box[:2], box[2] - box[0], box[3] - box[1])
        for id_, box in frames(document.network).items()
    }
    shown_frames = {id_: frame.rect() for id_, frame in scene.frames.items()}
    if shown_frames.keys() != places.keys():
        found.append(f"frames {shown_frames} instead of {places}")
    # While cards are on their way, frames are where the cards are.
    if shown_frames != places and not scene.motion.is_running:
        found.append(f"frames {shown_frames} instead of {places}")
    return found


def _of_annotations(scene: CanvasScene, document: Document) -> list[str]:
    expected = [(each, QRectF(*each.at, *each.size)) for each in document.network.annotations]
    shown = [(item.annotation, item.rect()) for item in scene.annotations.values()]
    return [] if shown == expected else [f"annotations {shown} instead of {expected}"]
