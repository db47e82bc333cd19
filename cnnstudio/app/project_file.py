"""The file of the open project: opening, saving, and knowing whether something is unsaved."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.runs import Run, Runs
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project import storage, versions
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ChangedOnDiskError, ProjectError
from cnnstudio.project.files import resolved
from cnnstudio.project.holding import hold
from cnnstudio.project.lock import FileLock
from cnnstudio.project.storage import FileStamp, Project

log = logging.getLogger(__name__)

ENDING = ".cnn"


class ProjectFile(QObject):
    """Connects the document and the runs with a file.

    Signals: `changed` when the path or `is_modified` changes; `troubled` (a sentence);
    `changed_on_disk` (a sentence) when saving was refused since somebody else wrote the file, or
    may do so; `found_open` when the project that was opened is open in another window as well.

    Attributes:
        path: The file, None where there is none yet.
        stamp: What the file was like when it was opened or saved.
        picture: Draws the network for the file, as PNG.
    """

    changed = Signal()
    troubled = Signal(str)
    changed_on_disk = Signal(str)
    found_open = Signal()

    def __init__(self, document: Document, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._runs = document, runs
        self.stamp: FileStamp | None = None
        self._named = ""
        self.path: Path | None = None
        self.picture: Callable[[], bytes | None] = lambda: None
        self._held: FileLock | None = None
        self._is_shared = False
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
        self.path, self.stamp, self._named = None, None, name
        self.release()
        self._runs.replace(None)
        self._document.replace(design)
        self._settle()

    def open(self, path: Path) -> bool:
        """Open a file; what is open stays as it is where that is not possible."""
        project = self._load(path)
        if project is not None:
            self.path, self.stamp = path.resolve(), project.stamp
            self._hold()
            self._show(project)
            if self._is_shared:
                self.found_open.emit()
        return project is not None

    def open_copy(self, path: Path) -> bool:
        """Open what is in a file as a project that has no file yet, named like it."""
        project = self._load(path)
        if project is not None:
            self.path, self.stamp, self._named = None, None, path.stem
            self.release()
            self._show(project)
        return project is not None

    def reload(self) -> bool:
        """Take over what somebody else has saved: undo brings back what was here.

        Runs that are in no file yet stay.
        """
        project = self._load(self.path) if self.path else None
        if project is not None:
            self.stamp = project.stamp
            self._document.set_design(self.tr("Reload"), placed(project.design))
            self._runs.reload(project)
            self._settle()
        return project is not None

    def call(self, name: str) -> None:
        """Name a project that has no file yet."""
        self._named = name
        self.changed.emit()

    def leave_to_others(self) -> None:
        """Go on as a project that has no file yet, and leave the file to another window."""
        name = self.tr("{title} (copy)").format(title=self.title)
        self.path, self.stamp, self._named = None, None, name
        self.release()
        self.changed.emit()

    def save(self, *, overwrite: bool = False) -> bool:
        """Save to the file that was opened.

        `overwrite` even if somebody else changed it, or has it open.
        """
        if self.path is None:
            return False
        if self._is_shared:
            self._hold()
        if self._is_shared and not overwrite:
            text = self.tr(
                "{file} is open in another window as well: save under another name, or overwrite "
                "it."
            )
            self.changed_on_disk.emit(text.format(file=self.path.name))
            return False
        return self._save(self.path, None if overwrite else self.stamp)

    def save_as(self, path: Path) -> bool:
        """Save to another file, which is the project's from now on."""
        if path.suffix != ENDING:
            path = path.with_name(path.name + ENDING)
        try:
            return self._save(resolved(path), None)
        except ProjectError as refused:
            self.troubled.emit(words.say(refused.text))
            return False

    def _load(self, path: Path) -> Project | None:
        try:
            return storage.load(path)
        except ProjectError as refused:
            self.troubled.emit(words.say(refused.text))
            return None

    def _show(self, project: Project) -> None:
        self._document.replace(placed(project.design))
        self._runs.replace(project)
        self._settle()

    def release(self) -> None:
        """Let other windows have the file."""
        if self._held is not None:
            self._held.remove()
        self._held, self._is_shared = None, False

    def _hold(self) -> None:
        """Tell other windows that the file is open here, or find out that it is open there."""
        self.release()
        try:
            self._held = hold(self.path) if self.path else None
            self._is_shared = self._held is None
        except OSError as error:
            log.info("Other windows cannot be told what is open here: %s", error)

    def _save(self, path: Path, expected: FileStamp | None) -> bool:
        design = self._document.design
        versions.keep_file(path)
        try:
            project = storage.save(
                path, design, self._runs.sources, thumbnail=self.picture(), expected=expected
            )
        except ChangedOnDiskError as refused:
            self.changed_on_disk.emit(words.say(refused.text))
            return False
        except ProjectError as refused:
            self.troubled.emit(words.say(refused.text))
            return False
        versions.keep(path, design, project.stamp)
        is_elsewhere, self.path, self.stamp = path != self.path, path, project.stamp
        if is_elsewhere:
            self._hold()
        self._runs.saved(project)
        self._settle()
        if is_elsewhere and self._is_shared:
            self.found_open.emit()
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
