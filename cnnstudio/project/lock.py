"""Locks between processes, which the system takes back when their holder ends or is killed."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

_TRIES = 5
"""`is_locked` holds a lock for a moment, so the first refusal may be gone at once."""


class FileLock:
    """A lock on a file, held until `release`, or as long as this object and the process live."""

    def __init__(self, handle: int, path: Path) -> None:
        self._handle: int | None = handle
        self._path = path

    @classmethod
    def take(cls, path: Path) -> FileLock | None:
        """Lock the file, making it where needed; None while another holder has it.

        Raises:
            OSError: The file cannot be written, or its file system knows no locks.
        """
        for attempt in range(_TRIES):
            if attempt:
                time.sleep(0.01)
            lock = cls(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), path)
            if lock._is_held():
                return lock
            lock.release()
        return None

    def _is_held(self) -> bool:
        """Try to lock; what was removed meanwhile by its last holder is nobody's lock any more."""
        try:
            return (
                self._handle is not None and _lock(self._handle) and is_at(self._handle, self._path)
            )
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def remove(self) -> None:
        """Give the lock back and take its file away."""
        if sys.platform == "win32":  # pragma: no cover - where no open file can be removed
            self.release()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
        self.release()

    def __del__(self) -> None:
        self.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def is_at(handle: int, path: Path) -> bool:
    """Say whether an open file is still the one at a path."""
    try:
        there, own = path.stat(), os.fstat(handle)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (own.st_dev, own.st_ino)


def is_locked(path: Path) -> bool:
    """Say whether somebody holds the lock on a file."""
    try:
        handle = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return False
    try:
        return not _lock(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(handle: int) -> bool:
        # Far beyond the end, since others cannot read what is locked.
        os.lseek(handle, 2**30, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
