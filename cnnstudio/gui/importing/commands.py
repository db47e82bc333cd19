"""The commands of the Import menu, and how they say how it goes.

A process of its own imports; nothing waits for it. A message above the canvas says how far it is
and offers to cancel; at last it says what was taken and what was left out.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.app.importing import Importing
from cnnstudio.gui import dialogs
from cnnstudio.gui.elements import Banner
from cnnstudio.gui.importing.chooser import TorchvisionWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.file_commands import FileCommands
from cnnstudio.gui.window.messages import Messages
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.protocol import NetworkImported, Progress

ONNX = ".onnx"
"""What ONNX files end with."""

KEY = "import"
"""Of the message; a new import takes the place of the one before."""


class ImportCommands(QObject):
    """Imports networks from elsewhere as new projects."""

    def __init__(
        self, studio: Studio, messages: Messages, files: FileCommands, window: QWidget
    ) -> None:
        super().__init__(window)
        self._studio, self._messages, self._files = studio, messages, files
        self._window = window
        self._now: Importing | None = None
        self._waiting: NetworkImported | None = None

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Give what each action does."""
        return {
            "import_torchvision": self.choose_torchvision,
            "import_onnx": self.choose_onnx,
        }

    def choose_torchvision(self) -> None:
        """Show the networks of torchvision, to choose one."""
        window = self._window.findChild(TorchvisionWindow)
        if window is None:
            window = TorchvisionWindow(self._window)
            window.chosen.connect(self.start)
        window.show()
        window.raise_()
        window.activateWindow()

    def choose_onnx(self) -> None:
        """Let the user choose an ONNX file, and import it."""
        title, kinds = self.tr("Import an ONNX file"), self.tr("ONNX (*{})").format(ONNX)
        path = dialogs.ask_file_to_open(self._window, title, kinds)
        if path is not None:
            self.start(str(path))

    def start(self, source: str, weights: str = "") -> None:
        """Begin to import; an import that still goes on is cancelled."""
        self._end()
        self._now = now = Importing(source, weights, self)
        now.progressed.connect(self._on_progress)
        now.arrived.connect(self._on_arrived)
        now.failed.connect(self._on_failed)
        banner = self._messages.show_text(
            self.tr("Importing {name}").format(name=_name(source)),
            "accent",
            KEY,
            detail=self.tr("Reading the network…"),
            closable=False,
            outlives_project=True,
        )
        banner.add_action(self.tr("Cancel"), self._end)

    def close(self) -> None:
        """Give up what is not open yet, for the moment when the window itself goes."""
        if self._now is not None:
            self._now.close()
            self._now = None
        self._discard()

    # --- how it goes ---------------------------------------------------------------------------

    def _end(self) -> None:
        if self._now is not None:
            self._now.cancel()
            self._now = None
        self._discard()
        self._messages.withdraw(KEY)

    def _on_progress(self, progress: Progress) -> None:
        if progress.unit != "bytes":
            text = self.tr("{done} of {total} steps are done.")
            done, total = words.number(progress.done), words.number(progress.total)
        else:
            text = self.tr("{done} of {total} have been downloaded.")
            done, total = words.bytes_(progress.done), words.bytes_(progress.total)
        step = text.format(done=done, total=total)
        # The same banner goes on, so that Cancel stays where it is, with the focus.
        for banner in self._messages.findChildren(Banner, KEY):
            banner.set_message(banner.text(), "accent", step)

    def _on_failed(self, reason: str) -> None:
        self._now = None
        self._messages.warn(reason, KEY)

    def _on_arrived(self, answer: NetworkImported) -> None:
        """Open the network, or wait until the user wants to leave the present project for it."""
        self._now, self._waiting = None, answer
        if not self._studio.file.is_modified and self._studio.runs.live is None:
            self._open()
            return
        banner = self._messages.show_text(
            self.tr("{name} is imported.").format(name=answer.title),
            "ok",
            KEY,
            detail=self.tr("It opens as a new project; the present one can be saved first."),
            outlives_project=True,
        )
        banner.closed.connect(self._discard)
        banner.add_action(self.tr("Open it"), self._open, primary=True)

    # --- what becomes of it --------------------------------------------------------------------

    def _open(self) -> None:
        answer = self._waiting
        if answer is None or not self._files.may_leave():
            return
        self._waiting = None
        self._messages.clear()
        self._messages.withdraw(KEY)
        report = [words.say(said.text()) for said in answer.report]
        self._studio.file.new(Design(answer.network, notes="\n".join(report)), answer.title)
        if answer.run_folder:
            self._studio.runs.adopt(RunFolder(Path(answer.run_folder)))
        self._files.opened.emit()
        self._messages.show_text(
            self.tr("{name} is imported.").format(name=answer.title),
            "ok",
            KEY,
            detail=" ".join(report),
        )

    def _discard(self) -> None:
        """Delete the weights of a network that nobody wanted to open."""
        if self._waiting is not None and self._waiting.run_folder:
            RunFolder(Path(self._waiting.run_folder)).delete()
        self._waiting = None


def _name(source: str) -> str:
    """Call a network as torchvision does, or as its file."""
    kind, _, name = source.partition(":")
    return name if kind == "torchvision" else Path(source).name
