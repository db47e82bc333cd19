"""The keyboard when what had it goes away, such as a repair that was taken.

Qt hands the focus on to whatever comes next, which may be a button far away: Space would press it
then. So the keyboard goes to what the middle of the window is about: mostly that is the canvas.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import Shiboken


class LostFocus(QObject):
    """Brings the focus home from what is hidden or disabled, unless somebody else does."""

    def __init__(self, window: QMainWindow, go_home: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._go_home = window, go_home
        self._handed_to: QWidget | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._settle)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        self._later.stop()
        if old is None or not Shiboken.isValid(old) or old.window() is not self._window:
            return
        if not (old.isVisible() and old.isEnabled()):
            self._handed_to = new
            self._later.start()

    def _settle(self) -> None:
        if self._window.isActiveWindow() and QApplication.focusWidget() is self._handed_to:
            self._go_home()
