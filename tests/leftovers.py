"""What a test of the window must not leave behind: it would disturb a later test."""

import gc
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QEvent, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import Shiboken

PATIENCE = 5_000
"""Milliseconds for a process that was told to leave and is on its way."""


class Leftovers:
    """Remembers the timers and processes that were started, and the windows that were there."""

    def __init__(self, monkeypatch):
        self._started: WeakSet[QTimer | QProcess] = WeakSet()
        self._windows_before = {_address(window) for window in _windows()}
        for kind in (QTimer, QProcess):
            monkeypatch.setattr(kind, "start", self._remember(kind.start))

    def _remember(self, start):
        def started(thing, *arguments, **options):
            self._started.add(thing)
            return start(thing, *arguments, **options)

        return started

    def sweep(self) -> list[str]:
        """End what is left over and say for each thing how to mend the test."""
        _delete_what_waits_for_it()
        for process in self._running(QProcess):
            process.waitForFinished(PATIENCE)
        if self._found():
            gc.collect()  # what only a reference cycle keeps alive is nobody's fault
            _delete_what_waits_for_it()
        # Ending one thing may delete the next, so each is looked at when its turn comes.
        return [f"{_name(t)} {_end(t)}" for t in self._found() if Shiboken.isValid(t)]

    def _found(self) -> list[QTimer | QProcess | QWidget]:
        windows = [w for w in _windows() if _address(w) not in self._windows_before]
        return [*self._running(QTimer), *self._running(QProcess), *windows]

    def _running(self, kind):
        things = [t for t in self._started if isinstance(t, kind) and Shiboken.isValid(t)]
        return [thing for thing in things if _is_running(thing)]


def _delete_what_waits_for_it() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _windows() -> list[QWidget]:
    """Give the windows that nothing owns; menus without a parent belong to pyqtgraph's plots."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if widget.parent() is None
        and not isinstance(widget, QMenu)
        and widget.metaObject().className() != "QTipLabel"
    ]


def _address(widget: QWidget) -> int:
    return Shiboken.getCppPointer(widget)[0]


def _is_running(thing: QTimer | QProcess) -> bool:
    if isinstance(thing, QTimer):
        return thing.isActive()
    return thing.state() != QProcess.ProcessState.NotRunning


def _name(thing) -> str:
    return f"{type(thing).__name__} {thing.objectName()!r}"


def _end(thing: QTimer | QProcess | QWidget) -> str:
    if isinstance(thing, QTimer):
        thing.stop()
        return "still ticks: stop it when its owner closes, or give it a parent that is deleted."
    if isinstance(thing, QProcess):
        thing.kill()
        thing.waitForFinished(PATIENCE)
        return "still runs: end its standard input or stop the session, and wait for the end."
    thing.deleteLater()
    _delete_what_waits_for_it()
    return "is still there: give it to qtbot.addWidget, or close it with WA_DeleteOnClose."
