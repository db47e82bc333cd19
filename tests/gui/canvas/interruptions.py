"""What may come between the beginning and the end of anything that one does on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from cnnstudio.gui.looks import theme
from cnnstudio.network import annotations, groups, rewiring
from cnnstudio.network.graph import Network
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5
from tests.gui.canvas.conftest import Hand


def switch_theme(_hand: Hand | None = None, name: str | None = None) -> None:
    """Switch to the other theme, or to the one that is named."""
    other = "light" if theme.current().is_dark else "dark"
    theme.apply(QApplication.instance(), name or other)


def open_another(hand: Hand) -> None:
    """Open another network in the place of this one."""
    hand.studio.document.replace(Design(arranged(lenet5())))


def open_nothing(hand: Hand) -> None:
    """Open a project without a layer."""
    hand.studio.document.replace(Design(Network()))


def remove_a_layer(hand: Hand) -> None:
    """Remove a layer, one that is selected if there is any."""
    ids = hand.studio.selection.ids or hand.studio.document.network.by_id
    hand.studio.document.edit("Remove", rewiring.remove, list(ids)[:1])


def remove_all_notes(hand: Hand) -> None:
    """Remove all notes and colored frames."""
    known = [each.id for each in hand.studio.document.network.annotations]
    hand.studio.document.edit("Remove", annotations.removed, known)


INTERRUPTIONS: Mapping[str, Callable[[Hand], object]] = {
    "undo": lambda hand: hand.studio.document.undo_stack.undo(),
    "redo": lambda hand: hand.studio.document.undo_stack.redo(),
    "theme": switch_theme,
    "open another": open_another,
    "open nothing": open_nothing,
    "remove a layer": remove_a_layer,
    "remove all notes": remove_all_notes,
    "fold": lambda hand: hand.studio.document.edit("Fold", groups.all_folded, True),
    "zoom": lambda hand: hand.view.zoom_at(QPointF(400, 300), hand.view.zoom * 1.5),
    "select all": lambda hand: hand.view.select_all(),
}
"""The canvas, the document and the looks each change under the hand."""
