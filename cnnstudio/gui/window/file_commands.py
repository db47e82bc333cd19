"""What the File menu does: new, open and save; and the questions before work would be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.app.project_file import ENDING
from cnnstudio.gui import dialogs
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.messages import Messages
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import RunFolder

PATIENCE = 20.0
"""Seconds that a run gets to save what it has learned when the window goes."""


class FileCommands(QObject):
    """Opens and saves the project of a window.

    Signals: `settling` before the project is saved or left: what is being typed is to be taken;
    `opened` when another project is shown; `done` (a sentence) after something was written;
    `run_taken_back` when an interrupted run is in the list again.
    """

    settling = Signal()
    opened = Signal()
    done = Signal(str)
    run_taken_back = Signal()

    def __init__(self, studio: Studio, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._messages, self._window = studio, messages, window
        studio.file.troubled.connect(messages.warn)
        studio.file.changed_on_disk.connect(self._ask_to_overwrite)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give what each action does."""
        return {
            "new": self.open_gallery,
            "open": self.choose_and_open,
            "save": self.save,
            "save_as": self.save_as,
        }

    def open_gallery(self) -> None:
        """Show the known networks, to begin a project with one."""
        from cnnstudio.gui.gallery.window import GalleryWindow

        gallery = self._window.findChild(GalleryWindow)
        if gallery is None:
            gallery = GalleryWindow(self._studio.document.design.data, self._window)
            gallery.chosen.connect(lambda name, fit: self.new_from_template(name, fitted=fit))
        gallery.show()
        gallery.raise_()
        gallery.activateWindow()

    def new_from_template(self, name: str, *, fitted: bool = True) -> None:
        """Begin a new project, after asking about unsaved changes."""
        if self.may_leave():
            self._messages.clear()
            self._studio.new(name, self._studio.document.design.data, fitted=fitted)
            self.opened.emit()

    def choose_and_open(self) -> None:
        """Open a project file that the user chooses."""
        recent = self._studio.settings.values.recent_files
        folder = Path(recent[0]).parent if recent else None
        path = dialogs.ask_project_to_open(self._window, folder)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> bool:
        """Open a project file, after asking about unsaved changes; say whether it is open now."""
        if not self.may_leave():
            return False
        self._messages.clear()
        is_open = self._studio.file.open(path)
        if is_open:
            self._studio.settings.add_recent(path)
            self.offer_interrupted_runs()
            self.opened.emit()
        return is_open

    def open_copy(self, path: Path) -> None:
        """Open a file as a new project, after asking about unsaved changes."""
        if self.may_leave():
            self._messages.clear()
            if self._studio.file.open_copy(path):
                self.opened.emit()

    def begin(self, title: str) -> bool:
        """Begin with nothing, after asking about unsaved changes; say whether that was possible."""
        if not self.may_leave():
            return False
        self._messages.clear()
        self._studio.file.new(Design(), title)
        self.offer_interrupted_runs()
        return True

    def save(self) -> bool:
        """Save, asking for a name where there is none yet."""
        self.settling.emit()
        if self._studio.file.path is None:
            return self.save_as()
        return self._report(self._studio.file.save())

    def save_as(self) -> bool:
        """Save under a name that is asked for."""
        self.settling.emit()
        file = self._studio.file
        proposed = file.path or Path.home() / f"{file.title}{ENDING}"
        kinds = self.tr("Projects (*{ending})").format(ending=ENDING)
        path = dialogs.ask_path_to_save(self._window, self.tr("Save the project"), proposed, kinds)
        if path is not None and path.suffix != ENDING:
            path = dialogs.completed(path, ENDING, self._messages)
        return path is not None and self._report(file.save_as(path))

    def may_leave(self) -> bool:
        """Ask about a live run and unsaved changes; False where the user wants to stay."""
        self.settling.emit()
        live = self._studio.runs.live
        if live is not None:
            if not dialogs.ask_to_stop(self._window, live.number):
                return False
            live.close(PATIENCE)
        if not self._studio.file.is_modified:
            return True
        decision = dialogs.ask_to_save(self._window, self._studio.file.title)
        return self.save() if decision == "save" else decision == "discard"

    def offer_interrupted_runs(self) -> None:
        """Offer back the runs that a crash of the program has left behind."""
        for folder in self._studio.runs.interrupted():
            self._offer(folder)

    def fill_recent(self, menu: QMenu) -> None:
        """List the projects that were opened last."""
        menu.clear()
        for name in self._studio.settings.values.recent_files:
            path = Path(name)
            action = menu.addAction(f"{path.name}   {path.parent}".replace("&", "&&"))
            action.triggered.connect(lambda _, path=path: self.open(path))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing was opened yet")).setEnabled(False)

    def _offer(self, folder: RunFolder) -> None:
        if self._studio.file.path is None:
            text = self.tr("A run that was never saved was interrupted, and is still there.")
        else:
            text = self.tr("A run of this project was interrupted, and is still there.")
        banner = self._messages.warn(text, folder.id)

        def delete() -> None:
            self._messages.withdraw(folder.id)
            folder.delete()

        banner.add_action(self.tr("Delete it"), delete)
        banner.add_action(self.tr("Take it back"), lambda: self.take_back(folder), primary=True)

    def take_back(self, folder: RunFolder) -> None:
        """Put an interrupted run into the list of runs."""
        self._messages.withdraw(folder.id)
        if self._studio.runs.adopt(folder) is not None:
            self.run_taken_back.emit()

    def _report(self, done: bool) -> bool:
        path = self._studio.file.path
        if done and path is not None:
            self._studio.settings.add_recent(path)
            self.done.emit(self.tr("Saved to {path}").format(path=path))
        return done

    def _ask_to_overwrite(self, text: str) -> None:
        banner = self._messages.warn(text, "overwrite")

        def overwrite() -> None:
            self._messages.withdraw("overwrite")
            self._report(self._studio.file.save(overwrite=True))

        def save_as() -> None:
            self._messages.withdraw("overwrite")
            self.save_as()

        banner.add_action(self.tr("Overwrite it"), overwrite)
        banner.add_action(self.tr("Save as…"), save_as, primary=True)
