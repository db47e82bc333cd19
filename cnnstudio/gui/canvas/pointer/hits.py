"""What is under the pointer."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.annotations import AnnotationItem
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.frames import FrameItem
from cnnstudio.gui.canvas.items.wires import WireItem
from cnnstudio.gui.canvas.scene import CanvasScene

WIRE_REACH = 6.0
LARGEST_REACH = 22.0
"""In the scene: from afar, ports must leave room to take the card itself."""


class Hit(NamedTuple):
    """A port, a card or one of its strips, a wire, the name of a frame, a note, or nothing."""

    kind: Literal["output", "input", "card", "wire", "frame", "annotation", "edge", "nothing"]
    card: CardItem | None = None
    node: int = 0
    port: int = 0
    wire: WireItem | None = None
    frame: FrameItem | None = None
    annotation: AnnotationItem | None = None

    @property
    def grabbed(self) -> frozenset[int]:
        """Give the nodes that a click here selects: of a group, all."""
        if self.frame is not None:
            return frozenset(self.frame.of_group.nodes)
        return frozenset() if self.card is None else self.card.taken_with(self.node)

    @property
    def group(self) -> int | None:
        """The group whose card or name it is."""
        if self.frame is not None:
            return self.frame.of_group.id
        return self.card.build.group if self.card is not None else None


NOTHING = Hit("nothing")


def port_reach(zoom: float) -> float:
    """Give how far from its middle a port can be taken, in the scene."""
    return min(geometry.PORT_REACH / zoom, LARGEST_REACH)


def hit(scene: CanvasScene, point: QPointF, zoom: float) -> Hit:
    """Find what is at a point of the scene, the uppermost: notes, ports, cards, names and wires."""
    held = scene.held_at(point, zoom)
    if held is not None:
        return Hit("edge", annotation=held)
    note = scene.annotation_at(point, zoom, "note")
    if note is not None:
        return Hit("annotation", annotation=note)
    reach = port_reach(zoom)
    room = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
    cards = scene.cards_in(room)
    for card in cards:
        found = port_of(card, point, reach)
        if found is not None:
            return found
    for card in cards:
        node = card.member_at(point)
        if node is not None:
            return Hit("card", card, node)
    frame = scene.frame_at(point, zoom)
    if frame is not None:
        return Hit("frame", frame=frame)
    ground = scene.annotation_at(point, zoom, "frame")
    if ground is not None:
        return Hit("annotation", annotation=ground)
    wire = scene.wire_at(point, WIRE_REACH / zoom)
    return NOTHING if wire is None else Hit("wire", wire=wire)


def port_of(card: CardItem, point: QPointF, reach: float) -> Hit | None:
    """Give the port of a card that is nearest to a point, if one is within reach."""
    if card.has_output and geometry.is_near(point, card.output_point(), reach):
        return Hit("output", card, card.output_node)
    ports = [
        ((point - card.input_point(port)).manhattanLength(), port)
        for port in range(len(card.input_offsets))
        if geometry.is_near(point, card.input_point(port), reach)
    ]
    return Hit("input", card, *card.inputs[min(ports)[1]][0]) if ports else None
