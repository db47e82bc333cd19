"""Which pictures are trained on: choosing a data set, fetching it, and what it holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Change, Document
from cnnstudio.data.catalogue import DATA_SETS, DataChoice, data_set
from cnnstudio.data.fit import data_problems
from cnnstudio.gui.elements import Banner, Button, Label, ProgressLine
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import CancelData, DataReady, Failed, LoadData, Progress

FOLDER = "folder"
CHOSEN = "chosen folder"
"""The entry that names the folder in use, above the one that asks for another."""

AskFolder = Callable[[], Path | None]
"""Asks for a folder of pictures."""


class DataBox(QWidget):
    """Chooses the data and gets them ready.

    Signals: `loaded` (a `DataReady`) when the pictures can be used.
    """

    loaded = Signal(object)

    def __init__(
        self,
        document: Document,
        assistant: Assistant,
        ask_folder: AskFolder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._assistant = document, assistant
        self.ask_folder = ask_folder or self._ask_in_dialog
        self.data_root: Callable[[], str] = str
        self.project_folder: Callable[[], Path | None] = lambda: None
        self._asked: int | None = None
        self._ready: DataReady | None = None
        self._trouble = ""
        self.chooser = QComboBox(self)
        self.chooser.setAccessibleName(self.tr("Data set"))
        narrow = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.chooser.setSizeAdjustPolicy(narrow)  # the name of a folder can be long
        for entry in DATA_SETS:
            self.chooser.addItem(words.word(entry.title), entry.name)
        self.chooser.addItem(self.tr("Folder of pictures…"), FOLDER)
        self.chooser.activated.connect(self._on_chosen)
        self.counts = Label("", "secondary", "text2", wrap=True, parent=self)
        self.fetch = Button("", "download", small=True, parent=self)
        self.fetch.clicked.connect(self.load)
        self.progress = ProgressLine(self.tr("Loading pictures"), parent=self)
        self.progress_text = Label("", "secondary", "text2", parent=self)
        self.cancel = Button(self.tr("Cancel"), "close", small=True, parent=self)
        self.cancel.clicked.connect(self.cancel_loading)
        self.trouble = Banner(closable=False, parent=self)
        self.misfit = Banner(closable=False, parent=self)
        self.misfit.add_action(self.tr("Fit the network"), self._fit_network)
        self._lay_out()
        document.changed.connect(self._on_changed)
        document.analyzed.connect(self.refresh)
        document.replaced.connect(self._forget)
        self.refresh()

    def _lay_out(self) -> None:
        self._loading = QWidget(self)
        loading = QHBoxLayout(self._loading)
        loading.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(self.progress)
        column.addWidget(self.progress_text)
        loading.addLayout(column, 1)
        loading.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (
            self.chooser,
            self.counts,
            self.fetch,
            self._loading,
            self.trouble,
            self.misfit,
        ):
            layout.addWidget(widget)

    @property
    def _data(self) -> DataChoice:
        return self._document.design.data

    # --- choosing ------------------------------------------------------------------------------

    def _on_chosen(self, index: int) -> None:
        name = self.chooser.itemData(index)
        if name == FOLDER:
            self._choose_folder()
        elif name not in (self._data.name, CHOSEN):
            kept = {"validation": self._data.validation, "split_seed": self._data.split_seed}
            self._document.set_data(self.tr("Choose data"), DataChoice(name, **kept))
            if not self._download_bytes:
                self.load()
        self.refresh()

    def _choose_folder(self) -> None:
        """Ask for a folder; its classes are found by the assistant when it has looked."""
        path = self.ask_folder()
        if path is None:
            return
        data = msgspec.structs.replace(
            self._data, name=FOLDER, folder=self._written(path), folder_classes=()
        )
        self._document.set_data(self.tr("Choose folder of pictures"), data)
        self.load()

    def _written(self, path: Path) -> str:
        """Write a path as the project file keeps it: relative where it lies beside the project."""
        folder = self.project_folder()
        path = path.absolute()
        if folder is not None and path.is_relative_to(folder.absolute()):
            return path.relative_to(folder.absolute()).as_posix()
        return path.as_posix()

    def _ask_in_dialog(self) -> Path | None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder of pictures"))
        return Path(name) if name else None

    def _fit_network(self) -> None:
        self._document.fit_to_data(self.tr("Fit network to data"))

    # --- loading -------------------------------------------------------------------------------

    @property
    def _download_bytes(self) -> int:
        known = data_set(self._data.name)
        return known.download_bytes if known else 0

    @property
    def is_loading(self) -> bool:
        """Whether pictures are being fetched."""
        return self._asked is not None

    def load(self) -> None:
        """Get the chosen data ready, fetching them where needed."""
        self.cancel_loading()
        data, folder = self._data, self.project_folder()
        root, project = self.data_root(), "" if folder is None else str(folder)
        self._ready, self._trouble = None, ""
        self.progress.set_value(None)
        self.progress_text.setText("")
        self._asked = self._assistant.ask(
            lambda number: LoadData(number, data, root, project),
            lambda answer: self._on_answer(data, answer),
            self._on_progress,
        )
        self.refresh()

    def cancel_loading(self) -> None:
        """Stop fetching; what has come so far is used when it is tried again."""
        if self._asked is not None:
            self._assistant.send(CancelData(self._asked))
            self._assistant.forget(self._asked)
            self._asked = None
            self.refresh()

    def _on_progress(self, message: Message) -> None:
        if not isinstance(message, Progress):
            return
        known = message.total > 0
        self.progress.set_value(message.done / message.total if known else None)
        write = words.bytes_ if message.unit == "bytes" else words.number
        done, total = write(message.done), write(message.total)
        text = self.tr("{done} of {total}") if known else self.tr("{done}, length not known")
        self.progress_text.setText(text.format(done=done, total=total))

    def _on_answer(self, data: DataChoice, answer: Message) -> None:
        self._asked = None
        if isinstance(answer, Failed):
            self._trouble = answer.reason
        elif isinstance(answer, DataReady) and data == self._data:
            self._ready = answer
            self._take_classes(answer)
            self.loaded.emit(answer)
        self.refresh()

    def _take_classes(self, answer: DataReady) -> None:
        """Note what was found in a folder of the user's own."""
        found = msgspec.structs.replace(
            self._data, folder_classes=answer.classes, folder_shape=answer.shape
        )
        if self._data.name == FOLDER and found != self._data:
            ready = self._ready
            self._document.set_data(self.tr("Find classes of the folder"), found)
            self._ready = ready

    # --- showing -------------------------------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if change.data:
            self._forget()

    def _forget(self) -> None:
        self._ready, self._trouble = None, ""
        self.refresh()

    def set_locked(self, *, locked: bool) -> None:
        """Keep the data as they are while a run uses them."""
        self.chooser.setEnabled(not locked)
        self.fetch.setEnabled(not locked)

    def refresh(self) -> None:
        """Show the chosen data and how far they are."""
        self._show_chosen()
        self.counts.setText(self.describe())
        size = words.bytes_(self._download_bytes)
        self.fetch.setText(self.tr("Get the pictures ({size})").format(size=size))
        waiting = self._ready is None and not self.is_loading
        self.fetch.setVisible(waiting and bool(self._download_bytes))
        self._loading.setVisible(self.is_loading)
        self.trouble.setVisible(bool(self._trouble))
        if self._trouble:
            self.trouble.set_message(self._trouble, "warning")
        misfits = data_problems(self._document.network, self._data)
        self.misfit.setVisible(bool(misfits) and bool(self._data.classes))
        if misfits:
            self.misfit.set_message(words.say(misfits[0].text), "warning")

    def _show_chosen(self) -> None:
        """Show which data are in use, a folder by its name."""
        index = self.chooser.findData(CHOSEN)
        if index >= 0:
            self.chooser.removeItem(index)
        name = self._data.name
        if name == FOLDER and self._data.folder:
            folder, name = Path(self._data.folder), CHOSEN
            self.chooser.insertItem(self.chooser.count() - 1, folder.name or str(folder), CHOSEN)
        self.chooser.setCurrentIndex(self.chooser.findData(name))

    def describe(self) -> str:
        """Say how many pictures and classes there are."""
        data, ready, known = self._data, self._ready, data_set(self._data.name)
        classes = words.counted(len(data.classes), "1 class", "{count} classes")
        size = words.shape(data.shape)
        if ready is not None:
            text = self.tr(
                "{train} to train, {validation} to validate, {test} to test · {size} · {classes}"
            )
            return text.format(
                train=words.number(ready.train),
                validation=words.number(ready.validation),
                test=words.number(ready.test),
                size=size,
                classes=classes,
            )
        if known is None:
            return data.folder if not data.classes else f"{data.folder} · {size} · {classes}"
        text = self.tr(
            "{train} to train, {share} of them to validate, {test} to test · {size} · {classes}"
        )
        return text.format(
            train=words.number(known.train),
            share=words.percent(data.validation, 0),
            test=words.number(known.test),
            size=size,
            classes=classes,
        )
