"""The file of the open project: opening, saving, and knowing whether something is unsaved."""

from __future__ import annotations

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from cnnstudio.app.document import Document
from cnnstudio.app.runs import Run, Runs
from cnnstudio.network.arrange import arranged
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ChangedOnDiskError, ProjectError
from cnnstudio.project.storage import FileStamp

ENDING = ".cnn"


class ProjectFile(QObject):
    """Connects the document and the runs with a file.

    Signals: `changed` when the path or `is_modified` changes; `troubled` (a sentence);
    `changed_on_disk` when saving was refused since somebody else wrote the file.
    """

    changed = Signal()
    troubled = Signal(str)
    changed_on_disk = Signal(str)

    def __init__(self, document: Document, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._runs = document, runs
        self._stamp: FileStamp | None = None
        self._named = ""
        self.path: Path | None = None
        document.undo_stack.cleanChanged.connect(lambda _: self.changed.emit())
        runs.added.connect(self._on_runs)
        runs.removed.connect(self._on_runs)
        runs.project = lambda: self.path
        self._runs_changed = False

    @property
    def title(self) -> str:
        """What the project is called."""
        return self.path.stem if self.path else self._named or self.tr("Untitled")

    @property
    def is_modified(self) -> bool:
        """Whether something is not in the file yet."""
        return (
            not self._document.undo_stack.isClean()
            or self._runs_changed
            or not self._runs.are_saved
        )

    def new(self, design: Design, name: str = "") -> None:
        """Begin a project that has no file yet."""
        self.path, self._stamp, self._named = None, None, name
        self._runs.replace(None)
        self._document.replace(design)
        self._settle()

    def open(self, path: Path) -> bool:
        """Open a file; what is open stays as it is where that is not possible."""
        try:
            project = storage.load(path)
        except ProjectError as refused:
            self.troubled.emit(str(refused))
            return False
        self.path, self._stamp = path.resolve(), project.stamp
        self._document.replace(placed(project.design))
        self._runs.replace(project)
        self._settle()
        return True

    def save(self, *, overwrite: bool = False) -> bool:
        """Save to the file that was opened; `overwrite` even if somebody else changed it."""
        if self.path is None:
            return False
        return self._save(self.path, None if overwrite else self._stamp)

    def save_as(self, path: Path) -> bool:
        """Save to another file, which is the project's from now on."""
        if path.suffix != ENDING:
            path = path.with_name(path.name + ENDING)
        return self._save(path.resolve(), None)

    def _save(self, path: Path, expected: FileStamp | None) -> bool:
        try:
            project = storage.save(
                path, self._document.design, self._runs.sources, expected=expected
            )
        except ChangedOnDiskError as refused:
            self.changed_on_disk.emit(str(refused))
            return False
        except ProjectError as refused:
            self.troubled.emit(str(refused))
            return False
        self.path, self._stamp = path, project.stamp
        self._runs.saved(project)
        self._settle()
        return True

    def _settle(self) -> None:
        self._document.undo_stack.setClean()
        self._runs_changed = False
        self.changed.emit()

    def _on_runs(self, run: Run) -> None:
        self._runs_changed = True
        self.changed.emit()


def placed(design: Design) -> Design:
    """Arrange the cards of a network in which all lie on one spot, as written by hand."""
    if len({node.at for node in design.network.nodes}) > 1:
        return design
    return msgspec.structs.replace(design, network=arranged(design.network))
