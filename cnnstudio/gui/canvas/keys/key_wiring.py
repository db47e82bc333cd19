"""Drawing wires by keys: the ends that could be meant, one after the other, and why not others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cnnstudio.app import words
from cnnstudio.gui.canvas.hover.tips import Tip
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.wires import WireItem
from cnnstudio.gui.canvas.pointer.hits import Hit
from cnnstudio.gui.canvas.pointer.wiring import DrawWire

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

BEHIND = QPointF(72, 40)
"""From a card's output to where a layer is looked for that the wire shall lead to."""

_WAYS: Mapping[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
Outcome = Literal["going on", "done", "not mine"]


class KeyWire(DrawWire):
    """A wire in the making whose free end goes from port to port by keys.

    Tab takes it to the ports that it fits, the nearest first; arrows to any port, which says why
    it cannot take it; letters to the layer that is called so.
    """

    def __init__(self, view: CanvasView, card: CardItem, *, taken: WireItem | None = None) -> None:
        """Begin at a card: at its output, or at its free input where it has no output."""
        if taken is not None:
            super().__init__(view, source=taken.source, taken=taken)
        elif card.has_output:
            super().__init__(view, source=card.output_node)
        else:
            super().__init__(view, target=card.inputs[0][0])
        self._card = card
        self._ports = sorted(self._possible(), key=self._order)
        fitting = [port for port in self._ports if not any(self._refusal(port))]
        self._fitting = fitting or self._ports
        self._typed, self._since_typed = "", QElapsedTimer()

    @property
    def has_ports(self) -> bool:
        """Whether there is anything that it could lead to."""
        return bool(self._ports)

    def start(self) -> None:
        """Show it, with its end at the port that is most likely meant."""
        self._start_line()
        self._mark_ports(QPointF())
        self._go_to(self._fitting[0])

    def press(self, event: QKeyEvent) -> Outcome:
        """Do what a key means to a wire in the making."""
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._take()
        if key in _WAYS:
            self._go(_WAYS[key])
        elif key == Qt.Key.Key_Space and not self._typed:
            return self._look_further()
        elif text and text.isprintable():
            self._type(text)
        elif key not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            return "not mine"
        return "going on"

    def cycle(self, steps: int) -> None:
        """Lead it to the next port that it fits."""
        fitting = self._fitting
        at = -1 if steps > 0 else 0
        if self._end is not None and self._end in fitting:
            at = fitting.index(self._end)
        self._go_to(fitting[(at + steps) % len(fitting)])

    # --- where it could lead -------------------------------------------------------------------

    def _possible(self) -> list[Hit]:
        """Give the ports of other cards, without those that it leads to already."""
        cards = [card for card in self.view.canvas.cards.values() if card is not self._card]
        if self._source is None:
            return [Hit("output", card, card.output_node) for card in cards if card.has_output]
        return [
            Hit("input", card, *inputs[0])
            for card in cards
            for inputs in card.inputs
            if not self._is_fed(inputs[0])
        ]

    def _is_fed(self, wire: tuple[int, int]) -> bool:
        item = self.view.canvas.wires.get(wire)
        return item is not None and item.source == self._source

    def _order(self, end: Hit) -> tuple[bool, bool, float]:
        """Put ports that fit first, then free ones, then near ones."""
        is_taken = end.kind == "input" and (end.node, end.port) in self.view.canvas.wires
        way = self._place(end) - self._anchor()
        return any(self._refusal(end)), is_taken, way.manhattanLength()

    def _place(self, end: Hit) -> QPointF:
        card = end.card
        if card is None:
            return QPointF()
        if end.kind == "output":
            return card.output_point()
        return card.input_point(card.port_of((end.node, end.port)))

    # --- going there ---------------------------------------------------------------------------

    def _go(self, way: QPointF) -> None:
        """Lead it to the nearest port in a direction, whether it fits or not."""
        here = self._anchor() if self._end is None else self._place(self._end)

        def distance(end: Hit) -> float:
            there = self._place(end) - here
            ahead = QPointF.dotProduct(there, way)
            aside = abs(there.x() * way.y()) + abs(there.y() * way.x())
            return ahead + 2 * aside if ahead > 1 else 0.0

        found = [end for end in self._ports if distance(end)]
        if found:
            self._go_to(min(found, key=distance))

    def _type(self, letters: str) -> None:
        """Lead it to the layer whose name begins with what was typed in a row."""
        is_late = self._since_typed.isValid() and self._since_typed.hasExpired(
            QApplication.keyboardInputInterval() * 2
        )
        self._typed = letters if is_late else self._typed + letters
        self._since_typed.restart()
        by_id = self.view.document.network.by_id
        for end in self._ports:
            if by_id[end.node].name.casefold().startswith(self._typed.casefold()):
                self._go_to(end)
                return

    def _go_to(self, end: Hit) -> None:
        self._mark_card(focused=False)
        self._end = end
        self._mark_card(focused=True)
        if end.card is not None:
            self.view.show_place(QRectF(end.card.place, end.card.outline().size()))
        self._mark_ports(QPointF())
        reason = self._reason()
        self._draw_line(self._place(end), is_refused=reason is not None)
        self._say(self._name(end), words.say(reason) if reason else "")

    def _mark_card(self, *, focused: bool) -> None:
        if self._end is not None and self._end.card is not None:
            self._end.card.set_focused(focused)

    def _say(self, title: str, reason: str) -> None:
        """Say below the port where the wire would lead, and why it cannot."""
        if self._end is None or self._end.card is None:
            return
        keys = self.view.tr("Enter connects, Tab goes on")
        tip = Tip(title, note=keys)
        if reason:
            tip = Tip(title, note=reason, icon="problem", tone="danger")
        rect = self.view.mapFromScene(self._end.card.rect()).boundingRect()
        self.view.hover.tip.show_below(tip, QRectF(rect))
        self.view.speak(f"{title}. {reason}" if reason else title)

    def _name(self, end: Hit) -> str:
        """Name the wire: from where to where, and to which of several inputs."""
        source, (target, port) = self._ends(end)
        by_id = self.view.document.network.by_id
        text = self.view.tr("{source} to {target}")
        if end.card is not None and end.kind == "input" and len(end.card.inputs) > 1:
            text = self.view.tr("{source} to {target}, input {number}")
            port = end.card.port_of((target, port))
        names = {"source": by_id[source].name, "target": by_id[target].name}
        return text.format(**names, number=words.number(port + 1))

    # --- its end -------------------------------------------------------------------------------

    def _take(self) -> Outcome:
        """Connect, unless that is impossible, which it goes on saying."""
        end = self._end
        if end is None or self._refusal(end)[0] is not None:
            return "going on"
        target = self._ends(end)[1][0]
        self.cancel()
        self._connect(end)
        card = self.view.canvas.card_of(target)
        if card is not None:
            self.view.selection.set(card.taken_with(target))
        return "done"

    def _look_further(self) -> Outcome:
        """Look for a layer that the wire shall lead to, as if it was dropped beside its card."""
        if self._source is None or self._taken is not None:
            return "going on"
        self.cancel()
        below = QPointF(0, self._card.height)
        self.view.searching.behind_wire(self._source, self._anchor() + BEHIND + below, None)
        return "done"

    def cancel(self) -> None:
        """Forget the wire."""
        self._mark_card(focused=False)
        super().cancel()
