"""What the canvas shows of what is under the pointer, before any click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer

from cnnstudio.gui.canvas.hover.card_tip import tip_of, tip_of_group
from cnnstudio.gui.canvas.hover.plus import PlusItem
from cnnstudio.gui.canvas.hover.tips import PointerTip, Tip
from cnnstudio.gui.canvas.hover.unit_overlay import Unit, UnitOverlay, unit_tip
from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.pointer.hits import NOTHING, Hit, hit

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

TIP_MS = 400


class Hover(QObject):
    """Follows the pointer: borders, wires, tips, and what the unit under it sees."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self._found = NOTHING
        self._pointer = QPointF()
        self._unit: Unit | None = None
        self._overlay = UnitOverlay()
        view.canvas.addItem(self._overlay)
        self.plus = PlusItem()
        view.canvas.addItem(self.plus)
        self.tip = PointerTip(view.viewport())
        self._delay = QTimer(self, singleShot=True, interval=TIP_MS)
        self._delay.timeout.connect(self._show_card_tip)

    @property
    def overlay(self) -> UnitOverlay:
        """The boxes of the unit under the pointer."""
        return self._overlay

    def move(self, pointer: QPointF) -> None:
        """Show what a click here would mean."""
        view = self._view
        point = view.mapToScene(pointer.toPoint())
        on_plus = self.plus.wire_at(point, view.zoom) is not None
        found = self._found if on_plus else hit(view.canvas, point, view.zoom)
        self._pointer = pointer
        if found != self._found:
            self._leave()
            self._enter(found)
        self._follow_unit(point)

    def leave(self) -> None:
        """The pointer has gone, or does something else."""
        self._leave()
        self.show_unit(None)
        if self._unit is not None:
            self._unit = None
            self._view.unit_left.emit()
        self._view.viewport().unsetCursor()

    def show_unit(self, unit: Unit | None) -> None:
        """Mark what a unit sees; None takes the marks away."""
        if unit == self._overlay.unit:
            return
        self._overlay.show_unit(unit, self._view.canvas, self._view.document)

    def _enter(self, found: Hit) -> None:
        self._found = found
        if found.card is not None:
            found.card.set_hovered(found.node)
        if found.wire is not None:
            found.wire.set_lit(True)
            self.plus.show_on(found.wire, self._view.zoom)
        if found.frame is not None:
            found.frame.set_marked(hovered=True)
        if found.annotation is not None:
            found.annotation.set_marked(hovered=True)
        if found.kind in ("card", "frame"):
            self._delay.start()
        hand, cross = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.CrossCursor
        shapes = {"output": cross, "input": cross, "wire": hand, "frame": hand}
        self._view.viewport().setCursor(shapes.get(found.kind, Qt.CursorShape.ArrowCursor))

    def _leave(self) -> None:
        found, self._found = self._found, NOTHING
        if found.card is not None:
            found.card.set_hovered(None)
        if found.wire is not None:
            found.wire.set_lit(False)
            self.plus.show_on(None, self._view.zoom)
        if found.frame is not None:
            found.frame.set_marked(hovered=False)
        if found.annotation is not None:
            found.annotation.set_marked(hovered=False)
        self._delay.stop()
        self.hide_tip()

    def hide_tip(self) -> None:
        """Take the tip away until the pointer goes somewhere else."""
        self._delay.stop()
        self.tip.show_tip(Tip(), QPointF())

    def _show_card_tip(self) -> None:
        view, found = self._view, self._found
        if self._unit is not None or view.zoom < geometry.HIDE_CARDS:
            return
        network = view.document.network
        group = next((group for group in network.groups if group.id == found.group), None)
        if group is not None:
            self.tip.show_tip(tip_of_group(view.document, group), self._pointer)
        elif found.node in view.document.network.by_id:
            self.tip.show_tip(tip_of(view.document, found.node), self._pointer)

    # --- units ---------------------------------------------------------------------------------

    def _follow_unit(self, point: QPointF) -> None:
        """Tell everybody about the unit under the pointer, once for each unit."""
        unit = self._unit_at(point)
        if unit is not None:
            self._tell_about(unit)
        if unit == self._unit:
            return
        had_one, self._unit = self._unit is not None, unit
        self.show_unit(unit)
        if unit is not None:
            self._delay.stop()
            self._view.unit_hovered.emit(*unit)
        elif had_one:
            self.hide_tip()
            if self._found.kind == "card":
                self._delay.start()
            self._view.unit_left.emit()

    def refresh(self) -> None:
        """Give the value of the unit under the pointer again: other maps have arrived."""
        if self._unit is not None:
            self._tell_about(self._unit)

    def _tell_about(self, unit: Unit) -> None:
        """Say in numbers what a unit sees, out of the way of the maps that show it."""
        view = self._view
        card = view.canvas.card_of(unit.node)
        if card is not None:
            value = view.canvas.value_of(unit.node, unit.channel, unit.row, unit.column)
            place = QRectF(view.mapFromScene(card.rect()).boundingRect())
            self.tip.show_below(unit_tip(unit, view.document, value), place)

    def _unit_at(self, point: QPointF) -> Unit | None:
        card = self._found.card
        if self._found.kind != "card" or card is None or self._view.zoom < geometry.HIDE_BODY:
            return None
        found = self._view.canvas.thumbnails_of(card).unit_at(point - card.pos())
        return None if found is None else Unit(card.output_node, *found)
