"""Choosing wires by keys: those that lead to a card, and those that leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.wires import WireItem

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

Side = Literal["in", "out"]


def wires_at(view: CanvasView, card: CardItem, side: Side) -> list[WireItem]:
    """Give the wires on a side of a card, in the order of their other ends."""
    canvas = view.canvas
    if side == "in":
        found = [item for item in canvas.wires.values() if canvas.card_of(item.wire[0]) is card]
        return sorted(found, key=lambda item: card.port_of(item.wire))
    found = [item for item in canvas.wires.values() if canvas.card_of(item.source) is card]
    return sorted(found, key=lambda item: item.line.pointAtPercent(1).y())


class WireWalk:
    """Remembers from which card a wire was chosen, and on which side of it."""

    def __init__(self, view: CanvasView) -> None:
        self._view = view
        self._node = 0
        self._side: Side = "out"

    def choose(self, node: int, side: Side) -> bool:
        """Choose the first wire on a side of a card, or say that there is none."""
        card = self._view.canvas.card_of(node)
        found = wires_at(self._view, card, side) if card is not None else []
        if not found:
            return False
        self._node, self._side = node, side
        self._show(found[0])
        return True

    def next(self, steps: int) -> None:
        """Choose the next wire on the same side of the same card."""
        wire, card = self._view.chosen_wire, self._view.canvas.card_of(self._node)
        found = wires_at(self._view, card, self._side) if card is not None else []
        if wire in found:
            self._show(found[(found.index(wire) + steps) % len(found)])
        elif wire is not None:
            # It was clicked on: go on among those that leave the same card.
            self.choose(wire.source, "out")

    def leave(self, side: Side) -> None:
        """Go to the card at an end of the chosen wire."""
        wire = self._view.chosen_wire
        if wire is not None:
            self._go_to(wire.source if side == "in" else wire.wire[0])

    def go_back(self) -> None:
        """Go back to the card from which a wire was chosen."""
        self._go_to(self._node)

    def origin(self, wire: WireItem) -> int:
        """Give the node from which a wire was chosen, or else the one it comes from."""
        canvas = self._view.canvas
        is_end = canvas.card_of(self._node) in (
            canvas.card_of(wire.source),
            canvas.card_of(wire.wire[0]),
        )
        return self._node if is_end and self._node else wire.source

    def _go_to(self, node: int) -> None:
        card = self._view.canvas.card_of(node)
        if card is not None:
            self._view.selection.set(card.taken_with(node))
            self._view.show_node(node)

    def _show(self, item: WireItem) -> None:
        view = self._view
        view.choose_wire(item.wire)
        middle = item.middle()
        view.show_place(QRectF(middle.x() - 40, middle.y() - 20, 80, 40))
        by_id = view.document.network.by_id
        names = {"source": by_id[item.source].name, "target": by_id[item.wire[0]].name}
        view.speak(view.tr("Wire from {source} to {target}").format(**names))
