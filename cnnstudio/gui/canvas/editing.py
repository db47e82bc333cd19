"""What can be done with the network on the canvas, each as one edit of the document."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui.canvas import clipboard
from cnnstudio.gui.canvas.grouping import Grouping
from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.wires import WireId, WireItem
from cnnstudio.gui.canvas.layout.routing import TURN
from cnnstudio.gui.canvas.notes.annotating import Annotating
from cnnstudio.gui.canvas.notes.note_editor import NoteEditor
from cnnstudio.gui.canvas.notes.renaming import NameField
from cnnstudio.gui.canvas.pointer.company import Company
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.canvas.zooming import MARGIN, ZoomingView
from cnnstudio.gui.palette.items import Item
from cnnstudio.layers.text import Text
from cnnstudio.network import annotations, edits, groups, parts, rewiring
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Flow, Network
from cnnstudio.network.layout.arrange import arranged

LEAST_WIDTH, LEAST_HEIGHT = 560.0, 320.0
PASTE_GAP = 32.0
GRID = 8


class EditingView(ZoomingView):
    """A view of a document's network with its edits and its selection.

    Signals:
        message: A hint or a reason, for the status bar.
    """

    message = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, lens: Lens, parent: QWidget | None = None
    ) -> None:
        self.document, self.selection = document, selection
        self._chosen_wire: WireId | None = None
        super().__init__(CanvasScene(document, selection, lens), parent)
        self.canvas.setParent(self)
        self.grouping = Grouping(self)
        self.annotating = Annotating(self)
        selection.changed.connect(self._on_selected)
        document.replaced.connect(self._on_replaced)

    # --- edits ---------------------------------------------------------------------------------

    def tidy_up(self, flow: Flow | None = None) -> None:
        """Arrange all cards to the size of the view, along the flow they have or another one."""
        width = max(self.viewport().width() - 2 * MARGIN - 2 * TURN, LEAST_WIDTH)
        room = (width, max(self.viewport().height() - 2 * MARGIN, LEAST_HEIGHT))
        labels = {
            "right": self.tr("Arrange left to right"),
            "down": self.tr("Arrange top to bottom"),
        }
        label = self.tr("Tidy up") if flow is None else labels[flow]
        self.document.edit(label, arranged, room, flow)
        self.fit()

    def insert_item(self, item: Item) -> None:
        """Add a layer or a block of the palette where it is most likely meant."""
        label = self.tr("Insert {kind}").format(kind=item.title)
        self.insert(label, parts.add_to, item.make, item.group, self.grouping.end)

    def insert(self, label: str, edit: Callable[..., Network], *arguments: object) -> None:
        """Make an edit that adds layers, and select them."""
        before, was_whole = self.document.network.by_id, self.shows_all()
        if self.document.edit(label, edit, *arguments):
            made = [node for node in self.document.network.by_id if node not in before]
            self.select_new(made, was_whole)

    def append_item(self, source: int, item: Item, point: QPointF) -> None:
        """Place a layer or a block at a point of the scene, wired behind a node."""
        label = self.tr("Add {kind}").format(kind=item.title)
        at = (round(point.x()), round(point.y() - geometry.PORT_TOP))
        self.insert(label, parts.append, source, item.make, item.group, at)

    def insert_on_wire(self, source: int, wire: WireId, point: QPointF, item: Item) -> None:
        """Place a layer or a block on a wire, at a point of the scene, and select it."""
        label = self.tr("Insert {kind}").format(kind=item.title)
        at = (round(point.x()), round(point.y() - geometry.PORT_TOP))
        self.insert(label, parts.insert_on_wire, source, *wire, item.make, item.group, at)

    def delete_selection(self) -> None:
        """Remove what is selected; what was before and behind it is joined."""
        ids, notes = self.selection.ids, self.selection.annotations
        if ids or notes:
            label = self.annotating.label_for(self.tr("Remove {what}"))
            self.document.edit(label, annotations.removed_with, ids, notes)
        elif self._chosen_wire is not None:
            self.remove_wire(self._chosen_wire)

    def remove_wire(self, wire: WireId) -> None:
        """Take a wire away."""
        name = self.document.network.by_id[wire[0]].name
        label = self.tr("Disconnect {target}").format(target=name)
        self.document.edit(label, rewiring.cut, *wire)

    def rename_selection(self) -> None:
        """Let the name of the selected node be typed where it stands."""
        node = self.selection.single
        card = None if node is None else self.canvas.card_of(node)
        note = self.annotating.selected
        if note is not None:
            self.annotating.edit(note.id)
            return
        if self.grouping.selected is not None:
            self.grouping.rename()
            return
        if node is None or card is None:
            self.message.emit(self.tr("Select one layer or one group to rename it."))
            return
        self.show_node(node)
        rect = card.member_rect(node)
        if node == card.node:
            rect = QRectF(rect.left() + geometry.NAME_LEFT - 6, rect.top() + 4, 0, 22)
            rect.setRight(card.rect().right() - 4)
        name = self.document.network.by_id[node].name
        self.ask_name(name, rect, lambda text: self._rename(node, text))

    def ask_name(self, name: str, rect: QRectF, take: Callable[[str], bool]) -> None:
        """Let a name be typed where it stands in the scene; `take` says whether it can be."""
        room = self.mapFromScene(rect).boundingRect()
        NameField(name, QRectF(room), take, self.viewport())

    def finish_typing(self) -> None:
        """Take the name or the note that is being typed: it belongs to what is saved now."""
        for field in self._fields():
            field.finish()

    def _fields(self) -> list[NameField | NoteEditor]:
        return [*self.findChildren(NameField), *self.findChildren(NoteEditor)]

    def _on_replaced(self) -> None:
        """Show the whole of another network; what was being typed is not about it."""
        for field in self._fields():
            field.give_up()
        self.fit()

    def _rename(self, node: int, name: str) -> bool:
        if node not in self.document.network.by_id:
            return True
        return self.document.edit(self.tr("Rename"), edits.rename, node, name)

    def label_for(self, template: str, ids: Collection[int]) -> str:
        """Name an edit of nodes: by the node, by the group, or by how many there are."""
        group = groups.group_of(self.document.network, ids)
        if group is not None:
            what = group.name
        elif len(ids) == 1:
            what = self.document.network.by_id[next(iter(ids))].name
        else:
            what = words.layers(len(ids))
        return template.format(what=what)

    def nudge(self, way: tuple[int, int]) -> None:
        """Push what is selected a step of the grid; steps in a row undo as one."""
        selection, by_id = self.selection, self.document.network.by_id
        company = Company(self, selection.annotations)
        step = QPointF(*way) * GRID
        nodes = {node for card in company.with_selected() for node in card.members}
        corners = {node: QPointF(*by_id[node].at) + step for node in nodes}
        places = {node: (corner.x(), corner.y()) for node, corner in corners.items()}
        notes = company.places(step)
        if places or notes:
            key = ("nudge", selection.ids, selection.annotations)
            label = self.annotating.label_for(self.tr("Move {what}"))
            self.document.edit_merged(key, label, lambda now: annotations.moved(now, places, notes))

    # --- clipboard -----------------------------------------------------------------------------

    def copy(self) -> None:
        """Put what is selected onto the clipboard."""
        ids, notes = self.selection.ids, self.selection.annotations
        if ids or notes:
            found = clipboard.clipping(self.document.network, ids, notes)
            QGuiApplication.clipboard().setText(clipboard.as_text(found))

    def cut(self) -> None:
        """Put what is selected onto the clipboard, and remove it."""
        self.copy()
        self.delete_selection()

    def paste(self, point: QPointF | None = None) -> None:
        """Add what is on the clipboard: at a point of the scene, or the pointer, or below all.

        Several layers go below all cards as well where one is selected that they may belong to.
        """
        try:
            found = clipboard.from_text(QGuiApplication.clipboard().text())
        except EditError as refused:
            self.message.emit(words.say(refused.text))
            return
        is_chain = len(found.nodes) > 1 and self.selection.single is not None
        if point is None and not is_chain:
            point = self.pointer_place()
        self._add_copies(found, point, self.tr("Paste {what}"))

    def pointer_place(self) -> QPointF | None:
        """Give the point of the scene under the pointer, if it is known."""
        return None

    def duplicate(self) -> None:
        """Put a copy of what is selected beside it, with the same inputs."""
        ids, notes = self.selection.ids, self.selection.annotations
        if ids or notes:
            label = self.annotating.label_for(self.tr("Duplicate {what}"))
            self.edit_and_select(label, annotations.duplicated_with, ids, notes)

    def edit_and_select(self, label: str, edit: Callable[..., Network], *arguments: object) -> None:
        """Make an edit that adds layers and annotations at their ends, and select these."""
        before, was_whole = self.document.network, self.shows_all()
        if self.document.edit(label, edit, *arguments):
            network = self.document.network
            made = [node.id for node in network.nodes[len(before.nodes) :]]
            notes = [each.id for each in network.annotations[len(before.annotations) :]]
            self.select_new(made, was_whole, notes)

    def _add_copies(self, found: clipboard.Clipping, point: QPointF | None, label: str) -> None:
        if not found.nodes and not found.annotations:
            return
        places = [each.at for each in (*found.nodes, *found.annotations)]
        left, top = min(x for x, _ in places), min(y for _, y in places)
        place = self._free_place(left, top) if point is None else point
        shift = (round(place.x() - left), round(place.y() - top))
        label = label.format(what=self._what(found))
        self.edit_and_select(label, clipboard.pasted, found, shift)

    def _what(self, found: clipboard.Clipping) -> str:
        """Name what was copied."""
        if len(found.nodes) == 1:
            return found.nodes[0].name
        if found.nodes:
            return words.layers(len(found.nodes))
        return self.annotating.name_of(found.annotations)

    def _free_place(self, left: float, top: float) -> QPointF:
        """Give the place straight below all cards and notes, where nothing is covered."""
        cards = self.canvas.cards.values()
        bottoms = [card.place.y() + card.outline().height() + PASTE_GAP for card in cards]
        notes = self.canvas.annotations.values()
        bottoms += [note.rect().bottom() + PASTE_GAP for note in notes]
        return QPointF(left, max(bottoms, default=top))

    # --- selection and place -------------------------------------------------------------------

    def select_all(self) -> None:
        """Select every node, note and frame."""
        network = self.document.network
        self.selection.set(network.by_id, (each.id for each in network.annotations))

    def select_new(
        self, nodes: Collection[int], was_whole: bool, notes: Collection[int] = ()
    ) -> None:
        """Select nodes and annotations that have just been made, and bring the first into view.

        Where the whole network was in view before, it is again.
        """
        self.selection.set(nodes, notes)
        if was_whole and not self.shows_all():
            self.fit()
        if nodes and not self.shows_all():
            self.show_node(next(iter(nodes)))

    def show_node(self, node: int) -> None:
        """Bring a node into view, if it is not there, by the shortest way."""
        card = self.canvas.card_of(node)
        if card is not None:
            self.show_place(QRectF(card.place, card.outline().size()))

    def show_place(self, place: QRectF) -> None:
        """Bring a box into view, if it is not there, by the shortest way."""
        seen = self.visible_rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        right = max(place.right() - seen.right(), 0.0)
        down = max(place.bottom() - seen.bottom(), 0.0)
        left = min(place.left() - seen.left(), 0.0)
        up = min(place.top() - seen.top(), 0.0)
        if right or down or left or up:
            self.translate_by(QPointF(left or right, up or down))

    def zoom_to_selection(self) -> None:
        """Show what is selected as large as fits, no larger than at 200 %."""
        found = QRectF()
        for card in self.canvas.cards.values():
            if card.selected:
                found |= card.rect()
        for note in self.selection.annotations:
            found |= self.canvas.annotations[note].rect()
        self.show_rect(found if not found.isEmpty() else self.canvas.content_rect(), largest=2.0)

    def choose_wire(self, wire: WireId | None) -> None:
        """Mark a wire, so that Delete removes it."""
        if wire is not None:
            self.selection.clear()
        self._chosen_wire = wire
        self.canvas.mark_wire(wire)

    @property
    def chosen_wire(self) -> WireItem | None:
        """The wire that was clicked on."""
        return None if self._chosen_wire is None else self.canvas.wires.get(self._chosen_wire)

    def _on_selected(self) -> None:
        has_any = self.selection.ids or self.selection.annotations
        if has_any and self._chosen_wire is not None:
            self.choose_wire(None)
        self.setAccessibleDescription(self._describe_selection())
        self.viewport().update()

    def _describe_selection(self) -> str:
        """Put what is selected into words, for screen readers."""
        node = self.selection.single
        card = None if node is None else self.canvas.card_of(node)
        if node is None or card is None:
            ids = self.selection.ids
            return self.label_for("{what}", ids) if ids else self.annotating.describe()
        layer = self.document.network.by_id[node]
        shape = words.shape(self.document.analysis.nodes[node].output_shape)
        return f"{layer.name}, {words.say(Text(layer.layer.title))}, {shape}"
