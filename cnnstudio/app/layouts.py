"""How the panels stand in each workspace, remembered for each project on this computer.

It is kept in a file of the user's folder and not in the project, which is shared with others.
Projects are known by a hash of their path. A file that cannot be read costs nothing but the
arrangement: the panels then stand as at first.
"""

from __future__ import annotations

import logging
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import msgspec

from cnnstudio import paths
from cnnstudio.project.decoding import decode
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically

log = logging.getLogger(__name__)

MOST_PROJECTS = 60
LARGEST_FILE = 4_000_000
"""Bytes; a project takes about 5,000."""

_Name = Annotated[str, msgspec.Meta(max_length=40)]


class Layout(msgspec.Struct, frozen=True):
    """The panels of one workspace.

    Attributes:
        state: What Qt has written, in base64.
        check: The CRC of `state`, since Qt believes whatever it is given.
        docks: The panels that there were: one that has come since stands where it stands at first.
    """

    state: Annotated[str, msgspec.Meta(max_length=20_000)]
    check: int
    docks: Annotated[tuple[_Name, ...], msgspec.Meta(max_length=40)]


class Arrangement(msgspec.Struct, frozen=True):
    """All workspaces of a project, and which tab of which panel is in front."""

    workspaces: Annotated[dict[_Name, Layout], msgspec.Meta(max_length=20)] = {}
    tabs: Annotated[dict[_Name, int], msgspec.Meta(max_length=20)] = {}


class _File(msgspec.Struct):
    """What is in the file; the projects used last come last."""

    last: Arrangement = Arrangement()
    projects: dict[_Name, Arrangement] = {}


class Layouts:
    """The arrangements of the projects opened last."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.data_folder() / "layouts.json"

    def of(self, project: Path | None) -> Arrangement:
        """Give the arrangement of a project; a new one takes that which was used last."""
        known = self._read()
        return known.projects.get(_key(project), known.last) if project else known.last

    def keep(self, project: Path | None, arrangement: Arrangement) -> None:
        """Remember how the panels of a project stand; other windows may have written meanwhile."""
        known = self._read()
        newest = (known.last, *list(known.projects.items())[-1:])
        known.last = arrangement
        if project is not None:
            known.projects.pop(_key(project), None)
            known.projects[_key(project)] = arrangement
        if newest == (known.last, *list(known.projects.items())[-1:]):
            return
        for oldest in list(known.projects)[:-MOST_PROJECTS]:
            del known.projects[oldest]
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, msgspec.json.encode(known))
        except (OSError, ProjectError) as error:
            log.info("The layout could not be written to %s: %s", self._file, error)

    def _read(self) -> _File:
        try:
            with self._file.open("rb") as opened:
                return decode(opened.read(LARGEST_FILE + 1), _File, "The layout")
        except FileNotFoundError:
            return _File()
        except (OSError, ProjectError) as error:
            log.info("The layout could not be read from %s: %s", self._file, error)
            return _File()


def _key(project: Path) -> str:
    return sha256(str(project.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
