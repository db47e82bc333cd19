"""What can be done with notes and colored frames, each as one edit of the document."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu

from cnnstudio.app import words
from cnnstudio.gui.canvas.items import colors, note_text
from cnnstudio.gui.canvas.items.annotations import TINTS, TITLE_STRIP, AnnotationItem
from cnnstudio.gui.canvas.notes.note_editor import NoteEditor
from cnnstudio.gui.canvas.pointer.hits import Hit
from cnnstudio.network import annotations
from cnnstudio.network.graph import Annotation, AnnotationColor

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.editing import EditingView

NOTE_SIZE = QSizeF(200, 64)
NOTE_COLOR: AnnotationColor = "amber"
FRAME_COLOR: AnnotationColor = "slate"
AROUND = (20.0, TITLE_STRIP, 20.0, 20.0)
"""From what is framed to the left, top, right and bottom of the frame."""


class Annotating(QObject):
    """Adds, writes, colors and frames in a view."""

    def __init__(self, view: EditingView) -> None:
        super().__init__(view)
        self._view = view

    @property
    def selected(self) -> Annotation | None:
        """The annotation that is selected, if it is all that is."""
        selection = self._view.selection
        if selection.ids or len(selection.annotations) != 1:
            return None
        return annotations.find(self._view.document.network, min(selection.annotations))

    def label_for(self, template: str) -> str:
        """Name an edit of all that is selected: by its layers, or by what else it is."""
        selection = self._view.selection
        if selection.ids:
            return self._view.label_for(template, selection.ids)
        known = self._view.document.network.annotations
        chosen = [each for each in known if each.id in selection.annotations]
        return template.format(what=self.name_of(chosen))

    def name_of(self, chosen: Sequence[Annotation]) -> str:
        """Name annotations by what they are, or by how many there are."""
        if len(chosen) > 1:
            count = len(chosen)
            return words.counted(count, "1 note or frame", "{count} notes and frames")
        is_note = bool(chosen) and chosen[0].kind == "note"
        return self.tr("note") if is_note else self.tr("frame")

    def describe(self) -> str:
        """Put the selected annotations into words, for screen readers."""
        chosen = self._view.selection.annotations
        items = [self._view.canvas.annotations[each] for each in sorted(chosen)]
        return ", ".join(item.describe() for item in items)

    # --- adding --------------------------------------------------------------------------------

    def add_note(self, point: QPointF | None = None) -> None:
        """Let a note be written at a point of the scene, or in the middle of what is seen."""
        corner = point or self._view.visible_rect().center() - QPointF(
            NOTE_SIZE.width() / 2, NOTE_SIZE.height() / 2
        )
        place = QRectF(QPointF(round(corner.x()), round(corner.y())), NOTE_SIZE)
        NoteEditor("", place, NOTE_COLOR, partial(self._add_note, place), self._view)

    def _add_note(self, place: QRectF, text: str) -> None:
        if not text.strip():
            return
        height = max(place.height(), note_text.height_for(text.rstrip(), place.width()))
        size = (place.width(), height)
        note = Annotation(1, "note", text, (place.x(), place.y()), size, NOTE_COLOR)
        if self._view.document.edit(self.tr("Add note"), annotations.added, note):
            self._select_last()

    def frame_selection(self) -> None:
        """Draw a frame around all that is selected, and let its title be typed."""
        place = self._selected_rect()
        if place.isEmpty():
            self._view.message.emit(self.tr("Select the layers that the frame shall be around."))
            return
        left, top, right, bottom = AROUND
        place.adjust(-left, -top, right, bottom)
        size = (place.width(), place.height())
        frame = Annotation(1, "frame", "", (place.x(), place.y()), size, FRAME_COLOR)
        key = ("frame", len(self._view.document.network.annotations))
        label = self.tr("Add frame")
        if self._view.document.edit_merged(
            key, label, lambda network: annotations.added(network, frame)
        ):
            made = self._select_last()
            self._ask_title(made, lambda text: self._write_merged(key, label, made, text))

    def _write_merged(self, key: Hashable, label: str, frame: int, text: str) -> bool:
        """Give a frame that was just made its title: both are one step."""
        return self._view.document.edit_merged(
            key, label, lambda network: annotations.written(network, frame, text)
        )

    def _selected_rect(self) -> QRectF:
        """Give the box around the selected cards, with the frames of groups that are selected."""
        view, found = self._view, QRectF()
        for card in view.canvas.selected_cards():
            found |= card.rect()
        for frame in view.canvas.frames.values():
            if view.selection.ids.issuperset(frame.of_group.nodes):
                found |= frame.rect()
        for each in view.selection.annotations:
            found |= view.canvas.annotations[each].rect()
        return found

    def _select_last(self) -> int:
        made = self._view.document.network.annotations[-1].id
        self._view.selection.set((), [made])
        return made

    # --- changing ------------------------------------------------------------------------------

    def edit(self, annotation: int) -> None:
        """Let the text of an annotation be written where it stands."""
        item = self._view.canvas.annotations[annotation]
        self._view.selection.set((), [annotation])
        self._view.show_place(item.text_rect())
        if item.annotation.kind == "frame":
            self._ask_title(annotation, partial(self._write, annotation))
            return
        known = item.annotation
        take = partial(self._write, annotation)
        NoteEditor(known.text, item.rect(), known.color, take, self._view)

    def _ask_title(self, frame: int, take: Callable[[str], bool]) -> None:
        item = self._view.canvas.annotations[frame]
        self._view.ask_name(item.annotation.text, item.text_rect(), take)

    def _write(self, annotation: int, text: str) -> bool:
        document = self._view.document
        known = annotations.find(document.network, annotation)
        if known is None:
            return True
        label = self.tr("Write note") if known.kind == "note" else self.tr("Name frame")
        height = None
        if known.kind == "note" and text.rstrip() != known.text:
            height = note_text.height_for(text.rstrip(), known.size[0])
        return document.edit(label, annotations.written, annotation, text, height)

    def recolor(self, color: AnnotationColor) -> None:
        """Give the selected annotations another color."""
        chosen = self._view.selection.annotations
        label = self.tr("Color notes and frames")
        self._view.document.edit(label, annotations.recolored, chosen, color)

    # --- menu ----------------------------------------------------------------------------------

    def choose(self, found: Hit) -> None:
        """Select an annotation for its menu, if it is not among those selected."""
        item, selection = found.annotation, self._view.selection
        if item is not None and item.annotation.id not in selection.annotations:
            selection.set((), [item.annotation.id])

    def colors_menu(self, item: AnnotationItem, parent: QMenu) -> QMenu:
        """Offer the colors; the one that the annotation has is ticked."""
        menu = QMenu(self.tr("Color"), parent)
        for color, name in self._color_names().items():
            is_chosen = item.annotation.color == color
            action = menu.addAction(_swatch(color, is_chosen=is_chosen), name)
            action.setCheckable(True)
            action.setChecked(is_chosen)
            action.triggered.connect(partial(self._on_color, color))
        return menu

    def _on_color(self, color: AnnotationColor, _checked: bool = False) -> None:
        self.recolor(color)

    def _color_names(self) -> Mapping[AnnotationColor, str]:
        return {
            "slate": self.tr("Slate"),
            "blue": self.tr("Blue"),
            "green": self.tr("Green"),
            "amber": self.tr("Amber"),
            "pink": self.tr("Pink"),
        }


def _swatch(color: AnnotationColor, *, is_chosen: bool) -> QIcon:
    """Paint a square of a color, outlined for the palest of them; the chosen one has a ring."""
    tint = colors.current().family(TINTS[color])
    picture = QPixmap(32, 32)
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(tint.ink)
    painter.setBrush(tint.stripe)
    painter.drawRoundedRect(QRectF(3.5, 3.5, 9, 9), 3, 3)
    if is_chosen:
        painter.setPen(QPen(colors.current().color("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(1, 1, 14, 14), 5, 5)
    painter.end()
    return QIcon(picture)
