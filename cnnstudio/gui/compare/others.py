"""What the open network can be compared with: its saved version, runs, known networks, files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.app import words
from cnnstudio.app.runs import describe
from cnnstudio.gui import dialogs
from cnnstudio.gui.studio import Studio
from cnnstudio.network.graph import Network
from cnnstudio.project import storage
from cnnstudio.project.versions import Version, versions
from cnnstudio.zoo.catalogue import templates


class Other(NamedTuple):
    """A network to compare with.

    Attributes:
        title: What it is called.
        read: Gives it; raises `ProjectError` where a file cannot be read.
        is_saved_version: Whether it is the open project as it was last saved.
    """

    title: str
    read: Callable[[], Network]
    is_saved_version: bool = False


def saved_version(path: Path) -> Other:
    """Give the network that is in a project's file."""
    return Other(_tr("Saved version"), lambda: _read(path), is_saved_version=True)


def of_file(path: Path) -> Other:
    """Give the network of another project file."""
    return Other(path.stem, lambda: _read(path))


def _read(path: Path) -> Network:
    return storage.load(path).design.network


def fill_menu(
    menu: QMenu, studio: Studio, window: QWidget, choose: Callable[[Other], object]
) -> None:
    """List all that can be chosen now."""

    def offer(to: QMenu, other: Other, text: str = "") -> None:
        action = to.addAction((text or other.title).replace("&", "&&"))
        action.triggered.connect(lambda _: choose(other))

    menu.clear()
    path = studio.file.path
    if path is not None:
        offer(menu, saved_version(path))
        _offer_earlier(menu, path, offer)
    else:
        menu.addAction(_tr("Saved version")).setEnabled(False)
    if studio.runs.items:
        runs = menu.addMenu(_tr("Network of a run"))
        for run in reversed(studio.runs.items):
            title = _tr("Run {number}").format(number=run.number)
            offer(
                runs, Other(title, lambda run=run: run.job.network), f"{title}: {describe(run.job)}"
            )
    known = menu.addMenu(_tr("Known network"))
    for template in templates():
        offer(known, Other(words.word(template.name), template.make))
    menu.addSeparator()
    menu.addAction(_tr("Another project…")).triggered.connect(
        lambda _: _ask_for_file(studio, window, choose)
    )


def _offer_earlier(menu: QMenu, path: Path, offer: Callable[[QMenu, Other], None]) -> None:
    """List the saves before the last one."""
    earlier = versions(path)[1:]
    if not earlier:
        return
    saves = menu.addMenu(_tr("Earlier version"))
    for version in earlier:
        read = partial(_read_version, version)
        offer(saves, Other(words.moment(version.saved), read))


def _read_version(version: Version) -> Network:
    return version.read().network


def _ask_for_file(studio: Studio, window: QWidget, choose: Callable[[Other], object]) -> None:
    recent = studio.settings.values.recent_files
    path = dialogs.ask_project_to_open(window, Path(recent[0]).parent if recent else None)
    if path is not None:
        choose(of_file(path))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)
