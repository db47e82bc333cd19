"""Workspaces: which panels stand around the canvas, and how large they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtWidgets import QDockWidget, QFrame, QMainWindow, QVBoxLayout, QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements.styling import set_style

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea


class Place(NamedTuple):
    """Where a panel stands: its workspace, area and size (width, or height at the bottom)."""

    workspace: str
    area: Qt.DockWidgetArea
    size: int


class Workspaces(QObject):
    """Puts panels into docks, shows those of one workspace, remembers their sizes.

    Panels are made when their workspace is first shown. Both signals carry the workspace's key:
    `changing` when the panels of the one before are away, and `shown`.
    """

    changing = Signal(str)
    shown = Signal(str)

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._docks: dict[str, tuple[Place, QDockWidget]] = {}
        self._waiting: dict[str, tuple[Place, Callable[[], QWidget]]] = {}
        self.current = ""
        for corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner):
            window.setCorner(corner, LEFT)
        for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, RIGHT)

    def add(self, key: str, place: Place, make: Callable[[], QWidget]) -> None:
        """Announce a panel."""
        self._waiting[key] = (place, make)

    def show(self, workspace: str) -> None:
        """Show a workspace as it was left."""
        if workspace == self.current:
            return
        self.remember()
        made_new = self._make(workspace)
        # What goes is hidden before anything else is shown: the window grows to hold both at once,
        # and it would not shrink again.
        self.current = workspace
        for place, dock in self._docks.values():
            if place.workspace != workspace:
                dock.hide()
        self.changing.emit(workspace)
        self._show_only_current()
        state = self._settings.values.window_states.get(workspace)
        if not state or not self._window.restoreState(QByteArray.fromBase64(state.encode())):
            self._resize()
        elif made_new:
            self._show_only_current()
        self.shown.emit(workspace)

    def remember(self) -> None:
        """Write down the present sizes."""
        if self.current:
            state = self._window.saveState().toBase64().data()
            states = dict(self._settings.values.window_states)
            states[self.current] = bytes(state).decode("ascii")
            self._settings.change(window_states=states, workspace=self.current)

    def reset(self) -> None:
        """Put the panels back as they were at first."""
        self._settings.change(window_states={})
        for place, dock in self._docks.values():
            dock.setFloating(False)
            self._window.addDockWidget(place.area, dock)
        self._show_only_current()
        self._resize()

    def _make(self, workspace: str) -> bool:
        wanted = [key for key, (place, _) in self._waiting.items() if place.workspace == workspace]
        for key in wanted:
            place, make = self._waiting.pop(key)
            dock = QDockWidget(key, self._window)
            dock.setObjectName(key)
            dock.setTitleBarWidget(QWidget(dock))
            dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
            dock.setWidget(_framed(make()))
            self._window.addDockWidget(place.area, dock)
            self._docks[key] = (place, dock)
        return bool(wanted)

    def _show_only_current(self) -> None:
        for place, dock in self._docks.values():
            dock.setVisible(place.workspace == self.current)

    def _resize(self) -> None:
        for place, dock in self._docks.values():
            if place.workspace == self.current:
                upright = place.area == BOTTOM
                direction = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
                self._window.resizeDocks([dock], [place.size], direction)


def _framed(panel: QWidget) -> QFrame:
    """Put a panel on the color of panels, with an edge towards the canvas."""
    frame = QFrame()
    set_style(frame, panel=True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(panel)
    return frame
