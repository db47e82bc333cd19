"""Dropping from the palette: onto a wire, onto a card, or onto the empty canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF

from cnnstudio.app import words
from cnnstudio.gui.canvas.hover.tips import Tip
from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.pointer.landing import (
    CANVAS,
    Place,
    layer_for,
    place_at,
    room_for,
    words_for,
)
from cnnstudio.gui.canvas.words.content import CardContent, describe_card
from cnnstudio.gui.canvas.words.group_content import describe_group
from cnnstudio.gui.palette.items import Item
from cnnstudio.layers.text import Text
from cnnstudio.network import edits, parts, replacing
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.groups import group_of
from cnnstudio.network.layout.cards import (
    CARD_HEIGHT,
    DOCKING,
    GROUP_WIDTH,
    Card,
    card_size,
    docks_on,
    same_port,
)

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

GHOST_OPACITY = 0.7
LANDED_OPACITY = 0.9
"""Where it would stand: what is below it shows through less."""

BESIDE_TILE = QPointF(12, 2)
"""From the pointer, past the picture that it carries."""


class DropItem:
    """Shows the card that a drop would make, where it would be and with the shape it would have.

    A block is shown as one card, however many layers it has. Where a row would make room, it does
    so, and the card stands in the gap.
    """

    def __init__(self, view: CanvasView, item: Item) -> None:
        self._view, self._item = view, item
        self._place = CANVAS
        self._point = QPointF()
        self._ghost: CardItem | None = None
        self._size: QSizeF | None = None
        """Of the card that would stand in a row, if it would."""
        self._why_not: Text | None = None
        view.gap.opened.connect(self._put_ghost)

    def move(self, point: QPointF) -> None:
        """Follow the pointer."""
        self._point = point
        is_held = self._view.gap.holds(point)
        place = self._place if is_held else place_at(self._view, self._item, point)
        if place != self._place or (self._ghost is None and self._why_not is None):
            self._leave_place()
            self._place = place
            self._enter_place()
        if not is_held:
            self._make_room()
        self._put_ghost()
        self._say()

    def release(self, point: QPointF) -> None:
        """Make the edit and select what is new."""
        self.move(point)
        place, corner, why_not = self._place, self._corner(), self._why_not
        self._view.gap.give_away()
        self._clean_up()
        at = (round(corner.x()), round(corner.y()))
        if why_not is not None:
            self._view.message.emit(words.say(why_not))
        elif place.kind == "replace":
            if self._view.document.edit(self._label(place), self._edited, place, at):
                self._view.selection.set([place.node])
        else:
            self._view.insert(self._label(place), self._edited, place, at)
        self._view.gap.close()

    def _label(self, place: Place) -> str:
        kind = self._item.title
        if place.kind == "canvas":
            return self._view.tr("Add {kind}").format(kind=kind)
        if place.kind == "replace":
            name = self._view.document.network.by_id[place.node].name
            return self._view.tr("Replace {name} by {kind}").format(name=name, kind=kind)
        return self._view.tr("Insert {kind}").format(kind=kind)

    def cancel(self) -> None:
        """Leave everything as it was."""
        self._view.gap.close()
        self._clean_up()

    def _clean_up(self) -> None:
        self._view.gap.opened.disconnect(self._put_ghost)
        self._leave_place()
        self._drop_ghost()

    def _drop_ghost(self) -> None:
        if self._ghost is not None:
            self._view.canvas.removeItem(self._ghost)
            self._ghost = None

    # --- what it would be ----------------------------------------------------------------------

    def _edited(self, network: Network, place: Place, at: edits.Point) -> Network:
        make, name = self._item.make, self._item.group
        if place.wire is not None:
            wire = (place.wire.source, *place.wire.wire)
            return parts.insert_on_wire(network, *wire, make, name, at)
        if place.kind == "behind":
            return parts.insert_behind(network, place.node, make, name, at)
        layer = layer_for(self._view, self._item, place.node) if place.kind == "replace" else None
        if layer is not None:
            return replacing.replaced_by(network, place.node, layer)
        return parts.place(network, make, name, at)

    def _tried(self, network: Network, place: Place, at: edits.Point) -> Network:
        """Give the edited network with all cards where they are: that takes a part of the time."""
        make, name, known = self._item.make, self._item.group, self._view.document.analysis
        if place.wire is not None:
            targets = same_port(network, *place.wire.wire)
            return parts.inserted(network, place.wire.source, targets, make, name, at, known)
        if place.kind == "behind":
            targets = network.consumers[place.node]
            return parts.inserted(network, place.node, targets, make, name, at, known)
        layer = layer_for(self._view, self._item, place.node) if place.kind == "replace" else None
        if layer is not None:
            return replacing.in_place_of(network, place.node, layer)
        return parts.place(network, make, name, at)

    # --- showing it ----------------------------------------------------------------------------

    def _enter_place(self) -> None:
        """Light up what takes the item, and show the shapes that would follow."""
        before = self._view.document.network
        try:
            network = self._tried(before, self._place, (self._point.x(), self._point.y()))
        except EditError as refused:
            self._why_not = refused.text
            self._drop_ghost()
            return
        analysis = analyze(network)
        made = network.nodes[len(before.nodes) :] or (network.by_id[self._place.node],)
        self._show_ghost(network, analysis, made)
        if self._place.wire is not None:
            self._place.wire.set_lit(True)
        if self._place.kind != "canvas":
            self._view.preview.say(network, analysis, self._view.visible_rect())
        if self._place.card is not None:
            self._place.card.set_focused(True)

    def _show_ghost(self, network: Network, analysis: Analysis, made: tuple[Node, ...]) -> None:
        content, width = self._described(network, analysis, made)
        if self._ghost is None:
            self._ghost = CardItem.of(content, width)
            self._ghost.flow = network.flow
            self._ghost.setZValue(9)
            self._view.canvas.addItem(self._ghost)
        self._ghost.set_content(content)
        self._ghost.setVisible(not self._is_strip(made[0]))
        is_docked = len(made) == 1 and docks_on(network, made[0]) != 0
        self._size = None if is_docked else QSizeF(width, CARD_HEIGHT)

    def _is_strip(self, made: Node) -> bool:
        """Whether it would be a strip of the card that it is over: that is not covered."""
        card = self._place.card
        return card is not None and made.layer.family in DOCKING and card.node != made.id

    def _described(
        self, network: Network, analysis: Analysis, made: tuple[Node, ...]
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

    def _make_room(self) -> None:
        """Let the row open where the card would stand."""
        view, rect = self._view, None
        if self._size is not None and self._why_not is None:
            rect = room_for(view, self._place, self._size, self._point)
        if rect is None:
            view.gap.close()
        else:
            view.gap.aim(rect, view.visible_rect(), view.document.network.flow)

    def _put_ghost(self) -> None:
        if self._ghost is not None:
            is_landed = self._view.gap.is_open or self._place.kind == "replace"
            self._ghost.setOpacity(LANDED_OPACITY if is_landed else GHOST_OPACITY)
            self._ghost.setPos(self._corner())

    def _corner(self) -> QPointF:
        """Give the card's corner: in the gap, over what it replaces, or held by the pointer."""
        if self._view.gap.is_open:
            return self._view.gap.rect.topLeft()
        if self._place.kind == "replace" and self._place.card is not None:
            return self._place.card.pos()
        width = 0.0 if self._ghost is None else self._ghost.width
        return self._point - QPointF(width / 2, geometry.PORT_TOP)

    def _say(self) -> None:
        """Say at the pointer what would happen, or why it cannot."""
        pointer = QPointF(self._view.mapFromScene(self._point)) + BESIDE_TILE
        if self._why_not is not None:
            self._view.show_reason(words.say(self._why_not), pointer)
        else:
            tip = Tip(note=words_for(self._view, self._place), tone="accent_text")
            self._view.hover.tip.show_tip(tip if tip.note else Tip(), pointer)

    def _leave_place(self) -> None:
        if self._place.wire is not None:
            self._place.wire.set_lit(False)
        if self._place.card is not None:
            self._place.card.set_focused(False)
        self._view.preview.clear()
        self._view.show_reason("", QPointF())
        self._size, self._why_not = None, None
        self._place = CANVAS
