"""Writing files so that a crash, a power cut or a full disk leaves the old one as it was."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from cnnstudio.project.errors import ProjectError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}

_UNFINISHED = re.compile(r"\.cnnstudio-[0-9a-f]{12}\.part")
_DAY = 24 * 60 * 60.0


def write_atomically(path: Path, data: bytes) -> None:
    """Put `data` into the file at `path`, whole or not at all.

    Raises:
        ProjectError: It could not be written; what was there before is still there.
    """
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Generator[BinaryIO]:
    """Open a new file that takes the place of `path` when the block ends without an error.

    It is written beside the old one (a rename works only within a file system), forced to the
    disk, and renamed. A link is followed, and the permissions stay.

    Raises:
        ProjectError: It could not be written; what was there before is still there.
    """
    target = resolved(path)
    new = target.with_name(f".cnnstudio-{os.urandom(6).hex()}.part")
    try:
        with new.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, new)
        new.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise why_not_written(path, error) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)


def resolved(path: Path) -> Path:
    """Give the file that a path leads to, through all links.

    Raises:
        ProjectError: It leads nowhere.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise ProjectError(
            "“{name}” leads to no place for a file: choose another name.", name=path.name
        ) from error


def remove_leftovers(folder: Path) -> None:
    """Take away new files that never took their place, since their program was killed.

    Only files with names that `replacing` gives, on which nothing was written for a day.
    """
    with suppress(OSError):
        for file in folder.glob(".cnnstudio-*.part"):
            status = file.lstat()
            is_old = time.time() - status.st_mtime > _DAY
            if is_old and _UNFINISHED.fullmatch(file.name) and stat.S_ISREG(status.st_mode):
                file.unlink()


def why_not_written(path: Path, error: OSError) -> ProjectError:
    """Put the system's reason for not writing a file into a sentence."""
    where = {"file": path.name, "folder": str(path.absolute().parent)}
    if error.errno in _FULL:
        return ProjectError(
            "{file} could not be written, because the disk of {folder} is full: make room and try "
            "again. What was saved before is unchanged.",
            **where,
        )
    if error.errno in _FORBIDDEN:
        return ProjectError(
            "{file} could not be written, because {folder} may not be written to: choose another "
            "folder. What was saved before is unchanged.",
            **where,
        )
    if error.errno == errno.ENOENT:
        return ProjectError(
            "{file} could not be written, because there is no folder {folder}: choose another.",
            **where,
        )
    return ProjectError(
        "{file} could not be written in {folder} ({reason}): try again, or choose another folder. "
        "What was saved before is unchanged.",
        **where,
        reason=error.strerror or type(error).__name__,
    )


def why_not_read(path: Path, error: OSError) -> ProjectError:
    """Put the system's reason for not reading a file into a sentence."""
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return ProjectError("There is no file {path}: check its name and folder.", path=str(path))
    if error.errno == errno.EISDIR or path.is_dir():
        return ProjectError("{path} is a folder: choose a file in it.", path=str(path))
    if error.errno in _FORBIDDEN:
        return ProjectError(
            "{path} may not be read: change its permissions, or copy it elsewhere.", path=str(path)
        )
    return ProjectError(
        "{path} could not be read ({reason}): try again, or take a copy of it.",
        path=str(path),
        reason=error.strerror or type(error).__name__,
    )


def sync_folder(folder: Path) -> None:
    """Force the new name to the disk, where the system can do that for a folder.

    Where it cannot, as on some network file systems, the file is safe all the same: only a power
    cut at once might bring back the old one.
    """
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
