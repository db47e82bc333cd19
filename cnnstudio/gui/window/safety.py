"""The safety net of a window: work that a crash has left, and files that others work on too."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.file_commands import FileCommands
from cnnstudio.gui.window.messages import Messages
from cnnstudio.project import storage
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.journal import Recovered
from cnnstudio.project.journal_store import LeftWork, left_behind
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.storage import FileStamp

MOST_OFFERED = 3
"""Messages about left work; older work is offered at the next start."""


class SafetyNet(QObject):
    """Offers back what was not saved, and asks when the open file is not this window's alone."""

    def __init__(
        self, studio: Studio, messages: Messages, files: FileCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._studio, self._messages, self._files = studio, messages, files
        self._offered: dict[str, LeftWork] = {}
        self._known: FileStamp | None = None
        self._told: tuple[FileStamp | None, ...] = ()
        studio.file.picture = self._picture
        studio.file.changed.connect(self._on_file)
        studio.file.found_open.connect(self._say_shared)
        studio.file.changed_on_disk.connect(lambda _: messages.withdraw("shared"))
        studio.recovery.troubled.connect(lambda text: messages.warn(text, "journal"))
        files.opened.connect(self.offer_left_work)
        window.installEventFilter(self)

    def _picture(self) -> bytes | None:
        from cnnstudio.gui.thumbnail import thumbnail

        return thumbnail(self._studio.document.network)

    def close(self) -> None:
        """Let go of the file and the journal, and leave to the next window what was not wanted."""
        self._studio.recovery.close()
        self._studio.file.release()
        for work in self._offered.values():
            work.release()
        self._offered.clear()

    # --- work that a crash has left ------------------------------------------------------------

    def offer_left_work(self) -> None:
        """Offer back the edits that a crash, a kill or a power cut has left."""
        room = MOST_OFFERED - len(self._offered)
        needed = (work for work in left_behind() if not self._is_needless(work))
        for work in islice(needed, max(room, 0)):
            self._offered[work.id] = work
            self._offer(work)

    def take_back(self, work: LeftWork) -> None:
        """Go on with the work that was left, on its project if that is still as it was."""
        recovered = work.recovered
        if recovered is None or not self._make_room(work, recovered):
            return
        self._messages.withdraw(work.id)
        self._studio.document.set_design(self.tr("Recovered work"), recovered.design)
        if self._studio.recovery.is_safe:
            self._studio.recovery.sync()
            del self._offered[work.id]
            work.delete()
        self._files.opened.emit()

    def _is_needless(self, work: LeftWork) -> bool:
        """Remove work that was saved, or taken back, in the moment before the end."""
        is_needless = work.recovered is not None and (
            _is_saved(work.project, work.recovered)
            or any(_is_same(work, other) for other in self._offered.values())
        )
        if is_needless:
            work.delete()
        return is_needless

    def _offer(self, work: LeftWork) -> None:
        banner = self._messages.show_text(
            self._title(work),
            "warning",
            work.id,
            detail=self._detail(work),
            closable=False,
            outlives_project=True,
        )

        def delete() -> None:
            self._messages.withdraw(work.id)
            del self._offered[work.id]
            work.delete()

        banner.add_action(self.tr("Delete it"), delete)
        if work.recovered is not None:
            take_back = self.tr("Take it back")
            banner.add_action(take_back, lambda: self.take_back(work), primary=True)

    def _title(self, work: LeftWork) -> str:
        if work.recovered is None:
            return self.tr("Work was left behind that cannot be read.")
        path, title = work.project, work.recovered.belongs.title
        text = self.tr("“{title}” was not saved when CNN Studio ended. Your work is still there.")
        return text.format(title=path.name if path else title)

    def _detail(self, work: LeftWork) -> str:
        problem = words.say(work.problem) if work.problem else ""
        if work.recovered is None:
            return problem
        count, when = work.recovered.edits, words.moment(work.modified)
        said = words.counted(
            count, "One edit: {when}.", "{count} edits, the last one: {when}.", when=when
        )
        parts = [said]
        if problem:
            parts.append(self.tr("What came later cannot be read. {reason}").format(reason=problem))
        if work.project is not None:
            parts.append(str(work.project.parent))
        return " ".join(parts)

    def _make_room(self, work: LeftWork, recovered: Recovered) -> bool:
        """Open the project that work belongs to, or begin a new one where it is not as it was."""
        path, belongs = work.project, recovered.belongs
        if path is not None and FileStamp.of(path) == belongs.stamp:
            return self._is_here(path, belongs.stamp) or self._files.open(path)
        if path is None and self._is_here(None, None):
            self._studio.file.call(belongs.title)
            return True
        if not self._files.begin(belongs.title):
            return False
        if path is not None:
            self._say_elsewhere(path)
        return True

    def _is_here(self, path: Path | None, stamp: FileStamp | None) -> bool:
        """Say whether the project is open without an edit; a new one has no runs of a file."""
        file, runs = self._studio.file, self._studio.runs.items
        return (
            (file.path, file.stamp) == (path, stamp)
            and self._studio.document.undo_stack.isClean()
            and (path is not None or all(isinstance(run.source, RunFolder) for run in runs))
        )

    def _say_elsewhere(self, path: Path) -> None:
        text = self.tr("{file} was changed since: your work is a project of its own now.")
        if not path.exists():
            text = self.tr("{file} is not there any more: your work is a project of its own now.")
        self._messages.warn(text.format(file=path.name))

    # --- files that others work on too ---------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look after the file whenever its window is gone back to."""
        if event.type() == QEvent.Type.WindowActivate:
            self._look_at_file()
        return super().eventFilter(watched, event)

    def _look_at_file(self) -> None:
        """Ask, once for each change, what to do about a file that somebody else has written."""
        path, stamp = self._studio.file.path, self._studio.file.stamp
        now = FileStamp.of(path) if path else stamp
        if path is None or now in (stamp, *self._told):
            return
        self._told = (now,)
        if now is None:
            text = self.tr("{file} is not in its folder any more: save to put it back there.")
            self._messages.warn(text.format(file=path.name), "on disk")
        else:
            self._ask_to_reload(path)

    def _ask_to_reload(self, path: Path) -> None:
        banner = self._messages.show_text(
            self.tr("{file} was changed by another program.").format(file=path.name),
            "warning",
            "on disk",
            detail=self.tr("After a reload, undo brings back what is here now."),
        )

        def reload() -> None:
            self._messages.withdraw("on disk")
            self._studio.file.reload()

        banner.add_action(self.tr("Keep mine"), lambda: self._messages.withdraw("on disk"))
        banner.add_action(self.tr("Reload"), reload, primary=True)

    def _say_shared(self) -> None:
        path = self._studio.file.path
        if path is None:
            return
        banner = self._messages.show_text(
            self.tr("{file} is open in another window as well.").format(file=path.name),
            "warning",
            "shared",
            detail=self.tr("Saving here will ask before it overwrites what is saved there."),
        )

        def copy() -> None:
            self._messages.withdraw("shared")
            self._studio.file.leave_to_others()

        banner.add_action(self.tr("Open anyway"), lambda: self._messages.withdraw("shared"))
        banner.add_action(self.tr("Open a copy"), copy, primary=True)

    def _on_file(self) -> None:
        """Take back what was said about a file when it was saved, or another one opened."""
        if self._studio.file.stamp != self._known:
            self._known, self._told = self._studio.file.stamp, ()
            self._messages.withdraw("on disk")


def _is_same(work: LeftWork, other: LeftWork) -> bool:
    """Say whether two journals have the same work: of one project, or of one that became new."""
    one, two = work.recovered, other.recovered
    projects = {each.project for each in (work, other)} - {None}
    return (
        one is not None
        and two is not None
        and len(projects) < 2
        and (one.design, one.belongs.title) == (two.design, two.belongs.title)
    )


def _is_saved(path: Path | None, recovered: Recovered) -> bool:
    """Say whether a project's file has the work in it by now."""
    if path is None or FileStamp.of(path) == recovered.belongs.stamp:
        return False
    try:
        return storage.load(path).design == recovered.design
    except ProjectError:
        return False
