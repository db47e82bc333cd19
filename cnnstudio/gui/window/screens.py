"""Keeping windows on the screens there are: one may have gone, or have become smaller."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LEAST_SEEN = 48
"""Pixels of a window that must be seen in both directions, so that it can be taken hold of."""


def brought_back(window: QRect, screens: Sequence[QRect]) -> QRect:
    """Give the place of a window, moved and made smaller only where it could not be reached.

    A window may reach over an edge, as people like it, as long as its upper edge can be dragged.

    Args:
        window: Where it is.
        screens: What can be used of each screen; the first takes what lies on none.
    """
    if any(_is_reachable(window, screen) for screen in screens):
        return window
    screen = max(screens, key=lambda each: _area(each.intersected(window)))
    size = window.size().expandedTo(_LEAST.size()).boundedTo(screen.size())
    left = min(max(window.x(), screen.x()), screen.x() + screen.width() - size.width())
    top = min(max(window.y(), screen.y()), screen.y() + screen.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def bring_back(window: QWidget) -> None:
    """Put a window back onto a screen, unless a screen's whole size is its own."""
    if window.isMaximized() or window.isFullScreen():
        return
    usable = [screen.availableGeometry() for screen in _screens()]
    place = brought_back(window.geometry(), usable)
    if usable and place != window.geometry():
        window.setGeometry(place)


_LEAST = QRect(0, 0, LEAST_SEEN, LEAST_SEEN)


def _screens() -> list:
    main = QGuiApplication.primaryScreen()
    return sorted(QGuiApplication.screens(), key=lambda screen: screen is not main)


def _is_reachable(window: QRect, screen: QRect) -> bool:
    seen = screen.intersected(window)
    fits = window.width() <= screen.width() and window.height() <= screen.height()
    is_held = seen.width() >= LEAST_SEEN and seen.height() >= LEAST_SEEN
    return fits and is_held and window.y() >= screen.y()


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)
