"""The parts of the window one after the other: the order of Tab, F6 between parts, Esc back.

Panels are made when their workspace is first shown, and can be moved; so Tab follows where they
stand, not when they were made: toolbar, panels at the left, the middle, panels at the right, those
below, what floats over the window such as messages, status bar.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QToolBar, QWidget

from cnnstudio.gui.looks.focus import give_quietly

_AREAS = (
    Qt.DockWidgetArea.TopDockWidgetArea,
    Qt.DockWidgetArea.LeftDockWidgetArea,
    None,
    Qt.DockWidgetArea.RightDockWidgetArea,
    Qt.DockWidgetArea.BottomDockWidgetArea,
)
"""Where panels are, in the order of Tab; None is the middle."""


class Panes(QObject):
    """Knows the parts of a window, and moves the focus between them."""

    def __init__(self, window: QMainWindow, middle: QWidget) -> None:
        super().__init__(window)
        self._window, self._middle = window, middle
        if sys.platform == "linux":
            # Elsewhere the system makes a menu of it, and everywhere of the key with the menu.
            keys = QShortcut(QKeySequence("Shift+F10"), window)
            keys.activated.connect(self._show_menu)

    def watch(self) -> None:
        """Let Esc lead out of the panels that there are by now."""
        for dock in self._window.findChildren(QDockWidget):
            dock.installEventFilter(self)

    def all(self) -> list[QWidget]:
        """Give the parts that can be seen, in order."""
        window = self._window
        found: list[QWidget] = [*window.findChildren(QToolBar)]
        for area in _AREAS:
            found += [self._middle] if area is None else self._docks_in(area)
        known = {*found, window.statusBar(), window.menuWidget()}
        others = [each for each in _by_rows(_shown_children(window)) if each not in known]
        found += [floating for floating in others if self.stops(floating)]
        found.append(window.statusBar())
        return [pane for pane in found if pane.isVisible()]

    def _docks_in(self, area: Qt.DockWidgetArea) -> list[QDockWidget]:
        docks = [
            dock
            for dock in self._window.findChildren(QDockWidget)
            if self._window.dockWidgetArea(dock) == area and not dock.isFloating()
        ]
        return sorted(docks, key=lambda dock: (dock.y(), dock.x()))

    def stops(self, pane: QWidget) -> list[QWidget]:
        """Give what Tab stops at in a part: by rows, and what is in a box before what follows."""
        found: list[QWidget] = []
        for widget in _by_rows(_shown_children(pane)):
            if _takes_tab(widget):
                found.append(widget)
            found += self.stops(widget)
        return found

    # --- moving --------------------------------------------------------------------------------

    def tab(self, *, is_forward: bool) -> bool:
        """Move the focus to the next or the previous control; say whether there is one."""
        stops = {pane: self.stops(pane) for pane in self.all()}
        order = [stop for found in stops.values() for stop in found]
        if not order:
            return False
        now, step = self._window.focusWidget(), 1 if is_forward else -1
        at = order.index(now) if now in order else -1 if is_forward else 0
        reason = Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason
        order[(at + step) % len(order)].setFocus(reason)
        return True

    def go(self, steps: int) -> None:
        """Move the focus to the next part, to where it was there last."""
        panes = [pane for pane in self.all() if self.stops(pane)]
        now = QApplication.focusWidget()
        here = [pane for pane in panes if now is not None and pane.isAncestorOf(now)]
        at = panes.index(here[0]) if here else min(-steps, 0)
        self._return(panes[(at + steps) % len(panes)])

    def enter_middle(self) -> None:
        """Move the focus to what the middle is about; no key has asked for it."""
        for stop in self._entries(self._middle)[:1]:
            give_quietly(stop)

    def enter(self, pane: QWidget) -> None:
        """Move the focus to the first control in a part; of the middle, to what it is about."""
        for stop in self._entries(pane)[:1]:
            stop.setFocus(Qt.FocusReason.TabFocusReason)

    def _entries(self, pane: QWidget) -> list[QWidget]:
        stops = self.stops(pane)
        if pane is self._middle:
            stops.sort(key=lambda stop: -stop.width() * stop.height())
        return stops

    def _return(self, pane: QWidget) -> None:
        """Move the focus to where it was last in a part."""
        last = pane.focusWidget()
        if last is not None and last in self.stops(pane):
            last.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.enter(pane)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead back to the middle by an Esc that means nothing else in a panel."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape and self._is_docked(watched):
            self._return(self._middle)
            return True
        return super().eventFilter(watched, event)

    def _show_menu(self) -> None:
        """Ask what has the focus for its menu."""
        widget = QApplication.focusWidget()
        if widget is not None:
            middle = widget.rect().center()
            reason = QContextMenuEvent.Reason.Keyboard
            asked = QContextMenuEvent(reason, middle, widget.mapToGlobal(middle))
            QApplication.sendEvent(widget, asked)

    def _is_docked(self, watched: QObject) -> bool:
        return isinstance(watched, QDockWidget) and not watched.isFloating()


def _shown_children(widget: QWidget) -> list[QWidget]:
    children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [child for child in children if child.isVisible() and not child.isWindow()]


def _by_rows(widgets: list[QWidget]) -> list[QWidget]:
    """Put widgets in reading order: what begins beside the first of a row belongs to it."""
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda each: each.y()):
        place = widget.geometry()
        if rows and place.center().y() <= rows[-1][0].geometry().bottom():
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [widget for row in rows for widget in sorted(row, key=lambda each: each.x())]


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.focusProxy() is None
