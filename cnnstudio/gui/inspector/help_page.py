"""The help page of a layer family, shown inside the inspector."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cnnstudio import paths
from cnnstudio.app import languages
from cnnstudio.gui.elements import Label
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.offers import clear

_ITEM = "- "


class HelpPage(QWidget):
    """A short page about a family of layers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._family = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(6, 0, 6, 6)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def set_family(self, family: str) -> None:
        """Show the page of a family."""
        if family == self._family:
            return
        self._family = family
        clear(self._grid)
        for row, (is_item, text) in enumerate(paragraphs(help_text(family))):
            if is_item:
                bullet = Label("•", color="text2", parent=self)
                self._grid.addWidget(bullet, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_paragraph(text, self), row, int(is_item), 1, 2 - int(is_item))


@cache
def help_text(family: str) -> str:
    """Read the page of a family; empty where there is none."""
    file = languages.page(paths.resources_folder() / "help" / f"{family}.md")
    return file.read_text(encoding="utf-8") if family and file.is_file() else ""


def paragraphs(text: str) -> list[tuple[bool, str]]:
    """Give the paragraphs of a page, and which of them are items of a list."""
    blocks = text.strip().replace(f"\n{_ITEM}", f"\n\n{_ITEM}").split("\n\n")
    return [(block.startswith(_ITEM), block.removeprefix(_ITEM)) for block in blocks if block]


def _paragraph(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    # Our own pages, never texts from project files.
    label.setTextFormat(Qt.TextFormat.MarkdownText)
    label.setWordWrap(True)
    set_style(label, textRole="body", textColor="text2")
    return label
