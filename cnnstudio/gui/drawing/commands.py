"""The commands of the File menu that put the network on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.gui import dialogs
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.messages import Messages
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically

if TYPE_CHECKING:
    from cnnstudio.gui.drawing.formats import Drawing
    from cnnstudio.gui.drawing.report_words import Trained

DRAWINGS = ("svg", "png", "pdf")


class DrawingCommands(QObject):
    """Writes drawings and reports of the open project.

    Signals: `done` (a sentence) after something was written.
    """

    done = Signal(str)

    def __init__(self, studio: Studio, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._messages, self._window = studio, messages, window

    def export_drawing(self) -> None:
        """Write the canvas as SVG, PNG or PDF, as the ending of the chosen name says."""
        path = self._ask(self.tr("Export drawing"), DRAWINGS)
        if path is None:
            return
        format_ = path.suffix.lower().removeprefix(".")
        if format_ not in DRAWINGS:
            text = self.tr("{name} is no SVG, PNG or PDF: choose a name that ends in one of these.")
            self._messages.warn(text.format(name=path.name))
            return
        from cnnstudio.gui.drawing import formats
        from cnnstudio.gui.drawing.picture import NetworkPicture

        picture = NetworkPicture(self._studio.document.design, self._studio.lens)
        self._write(path, lambda: formats.FORMATS[format_](picture, self._studio.file.title))

    def export_report(self) -> None:
        """Write a page about the network and its newest run."""
        path = self._ask(self.tr("Export report"), ("pdf",))
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            text = self.tr("{name} is no PDF: choose a name that ends in .pdf.")
            self._messages.warn(text.format(name=path.name))
            return
        from cnnstudio.gui.drawing.report import report

        studio = self._studio
        design, title = studio.document.design, studio.file.title
        self._write(path, lambda: report(design, title, self._trained(), studio.lens))

    def _trained(self) -> Trained | None:
        """Give the newest run that has curves."""
        from cnnstudio.gui.drawing.report_words import Trained

        runs = [run for run in self._studio.runs.items if run.history.epochs]
        return Trained(runs[-1].job, runs[-1].history, runs[-1].number) if runs else None

    def _ask(self, title: str, endings: tuple[str, ...]) -> Path | None:
        kinds = {f".{ending}": ending.upper() for ending in endings}
        return dialogs.ask_path_to_export(self._window, self._studio, self._messages, title, kinds)

    def _write(self, path: Path, draw: Callable[[], Drawing]) -> None:
        """Draw, which opens the file again, and only then write it."""
        try:
            drawing = draw()
            write_atomically(path, drawing.data)
        except ProjectError as refused:
            self._messages.warn(words.say(refused.text))
            return
        told = [self.tr("Exported {name}.").format(name=path.name)]
        if drawing.note is not None:
            told.append(words.say(drawing.note))
        self.done.emit(" ".join(told))
