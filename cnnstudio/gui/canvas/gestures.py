"""What one does on the canvas with the pointer, each gesture an object from press to release.

A gesture shows what would happen while it goes on, and asks the document for at most one edit when
it is released. Cancelled, it leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPen
from PySide6.QtWidgets import QApplication, QGraphicsRectItem

from cnnstudio.gui import theme
from cnnstudio.gui.canvas.cards import CardItem
from cnnstudio.gui.canvas.company import Company
from cnnstudio.gui.canvas.hits import WIRE_REACH, Hit
from cnnstudio.gui.canvas.wires import WireItem
from cnnstudio.network import annotations, edits, rewiring

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

SNAP = 6.0
"""Cards snap to the height of those they are wired with, from that near."""

EXTENDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Gesture:
    """Something done with the pointer held down.

    `point` is a place in the scene, `pointer` the same place in the view.
    """

    follows_edges = True
    """Whether the view moves on while the pointer is held at its edge."""

    def __init__(self, view: CanvasView) -> None:
        self.view = view

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Follow the pointer."""

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Do what was meant."""

    def cancel(self) -> None:
        """Leave everything as it was."""


class Pan(Gesture):
    """Moves the view."""

    follows_edges = False

    def __init__(self, view: CanvasView, event: QMouseEvent) -> None:
        super().__init__(view)
        self._last = event.position()
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Keep the same place under the pointer."""
        self.view.has_panned = True
        self.view.translate_by((self._last - pointer) / self.view.zoom)
        self._last = pointer

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Let go."""
        self.cancel()

    def cancel(self) -> None:
        """Let go where it is."""
        self.view.viewport().unsetCursor()


class RubberBand(Gesture):
    """Selects the cards that a box touches; with Ctrl or Shift, on top of those selected."""

    def __init__(self, view: CanvasView, point: QPointF, event: QMouseEvent) -> None:
        super().__init__(view)
        self._start = point
        self._before, self._notes = view.selection.ids, view.selection.annotations
        is_extended = bool(event.modifiers() & EXTENDING)
        self._kept = self._before if is_extended else frozenset[int]()
        self._kept_notes = self._notes if is_extended else frozenset[int]()
        self._band: QGraphicsRectItem | None = None
        view.choose_wire(None)

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Draw the box and select what it touches."""
        rect = QRectF(self._start, point).normalized()
        if self._band is None:
            self._band = self._make_band()
        self._band.setRect(rect)
        canvas = self.view.canvas
        touched = {member for card in canvas.cards_in(rect) for member in card.members}
        notes = self._kept_notes | canvas.annotations_in(rect)
        self.view.selection.set(self._kept | touched, notes)

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Keep the selection; a mere click on the canvas selects nothing."""
        if self._band is None:
            self.view.selection.set(self._kept, self._kept_notes)
        self._remove_band()

    def cancel(self) -> None:
        """Bring back the selection."""
        self.view.selection.set(self._before, self._notes)
        self._remove_band()

    def _make_band(self) -> QGraphicsRectItem:
        now = theme.current()
        band = QGraphicsRectItem()
        band.setZValue(8)
        pen = QPen(now.color("accent"), 1)
        pen.setCosmetic(True)
        band.setPen(pen)
        fill = now.color("accent").toRgb()
        fill.setAlphaF(0.08)
        band.setBrush(fill)
        self.view.canvas.addItem(band)
        return band

    def _remove_band(self) -> None:
        if self._band is not None:
            self.view.canvas.removeItem(self._band)
            self._band = None


class MoveCards(Gesture):
    """Selects by a click; dragged, it moves cards, or takes a strip off its card.

    What is dropped on a wire goes onto that wire, if it is a strip or a card without wires.
    """

    def __init__(self, view: CanvasView, found: Hit, point: QPointF, event: QMouseEvent) -> None:
        super().__init__(view)
        self._start, self._pressed = point, event.position()
        self._node, self._card = found.node, found.card
        self._grabbed = found.grabbed
        self._extends = bool(event.modifiers() & EXTENDING)
        self._was_selected = self._grabbed <= view.selection.ids
        self._places: dict[CardItem, QPointF] = {}
        self._company = Company(view, ())
        self._offset = QPointF()
        self._ghost: CardItem | None = None
        self._wire: WireItem | None = None
        view.choose_wire(None)
        if not self._was_selected:
            kept = view.selection.ids if self._extends else frozenset()
            notes = view.selection.annotations if self._extends else ()
            view.selection.set(kept | self._grabbed, notes)

    @property
    def _is_dragging(self) -> bool:
        return bool(self._places) or self._ghost is not None

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Let the cards follow, once the pointer has moved far enough to mean it."""
        if not self._is_dragging:
            way = (pointer - self._pressed).manhattanLength()
            if way < QApplication.startDragDistance():
                return
            self._begin_drag()
        offset = point - self._start
        if self._ghost is not None:
            self._ghost.setPos(self._ghost.place + offset)
        else:
            self._offset = self._snapped(offset)
            self._company.shift(self._offset)
            self.view.canvas.shift(
                {card: place + self._offset for card, place in self._places.items()}
            )
        self._light(self._wire_for_drop(point))

    def _begin_drag(self) -> None:
        if self._card is not None and self._node != self._card.node:
            self._ghost = self.view.make_ghost(self._node, self._card.member_rect(self._node))
            return
        self._company = Company(self.view, self.view.selection.annotations)
        self._places = self._company.with_selected()

    def _snapped(self, offset: QPointF) -> QPointF:
        """Give whole pixels, and the height of a neighbor where it is near."""
        offset = QPointF(round(offset.x()), round(offset.y()))
        if self._card is not None and self._card in self._places:
            top = self._places[self._card].y() + offset.y()
            near = [
                card.pos().y() - top
                for card in self.view.canvas.neighbors_of(self._card)
                if card not in self._places and abs(card.pos().y() - top) < SNAP
            ]
            offset.setY(offset.y() + min(near, key=abs, default=0.0))
        return offset

    def _wire_for_drop(self, point: QPointF) -> WireItem | None:
        """Give the wire onto which the node would go."""
        network = self.view.document.network
        node = network.by_id.get(self._node)
        if node is None or self._grabbed != {node.id} or not rewiring.can_be_inserted(node.layer):
            return None
        is_loose = not node.sources and not network.consumers[node.id]
        if self._ghost is None and (len(self._places) != 1 or not is_loose):
            return None
        wire = self.view.canvas.wire_at(point, 2 * WIRE_REACH / self.view.zoom)
        if wire is None or self._node in (wire.source, wire.wire[0]):
            return None
        return wire

    def _light(self, wire: WireItem | None) -> None:
        if wire is not self._wire:
            if self._wire is not None:
                self._wire.set_lit(False)
            if wire is not None:
                wire.set_lit(True)
            self._wire = wire

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Make one edit of the whole drag, or select by the click."""
        wire, ghost, places = self._wire, self._ghost, self._places
        moved = {card: card.pos() for card in places}
        notes = self._company.places(self._offset)
        self._clean_up()
        if ghost is not None:
            self._drop_strip(ghost.pos(), wire)
        elif wire is not None:
            self._put_on(wire, next(iter(moved.values())))
        elif moved:
            self._move_to(moved, notes)
        elif self._extends and self._was_selected:
            selection = self.view.selection
            selection.set(selection.ids - self._grabbed, selection.annotations)
        elif not self._extends:
            self.view.selection.set(self._grabbed)

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
        self.view.canvas.shift(self._places)
        self._clean_up()

    def _clean_up(self) -> None:
        self._light(None)
        self._company.shift(QPointF())
        if self._ghost is not None:
            self.view.canvas.removeItem(self._ghost)
        self._ghost, self._places = None, {}


class Unfold(Gesture):
    """A click on the button that unfolds a group."""

    follows_edges = False

    def __init__(self, view: CanvasView, card: CardItem) -> None:
        super().__init__(view)
        self._card = card
        view.choose_wire(None)

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Unfold it, if the pointer is still there."""
        group = self._card.build.group
        if group is not None and self._card.is_on_button(point):
            self.view.grouping.fold(group, is_folded=False)
