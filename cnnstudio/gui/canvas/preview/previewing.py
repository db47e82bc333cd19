"""What an edit would do, shown on the canvas before it is made; nothing is edited.

New layers stand as ghosts on the wires that they would come to, with the wires that they would
have; cards say what they would say, and what differs is marked; what would go is faded. All of it
lies on top of the scene or is taken back, so that leaving gives the same scene again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem

from cnnstudio.app.document import Document
from cnnstudio.data.fit import data_problems
from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.wires import WireItem
from cnnstudio.gui.canvas.preview.preview_marks import FADED_OPACITY, PreviewMarks
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.canvas.words.content import CardContent
from cnnstudio.gui.canvas.words.wording import describe
from cnnstudio.network.analysis import Analysis, Problem, analyze
from cnnstudio.network.diff import NetworkChange, diff
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.cards import Card, cards

GHOST_OPACITY = 0.88
CASCADE = QPointF(26, 34)
"""From a ghost to the next one that would cover it."""

MOST_DESCRIBED = 300
"""Of so many cards it is shown what they would say: more are never in view and large enough."""


class Preview(QObject):
    """Shows on a canvas what a network would be instead of the document's."""

    def __init__(self, canvas: CanvasScene, document: Document) -> None:
        super().__init__(canvas)
        self._canvas, self._document = canvas, document
        self.is_shown = False
        """Whether something is shown that is not so."""
        self.ghosts: dict[int, CardItem] = {}
        self.marks: PreviewMarks | None = None
        self._said: list[CardItem] = []
        self._faded: list[QGraphicsItem] = []
        self._lit: list[WireItem] = []
        self._on_wire: dict[int, QPointF] = {}
        canvas.changing.connect(self.clear)

    def show(self, network: Network | None) -> None:
        """Show a network; None: the document's, as it is."""
        self.clear()
        if network is None or network == self._document.network:
            return
        before, after = self._document.network, network
        change, analysis = diff(before, after), analyze(after)
        self.is_shown = True
        self.marks = PreviewMarks()
        self._canvas.addItem(self.marks)
        self._canvas.preview(analysis)
        problems = self._problems(after, analysis)
        self._light_wires(change, after)
        self._show_ghosts(change, after, analysis, problems)
        everywhere = list(self._canvas.cards.values())
        self._say_otherwise(change, after, analysis, problems, everywhere)
        self._fade(change, after)
        self._lead_wires(after)
        self.marks.finish()

    def say(self, after: Network, analysis: Analysis, seen: QRectF) -> None:
        """Let wires say the shapes of a network, and cards in a part of the scene what they would.

        Whoever calls shows what would be new; a drag does, at the pointer.
        """
        self.clear()
        self.is_shown = True
        self._canvas.preview(analysis)
        change, problems = diff(self._document.network, after), self._problems(after, analysis)
        self._say_otherwise(change, after, analysis, problems, self._canvas.cards_in(seen))

    def _problems(self, network: Network, analysis: Analysis) -> Mapping[int, Sequence[Problem]]:
        data = self._document.design.data
        return _by_node((*analysis.problems, *data_problems(network, data)))

    def clear(self) -> None:
        """Show the network as it is."""
        if not self.is_shown:
            return
        self.is_shown = False
        marks = () if self.marks is None else (self.marks,)
        for item in (*dict.fromkeys(self.ghosts.values()), *marks):
            self._canvas.removeItem(item)
        for wire in self._lit:
            wire.set_lit(False)
        for card in self._said:
            card.preview(None)
        self._look_at_maps()
        for item in self._faded:
            item.setOpacity(1.0)
        self.ghosts, self.marks, self._said, self._faded, self._lit = {}, None, [], [], []
        self._on_wire = {}
        self._canvas.preview(None)

    # --- what would be new ---------------------------------------------------------------------

    def _show_ghosts(
        self,
        change: NetworkChange,
        after: Network,
        analysis: Analysis,
        problems: Mapping[int, Sequence[Problem]],
    ) -> None:
        """Let new cards stand where they would come in, as ghosts; new strips below their card."""
        for card in cards(after).values():
            new = [node for node in card.nodes if node in change.added]
            if not new:
                continue
            if len(new) < len(card.nodes) and card.group is None:
                self._mark_strips(card, [after.by_id[node] for node in new])
                continue
            ghost = CardItem.of(describe(card, after, analysis, problems), card.size(after)[0])
            ghost.flow = after.flow
            ghost.set_ports((geometry.PORT_TOP,), has_output=bool(after.consumers[card.nodes[-1]]))
            ghost.setPos(self._free(self._place(card, after, ghost)))
            ghost.setOpacity(GHOST_OPACITY)
            ghost.setZValue(9)
            self._canvas.addItem(ghost)
            self.ghosts |= dict.fromkeys(card.nodes, ghost)
            if self.marks is not None:
                self.marks.ring(ghost.rect())

    def _mark_strips(self, card: Card, new: Sequence[Node]) -> None:
        item = self._canvas.card_of(card.head)
        if item is None or self.marks is None:
            return
        for at, node in enumerate(new):
            rect = geometry.strip_rect(len(item.docked) + at, item.width)
            self.marks.strip(rect.translated(item.pos()), node)

    def _light_wires(self, change: NetworkChange, after: Network) -> None:
        """Light up the wires that new cards would stand on."""
        heads = cards(after).keys()
        for wire in self._canvas.wires.values():
            for target, port in wire.inputs:
                way = _inserted(after, change, wire.source, target, port)
                inserted = [node for node in way if node in heads]
                for place, node in enumerate(inserted, 1):
                    share = place / (len(inserted) + 1)
                    self._on_wire[node] = wire.line.pointAtPercent(share)
                if inserted and wire not in self._lit:
                    wire.set_lit(True)
                    self._lit.append(wire)

    def _place(self, card: Card, after: Network, ghost: CardItem) -> QPointF:
        """Give the corner of a new card: on its wire, or halfway between what it joins."""
        grip = QPointF(ghost.width / 2, geometry.PORT_TOP)
        if card.head in self._on_wire:
            return self._on_wire[card.head] - grip
        before = self._cards(after.by_id[card.head].sources)
        behind = self._cards(target for target, _ in after.consumers[card.nodes[-1]])
        ends = [each.output_point() for each in before]
        ends += [each.input_point(0) for each in behind]
        if not ends:
            return QPointF(*after.by_id[card.head].at)
        left, top = sum(end.x() for end in ends), sum(end.y() for end in ends)
        return QPointF(left, top) / len(ends) - grip

    def _cards(self, nodes: Iterable[int]) -> list[CardItem]:
        found = (self.ghosts.get(node) or self._canvas.card_of(node) for node in nodes)
        return [card for card in found if card is not None]

    def _free(self, corner: QPointF) -> QPointF:
        """Give a place where a ghost does not hide another one's head."""
        others = [other.pos() for other in self.ghosts.values()]
        while any(geometry.is_near(corner, other, CASCADE.x() - 1) for other in others):
            corner += CASCADE
        return corner

    # --- what would be otherwise ---------------------------------------------------------------

    def _say_otherwise(
        self,
        change: NetworkChange,
        after: Network,
        analysis: Analysis,
        problems: Mapping[int, Sequence[Problem]],
        among: Iterable[CardItem],
    ) -> None:
        """Let cards say what they would say, and mark what is other than now."""
        now = self._document.analysis.nodes
        touched = [
            node
            for node in (after.by_id.keys() & now.keys())
            if node in change.changed or now[node] != analysis.nodes[node]
        ]
        touching = dict.fromkeys(self._canvas.card_of(node) for node in sorted(touched))
        seen = set(among)
        shown = [item for item in touching if item is not None and item in seen]
        for item in shown[:MOST_DESCRIBED]:
            if not change.removed.isdisjoint(item.members):
                continue
            group = next((each for each in after.groups if each.id == item.build.group), None)
            before = item.content
            said = describe(Card(item.members, group), after, analysis, problems)
            item.preview(said)
            self._said.append(item)
            self._mark(item, before, said)
        self._look_at_maps()
        for node in change.changed & after.by_id.keys():
            if after.by_id[node].layer != self._document.network.by_id[node].layer:
                self._mark_changed(node)

    def _look_at_maps(self) -> None:
        """Let cards whose words were exchanged look again: those that complain show no maps."""
        self._canvas.show_maps(card.node for card in self._said if not card.is_group)

    def _mark(self, item: CardItem, before: CardContent, said: CardContent) -> None:
        """Mark the lines of a card that would read otherwise."""
        if self.marks is None:
            return
        corner, width = item.pos(), item.width
        if before.settings != said.settings and said.settings:
            settings = QRectF(8, geometry.SETTINGS_TOP - 1, width - 16, 18)
            self.marks.light(settings.translated(corner), is_small=True)
        if before.footer != said.footer:
            footer = QRectF(8, geometry.FOOTER_TOP + 3, width - 16, geometry.FOOTER_HEIGHT - 6)
            self.marks.light(footer.translated(corner))

    def _mark_changed(self, node: int) -> None:
        """Draw a ring around a card whose layer would have other settings, or around its strip."""
        item = self._canvas.card_of(node)
        if item is not None and self.marks is not None:
            rect = item.rect() if node == item.node else item.member_rect(node)
            self.marks.ring(rect)

    # --- what would go, and where wires would run ----------------------------------------------

    def _fade(self, change: NetworkChange, after: Network) -> None:
        for item in self._canvas.cards.values():
            gone = change.removed.intersection(item.members)
            if gone == set(item.members):
                self._fade_item(item)
            elif self.marks is not None:
                for node in gone:
                    self.marks.veil(item.member_rect(node))
        for wire in self._canvas.wires.values():
            stays = any(_has_wire(after, wire.source, *each) for each in wire.inputs)
            if not stays and wire not in self._lit:
                self._fade_item(wire)

    def _fade_item(self, item: QGraphicsItem) -> None:
        item.setOpacity(FADED_OPACITY)
        self._faded.append(item)

    def _lead_wires(self, after: Network) -> None:
        """Draw the wires that would be new."""
        shown = {
            (wire.source, *each) for wire in self._canvas.wires.values() for each in wire.inputs
        }
        for node in after.nodes:
            for port, source in enumerate(node.inputs):
                if source is None or (source, node.id, port) in shown:
                    continue
                ends = self._cards((source, node.id))
                if any(end.node in self._on_wire for end in ends):
                    continue
                if len(ends) == 2 and ends[0] is not ends[1] and self.marks is not None:
                    start = ends[0].output_point()
                    end = ends[1].input_point(ends[1].port_of((node.id, port)))
                    self.marks.wire(start, end, after.flow)


def _has_wire(network: Network, source: int, target: int, port: int) -> bool:
    node = network.by_id.get(target)
    return node is not None and source in node.inputs[port : port + 1]


def _inserted(
    network: Network, change: NetworkChange, source: int, target: int, port: int
) -> Sequence[int]:
    """Give the new nodes on the way from a node to an input of another, in their order."""
    node, found = network.by_id.get(target), []
    before = node.inputs[port] if node is not None and port < len(node.inputs) else None
    while before is not None and before in change.added:
        found.insert(0, before)
        before = next(iter(network.by_id[before].sources), None)
    return found if before == source else ()


def _by_node(problems: Iterable[Problem]) -> dict[int, list[Problem]]:
    found: dict[int, list[Problem]] = {}
    for problem in problems:
        if problem.node is not None:
            found.setdefault(problem.node, []).append(problem)
    return found
