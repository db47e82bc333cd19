"""Beginning with a folder of the user's own pictures: looking into it, and reading them."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from cnnstudio.app import words
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.messages import Messages
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import CancelData, DataReady, Failed, LoadData, Progress

KEY = "own pictures"
"""Of the banner that says how far it is."""

MOST_ENTRIES = 10_000
"""Of a folder with more in it, only so much is looked at while it is carried over the window."""

TRAIN = ("train", "training")


class OwnPictures(QObject):
    """Lets the assistant read a folder while the window stays usable.

    Signals:
        found: The data, with the classes and the size of the pictures.
    """

    found = Signal(object)

    def __init__(self, studio: Studio, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._studio, self._messages = studio, messages
        self._asked: int | None = None

    def read(self, folder: Path) -> None:
        """Read the pictures of a folder; `found` follows, or a sentence says why not."""
        self.cancel()
        if not has_class_folders(folder):
            text = self.tr("{folder} needs a subfolder with pictures for each class: at least two.")
            self._messages.warn(text.format(folder=folder), KEY)
            return
        data = DataChoice(name="folder", folder=folder.absolute().as_posix())
        root = self._studio.settings.values.data_root
        self._asked = self._studio.assistant.ask(
            lambda number: LoadData(number, data, root),
            lambda answer: self._on_answer(data, answer),
            self._on_progress,
        )
        text = self.tr("Reading the pictures in {folder}…").format(folder=folder)
        # Where something else is to be opened and cannot be, the reading goes on.
        banner = self._messages.show_text(
            text, "accent", KEY, closable=False, outlives_project=True
        )
        banner.add_action(self.tr("Cancel"), self.cancel)
        self._text, self._banner = text, banner

    def cancel(self) -> None:
        """Read no further."""
        if self._asked is not None:
            self._studio.assistant.send(CancelData(self._asked))
            self._studio.assistant.forget(self._asked)
            self._asked = None
        self._messages.withdraw(KEY)

    def _on_progress(self, message: Message) -> None:
        if isinstance(message, Progress) and message.total > 0:
            text = self.tr("{done} of {total} pictures")
            done, total = words.number(message.done), words.number(message.total)
            detail = text.format(done=done, total=total)
            self._banner.set_message(self._text, "accent", detail)

    def _on_answer(self, data: DataChoice, answer: Message) -> None:
        self._asked = None
        self._messages.withdraw(KEY)
        if isinstance(answer, Failed):
            self._messages.warn(answer.reason, KEY)
        elif isinstance(answer, DataReady):
            shape, classes = answer.shape, answer.classes
            self.found.emit(
                msgspec.structs.replace(data, folder_shape=shape, folder_classes=classes)
            )


def has_class_folders(folder: Path) -> bool:
    """Say whether a folder may hold one subfolder per class, or a training folder with them."""
    try:
        names = _folders_in(folder)
        parts = [folder / name for name in names if name.casefold() in TRAIN]
        return len(_folders_in(parts[0]) if parts else names) > 1
    except OSError:
        return False


def _folders_in(folder: Path) -> list[str]:
    with os.scandir(folder) as entries:
        return [
            entry.name
            for entry in islice(entries, MOST_ENTRIES)
            if entry.is_dir() and not entry.name.startswith(".")
        ]
