"""Dropping from the palette: onto a wire, onto a card, or onto the empty canvas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QPointF

from cnnstudio.app import words
from cnnstudio.gui.canvas import geometry
from cnnstudio.gui.canvas.cards import CardItem
from cnnstudio.gui.canvas.content import CardContent, describe_card
from cnnstudio.gui.canvas.group_content import describe_group
from cnnstudio.gui.canvas.hits import WIRE_REACH, hit
from cnnstudio.gui.canvas.wires import WireItem
from cnnstudio.gui.palette.items import Item
from cnnstudio.layers.text import Text
from cnnstudio.network import edits, parts
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.cards import DOCKING, GROUP_WIDTH, Card, card_size
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.groups import group_of

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

GHOST_OPACITY = 0.7


class Place(NamedTuple):
    """Where a layer or block would go."""

    kind: Literal["canvas", "wire", "behind"]
    wire: WireItem | None = None
    node: int = 0
    card: CardItem | None = None


CANVAS = Place("canvas")


class DropItem:
    """Shows the card that a drop would make, where it would be and with the shape it would have.

    A block is shown as one card, however many layers it has.
    """

    def __init__(self, view: CanvasView, item: Item) -> None:
        self._view, self._item = view, item
        self._place = CANVAS
        self._ghost: CardItem | None = None
        self._is_shown = False
        self._why_not: Text | None = None

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""
        place = self._place_at(point)
        if place != self._place or (self._ghost is None and self._why_not is None):
            self._leave_place()
            self._place = place
            self._enter_place(point)
        if self._ghost is not None:
            self._ghost.setPos(self._corner(point))

    def release(self, point: QPointF) -> None:
        """Make the edit and select what is new."""
        self.move(point)
        place, corner, why_not = self._place, self._corner(point), self._why_not
        self.cancel()
        if why_not is not None:
            self._view.message.emit(words.say(why_not))
            return
        verb = self._view.tr("Add {kind}" if place.kind == "canvas" else "Insert {kind}")
        at = (round(corner.x()), round(corner.y()))
        self._view.insert(verb.format(kind=self._item.title), self._edited, place, at)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._leave_place()
        self._drop_ghost()

    def _drop_ghost(self) -> None:
        if self._ghost is not None:
            self._view.canvas.removeItem(self._ghost)
            self._ghost = None

    # --- where it would go ---------------------------------------------------------------------

    def _place_at(self, point: QPointF) -> Place:
        if self._item.is_end:
            return CANVAS
        zoom = self._view.zoom
        found = hit(self._view.canvas, point, zoom)
        if found.kind == "wire":
            return Place("wire", found.wire)
        if found.card is not None and found.card.has_output:
            return Place("behind", node=self._behind(found.card, found.node), card=found.card)
        wire = self._view.canvas.wire_at(point, 3 * WIRE_REACH / zoom)
        return CANVAS if wire is None or found.card is not None else Place("wire", wire)

    def _behind(self, card: CardItem, node: int) -> int:
        """Give the member of a card that the item goes behind: normalization comes first."""
        docks = self._item.family in DOCKING
        is_first = self._item.family == "normalization"
        is_member = docks and not card.is_group and (node != card.node or is_first)
        return node if is_member else card.output_node

    def _edited(self, network: Network, place: Place, at: edits.Point) -> Network:
        make, name = self._item.make, self._item.group
        if place.wire is not None:
            wire = (place.wire.source, *place.wire.wire)
            return parts.insert_on_wire(network, *wire, make, name, at)
        if place.kind == "behind":
            return parts.insert_behind(network, place.node, make, name, at)
        return parts.place(network, make, name, at)

    def _corner(self, point: QPointF) -> QPointF:
        """Give the card's corner: the pointer holds it at the height of its ports."""
        width = 0.0 if self._ghost is None else self._ghost.width
        return point - QPointF(width / 2, geometry.PORT_TOP)

    # --- showing it ----------------------------------------------------------------------------

    def _enter_place(self, point: QPointF) -> None:
        """Light up what takes the item, and show the shapes that would follow."""
        corner = point - QPointF(0, geometry.PORT_TOP)
        before = self._view.document.network
        try:
            network = self._edited(before, self._place, (corner.x(), corner.y()))
        except EditError as refused:
            self._why_not = refused.text
            self._drop_ghost()
            self._view.show_reason(words.say(refused.text), QPointF(self._view.mapFromScene(point)))
            return
        analysis = analyze(network)
        self._show_ghost(network, analysis, network.nodes[len(before.nodes) :])
        if self._place.wire is not None:
            self._place.wire.set_lit(True)
            self._view.canvas.preview(analysis)
            self._is_shown = True
        if self._place.card is not None:
            self._place.card.set_focused(True)

    def _show_ghost(self, network: Network, analysis: Analysis, made: Sequence[Node]) -> None:
        content, width = self._described(network, analysis, made)
        if self._ghost is None:
            self._ghost = CardItem(content, width)
            self._ghost.setOpacity(GHOST_OPACITY)
            self._ghost.setZValue(9)
            self._view.canvas.addItem(self._ghost)
        self._ghost.set_content(content)
        docks = self._item.family in DOCKING
        self._ghost.setVisible(self._place.kind != "behind" or not docks)

    def _described(
        self, network: Network, analysis: Analysis, made: Sequence[Node]
    ) -> tuple[CardContent, float]:
        """Put what would be made into words; give the width of its card as well."""
        nodes = tuple(node.id for node in made)
        if len(nodes) > 1:
            card = Card(nodes, group_of(network, nodes))
            return describe_group(card, network, analysis, {}), GROUP_WIDTH
        node = made[0]
        problems = {node.id: list(analysis.nodes[node.id].problems)}
        if self._place.kind == "canvas":
            problems = {}
        return describe_card(node, (), network, analysis, problems), card_size(node)[0]

    def _leave_place(self) -> None:
        if self._place.wire is not None:
            self._place.wire.set_lit(False)
        if self._place.card is not None:
            self._place.card.set_focused(False)
        if self._is_shown:
            self._view.canvas.preview(None)
            self._is_shown = False
        if self._why_not is not None:
            self._view.show_reason("", QPointF())
            self._why_not = None
        self._place = CANVAS
