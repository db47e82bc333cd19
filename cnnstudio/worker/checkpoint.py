"""Saving and restoring a training, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec
import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor, nn
from torch.optim import Optimizer

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically

MODEL, OPTIMIZER, RANDOM = "model.", "optimizer.", "random."


class Position(msgspec.Struct, forbid_unknown_fields=True):
    """How far a training has come, with all numbers that decide how it goes on.

    `loss_sum` and `right` are sums over the `seen` pictures of the epoch that is under way.
    """

    step: int = 0
    epoch: int = 0
    best: int = 0
    best_accuracy: float = -1.0
    best_loss: float = 1e30
    loss_sum: float = 0.0
    right: int = 0
    seen: int = 0
    seconds: float = 0.0


def encode_weights(model: nn.Module) -> bytes:
    """Write weights and buffers as safetensors, under the names of the exported code."""
    return save({name: value.contiguous() for name, value in model.state_dict().items()})


def save_weights(path: Path, model: nn.Module) -> None:
    """Write weights and buffers into a file."""
    write_atomically(path, encode_weights(model))


def load_weights(model: nn.Module, data: bytes, what: str) -> None:
    """Read weights into a model.

    Raises:
        ProjectError: The file is damaged, or does not belong to this network.
    """
    _restore_model(model, _decode(data, what)[0], what)


def save_training(path: Path, model: nn.Module, optimizer: Optimizer, position: Position) -> None:
    """Write all that is needed to go on exactly here: one file, one rename."""
    tensors = {MODEL + name: value for name, value in model.state_dict().items()}
    for name, parameter in model.named_parameters():
        for key, value in optimizer.state[parameter].items():
            if isinstance(value, Tensor):
                tensors[f"{OPTIMIZER}{name}.{key}"] = value
    tensors[RANDOM + "cpu"] = torch.get_rng_state()
    if torch.cuda.is_initialized():
        tensors[RANDOM + "cuda"] = torch.cuda.get_rng_state()
    metadata = {"position": msgspec.json.encode(position).decode()}
    stored = {name: value.detach().cpu().contiguous() for name, value in tensors.items()}
    write_atomically(path, save(stored, metadata))


def load_training(path: Path, model: nn.Module, optimizer: Optimizer) -> Position:
    """Restore model, optimizer and random states, and give the position.

    Raises:
        ProjectError: The file is damaged, or does not belong to this network.
    """
    what = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProjectError(
            "{file} cannot be read: {reason}.", file=what, reason=str(error)
        ) from error
    tensors, metadata = _decode(data, what)
    try:
        position = msgspec.json.decode(metadata["position"], type=Position)
    except (KeyError, msgspec.DecodeError) as error:
        raise _foreign(what) from error
    _restore_model(model, _below(tensors, MODEL), what)
    _restore_optimizer(model, optimizer, _below(tensors, OPTIMIZER), what)
    random = _below(tensors, RANDOM)
    torch.set_rng_state(random["cpu"])
    if "cuda" in random and torch.cuda.is_available():
        torch.cuda.set_rng_state(random["cuda"])
    return position


def _below(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {
        name.removeprefix(prefix): value
        for name, value in tensors.items()
        if name.startswith(prefix)
    }


def _decode(data: bytes, what: str) -> tuple[dict[str, Tensor], dict[str, str]]:
    """Decode a safetensors file and the metadata in its header."""
    try:
        tensors = load(data)
        length = int.from_bytes(data[:8], "little")
        header = msgspec.json.decode(data[8 : 8 + length], type=_Header)
    except (SafetensorError, msgspec.DecodeError, ValueError) as error:
        raise ProjectError(
            "{file} is damaged: take another epoch, or train again.", file=what
        ) from error
    return tensors, header.metadata


class _Header(msgspec.Struct):
    metadata: dict[str, str] = msgspec.field(name="__metadata__", default_factory=dict)


def _foreign(what: str) -> ProjectError:
    return ProjectError(
        "{file} does not belong to this network: its weights have other names, shapes or types.",
        file=what,
    )


def _restore_model(model: nn.Module, tensors: Mapping[str, Tensor], what: str) -> None:
    own = model.state_dict()
    if {name: _kind(value) for name, value in own.items()} != {
        name: _kind(value) for name, value in tensors.items()
    }:
        raise _foreign(what)
    with torch.no_grad():
        for name, value in own.items():
            value.copy_(tensors[name])


def _kind(value: Tensor) -> tuple[object, ...]:
    return tuple(value.shape), value.dtype


def _restore_optimizer(
    model: nn.Module, optimizer: Optimizer, tensors: Mapping[str, Tensor], what: str
) -> None:
    parameters = dict(model.named_parameters())
    for full, value in tensors.items():
        name, _, key = full.rpartition(".")
        if name not in parameters:
            raise _foreign(what)
        parameter = parameters[name]
        if value.shape == parameter.shape:
            # Fused optimizers pair elements by their place in memory, and a file holds them
            # contiguous: in another memory format than its parameter a moment would train wrongly.
            value = torch.empty_like(parameter).copy_(value)
        optimizer.state[parameter][key] = value
