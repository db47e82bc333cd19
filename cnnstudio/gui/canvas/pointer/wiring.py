"""Drawing wires: from a port to another, or taking the end of a wire elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QApplication, QGraphicsPathItem

from cnnstudio.app import words
from cnnstudio.gui.canvas.items.cards import CardItem, PortMark
from cnnstudio.gui.canvas.items.wires import WireId, WireItem
from cnnstudio.gui.canvas.pointer.gestures import Gesture
from cnnstudio.gui.canvas.pointer.hits import Hit, port_of, port_reach
from cnnstudio.gui.looks import theme
from cnnstudio.layers.text import Text
from cnnstudio.network import edits, rewiring
from cnnstudio.network.graph import Network

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView

LARGEST_BEND = 90.0
GENEROUS = 1.6
"""A wire in the making finds ports from further away."""


class DrawWire(Gesture):
    """Draws a wire from an output to an input, or from a free input back to an output.

    Ports that it fits grow, others fade; over one that cannot take it, the reason is shown.
    """

    def __init__(
        self,
        view: CanvasView,
        *,
        source: int | None = None,
        target: WireId | None = None,
        taken: WireItem | None = None,
    ) -> None:
        """Begin at the output of `source` or at input `target`; `taken` is a wire to lead away."""
        super().__init__(view)
        self._source, self._target, self._taken = source, target, taken
        self._line: QGraphicsPathItem | None = None
        self._end: Hit | None = None
        self._pressed: QPointF | None = None
        self._refusals: dict[tuple[int, int], tuple[Text | None, Text | None]] = {}
        self._marked: set[CardItem] = set()

    @classmethod
    def begin(cls, view: CanvasView, found: Hit) -> DrawWire:
        """Start at a port: a connected input gives its wire away."""
        if found.kind == "output":
            return cls(view, source=found.node)
        taken = view.canvas.wires.get((found.node, found.port))
        if taken is not None:
            return cls(view, source=taken.source, taken=taken)
        return cls(view, target=(found.node, found.port))

    # --- following the pointer -----------------------------------------------------------------

    def move(self, point: QPointF, pointer: QPointF) -> None:
        """Draw the wire to the pointer, or to the port that it has found."""
        if self._line is None:
            self._pressed = self._pressed or pointer
            way = (pointer - self._pressed).manhattanLength()
            if way < QApplication.startDragDistance():
                return
            self._start_line()
        self._end = self._find_end(point)
        self._mark_ports(point)
        reason = self._reason()
        self._draw_line(point, is_refused=reason is not None)
        self.view.show_reason(words.say(reason) if reason else "", pointer)

    def _start_line(self) -> None:
        self._line = QGraphicsPathItem()
        self._line.setZValue(6)
        self.view.canvas.addItem(self._line)
        if self._taken is not None:
            self._taken.setVisible(False)

    def _find_end(self, point: QPointF) -> Hit | None:
        """Find the port under the pointer; a card stands for the port that is most likely meant."""
        reach = port_reach(self.view.zoom) * GENEROUS
        room = QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach)
        wanted = "input" if self._source is not None else "output"
        for card in self.view.canvas.cards_in(room):
            found = port_of(card, point, reach)
            if found is not None and found.kind == wanted:
                return found
            if card.member_at(point) is not None:
                return self._best_port(card)
        return None

    def _best_port(self, card: CardItem) -> Hit | None:
        if self._source is None:
            return Hit("output", card, card.output_node) if card.has_output else None
        ports = [inputs[0] for inputs in card.inputs] or [(card.node, 0)]
        free = [port for port in ports if port not in self.view.canvas.wires]
        if self._source in card.members or not free:
            return Hit("input", card, *ports[0])
        return Hit("input", card, *free[0])

    # --- what fits -----------------------------------------------------------------------------

    def _ends(self, end: Hit) -> tuple[int, WireId]:
        """Give source and target of the wire to a port."""
        if self._source is not None:
            return self._source, (end.node, end.port)
        assert self._target is not None
        return end.node, self._target

    @cached_property
    def _network(self) -> Network:
        """The network without the wire that is led away."""
        network = self.view.document.network
        return network if self._taken is None else edits.disconnect(network, *self._taken.wire)

    @cached_property
    def _in_circle(self) -> Collection[int]:
        """The nodes to which a wire would close a circle."""
        if self._source is not None:
            return self._network.ancestors(self._source)
        return self._network.descendants(0 if self._target is None else self._target[0])

    def _refusal(self, end: Hit) -> tuple[Text | None, Text | None]:
        """Say why a wire to a port is impossible, and why its shape would not do."""
        key = (end.node, end.port)
        if key not in self._refusals:
            network, analysis = self._network, self.view.document.analysis
            source, (target, port) = self._ends(end)
            port = min(port, max(network.by_id[target].port_count - 1, 0))
            closes = end.node in self._in_circle
            impossible = edits.why_not_connect(network, source, target, port, closes_circle=closes)
            misfit = None
            if impossible is None:
                misfit = edits.why_not_fit(network, analysis, source, target, port)
            self._refusals[key] = (impossible, misfit)
        return self._refusals[key]

    def _reason(self) -> Text | None:
        if self._end is None or self._is_back():
            return None
        impossible, misfit = self._refusal(self._end)
        return impossible or misfit

    def _is_back(self) -> bool:
        """Whether the wire is over the port it was taken from."""
        end = self._end
        return (
            end is not None and self._taken is not None and (end.node, end.port) == self._taken.wire
        )

    def _mark_ports(self, point: QPointF) -> None:
        """Let the ports in view show whether the wire fits them."""
        for card in self.view.canvas.cards_in(self.view.visible_rect()):
            if card in self._marked:
                continue
            self._marked.add(card)
            inputs: dict[int, PortMark] = {}
            output: PortMark = "faded"
            if self._source is not None:
                for port, wires in enumerate(card.inputs):
                    inputs[port] = self._mark(Hit("input", card, *wires[0]))
                if card.output_node == self._source:
                    output = "plain"
            else:
                inputs = dict.fromkeys(range(len(card.inputs)), "faded")
                output = self._mark(Hit("output", card, card.output_node))
            card.set_marks(inputs, output)

    def _mark(self, end: Hit) -> PortMark:
        return "faded" if any(self._refusal(end)) else "fits"

    # --- drawing -------------------------------------------------------------------------------

    def _draw_line(self, point: QPointF, *, is_refused: bool) -> None:
        if self._line is None:
            return
        start, end = self._anchor(), point
        if self._end is not None and self._end.card is not None:
            card = self._end.card
            is_input = self._end.kind == "input"
            port = card.port_of((self._end.node, self._end.port))
            end = card.input_point(port) if is_input else card.output_point()
        if self._source is None:
            start, end = end, start
        is_level = self.view.document.network.flow == "right"
        way = abs(end.x() - start.x()) if is_level else abs(end.y() - start.y())
        bend = min(max(way / 2, 30.0), LARGEST_BEND)
        path = QPainterPath(start)
        out = QPointF(bend, 0) if is_level else QPointF(0, bend)
        path.cubicTo(start + out, end - out, end)
        self._line.setPath(path)
        now = theme.current()
        pen = QPen(now.color("danger" if is_refused else "accent"), 2.5)
        if self._end is None or is_refused:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._line.setPen(pen)

    def _anchor(self) -> QPointF:
        """Give the port at which the wire is held."""
        node = self._source if self._source is not None else (self._target or (0, 0))[0]
        card = self.view.canvas.card_of(node)
        if card is None:
            return QPointF()
        if self._source is not None:
            return card.output_point()
        return card.input_point(card.port_of(self._target or (0, 0)))

    # --- letting go ----------------------------------------------------------------------------

    def release(self, point: QPointF, pointer: QPointF) -> None:
        """Connect, reconnect or disconnect; over nothing, look for a layer."""
        line, end, is_back = self._line, self._end, self._is_back()
        if line is not None and end is None and self._taken is None:
            self._line = None
            self._clean_up()
            self._look_for_end(point, line)
            return
        self._clean_up()
        if line is None or is_back:
            return
        if end is not None:
            self._connect(end)
        elif self._taken is not None:
            self._disconnect(self._taken.wire)

    def _look_for_end(self, point: QPointF, line: QGraphicsPathItem) -> None:
        """Let a layer be looked for; the wire in the making stays as long."""
        if self._source is not None:
            self.view.searching.behind_wire(self._source, point, line)
        elif self._target is not None:
            self.view.searching.in_front(self._target, point, line)

    def _connect(self, end: Hit) -> None:
        source, target = self._ends(end)
        nodes = self.view.document.network.by_id
        label = self.view.tr("Connect {source} to {target}").format(
            source=nodes[source].name, target=nodes[target[0]].name
        )
        if self._taken is not None:
            self.view.document.edit(label, rewiring.reconnect, self._taken.wire, source, target)
        else:
            self.view.document.edit(label, rewiring.lead, source, *target)

    def _disconnect(self, wire: WireId) -> None:
        name = self.view.document.network.by_id[wire[0]].name
        label = self.view.tr("Disconnect {target}").format(target=name)
        self.view.document.edit(label, rewiring.cut, *wire)

    def cancel(self) -> None:
        """Forget the wire."""
        self._clean_up()

    def _clean_up(self) -> None:
        if self._line is not None:
            self.view.canvas.removeItem(self._line)
            self._line = None
        if self._taken is not None:
            self._taken.setVisible(True)
        for card in self._marked:
            card.set_marks({})
        self._marked.clear()
        self.view.show_reason("", QPointF())
