"""Opening the window, or saying in one sentence why there is none and what to do instead."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

from cnnstudio.cli.output import CommandError, complain

INSTEAD = "train in the terminal instead: cnnstudio new LeNet-5 my.cnn && cnnstudio train my.cnn"
PACKAGES = "libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1"
"""Debian packages that Qt's window needs beyond a bare machine; the README names all."""


def open_window(path: Path | None) -> int:
    """Open the window, with a project file if one is given, and give the exit status."""
    try:
        return _open_window(path)
    except CommandError as error:
        complain(error)
        return 1


def _open_window(path: Path | None) -> int:
    if path is not None and not path.exists():
        raise CommandError(
            f"There is no file {path}: check its name and folder, or see cnnstudio --help."
        )
    reason = why_no_screen() or why_no_qt()
    if reason is not None:
        raise CommandError(reason)
    from cnnstudio.gui.application import run

    return run(path)


def why_no_screen() -> str | None:
    """Say why there is no screen, where that can be known; Qt would abort without a sentence."""
    asked = os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY")
    if asked or not sys.platform.startswith("linux"):
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return f"There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set): {INSTEAD}"
    if not _answers():
        return f"The screen {display} does not answer (see the variable DISPLAY): {INSTEAD}"
    return None


def _answers() -> bool:
    """Say whether the screen that DISPLAY names takes connections."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        # That is for `why_no_qt` to say.
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed


def why_no_qt() -> str | None:
    """Say which system library Qt's window lacks; None where all are there."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or not spec.submodule_search_locations:
        return f"PySide6 is not installed: install it with pip, or {INSTEAD}"
    if not sys.platform.startswith("linux"):
        return None
    platform = os.environ.get("QT_QPA_PLATFORM", "xcb").partition(":")[0]
    folder = Path(spec.submodule_search_locations[0])
    plugin = folder / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
    if not plugin.exists():
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        missing = str(error).partition(":")[0]
        return (
            f"Qt's window needs the system library {missing} (on Debian and Ubuntu: apt install "
            f"{PACKAGES}), or {INSTEAD}"
        )
    return None
