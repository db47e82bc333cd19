"""The designs of the last saves of a project, to go back to.

    <data folder>/versions/<key of the path>/<number>-<time>-<size>.json    like a `project.json`

They lie in the user's data folder and not in the project file: what an author has taken out of a
project must not travel with the file, older programs open no members that they do not know, and
saving stays as fast as it is. So they are those of this user on this computer, and weights are not
among them. Numbers count the saves, since clocks may be set back. Time and size are those of the
file that was saved; by them a file is known that somebody else has written.
"""

from __future__ import annotations

import logging
import re
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from cnnstudio import paths
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_read
from cnnstudio.project.holding import key_of
from cnnstudio.project.limits import LARGEST_JSON
from cnnstudio.project.project_json import decode_project, encode_shortly
from cnnstudio.project.storage import FileStamp

log = logging.getLogger(__name__)

MOST_VERSIONS = 20
"""Saves that are kept of a project."""

MOST_BYTES = 8 * 2**20
"""Bytes that they take together; the newest one is kept in any case."""

MOST_PROJECTS = 200
"""Projects of which saves are kept; those that were not saved for the longest time go."""

_NAME = re.compile(r"([0-9]{1,9})-([0-9]{1,20})-([0-9]{1,20})\.json")


class Version(NamedTuple):
    """A save: when it was, where its design lies, and of what time and size the file was."""

    saved: datetime
    file: Path
    number: int
    is_of: tuple[int, int]

    def read(self) -> Design:
        """Read the design, checked like a project file.

        Raises:
            ProjectError: It is gone, or damaged.
        """
        try:
            with self.file.open("rb") as file:
                return decode_project(file.read(LARGEST_JSON + 1))
        except OSError as error:
            raise why_not_read(self.file, error) from error


def versions(path: Path) -> list[Version]:
    """List the saves of a project file, the newest first."""
    files = [(_NAME.fullmatch(file.name), file) for file in _files(_folder(path))]
    found = [
        Version(_time(int(name[2])), file, int(name[1]), (int(name[2]), int(name[3])))
        for name, file in files
        if name
    ]
    return sorted(found, key=lambda version: version.number, reverse=True)


def keep_file(path: Path) -> None:
    """Keep the design that is in a file now, before it is replaced, unless that is known."""
    stamp = FileStamp.of(path)
    known = [version.is_of for version in versions(path)]
    if stamp is None or (stamp.modified, stamp.size) in known:
        return
    try:
        project = storage.load(path)
    except ProjectError as error:
        log.info("%s is replaced and was no project: %s", path, error)
        return
    keep(path, project.design, project.stamp)


def keep(path: Path, design: Design, stamp: FileStamp) -> None:
    """Keep the design of a save; one that is like the last one takes its place."""
    folder, data = _folder(path), encode_shortly(design)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        last = next(iter(versions(path)), None)
        if last is not None and last.file.read_bytes() == data:
            last.file.replace(folder / _name(last.number, stamp))
        else:
            _write(folder / _name(last.number + 1 if last else 1, stamp), data)
        _thin(path)
    except OSError as error:
        log.info("The version of %s was not kept: %s", path, error)


def _write(file: Path, data: bytes) -> None:
    """Write a version whole or not at all, without waiting for the disk: it is a second copy."""
    new = file.with_suffix(".part")
    try:
        new.write_bytes(data)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _thin(path: Path) -> None:
    """Remove what is too much: old saves, and projects that nobody saves any more."""
    total = 0
    for number, version in enumerate(versions(path)):
        total += version.file.stat().st_size
        if number and (number >= MOST_VERSIONS or total > MOST_BYTES):
            version.file.unlink()
    folders = sorted(paths.versions_folder().iterdir(), key=_modified, reverse=True)
    others = [folder for folder in folders if folder != _folder(path)]
    for folder in others[MOST_PROJECTS - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


def _folder(path: Path) -> Path:
    return paths.versions_folder() / key_of(path)


def _files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return list(folder.iterdir())
    return []


def _name(number: int, stamp: FileStamp) -> str:
    return f"{number}-{stamp.modified}-{stamp.size}.json"


def _time(nanoseconds: int) -> datetime:
    with suppress(OverflowError, OSError, ValueError):
        return datetime.fromtimestamp(nanoseconds / 1e9, UTC)
    return datetime.fromtimestamp(0, UTC)


def _modified(folder: Path) -> float:
    with suppress(OSError):
        return folder.stat().st_mtime
    return 0.0
