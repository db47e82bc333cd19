"""The commands that train: `train` in this terminal, and `worker` for the window."""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from cnnstudio.cli.designs import need_trainable
from cnnstudio.cli.output import CommandError, complain, say
from cnnstudio.project import run_store, storage
from cnnstudio.project.errors import ChangedOnDiskError, ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.storage import Project, Run
from cnnstudio.project.stored_run import StoredRun
from cnnstudio.training.events import Ended, Epoch, Notice, RunEvent, Started
from cnnstudio.training.history import History
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import Ask, Stop, encode

_CHOSEN = ("epochs", "batch_size", "learning_rate", "seed", "device")
"""Training settings that are options of `train`."""


def train(options: Namespace) -> int:
    """Train, print how it goes, and store the run in the project file."""
    project = storage.load(options.file)
    folder = _run_to_resume(project, options) if options.resume else _new_run(project, options)
    lines = Lines(as_json=options.json)
    try:
        ended = _already_ended(folder) or _follow(folder, options, lines)
    except BaseException:
        _leave(folder, options)
        raise
    if folder.epochs():
        _store(project, folder)
    else:
        folder.delete()
    lines.show(ended)
    if ended.reason == "failed":
        raise CommandError(f"{options.file.name}: {ended.message}")
    return 0


# --- which run -----------------------------------------------------------------------------------


def _new_run(project: Project, options: Namespace) -> RunFolder:
    design, file = project.design, project.path
    need_trainable(design, file)
    for left in run_store.interrupted(file):
        complain(f"the run {left.id} was interrupted and is kept: --resume goes on with it")
    training = msgspec.structs.replace(design.training, **_chosen(options))
    job = Job(run_store.new_run_id(), design.network, design.data, training, file.stem[:200])
    return run_store.create(job, project=file)


def _chosen(options: Namespace) -> dict[str, object]:
    """Give the settings that were given as options."""
    given = {name: getattr(options, name) for name in _CHOSEN}
    return {name: value for name, value in given.items() if value is not None}


def _run_to_resume(project: Project, options: Namespace) -> RunFolder:
    """Take the newest run: from the run store where it was interrupted, else from the file."""
    run = _newest(project)
    if run is None:
        raise CommandError(f"{project.path.name} has no run to go on with: leave out --resume.")
    _need_same_settings(run.read_job(), options)
    if isinstance(run, RunFolder):
        run.own(project.path)
    else:
        _need_resumable(run, project.path.name)
        run = storage.copy_run_to_store(project.path, run.id)
    if options.device is not None:
        job = run.read_job()
        training = msgspec.structs.replace(job.training, device=options.device)
        run.write_job(msgspec.structs.replace(job, training=training))
    return run


def _newest(project: Project) -> Run | None:
    """Find the run that was begun last; ids begin with the time, in a file the last is newest."""
    candidates: list[Run] = [*project.runs[-1:], *run_store.interrupted(project.path)[-1:]]
    return max(candidates, key=_second, default=None)


def _second(run: Run) -> tuple[str, bool]:
    return run.id.rpartition("-")[0], isinstance(run, RunFolder)


def _need_same_settings(job: Job, options: Namespace) -> None:
    """Refuse options that the run would not follow; where it is computed may change."""
    for name, value in _chosen(options).items():
        own = getattr(job.training, name)
        option = "--" + name.replace("_", "-")
        if name != "device" and value != own:
            raise CommandError(
                f"The run {job.id} goes on with its own settings, which are {option} {own}: leave "
                f"out {option} {value}, or leave out --resume to begin another run."
            )


def _need_resumable(run: StoredRun, file: str) -> None:
    if run.record.state == "completed":
        raise CommandError(
            f"The newest run of {file}, {run.id}, is complete: leave out --resume to begin another."
        )
    if not run.can_resume:
        raise CommandError(
            f"The newest run of {file}, {run.id}, has no checkpoint to go on from: leave out "
            "--resume to begin another."
        )


def _already_ended(folder: RunFolder) -> Ended | None:
    """Give the last word of a run that was completed, but could not be stored in the file."""
    if folder.read_record().state != "completed":
        return None
    return History.of_lines(folder.events_lines()).ended


# --- training ------------------------------------------------------------------------------------


class TerminalCommands:
    """Commands of somebody at a terminal: Ctrl+C means to stop and keep, twice to end at once."""

    def __init__(self) -> None:
        self._stopping = False

    def poll(self) -> list[Ask]:
        """Give the wish to stop."""
        return [Stop()] if self._stopping else []

    def wait(self) -> list[Ask]:
        """Wait for a signal, which nobody needs where nothing can be paused."""
        return self.poll()

    def watch(self, training: object) -> None:
        """Take no interest in the live weights."""

    def stop(self) -> None:
        """Note the wish to stop; the second one ends the program."""
        if self._stopping:
            raise KeyboardInterrupt
        self._stopping = True
        complain("stopping at the next batch and keeping what was learned; again to end at once")


@contextmanager
def _obeying_signals(commands: TerminalCommands) -> Iterator[None]:
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: commands.stop()) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _follow(folder: RunFolder, options: Namespace, lines: Lines) -> Ended:
    """Train to the end, to --stop-after or to Ctrl+C, and print each event but the last."""
    from cnnstudio.worker import tuning

    tuning.keep_memory()
    from cnnstudio.worker.train import train as train_run

    commands = TerminalCommands()
    place = options.file.absolute().parent
    ended = None
    with _obeying_signals(commands):
        for event in train_run(folder, commands, options.data_root, options.stop_after or 0, place):
            if isinstance(event, Ended):
                ended = event
            else:
                lines.show(event)
    assert ended is not None
    return ended


def _store(project: Project, folder: RunFolder) -> None:
    """Put the run into the project file as it is now, and take it out of the run store."""
    try:
        while not _is_added(project, folder):
            pass
    except ProjectError as error:
        folder.disown()
        name = project.path.name
        raise CommandError(
            f"{error} The run {folder.id} is kept: cnnstudio train {name} --resume stores it."
        ) from error
    folder.delete()


def _is_added(project: Project, folder: RunFolder) -> bool:
    """Add the run to what is in the file now; False where it is saved by another in that moment."""
    path = project.path
    now = storage.load(path) if path.exists() else None
    design, runs = (now.design, now.runs) if now else (project.design, project.runs)
    try:
        storage.save(path, design, [*runs, folder], expected=now.stamp if now else None)
    except ChangedOnDiskError:
        return False
    return True


def _leave(folder: RunFolder, options: Namespace) -> None:
    """Keep a run that was cut short, if it has learned anything."""
    if not folder.epochs():
        folder.delete()
        return
    folder.disown()
    complain(f"the run {folder.id} is kept: cnnstudio train {options.file.name} --resume")


def worker(_options: Namespace) -> int:
    """Become a helper process of the window."""
    from cnnstudio.worker.channel import main

    return main()


# --- words ---------------------------------------------------------------------------------------


class Lines:
    """Prints events: as JSON, one a line, or as lines for people."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._history = History()
        self._is_read = True

    def show(self, event: RunEvent) -> None:
        """Print an event, as long as anybody reads: the run is worth more than its output."""
        self._history.apply(event)
        line = encode(event).decode() if self._as_json else self._words(event)
        if not line or not self._is_read:
            return
        try:
            say(line)
        except BrokenPipeError:
            self._is_read = False

    def _words(self, event: RunEvent) -> str:
        match event:
            case Started():
                return _started_words(event)
            case Epoch():
                return _epoch_words(event, self._history)
            case Notice():
                return event.text
            case Ended():
                return _ended_words(event)
            case _:
                return ""


def _started_words(event: Started) -> str:
    counts = f"{event.train_pictures} training, {event.validation_pictures} validation"
    threads = "1 thread" if event.threads == 1 else f"{event.threads} threads"
    return (
        f"run {event.run} on {event.device}, {threads}: {counts} and "
        f"{event.test_pictures} test pictures, {event.epochs} epochs"
    )


def _epoch_words(event: Epoch, history: History) -> str:
    total = history.started.epochs if history.started else event.epoch
    parts = [f"epoch {event.epoch:>{len(str(total))}}/{total}"]
    if event.train_loss is not None:
        parts.append(f"loss {event.train_loss:.4f}")
    if event.train_accuracy is not None:
        parts.append(f"training {_percent(event.train_accuracy)}")
    parts.append(f"validation {_percent(event.validation_accuracy)}")
    if event.epoch:
        parts.append(f"{event.images_per_second:.0f} images/s")
    if event.best == event.epoch:
        parts.append("best so far")
    return "  ".join(parts)


def _ended_words(event: Ended) -> str:
    parts = [f"{event.reason} after {event.epochs} epochs in {event.seconds:.1f} s"]
    if event.validation_accuracy is not None:
        parts.append(f"validation {_percent(event.validation_accuracy)}")
    if event.test_accuracy is not None:
        parts.append(f"test {_percent(event.test_accuracy)} (best epoch)")
    return ", ".join(parts)


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"
