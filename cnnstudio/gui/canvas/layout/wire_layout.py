"""Where ports are and how wires run, found again for just those wires that may have changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.wires import WireId, WireItem
from cnnstudio.gui.canvas.layout.routing import Router
from cnnstudio.layers.io import Output
from cnnstudio.network.graph import Flow, Network

MOST_PLACES = 24
"""Where more than this has changed, all wires are looked at again."""

NEAR = 80.0
LEVEL = 30.0
"""Cards whose tops differ by less stand in one row."""


class WireLayout:
    """Lays out the wires between the cards of a scene, which shares its tables of both."""

    def __init__(
        self,
        cards: Mapping[int, CardItem],
        wires: Mapping[WireId, WireItem],
        card_of: Mapping[int, CardItem],
    ) -> None:
        self._cards, self._wires, self._card_of = cards, wires, card_of
        self.router = Router()

    def set_flow(self, flow: Flow) -> None:
        """Let wires run the other way: all cards are to be placed again then."""
        if flow != self.router.flow:
            self.router.clear()
            self.router.flow = flow

    def place_ports(self, network: Network, changed: Sequence[QRectF]) -> set[int]:
        """Say where input ports are; give the cards on which one has moved.

        Args:
            network: What is shown.
            changed: The places at which a card has come, gone or moved.
        """
        moved: set[int] = set()
        for head, card in self._cards.items():
            if card.input_offsets and not self._may_differ(card, network, changed):
                continue
            node = network.by_id[head]
            has_output = not isinstance(network.by_id[card.output_node].layer, Output)
            if card.is_group:
                has_output = card.build.exit is not None
            offsets = (card.middle,) * len(card.inputs)
            if len(card.inputs) > 1:
                offsets = self._merge_offsets(
                    card, [_source(network, inputs[0]) for inputs in card.inputs]
                )
            if offsets != card.input_offsets:
                moved.add(head)
            is_open = node.layer.most_inputs is None and not card.is_group
            spare = node.port_count - 1 if is_open and len(node.sources) > 1 else None
            card.set_ports(offsets, has_output=has_output, spare=spare)
        return moved

    def _may_differ(self, card: CardItem, network: Network, changed: Sequence[QRectF]) -> bool:
        """Whether ports may be elsewhere since cards have moved somewhere."""
        if len(card.input_offsets) != len(card.inputs) or len(changed) > MOST_PLACES:
            return True
        room = QRectF(card.place, card.outline().size())
        if len(card.inputs) > 1:
            sources = (_source(network, inputs[0]) for inputs in card.inputs)
            for other in (self._card_of.get(node) for node in sources if node is not None):
                room |= QRectF(other.place, other.outline().size()) if other else QRectF()
        return any(room.intersects(place) for place in changed)

    def _merge_offsets(self, target: CardItem, sources: Sequence[int | None]) -> tuple[float, ...]:
        """Put the port of a shortcut above, that of the row in the middle, free ones below."""
        line = self._line(target)
        above: list[tuple[float, float, int]] = []
        level: list[int] = []
        below: list[tuple[float, int]] = []
        for port, source in enumerate(sources):
            card = self._card_of.get(source) if source is not None else None
            if card is None:
                below.append((float("inf"), port))
                continue
            height = self._line(card) - line
            if height > LEVEL:
                below.append((height, port))
            elif height < -LEVEL or self.router.goes_around(card.node, target.node):
                above.append((height, self._along(card.place), port))
            elif level:
                below.append((height, port))
            else:
                level.append(port)
        order = [port for *_, port in sorted(above)] + level
        upper = len(order) - 1 if order else 0
        order += [port for _, port in sorted(below)]
        offsets = geometry.port_offsets(upper, len(order) - upper - 1, target.middle)
        return tuple(offset for _, offset in sorted(zip(order, offsets, strict=True)))

    def _along(self, point: QPointF) -> float:
        """Give how far a point is along the flow."""
        return point.x() if self.router.flow == "right" else point.y()

    def _line(self, card: CardItem) -> float:
        """Give where across the flow the output of a card will be."""
        across = card.place.y() if self.router.flow == "right" else card.place.x()
        return across + card.middle

    def wires_near(self, touched: set[int], left: Sequence[QRectF]) -> Iterable[WireItem]:
        """Give the wires that may run differently now: at these cards, or past these places."""
        places = [*left, *(self._cards[head].rect() for head in touched)]
        if len(places) > MOST_PLACES:
            return self._wires.values()
        around = [place.adjusted(-NEAR, -NEAR, NEAR, NEAR) for place in places]
        return [
            item
            for item in self._wires.values()
            if item.line.isEmpty() or any(item.boundingRect().intersects(at) for at in around)
        ]

    def reroute(self, items: Iterable[WireItem], *, is_passing: bool = False) -> None:
        """Find ways again, short ones first, so that longer shortcuts run above them.

        `is_passing` says that the cards are on their way, and ways for a moment only.
        """

        def span(item: WireItem) -> float:
            source, target = self._card_of[item.source], self._card_of[item.wire[0]]
            return abs(self._along(target.pos()) - self._along(source.pos()))

        for item in sorted(items, key=span):
            source, target = self._card_of[item.source], self._card_of[item.wire[0]]
            route = self.router.route(
                item.wire,
                source.node,
                target.node,
                source.output_point(),
                target.input_point(target.port_of(item.wire)),
                is_passing=is_passing,
            )
            item.set_route(route)
        self._hide_crowded_labels()

    def _hide_crowded_labels(self) -> None:
        """Leave out the labels of straight wires where a shortcut leaves the same port."""
        forked = {item.source for item in self._wires.values() if item.route.style == "shortcut"}
        for item in self._wires.values():
            item.set_crowded(item.source in forked and item.route.style == "straight")

    def wires_of(self, heads: set[int]) -> list[WireItem]:
        """Give the wires that begin or end at these cards."""
        return [
            item
            for (target, _), item in self._wires.items()
            if self._card_of[target].node in heads or self._card_of[item.source].node in heads
        ]


def _source(network: Network, wire: WireId) -> int | None:
    """Give the node that feeds an input."""
    node, port = wire
    inputs = network.by_id[node].inputs
    return inputs[port] if port < len(inputs) else None


def shown_wires(
    network: Network, items: Iterable[CardItem], card_of: Mapping[int, CardItem]
) -> dict[WireId, tuple[int, tuple[WireId, ...]]]:
    """Give the source of each wire between cards, and the inputs that it stands for."""
    found: dict[WireId, tuple[int, tuple[WireId, ...]]] = {}
    for card in items:
        for inputs in card.inputs:
            node, port = inputs[0]
            sources = network.by_id[node].inputs
            source = sources[port] if port < len(sources) else None
            if source is not None and card_of.get(source, card) is not card:
                found[inputs[0]] = (source, inputs)
    return found
