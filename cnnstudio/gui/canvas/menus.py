"""The menus of the canvas: on a node, on a wire, on empty space, and for the next layer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QMenu

from cnnstudio.app import words
from cnnstudio.gui.canvas.items.annotations import AnnotationItem
from cnnstudio.gui.canvas.items.wires import WireItem
from cnnstudio.gui.canvas.pointer.hits import Hit
from cnnstudio.gui.canvas.search import spots
from cnnstudio.gui.canvas.search.spots import Spot
from cnnstudio.gui.looks import icons
from cnnstudio.gui.palette.items import Item, built_in
from cnnstudio.gui.palette.sections import SECTIONS
from cnnstudio.gui.shortcuts import keymap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cnnstudio.gui.canvas.view import CanvasView


def menu_for(view: CanvasView, found: Hit, point: QPointF) -> QMenu:
    """Make the menu of what is at a point of the scene."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if found.annotation is not None:
        _fill_for_annotation(view, menu, found.annotation)
    elif found.grabbed:
        _fill_for_node(view, menu, found.node)
    elif found.wire is not None:
        _fill_for_wire(view, menu, found.wire)
    else:
        look = partial(view.searching.where_meant, point)
        _add(menu, view.tr("Find a layer…"), "search", look)
        _add(menu, view.tr("Paste"), "", lambda: view.paste(point), "paste")
        _add(menu, view.tr("Select all"), "", view.select_all, "select_all")
        menu.addSeparator()
        note = partial(view.annotating.add_note, point)
        _add(menu, view.tr("Add a note"), "note", note, "add_note")
        menu.addSeparator()
        _add(menu, view.tr("Tidy up"), "tidy", lambda: view.tidy_up(), "tidy")
        _add(menu, view.tr("Arrange left to right"), "", lambda: view.tidy_up("right"))
        _add(menu, view.tr("Arrange top to bottom"), "", lambda: view.tidy_up("down"))
        _add(menu, view.tr("Show the whole network"), "fit", view.fit, "fit")
    return menu


def _fill_for_wire(view: CanvasView, menu: QMenu, item: WireItem) -> None:
    wire = item.wire
    inserting = layers_menu(view, spots.on_wire(view, item))
    inserting.setParent(menu, inserting.windowFlags())
    menu.addMenu(inserting)
    _add(menu, view.tr("Remove this wire"), "unlink", lambda: view.remove_wire(wire), "delete")


def _fill_for_node(view: CanvasView, menu: QMenu, node: int) -> None:
    _add(menu, view.tr("Rename"), "", view.rename_selection, "rename")
    _add(menu, view.tr("Duplicate"), "copy", view.duplicate, "duplicate")
    _add(menu, view.tr("Cut"), "cut", view.cut, "cut")
    _add(menu, view.tr("Copy"), "copy", view.copy, "copy")
    _add(menu, view.tr("Delete"), "delete", view.delete_selection, "delete")
    _add(menu, view.tr("Save selection to palette…"), "star", view.keep_wanted.emit, "save_block")
    menu.addSeparator()
    _fill_for_group(view, menu)
    menu.addSeparator()
    if len(view.selection.ids) == 1:
        _add(menu, view.tr("Show in Explore"), "explore", lambda: view.explore_wanted.emit(node))
    _add(menu, view.tr("Zoom to selection"), "zoom_in", view.zoom_to_selection)


def _fill_for_annotation(view: CanvasView, menu: QMenu, item: AnnotationItem) -> None:
    annotating = view.annotating
    edit = partial(annotating.edit, item.annotation.id)
    _add(menu, view.tr("Write"), "", edit, "rename")
    menu.addMenu(annotating.colors_menu(item, menu))
    menu.addSeparator()
    _add(menu, view.tr("Duplicate"), "copy", view.duplicate, "duplicate")
    _add(menu, view.tr("Cut"), "cut", view.cut, "cut")
    _add(menu, view.tr("Copy"), "copy", view.copy, "copy")
    _add(menu, view.tr("Delete"), "delete", view.delete_selection, "delete")
    menu.addSeparator()
    _add(
        menu, view.tr("Frame the selection"), "frame", annotating.frame_selection, "frame_selection"
    )


def _fill_for_group(view: CanvasView, menu: QMenu) -> None:
    """Offer what can be done with the selected layers as a group, or with the group around them."""
    grouping = view.grouping
    around = grouping.foldable
    if grouping.selected is None:
        _add(menu, view.tr("Group"), "group", grouping.group, "group")
    if around is not None:
        _add(menu, view.tr("Ungroup"), "", grouping.ungroup, "ungroup")
        fold = view.tr("Unfold") if around.folded else view.tr("Fold")
        _add(menu, fold, "expand" if around.folded else "", grouping.toggle, "fold")
    _add(menu, view.tr("Repeat…"), "", lambda: grouping.ask_repeat(), "repeat")
    frame = view.annotating.frame_selection
    _add(menu, view.tr("Frame the selection"), "frame", frame, "frame_selection")


def layers_menu(view: CanvasView, spot: Spot) -> QMenu:
    """Offer the layers and blocks that fit somewhere, each to be put there when it is chosen.

    The most used are offered at once, the others by family.
    """
    menu = QMenu(view.tr("Insert"), view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    rest = QMenu(view.tr("More"), menu)
    for family, (title, first) in SECTIONS.items():
        mine = (item for item in built_in() if item.family == family)
        fitting = [item for item in mine if spot.try_out(item).refusal is None]
        others = [item for item in fitting if item.key not in first]
        menu.addSeparator()
        _add_items(menu, [item for item in fitting if item.key in first], spot.insert)
        if others:
            _add_items(rest.addMenu(words.say(title)), others, spot.insert)
    menu.addSeparator()
    menu.addMenu(rest)
    return menu


def _add_items(menu: QMenu, items: Sequence[Item], place: Callable[[Item], object]) -> None:
    for item in items:
        _add(menu, item.title, item.icon, partial(place, item), family=item.family)


def _add(
    menu: QMenu,
    text: str,
    icon: str,
    do: Callable[[], object],
    same_as: str = "",
    family: str = "",
) -> None:
    """Add an entry; the keys of the window's action that does the same are shown beside it."""
    action = menu.addAction(text.replace("&", "&&"))
    if icon:
        action.setIcon(icons.icon(icon, f"family:{family}" if family else "text2"))
    if same_as:
        keys = keymap.native(keymap.current().first(same_as))
        action.setText(f"{action.text()}\t{keys}")
    action.triggered.connect(lambda _: do())
