"""Edits for those who cannot see them: each is said aloud, and what it leaves to be fixed."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.accessibility import announce


class EditVoice(QObject):
    """Says aloud what was edited, undone and done again, and how many problems that leaves."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._index = document.undo_stack.index()
        self._problems = len(document.errors)
        document.undo_stack.indexChanged.connect(self._on_index)
        document.replaced.connect(self._on_replaced)

    def _on_replaced(self) -> None:
        self._index, self._problems = 0, len(self._document.errors)

    def _on_index(self, index: int) -> None:
        before, self._index = self._index, index
        stack, problems = self._document.undo_stack, len(self._document.errors)
        had, self._problems = self._problems, problems
        if index == before:
            return
        text = self.tr("{edit}: done") if index > before else self.tr("{edit}: undone")
        said = text.format(edit=stack.text(max(index, before) - 1))
        if problems != had:
            said = f"{said}. {self._count(problems)}"
        announce(self._window, said)

    def _count(self, problems: int) -> str:
        if not problems:
            return self.tr("No problem is left.")
        if problems == 1:
            return self.tr("1 problem to fix.")
        return self.tr("{count} problems to fix.").format(count=words.number(problems))
