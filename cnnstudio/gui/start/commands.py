"""The start page in a window: when it is shown, and what its parts do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from cnnstudio.app import words
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui import dialogs
from cnnstudio.gui.start import FIRST
from cnnstudio.gui.start.footer import StartFooter
from cnnstudio.gui.start.own_pictures import OwnPictures
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.file_commands import FileCommands
from cnnstudio.gui.window.messages import Messages
from cnnstudio.gui.window.workspaces import Workspaces

if TYPE_CHECKING:
    from cnnstudio.gui.start.page import StartPage

START = "start"
"""The page is a workspace without panels, under this name."""

FOR_PICTURES = "Tiny VGG"
"""The template that is fitted to a folder of pictures: small, and made for small color photos."""


class StartCommands(QObject):
    """Shows the start page in place of a workspace, and opens what is chosen on it.

    Signals:
        tour_wanted: The tour shall begin; a network is open by then.
    """

    tour_wanted = Signal()

    def __init__(
        self,
        studio: Studio,
        files: FileCommands,
        messages: Messages,
        workspaces: Workspaces,
        beside: Sequence[QWidget],
        window: QMainWindow,
    ) -> None:
        """Put the page into a window.

        Args:
            studio: The shared objects of the window.
            files: Opens what is chosen.
            messages: Where sentences about pictures appear.
            workspaces: Where the page is one of.
            beside: What is hidden while the page is shown.
            window: The window.
        """
        super().__init__(window)
        self._studio, self._files, self._messages = studio, files, messages
        self._workspaces, self._beside, self._window = workspaces, beside, window
        self._came_from = ""
        self.footer = StartFooter(studio.settings, studio.assistant)
        window.statusBar().addWidget(self.footer, 1)
        self.footer.hide()
        self.own_pictures = OwnPictures(studio, messages, self)
        self.own_pictures.found.connect(self._begin_with)
        workspaces.changing.connect(self._on_workspace)
        files.opened.connect(self._on_opened)

    @cached_property
    def page(self) -> StartPage:
        """The page, made when it is first shown."""
        from cnnstudio.gui.start.page import StartPage

        page = StartPage(self._studio)
        page.template_wanted.connect(self._files.new_from_template)
        page.gallery_wanted.connect(self._files.open_gallery)
        page.open_wanted.connect(self._files.choose_and_open)
        page.file_wanted.connect(self._files.open)
        page.example_wanted.connect(self.open_example)
        page.folder_wanted.connect(self._choose_folder)
        page.back_wanted.connect(self.leave)
        page.tour_wanted.connect(self._begin_tour)
        return page

    @property
    def is_shown(self) -> bool:
        """Whether the window shows the page now."""
        return self._workspaces.current == START

    def show(self) -> None:
        """Go to the page; the open project stays open behind it."""
        if not self.is_shown:
            self._came_from = self._workspaces.current
        self._workspaces.show(START)

    def leave(self) -> None:
        """Go back to the open project."""
        if self.is_shown:
            self._workspaces.show(self._came_from or "build")

    def open_example(self, path: Path) -> None:
        """Open an example as a new project, after asking about unsaved changes."""
        self._files.open_copy(path)

    def open_folder(self, folder: Path) -> None:
        """Begin with a folder of pictures that has a subfolder for each class."""
        self.own_pictures.read(folder)

    def fill_examples(self, menu: QMenu) -> None:
        """List the examples in a menu."""
        from cnnstudio.gui.start.examples import examples, title

        menu.clear()
        for path in examples():
            action = menu.addAction(title(path).replace("&", "&&"))
            action.triggered.connect(lambda _, path=path: self.open_example(path))
        if menu.isEmpty():
            menu.addAction(self.tr("There are no examples here")).setEnabled(False)

    def _begin_tour(self) -> None:
        """Begin the tour with the open network, or with the first one there is."""
        if not self._came_from:
            self._files.new_from_template(FIRST)
        self.leave()
        self.tour_wanted.emit()

    def _choose_folder(self) -> None:
        folder = dialogs.ask_folder(
            self._window, self.tr("Folder with a subfolder for each class"), Path.home()
        )
        if folder is not None:
            self.open_folder(folder)

    def _begin_with(self, data: DataChoice) -> None:
        """Begin a project with a network that fits pictures that were read."""
        if not self._files.may_leave():
            return
        self._messages.clear()
        self._studio.new(FOR_PICTURES, data, title=data.title)
        self._files.opened.emit()
        said = words.counted(
            len(data.classes),
            "{data} has 1 class, and the network fits it: press Train.",
            "{data} has {count} classes, and the network fits them: press Train.",
            data=words.word(data.title),
        )
        self._messages.show_text(said, "ok")

    def _on_opened(self) -> None:
        """Something was opened, here or elsewhere: show it."""
        self.own_pictures.cancel()
        if self.is_shown:
            self._workspaces.show("build")

    def _on_workspace(self, key: str) -> None:
        """Leave only what makes sense beside the page."""
        is_page = key == START
        for widget in self._beside:
            widget.setVisible(not is_page)
        self.footer.setVisible(is_page)
        if is_page:
            self.page.refresh(self._studio.file.title if self._came_from else "")
            self.footer.refresh()
