"""Where something that is carried would go: onto a wire, behind a card, in its place, or beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.wires import WireItem
from cnnstudio.gui.canvas.layout.gap import between
from cnnstudio.gui.canvas.pointer.hits import WIRE_REACH, Hit, hit
from cnnstudio.gui.palette.items import Item
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Flow
from cnnstudio.network.layout.cards import DOCKING
from cnnstudio.network.replacing import can_replace

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

EDGE = 32.0
"""So near to the end of a card, what is dropped goes behind it."""


class Place(NamedTuple):
    """Where a layer or block would go."""

    kind: Literal["canvas", "wire", "behind", "replace"]
    wire: WireItem | None = None
    node: int = 0
    card: CardItem | None = None


CANVAS = Place("canvas")


def place_at(view: CanvasView, item: Item, point: QPointF) -> Place:
    """Find what an item that is dropped at a point of the scene would do."""
    if item.is_end:
        return CANVAS
    found = hit(view.canvas, point, view.zoom)
    if found.kind == "wire":
        return Place("wire", found.wire)
    if found.card is None:
        wire = view.canvas.wire_at(point, 3 * WIRE_REACH / view.zoom)
        return CANVAS if wire is None else Place("wire", wire)
    return _on_card(view, item, found, found.card, point)


def _on_card(view: CanvasView, item: Item, found: Hit, card: CardItem, point: QPointF) -> Place:
    """At its inputs the wire there is meant, at its end what is behind, and else the card."""
    wire = view.canvas.wires.get((found.node, found.port))
    if wire is not None and (found.kind == "input" or not card.has_output):
        return Place("wire", wire)
    if not card.has_output:
        return CANVAS
    is_inside = found.kind == "card" and _is_before_end(view, card, point)
    if is_inside and not card.is_group and _replaces(view, item, found.node):
        return Place("replace", node=found.node, card=card)
    return Place("behind", node=_behind(item, card, found.node), card=card)


def _is_before_end(view: CanvasView, card: CardItem, point: QPointF) -> bool:
    way = card.rect().bottomRight() - point
    return (way.x() if view.document.network.flow == "right" else way.y()) > EDGE


def _replaces(view: CanvasView, item: Item, node: int) -> bool:
    layer = layer_for(view, item, node)
    docked = view.canvas.card_of(node)
    is_strip = docked is not None and docked.node != node
    if layer is None or (is_strip and item.family not in DOCKING):
        return False
    return can_replace(view.document.network.by_id[node], layer)


def layer_for(view: CanvasView, item: Item, node: int) -> AnyLayer | None:
    """Give the one layer that an item would be in the place of a node; None for blocks."""
    shapes = view.document.analysis.nodes[node].input_shapes
    try:
        part = item.make(shapes[0] if shapes else None)[0]
    except EditError:
        return None
    return part.nodes[0].layer if len(part.nodes) == 1 else None


def _behind(item: Item, card: CardItem, node: int) -> int:
    """Give the member of a card that the item goes behind: normalization comes first."""
    docks = item.family in DOCKING
    is_first = item.family == "normalization"
    is_member = docks and not card.is_group and (node != card.node or is_first)
    return node if is_member else card.output_node


def words_for(view: CanvasView, place: Place) -> str:
    """Say in a few words what would happen."""
    nodes = view.document.network.by_id
    if place.wire is not None:
        source, target = nodes[place.wire.source].name, nodes[place.wire.wire[0]].name
        text = view.tr("Between {source} and {target}")
        return text.format(source=source, target=target)
    if place.kind == "behind":
        return view.tr("Behind {name}").format(name=nodes[place.node].name)
    if place.kind == "replace":
        return view.tr("Replace {name}").format(name=nodes[place.node].name)
    return ""


def room_for(view: CanvasView, place: Place, size: QSizeF, point: QPointF) -> QRectF | None:
    """Give where a new card will stand in a row; None where no row has to make room.

    On a wire that wraps to the next row, that is the row the pointer is in. A wire that passes
    other cards leads along no row.
    """
    flow = view.document.network.flow
    if place.wire is None:
        card = place.card if place.kind == "behind" else None
        return None if card is None else _after(card, size, flow)
    source = view.canvas.card_of(place.wire.source)
    target = view.canvas.card_of(place.wire.wire[0])
    if source is None or target is None or place.wire.route.style == "shortcut":
        return None
    after, along = _after(source, size, flow), flow == "right"
    start = target.place.x() if along else target.place.y()
    end = after.left() if along else after.top()
    if start >= end:
        corner = QPointF(end, target.place.y()) if along else QPointF(target.place.x(), end)
        return QRectF(corner, size)
    to_target = (target.rect().center() - point).manhattanLength()
    to_source = (source.rect().center() - point).manhattanLength()
    return QRectF(target.place, size) if to_target < to_source else after


def _after(card: CardItem, size: QSizeF, flow: Flow) -> QRectF:
    """Give the place behind a card in its row."""
    right, down = card.width + between(flow), card.height + between(flow)
    beside = QPointF(right, 0) if flow == "right" else QPointF(0, down)
    return QRectF(card.place + beside, size)
