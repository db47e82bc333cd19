"""Moving cards: with what goes along, along guides, onto wires, or as copies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsPathItem

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.geometry import RADIUS
from cnnstudio.gui.canvas.items.wires import WireItem
from cnnstudio.gui.canvas.pointer.company import Company
from cnnstudio.gui.canvas.pointer.gestures import CTRL, EXTENDING, Gesture
from cnnstudio.gui.canvas.pointer.guides import Guides
from cnnstudio.gui.canvas.pointer.hits import WIRE_REACH, Hit
from cnnstudio.gui.canvas.pointer.landing import Place, room_for
from cnnstudio.gui.looks import theme
from cnnstudio.network import annotations, edits, rewiring
from cnnstudio.network.layout.cards import DOCKING, card_size

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

AT_REST, DRAGGED = 1.0, 2.0
"""How far in front cards are."""

ALT = Qt.KeyboardModifier.AltModifier


class MoveCards(Gesture):
    """Selects by a click; dragged, it moves cards, or takes a strip off its card.

    What is dropped on a wire goes onto that wire, if it is a strip or a card without wires. With
    Alt the cards stay, and copies go to where they are dropped. Cards snap to guides, unless Ctrl
    or Alt is held on the way.
    """

    def __init__(self, view: CanvasView, found: Hit, point: QPointF, event: QMouseEvent) -> None:
        super().__init__(view)
        self._start, self._pressed = point, event.position()
        self._node, self._card = found.node, found.card
        self._grabbed = found.grabbed
        self._adds = bool(event.modifiers() & EXTENDING)
        self._toggles = bool(event.modifiers() & CTRL)
        self._copies = bool(event.modifiers() & ALT)
        self._was_selected = self._grabbed <= view.selection.ids
        self._places: dict[CardItem, QPointF] = {}
        self._company = Company(view, ())
        self._guides: Guides | None = None
        self._offset = QPointF()
        self._ghost: CardItem | None = None
        self._outlines: QGraphicsPathItem | None = None
        self._wire: WireItem | None = None
        view.choose_wire(None)
        if not self._was_selected:
            kept = view.selection.ids if self._adds else frozenset()
            notes = view.selection.annotations if self._adds else ()
            view.selection.set(kept | self._grabbed, notes)

    # --- following the pointer -----------------------------------------------------------------

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Let the cards follow, once the pointer has moved far enough to mean it."""
        if not self._places and self._ghost is None:
            way = (pointer - self._pressed).manhattanLength()
            if way < QApplication.startDragDistance():
                return
            self._begin_drag()
        offset = point - self._start
        if self._ghost is not None:
            self._ghost.setPos(self._ghost.place + offset)
        else:
            self._offset = self._snapped(offset)
            self._show_cards()
        self._aim(self._wire_for_drop(point), point)

    def _begin_drag(self) -> None:
        is_strip = self._card is not None and self._node != self._card.node
        if self._card is not None and is_strip and not self._card.is_group:
            self._ghost = self.view.make_ghost(self._node, self._card.member_rect(self._node))
            self._copies = False
            return
        self._company = Company(self.view, self.view.selection.annotations)
        self._places = self._company.with_selected()
        for card in self._places:
            card.setZValue(DRAGGED)
        held = self._card if self._card in self._places else None
        seen = self.view.visible_rect()
        self._guides = Guides(self.view.canvas, self._places.keys(), held, seen)
        if self._copies:
            self._outlines = self._make_outlines()

    def _snapped(self, offset: QPointF) -> QPointF:
        """Give whole pixels, and what lines up with other cards where it is near."""
        is_free = bool(self.view.held & (CTRL if self._copies else CTRL | ALT))
        if self._guides is None or is_free:
            if self._guides is not None:
                self._guides.hide()
            return QPointF(round(offset.x()), round(offset.y()))
        return self._guides.snapped(offset, self.view.zoom)

    def _show_cards(self) -> None:
        """Show the cards where they would be, or the outlines of their copies."""
        if self._outlines is not None:
            self._outlines.setPos(self._offset)
            return
        self._company.shift(self._offset)
        self.view.canvas.shift({card: at + self._offset for card, at in self._places.items()})

    def _make_outlines(self) -> QGraphicsPathItem:
        path = QPainterPath()
        for card in self._places:
            path.addRoundedRect(card.rect(), RADIUS, RADIUS)
        item = QGraphicsPathItem(path)
        item.setPen(QPen(theme.current().color("accent"), 1.5))
        fill = QColor(theme.current().color("accent"))
        fill.setAlphaF(0.12)
        item.setBrush(fill)
        item.setZValue(9)
        self.view.canvas.addItem(item)
        return item

    # --- onto wires ----------------------------------------------------------------------------

    def _wire_for_drop(self, point: QPointF) -> WireItem | None:
        """Give the wire onto which the node would go."""
        network = self.view.document.network
        node = network.by_id.get(self._node)
        if node is None or self._grabbed != {node.id} or not rewiring.can_be_inserted(node.layer):
            return None
        is_loose = not node.sources and not network.consumers[node.id]
        if self._copies or (self._ghost is None and (len(self._places) != 1 or not is_loose)):
            return None
        wire = self.view.canvas.wire_at(point, 2 * WIRE_REACH / self.view.zoom)
        if wire is None or self._node in (wire.source, wire.wire[0]):
            return self._wire if self.view.gap.holds(point) else None
        return wire

    def _aim(self, wire: WireItem | None, point: QPointF) -> None:
        """Light up the wire, and let its row make room."""
        if wire is not self._wire:
            if self._wire is not None:
                self._wire.set_lit(False)
            if wire is not None:
                wire.set_lit(True)
            self._wire = wire
        gap = self.view.gap
        if wire is None:
            gap.close()
            return
        node = self.view.document.network.by_id[self._node]
        size = QSizeF(*card_size(node))
        rect = room_for(self.view, Place("wire", wire), size, point)
        if rect is not None and node.layer.family not in DOCKING and not gap.holds(point):
            flow = self.view.document.network.flow
            gap.aim(rect, self.view.visible_rect(), flow, self._places.keys())

    # --- letting go ----------------------------------------------------------------------------

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Make one edit of the whole drag, or select by the click."""
        wire, ghost, places, gap = self._wire, self._ghost, self._places, self.view.gap
        moved = {card: at + self._offset for card, at in places.items()}
        notes = self._company.places(self._offset)
        if wire is not None:
            gap.give_away()
        self._clean_up()
        if ghost is not None:
            self._drop_strip(ghost.pos(), wire)
        elif self._copies and places:
            self._copy(places)
        elif wire is not None:
            self._put_on(wire, next(iter(moved.values())))
        elif moved:
            self._move_to(moved, notes)
        else:
            self._click()
        gap.close()

    def _click(self) -> None:
        """Select what was clicked on; Ctrl takes it away again."""
        selection = self.view.selection
        if self._toggles and self._was_selected:
            selection.set(selection.ids - self._grabbed, selection.annotations)
        elif not self._adds:
            selection.set(self._grabbed)

    def _move_to(self, moved: dict[CardItem, QPointF], notes: Mapping[int, edits.Point]) -> None:
        network = self.view.document.network
        places: dict[int, edits.Point] = {}
        for card, place in moved.items():
            offset = place - card.place
            for member in card.members:
                x, y = network.by_id[member].at
                places[member] = (x + offset.x(), y + offset.y())
        nodes = {node for card in moved for node in card.taken_with(card.node)}
        label = self.view.label_for(self.view.tr("Move {what}"), nodes)
        self.view.document.edit(label, annotations.moved, places, notes)

    def _copy(self, cards: Iterable[CardItem]) -> None:
        nodes = [member for card in cards for member in card.members]
        label = self.view.label_for(self.view.tr("Duplicate {what}"), nodes)
        offset, notes = (self._offset.x(), self._offset.y()), self._company.ids
        self.view.edit_and_select(label, annotations.duplicated_with, nodes, notes, offset)

    def _drop_strip(self, place: QPointF, wire: WireItem | None) -> None:
        if wire is not None:
            self._put_on(wire, place)
        elif self._card is not None and not self._card.rect().contains(place):
            label = self.view.label_for(self.view.tr("Take out {what}"), [self._node])
            at = (round(place.x()), round(place.y()))
            self.view.document.edit(label, rewiring.take_out, self._node, at)

    def _put_on(self, wire: WireItem, place: QPointF) -> None:
        label = self.view.label_for(self.view.tr("Move {what}"), [self._node])
        at = (round(place.x()), round(place.y()))
        self.view.document.edit(
            label, rewiring.move_to_wire, self._node, wire.source, *wire.wire, at
        )

    def cancel(self) -> None:
        """Put the cards back."""
        if not self._copies:
            self.view.canvas.shift(self._places)
        self._clean_up()
        self.view.gap.close()

    def _clean_up(self) -> None:
        if self._wire is not None:
            self._wire.set_lit(False)
        self._company.shift(QPointF())
        for card in self._places:
            card.setZValue(AT_REST)
        if self._guides is not None:
            self._guides.hide()
        for item in (self._ghost, self._outlines):
            if item is not None:
                self.view.canvas.removeItem(item)
        self._ghost, self._outlines, self._guides, self._places = None, None, None, {}
