"""Where the program's files lie: its own resources and the user's folders.

Importing this module is cheap and asking it creates nothing: whoever writes into a folder makes
it. The environment variable ``CNNSTUDIO_HOME`` puts everything of the user into one folder, for
tests and for a studio on a memory stick; it is read each time, so children inherit it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

HOME_VARIABLE = "CNNSTUDIO_HOME"

_PACKAGE = Path(__file__).resolve().parent


def resources_folder() -> Path:
    """Give the folder of icons, themes, help and lessons: in the package, or beside it.

    A wheel carries it inside the package; in a checkout it lies beside the package.
    """
    return _own_folder("resources")


def examples_folder() -> Path:
    """Give the folder of example projects: in the package, or beside it, like the resources."""
    return _own_folder("examples")


def config_folder() -> Path:
    """Give the folder of the user's preferences."""
    return _user_folder("config")


def data_folder() -> Path:
    """Give the folder of what the program keeps for the user, such as journals of edits."""
    return _user_folder("data")


def translations_folder() -> Path:
    """Give the folder of the user's own translations of the program."""
    return config_folder() / "translations"


def log_folder() -> Path:
    """Give the folder of the program's log files."""
    return _user_folder("log")


def run_store() -> Path:
    """Give the folder in which runs keep their files until the project is saved."""
    return data_folder() / "runs"


def journals_folder() -> Path:
    """Give the folder of the journals of unsaved edits."""
    return data_folder() / "journals"


def versions_folder() -> Path:
    """Give the folder in which the designs of the last saves are kept."""
    return data_folder() / "versions"


def open_projects_folder() -> Path:
    """Give the folder of the locks of the projects that are open now."""
    return data_folder() / "open"


def data_sets_folder() -> Path:
    """Give the folder into which data sets are downloaded unless the user names another."""
    return data_folder() / "data-sets"


def _own_folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _user_folder(purpose: str) -> Path:
    """Give the folder for `purpose`: config, data or log."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).absolute() / purpose
    return Path(getattr(_platform_folders(), f"user_{purpose}_path"))


def _platform_folders() -> PlatformDirs:
    # Imported on use: the folders of a person are not needed to lay out a network.
    from platformdirs import PlatformDirs

    return PlatformDirs("cnnstudio", appauthor=False)
