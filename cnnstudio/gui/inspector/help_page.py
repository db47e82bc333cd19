"""The help page of a layer family, shown inside the inspector."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from cnnstudio import paths
from cnnstudio.gui.elements.styling import set_style


class HelpPage(QFrame):
    """A short page about a family of layers; takes no room where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        # Our own pages, never texts from project files.
        self._text.setTextFormat(Qt.TextFormat.MarkdownText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_style(self._text, textRole="body", textColor="text")
        self.setObjectName("help")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.addWidget(self._text)
        self.hide()

    def set_family(self, family: str) -> None:
        """Show the page of a family."""
        self._text.setText(help_text(family))


@cache
def help_text(family: str) -> str:
    """Read the page of a family; empty where there is none."""
    file = paths.resources_folder() / "help" / f"{family}.md"
    return file.read_text(encoding="utf-8") if family and file.is_file() else ""
