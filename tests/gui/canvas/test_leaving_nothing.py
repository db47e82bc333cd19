"""Closing a project, or a window, leaves nothing behind."""

import gc
from collections import Counter
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QGraphicsItem

from cnnstudio.app.settings import Settings
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from tests.benchmarks.canvas import resident
from tests.benchmarks.networks import residual

ROUNDS = 20
MOST_OBJECTS, MOST_MEGABYTES = 5, 0.5
"""Left over by a round in the middle: some are larger, since modules are loaded in between."""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "large.cnn"
    storage.save(path, Design(arranged(residual(1_000))))
    return path


def make_window(tmp_path: Path) -> MainWindow:
    studio = Studio(Settings(tmp_path / "settings.json"))
    window = MainWindow(studio)
    studio.setParent(window)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    window.resize(1440, 900)
    window.show()
    QApplication.processEvents()
    return window


def open_file(window: MainWindow, path: Path) -> None:
    assert window.studio.file.open(path)
    window.canvas.view.grab()
    sweep()


def close(window: MainWindow) -> None:
    window.studio.file.new(Design())
    window.studio.close()
    window.close()


def sweep() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


class Rounds:
    """What there is after each round: objects, things on canvases by their kind, and memory."""

    def __init__(self):
        self.objects: list[int] = []
        self.items: list[Counter[str]] = []
        self.megabytes: list[float] = []

    def count(self) -> None:
        found = gc.get_objects()
        self.objects.append(len(found))
        self.items.append(
            Counter(type(each).__name__ for each in found if issubclass(type(each), QGraphicsItem))
        )
        self.megabytes.append(resident())

    def check(self) -> None:
        assert self.items[-1] == self.items[0]
        assert not self.items[-1]["CardItem"]
        assert _typical_growth(self.objects) <= MOST_OBJECTS
        assert _typical_growth(self.megabytes) <= MOST_MEGABYTES


def _typical_growth(counts: list[float]) -> float:
    return median(after - before for before, after in pairwise(counts))


@pytest.mark.slow
def test_closing_and_opening_a_large_project_twenty_times_leaves_nothing(qapp, tmp_path, file):
    empty = tmp_path / "empty.cnn"
    storage.save(empty, Design())
    window = make_window(tmp_path)
    rounds = Rounds()
    for _ in range(ROUNDS):
        open_file(window, file)
        assert len(window.canvas.view.canvas.cards) == 1_000
        open_file(window, empty)
        rounds.count()
    rounds.check()
    close(window)
    del window
    sweep()


@pytest.mark.slow
def test_opening_and_closing_windows_twenty_times_leaves_nothing(qapp, tmp_path, file):
    rounds = Rounds()
    for _ in range(ROUNDS):
        window = make_window(tmp_path)
        open_file(window, file)
        close(window)
        del window
        sweep()
        rounds.count()
    rounds.check()
