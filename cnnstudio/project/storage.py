"""The project file `name.cnn`: everything of a project in one file that can be passed on.

It is a zip archive whose members are stored without compression, and none of which is ever
executed. Only these names are allowed:

    project.json                      what was designed: network, data, training settings, notes
    thumbnail.png                     a picture of the network, may be missing
    runs/<id>/job.json                what a run was asked to do; <id> is like 20261121-080405-1a2b3c
    runs/<id>/run.json                how far it came, and which epoch was best
    runs/<id>/events.jsonl            what it said, one JSON object a line (its curves)
    runs/<id>/epochs/<n>.safetensors  weights after epoch n; 0 is before any training
    runs/<id>/last.safetensors        weights, optimizer, random states: for an exact resume

A project file can be written by hand: write `project.json`, and pack it without compression with
``zip -0 my.cnn project.json``, or without zip:

    python -c "import zipfile; zipfile.ZipFile('my.cnn', 'w').write('project.json')"

This `project.json` is complete:

    {
      "format": 1,
      "network": {
        "nodes": [
          {"id": 1, "name": "input", "layer": {"kind": "Input", "channels": 1, "height": 28, "width": 28}},
          {"id": 2, "name": "conv1", "layer": {"kind": "Conv2d", "filters": 8, "kernel": [5, 5], "padding": "same"}, "inputs": [1]},
          {"id": 3, "name": "relu1", "layer": {"kind": "ReLU"}, "inputs": [2]},
          {"id": 4, "name": "pool1", "layer": {"kind": "MaxPool2d"}, "inputs": [3]},
          {"id": 5, "name": "flatten", "layer": {"kind": "Flatten"}, "inputs": [4]},
          {"id": 6, "name": "fc1", "layer": {"kind": "Linear", "units": 10}, "inputs": [5]},
          {"id": 7, "name": "output", "layer": {"kind": "Output", "classes": 10}, "inputs": [6]}
        ]
      },
      "data": {"name": "digits", "validation": 0.1},
      "training": {"optimizer": "adamw", "learning_rate": 0.003, "batch_size": 64, "epochs": 10},
      "notes": "My first network."
    }

Only "format" must be there; of a node, "id", "name" and "layer" with its "kind". Everything else
has a default:

- `network.nodes`: `id` is a whole number from 1 that no other node has, `name` one that no other
  has, `inputs` the ids of the nodes whose output goes in (null for an open port; Add and Concat
  take any number), `at` the place of the card on the canvas as [x, y]. The order is free. The
  kinds and their settings are the classes and fields in `cnnstudio/layers`; ``cnnstudio summary
  FILE --json`` lists them with all defaults filled in.
- `network.groups`: layers that belong together for people, as {"id": 1, "name": "block", "nodes":
  [2, 3, 4], "folded": false}. Ids and names are those of the groups alone. Groups lie apart, or one
  within the other and then before it; a folded one is shown as one card.
- `network.annotations`: notes and colored frames on the canvas, for people alone, as {"id": 1,
  "kind": "note", "text": "Half the size from here on.", "at": [0, 220], "size": [200, 60], "color":
  "amber"}. Ids are those of the annotations alone. `kind` is "note", whose text may have several
  lines, or "frame", which lies behind the cards and whose text is its title; `color` is "slate",
  "blue", "green", "amber" or "pink". The text is shown as it stands.
- `network.flow`: "right" or "down", how the network is read on the canvas: whether wires leave
  cards at their right or at their bottom.
- `data`: the fields of `cnnstudio.data.catalogue.DataChoice`.
- `training`: the fields of `cnnstudio.training.job.TrainingSettings`.
- `notes`: text.

History of the format:

1. The first one.

A change that older programs would misread raises `project_json.FORMAT` and adds a function to
`project_json.MIGRATIONS`.
Limits on all of it are in `project/limits.py`.
"""  # noqa: E501 - the example is easier to read with one node a line

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from zipfile import ZipFile

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.project import archive, run_store
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ChangedOnDiskError, ProjectError
from cnnstudio.project.files import replacing, why_not_read, why_not_written
from cnnstudio.project.project_json import decode_project, encode_project
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.stored_run import StoredRun, member_name, stored_runs

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are written. What it raises ends the saving, without a trace."""


class FileStamp(msgspec.Struct, frozen=True):
    """What tells a file from another one of the same name: time, size and place on the disk."""

    modified: int
    size: int
    inode: int

    @classmethod
    def of(cls, path: Path) -> FileStamp | None:
        """Take the stamp of a file; None where there is none."""
        try:
            status = path.stat()
        except (OSError, ValueError):
            # Also of names that none can have, such as those with a zero byte.
            return None
        return cls(status.st_mtime_ns, status.st_size, status.st_ino)


Run = StoredRun | RunFolder
"""A run in a project file or in the run store."""


class Project(msgspec.Struct, frozen=True):
    """A project as it is in a file; `runs` are in the order in which they were added."""

    path: Path
    stamp: FileStamp
    design: Design
    runs: tuple[StoredRun, ...] = ()


# --- opening -------------------------------------------------------------------------------------


def load(path: Path) -> Project:
    """Open a project file. Weights and events stay where they are until they are asked for.

    Raises:
        ProjectError: It cannot be opened; the sentence says what is wrong, where, and what to do.
    """
    stamp = FileStamp.of(path)
    with archive.open_archive(path) as opened:
        if stamp is None or "project.json" not in opened.namelist():
            raise ProjectError(
                "{file} is not a project file of CNN Studio, since it has no project.json: open "
                "another one.",
                file=path.name,
            )
        data = archive.read_member(opened, "project.json")
        try:
            design = decode_project(data)
        except ProjectError as error:
            raise archive.in_file(path, error) from error
        return Project(path, stamp, design, tuple(stored_runs(path, opened)))


def read_thumbnail(path: Path) -> bytes | None:
    """Read the picture of the network, None where there is none.

    Raises:
        ProjectError: The file cannot be opened.
    """
    with archive.open_archive(path) as opened:
        if "thumbnail.png" not in opened.namelist():
            return None
        return archive.read_member(opened, "thumbnail.png")


def read_run_member(file: Path, run: str, name: str) -> bytes:
    """Read one file of a run, such as "epochs/3.safetensors", into memory.

    Raises:
        ProjectError: It is not there, or damaged.
    """
    with archive.open_archive(file) as opened:
        return archive.read_member(opened, member_name(run, name))


def find_damage(project: Project) -> Iterator[Text]:
    """Read everything in a project's file once, and say what is damaged.

    Raises:
        ProjectError: The file cannot be opened any more.
    """
    for run in project.runs:
        if run.problem is not None:
            yield run.problem
    with archive.open_archive(project.path) as opened:
        for name in opened.namelist():
            try:
                archive.check_member(opened, name)
            except ProjectError as error:
                yield error.text


def copy_run_to_store(
    file: Path, run: str, root: Path | None = None, project: Path | None = None
) -> RunFolder:
    """Copy a run with its whole history into the run store, under a new id, to go on there.

    Args:
        file: The project file that holds the run.
        run: Its id.
        root: The run store, by default the one in the user's data folder.
        project: The project file that the copy belongs to, by default the same.

    Raises:
        ProjectError: It is not there, damaged, or the disk is full; nothing is left behind then.
    """
    with archive.open_archive(file) as opened:
        stored = {entry.id: entry for entry in stored_runs(file, opened)}
        if run not in stored:
            raise ProjectError("{file} has no run {run}.", file=file.name, run=run)
        job = msgspec.structs.replace(stored[run].read_job(), id=run_store.new_run_id())
        folder = run_store.create(job, root, project or file)
        try:
            for name in stored[run].members:
                if name not in {"job.json", "run.json"}:
                    archive.copy_member(opened, member_name(run, name), folder.path / name)
            folder.write_record(stored[run].record)
        except OSError as error:
            folder.delete()
            raise why_not_written(folder.path, error) from error
        except BaseException:
            folder.delete()
            raise
        return folder


# --- saving --------------------------------------------------------------------------------------


def save(
    path: Path,
    design: Design,
    runs: Sequence[Run] = (),
    *,
    thumbnail: bytes | None = None,
    progress: Progress | None = None,
    expected: FileStamp | None = None,
) -> Project:
    """Write a project file in place of the one at `path`, whole or not at all.

    Args:
        path: The file.
        design: What was designed.
        runs: All runs that the file shall have, oldest first; of two with one id, the last counts.
        thumbnail: A picture of the network as PNG; None keeps the one that is there.
        progress: Told how far it is.
        expected: The stamp that the file must still have.

    Raises:
        ChangedOnDiskError: The file has another stamp.
        ProjectError: It cannot be written; the file is as it was.
    """
    text = encode_project(design)
    _need_unchanged(path, expected)
    # The sources are closed before the rename: Windows replaces no file that is open.
    with replacing(path) as file, ExitStack() as sources:
        plan = [_Part("project.json", len(text), text), *_thumbnail(path, thumbnail, sources)]
        plan += _run_parts(runs, sources)
        with ZipFile(file, "w") as target:
            _write(target, plan, progress)
        _need_unchanged(path, expected)
    return load(path)


def _need_unchanged(path: Path, expected: FileStamp | None) -> None:
    """Refuse to replace what somebody else has written; a file that is gone is put back."""
    if expected is not None and FileStamp.of(path) not in (None, expected):
        raise ChangedOnDiskError(
            "{file} was changed by another program since it was opened: save under another name, "
            "or overwrite it.",
            file=path.name,
        )


class _Part(msgspec.Struct, frozen=True):
    """A member to write: bytes, a file, or a member of an archive as it is there."""

    name: str
    size: int
    source: bytes | Path | ZipFile


def _thumbnail(path: Path, thumbnail: bytes | None, sources: ExitStack) -> list[_Part]:
    name = "thumbnail.png"
    if thumbnail is not None:
        return [_Part(name, len(thumbnail), thumbnail)]
    with suppress(ProjectError):
        opened = sources.enter_context(archive.open_archive(path))
        if name in opened.namelist():
            return [_Part(name, opened.getinfo(name).file_size, opened)]
    return []


def _run_parts(runs: Sequence[Run], sources: ExitStack) -> list[_Part]:
    opened: dict[Path, ZipFile] = {}
    parts: list[_Part] = []
    for run in {run.id: run for run in runs}.values():
        if isinstance(run, RunFolder):
            parts += _folder_parts(run)
            continue
        if run.file not in opened:
            opened[run.file] = sources.enter_context(_open_for_runs(run.file))
        parts += _stored_parts(run, opened[run.file])
    return parts


def _open_for_runs(file: Path) -> ZipFile:
    if not file.exists():
        raise ProjectError(
            "The runs of this project were in {file}, which is not there any more: put it back "
            "into {folder}, or remove these runs from the list, and save again.",
            file=file.name,
            folder=str(file.parent),
        )
    return archive.open_archive(file)


def _stored_parts(run: StoredRun, opened: ZipFile) -> list[_Part]:
    """Look the members up anew: the file may have been saved since the run was listed."""
    prefix = member_name(run.id, "")
    found = [info for info in opened.infolist() if info.filename.startswith(prefix)]
    if not found:
        raise ProjectError(
            "The run {run} is no longer in {file}: save without it.",
            run=run.id,
            file=run.file.name,
        )
    return [_Part(info.filename, info.file_size, opened) for info in found]


def _folder_parts(run: RunFolder) -> list[_Part]:
    """List the files of a run; while it goes on, the record is taken first, so none is newer."""
    try:
        record = run.record_file.read_bytes()
    except OSError as error:
        raise why_not_read(run.record_file, error) from error
    parts = [_Part(member_name(run.id, "run.json"), len(record), record)]
    names = ["job.json", "events.jsonl", *(f"epochs/{n}.safetensors" for n in run.epochs())]
    for name in [*names, "last.safetensors"]:
        with suppress(FileNotFoundError):
            file = run.path / name
            parts.append(_Part(member_name(run.id, name), file.stat().st_size, file))
    return parts


def _write(target: ZipFile, plan: Sequence[_Part], progress: Progress | None) -> None:
    total = sum(part.size for part in plan)
    done = 0

    def tick(count: int) -> None:
        nonlocal done
        done += count
        if progress is not None:
            progress(min(done, total), total)

    for part in plan:
        if isinstance(part.source, bytes):
            archive.add_bytes(target, part.name, part.source, tick)
        elif isinstance(part.source, Path):
            archive.add_file(target, part.name, part.source, tick)
        else:
            archive.add_raw(target, part.source, part.source.getinfo(part.name), tick)
