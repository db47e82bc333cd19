"""What lies on the canvas: cards, wires and frames, always as the document says.

The scene shows and never edits. After every change it compares what is there with what the network
asks for, and touches only what differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.app.document import Change, Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.canvas.items.annotations import item_for
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.frames import FrameItem, frame_rects
from cnnstudio.gui.canvas.items.live_maps import show_map
from cnnstudio.gui.canvas.items.thumbnails import Thumbnails
from cnnstudio.gui.canvas.items.wires import WireId, WireItem, WireState
from cnnstudio.gui.canvas.layout.motion import Motion
from cnnstudio.gui.canvas.layout.placed import PlacedScene
from cnnstudio.gui.canvas.layout.wire_layout import WireLayout, shown_wires
from cnnstudio.gui.canvas.words.wording import Wording
from cnnstudio.layers.base import Shape
from cnnstudio.layers.dense import Flatten
from cnnstudio.network.analysis import Analysis, NodeAnalysis
from cnnstudio.network.diff import NetworkChange
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.groups import group_of
from cnnstudio.network.layout.cards import Card, cards, ports

MOST_REPAINTED = 60
"""Things that are painted again one by one."""


class CanvasScene(PlacedScene):
    """The cards and wires of a document, and the frames of its open groups.

    Signals:
        changing: Cards or wires are about to come, go or move: hold on to none.
        rebuilt: They have.
        moved: Cards are shown elsewhere, while they are dragged or on their way.
        arrived: Cards have come to rest where the document says.
    """

    changing = Signal()
    rebuilt = Signal()
    moved = Signal()
    arrived = Signal()

    def __init__(
        self, document: Document, selection: Selection, lens: Lens, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._lens = document, selection, lens
        self._layout = WireLayout(self.cards, self.wires, self._card_of)
        self._network = document.network
        """What is shown: while an edit is being shown, still the network before it."""
        self._shown: Mapping[int, Card] = {}
        self._left: Sequence[QRectF] = []
        """From where cards on their way have set out: wires may run there when they arrive."""
        self._wording = Wording(document)
        self._previewed: Analysis | None = None
        self.motion = Motion(self._on_step, self)
        document.changed.connect(self._on_changed)
        document.analyzed.connect(self._on_analyzed)
        document.replaced.connect(self._on_replaced)
        selection.changed.connect(self._on_selection)
        lens.changed.connect(self._on_maps)
        lens.source_changed.connect(self._on_source)
        self._match_annotations()
        self._show(animated=False)

    # --- what it shows -------------------------------------------------------------------------

    def selected_cards(self) -> list[CardItem]:
        """Give the cards with selected members."""
        found = {node: self._card_of.get(node) for node in self._selection.ids}
        return [card for card in dict.fromkeys(found.values()) if card is not None]

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
            if change.network.annotations:
                self._show_annotations()
            if self._keeps_places(change.network):
                self._show_words()
            elif change.network.is_structural or change.network.groups or change.network.flow:
                self._show()
            else:
                self._show_moved(change.network.moved)

    def _on_analyzed(self, analysis: Analysis) -> None:
        if analysis is not self._wording.analysis:
            self._show_words()

    def _on_replaced(self) -> None:
        self.changing.emit()
        self.motion.stop()
        for items in (self.cards, self.wires, self.frames, self.annotations):
            for item in items.values():
                self.removeItem(item)
            items.clear()
        self._wording.clear()
        self._card_of.clear()
        self._thumbnails.clear()
        self._layout.router.clear()
        self._match_annotations()
        self._show(animated=False)

    def _show(self, *, animated: bool = True) -> None:
        """Make cards and wires equal to the network."""
        network = self._document.network
        self.motion.finish()
        self._layout.set_flow(network.flow)
        self._network, self._shown = network, cards(network)
        vacated = self._drop_cards()
        heads = self._describe(is_rewired=True)
        self._match_cards(network)
        self._match_wires(network)
        self._match_frames(network)
        self._place_cards(network, self.cards.values(), vacated, animated=animated)
        self._on_selection()
        self.show_maps(heads)
        self._on_maps()
        self.rebuilt.emit()

    def _show_moved(self, nodes: Iterable[int]) -> None:
        """Put cards elsewhere, where nothing else has changed."""
        network = self._document.network
        self.motion.finish()
        self._network = network
        cards = {self._card_of[node] for node in nodes}
        self._place_cards(network, cards, (), animated=True)
        self.rebuilt.emit()

    def _keeps_places(self, change: NetworkChange) -> bool:
        """Whether nothing but settings and names has changed: cards and wires stay."""
        if change.added or change.removed or change.moved or change.groups or change.flow:
            return False
        before, after = self._network.by_id, self._document.network.by_id
        return all(
            before[node].inputs == after[node].inputs
            and type(before[node].layer) is type(after[node].layer)
            for node in change.changed
        )

    def _show_words(self) -> None:
        """Put into words again what reads differently now, where nothing has another place."""
        self._network = self._document.network
        before = [card.build for card in self.cards.values()]
        heads = self._describe(is_rewired=False)
        self.show_maps(heads)
        if before != [card.build for card in self.cards.values()]:
            self.rebuilt.emit()

    def _match_cards(self, network: Network) -> None:
        """Say which nodes each card shows, and which inputs it has."""
        self._card_of.clear()
        for head, card in self._shown.items():
            self.cards[head].flow = network.flow
            self.cards[head].inputs = ports(network, card)
            for node in card.nodes:
                self._card_of[node] = self.cards[head]

    def _drop_cards(self) -> list[QRectF]:
        """Remove cards of what is gone, docked, folded, or of another width; give their places."""
        network, shown = self._network, self._shown
        dropped = [
            card
            for head, card in self.cards.items()
            if head not in shown
            or card.is_group != (shown[head].group is not None)
            or card.width != shown[head].size(network)[0]
        ]
        for card in dropped:
            self.removeItem(card)
            self._layout.router.remove(card.node)
            self._wording.forget(card.node)
            del self.cards[card.node], self._thumbnails[card.node]
        return [card.rect() for card in dropped]

    def _describe(self, *, is_rewired: bool) -> list[int]:
        """Let cards and wires say what they should say now; give those that have other words."""
        network, wording = self._document.network, self._wording
        heads, changed = wording.update(self._shown, is_rewired=is_rewired)
        for head in heads:
            build = wording.build(head)
            if head not in self.cards:
                width = self._shown[head].size(network)[0]
                self._add_card(CardItem(build, width, wording.words), network.by_id[head])
            self.cards[head].set_build(build)
            self.cards[head].reword()
        wires = [
            item
            for item in self.wires.values()
            if item.source in changed or item.wire[0] in changed
        ]
        for item in wires:
            item.reword()
        self._repaint(*(self.cards[head] for head in heads), *wires)
        return heads

    def _repaint(self, *items: QGraphicsItem) -> None:
        """Paint things again; many at once with all that is in view, since that is quicker."""
        if len(items) > MOST_REPAINTED:
            self.update()
            return
        for item in items:
            item.update()

    def _add_card(self, card: CardItem, node: Node) -> None:
        self.cards[card.node] = card
        caption = self.tr("kept in order, channel by channel")
        is_flatten = isinstance(node.layer, Flatten) and not card.is_group
        self._thumbnails[card.node] = Thumbnails(
            card, card.width, caption if is_flatten else "", self._look_up
        )
        card.setPos(QPointF(*node.at))
        self.addItem(card)

    def _match_frames(self, network: Network) -> None:
        """Make and remove frames, and say which groups they are now."""
        wanted = frame_rects(network, self.cards.values())
        for group in self.frames.keys() - wanted.keys():
            self.removeItem(self.frames.pop(group))
        groups = {group.id: group for group in network.groups}
        for depth, group in enumerate(wanted):
            shown = groups[group], network.own_name_of(groups[group]), depth
            frame = self.frames.pop(group, None) or FrameItem(*shown)
            self.frames[group] = frame
            frame.show_group(*shown)
            if frame.scene() is None:
                self.addItem(frame)

    def _match_annotations(self) -> None:
        """Make notes and colored frames equal to those of the network."""
        known, self.annotations = self.annotations, {}
        for order, each in enumerate(self._document.network.annotations):
            item = known.pop(each.id, None)
            if item is not None and item.annotation.kind != each.kind:
                self.removeItem(item)
                item = None
            if item is None:
                item = item_for(each, order)
                self.addItem(item)
            item.show_annotation(each, order)
            self.annotations[each.id] = item
        for item in known.values():
            self.removeItem(item)
        self._content_rect = None

    def _show_annotations(self) -> None:
        self._match_annotations()
        self._mark_annotations()
        self.rebuilt.emit()

    def _mark_annotations(self) -> None:
        chosen = self._selection.annotations
        for id_, item in self.annotations.items():
            item.set_marked(selected=id_ in chosen)

    def _frame_cards(self) -> None:
        """Let the frames stand around the cards where these are now."""
        if self.frames:
            rects = frame_rects(self._network, self.cards.values())
            for group, frame in self.frames.items():
                frame.set_rect(rects[group])
        self._layout.router.set_frames(frame.rect() for frame in self.frames.values())

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
            card.place = _corner(network, card)
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
        self._frame_cards()
        touched |= self._layout.place_ports(network, [*left, *map(router.rect, touched)])
        self._layout.reroute(self._layout.wires_near(touched, left))
        self._add_new_wires()
        self._content_rect = None
        if is_smooth:
            self._left = [card.rect() for card in moving]
            self.motion.start(moving)
        else:
            self.arrived.emit()

    def _match_wires(self, network: Network) -> None:
        """Make and remove wires; those inside a card are not shown."""
        wanted = shown_wires(network, self.cards.values(), self._card_of)
        for wire, item in list(self.wires.items()):
            if wire not in wanted or wanted[wire][0] != item.source:
                self.removeItem(item)
                self._layout.router.forget(wire)
                del self.wires[wire]
        for wire, (source, inputs) in wanted.items():
            if wire not in self.wires:
                self.wires[wire] = WireItem(wire, source, self._flowing)
            if inputs != self.wires[wire].inputs:
                self.wires[wire].inputs = inputs
                self.wires[wire].reword()
                self.wires[wire].update()

    def _add_new_wires(self) -> None:
        """Put wires into the scene once they have a way: before, it would look for them often."""
        for item in self.wires.values():
            if item.scene() is None:
                self.addItem(item)

    def _flowing(self, item: WireItem) -> tuple[Shape | None, WireState]:
        """Say what flows through a wire, and whether it fits where that leads."""
        nodes = (self._previewed or self._document.analysis).nodes
        targets = [nodes[target] for target, _ in item.inputs if target in nodes]
        shape = nodes[item.source].output_shape if item.source in nodes and targets else None
        if shape is None:
            return None, "unknown"
        return shape, "wrong" if any(_refuses(facts) for facts in targets) else "fine"

    def preview(self, analysis: Analysis | None) -> None:
        """Write on the wires the shapes of a network that might come; None: of this one."""
        self._previewed = analysis
        for item in self.wires.values():
            item.reword()
        self._repaint(*self.wires.values())

    # --- moving cards --------------------------------------------------------------------------

    def shift(self, places: Mapping[CardItem, QPointF]) -> None:
        """Show cards somewhere else for the time of a drag; the document is not asked."""
        for card, place in places.items():
            card.setPos(place)
            self._layout.router.place(card.node, card.rect())
        self._layout.reroute(self._layout.wires_of({card.node for card in places}), is_passing=True)
        self._frame_cards()
        self.moved.emit()

    def forget_shift(self, cards: Iterable[CardItem]) -> None:
        """Count cards as where the document says, for the edit that follows; they stay in sight."""
        for card in cards:
            self._layout.router.place(card.node, QRectF(card.place, card.outline().size()))

    def _on_step(self, cards: Iterable[CardItem]) -> None:
        """Let the wires follow cards on their way."""
        moved = {card.node for card in cards}
        for head in moved:
            self._layout.router.place(head, self.cards[head].rect())
        self._frame_cards()
        if self.motion.is_running:
            self._layout.reroute(self._layout.wires_of(moved), is_passing=True)
            self.moved.emit()
            return
        # Only now is it known what stands where, and so on which side of a card a wire comes in.
        places = [*self._left, *(self.cards[head].rect() for head in moved)]
        moved |= self._layout.place_ports(self._network, places)
        self._layout.reroute(self._layout.wires_near(moved, self._left))
        self._content_rect, self._left = None, []
        self.moved.emit()
        self.arrived.emit()

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
        self._mark_annotations()
        chosen = group_of(self._document.network, ids) if self.frames and ids else None
        for frame in self.frames.values():
            frame.set_marked(selected=frame.of_group == chosen)

    def _on_source(self) -> None:
        """Mark the cards while what they show is being learned."""
        run = self._lens.run
        for card in self.cards.values():
            card.set_running(run is not None and run.is_live)

    def _on_maps(self) -> None:
        maps = self._lens.maps
        changing = [
            head
            for head, thumbnails in self._thumbnails.items()
            if thumbnails.is_to_change(maps.get(self.cards[head].output_node))
        ]
        self.show_maps(changing)

    def show_maps(self, heads: Iterable[int]) -> None:
        """Let these cards look again at what the lens shows."""
        found = [self._thumbnails[head] for head in heads]
        for thumbnails in found:
            thumbnails.forget()
        self._repaint(*found)

    def _look_up(self, thumbnails: Thumbnails) -> None:
        """Bring what the lens shows onto a card, now that it is looked at."""
        card = thumbnails.parentItem()
        if isinstance(card, CardItem):
            show_map(card, thumbnails, self._document, self._lens)


def _corner(network: Network, card: CardItem) -> QPointF:
    """Give the place of a card: that of its layer, or the corner of all that is in its group."""
    if not card.is_group:
        return QPointF(*network.by_id[card.node].at)
    places = [network.by_id[node].at for node in card.members]
    return QPointF(min(x for x, _ in places), min(y for _, y in places))


def _refuses(facts: NodeAnalysis) -> bool:
    """Whether a node knows what comes in, and cannot take it."""
    return facts.has_error and bool(facts.input_shapes) and None not in facts.input_shapes
