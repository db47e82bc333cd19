"""The command export: a network as code or as a model for other programs, as a drawing, a report.

Drawings need Qt and no torch, models the other way round; each imports what it needs when it runs.
"""

from __future__ import annotations

import signal
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import get_args

import msgspec

from cnnstudio.cli import drawings
from cnnstudio.cli.output import CommandError, complain, say
from cnnstudio.cli.results import chosen_run
from cnnstudio.network.diff import diff
from cnnstudio.project import run_store, storage
from cnnstudio.project.files import write_atomically
from cnnstudio.project.storage import Project
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import BEST, Export, ModelFormat, Weights


def export(options: Namespace) -> int:
    """Write the network in another format."""
    project = storage.load(options.file)
    facts = FORMATS[options.format](project, options.run, options.out)
    say(f"{options.out}: {facts}")
    return 0


def _drawing(format_: str, project: Project, run: str | None, out: Path) -> str:
    """Draw the design's network, or the one that a run has trained."""
    chosen = None if run is None else chosen_run(project, run)
    write_atomically(out, drawings.draw(format_, project, chosen))
    return format_


# --- models --------------------------------------------------------------------------------------


def _model(format_: ModelFormat, project: Project, run: str | None, out: Path) -> str:
    """Write code or a model, which is opened and held against the network before it is saved."""
    job, weights, notice = _chosen(format_, project, run)
    from cnnstudio.worker.exporters.course import export as export_model

    job = msgspec.structs.replace(job, title=project.path.stem[:200])
    with _ending_in_order():
        done = export_model(Export(0, format_, str(out.absolute()), job, weights))
    if notice:
        complain(notice)
    return (
        f"{format_}, {done.parameters} parameters, outputs equal within "
        f"{done.difference:.0e} of the largest"
    )


def _chosen(format_: ModelFormat, project: Project, run: str | None) -> tuple[Job, Weights, str]:
    """Choose network and weights, and say what somebody might not expect of them.

    Code has no weights: it is that of the design. A model has the weights of a run's best epoch,
    or random ones before any training, to be looked at or trained elsewhere; weights alone would
    be of no use then.
    """
    if run is None and format_ == "python":
        return *_untrained(project), ""
    if run is None and not project.runs and format_ != "safetensors":
        notice = f"{project.path.name} has no run yet, so the weights are random ones"
        return *_untrained(project), notice
    chosen = chosen_run(project, run)
    job = chosen.read_job()
    if format_ == "python":
        return job, Weights(seed=job.training.seed), ""
    if chosen.record.best not in chosen.epochs():
        raise CommandError(
            f"The run {chosen.id} of {project.path.name} has no weights of its best epoch "
            f"{chosen.record.best}: choose another run with --run."
        )
    changed = run is None and diff(job.network, project.design.network).is_structural
    notice = f"the network was changed since the run {chosen.id}, whose network this is"
    weights = Weights(file=str(project.path.absolute()), run=chosen.id, epoch=BEST)
    return job, weights, notice if changed else ""


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let the wish to end the program be like Ctrl+C, after which no half a file is left."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _untrained(project: Project) -> tuple[Job, Weights]:
    design = project.design
    job = Job(run_store.new_run_id(), design.network, design.data, design.training)
    return job, Weights(seed=design.training.seed)


Exporter = Callable[[Project, str | None, Path], str]
"""Writes a file of a project, or of one of its runs, and says what it is."""

FORMATS: Mapping[str, Exporter] = {
    **{name: partial(_model, name) for name in get_args(ModelFormat)},
    **{name: partial(_drawing, name) for name in drawings.FORMATS},
}
