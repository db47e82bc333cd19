"""Where journals lie: one for each window with unsaved edits, in the user's data folder.

    <data folder>/journals/<name>.journal    see `project/journal.py`
    <data folder>/journals/<name>.lock       held by the window that writes it, as long as it lives

A journal without a holder is work that a crash, a kill or a power cut has left behind.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from cnnstudio import paths
from cnnstudio.layers.text import Text
from cnnstudio.project.appending import AppendedFile
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically
from cnnstudio.project.journal import Belongs, Recovered, edit_line, head_line, replay
from cnnstudio.project.limits import LARGEST_JOURNAL, RUN_ID
from cnnstudio.project.lock import FileLock, is_locked
from cnnstudio.project.run_store import new_run_id

log = logging.getLogger(__name__)

ENDING = ".journal"

MOST_LINES_BYTES = 2**20
"""Bytes of edits after which a journal is written anew, or more where its design is larger."""

_DAY = 24 * 60 * 60.0


class Journal:
    """The journal that a window writes.

    Attributes:
        belongs: What it belongs to.
        edits: How many edits are in it.
    """

    def __init__(
        self, belongs: Belongs, design: Design, root: Path | None = None, edits: int = 1
    ) -> None:
        """Begin a journal with the design after so many unsaved edits.

        Raises:
            OSError: It cannot be written.
            ValueError: Something in it cannot be written as text.
        """
        folder = root or paths.journals_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{new_run_id()}{ENDING}"
        head = head_line(belongs, design, edits)
        self._lock = FileLock.take(_lock_of(self._path))
        self._file = AppendedFile(self._path)
        try:
            self._file.append(head)
        except OSError:
            self.remove()
            raise
        self.belongs, self._design, self.edits = belongs, design, edits
        self._allow_more()

    @property
    def is_in_place(self) -> bool:
        """Whether the next window would find it: nobody has removed or moved it."""
        return self._file.is_in_place

    def record(self, design: Design, *, merged: bool = False) -> None:
        """Append what differs from the design that was recorded last.

        Raises:
            OSError: It cannot be written; the next edit is written together with this one.
            ValueError: Something in it cannot be written as text.
        """
        if design is self._design:
            return
        self._file.append(edit_line(self._design, design, merged=merged))
        self._design = design
        self.edits += not merged
        if self._file.size > self._most:
            self._begin_anew()

    def belong_to(self, belongs: Belongs) -> None:
        """Note that the project has another file, or another title."""
        if belongs != self.belongs:
            self.belongs = belongs
            self._begin_anew()

    def sync(self) -> None:
        """Force it to the disk now."""
        self._file.sync()

    def remove(self) -> None:
        """Take the journal away: nothing is unsaved any more."""
        self._file.close()
        _remove(self._path, self._lock)

    def _begin_anew(self) -> None:
        """Put the design of now in place of all edits."""
        head = head_line(self.belongs, self._design, self.edits)
        # Windows replaces no file that is open.
        self._file.close()
        try:
            write_atomically(self._path, head)
        except ProjectError as error:
            log.info("The journal grows, since it cannot be written anew: %s", error)
        self._file = AppendedFile(self._path)
        self._allow_more()

    def _allow_more(self) -> None:
        self._most = self._file.size + max(MOST_LINES_BYTES, self._file.size)


class LeftWork:
    """What a crash has left behind; nobody else is offered it as long as this object lives.

    Attributes:
        recovered: What was read back; None where nothing could be.
        problem: Why it was not all, if so.
        modified: When the last edit was done.
    """

    def __init__(self, path: Path, lock: FileLock, recovered: Recovered | ProjectError) -> None:
        self._path, self._lock = path, lock
        self.recovered = recovered if isinstance(recovered, Recovered) else None
        self.problem: Text | None = (
            recovered.problem if isinstance(recovered, Recovered) else recovered.text
        )
        self.modified = datetime.fromtimestamp(path.stat().st_mtime, UTC)

    @property
    def id(self) -> str:
        """What tells it from others."""
        return self._path.stem

    @property
    def project(self) -> Path | None:
        """The project file; None where there was none yet."""
        name = self.recovered.belongs.project if self.recovered else ""
        return Path(name) if name else None

    def delete(self) -> None:
        """Take it away for good."""
        _remove(self._path, self._lock)

    def release(self) -> None:
        """Leave it to whoever asks next."""
        self._lock.release()


def left_behind(root: Path | None = None) -> Iterator[LeftWork]:
    """Find the work that nobody looks after, the newest first.

    Journals in which there is nothing to recover are taken away on the way.
    """
    folder = root or paths.journals_folder()
    if not folder.is_dir():
        return
    _remove_stray_locks(folder)
    found = [path for path in folder.glob(f"*{ENDING}") if re.fullmatch(RUN_ID, path.stem)]
    for path in sorted(found, key=_modified, reverse=True):
        work = _take(path)
        if work is not None:
            yield work


def _take(path: Path) -> LeftWork | None:
    """Read a journal that nobody holds; None where somebody does, or where it is empty."""
    try:
        lock = FileLock.take(_lock_of(path))
        if lock is None:
            return None
        recovered = _read(path)
        if recovered is not None:
            return LeftWork(path, lock, recovered)
    except OSError as error:
        log.info("%s cannot be read: %s", path, error)
        return None
    _remove(path, lock)
    return None


def _read(path: Path) -> Recovered | ProjectError | None:
    with path.open("rb") as file:
        data = file.read(LARGEST_JOURNAL + 1)
    try:
        return replay(data)
    except ProjectError as error:
        return error


def _modified(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _remove(path: Path, lock: FileLock | None) -> None:
    """Remove a journal that this process holds; its lock comes last."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
    if lock is not None:
        lock.remove()


def _remove_stray_locks(folder: Path) -> None:
    """Remove locks without a journal; younger ones may be those of a window that just begins."""
    with suppress(OSError):
        for lock in folder.glob("*.lock"):
            is_stray = not lock.with_suffix(ENDING).exists() and not is_locked(lock)
            if is_stray and time.time() - lock.stat().st_mtime > _DAY:
                lock.unlink()
