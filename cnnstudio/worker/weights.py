"""Weights of runs: read from the run store or a project file, and put into a network."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import cast

import safetensors.torch
import torch
from safetensors import SafetensorError
from torch import Tensor

from cnnstudio.network.graph import Network
from cnnstudio.project import storage
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_read
from cnnstudio.project.limits import LARGEST_FOREIGN
from cnnstudio.project.run_store import RunFolder
from cnnstudio.project.storage import Run
from cnnstudio.training.protocol import BEST, NEWEST, Weights
from cnnstudio.worker import checkpoint
from cnnstudio.worker.build import GraphModule, build


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


# --- files of weights from elsewhere --------------------------------------------------------------

_WRAPPERS = ("state_dict", "model_state_dict", "model")
"""Under these names other programs keep the weights beside other things."""


def foreign_tensors(path: Path) -> dict[str, Tensor]:
    """Read the weights in a file that the user picked, or that was downloaded and has its hash.

    safetensors, or PyTorch's own format, of which nothing but tensors is taken: this is the one
    place that reads it, and what comes out goes into safetensors at once.

    Raises:
        ProjectError: It cannot be read, is too large, or holds anything but weights.
    """
    try:
        _need_room(path)
        tensors = _decoded(path)
    except OSError as error:
        raise why_not_read(path, error) from error
    if not tensors or not all(_is_plain(name, value) for name, value in tensors.items()):
        raise _not_weights(path)
    return {name.removeprefix("module."): value for name, value in tensors.items()}


def _need_room(path: Path) -> None:
    """Refuse a file that is too large, packed or unpacked."""
    if max(path.stat().st_size, _unpacked_size(path)) > LARGEST_FOREIGN:
        raise ProjectError(
            "{file} holds more than {limit} GiB: choose a smaller network.",
            file=path.name,
            limit=LARGEST_FOREIGN // 2**30,
        )


def _unpacked_size(path: Path) -> int:
    """Give the bytes of all members of an archive; 0 of another file."""
    try:
        if not zipfile.is_zipfile(path):
            return 0
        with zipfile.ZipFile(path) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error) as error:
        raise _not_weights(path) from error


def _decoded(path: Path) -> Mapping[str, Tensor]:
    try:
        if path.suffix == ".safetensors":
            return safetensors.torch.load_file(path)
        loaded: object = torch.load(path, map_location="cpu", weights_only=True)  # noqa: TID251
    except (OSError, SafetensorError) as error:
        raise _not_weights(path) from error
    except Exception as error:
        # What torch raises for a file that is damaged, or that would run code, is not documented.
        raise _not_weights(path) from error
    for name in _WRAPPERS:
        if isinstance(loaded, Mapping) and isinstance(loaded.get(name), Mapping):
            loaded = loaded[name]
    return cast("Mapping[str, Tensor]", loaded) if isinstance(loaded, Mapping) else {}


def _is_plain(name: object, value: object) -> bool:
    """Say whether this is a name and an ordinary tensor of real numbers."""
    return (
        isinstance(name, str)
        and isinstance(value, Tensor)
        and value.layout == torch.strided
        and not value.is_quantized
        and not value.is_complex()
    )


def _not_weights(path: Path) -> ProjectError:
    return ProjectError(
        "{file} is not a file of weights that can be read: it is damaged, or holds more than "
        "tensors. Choose a .safetensors file, or a .pth file that holds a state dict.",
        file=path.name,
    )
