"""What the program remembers about its user: window, looks, recent files, data folder.

The file is JSON, `settings.json` in the user's folder. Values are read one by one: a wrong one
costs nothing but itself, and entries of newer versions stay in the file. A file that cannot be
read at all is kept aside as `settings.json.broken`. What another window has changed meanwhile is
taken over before anything is written.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from cnnstudio import paths
from cnnstudio.layers.text import Text
from cnnstudio.project.decoding import decode
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically
from cnnstudio.project.storage import FileStamp

log = logging.getLogger(__name__)

MOST_RECENT = 12
LARGEST_FILE = 1_000_000
"""Bytes; a usual file has about a thousand."""

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
"""Percent of the usual size of texts."""

WHAT = "The file of the preferences"
"""What the file is called in sentences."""

_Short = Annotated[str, msgspec.Meta(max_length=10_000)]
_Few = Annotated[tuple[_Short, ...], msgspec.Meta(max_length=100)]
_Keys = Annotated[dict[_Short, _Short], msgspec.Meta(max_length=1000)]
_Percent = Annotated[int, msgspec.Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)]


class Preferences(msgspec.Struct, frozen=True):
    """The remembered values."""

    language: _Short = ""
    theme: Literal["system", "light", "dark"] = "system"
    strong_borders: bool = False
    text_percent: _Percent = 100
    density: Literal["comfortable", "compact"] = "comfortable"
    reduce_motion: bool = False
    recent_files: _Few = ()
    window_geometry: _Short = ""
    data_root: _Short = ""
    export_folder: _Short = ""
    started_before: bool = False
    start_page: bool = True
    tour_step: int = 0
    palette_open: _Few = ()
    recent_choices: _Few = ()
    shortcuts: _Keys = {}


class Settings:
    """Reads and writes the preferences.

    Attributes:
        values: The preferences that hold now.
        trouble: A sentence about what could not be read.
        on_unwritten: Told, once, why they could not be written.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.config_folder() / "settings.json"
        self._foreign: dict[str, Any] = {}
        self._stamp: FileStamp | None = None
        self.trouble: Text | None = None
        self.on_unwritten: Callable[[Text], object] = lambda _: None
        self._was_told = False
        self.values = self._read()

    def change(self, **values: object) -> None:
        """Change and write down some of the values."""
        self._take_over()
        changed = msgspec.structs.replace(self.values, **values)
        if changed == self.values:
            return
        content = self._foreign | msgspec.to_builtins(changed)
        try:
            data = msgspec.json.format(msgspec.json.encode(content))
            self.values = changed
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, data)
            self._stamp = FileStamp.of(self._file)
        except (OSError, ProjectError, UnicodeEncodeError) as error:
            log.info("Preferences could not be written to %s: %s", self._file, error)
            self._tell_unwritten(error)

    def _tell_unwritten(self, error: Exception) -> None:
        if not self._was_told:
            self._was_told = True
            reason = error.text if isinstance(error, ProjectError) else str(error)
            self.on_unwritten(
                Text(
                    "Preferences and recent files cannot be kept beyond this session. {reason}",
                    {"reason": reason},
                )
            )

    def add_recent(self, path: Path) -> None:
        """Put a project file first in the list of recent ones."""
        self._take_over()
        name = str(path.resolve())
        others = [known for known in self.values.recent_files if known != name]
        self.change(recent_files=tuple([name, *others][:MOST_RECENT]))

    def forget_recent(self, path: str) -> None:
        """Take a project file off the list."""
        self._take_over()
        kept = tuple(known for known in self.values.recent_files if known != path)
        self.change(recent_files=kept)

    # --- the file ------------------------------------------------------------------------------

    def _read(self) -> Preferences:
        try:
            values, wrong = self._found()
        except FileNotFoundError:
            return Preferences()
        except (OSError, ProjectError) as error:
            self._put_aside(error)
            return Preferences()
        if wrong:
            self.trouble = Text(
                "Some preferences could not be read from {file}, so the usual values hold for "
                "them: {names}.",
                {"file": str(self._file), "names": ", ".join(wrong)},
            )
        return Preferences(**values)

    def _take_over(self) -> None:
        """Take over what another window has written since; where that cannot be read, nothing."""
        if FileStamp.of(self._file) == self._stamp:
            return
        try:
            values, _ = self._found()
        except (OSError, ProjectError) as error:
            log.info("Preferences could not be read again from %s: %s", self._file, error)
        else:
            self.values = msgspec.structs.replace(self.values, **values)

    def _found(self) -> tuple[dict[str, Any], list[str]]:
        """Read each value that fits, and the names of those that do not."""
        stamp = FileStamp.of(self._file)
        with self._file.open("rb") as opened:
            found = decode(opened.read(LARGEST_FILE + 1), dict[str, Any], WHAT)
        self._stamp = stamp
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for field in msgspec.structs.fields(Preferences):
            if field.name in found:
                try:
                    values[field.name] = msgspec.convert(found.pop(field.name), field.type)
                except msgspec.ValidationError as error:
                    log.info("%s in %s is left out: %s", field.name, self._file, error)
                    wrong.append(field.name)
        self._foreign = found
        return values, wrong

    def _put_aside(self, error: Exception) -> None:
        """Keep a file that cannot be read, and say so."""
        log.info("Preferences could not be read from %s: %s", self._file, error)
        kept = self._file.with_name(f"{self._file.name}.broken")
        try:
            self._file.replace(kept)
        except OSError as reason:
            self.trouble = Text(
                "The preferences in {file} could not be read, so the usual values hold: {reason}.",
                {"file": str(self._file), "reason": reason.strerror or str(reason)},
            )
            return
        self.trouble = Text(
            "The preferences could not be read, so the usual values hold. What was there is kept "
            "as {file}.",
            {"file": str(kept)},
        )
