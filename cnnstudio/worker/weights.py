"""Weights of runs: read from the run store or a project file, and put into a network."""

from __future__ import annotations

from pathlib import Path

from cnnstudio.network.graph import Network
from cnnstudio.project import storage
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.protocol import Weights
from cnnstudio.worker import checkpoint
from cnnstudio.worker.build import GraphModule, build

NEWEST, BEST = -1, -2


def model_with(network: Network, weights: Weights) -> tuple[GraphModule, str, int]:
    """Build a network with the weights asked for; also say whose they are, and of which epoch.

    Raises:
        ProjectError: There are no such weights, or they do not belong to this network.
    """
    model = build(network, weights.seed)
    if not weights.run_folder and not weights.file:
        return model, "random", 0
    epoch = find_epoch(weights)
    data = read_epoch(weights, epoch)
    checkpoint.load_weights(model, data, f"epoch {epoch} of run {weights.run}")
    return model, weights.run, epoch


def find_epoch(weights: Weights) -> int:
    """Give the number of the epoch that is meant by "newest" or "best"."""
    if weights.epoch >= 0:
        return weights.epoch
    if weights.run_folder:
        folder = RunFolder(Path(weights.run_folder))
        epochs, best = folder.epochs(), folder.read_record().best
    else:
        project = storage.load(Path(weights.file))
        run = next((run for run in project.runs if run.id == weights.run), None)
        epochs, best = (run.epochs(), run.record.best) if run else ((), 0)
    if not epochs:
        raise ProjectError("The run {run} has no weights yet: let it train.", run=weights.run)
    return epochs[-1] if weights.epoch == NEWEST else best


def read_epoch(weights: Weights, epoch: int) -> bytes:
    """Read the file of weights of an epoch."""
    if not weights.run_folder:
        return storage.read_run_member(
            Path(weights.file), weights.run, f"epochs/{epoch}.safetensors"
        )
    try:
        return RunFolder(Path(weights.run_folder)).epoch_file(epoch).read_bytes()
    except OSError as error:
        raise ProjectError(
            "The weights of epoch {epoch} are no longer there: choose another epoch.", epoch=epoch
        ) from error
