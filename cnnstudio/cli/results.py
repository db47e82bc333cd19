"""Commands about what was learned: evaluate, predict, export."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping

from cnnstudio.cli.output import CommandError, say, say_json
from cnnstudio.network import codegen
from cnnstudio.project import storage
from cnnstudio.project.files import write_atomically
from cnnstudio.project.storage import Project
from cnnstudio.project.stored_run import StoredRun


def evaluate(options: Namespace) -> int:
    """Measure a run's best weights on the data set's own test split."""
    project = storage.load(options.file)
    run = chosen_run(project, options.run)
    from cnnstudio.worker import evaluate as worker

    result = worker.evaluate(run, options.data_root)
    if options.json:
        say_json(result)
        return 0
    say(f"run {run.id}, epoch {result.epoch}: {100 * result.accuracy:.2f} % of the test split")
    return 0


def predict(options: Namespace) -> int:
    """Say what is on pictures, by a run's best weights."""
    project = storage.load(options.file)
    run = chosen_run(project, options.run)
    for image in options.images:
        if not image.is_file():
            raise CommandError(f"There is no picture {image}: check its name and folder.")
    return 0


def chosen_run(project: Project, id_: str | None) -> StoredRun:
    """Find a run by its id, or the newest one; it can be read."""
    name = project.path.name
    if not project.runs:
        raise CommandError(f"{name} has no run yet: train it first, with cnnstudio train {name}.")
    runs = {run.id: run for run in project.runs}
    if id_ is not None and id_ not in runs:
        raise CommandError(f"{name} has no run {id_}: it has {', '.join(runs)}.")
    run = runs[id_ if id_ is not None else max(runs)]
    run.read_job()
    return run


# --- export --------------------------------------------------------------------------------------


def export(options: Namespace) -> int:
    """Write the network in another format."""
    project = storage.load(options.file)
    write_atomically(options.out, FORMATS[options.format](project, options.run))
    say(f"{options.out}: {options.format}")
    return 0


def _python(project: Project, run: str | None) -> bytes:
    """Give the design's network, or the one that a run has trained, as Python code."""
    network = project.design.network
    if run is not None:
        network = chosen_run(project, run).read_job().network
    return codegen.python_module(network, project.path.stem).encode()


def _safetensors(project: Project, run: str | None) -> bytes:
    """Give the weights of a run's best epoch, by the names that the Python code has."""
    chosen = chosen_run(project, run)
    best = chosen.record.best
    if best not in chosen.epochs():
        raise CommandError(
            f"The run {chosen.id} of {project.path.name} has no weights of its best epoch {best}: "
            "choose another run with --run."
        )
    return storage.read_run_member(project.path, chosen.id, f"epochs/{best}.safetensors")


FORMATS: Mapping[str, Callable[[Project, str | None], bytes]] = {
    "python": _python,
    "safetensors": _safetensors,
}
