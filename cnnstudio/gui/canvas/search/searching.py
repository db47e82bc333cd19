"""Looking for a layer on the canvas: from where one does it, and how long a loose wire stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.gui.canvas.items.wires import WireId, WireItem
from cnnstudio.gui.canvas.search import spots
from cnnstudio.gui.canvas.search.spots import Spot
from cnnstudio.gui.palette.items import Item, built_in

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.search.search_popup import SearchPopup
    from cnnstudio.gui.canvas.view import CanvasView


class Searching(QObject):
    """Opens the search for a layer, one at a time.

    Attributes:
        popup: The search that is open.
        line: The wire in the making that ends at it.
        own_items: Gives the user's own blocks.
        recent: The keys of what was chosen lately, the last first.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = view
        self.line: QGraphicsItem | None = None
        self.popup: SearchPopup | None = None
        self.own_items: Callable[[], Sequence[Item]] = tuple
        self.recent: list[str] = []
        view.canvas.changing.connect(self.close)
        view.viewed.connect(self.close)

    def behind_wire(self, source: int, point: QPointF, line: QGraphicsItem | None) -> None:
        """Look for what a wire from a node shall lead to; its line stays as long."""
        self._open(spots.behind_wire(self._view, source, point), point)
        self.line = line

    def in_front(self, target: WireId, point: QPointF, line: QGraphicsItem | None) -> None:
        """Look for what shall feed a free input; the line drawn from it stays as long."""
        self._open(spots.in_front(self._view, target, point), point)
        self.line = line

    def on_wire(self, wire: WireItem) -> None:
        """Look for what shall stand on a wire."""
        self._open(spots.on_wire(self._view, wire), wire.middle())

    def where_meant(self, point: QPointF | None = None) -> None:
        """Look for what shall go onto the chosen wire, behind what is selected, or to the end.

        The search stands at a point of the scene, or else beside what it is about.
        """
        view = self._view
        wire = view.chosen_wire
        spot = spots.where_meant(view) if wire is None else spots.on_wire(view, wire)
        cards = view.canvas.selected_cards()
        if point is None and wire is not None:
            point = wire.middle()
        elif point is None:
            point = cards[0].rect().topRight() if cards else view.visible_rect().center()
        self._open(spot, point)

    def close(self) -> None:
        """Close the search."""
        if self.popup is not None:
            self.popup.close_popup()

    def _open(self, spot: Spot, point: QPointF) -> None:
        from cnnstudio.gui.canvas.search.search_popup import SearchPopup

        self.close()
        view = self._view
        # Cards that arrived later would move the view, and that closes the search.
        view.canvas.motion.finish()
        view.hover.leave()
        items = [*built_in(), *self.own_items()]
        self.popup = SearchPopup(spot, items, self.recent, view.viewport())
        self.popup.closed.connect(self._on_closed)
        self.popup.place(QPoint(view.mapFromScene(point)))

    def _on_closed(self) -> None:
        self.popup = None
        if self.line is not None:
            self._view.canvas.removeItem(self.line)
            self.line = None
