"""The menus of the canvas: on a node, on a wire, on empty space, and for the next layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from cnnstudio.app import words
from cnnstudio.gui import icons
from cnnstudio.gui.canvas.dropping import new_layer
from cnnstudio.gui.canvas.hits import Hit
from cnnstudio.layers.catalogue import KINDS, AnyLayer
from cnnstudio.layers.io import Input
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import facts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from cnnstudio.gui.canvas.view import CanvasView


def menu_for(view: CanvasView, found: Hit, point: QPointF) -> QMenu:
    """Make the menu of what is at a point of the scene."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if found.card is not None:
        _fill_for_node(view, menu, found.node)
    elif found.wire is not None:
        wire = found.wire.wire
        _add(menu, view.tr("Remove this wire"), "unlink", lambda: view.remove_wire(wire), "Del")
    else:
        _add(menu, view.tr("Paste"), "", lambda: view.paste(point), "Ctrl+V")
        _add(menu, view.tr("Select all"), "", view.select_all, "Ctrl+A")
        menu.addSeparator()
        _add(menu, view.tr("Tidy up"), "tidy", view.tidy_up, "Ctrl+L")
        _add(menu, view.tr("Show the whole network"), "fit", view.fit)
    return menu


def _fill_for_node(view: CanvasView, menu: QMenu, node: int) -> None:
    _add(menu, view.tr("Rename"), "", view.rename_selection, "F2")
    _add(menu, view.tr("Duplicate"), "copy", view.duplicate, "Ctrl+D")
    _add(menu, view.tr("Cut"), "cut", view.cut, "Ctrl+X")
    _add(menu, view.tr("Copy"), "copy", view.copy, "Ctrl+C")
    _add(menu, view.tr("Delete"), "delete", view.delete_selection, "Del")
    menu.addSeparator()
    _add(menu, view.tr("Show in Explore"), "explore", lambda: view.explore_wanted.emit(node))
    _add(menu, view.tr("Zoom to selection"), "zoom_in", view.zoom_to_selection)


def layers_menu(view: CanvasView, source: int, point: QPointF) -> QMenu:
    """Offer the layers that fit behind a node, to be placed at a point of the scene."""
    shape = view.document.analysis.nodes[source].output_shape
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    family = None
    for kind in KINDS:
        layer = new_layer(kind.kind())
        if layer is None or isinstance(layer, Input):
            continue
        is_single = layer.fewest_inputs == 1
        if is_single and shape is not None and facts_of(layer, (shape,)).refusal is not None:
            continue
        if family not in (None, layer.family):
            menu.addSeparator()
        family = layer.family
        title = words.say(Text(layer.title))
        _add(menu, title, layer.icon, _appender(view, source, layer, point), family=family)
    return menu


def _appender(
    view: CanvasView, source: int, layer: AnyLayer, point: QPointF
) -> Callable[[], object]:
    return lambda: view.append_layer(source, layer, point)


def _add(
    menu: QMenu,
    text: str,
    icon: str,
    do: Callable[[], object],
    keys: str = "",
    family: str = "",
) -> None:
    """Add an entry; its keys are shown here and work elsewhere."""
    action = menu.addAction(text.replace("&", "&&"))
    if icon:
        action.setIcon(icons.icon(icon, f"family:{family}" if family else "text2"))
    if keys:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(f"{action.text()}\t{shown}")
    action.triggered.connect(lambda _: do())
