"""What a list of projects shows of each: its picture, its network, and how well it was trained.

Only the small members of a file are read, never its weights or curves, and within tighter limits
than for opening it: a list must be there at once, whatever lies in the files.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from cnnstudio.project import archive
from cnnstudio.project.decoding import decode
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.project_json import decode_project
from cnnstudio.project.run_store import RunRecord

if TYPE_CHECKING:
    from zipfile import ZipFile

LARGEST_THUMBNAIL = 2 * 2**20
LARGEST_DESIGN = 4 * 2**20
"""Bytes: what is larger is left out of a summary, and can be opened all the same."""

LARGEST_RECORD = 64 * 2**10
MOST_RUNS = 200
"""Of more runs, the newest ones count."""


class Summary(msgspec.Struct, frozen=True):
    """What is known of a project without opening it.

    `thumbnail` is its picture as PNG, None where there is none; `design` is None where it cannot
    be read. `runs` counts all of them; `accuracy` is the best one on validation pictures, from 0
    to 1, and `best_run` the number of its run, from 1.
    """

    thumbnail: bytes | None = None
    design: Design | None = None
    runs: int = 0
    accuracy: float | None = None
    best_run: int = 0


def read_summary(path: Path) -> Summary:
    """Read what a list shows of a project file.

    Raises:
        ProjectError: It cannot be opened.
    """
    with archive.open_archive(path) as opened:
        runs = [name for name in opened.namelist() if name.endswith("/run.json")]
        accuracy, best = _best(opened, runs)
        return Summary(_thumbnail(opened), _design(opened), len(runs), accuracy, best)


def _small_member(opened: ZipFile, name: str, largest: int) -> bytes | None:
    """Read a member, if it is there, whole and no larger than that."""
    with suppress(KeyError, ProjectError):
        if opened.getinfo(name).file_size <= largest:
            return archive.read_member(opened, name)
    return None


def _thumbnail(opened: ZipFile) -> bytes | None:
    return _small_member(opened, "thumbnail.png", LARGEST_THUMBNAIL)


def _design(opened: ZipFile) -> Design | None:
    data = _small_member(opened, "project.json", LARGEST_DESIGN)
    if data is None:
        return None
    try:
        return decode_project(data)
    except ProjectError:
        return None


def _best(opened: ZipFile, names: list[str]) -> tuple[float | None, int]:
    """Give the best accuracy and the number of its run; None and 0 where nothing was trained."""
    found: list[tuple[float, int]] = []
    for number in range(max(1, len(names) - MOST_RUNS + 1), len(names) + 1):
        record = _record(opened, names[number - 1])
        if record is not None and record.validation_accuracy is not None:
            found.append((record.validation_accuracy, number))
    return max(found, key=lambda pair: pair[0], default=(None, 0))


def _record(opened: ZipFile, name: str) -> RunRecord | None:
    data = _small_member(opened, name, LARGEST_RECORD)
    if data is None:
        return None
    try:
        return decode(data, RunRecord, name)
    except ProjectError:
        return None
