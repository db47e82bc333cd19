"""What the program remembers about its user: window, theme, recent files, data folder."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from cnnstudio import paths

log = logging.getLogger(__name__)

MOST_RECENT = 12


class Preferences(msgspec.Struct, frozen=True):
    """The remembered values; unknown entries of newer versions are left out."""

    theme: Literal["system", "light", "dark"] = "system"
    recent_files: Annotated[tuple[str, ...], msgspec.Meta(max_length=100)] = ()
    window_geometry: str = ""
    window_states: dict[str, str] = {}
    workspace: str = "build"
    data_root: str = ""
    export_folder: str = ""
    reduce_motion: bool = False
    started_before: bool = False
    palette_open: Annotated[tuple[str, ...], msgspec.Meta(max_length=100)] = ()


class Settings:
    """Reads and writes the preferences; a broken file gives the defaults and a sentence."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file or paths.config_folder() / "settings.json"
        self.trouble = ""
        self.values = self._read()

    def change(self, **values: object) -> None:
        """Change and write down some of the values."""
        self.values = msgspec.structs.replace(self.values, **values)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.write_bytes(msgspec.json.format(msgspec.json.encode(self.values)))
        except OSError as error:
            log.info("Preferences could not be written to %s: %s", self._file, error)

    def add_recent(self, path: Path) -> None:
        """Put a project file first in the list of recent ones."""
        name = str(path.resolve())
        others = [known for known in self.values.recent_files if known != name]
        self.change(recent_files=tuple([name, *others][:MOST_RECENT]))

    def forget_recent(self, path: str) -> None:
        """Take a project file off the list."""
        kept = tuple(known for known in self.values.recent_files if known != path)
        self.change(recent_files=kept)

    def _read(self) -> Preferences:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=Preferences)
        except FileNotFoundError:
            return Preferences()
        except (OSError, msgspec.DecodeError) as error:
            self.trouble = f"The preferences in {self._file} could not be read ({error})."
            return Preferences()
