"""Workspaces: which panels stand around the canvas, and how large they are.

Panels can be moved, detached, put above each other as tabs, and hidden. How they stand is
remembered for each workspace of each project, and can be put back to how it was at first.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QTabBar, QTabWidget, QWidget

from cnnstudio.app.layouts import Arrangement, Layout, Layouts
from cnnstudio.gui.looks import theme
from cnnstudio.gui.window.dock_titles import Dock
from cnnstudio.gui.window.screens import bring_back

LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
TOP = Qt.DockWidgetArea.TopDockWidgetArea
BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea

MOST = 1.4
"""By so much at most do the least widths of panels grow with the texts."""

LARGEST_SHARE = 0.22
"""Of the window's height, for a panel that stands below: on a small screen the canvas counts."""


class Place(NamedTuple):
    """Where a panel stands at first, and how large it is.

    Attributes:
        workspace: The key of its workspace.
        area: The side of the window.
        size: Its width, or its height if it stands below, in pixels at texts of 100 %.
        least: The width that it needs in any place.
    """

    workspace: str
    area: Qt.DockWidgetArea
    size: int
    least: int = 0


class _Panel(NamedTuple):
    """A panel that is announced, and made when its workspace is first shown."""

    title: str
    place: Place
    make: Callable[[], QWidget]


class Workspaces(QObject):
    """Puts panels into docks, shows those of one workspace, remembers how they stand.

    Both signals carry the workspace's key: `changing` when the panels of the one before are away,
    and `shown`.
    """

    changing = Signal(str)
    shown = Signal(str)

    def __init__(self, window: QMainWindow, layouts: Layouts) -> None:
        super().__init__(window)
        self._window, self._layouts = window, layouts
        self._panels: dict[str, _Panel] = {}
        self._docks: dict[str, Dock] = {}
        self._project: Path | None = None
        self._arrangement = layouts.of(None)
        self._text_scale = theme.current().text_scale
        self.current = ""
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        theme.current().changed.connect(self._follow_texts)
        for corner in (Qt.Corner.TopLeftCorner, Qt.Corner.BottomLeftCorner):
            window.setCorner(corner, LEFT)
        for corner in (Qt.Corner.TopRightCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, RIGHT)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            for signal in (app.screenRemoved, app.primaryScreenChanged):
                signal.connect(self._on_screens)

    def _on_screens(self) -> None:
        """Bring windows back once the window system has moved them itself: at the next event.

        It is no lambda, which would keep the window alive for as long as the program runs.
        """
        QTimer.singleShot(0, self, self.bring_back)

    def add(self, key: str, title: str, place: Place, make: Callable[[], QWidget]) -> None:
        """Announce a panel, with its name for people."""
        self._panels[key] = _Panel(title, place, make)

    def show(self, workspace: str) -> None:
        """Show a workspace as it was left."""
        if workspace == self.current:
            return
        self.remember()
        self._make(workspace)
        # What goes is hidden before anything else is shown: the window grows to hold both at once,
        # and it would not shrink again.
        self.current = workspace
        self._hide_others()
        self.changing.emit(workspace)
        self._arrange()
        self.shown.emit(workspace)

    def reveal(self, key: str) -> None:
        """Show a panel, with its workspace, even if it was hidden or lies behind another."""
        self.show(self._panels[key].place.workspace)
        self._docks[key].show()
        self._docks[key].raise_()

    def toggles(self) -> list[QAction]:
        """Give the actions that show and hide the panels of the workspace, for a menu."""
        return [dock.toggleViewAction() for dock in self._shown().values()]

    # --- remembering ---------------------------------------------------------------------------

    def use_project(self, project: Path | None) -> None:
        """Put the panels as they stood when this project was open last."""
        if project != self._project:
            self.remember()
            self._project = project
            arrangement = self._layouts.of(project)
            if arrangement != self._arrangement:
                self._arrangement = arrangement
                self._arrange()

    def name_project(self, project: Path | None) -> None:
        """Take note that the project lies in another file now; its panels stay as they are."""
        self._project = project

    def remember(self) -> None:
        """Write down how the panels stand."""
        if not self.current:
            return
        state = self._window.saveState().toBase64().data()
        layout = Layout(bytes(state).decode("ascii"), crc32(state), tuple(self._shown()))
        self._arrangement = Arrangement(
            self._arrangement.workspaces | {self.current: layout},
            self._arrangement.tabs
            | {key: tabs.currentIndex() for key, tabs in self._tab_bars().items()},
        )
        self._layouts.keep(self._project, self._arrangement)

    def reset(self) -> None:
        """Put the panels of all workspaces back as they were at first."""
        self._arrangement = Arrangement()
        for key, dock in self._docks.items():
            self._put(key, dock)
        self._hide_others()
        self._resize()
        self.remember()

    def bring_back(self) -> None:
        """Put the window and detached panels onto the screens there are."""
        bring_back(self._window)
        self._bring_docks_back()

    def _bring_docks_back(self) -> None:
        for dock in self._shown().values():
            if dock.isFloating():
                bring_back(dock)

    # --- docks ---------------------------------------------------------------------------------

    def _make(self, workspace: str) -> None:
        for key, panel in self._panels.items():
            if panel.place.workspace == workspace and key not in self._docks:
                self._docks[key] = Dock(key, panel.title, panel.make(), self._window)
                self._window.addDockWidget(panel.place.area, self._docks[key])
        self._keep_least()

    def _keep_least(self) -> None:
        """Let no panel become so narrow that its texts are cut, nor the window too wide for it."""
        for key, dock in self._docks.items():
            least = self._panels[key].place.least
            dock.panel.setMinimumWidth(min(theme.current().scaled(least), round(MOST * least)))

    def _shown(self) -> dict[str, Dock]:
        """Give the docks of the current workspace, be they visible or not."""
        return {
            key: dock
            for key, dock in self._docks.items()
            if self._panels[key].place.workspace == self.current
        }

    def _hide_others(self) -> None:
        mine = self._shown()
        for key, dock in self._docks.items():
            # What cannot be shown here is not offered either.
            dock.toggleViewAction().setVisible(key in mine)
            if key not in mine:
                dock.hide()

    def _arrange(self) -> None:
        """Put the panels as they are remembered, and a panel that is not as it was at first."""
        layout = self._arrangement.workspaces.get(self.current)
        known = layout.docks if layout is not None and self._restored(layout) else ()
        self._hide_others()
        new = [key for key in self._shown() if key not in known]
        for key in new:
            self._put(key, self._docks[key])
        if not known:
            self._resize()
        for key, tabs in self._tab_bars().items():
            tabs.setCurrentIndex(self._arrangement.tabs.get(key, tabs.currentIndex()))
        self._bring_docks_back()

    def _restored(self, layout: Layout) -> bool:
        state = layout.state.encode()
        is_whole = crc32(state) == layout.check
        return is_whole and self._window.restoreState(QByteArray.fromBase64(state))

    def _put(self, key: str, dock: Dock) -> None:
        """Put a panel where it stands at first."""
        dock.setFloating(False)
        self._window.addDockWidget(self._panels[key].place.area, dock)
        dock.show()

    def _tab_bars(self) -> dict[str, QTabBar]:
        """Give the tabs of the panels that have some."""
        found = {key: dock.header for key, dock in self._shown().items()}
        return {key: header for key, header in found.items() if isinstance(header, QTabBar)}

    def _resize(self) -> None:
        """Make the panels as large as at first, or larger where texts are."""
        for key, dock in self._shown().items():
            place = self._panels[key].place
            size = theme.current().scaled(place.size)
            if place.area == BOTTOM:
                size = min(size, round(self._window.height() * LARGEST_SHARE))
            self._set_size(dock, size)

    def _set_size(self, dock: Dock, size: int) -> None:
        lies = self._window.dockWidgetArea(dock) in (TOP, BOTTOM)
        direction = Qt.Orientation.Vertical if lies else Qt.Orientation.Horizontal
        self._window.resizeDocks([dock], [size], direction)

    def _follow_texts(self) -> None:
        """Keep the panels as wide as before, measured in letters."""
        scale, before = theme.current().text_scale, self._text_scale
        self._text_scale = scale
        if scale != before:
            self._keep_least()
            for dock in self._shown().values():
                if not dock.isFloating():
                    lies = self._window.dockWidgetArea(dock) in (TOP, BOTTOM)
                    size = dock.height() if lies else dock.width()
                    self._set_size(dock, round(size * max(scale, 1) / max(before, 1)))
