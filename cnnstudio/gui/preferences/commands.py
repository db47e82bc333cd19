"""Opening the preferences, and choosing where data sets lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio import paths
from cnnstudio.gui import dialogs
from cnnstudio.gui.preferences.looks import Looks
from cnnstudio.gui.studio import Studio


class PreferencesCommands(QObject):
    """Shows the preferences of a window.

    Signals:
        done: A sentence, after the folder of data sets was changed.
    """

    done = Signal(str)

    def __init__(self, studio: Studio, looks: Looks, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._looks, self._window = studio, looks, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Give what each action does."""
        return {"preferences": self.open, "data_folder": self.choose_data_folder}

    def open(self) -> None:
        """Show the preferences."""
        from cnnstudio.gui.preferences.dialog import PreferencesDialog

        dialog = self._window.findChild(PreferencesDialog)
        if dialog is None:
            dialog = PreferencesDialog(self._looks, self._window)
            dialog.folder_wanted.connect(self.choose_data_folder)
            dialog.folder_chosen.connect(self._set_data_folder)
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def choose_data_folder(self) -> None:
        """Ask where data sets shall be looked for."""
        now = Path(self._looks.values.data_root or paths.data_sets_folder())
        folder = dialogs.ask_folder(self._window, self.tr("Folder of data sets"), now)
        if folder is not None:
            self._set_data_folder(str(folder))

    def _set_data_folder(self, folder: str) -> None:
        """Look for data sets in a folder from now on; "" for the usual one."""
        self._studio.set_data_root(folder)
        self._studio.lens.refresh()
        self._looks.changed.emit()
        text = self.tr("Data sets are looked for in {folder}")
        self.done.emit(text.format(folder=folder or paths.data_sets_folder()))
