"""Journals every edit of the open project, so that a crash loses none."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, Signal

from cnnstudio.app.document import Document
from cnnstudio.app.project_file import ProjectFile
from cnnstudio.project.journal import Belongs
from cnnstudio.project.journal_store import Journal

log = logging.getLogger(__name__)


class Recovery(QObject):
    """Keeps a journal as long as the design differs from what was saved or opened.

    Signals: `troubled` (a sentence) when edits cannot be journalled; said once for a project.
    """

    troubled = Signal(str)

    def __init__(
        self, document: Document, file: ProjectFile, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._file = document, file
        self._journal: Journal | None = None
        self._is_troubled = False
        document.changed.connect(self._on_changed)
        document.replaced.connect(self._on_replaced)
        document.undo_stack.cleanChanged.connect(self._on_clean)
        file.changed.connect(self._on_file)

    @property
    def is_safe(self) -> bool:
        """Whether a crash would lose nothing."""
        return self._document.undo_stack.isClean() or (
            self._journal is not None and not self._is_troubled
        )

    def sync(self) -> None:
        """Force what is journalled to the disk now, before something else is given up for it."""
        if self._journal is not None:
            self._journal.sync()

    def close(self) -> None:
        """Take the journal away: what is unsaved was saved, or is not wanted."""
        if self._journal is not None:
            self._journal.remove()
            self._journal = None

    def _on_changed(self) -> None:
        try:
            self._write()
            self._is_troubled = False
        except (OSError, ValueError) as error:
            self._tell(error)

    def _write(self) -> None:
        """Write the last edit down, and all of them where somebody took the journal away."""
        design, old = self._document.design, self._journal
        if old is not None and old.is_in_place:
            old.record(design, merged=self._document.is_merging)
            return
        edits = 1 if old is None else old.edits + 1
        self._journal = Journal(self._belongs(), design, edits=edits)
        if old is not None:
            old.remove()

    def _on_replaced(self) -> None:
        self.close()
        self._is_troubled = False

    def _on_clean(self, is_clean: bool) -> None:
        if is_clean:
            self.close()

    def _on_file(self) -> None:
        if self._journal is not None:
            try:
                self._journal.belong_to(self._belongs())
            except (OSError, ValueError) as error:
                self._tell(error)

    def _belongs(self) -> Belongs:
        file = self._file
        return Belongs(file.title, str(file.path) if file.path else "", file.stamp)

    def _tell(self, error: Exception) -> None:
        log.info("Edits cannot be journalled: %s", error)
        if self._is_troubled:
            return
        self._is_troubled = True
        text = self.tr(
            "Edits cannot be written down as they are made ({reason}): save often, a crash would "
            "lose what was not saved."
        )
        reason = error.strerror if isinstance(error, OSError) else None
        self.troubled.emit(text.format(reason=reason or error))
