"""Dropping a layer from the palette: onto a wire, onto a card, or onto the empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
from PySide6.QtCore import QMimeData, QPointF

from cnnstudio.app import words
from cnnstudio.gui.canvas import geometry
from cnnstudio.gui.canvas.cards import CardItem
from cnnstudio.gui.canvas.content import describe_card
from cnnstudio.gui.canvas.hits import WIRE_REACH, hit
from cnnstudio.gui.canvas.wires import WireItem
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.text import Text
from cnnstudio.network import edits, rewiring
from cnnstudio.network.analysis import analyze
from cnnstudio.network.arrange import DOCKING, card_size
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

MIME_TYPE = "application/x-cnnstudio-layer"
"""Of a drag from the palette; its data are the name of the layer kind."""

GHOST_OPACITY = 0.7


def dragged_layer(mime: QMimeData) -> AnyLayer | None:
    """Give the layer that is dragged, with its default settings; None for anything else."""
    if not mime.hasFormat(MIME_TYPE):
        return None
    return new_layer(bytes(mime.data(MIME_TYPE).data()).decode("utf-8", "replace"))


def new_layer(kind: str) -> AnyLayer | None:
    """Give a layer of a kind with its default settings; None where there is no such kind."""
    try:
        return msgspec.convert({"kind": kind}, AnyLayer)
    except msgspec.ValidationError:
        return None


class Place(NamedTuple):
    """Where a layer would go."""

    kind: Literal["canvas", "wire", "behind"]
    wire: WireItem | None = None
    node: int = 0
    card: CardItem | None = None


CANVAS = Place("canvas")


class DropLayer:
    """Shows the card that a drop would make, where it would be and with the shape it would have."""

    def __init__(self, view: CanvasView, layer: AnyLayer) -> None:
        self._view, self._layer = view, layer
        self._place = CANVAS
        self._ghost: CardItem | None = None
        self._made = edits.next_id(view.document.network)
        self._is_shown = False

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""
        place = self._place_at(point)
        if place != self._place or self._ghost is None:
            self._leave_place()
            self._place = place
            self._enter_place(point)
        if self._ghost is not None:
            self._ghost.setPos(self._corner(point))

    def release(self, point: QPointF) -> None:
        """Make the edit and select the new layer."""
        self.move(point)
        place, corner = self._place, self._corner(point)
        self.cancel()
        at = (round(corner.x()), round(corner.y()))
        kind = words.say(Text(self._layer.title))
        verb = self._view.tr("Add {kind}" if place.kind == "canvas" else "Insert {kind}")
        was_whole = self._view.shows_all()
        if self._view.document.edit(verb.format(kind=kind), self._edited, place, at):
            self._view.select_new([self._made], was_whole)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._leave_place()
        if self._ghost is not None:
            self._view.canvas.removeItem(self._ghost)
            self._ghost = None

    # --- where it would go ---------------------------------------------------------------------

    def _place_at(self, point: QPointF) -> Place:
        if not rewiring.can_be_inserted(self._layer):
            return CANVAS
        zoom = self._view.zoom
        found = hit(self._view.canvas, point, zoom)
        if found.kind == "wire":
            return Place("wire", found.wire)
        if self._layer.family in DOCKING and found.card is not None and found.card.has_output:
            behind = self._docking_point(found.card, found.node)
            return Place("behind", node=behind, card=found.card)
        wire = self._view.canvas.wire_at(point, 3 * WIRE_REACH / zoom)
        return CANVAS if wire is None or found.card is not None else Place("wire", wire)

    def _docking_point(self, card: CardItem, node: int) -> int:
        """Give the member of a card that the layer goes behind: normalization comes first."""
        if node != card.node or self._layer.family == "normalization":
            return node
        return card.output_node

    def _edited(self, network: Network, place: Place, at: edits.Point) -> Network:
        if place.wire is not None:
            return rewiring.insert_on_wire(
                network, place.wire.source, *place.wire.wire, self._layer, at
            )
        if place.kind == "behind":
            return rewiring.insert_behind(network, place.node, self._layer, at)
        return edits.add_node(network, self._layer, at)

    def _corner(self, point: QPointF) -> QPointF:
        """Give the card's corner: the pointer holds it at the height of its ports."""
        width = 0.0 if self._ghost is None else self._ghost.width
        return point - QPointF(width / 2, geometry.PORT_TOP)

    # --- showing it ----------------------------------------------------------------------------

    def _enter_place(self, point: QPointF) -> None:
        """Light up what takes the layer, and show the shapes that would follow."""
        corner = point - QPointF(0, geometry.PORT_TOP)
        document = self._view.document
        try:
            network = self._edited(document.network, self._place, (corner.x(), corner.y()))
        except EditError:
            network = edits.add_node(document.network, self._layer)
        analysis = analyze(network)
        node = network.by_id[self._made]
        problems = {self._made: list(analysis.nodes[self._made].problems)}
        if self._place.kind == "canvas":
            problems = {}
        content = describe_card(node, (), network, analysis, problems)
        if self._ghost is None:
            self._ghost = CardItem(content, card_size(node)[0])
            self._ghost.setOpacity(GHOST_OPACITY)
            self._ghost.setZValue(9)
            self._view.canvas.addItem(self._ghost)
        self._ghost.set_content(content)
        if self._place.wire is not None:
            self._place.wire.set_lit(True)
            self._view.canvas.preview(analysis)
            self._is_shown = True
        self._ghost.setVisible(self._place.kind != "behind")
        if self._place.card is not None:
            self._place.card.set_focused(True)

    def _leave_place(self) -> None:
        if self._place.wire is not None:
            self._place.wire.set_lit(False)
        if self._place.card is not None:
            self._place.card.set_focused(False)
        if self._is_shown:
            self._view.canvas.preview(None)
            self._is_shown = False
        self._place = CANVAS
