"""What can be done with groups on the canvas, each as one edit of the document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF

from cnnstudio.app import words
from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.repeating import RepeatCard
from cnnstudio.network import groups
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Group, Network
from cnnstudio.network.layout.cards import exits

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.editing import EditingView


class Grouping(QObject):
    """Groups, folds, names and repeats what is selected in a view."""

    def __init__(self, view: EditingView) -> None:
        super().__init__(view)
        self._view = view

    @property
    def selected(self) -> Group | None:
        """The group that is selected: just its layers are."""
        return groups.group_of(self._network, self._view.selection.ids)

    @property
    def end(self) -> int | None:
        """The selected node, or the one whose output leaves the selected group."""
        group = self.selected
        if group is None:
            return self._view.selection.single
        leaving = exits(self._network, group.nodes)
        return leaving[-1] if leaving else None

    @property
    def foldable(self) -> Group | None:
        """The group that is selected, or the innermost one around all that is."""
        ids = self._view.selection.ids
        around = (group for group in self._network.groups if ids and ids <= set(group.nodes))
        return self.selected or next(around, None)

    @property
    def _network(self) -> Network:
        return self._view.document.network

    def group(self) -> None:
        """Put what is selected into a group."""
        ids = self._view.selection.ids
        label = self._view.label_for(self.tr("Group {what}"), ids) if ids else self.tr("Group")
        self._view.document.edit(label, groups.grouped, ids, self.tr("group"))

    def ungroup(self) -> None:
        """Take the selected group away; its layers stay."""
        group = self.foldable
        if group is None:
            self._view.message.emit(self.tr("Select a group to take it apart."))
            return
        label = self.tr("Ungroup {name}").format(name=group.name)
        self._view.document.edit(label, groups.ungrouped, group.id)

    def toggle(self) -> None:
        """Fold the selected group, or unfold it."""
        group = self.foldable
        if group is None:
            self._view.message.emit(self.tr("Select a group, or a layer in one, to fold it."))
            return
        self.fold(group.id, is_folded=not group.folded)

    def fold(self, group_id: int, *, is_folded: bool) -> None:
        """Fold or unfold a group, and select it."""
        group = groups.find(self._network, group_id)
        template = self.tr("Fold {name}") if is_folded else self.tr("Unfold {name}")
        was_whole = self._view.shows_all()
        label = template.format(name=group.name)
        if self._view.document.edit(label, groups.folded, group_id, is_folded):
            self._view.select_new(group.nodes, was_whole)

    def fold_all(self, *, is_folded: bool) -> None:
        """Fold or unfold every group, and show the whole network.

        What was selected inside a group that is folded now gives way to the card that is seen.
        """
        label = self.tr("Fold all groups") if is_folded else self.tr("Unfold all groups")
        self._view.document.edit(label, groups.all_folded, is_folded)
        ids = self._view.selection.ids
        around = [group for group in self._network.groups if ids and ids <= set(group.nodes)]
        if is_folded and around:
            self._view.selection.set(around[-1].nodes)
        self._view.fit()

    def rename(self) -> None:
        """Let the name of the selected group be typed where it stands."""
        group = self.selected
        if group is None:
            return
        self._view.show_node(group.nodes[0])
        self._view.ask_name(group.name, self._name_rect(group), partial(self._rename, group.id))

    def _name_rect(self, group: Group) -> QRectF:
        """Give where a group's name stands in the scene: in its frame, or on its card."""
        frame = self._view.canvas.frames.get(group.id)
        card = self._view.canvas.card_of(group.nodes[0])
        if frame is not None:
            return frame.name_rect()
        corner = QPointF() if card is None else card.rect().topLeft()
        right = geometry.expand_rect(card.width).left() if card is not None else 0.0
        return QRectF(geometry.NAME_LEFT - 6, 4, right - geometry.NAME_LEFT, 22).translated(corner)

    def _rename(self, group_id: int, name: str) -> bool:
        if all(group.id != group_id for group in self._network.groups):
            return True
        return self._view.document.edit(self.tr("Rename"), groups.renamed, group_id, name)

    # --- repeating -----------------------------------------------------------------------------

    def ask_repeat(self) -> RepeatCard | None:
        """Ask how often what is selected shall be there in a row, if it can be."""
        ids = self._view.selection.ids
        try:
            groups.repeated(self._network, ids, 2)
        except EditError as refused:
            self._view.message.emit(words.say(refused.text))
            return None
        card = RepeatCard(self._network, ids, self._view)
        card.chosen.connect(self.repeat)
        card.open_at(self._place_for_card())
        return card

    def _place_for_card(self) -> QPoint:
        """Give the place on the screen below what is selected."""
        rect = QRectF()
        for card in self._view.canvas.selected_cards():
            rect |= card.rect()
        seen = rect.intersected(self._view.visible_rect())
        place = self._view.mapFromScene(seen.bottomLeft())
        return self._view.viewport().mapToGlobal(place + QPoint(0, 6))

    def repeat(self, times: int) -> None:
        """Put what is selected so often in a row, as one edit."""
        ids = self._view.selection.ids
        label = self._view.label_for(self.tr("Repeat {what}"), ids)
        was_whole = self._view.shows_all()
        if self._view.document.edit(label, groups.repeated, ids, times):
            self._view.select_new(ids, was_whole)
