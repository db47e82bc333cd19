"""Files that only grow: what is appended survives the end of the process, soon a power cut too."""

from __future__ import annotations

import logging
import os
import threading
from contextlib import suppress
from pathlib import Path

from cnnstudio.project.files import sync_folder
from cnnstudio.project.lock import is_at

log = logging.getLogger(__name__)

SYNC_AFTER = 0.8
"""Seconds until what was appended is forced to the disk, together with all that came since."""


class AppendedFile:
    """A file to append to, made by this object and written by nobody else.

    `append` hands the bytes to the system at once, so they are safe whatever becomes of this
    process. Forcing them to the disk may take long; a thread does it, within a second.

    Attributes:
        size: Bytes that were appended.
    """

    def __init__(self, path: Path) -> None:
        """Open a file, and make it where there is none."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._path = path
        self._folder: Path | None = path.parent
        self._lock = threading.Lock()
        self._is_waiting = False
        self._handle: int | None = None
        self._handle = os.open(path, flags, 0o600)
        self.size = os.fstat(self._handle).st_size

    @property
    def is_in_place(self) -> bool:
        """Whether what is appended can be found again: nobody removed or moved the file."""
        return self._handle is not None and is_at(self._handle, self._path)

    def append(self, data: bytes) -> None:
        """Write at the end, all of it or nothing.

        Raises:
            OSError: It could not be written, as on a full disk; the file is as it was.
        """
        if self._handle is None:
            raise ValueError("The file is closed.")
        written = 0
        try:
            while written < len(data):
                written += os.write(self._handle, data[written:])
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._handle, self.size)
            raise
        self.size += len(data)
        self._sync_soon()

    def sync(self) -> None:
        """Force all of it to the disk now, which may take long."""
        self._sync()

    def close(self) -> None:
        """Close the file; what was not forced to the disk yet is left to the system."""
        with self._lock:
            if self._handle is not None:
                os.close(self._handle)
                self._handle = None

    def __del__(self) -> None:
        self.close()

    def _sync_soon(self) -> None:
        with self._lock:
            if self._is_waiting:
                return
            self._is_waiting = True
        timer = threading.Timer(SYNC_AFTER, self._sync)
        timer.daemon = True
        timer.start()

    def _sync(self) -> None:
        """Force the file to the disk, by a handle that nobody else closes meanwhile."""
        with self._lock:
            self._is_waiting = False
            if self._handle is None:
                return
            handle = os.dup(self._handle)
        try:
            os.fsync(handle)
            if self._folder is not None:  # once, since then its name is there as well
                sync_folder(self._folder)
                self._folder = None
        except OSError as error:
            log.warning("Edits could not be forced to the disk: %s", error)
        finally:
            os.close(handle)
