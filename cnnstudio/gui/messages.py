"""Messages above the canvas: they stay until they are answered, and nothing waits for them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.gui.elements import Banner
from cnnstudio.gui.elements.styling import Tone

_OUTLIVES = "outlives_project"


class Messages(QWidget):
    """A stack of banners; takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

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

        One that `outlives_project` stays when another project is opened.
        """
        if key:
            self.withdraw(key)
        banner = Banner(text, tone, detail=detail, closable=closable)
        banner.setObjectName(key)
        banner.setProperty(_OUTLIVES, outlives_project)
        banner.closed.connect(banner.deleteLater)
        self._layout.addWidget(banner)
        return banner

    def clear(self) -> None:
        """Take the banners away that were about another project."""
        for banner in self.findChildren(Banner):
            if not banner.property(_OUTLIVES):
                banner.setParent(None)
                banner.deleteLater()

    def withdraw(self, key: str) -> None:
        """Take the banner with this key away."""
        for banner in self.findChildren(Banner, key):
            banner.setParent(None)
            banner.deleteLater()
