"""Weights of runs: read from the run store or a project file, and put into a network."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.network.graph import Network
from cnnstudio.project import storage
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_read
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.storage import Run
from cnnstudio.training.protocol import Weights
from cnnstudio.worker import checkpoint
from cnnstudio.worker.build import GraphModule, build

NEWEST, BEST = -1, -2


def model_with(network: Network, weights: Weights) -> tuple[GraphModule, str, float]:
    """Build a network with the weights asked for; also say whose they are, and of which epoch.

    The newest weights of a run that was stopped within an epoch are of that very step.

    Raises:
        ProjectError: There are no such weights, or they do not belong to this network.
    """
    model = build(network, weights.seed)
    if not weights.run_folder and not weights.file:
        return model, "random", 0.0
    run = _find(weights)
    if weights.epoch == NEWEST and _has_checkpoint(run):
        data = _read(run, "last.safetensors")
        at = checkpoint.load_newest(model, data, f"The newest checkpoint of run {run.id}")
        return model, run.id, at.step / max(at.steps, 1)
    epoch = _epoch(run, weights.epoch)
    data = _read(run, f"epochs/{epoch}.safetensors")
    checkpoint.load_weights(model, data, f"Epoch {epoch} of run {run.id}")
    return model, run.id, float(epoch)


def _find(weights: Weights) -> Run:
    if weights.run_folder:
        return RunFolder(Path(weights.run_folder))
    file = Path(weights.file)
    for run in storage.load(file).runs:
        if run.id == weights.run:
            return run
    raise ProjectError("{file} has no run {run}.", file=file.name, run=weights.run)


def _has_checkpoint(run: Run) -> bool:
    return run.last_file.exists() if isinstance(run, RunFolder) else run.can_resume


def _epoch(run: Run, wanted: int) -> int:
    """Give the number of the epoch that is meant by "newest" or "best"."""
    kept = run.epochs()
    if not kept:
        raise ProjectError("The run {run} has no weights yet: let it train.", run=run.id)
    epoch = {NEWEST: kept[-1], BEST: run.read_record().best}.get(wanted, wanted)
    if epoch not in kept:
        raise ProjectError(
            "The weights of epoch {epoch} of run {run} are not kept: choose another epoch.",
            epoch=epoch,
            run=run.id,
        )
    return epoch


def _read(run: Run, name: str) -> bytes:
    if not isinstance(run, RunFolder):
        return storage.read_run_member(run.file, run.id, name)
    try:
        return (run.path / name).read_bytes()
    except OSError as error:
        raise why_not_read(run.path / name, error) from error
