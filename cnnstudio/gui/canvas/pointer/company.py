"""What goes along when something is dragged over the canvas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from cnnstudio.gui.canvas.items.annotations import AnnotationItem, item_for
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.network.edits import Point
from cnnstudio.network.graph import MOST_ANNOTATIONS
from cnnstudio.network.layout.alongside import carried

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.editing import EditingView

GHOST_OPACITY = 0.7
GHOST_ORDER = MOST_ANNOTATIONS
"""Over all annotations."""


class Company:
    """What goes along when something selected is dragged: annotations, and what lies in frames.

    Attributes:
        cards: Cards that lie in selected frames.
    """

    def __init__(self, view: EditingView, chosen: Collection[int], *, alone: bool = False) -> None:
        """Collect it.

        Args:
            view: The view.
            chosen: The selected annotations.
            alone: Whether what lies in frames stays where it is.
        """
        nodes, ids = set[int](), set(chosen)
        if not alone:
            nodes, ids = carried(view.document.network, chosen)
        self._canvas = view.canvas
        found = {view.canvas.card_of(node) for node in nodes}
        self.cards = {card for card in found if card is not None}
        self._rects = {each: view.canvas.annotations[each].rect() for each in ids}

    def with_selected(self) -> dict[CardItem, QPointF]:
        """Give the selected cards and those that go along, and where they are."""
        return {
            card: card.pos()
            for card in self._canvas.cards.values()
            if card.selected or card in self.cards
        }

    @property
    def ids(self) -> Collection[int]:
        """The annotations that go along."""
        return self._rects.keys()

    def ghosts(self) -> list[AnnotationItem]:
        """Make pale copies of the annotations, which can be dragged in their place."""
        items = (self._canvas.annotations[each] for each in self._rects)
        made = [item_for(item.annotation, GHOST_ORDER) for item in items]
        for ghost in made:
            ghost.setOpacity(GHOST_OPACITY)
        return made

    def shift(self, offset: QPointF) -> None:
        """Show annotations that much further, for the time of the drag."""
        for each, rect in self._rects.items():
            if each in self._canvas.annotations:
                self._canvas.annotations[each].set_rect(rect.translated(offset))

    def places(self, offset: QPointF) -> Mapping[int, Point]:
        """Give where annotations lie after it."""
        corners = {each: rect.topLeft() + offset for each, rect in self._rects.items()}
        return {each: (corner.x(), corner.y()) for each, corner in corners.items()}
