"""The run store: a folder per run, in the user's data folder, until the project is saved.

    <run store>/<id>/
        job.json               what the run was asked to do
        run.json               how far it has come, and which epoch was best
        events.jsonl           what it said, one JSON object a line
        epochs/<n>.safetensors weights after epoch n; 0 is before any training
        last.safetensors       weights, optimizer and random states: enough for an exact resume
        owner.json             the project file and the process that began it
        owner.lock, run.lock   held by the process that began it, and by the one that trains

The process that trains is the only one that writes a run's files; everybody may read them.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from cnnstudio import paths
from cnnstudio.project.decoding import decode
from cnnstudio.project.errors import ProjectError, RunInUseError
from cnnstudio.project.files import why_not_read, why_not_written, write_atomically
from cnnstudio.project.limits import LONGEST_EVENT, RUN_ID, check_network
from cnnstudio.project.lock import FileLock, is_locked
from cnnstudio.training.job import Job

EPOCHS_BUDGET = 200 * 10**6
"""Bytes up to which the weights of all epochs are kept."""

_Share = Annotated[float, msgspec.Meta(ge=0.0, le=1.0)]
_Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Amount = Annotated[float, msgspec.Meta(ge=0.0)]


class RunRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a run has come.

    `epoch` and `step` count what is done; `best` is the epoch with the best validation accuracy;
    the accuracies are of the best epoch, from 0 to 1. `started` is the time in UTC as in
    "2026-11-21T08:04:05Z", `seconds` the time spent training. `message` is one sentence where the
    run failed. A run whose state is "running" while nobody trains it was interrupted.
    """

    state: Literal["running", "completed", "stopped", "failed"] = "running"
    epoch: _Count = 0
    step: _Count = 0
    best: _Count = 0
    started: Annotated[str, msgspec.Meta(max_length=40)] = ""
    seconds: _Amount = 0.0
    images_per_second: _Amount = 0.0
    device: Annotated[str, msgspec.Meta(max_length=200)] = ""
    train_accuracy: _Share | None = None
    validation_accuracy: _Share | None = None
    test_accuracy: _Share | None = None
    message: Annotated[str, msgspec.Meta(max_length=10_000)] = ""


class Owner(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who began a run: the project file, "" where it had none yet, and the process."""

    project: str
    process: int


class RunFolder:
    """A run in the run store.

    Attributes:
        path: The folder; its name is the run's id.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._owned: FileLock | None = None

    def __repr__(self) -> str:
        return f"RunFolder({str(self.path)!r})"

    @property
    def id(self) -> str:
        """The run's id."""
        return self.path.name

    @property
    def job_file(self) -> Path:
        """What the run was asked to do."""
        return self.path / "job.json"

    @property
    def record_file(self) -> Path:
        """How far the run has come."""
        return self.path / "run.json"

    @property
    def events_file(self) -> Path:
        """What the run said, one JSON object a line."""
        return self.path / "events.jsonl"

    @property
    def last_file(self) -> Path:
        """The newest checkpoint, enough for an exact resume."""
        return self.path / "last.safetensors"

    @property
    def owner_file(self) -> Path:
        """Who began the run."""
        return self.path / "owner.json"

    def epoch_file(self, epoch: int) -> Path:
        """Give the file of the weights after `epoch` epochs."""
        return self.path / "epochs" / f"{epoch}.safetensors"

    def epochs(self) -> tuple[int, ...]:
        """Give the epochs whose weights are kept, in order."""
        files = (self.path / "epochs").glob("*.safetensors")
        return tuple(sorted(int(file.stem) for file in files if file.stem.isdecimal()))

    def read_job(self) -> Job:
        """Read what the run was asked to do, checked like anything from a file."""
        return decode_job(_read(self.job_file), f"{self.id}/job.json")

    def write_job(self, job: Job) -> None:
        """Write down what the run was asked to do, with what was found out since."""
        write_atomically(self.job_file, msgspec.json.encode(job))

    def read_record(self) -> RunRecord:
        """Read how far the run has come."""
        return decode(_read(self.record_file), RunRecord, f"{self.id}/run.json")

    def write_record(self, record: RunRecord) -> None:
        """Write down how far the run has come."""
        write_atomically(self.record_file, msgspec.json.encode(record))

    def events_lines(self) -> Iterator[bytes]:
        """Read what the run said, line by line; a last line may be cut off."""
        if not self.events_file.exists():
            return
        with self.events_file.open("rb") as file:
            while line := file.readline(LONGEST_EVENT):
                yield line

    def lock(self) -> FileLock:
        """Take the run for training, until the lock is released or the process ends.

        Raises:
            RunInUseError: Another process, or another part of this one, trains it.
        """
        lock = FileLock.take(self.path / "run.lock")
        if lock is None:
            raise RunInUseError(
                "The run {run} is being trained by another process already: wait until it has "
                "ended, or stop it there.",
                run=self.id,
            )
        return lock

    @property
    def is_training(self) -> bool:
        """Whether a process trains this run now."""
        return is_locked(self.path / "run.lock")

    def own(self, project: Path | None) -> None:
        """Note down that this process looks after the run, for a project file or a new project.

        As long as this object and the process live, the run is nobody else's to offer back.

        Raises:
            RunInUseError: Another process looks after it.
        """
        if self._owned is None:
            self._owned = FileLock.take(self.path / "owner.lock")
        if self._owned is None:
            raise RunInUseError(
                "The run {run} belongs to another window or terminal that is still open: go on "
                "there, or close it.",
                run=self.id,
            )
        owner = Owner("" if project is None else str(project.resolve()), os.getpid())
        write_atomically(self.owner_file, msgspec.json.encode(owner))

    def disown(self) -> None:
        """Leave the run to whoever wants it."""
        if self._owned is not None:
            self._owned.release()
            self._owned = None

    def owner(self) -> Owner | None:
        """Read who began the run; None where that is not known."""
        try:
            return decode(_read(self.owner_file), Owner, "owner.json")
        except ProjectError:
            return None

    @property
    def is_owned(self) -> bool:
        """Whether a living process looks after this run."""
        return is_locked(self.path / "owner.lock")

    def delete(self) -> None:
        """Remove the run with all its files."""
        self.disown()
        shutil.rmtree(self.path, ignore_errors=True)


def new_run_id() -> str:
    """Make an id: date and time in UTC, and six random hexadecimal digits."""
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{os.urandom(3).hex()}"


def create(job: Job, root: Path | None = None, project: Path | None = None) -> RunFolder:
    """Make the folder of a new run, owned by this process.

    Args:
        job: What it is asked to do; its id names the folder.
        root: The run store, by default the one in the user's data folder.
        project: The project file it belongs to, if it has one yet.
    """
    folder = RunFolder((root or paths.run_store()) / job.id)
    try:
        folder.path.mkdir(parents=True)
        (folder.path / "epochs").mkdir()
        folder.own(project)
    except OSError as error:
        raise why_not_written(folder.path, error) from error
    folder.write_job(job)
    folder.write_record(RunRecord(started=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"))
    return folder


def interrupted(project: Path | None, root: Path | None = None) -> list[RunFolder]:
    """Find runs of a project file that nobody looks after, oldest first.

    A run leaves the store when its project is saved, so these were cut short, by a crash or by a
    power cut. None asks for those of projects that were never saved.
    """
    name = "" if project is None else str(project.resolve())
    store = root or paths.run_store()
    folders = [RunFolder(path) for path in store.iterdir()] if store.is_dir() else []
    return [folder for folder in sorted(folders, key=_by_id) if _is_left(folder, name)]


def _by_id(folder: RunFolder) -> str:
    return folder.id


def _is_left(folder: RunFolder, project: str) -> bool:
    """Say whether a folder is a run of the project file that nobody looks after."""
    if not re.fullmatch(RUN_ID, folder.id) or folder.is_owned or folder.is_training:
        return False
    owner = folder.owner()
    return owner is not None and owner.project == project


def thin(folder: RunFolder, best: int, budget: int = EPOCHS_BUDGET) -> None:
    """Delete weights of epochs where all together take more than `budget` bytes.

    Epoch 0, the best, the newest, and the powers of two stay.
    """
    sizes = {epoch: folder.epoch_file(epoch).stat().st_size for epoch in folder.epochs()}
    if sum(sizes.values()) <= budget:
        return
    kept = {0, best, max(sizes)}
    for epoch in sizes:
        if epoch not in kept and epoch & (epoch - 1):
            folder.epoch_file(epoch).unlink(missing_ok=True)


def decode_job(data: bytes, what: str) -> Job:
    """Decode a job and check its network.

    Raises:
        ProjectError: It is damaged, or not a job; the sentence says what is wrong with it.
    """
    job = decode(data, Job, what)
    try:
        check_network(job.network)
    except ProjectError as error:
        raise ProjectError("{what}: {reason}", what=what, reason=error.text) from error
    return job


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise why_not_read(file, error) from error
