"""Starts the application: makes the shared objects, opens the window, runs until it closes."""

from __future__ import annotations

import logging
import logging.handlers
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from cnnstudio import paths
from cnnstudio.app import languages, words
from cnnstudio.app.settings import Settings
from cnnstudio.gui import accessibility
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.start import FIRST
from cnnstudio.gui.start.commands import START
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.unexpected import Unexpected

log = logging.getLogger(__name__)


def run(path: Path | None) -> int:
    """Open the window, with a project file if one is given, and give the exit status."""
    _start_log()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("CNN Studio")
    app.setApplicationDisplayName("CNN Studio")
    app.setDesktopFileName("cnnstudio")
    app.setWindowIcon(icons.app_icon())
    accessibility.install()
    settings = Settings()
    trouble = languages.use(settings.values.language, app)
    theme.apply(app, settings.values.theme)
    studio = Studio(settings)
    window = open_window(studio, path)
    Unexpected(window.messages)
    if trouble:
        window.messages.warn(words.say(trouble))
    window.show()
    # The assistant takes a core for its start, so it waits until the window can be used.
    QTimer.singleShot(0, studio.assistant.start)
    QTimer.singleShot(0, window.files.offer_interrupted_runs)
    QTimer.singleShot(0, window.safety.offer_left_work)
    status = app.exec()
    studio.close()
    return status


def open_window(studio: Studio, path: Path | None) -> MainWindow:
    """Make the window with what it begins with.

    That is the project that is given, else the start page, unless the user wants none; the very
    first time it is LeNet-5 on the digits, with the tour to be taken.
    """
    settings = studio.settings
    is_first = not settings.values.started_before
    begins_with_page = path is None and not is_first and settings.values.start_page
    window = MainWindow(studio, START if begins_with_page else "build")
    settings.change(started_before=True)
    if path is not None and studio.file.open(path):
        settings.add_recent(path)
    elif path is not None or begins_with_page:
        studio.new("Blank")
    else:
        studio.new(FIRST)
    if is_first and path is None:
        window.tour.offer()
    return window


def _start_log() -> None:
    """Write what goes wrong into a file of limited size in the user's log folder."""
    folder = paths.log_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "window.log", maxBytes=1_000_000, backupCount=1, encoding="utf-8"
        )
    except OSError as error:
        log.warning("There is no log: %s", error)
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger("cnnstudio").addHandler(handler)
    logging.getLogger("cnnstudio").setLevel(logging.INFO)
