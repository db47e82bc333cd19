"""Locks between processes, which the system takes back when their holder ends or is killed."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

_TRIES = 5
"""`is_locked` holds a lock for a moment, so the first refusal may be gone at once."""


class FileLock:
    """A lock on a file, held until `release` or the end of the process."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    @classmethod
    def take(cls, path: Path) -> FileLock | None:
        """Lock the file, making it where needed; None while another holder has it."""
        file = path.open("ab")
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(0.01)
            if _lock(file):
                return cls(file)
        file.close()
        return None

    def release(self) -> None:
        """Give the lock back."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def is_locked(path: Path) -> bool:
    """Say whether somebody holds the lock on a file."""
    try:
        file = path.open("rb+")
    except FileNotFoundError:
        return False
    with file:
        return not _lock(file)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        # Far beyond the end, since others cannot read what is locked.
        file.seek(2**30)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
