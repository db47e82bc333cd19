"""What lies where on the canvas: cards, wires, frames and notes, and which is at a point."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsScene

from cnnstudio.gui.canvas.items.annotations import NO_EDGES, AnnotationItem
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.frames import FrameItem
from cnnstudio.gui.canvas.items.thumbnails import Thumbnails
from cnnstudio.gui.canvas.items.wires import WireId, WireItem


class PlacedScene(QGraphicsScene):
    """Knows the things on a canvas and finds them.

    Attributes:
        cards: Cards by the node they are known by.
        wires: Wires by where they lead; a wire to a folded group may stand for several.
        frames: Frames of open groups by the ids of these, outer ones first.
        annotations: Notes and colored frames by their ids, from the lowest up.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.cards: dict[int, CardItem] = {}
        self.wires: dict[WireId, WireItem] = {}
        self.frames: dict[int, FrameItem] = {}
        self.annotations: dict[int, AnnotationItem] = {}
        self._card_of: dict[int, CardItem] = {}
        self._thumbnails: dict[int, Thumbnails] = {}
        self._content_rect: QRectF | None = None

    def card_of(self, node: int) -> CardItem | None:
        """Give the card on which a node is shown, as itself or as a strip."""
        return self._card_of.get(node)

    def thumbnails_of(self, card: CardItem) -> Thumbnails:
        """Give the small maps of a card."""
        return self._thumbnails[card.node]

    def cards_in(self, rect: QRectF) -> list[CardItem]:
        """Give the cards that a rectangle touches, the topmost first, without ghosts."""
        return [
            item
            for item in self.items(rect)
            if isinstance(item, CardItem)
            and self.cards.get(item.node) is item
            and item.rect().intersects(rect)
        ]

    def frame_at(self, point: QPointF, zoom: float) -> FrameItem | None:
        """Give the frame whose name is at a point, the innermost of several."""
        found = [frame for frame in self.frames.values() if frame.name_rect(zoom).contains(point)]
        return found[-1] if found else None

    def annotation_at(self, point: QPointF, zoom: float, kind: str) -> AnnotationItem | None:
        """Give the uppermost note or colored frame that can be taken at a point."""
        for item in reversed(self.annotations.values()):
            if item.annotation.kind == kind and item.is_at(point, zoom):
                return item
        return None

    def held_at(self, point: QPointF, zoom: float) -> AnnotationItem | None:
        """Give the selected annotation that can be resized from a point."""
        items = self.annotations.values()
        return next((item for item in items if item.edges_at(point, zoom) != NO_EDGES), None)

    def annotations_in(self, rect: QRectF) -> set[int]:
        """Give the notes that a box touches, and the colored frames that lie in it."""
        return {
            id_
            for id_, item in self.annotations.items()
            if rect.contains(item.rect())
            or (item.annotation.kind == "note" and rect.intersects(item.rect()))
        }

    def wire_at(self, point: QPointF, reach: float) -> WireItem | None:
        """Give the wire at a point."""
        room = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
        return next(
            (
                item
                for item in self.items(room)
                if isinstance(item, WireItem) and item.is_at(point, reach)
            ),
            None,
        )

    def wired_with(self, card: CardItem, *, behind: bool) -> list[CardItem]:
        """Give the cards that a card feeds, or those that feed it."""
        ends = [
            (self._card_of[item.source], self._card_of[target])
            for (target, _), item in self.wires.items()
        ]
        if behind:
            return [target for source, target in ends if source is card]
        return [source for source, target in ends if target is card]

    def content_rect(self) -> QRectF:
        """Give the box around all cards, in their places, and around all else."""
        if self._content_rect is None:
            found = QRectF()
            for item in self.wires.values():
                found |= item.line.boundingRect()
            for card in self.cards.values():
                found |= QRectF(card.place, card.outline().size())
            for frame in self.frames.values():
                found |= frame.rect()
            for note in self.annotations.values():
                found |= note.rect()
            self._content_rect = found
        return self._content_rect
