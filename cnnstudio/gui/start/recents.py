"""The projects that were opened last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements import Label
from cnnstudio.gui.start.facts import look_at
from cnnstudio.gui.start.rows import INSET, ProjectList


class Recents(QWidget):
    """A list of projects that can be opened again, or taken off the list.

    Signals:
        chosen: The path of one that shall be opened.
    """

    chosen = Signal(Path)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        title = self.tr("Recent projects")
        self.list = ProjectList(title, look_at, self)
        self.list.chosen.connect(self.chosen)
        self.list.remove_wanted.connect(self.remove)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.nothing = Label(
            self.tr("Projects that you save or open are listed here."),
            color="text2",
            wrap=True,
            parent=self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for label in (Label(title, "strong", "text2", parent=self), self.nothing):
            label.setContentsMargins(INSET, 0, INSET, 0)
            layout.addWidget(label)
        layout.addWidget(self.list, 1)
        layout.addStretch()
        self.refresh()

    def refresh(self) -> None:
        """List what is remembered, and read it anew."""
        paths = [Path(name) for name in self._settings.values.recent_files]
        self.list.show_paths(paths)
        self.nothing.setVisible(not paths)
        self.list.setVisible(bool(paths))

    def remove(self, path: Path) -> None:
        """Take a project off the list; its file stays where it is."""
        self._settings.forget_recent(str(path))
        self.refresh()

    def menu_for(self, path: Path) -> QMenu:
        """Make the menu of a project."""
        facts = self.list.facts_of(path)
        is_there = facts is None or not facts.is_missing
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opening = menu.addAction(self.tr("Open"), lambda: self.chosen.emit(path))
        opening.setEnabled(is_there)
        showing = menu.addAction(self.tr("Show in folder"), lambda: _show_folder(path))
        showing.setEnabled(path.parent.is_dir())
        menu.addSeparator()
        menu.addAction(self.tr("Remove from list"), lambda: self.remove(path))
        return menu

    def _open_menu(self, spot: QPoint) -> None:
        path = self.list.path_at(spot) or self.list.current_path()
        if path is not None:
            self.menu_for(path).popup(self.list.viewport().mapToGlobal(spot))


def _show_folder(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
