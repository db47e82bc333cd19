"""Dragging notes and colored frames, or an edge of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from cnnstudio.gui.canvas.items.annotations import NO_EDGES, AnnotationItem, stretched
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.pointer.company import Company
from cnnstudio.gui.canvas.pointer.gestures import CTRL, EXTENDING, Gesture
from cnnstudio.gui.canvas.pointer.hits import Hit
from cnnstudio.network import annotations

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView


def begin(view: CanvasView, found: Hit, point: QPointF, event: QMouseEvent) -> Gesture | None:
    """Start what a press on an annotation means."""
    item = found.annotation
    if item is None:
        return None
    edges = item.edges_at(point, view.zoom)
    if edges != NO_EDGES:
        return ResizeAnnotation(view, item, point)
    return MoveAnnotations(view, item, point, event)


class MoveAnnotations(Gesture):
    """Selects by a click; dragged, it moves what is selected, and what lies in selected frames.

    With Ctrl frames move alone; with Alt all stays, and copies go to where they are dropped.
    """

    def __init__(
        self, view: CanvasView, item: AnnotationItem, point: QPointF, event: QMouseEvent
    ) -> None:
        super().__init__(view)
        self._start, self._pressed = point, event.position()
        self._id = item.annotation.id
        self._adds = bool(event.modifiers() & EXTENDING)
        self._alone = bool(event.modifiers() & CTRL)
        self._copies = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        self._was_selected = self._id in view.selection.annotations
        self._company: Company | None = None
        self._ghosts: list[AnnotationItem] = []
        self._places: dict[CardItem, QPointF] = {}
        self._offset = QPointF()
        view.choose_wire(None)
        if not self._was_selected:
            self._select(kept=self._adds)

    def _select(self, *, kept: bool) -> None:
        selection = self.view.selection
        nodes, others = (selection.ids, selection.annotations) if kept else ((), ())
        selection.set(nodes, {*others, self._id})

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Let everything selected follow, once the pointer has moved far enough to mean it."""
        if self._company is None:
            if (pointer - self._pressed).manhattanLength() < QApplication.startDragDistance():
                return
            self._company = self._begin_drag()
        way = point - self._start
        self._offset = QPointF(round(way.x()), round(way.y()))
        if self._copies:
            for ghost in self._ghosts:
                ghost.setPos(self._offset)
        else:
            self._company.shift(self._offset)
            self.view.canvas.shift({card: at + self._offset for card, at in self._places.items()})

    def _begin_drag(self) -> Company:
        company = Company(self.view, self.view.selection.annotations, alone=self._alone)
        self._places = company.with_selected()
        if self._copies:
            self._ghosts = company.ghosts()
            for ghost in self._ghosts:
                self.view.canvas.addItem(ghost)
        return company

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Make one edit of the whole drag, or select by the click."""
        company, offset = self._company, self._offset
        nodes = [member for card in self._places for member in card.members]
        self.cancel()
        if company is None:
            self._click()
        elif self._copies:
            label = self.view.annotating.label_for(self.view.tr("Duplicate {what}"))
            ids, way = company.ids, (offset.x(), offset.y())
            self.view.edit_and_select(label, annotations.duplicated_with, nodes, ids, way)
        else:
            by_id = self.view.document.network.by_id
            corners = {node: QPointF(*by_id[node].at) + offset for node in nodes}
            places = {node: (corner.x(), corner.y()) for node, corner in corners.items()}
            label = self.view.annotating.label_for(self.view.tr("Move {what}"))
            self.view.document.edit(label, annotations.moved, places, company.places(offset))

    def _click(self) -> None:
        """Select what was clicked on; Ctrl takes it away again."""
        selection = self.view.selection
        if self._alone and self._was_selected:
            selection.set(selection.ids, selection.annotations - {self._id})
        elif not self._adds:
            self._select(kept=False)

    def cancel(self) -> None:
        """Put everything back."""
        for ghost in self._ghosts:
            self.view.canvas.removeItem(ghost)
        self._ghosts = []
        if self._company is not None and not self._copies:
            self._company.shift(QPointF())
            self.view.canvas.shift(self._places)


class ResizeAnnotation(Gesture):
    """Moves an edge or a corner of an annotation."""

    def __init__(self, view: CanvasView, item: AnnotationItem, point: QPointF) -> None:
        super().__init__(view)
        self._item, self._start, self._before = item, point, item.rect()
        self._edges = item.edges_at(point, view.zoom)
        view.choose_wire(None)

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Let the edge follow."""
        offset = point - self._start
        self._item.set_rect(stretched(self._before, self._edges, offset, self._item.least))

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Make one edit of it."""
        rect: QRectF = self._item.rect()
        self.cancel()
        if rect != self._before:
            at, size = (rect.x(), rect.y()), (rect.width(), rect.height())
            self.view.document.edit(
                self.view.annotating.label_for(self.view.tr("Resize {what}")),
                annotations.resized,
                self._item.annotation.id,
                at,
                size,
            )

    def cancel(self) -> None:
        """Give it back its size."""
        self._item.set_rect(self._before)
