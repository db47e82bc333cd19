"""The things on a canvas as screen readers know them, made when they are asked for.

Qt keeps what stands for each of them by a number, until it is told that the thing is gone.
"""

from __future__ import annotations

import weakref
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface

from cnnstudio.gui.canvas.keys import spoken, walking
from cnnstudio.gui.canvas.keys.accessible import ThingInterface
from cnnstudio.gui.canvas.keys.walking import Thing
from cnnstudio.gui.canvas.pointer.hits import hit
from cnnstudio.network.graph import Group, Network

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

Known = dict[Thing, ThingInterface]


class Things(QObject):
    """Says what is on one canvas, and tells screen readers where the keyboard goes."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view = weakref.ref(view)
        self._known: Known = {}
        self._order: list[Thing] = []
        self._network: Network | None = None
        self._last: Thing | None = None
        view.canvas.rebuilt.connect(self._on_rebuilt)
        view.selection.changed.connect(self.tell)
        view.destroyed.connect(partial(_forget, self._known))

    @property
    def view(self) -> CanvasView:
        """The canvas."""
        view = self._view()
        assert view is not None, "what stands for the things goes before the view does"
        return view

    # --- which there are -----------------------------------------------------------------------

    def order(self) -> list[Thing]:
        """Give all things in reading order."""
        network = self.view.document.network
        if network is not self._network:
            self._network = network
            self._order = walking.reading_order(self.view.canvas, network)
        return self._order

    def interface(self, thing: Thing) -> ThingInterface:
        """Give what stands for a thing."""
        if thing not in self._known:
            self._known[thing] = ThingInterface(self, thing)
            QAccessible.registerAccessibleInterface(self._known[thing])
        return self._known[thing]

    def canvas_interface(self) -> QAccessibleInterface:
        """Give what stands for the canvas."""
        return QAccessible.queryAccessibleInterface(self.view)

    def at(self, place: QPoint) -> ThingInterface | None:
        """Give the thing at a place of the screen."""
        view = self.view
        point = view.mapToScene(view.viewport().mapFromGlobal(place))
        found = hit(view.canvas, point, view.zoom)
        if found.annotation is not None:
            return self.interface(Thing("annotation", found.annotation.annotation.id))
        if found.kind == "card" and found.card is not None:
            node = found.card.node if found.card.is_group else found.node
            return self.interface(Thing("node", node))
        return None

    def current(self) -> Thing | None:
        """Give the thing at which the keyboard is, or would be."""
        selection = self.view.selection
        if selection.ids:
            node = self.view.keyboard.node
            card = self.view.canvas.card_of(node)
            return Thing("node", card.node if card is not None and card.is_group else node)
        return Thing("annotation", min(selection.annotations)) if selection.annotations else None

    # --- what they say -------------------------------------------------------------------------

    def name(self, thing: Thing) -> str:
        """Name a thing."""
        document, group = self.view.document, self._group(thing)
        if group is not None:
            return spoken.name_of_group(document, group)
        if thing.kind == "node":
            return spoken.name_of_node(document, thing.id)
        return self.view.canvas.annotations[thing.id].describe()

    def description(self, thing: Thing) -> str:
        """Say more of a thing."""
        document, group = self.view.document, self._group(thing)
        if group is not None:
            return spoken.describe_group(document, group)
        return spoken.describe_node(document, thing.id) if thing.kind == "node" else ""

    def _group(self, thing: Thing) -> Group | None:
        """Give the folded group that a thing is."""
        card = self.view.canvas.card_of(thing.id) if thing.kind == "node" else None
        if card is None or not card.is_group:
            return None
        groups = self.view.document.network.groups
        return next((group for group in groups if group.id == card.build.group), None)

    def state(self, thing: Thing) -> QAccessible.State:
        """Say whether a thing is selected, focused, wrong, and in sight."""
        view, state = self.view, QAccessible.State()
        chosen = view.selection.ids if thing.kind == "node" else view.selection.annotations
        card = view.canvas.card_of(thing.id) if thing.kind == "node" else None
        state.selectable = state.focusable = True
        state.selected = thing.id in chosen
        state.focused = view.hasFocus() and thing == self.current()
        state.offscreen = not self._place(thing).intersects(view.visible_rect())
        state.invalid = card is not None and card.build.has_error
        state.expandable = state.collapsed = card is not None and card.is_group
        return state

    def _place(self, thing: Thing) -> QRectF:
        canvas = self.view.canvas
        if thing.kind == "annotation":
            return canvas.annotations[thing.id].rect()
        card = canvas.card_of(thing.id)
        if card is None:
            return QRectF()
        return card.rect() if card.is_group else card.member_rect(thing.id)

    def rect(self, thing: Thing) -> QRect:
        """Give the place of a thing on the screen."""
        viewport = self.view.viewport()
        seen = self.view.mapFromScene(self._place(thing)).boundingRect()
        return QRect(viewport.mapToGlobal(seen.topLeft()), seen.size())

    # --- doing and telling ---------------------------------------------------------------------

    def choose(self, thing: Thing) -> None:
        """Select a thing, and bring it into view."""
        self.view.keyboard.go_to(thing)

    def tell(self) -> None:
        """Tell screen readers where the keyboard is, if it is somewhere else."""
        if not QAccessible.isActive() or not self.view.hasFocus():
            self._last = None
            return
        now = self.current()
        if now is not None and now != self._last and now in self.order():
            here = self.interface(now)
            for event in (QAccessible.Event.SelectionWithin, QAccessible.Event.Focus):
                QAccessible.updateAccessibility(QAccessibleEvent(here, event))
        self._last = now

    def _on_rebuilt(self) -> None:
        """Forget what is gone."""
        self._network = None
        if self._known:
            there = set(self.order())
            gone = {thing: self._known.pop(thing) for thing in self._known.keys() - there}
            _forget(gone)


def _forget(known: Known) -> None:
    """Let Qt delete what stands for things."""
    for interface in known.values():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(interface))
    known.clear()
