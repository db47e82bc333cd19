"""Notes: plain text that belongs to the project, for the user and whoever opens it next."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from cnnstudio.app.document import Change, Document
from cnnstudio.gui.forms.number_field import is_undo_or_redo


class NotesPanel(QWidget):
    """Edits the notes of a design; typing in a row undoes as one step."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.text = NotesEdit(self)
        self.text.setPlaceholderText(self.tr("What this network is about, for you and for others"))
        self.text.setAccessibleName(self.tr("Notes"))
        # The document's own undo covers the notes; a second one inside would fight it.
        self.text.setUndoRedoEnabled(False)
        self.text.setTabChangesFocus(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.text.textChanged.connect(self._on_typed)
        document.changed.connect(self._on_changed)
        document.replaced.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the notes of the document."""
        if self.text.toPlainText() != self._document.design.notes:
            self.text.blockSignals(True)
            self.text.setPlainText(self._document.design.notes)
            self.text.blockSignals(False)

    def _on_changed(self, change: Change) -> None:
        if change.notes:
            self.refresh()

    def _on_typed(self) -> None:
        self._document.set_notes(self.text.toPlainText())


class NotesEdit(QPlainTextEdit):
    """A field for plain text without an undo of its own."""

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: the field takes their keys and does nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo_or_redo(event):
            event.ignore()
            return False
        return super().event(event)
