"""Who has a project open: a lock for each open project file, in the user's data folder.

It lies there and not beside the project, where a folder that is shared or synchronized would carry
it to others. Whoever works on the same file from another computer is noticed by the file's stamp.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from cnnstudio import paths
from cnnstudio.project.lock import FileLock


def key_of(path: Path) -> str:
    """Give a name for what is kept about a project file, whatever the file is called."""
    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32]


def hold(path: Path) -> FileLock | None:
    """Take a project file for a window; None while another one has it.

    Raises:
        OSError: The user's data folder cannot be written.
    """
    folder = paths.open_projects_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return FileLock.take(folder / f"{key_of(path)}.lock")
