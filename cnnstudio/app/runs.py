"""The runs of the open project: those that were trained, and the one that trains now."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.app import words
from cnnstudio.app.process import HelperProcess
from cnnstudio.app.questions import Answer, Questions
from cnnstudio.layers.text import Text, listed
from cnnstudio.project import run_store, storage
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.storage import Project, StoredRun
from cnnstudio.training.events import Ended, Message, Paused, Resumed, RunEvent, Started
from cnnstudio.training.history import History
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import BEST, Ask, Hello, Pause, Resume, Start, Stop, Weights

log = logging.getLogger(__name__)

State = Literal[
    "starting",
    "running",
    "pausing",
    "paused",
    "stopping",
    "completed",
    "stopped",
    "failed",
    "crashed",
]

LIVE: frozenset[State] = frozenset({"starting", "running", "pausing", "paused", "stopping"})


class Run(QObject):
    """One training: its job, its history, and the process while it goes on.

    Its files lie where `source` says: in a folder of the run store, or in the project file.
    """

    changed = Signal()

    def __init__(
        self,
        job: Job,
        number: int,
        source: RunFolder | StoredRun,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.job, self.number, self.source = job, number, source
        self.history = History()
        self.state: State = "stopped"
        self.message = ""
        self._questions = Questions()
        self._process: HelperProcess | None = None

    @property
    def id(self) -> str:
        """The run's id."""
        return self.job.id

    @property
    def is_live(self) -> bool:
        """Whether a process works on it."""
        return self.state in LIVE

    @property
    def has_weights(self) -> bool:
        """Whether there is a checkpoint to look at, or to go on from."""
        return bool(self.history.epochs or self.source.epochs())

    @property
    def process_id(self) -> int:
        """The number of its process for the operating system; 0 where there is none."""
        return 0 if self._process is None else self._process.process_id

    def weights(self, epoch: int = BEST) -> Weights:
        """Name this run's weights after `epoch`: -1 the newest, -2 the best."""
        if isinstance(self.source, RunFolder):
            return Weights(str(self.source.path), "", self.id, epoch)
        return Weights("", str(self.source.file), self.id, epoch)

    def begin(self, data_root: str = "") -> None:
        """Start the process; it goes on from the newest checkpoint where there is one."""
        if not isinstance(self.source, RunFolder):
            raise TypeError("A run in a project file is never written; resume makes a copy.")
        self._process = HelperProcess(self)
        self._process.said.connect(self._on_said)
        self._process.ended.connect(self._on_process_ended)
        self._process.start()
        self._process.send(Start(str(self.source.path), data_root))
        self._become("starting")

    def pause(self) -> None:
        """Wait at the next batch."""
        self._say("pausing", Pause())

    def resume(self) -> None:
        """Go on after a pause."""
        self._say("running", Resume())

    def stop(self) -> None:
        """Stop at the next batch and keep what was learned; a second request kills."""
        if self.state == "stopping":
            self.kill()
        else:
            self._say("stopping", Stop())

    def kill(self) -> None:
        """End the process at once: what was learned since the last checkpoint is lost."""
        if self._process is not None:
            self._process.kill()

    def close(self, seconds: float) -> None:
        """Save, and wait for the end: for the moment when the window itself goes."""
        if self._process is not None:
            self._process.wait_to_leave(seconds)

    def ask(self, make: Callable[[int], Ask], on_answer: Answer) -> None:
        """Ask the living process about its present weights."""
        number, question = self._questions.add(make, on_answer, None)
        if self._process is None:
            reason = self.tr("The run has ended.")
            QTimer.singleShot(0, self, lambda: self._questions.fail(number, reason))
        else:
            self._process.send(question)

    def recall(self, state: State, message: str) -> None:
        """Take over what this run said before."""
        self.history = History.of_lines(self.source.events_lines())
        ended = self.history.ended
        is_own = ended is not None and ended.message == message
        self.state, self.message = state, _told(ended) if ended and is_own else message

    def _say(self, state: State, ask: Ask) -> None:
        if self._process is not None and self.is_live:
            self._process.send(ask)
            self._become(state)

    def _on_said(self, message: Message) -> None:
        if isinstance(message, RunEvent):
            self.history.apply(message)
            self._follow(message)
            self.changed.emit()
        elif not isinstance(message, Hello):
            self._questions.take(message)

    def _follow(self, event: RunEvent) -> None:
        match event:
            case Started() | Resumed() if self.state in ("starting", "pausing", "paused"):
                self.state = "running"
            case Paused() if self.state != "stopping":
                self.state = "paused"
            case Ended():
                self.state, self.message = event.reason, _told(event)
            case _:
                pass

    def _on_process_ended(self, reason: str) -> None:
        self._process = None
        if self.is_live:
            said = self.tr(
                "The training process has ended. {reason} Everything up to its last checkpoint is "
                "kept: resume the run to go on from there."
            )
            self.state, self.message = "crashed", said.format(reason=reason).replace("  ", " ")
        self._questions.fail_all(self.tr("The run has ended."))
        self.changed.emit()

    def _become(self, state: State) -> None:
        self.state = state
        self.changed.emit()


class Runs(QObject):
    """All runs of the open project, oldest first.

    Signals carry the `Run`: `added`, `removed`, `changed` (state or history); `troubled` carries
    a sentence.
    """

    added = Signal(object)
    removed = Signal(object)
    changed = Signal(object)
    troubled = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Run] = []
        self.data_root = ""
        self.project: Callable[[], Path | None] = lambda: None
        self.unreadable: list[StoredRun] = []
        self._removed: list[tuple[int, Run]] = []

    @property
    def live(self) -> Run | None:
        """The run that trains now."""
        return next((run for run in self.items if run.is_live), None)

    def start(self, design: Design, title: str = "") -> Run | None:
        """Train a design's network; None, with `troubled`, where that is not possible."""
        job = Job(run_store.new_run_id(), design.network, design.data, design.training, title[:200])
        try:
            folder = run_store.create(job, project=self.project())
        except ProjectError as refused:
            self.troubled.emit(words.say(refused.text))
            return None
        run = self._add(Run(job, self._next_number(), folder, self))
        run.begin(self.data_root)
        return run

    def resume(self, run: Run) -> Run | None:
        """Go on where a run stopped; one that lies in a file goes on as a copy of its own."""
        try:
            if isinstance(run.source, StoredRun):
                folder = storage.copy_run_to_store(run.source.file, run.id)
                # The project may be a copy of that file, without a file of its own yet.
                folder.own(self.project())
                copy = Run(folder.read_job(), self._next_number(), folder, self)
                copy.recall("stopped", "")
                run = self._add(copy)
            run.begin(self.data_root)
        except ProjectError as refused:
            self.troubled.emit(words.say(refused.text))
            return None
        return run

    def remove(self, run: Run) -> None:
        """Take a run off the list; `restore_removed` brings it back until the project is closed."""
        if run.is_live or run not in self.items:
            return
        self._removed.append((self.items.index(run), run))
        self.items.remove(run)
        self.removed.emit(run)

    def restore_removed(self) -> None:
        """Bring back the run that was removed last."""
        if self._removed:
            index, run = self._removed.pop()
            self.items.insert(index, run)
            self.added.emit(run)

    def replace(self, project: Project | None) -> None:
        """Show the runs of another project, or of a new one; what was not saved is gone."""
        for run in [*self.items, *(run for _, run in self._removed)]:
            if isinstance(run.source, RunFolder):
                run.source.delete()
            run.deleteLater()
        gone, self.items, self._removed = self.items, [], []
        for run in gone:
            self.removed.emit(run)
        self.unreadable = []
        for stored in () if project is None else project.runs:
            if stored.job is None:
                self.unreadable.append(stored)
                self.troubled.emit(words.say(stored.problem or Text("It cannot be read.")))
                continue
            self._recall(stored)

    def reload(self, project: Project) -> None:
        """Show the runs that the project's file has by now; those that are in no file stay."""
        stored = {entry.id: entry for entry in project.runs if entry.job is not None}
        for run in [run for run in self.items if isinstance(run.source, StoredRun)]:
            if run.id in stored:
                run.source = stored[run.id]
            else:
                self.items.remove(run)
                self.removed.emit(run)
                run.deleteLater()
        known = {run.id for run in self.items}
        for entry in stored.values():
            if entry.id not in known:
                self._recall(entry)
        self.unreadable = [entry for entry in project.runs if entry.job is None]
        self._removed = [each for each in self._removed if isinstance(each[1].source, RunFolder)]

    def interrupted(self) -> list[RunFolder]:
        """Find runs of this project that a crash of the program left in the run store."""
        return run_store.interrupted(self.project())

    def adopt(self, folder: RunFolder) -> Run | None:
        """Take over a run that lies in the run store: one that was interrupted, or imported."""
        cut = self.tr("This run was interrupted: resume it to go on from its last checkpoint.")
        try:
            folder.own(self.project())
            run = Run(folder.read_job(), self._next_number(), folder, self)
            record = folder.read_record()
            if record.state == "running":
                run.recall("crashed", cut)
            else:
                run.recall(record.state, record.message)
        except ProjectError as refused:
            self.troubled.emit(words.say(refused.text))
            return None
        return self._add(run)

    @property
    def sources(self) -> list[RunFolder | StoredRun]:
        """Where all runs lie that a saved project shall have."""
        return [*self.unreadable, *(run.source for run in self.items)]

    @property
    def are_saved(self) -> bool:
        """Whether all runs lie in the project file."""
        return all(isinstance(run.source, StoredRun) for run in self.items)

    def saved(self, project: Project) -> None:
        """Note that a project file holds all runs; those that have ended leave the run store."""
        stored = {entry.id: entry for entry in project.runs}
        for run in self.items:
            if run.is_live or run.id not in stored:
                continue
            source, run.source = run.source, stored[run.id]
            if isinstance(source, RunFolder):
                source.delete()

    def _recall(self, stored: StoredRun) -> None:
        """Show a run of the project's file."""
        run = Run(stored.read_job(), self._next_number(), stored, self)
        state = "crashed" if stored.record.state == "running" else stored.record.state
        run.recall(state, stored.record.message)
        self._add(run)

    def _add(self, run: Run) -> Run:
        run.changed.connect(lambda: self.changed.emit(run))
        self.items.append(run)
        self.added.emit(run)
        return run

    def _next_number(self) -> int:
        known = [run.number for run in self.items] + [run.number for _, run in self._removed]
        return max(known, default=0) + 1


def _told(ended: Ended) -> str:
    """Give the sentence with which a run failed in the user's language."""
    return words.say(ended.said.text()) if ended.said else ended.message


def describe(job: Job) -> str:
    """Give optimizer and learning rate in a few words: AdamW 0.003, one-cycle."""
    names = {"sgd": "SGD", "adam": "Adam", "adamw": "AdamW"}
    settings = job.training
    values = {"optimizer": names[settings.optimizer], "rate": settings.learning_rate}
    parts = [Text("{optimizer} {rate}", values)]
    if settings.optimizer == "sgd":
        parts.append(Text("momentum {momentum}", {"momentum": settings.momentum}))
    if settings.schedule != "constant":
        parts.append(Text(settings.schedule))
    return words.say(listed(parts))
