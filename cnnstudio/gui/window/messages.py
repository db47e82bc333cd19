"""Messages over the window: nothing waits for them, and good news goes away by itself.

They float at the bottom right, over tables and the end of the inspector rather than over the
cards, and what is worked at stays where it is when one comes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from cnnstudio.gui.elements import Banner
from cnnstudio.gui.elements.styling import Tone
from cnnstudio.gui.looks import theme

_OUTLIVES = "outlives_project"

WIDTH = 500
MARGIN = 12

_MOVING = frozenset({QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show})

PASSES_AFTER_MS = 15_000
"""How long good news stays, which asks for no answer; longer while the pointer is over it."""


class Messages(QWidget):
    """A stack of banners; not there while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(MARGIN // 2)
        self._window: QMainWindow | None = None
        self.hide()

    def float_over(self, window: QMainWindow) -> None:
        """Stay in the corner of a window, above its status bar."""
        self._window = window
        self.setParent(window)
        for watched in (self, window):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner whatever becomes larger."""
        if event.type() in _MOVING:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self._window is None or self.isHidden():
            return
        for banner in self.findChildren(Banner):
            banner.setFixedWidth(self._width())
        self.adjustSize()
        bottom = self._window.statusBar().geometry().top()
        left = self._window.width() - MARGIN - self.width()
        self.move(left, bottom - MARGIN - self.height())
        self.raise_()

    def _width(self) -> int:
        """Give how wide messages are: small windows with large texts have less room."""
        wanted = theme.current().scaled(WIDTH)
        return wanted if self._window is None else min(wanted, self._window.width() - 2 * MARGIN)

    def warn(self, text: str, key: str = "") -> Banner:
        """Show a sentence about something that went wrong; one with the same key is replaced."""
        return self.show_text(text, "warning", key)

    def show_text(
        self,
        text: str,
        tone: Tone,
        key: str = "",
        *,
        detail: str = "",
        closable: bool = True,
        outlives_project: bool = False,
    ) -> Banner:
        """Show a message like a `Banner`; one with the same key is replaced.

        One that `outlives_project` stays when another project is opened. Any other that all went
        well (tone "ok") goes after a while.
        """
        if key:
            self.withdraw(key)
        banner = Banner(text, tone, detail=detail, closable=closable)
        banner.setObjectName(key)
        banner.setProperty(_OUTLIVES, outlives_project)
        banner.setFixedWidth(self._width())
        banner.closed.connect(lambda: self._remove(banner))
        self._layout.addWidget(banner)
        self.show()
        if tone == "ok" and not outlives_project:
            self._let_pass(banner)
        return banner

    def _let_pass(self, banner: Banner) -> None:
        timer = QTimer(banner, singleShot=True, interval=PASSES_AFTER_MS)
        timer.timeout.connect(
            lambda: timer.start() if banner.underMouse() else self._remove(banner)
        )
        timer.start()

    def clear(self) -> None:
        """Take the banners away that were about another project."""
        for banner in self.findChildren(Banner):
            if not banner.property(_OUTLIVES):
                self._remove(banner)

    def withdraw(self, key: str) -> None:
        """Take the banner with this key away."""
        for banner in self.findChildren(Banner, key):
            self._remove(banner)

    def _remove(self, banner: Banner) -> None:
        banner.setParent(None)
        banner.deleteLater()
        self.setVisible(bool(self.findChildren(Banner)))
