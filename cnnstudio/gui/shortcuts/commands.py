"""Keeps the keys of the window's actions as the user has chosen them, and opens their page."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from cnnstudio.app.settings import Settings
from cnnstudio.gui.shortcuts import keymap
from cnnstudio.gui.window.menus import Actions
from cnnstudio.gui.window.messages import Messages

MOST_SENTENCES = 3
"""So many things wrong in the list of shortcuts are said; who mends them sees the others."""


class ShortcutCommands(QObject):
    """Gives the actions of a window their keys."""

    def __init__(
        self, settings: Settings, actions: Actions, messages: Messages, window: QMainWindow
    ) -> None:
        super().__init__(window)
        self._settings, self._actions, self._window = settings, actions, window
        keys = keymap.current()
        keys.changed.connect(self._show)
        troubles = keys.take(settings.values.shortcuts)
        self._show()
        if troubles:
            messages.warn(" ".join(troubles[:MOST_SENTENCES]), "shortcuts")

    def open_page(self) -> None:
        """Show all keys, to be read and changed."""
        from cnnstudio.gui.shortcuts.page import ShortcutsPage

        page = self._window.findChild(ShortcutsPage)
        if page is None:
            page = ShortcutsPage(self._settings, self._window)
        page.show()
        page.raise_()
        page.activateWindow()

    def _show(self) -> None:
        self._actions.set_keys(keymap.current().keys)
