"""The user's own blocks in the palette: kept, renamed, given away, taken in and deleted."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.own_blocks import OwnBlock, OwnBlocks, given_away
from cnnstudio.gui import dialogs
from cnnstudio.gui.elements import Button, ElidedLabel, SectionHeader
from cnnstudio.gui.palette.buttons import OwnButton
from cnnstudio.gui.palette.items import BLOCK_FAMILY, of_own
from cnnstudio.gui.palette.sections import ButtonGrid
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network
from cnnstudio.network.groups import group_of
from cnnstudio.network.parts import cut_out
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically

T = TypeVar("T")

KINDS = "JSON (*.json)"


class OwnSection(QWidget):
    """The user's own blocks under a heading of their own.

    Signals:
        chosen: An item to insert.
        message: Why something could not be, or what was done.
    """

    chosen = Signal(object)
    message = Signal(str)

    def __init__(self, blocks: OwnBlocks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks = blocks
        self.buttons: list[OwnButton] = []
        self._text = ""
        self.header = SectionHeader(
            self.tr("Yours"), family=BLOCK_FAMILY, link=self.tr("Import"), parent=self
        )
        self.header.setContentsMargins(4, 0, 4, 0)
        self.header.link_chosen.connect(self._offer_import)
        self._grid = ButtonGrid(self)
        self.deleted = DeletedRow(self)
        self.deleted.undo.clicked.connect(self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.header)
        layout.addWidget(self._grid)
        layout.addWidget(self.deleted)
        blocks.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        """Make a button for each block; what was deleted before the last change is gone."""
        self.deleted.hide()
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = [self._button(block) for block in self._blocks.blocks]
        self.filter(self._text)

    def _button(self, block: OwnBlock) -> OwnButton:
        button = OwnButton(of_own(block), self._grid)
        button.chosen.connect(self.chosen)
        button.renamed.connect(lambda name: self._rename(block.name, name))
        button.copy_wanted.connect(lambda: self._copy(block))
        button.export_wanted.connect(lambda: self._export(block))
        button.delete_wanted.connect(lambda: self._delete(block))
        return button

    def filter(self, text: str) -> None:
        """Show the blocks in which the words of a text occur."""
        self._text = text
        shown = [button for button in self.buttons if button.item.matches(text)]
        for button in self.buttons:
            button.setVisible(button in shown)
        self._grid.place(shown)
        self._grid.setVisible(bool(shown))
        self.header.link.setVisible(not text.strip())
        self.setVisible(bool(shown) or not text.strip())

    # --- what can be done with them ------------------------------------------------------------

    def keep(self, network: Network, ids: Collection[int]) -> OwnButton | None:
        """Keep layers of a network as a block; give its button, or None where it cannot be."""
        group = group_of(network, ids)
        name = group.name if group is not None else self.tr("My block")
        kept = self._try(lambda: self._blocks.add(name, cut_out(network, ids)))
        return next((button for button in self.buttons if button.item.title == kept), None)

    def _rename(self, old: str, new: str) -> None:
        # When the field that asks has closed: the buttons are made anew.
        QTimer.singleShot(0, self, lambda: self._try(lambda: self._blocks.rename(old, new)))

    def _delete(self, block: OwnBlock) -> None:
        self._try(lambda: self._blocks.remove(block.name))
        if self._blocks.named(block.name) is None:
            self.deleted.tell(self.tr("“{name}” deleted").format(name=block.name))

    def restore(self) -> None:
        """Bring back the block that was deleted last."""
        self._try(self._blocks.restore)

    def _copy(self, block: OwnBlock) -> None:
        QGuiApplication.clipboard().setText(given_away(block).decode())
        self.message.emit(self.tr("“{name}” is on the clipboard.").format(name=block.name))

    def _export(self, block: OwnBlock) -> None:
        name = "".join(sign if sign.isalnum() or sign in " -_" else "_" for sign in block.name)
        proposed = Path.home() / f"{name.strip() or 'block'}.json"
        path = dialogs.ask_path_to_save(self, self.tr("Export a block"), proposed, KINDS)
        if path is not None:
            self._try(lambda: write_atomically(path, given_away(block)))

    # --- taking in -----------------------------------------------------------------------------

    def _offer_import(self) -> None:
        menu = self.import_menu()
        menu.popup(self.header.link.mapToGlobal(self.header.link.rect().bottomLeft()))

    def import_menu(self) -> QMenu:
        """Make the menu of where a block can come from."""
        menu = QMenu(self)
        menu.addAction(self.tr("From a file…"), self._import_file)
        menu.addAction(self.tr("From the clipboard"), self._import_clipboard)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _import_file(self) -> None:
        path = dialogs.ask_file_to_open(self, self.tr("Import blocks"), KINDS)
        if path is not None:
            self._take_in(lambda: self._blocks.take_in_file(path))

    def _import_clipboard(self) -> None:
        data = QGuiApplication.clipboard().text().encode()
        self._take_in(lambda: self._blocks.take_in(data, self.tr("The clipboard")))

    def _take_in(self, take_in: Callable[[], list[str]]) -> None:
        names = self._try(take_in)
        if names:
            text = self.tr("Added to the palette: {names}.").format(names=", ".join(names))
            self.message.emit(text)

    def _try(self, act: Callable[[], T]) -> T | None:
        """Do something, or say why it cannot be."""
        try:
            return act()
        except (EditError, ProjectError) as refused:
            self.message.emit(words.say(refused.text))
            return None


class DeletedRow(QWidget):
    """Says what was deleted, and offers to bring it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ElidedLabel("", "secondary", "text2", parent=self)
        self.undo = Button(self.tr("Undo"), kind="link", small=True, parent=self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.undo)
        self.hide()

    def tell(self, text: str) -> None:
        """Say what was deleted."""
        self.label.setText(text)
        self.show()
