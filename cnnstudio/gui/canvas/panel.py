"""The canvas with its strip, as one widget."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.gui.canvas.strip import CanvasStrip
from cnnstudio.gui.canvas.view import CanvasView


class CanvasPanel(QWidget):
    """The canvas below the strip that says what its small maps show.

    Signals:
        message: A hint or a reason, for the status bar.
        templates_wanted: The button of the empty canvas was pressed.
        explore_wanted: A node is to be looked at closely.
    """

    message = Signal(str)
    templates_wanted = Signal()
    explore_wanted = Signal(int)

    def __init__(
        self,
        document: Document,
        selection: Selection,
        lens: Lens,
        runs: Runs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view = CanvasView(document, selection, lens, self)
        self.strip = CanvasStrip(self.view, lens, runs, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.strip)
        layout.addWidget(self.view, 1)
        self.view.message.connect(self.message)
        self.view.templates_wanted.connect(self.templates_wanted)
        self.view.explore_wanted.connect(self.explore_wanted)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give what each action does on the canvas."""
        view, grouping = self.view, self.view.grouping
        return {
            "cut": view.cut,
            "copy": view.copy,
            "paste": view.paste,
            "duplicate": view.duplicate,
            "delete": view.delete_selection,
            "rename": view.rename_selection,
            "select_all": view.select_all,
            "zoom_in": view.zoom_in,
            "zoom_out": view.zoom_out,
            "zoom_100": partial(view.zoom_to, 100),
            "fit": view.fit,
            "zoom_selection": view.zoom_to_selection,
            "tidy": view.tidy_up,
            "arrange_right": partial(view.tidy_up, "right"),
            "arrange_down": partial(view.tidy_up, "down"),
            "group": grouping.group,
            "ungroup": grouping.ungroup,
            "fold": grouping.toggle,
            "repeat": grouping.ask_repeat,
            "fold_all": partial(grouping.fold_all, is_folded=True),
            "unfold_all": partial(grouping.fold_all, is_folded=False),
            "frame_selection": view.annotating.frame_selection,
        }

    def set_title(self, title: str) -> None:
        """Name the project in the strip."""
        self.strip.set_title(title)
