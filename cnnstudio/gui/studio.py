"""The shared objects of the window, made once and handed to whoever needs them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.own_blocks import OwnBlocks
from cnnstudio.app.project_file import ProjectFile
from cnnstudio.app.recovery import Recovery
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.app.settings import Settings
from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.project.design import Design
from cnnstudio.training.job import recommended
from cnnstudio.zoo.adapt import adapt
from cnnstudio.zoo.catalogue import template
from cnnstudio.zoo.small import blank


class Studio(QObject):
    """Document, selection, runs, assistant, lens and file of one window."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.document = Document(parent=self)
        self.selection = Selection(self.document, self)
        self.own_blocks = OwnBlocks(parent=self)
        self.runs = Runs(self)
        self.assistant = Assistant(self)
        self.budget = TrainingBudget(self.document, self.assistant, self.runs, self)
        self.lens = Lens(self.document, self.assistant, self.runs, self)
        self.file = ProjectFile(self.document, self.runs, self)
        self.recovery = Recovery(self.document, self.file, self)
        self.lens.project_folder = self.project_folder
        self.set_data_root(settings.values.data_root)

    def project_folder(self) -> Path | None:
        """Give the folder that data paths of the project are relative to."""
        return self.file.path.parent if self.file.path else None

    def set_data_root(self, folder: str) -> None:
        """Look for data sets, and download them, in this folder; "" for the usual one."""
        self.runs.data_root = self.lens.data_root = folder
        if folder != self.settings.values.data_root:
            self.settings.change(data_root=folder)

    def new(
        self, name: str, data: DataChoice | None = None, *, fitted: bool = True, title: str = ""
    ) -> None:
        """Begin a project with a template's network, fitted to the data or as it was published.

        It is called like the template unless it has a title of its own.
        """
        data = data or DataChoice()
        found = template(name)
        network = found.make() if found else blank()
        if fitted:
            network, _ = adapt(network, data.shape, len(data.classes))
        self.file.new(Design(network, data, recommended(data)), title or name)

    def close(self) -> None:
        """End the helper processes; a run that goes on saves what it has learned."""
        live = self.runs.live
        if live is not None:
            live.close(20.0)
        self.budget.close()
        self.assistant.close()
        # When it is taken apart, the undo stack would tell views that are gone already.
        self.document.undo_stack.blockSignals(True)
