"""The actions as Qt objects in the menus of a window, with the tips that say how they are used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from cnnstudio.gui.elements import set_tip
from cnnstudio.gui.looks import icons
from cnnstudio.gui.window.actions import ENTRIES, MENUS, SUBMENUS, Entry, translated

_ROLES = {
    "about": QAction.MenuRole.AboutRole,
    "preferences": QAction.MenuRole.PreferencesRole,
    "quit": QAction.MenuRole.QuitRole,
}
"""What a Mac moves into the menu with the program's name."""


class Actions(QObject):
    """The actions of `actions.ENTRIES`, in the menus of a window."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Make an action for each entry that calls `handlers[key]`; each must have one."""
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._tips: dict[str, str] = {}
        self._reasons: dict[str, str] = {}
        self.menus: dict[str, QMenu] = {
            name: window.menuBar().addMenu(translated(title)) for name, title in MENUS.items()
        }
        for entry in ENTRIES:
            self._actions[entry.key] = self._make(window, entry, handlers[entry.key])
        for menu in self.menus.values():
            menu.setToolTipsVisible(True)

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def enable(self, enabled: bool, *keys: str, why_not: str = "") -> None:
        """Let actions be used or not; the reason is said in their tips."""
        for key in keys:
            self._reasons[key] = "" if enabled else why_not
            self._actions[key].setEnabled(enabled)
            self._show_tip(key)

    def why_not(self, key: str) -> str:
        """Say why an action cannot be used now; nothing where it can, or where it goes unsaid."""
        return self._reasons.get(key, "")

    def set_text(self, key: str, text: str) -> None:
        """Call an action otherwise; the text may come from a file."""
        self._actions[key].setText(text.replace("&", "&&"))
        self._show_tip(key)

    def set_keys(self, keys: Mapping[str, Sequence[str]]) -> None:
        """Let actions be triggered by these keys, the first of which are shown."""
        for key, sequences in keys.items():
            self._actions[key].setShortcuts([QKeySequence(each) for each in sequences])
            self._show_tip(key)

    def offer_panels(self, panels: Callable[[], Sequence[QAction]]) -> None:
        """Let panels be shown and hidden in the menu Window: those there are when it opens."""
        menu, shown = self.menus["Window"], list[QAction]()
        before = menu.insertSeparator(self["reset_layout"])

        def fill() -> None:
            for action in shown:
                menu.removeAction(action)
            shown[:] = panels()
            menu.insertActions(before, shown)

        menu.aboutToShow.connect(fill)

    def _make(self, window: QMainWindow, entry: Entry, handler: Callable[[], object]) -> QAction:
        action = QAction(translated(entry.text), window)
        action.setObjectName(entry.key)
        action.setMenuRole(_ROLES.get(entry.key, QAction.MenuRole.NoRole))
        keys = (entry.shortcut, entry.also)
        action.setShortcuts([QKeySequence(each) for each in keys if each])
        action.setCheckable(entry.checkable)
        self._tips[entry.key] = translated(entry.tip)
        if entry.icon:
            action.setIcon(icons.icon(entry.icon))
        action.triggered.connect(lambda _: handler())
        self._actions[entry.key] = action
        self._show_tip(entry.key)
        menu = self._menu(entry.menu)
        if entry.starts_group:
            menu.addSeparator()
        menu.addAction(action)
        return action

    def _menu(self, name: str) -> QMenu:
        """Give a menu; one within another is made where its first entry stands in the table."""
        if name not in self.menus:
            outer = self.menus[SUBMENUS[name].outer]
            outer.addSeparator()
            self.menus[name] = outer.addMenu(translated(SUBMENUS[name].title))
        return self.menus[name]

    def _show_tip(self, key: str) -> None:
        """Say the name and the keys, and below them why it cannot be used, or else what it does."""
        action = self._actions[key]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        more = self._reasons.get(key) or self._tips[key]
        action.setStatusTip(more)
        set_tip(action, action.iconText(), keys, more)


def follow_tip(widget: QWidget, action: QAction) -> None:
    """Let a widget that does the same as an action always have its tip."""
    action.changed.connect(lambda: widget.setToolTip(action.toolTip()))
    widget.setToolTip(action.toolTip())
