"""Runs as they lie in a project file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.project import archive
from cnnstudio.project.decoding import decode
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.limits import LONGEST_EVENT
from cnnstudio.project.run_store import RunRecord, decode_job
from cnnstudio.training.job import Job


class StoredRun(msgspec.Struct, frozen=True):
    """A run in a project file; it can be read like a `RunFolder`, and is never written.

    `job` is None where it cannot be read: then `problem` says why, and saving keeps the run as it
    is. `members` are the names of its files.
    """

    file: Path
    id: str
    members: tuple[str, ...]
    job: Job | None
    record: RunRecord
    problem: Text | None = None

    def read_job(self) -> Job:
        """Give what the run was asked to do.

        Raises:
            ProjectError: It cannot be read.
        """
        if self.job is None:
            problem = self.problem or Text("It cannot be read.")
            raise ProjectError(problem.template, **problem.values)
        return self.job

    def read_record(self) -> RunRecord:
        """Give how far the run came."""
        return self.record

    def epochs(self) -> tuple[int, ...]:
        """Give the epochs whose weights are kept, in order."""
        paths = [Path(name) for name in self.members if name.startswith("epochs/")]
        return tuple(sorted(int(path.stem) for path in paths))

    @property
    def can_resume(self) -> bool:
        """Whether there is enough to go on from exactly where it stopped."""
        return self.job is not None and "last.safetensors" in self.members

    def events_lines(self) -> Iterator[bytes]:
        """Read what the run said from the file, line by line."""
        if "events.jsonl" not in self.members:
            return
        name = member_name(self.id, "events.jsonl")
        with archive.open_archive(self.file) as opened:
            yield from archive.read_lines(opened, name, LONGEST_EVENT)


def stored_runs(path: Path, opened: ZipFile) -> Iterator[StoredRun]:
    """List the runs of a file, in the order in which they were added."""
    members: dict[str, list[str]] = {}
    for name in opened.namelist():
        if name.startswith("runs/"):
            _, run, rest = name.split("/", 2)
            members.setdefault(run, []).append(rest)
    for run, names in members.items():
        yield _stored_run(path, opened, run, tuple(names))


def _stored_run(path: Path, opened: ZipFile, run: str, names: tuple[str, ...]) -> StoredRun:
    job, record, problem = None, RunRecord(), None
    try:
        record = decode(_read(opened, run, "run.json"), RunRecord, f"{run}/run.json")
        job = _own_job(decode_job(_read(opened, run, "job.json"), f"{run}/job.json"), run)
    except ProjectError as error:
        problem = Text(
            "The run {run} cannot be used, but is kept: {reason}",
            {"run": run, "reason": error.text},
        )
    return StoredRun(path, run, names, job, record, problem)


def _own_job(job: Job, run: str) -> Job:
    if job.id != run:
        raise ProjectError("its job is called {id}, so it belongs to another run.", id=job.id)
    return job


def _read(opened: ZipFile, run: str, name: str) -> bytes:
    return archive.read_member(opened, member_name(run, name))


def member_name(run: str, name: str) -> str:
    """Give the name in the archive of a file of a run."""
    return f"runs/{run}/{name}"
