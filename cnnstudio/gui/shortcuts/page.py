"""The page of all keys: by menu and by view, to be searched, and to be given to other actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements import Button, Label, SearchField
from cnnstudio.gui.shortcuts import keymap
from cnnstudio.gui.shortcuts.table import ShortcutsTable


class ShortcutsPage(QDialog):
    """Lists what keys do. A double click on an action's keys lets others be pressed."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = SearchField(self.tr("Find an action or its keys"), parent=self)
        self.table = ShortcutsTable(self)
        self.said = Label("", color="warning", wrap=True, parent=self)
        self.reset = Button(self.tr("Reset"), small=True, parent=self)
        self.reset_all = Button(self.tr("Reset all"), small=True, parent=self)
        self.search.textChanged.connect(self.table.show_matching)
        self.table.wanted.connect(self._on_wanted)
        self.table.currentItemChanged.connect(self._show_buttons)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)
        self._lay_out()
        keymap.current().changed.connect(self._on_changed)
        self._on_changed()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.resize(QSize(640, 640).boundedTo(self.screen().availableGeometry().size() * 0.9))

    def _lay_out(self) -> None:
        hint = self.tr("Double click on keys to press others. Two strokes are possible as well.")
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(Label(hint, "secondary", "text2", wrap=True, parent=self), 1)
        ends.addWidget(self.reset)
        ends.addWidget(self.reset_all)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(10)
        layout.addWidget(self.search)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addLayout(ends)

    # --- changing ------------------------------------------------------------------------------

    def _on_wanted(self, action: str, sequence: str) -> None:
        """Give an action other keys, or say why it cannot have them."""
        now = keymap.current()
        if sequence == now.first(action):
            return
        reason = keymap.why_not(action, sequence, now.keys)
        self._say(reason)
        if reason:
            self.table.refresh()
        else:
            self._take(self._settings.values.shortcuts | {action: sequence})

    def _reset(self) -> None:
        """Give the current action its usual keys again."""
        action = self.table.current_action()
        others = {key: value for key, value in self._chosen.items() if key != action}
        self._take(others)

    def _reset_all(self) -> None:
        self._take({})

    @property
    def _chosen(self) -> dict[str, str]:
        return self._settings.values.shortcuts

    def _take(self, chosen: dict[str, str]) -> None:
        self._settings.change(shortcuts=chosen)
        self._say(" ".join(keymap.current().take(chosen)))
        self._on_changed()

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _on_changed(self) -> None:
        self.table.refresh()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.reset.setEnabled(self.table.current_action() in self._chosen)
        self.reset_all.setEnabled(bool(self._chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the table; Esc empties the search first."""
        key = event.key()
        if self.search.hasFocus() and key == Qt.Key.Key_Down:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.hasFocus() and key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)
