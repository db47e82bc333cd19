"""Files and folders that are dropped on the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.app.project_file import ENDING
from cnnstudio.gui.importing.commands import ONNX, ImportCommands
from cnnstudio.gui.start.commands import StartCommands
from cnnstudio.gui.start.own_pictures import has_class_folders
from cnnstudio.gui.window.file_commands import FileCommands

Kind = Literal["project", "model", "pictures"]


class FileDrops(QObject):
    """Opens a project, imports an ONNX file, takes a folder of pictures on the start page."""

    def __init__(
        self,
        files: FileCommands,
        imports: ImportCommands,
        start: StartCommands,
        say: Callable[[str], object],
        window: QWidget,
    ) -> None:
        """Watch a window; `say` shows a sentence in its status bar."""
        super().__init__(window)
        self._start, self._say = start, say
        self._takers: dict[Kind, Callable[[Path], object]] = {
            "project": files.open,
            "model": lambda path: imports.start(str(path)),
            "pictures": start.open_folder,
        }
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped, and say of other files what could be."""
        match event:
            case QDragEnterEvent():
                self._on_enter(event)
            case QDropEvent() if event.type() == QEvent.Type.Drop:
                self._on_drop(event)
            case _ if event.type() == QEvent.Type.DragLeave:
                self._show_awaiting(False)
        return False

    def _on_enter(self, event: QDragEnterEvent) -> None:
        if not event.mimeData().hasUrls():
            return
        found = self._find(event.mimeData())
        if found is None:
            self._say(self._what_can_be_dropped())
            return
        self._show_awaiting(found[0] == "pictures")
        event.acceptProposedAction()

    def _on_drop(self, event: QDropEvent) -> None:
        self._show_awaiting(False)
        found = self._find(event.mimeData())
        if found is not None:
            kind, path = found
            event.acceptProposedAction()
            # The program that the file comes from waits until the drop is done: no question now.
            QTimer.singleShot(0, self, lambda: self._takers[kind](path))

    def _find(self, carried: QMimeData) -> tuple[Kind, Path] | None:
        """Find the first file or folder that can be used."""
        for url in carried.urls():
            path = Path(url.toLocalFile())
            if url.isLocalFile() and (kind := self._kind_of(path)) is not None:
                return kind, path
        return None

    def _kind_of(self, path: Path) -> Kind | None:
        if path.suffix.lower() == ENDING:
            return "project"
        if path.suffix.lower() == ONNX:
            return "model"
        if self._start.is_shown and path.is_dir() and has_class_folders(path):
            return "pictures"
        return None

    def _what_can_be_dropped(self) -> str:
        if self._start.is_shown:
            return self.tr(
                "A project (.cnn), an ONNX file (.onnx) or a folder with a subfolder of pictures "
                "for each class can be dropped here."
            )
        return self.tr(
            "A project (.cnn) or an ONNX file (.onnx) can be dropped here; a folder of pictures on "
            "the start page."
        )

    def _show_awaiting(self, awaiting: bool) -> None:
        if self._start.is_shown:
            self._start.page.middle.cards.set_awaiting(awaiting=awaiting)
