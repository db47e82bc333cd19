"""The docks: a panel below a slim bar with its name, or its tabs, and two quiet buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.gui.elements import ElidedLabel, IconButton
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import theme

HEIGHT = 32
"""Pixels at texts of 100 %, with the line below."""


class DockTitle(QFrame):
    """The bar that a dock is moved by.

    A panel may bring a widget for it, its `dock_header`: what would otherwise be a second row of
    headings, such as tabs, stands in the bar in place of the name.
    """

    def __init__(self, dock: QDockWidget, header: QWidget | None) -> None:
        super().__init__(dock)
        self._dock = dock
        self.float = IconButton("float", "", small=True, parent=self)
        self.float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        hide = self.tr("Hide {panel}").format(panel=dock.windowTitle())
        self.close_ = IconButton("close", hide, small=True, parent=self)
        self.close_.clicked.connect(dock.close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0 if header else 12, 0, 4, 0)
        layout.setSpacing(0)
        layout.addWidget(header or ElidedLabel(dock.windowTitle(), "strong", "text2", parent=self))
        layout.addStretch(1)
        for button in (self.float, self.close_):
            # The menu Window does the same by keyboard; Tab goes on to what is in the panel.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            layout.addWidget(button)
            room = button.sizePolicy()
            room.setRetainSizeWhenHidden(True)
            button.setSizePolicy(room)
        dock.topLevelChanged.connect(self._on_floating)
        theme.current().changed.connect(self.updateGeometry)
        self._on_floating(dock.isFloating())

    def sizeHint(self) -> QSize:
        """Be as high in all docks, whatever the header would like."""
        height = round(HEIGHT * max(theme.current().text_scale, 1))
        return QSize(super().sizeHint().width(), height)

    def show_buttons(self, *, wanted: bool) -> None:
        """Show the buttons while the pointer is over the dock; a window of its own keeps them."""
        for button in (self.float, self.close_):
            button.setVisible(wanted or self._dock.isFloating())

    def _on_floating(self, floats: bool) -> None:
        name = self._dock.windowTitle()
        text = self.tr("Put {panel} back into the window") if floats else self.tr("Detach {panel}")
        self.float.set_icon("dock" if floats else "float")
        self.float.set_text(text.format(panel=name))
        self.show_buttons(wanted=self._dock.underMouse())


class Dock(QDockWidget):
    """A panel that can be moved, detached and hidden."""

    def __init__(self, key: str, title: str, panel: QWidget, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName(key)
        self.panel = panel
        self.header: QWidget | None = getattr(panel, "dock_header", None)
        self.setWidget(_framed(panel))
        self._title = DockTitle(self, self.header)
        self.setTitleBarWidget(self._title)
        self.topLevelChanged.connect(self._show_edge)

    def _show_edge(self, floats: bool) -> None:
        """Leave room for the edge that a window of its own has."""
        edge = int(floats)
        self.setContentsMargins(edge, edge, edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().color("border_strong"))
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what can be done with the dock."""
        self._title.show_buttons(wanted=True)

    def leaveEvent(self, event: QEvent) -> None:
        """Be calm again."""
        self._title.show_buttons(wanted=False)


def _framed(panel: QWidget) -> QFrame:
    """Put a panel on the color of panels, with an edge towards the canvas."""
    frame = QFrame()
    set_style(frame, panel=True)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(panel)
    return frame
