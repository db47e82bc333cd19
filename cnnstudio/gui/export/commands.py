"""The commands of the File menu that write code and models, and how they say how it goes.

The assistant writes the file and proves it; nothing waits for that. A message above the canvas says
the step, offers to cancel, and says at last what was checked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import ceil, log10
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.app.runs import Run
from cnnstudio.gui import dialogs
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.menus import Actions
from cnnstudio.gui.window.messages import Messages
from cnnstudio.network.analysis import analyze
from cnnstudio.network.diff import diff
from cnnstudio.project.run_store import new_run_id
from cnnstudio.training.events import Message
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import (
    BEST,
    CancelExport,
    Export,
    Exported,
    Failed,
    ModelFormat,
    Progress,
    Weights,
)


class Kind(NamedTuple):
    """A command: the action, the format, and what files of it end with."""

    action: str
    format: ModelFormat
    ending: str


KINDS = (
    Kind("export_python", "python", ".py"),
    Kind("export_onnx", "onnx", ".onnx"),
    Kind("export_program", "torch-export", ".pt2"),
    Kind("export_weights", "safetensors", ".safetensors"),
)


class _Chosen(NamedTuple):
    """What is exported: a network with its settings, whose weights, and a word about them."""

    job: Job
    weights: Weights
    notice: str = ""


class ExportCommands(QObject):
    """Exports the open network, or what its newest run has learned.

    Signals: `done` (a sentence) when an export was cancelled.
    """

    done = Signal(str)

    def __init__(self, studio: Studio, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._studio, self._messages, self._window = studio, messages, window
        self._cancelled: set[int] = set()

    def handlers(self) -> dict[str, Callable[[], None]]:
        """Give what each action does."""
        return {kind.action: partial(self.export, kind) for kind in KINDS}

    def enable(self, actions: Actions) -> None:
        """Let just those actions be used that make sense now; the tips of the others say why."""
        for kind in KINDS:
            reason = self._why_not(kind)
            actions.enable(not reason, kind.action, why_not=reason)

    def export(self, kind: Kind) -> None:
        """Ask for a name, and begin to write the file."""
        path = self._ask(kind)
        if path is None:
            return
        chosen = self._chosen(kind)
        number = self._studio.assistant.ask(
            lambda number: Export(number, kind.format, str(path), chosen.job, chosen.weights),
            lambda answer: self._on_answer(path, chosen, answer),
            lambda progress: self._on_progress(path, chosen, progress),
        )
        self._say_step(number, path, self.tr("Writing the file…"), chosen.notice)

    # --- what is exported ----------------------------------------------------------------------

    def _why_not(self, kind: Kind) -> str:
        errors = self._studio.document.errors
        if kind.format == "safetensors":
            no_run = self.tr("There are no weights to export yet: train the network first.")
            return "" if self._newest is not None else no_run
        if errors and (kind.format == "python" or self._newest is None):
            text = self.tr("The network cannot be exported yet. {problem}")
            return text.format(problem=f"{errors[0].name}: {words.say(errors[0].text)}")
        return ""

    @property
    def _newest(self) -> Run | None:
        """The newest run that has learned something."""
        return next((run for run in reversed(self._studio.runs.items) if run.has_weights), None)

    def _chosen(self, kind: Kind) -> _Chosen:
        """Take the design for code, and for models the newest run with its best weights."""
        title, run = self._studio.file.title[:200], self._newest
        design = self._studio.document.design
        if kind.format == "python" or run is None:
            job = Job(new_run_id(), design.network, design.data, design.training, title)
            random = self.tr("Nothing was trained yet, so the weights are random ones.")
            notice = "" if kind.format == "python" else random
            return _Chosen(job, Weights(seed=design.training.seed), notice)
        text = self.tr("The weights are those of run {number} after its best epoch.")
        if diff(run.job.network, design.network).is_structural:
            text = self.tr(
                "The network was changed since run {number}: what that run has trained is exported."
            )
        return _Chosen(run.job, run.weights(BEST), text.format(number=run.number))

    def _ask(self, kind: Kind) -> Path | None:
        title, name = {
            "python": (self.tr("Export Python code"), self.tr("Python")),
            "onnx": (self.tr("Export ONNX"), self.tr("ONNX")),
            "torch-export": (self.tr("Export for torch.export"), self.tr("Programs")),
            "safetensors": (self.tr("Export weights"), self.tr("Weights")),
        }[kind.format]
        return dialogs.ask_path_to_export(
            self._window, self._studio, self._messages, title, {kind.ending: name}
        )

    # --- how it goes ---------------------------------------------------------------------------

    def _on_progress(self, path: Path, chosen: _Chosen, progress: Message) -> None:
        if isinstance(progress, Progress) and progress.done > 1:
            step = words.counted(
                analyze(chosen.job.network).parameters,
                "Checking that 1 parameter computes the same…",
                "Checking that {count} parameters compute the same…",
            )
            self._say_step(progress.number, path, step, chosen.notice)

    def _say_step(self, number: int, path: Path, step: str, notice: str) -> None:
        text = self.tr("Exporting {name}").format(name=path.name)
        banner = self._messages.show_text(
            text, "accent", _key(number), detail=f"{step} {notice}".strip(), closable=False
        )
        banner.add_action(self.tr("Cancel"), lambda: self._cancel(number))

    def _cancel(self, number: int) -> None:
        self._cancelled.add(number)
        self._studio.assistant.send(CancelExport(number))

    def _on_answer(self, path: Path, chosen: _Chosen, answer: Message) -> None:
        if isinstance(answer, Exported):
            self._messages.show_text(
                self.tr("Saved {path}").format(path=path),
                "ok",
                _key(answer.number),
                detail=f"{self._found(answer)} {chosen.notice}".strip(),
            )
        elif isinstance(answer, Failed):
            self._messages.withdraw(_key(answer.number))
            if answer.number in self._cancelled:
                self.done.emit(self.tr("The export was cancelled."))
            else:
                self._messages.warn(answer.reason, _key(answer.number))

    def _found(self, answer: Exported) -> str:
        same = self.tr("Checked: {parameters}, and exactly the outputs of the network.")
        near = self.tr("Checked: {parameters}, and the outputs of the network to {digits} digits.")
        digits = -ceil(log10(answer.difference)) if answer.difference else 0
        text = near if answer.difference else same
        return text.format(
            parameters=words.parameters(answer.parameters), digits=words.number(digits)
        )


def _key(number: int) -> str:
    return f"export {number}"
