"""What lies on the canvas: cards and wires, always as the document says.

The scene shows and never edits. After every change it compares what is there with what the network
asks for, and touches only what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from cnnstudio.app.document import Change, Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.canvas.cards import CardItem
from cnnstudio.gui.canvas.content import describe_card
from cnnstudio.gui.canvas.live_maps import show_maps
from cnnstudio.gui.canvas.motion import Motion
from cnnstudio.gui.canvas.thumbnails import Thumbnails
from cnnstudio.gui.canvas.wire_layout import WireLayout
from cnnstudio.gui.canvas.wires import WireId, WireItem, WireState
from cnnstudio.layers.dense import Flatten
from cnnstudio.network.analysis import Analysis, Problem
from cnnstudio.network.arrange import card_size, followers
from cnnstudio.network.graph import Network, Node


class CanvasScene(QGraphicsScene):
    """The cards and wires of a document.

    Signals:
        changing: Cards or wires are about to come, go or move: hold on to none.
        rebuilt: They have.

    Attributes:
        cards: Cards by the node they are named after.
        wires: Wires by where they lead.
    """

    changing = Signal()
    rebuilt = Signal()

    def __init__(
        self, document: Document, selection: Selection, lens: Lens, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._lens = document, selection, lens
        self.cards: dict[int, CardItem] = {}
        self.wires: dict[WireId, WireItem] = {}
        self._card_of: dict[int, CardItem] = {}
        self._thumbnails: dict[int, Thumbnails] = {}
        self._keys: dict[int, object] = {}
        self._layout = WireLayout(self.cards, self.wires, self._card_of)
        self._described: Analysis | None = None
        self._content_rect: QRectF | None = None
        self.motion = Motion(self._on_step, self)
        document.changed.connect(self._on_changed)
        document.analyzed.connect(self._on_analyzed)
        document.replaced.connect(self._on_replaced)
        selection.changed.connect(self._on_selection)
        lens.changed.connect(self._on_maps)
        lens.source_changed.connect(self._on_source)
        self._show()

    # --- what is where -------------------------------------------------------------------------

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

    def selected_cards(self) -> list[CardItem]:
        """Give the cards with selected members."""
        found = {node: self._card_of.get(node) for node in self._selection.ids}
        return [card for card in dict.fromkeys(found.values()) if card is not None]

    def neighbors_of(self, card: CardItem) -> list[CardItem]:
        """Give the cards that a card is wired with."""
        ends = [
            (self._card_of[item.source], self._card_of[target])
            for (target, _), item in self.wires.items()
        ]
        return [
            *(target for source, target in ends if source is card),
            *(source for source, target in ends if target is card),
        ]

    def content_rect(self) -> QRectF:
        """Give the box around all cards, in their places, and around all wires."""
        if self._content_rect is None:
            found = QRectF()
            for item in self.wires.values():
                found |= item.line.boundingRect()
            for card in self.cards.values():
                found |= QRectF(card.place, card.outline().size())
            self._content_rect = found
        return self._content_rect

    def value_of(self, node: int, channel: int, row: int, column: int) -> float | None:
        """Give the value of a unit as far as it is known: maps come as bytes."""
        found = self._lens.maps.get(node)
        if found is None or channel >= found.channels:
            return None
        if (found.height, found.width) != found.shape[1:]:
            return None
        byte = found.pixels[(channel * found.height + row) * found.width + column]
        return found.low + byte * (found.high - found.low) / 255

    # --- when the document changes -------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if change.network:
            self.changing.emit()
            if change.network.is_structural:
                self._show()
            else:
                self._show_moved(change.network.moved)

    def _on_analyzed(self, analysis: Analysis) -> None:
        if analysis is not self._described:
            self._describe(self._document.network, followers(self._document.network))
            self._on_maps()
            self.rebuilt.emit()

    def _on_replaced(self) -> None:
        self.changing.emit()
        self.motion.stop()
        for item in (*self.cards.values(), *self.wires.values()):
            self.removeItem(item)
        for things in (self.cards, self.wires, self._card_of, self._thumbnails, self._keys):
            things.clear()
        self._layout.router.clear()
        self._show(animated=False)

    def _show(self, *, animated: bool = True) -> None:
        """Make cards and wires equal to the network."""
        network = self._document.network
        groups = followers(network)
        self.motion.finish()
        vacated = self._drop_cards(groups)
        self._describe(network, groups)
        self._match_wires(network)
        self._place_cards(network, self.cards.values(), vacated, animated=animated)
        self._on_selection()
        self._on_maps()
        self.rebuilt.emit()

    def _show_moved(self, nodes: Iterable[int]) -> None:
        """Put cards elsewhere, where nothing else has changed."""
        network = self._document.network
        self.motion.finish()
        cards = {self._card_of[node] for node in nodes}
        self._place_cards(network, cards, (), animated=True)
        self.rebuilt.emit()

    def _drop_cards(self, groups: Mapping[int, Sequence[int]]) -> list[QRectF]:
        """Remove cards of nodes that are gone, docked, or of another size; give their places."""
        nodes = self._document.network.by_id
        dropped = [
            card
            for head, card in self.cards.items()
            if head not in groups or card.width != card_size(nodes[head])[0]
        ]
        for card in dropped:
            self.removeItem(card)
            self._layout.router.remove(card.node)
            del self.cards[card.node], self._thumbnails[card.node]
            self._keys.pop(card.node, None)
        return [card.rect() for card in dropped]

    def _describe(self, network: Network, groups: Mapping[int, Sequence[int]]) -> None:
        """Put everything into words again that may read differently now."""
        analysis, problems = self._document.analysis, self._problems()
        self._card_of.clear()
        for head, docked in groups.items():
            nodes = [network.by_id[node] for node in (head, *docked)]
            facts = [analysis.nodes.get(node.id) for node in nodes]
            found = [problems.get(node.id) for node in nodes]
            key = (nodes, facts, found)
            is_fine = all(each is not None and each.output_shape is not None for each in facts)
            if self._keys.get(head) != key or not is_fine:
                content = describe_card(nodes[0], nodes[1:], network, analysis, problems)
                if head not in self.cards:
                    self._add_card(CardItem(content, card_size(nodes[0])[0]), nodes[0])
                self.cards[head].set_content(content)
                self._keys[head] = key
            for node in nodes:
                self._card_of[node.id] = self.cards[head]
        self._described = analysis
        self._update_wires(analysis)

    def _problems(self) -> dict[int, list[Problem]]:
        found: dict[int, list[Problem]] = {}
        for problem in self._document.problems:
            if problem.node is not None:
                found.setdefault(problem.node, []).append(problem)
        return found

    def _add_card(self, card: CardItem, node: Node) -> None:
        self.cards[card.node] = card
        caption = self.tr("kept in order, channel by channel")
        is_flatten = isinstance(node.layer, Flatten)
        self._thumbnails[card.node] = Thumbnails(card, card.width, caption if is_flatten else "")
        card.setPos(QPointF(*node.at))
        self.addItem(card)

    def _place_cards(
        self,
        network: Network,
        cards: Iterable[CardItem],
        vacated: Iterable[QRectF],
        *,
        animated: bool,
    ) -> None:
        """Bring cards to where they belong, and lead wires there and past what they leave."""
        router = self._layout.router
        touched: set[int] = set()
        left = [*vacated]
        moving: dict[CardItem, QPointF] = {}
        for card in cards:
            card.place = QPointF(*network.by_id[card.node].at)
            if card.pos() != card.place:
                moving[card] = card.place
            is_new = card.node not in router
            if is_new or router.rect(card.node) != QRectF(card.place, card.outline().size()):
                touched.add(card.node)
                left += [] if is_new else [router.rect(card.node)]
        is_smooth = animated and self.motion.animates(len(moving))
        for card, place in moving.items() if not is_smooth else ():
            card.setPos(place)
        for head in touched:
            router.place(head, self.cards[head].rect())
        touched |= self._layout.place_ports(network)
        self._layout.reroute(self._layout.wires_near(touched, left))
        self._add_new_wires()
        self._content_rect = None
        if is_smooth:
            self.motion.start(moving)

    def _match_wires(self, network: Network) -> None:
        """Make and remove wires; those inside a card are not shown."""
        wanted = {
            (node.id, port): source
            for node in network.nodes
            for port, source in enumerate(node.inputs)
            if source in self._card_of and self._card_of[source] is not self._card_of[node.id]
        }
        for wire, item in list(self.wires.items()):
            if wanted.get(wire) != item.source:
                self.removeItem(item)
                self._layout.router.forget(wire)
                del self.wires[wire]
        for wire, source in wanted.items():
            if wire not in self.wires:
                self.wires[wire] = WireItem(wire, source)
        self._update_wires(self._document.analysis)

    def _add_new_wires(self) -> None:
        """Put wires into the scene once they have a way: before, it would look for them often."""
        for item in self.wires.values():
            if item.scene() is None:
                self.addItem(item)

    def _update_wires(self, analysis: Analysis) -> None:
        nodes = analysis.nodes
        for (target, _), item in self.wires.items():
            if item.source not in nodes or target not in nodes:
                continue
            shape = nodes[item.source].output_shape
            state: WireState = "fine" if shape is not None else "unknown"
            facts = nodes[target]
            known = facts.input_shapes and None not in facts.input_shapes
            if facts.has_error and known and shape is not None:
                state = "wrong"
            item.set_shape(shape, state)

    def preview(self, analysis: Analysis | None) -> None:
        """Write on the wires the shapes of a network that might come; None: of this one."""
        self._update_wires(self._document.analysis if analysis is None else analysis)

    # --- moving cards --------------------------------------------------------------------------

    def shift(self, places: Mapping[CardItem, QPointF]) -> None:
        """Show cards somewhere else for the time of a drag; the document is not asked."""
        for card, place in places.items():
            card.setPos(place)
            self._layout.router.place(card.node, card.rect())
        self._layout.reroute(self._layout.wires_of({card.node for card in places}))

    def _on_step(self, cards: Iterable[CardItem]) -> None:
        """Let the wires follow cards on their way."""
        moved = {card.node for card in cards}
        for head in moved:
            self._layout.router.place(head, self.cards[head].rect())
        if self.motion.is_running:
            self._layout.reroute(self._layout.wires_of(moved))
        else:
            self._layout.reroute(self._layout.wires_near(moved, ()))
            self._content_rect = None

    def mark_wire(self, wire: WireId | None) -> None:
        """Mark a wire as chosen, and no other."""
        for other, item in self.wires.items():
            item.set_chosen(other == wire)

    # --- selection and maps --------------------------------------------------------------------

    def _on_selection(self) -> None:
        ids = self._selection.ids
        for card in self.cards.values():
            if card.selected or not ids.isdisjoint(card.members):
                card.set_selected(ids)
        for (target, _), item in self.wires.items():
            ends = self._card_of[item.source].selected or self._card_of[target].selected
            item.set_near_selection(bool(ends))

    def _on_source(self) -> None:
        """Mark the cards while what they show is being learned."""
        run = self._lens.run
        for card in self.cards.values():
            card.set_running(run is not None and run.is_live)

    def _on_maps(self) -> None:
        cards = ((card, self._thumbnails[head]) for head, card in self.cards.items())
        show_maps(cards, self._document, self._lens)


def differences(scene: CanvasScene, document: Document) -> list[str]:
    """Say in which ways the canvas is not what the document says; for tests, nothing."""
    network, found = document.network, []
    groups = followers(network)
    shown = {card.node: card.members[1:] for card in scene.cards.values()}
    if shown != groups:
        found.append(f"cards {shown} instead of {groups}")
    for head, card in scene.cards.items():
        node = network.by_id.get(head)
        if node is None:
            continue
        if (card.place.x(), card.place.y()) != node.at:
            found.append(f"{node.name} lies at {card.place} instead of {node.at}")
        if card.content.name != node.name or len(card.input_tops) != node.port_count:
            found.append(f"{node.name} is shown as {card.content.name}")
    head_of = {member: head for head, docked in groups.items() for member in (head, *docked)}
    wires = {
        (node.id, port): source
        for node in network.nodes
        for port, source in enumerate(node.inputs)
        if source is not None and head_of[source] != head_of[node.id]
    }
    if {wire: item.source for wire, item in scene.wires.items()} != wires:
        found.append("the wires differ")
    return found
