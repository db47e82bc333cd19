"""The menu of the last saves of a project, to go back to one of them."""

from __future__ import annotations

from collections import deque
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from cnnstudio.app import words
from cnnstudio.app.project_file import placed
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.messages import Messages
from cnnstudio.network.analysis import analyze
from cnnstudio.network.diff import diff
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.versions import Version, versions

AT_ONCE = 0.03
"""Seconds that reading saves may take before others have their turn; the rest follows."""


class VersionsMenu(QMenu):
    """Lists the saves with their sizes and how far they are from what is open; one edit reverts."""

    def __init__(self, studio: Studio, messages: Messages, parent: QWidget) -> None:
        super().__init__(parent)
        self._studio, self._messages = studio, messages
        self._unread: deque[tuple[QAction, Version]] = deque()
        self.setTitle(self.tr("Revert to"))
        self.aboutToShow.connect(self.fill)
        self.aboutToHide.connect(self._unread.clear)

    def fill(self) -> None:
        """List the saves that there are by now; what large ones hold is added one by one."""
        self.clear()
        self._unread.clear()
        path = self._studio.file.path
        for version in versions(path) if path else []:
            action = self.addAction(words.moment(version.saved))
            action.triggered.connect(lambda _, version=version: self._revert(version))
            self._unread.append((action, version))
        if self.isEmpty():
            self.addAction(self.tr("Nothing was saved yet")).setEnabled(False)
        self._read_on()

    @property
    def is_reading(self) -> bool:
        """Whether there are saves of which only the time is shown."""
        return bool(self._unread)

    def _read_on(self) -> None:
        end = perf_counter() + AT_ONCE
        while self._unread and perf_counter() < end:
            self._describe(*self._unread.popleft())
        if self._unread:
            QTimer.singleShot(0, self, self._read_on)

    def _describe(self, action: QAction, version: Version) -> None:
        when = words.moment(version.saved)
        try:
            design = placed(version.read())
        except ProjectError as error:
            action.setText(self.tr("{when} (damaged)").format(when=when))
            action.setEnabled(False)
            action.setToolTip(words.say(error.text))
            return
        action.setText(f"{when}\t{self._size(design)}   {self._distance(design)}")
        action.setEnabled(design != self._studio.document.design)

    def _revert(self, version: Version) -> None:
        when = words.moment(version.saved)
        try:
            design = placed(version.read())
        except ProjectError as error:
            self._messages.warn(words.say(error.text))
            return
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
