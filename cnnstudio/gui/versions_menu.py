"""The menu of the last saves of a project, to go back to one of them."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.app import words
from cnnstudio.app.project_file import placed
from cnnstudio.gui.messages import Messages
from cnnstudio.gui.studio import Studio
from cnnstudio.network.analysis import analyze
from cnnstudio.network.diff import diff
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.versions import Version, versions


class VersionsMenu(QMenu):
    """Lists the saves with their sizes and how far they are from what is open; one edit reverts."""

    def __init__(self, studio: Studio, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._studio, self._messages = studio, messages
        self.setTitle(self.tr("Revert to"))
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the saves that there are by now."""
        self.clear()
        path = self._studio.file.path
        for version in versions(path) if path else []:
            self._add(version)
        if self.isEmpty():
            self.addAction(self.tr("Nothing was saved yet")).setEnabled(False)

    def _add(self, version: Version) -> None:
        when = words.moment(version.saved)
        try:
            design = placed(version.read())
        except ProjectError as error:
            action = self.addAction(self.tr("{when} (damaged)").format(when=when))
            action.setEnabled(False)
            action.setToolTip(words.say(error.text))
            return
        action = self.addAction(f"{when}\t{self._size(design)}   {self._distance(design)}")
        action.setEnabled(design != self._studio.document.design)
        action.triggered.connect(lambda _: self._revert(design, when))

    def _revert(self, design: Design, when: str) -> None:
        label = self.tr("Revert to {when}").format(when=when)
        self._studio.document.set_design(label, design)
        text = self.tr("This is how it was saved: {when}. Undo brings back what was here.")
        self._messages.show_text(text.format(when=when), "ok", "reverted")

    def _size(self, design: Design) -> str:
        return self.tr("{layers}, {parameters}").format(
            layers=words.layers(len(design.network.nodes)),
            parameters=words.parameters(analyze(design.network).parameters),
        )

    def _distance(self, design: Design) -> str:
        now = self._studio.document.design
        change = diff(now.network, design.network)
        count = len(change.added | change.removed | change.changed)
        if design == now:
            return self.tr("as it is now")
        if count:
            return words.counted(count, "1 layer differs", "{count} layers differ")
        return self.tr("same layers")
