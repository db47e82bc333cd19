"""The ring around the widget that has the keyboard.

Style sheets cannot draw outside a widget and cannot tell a click from the Tab key. So one small
widget per focus, a sibling above the focused one, draws the ring: around fields always, around
anything else only when the focus did not come from the mouse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

if TYPE_CHECKING:
    from cnnstudio.gui.looks.theme import Theme

_FIELDS = (QLineEdit, QAbstractSpinBox, QComboBox, QTextEdit, QPlainTextEdit)
_REACH = 2

SHOWS_FOCUS = "shows_focus"
"""The property of widgets that draw a ring of their own, around one of their parts."""

GIVEN_QUIETLY = "focus_given_quietly"
"""The property of a widget that the focus came to without anybody's doing: it has no ring."""

_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


def give_quietly(widget: QWidget) -> None:
    """Give the focus to a widget that nobody went to, and show no ring for this time."""
    widget.setProperty(GIVEN_QUIETLY, True)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.setProperty(GIVEN_QUIETLY, False)


class FocusRing(QWidget):
    """The ring around one widget, for as long as that has the focus."""

    def __init__(self, target: QWidget, host: QWidget, theme: Theme) -> None:
        super().__init__(host)
        self._target = target
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        target.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around the target wherever it goes."""
        if event.type() in _FOLLOWED:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an accent line, and a soft one around it where there is room."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.color("accent")
        soft = QColor(accent)
        soft.setAlphaF(0.28 if self._theme.is_dark else 0.16)
        rect = QRectF(self.rect())
        painter.setPen(QPen(soft, _REACH))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(QPen(accent, 1))
        painter.drawRoundedRect(rect.adjusted(2.5, 2.5, -2.5, -2.5), 6, 6)
        painter.end()

    def _follow(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        place = self._target.rect() if host is self._target else self._target.geometry()
        reach = place.adjusted(-_REACH, -_REACH, _REACH, _REACH)
        self.setGeometry(reach.intersected(host.rect()))
        self.setVisible(not self._target.isHidden())
        self.raise_()


class FocusRings(QObject):
    """Puts the ring where the focus goes."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app)
        self._theme = theme
        self._ring: FocusRing | None = None
        self._ringed: QWidget | None = None
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._ring is not None and Shiboken.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None
        if new is None:
            # The window was left; when it comes back, so does the ring.
            return
        came_back = old is None and new is self._ringed
        self._ringed = None
        if came_back or _deserves_ring(new, came_from_outside=old is None):
            self._ringed = new
            self._ring = FocusRing(new, _host(new), self._theme)


def _deserves_ring(widget: QWidget, came_from_outside: bool) -> bool:
    if widget.isWindow() or isinstance(widget, QGraphicsView) or _is_editor_in_view(widget):
        return False
    if widget.property(SHOWS_FOCUS) or widget.property(GIVEN_QUIETLY):
        return False
    if isinstance(widget, _FIELDS):
        return True
    return not came_from_outside and QApplication.mouseButtons() == Qt.MouseButton.NoButton


def _is_editor_in_view(widget: QWidget) -> bool:
    """Whether a field edits a cell of a table: the cell is its frame."""
    viewport = widget.parentWidget()
    return viewport is not None and isinstance(viewport.parentWidget(), QAbstractItemView)


def _host(widget: QWidget) -> QWidget:
    """Give the widget in which the ring lies."""
    parent = widget.parentWidget()
    # A splitter would take the ring for one of its panes.
    return widget if parent is None or isinstance(parent, QSplitter) else parent
