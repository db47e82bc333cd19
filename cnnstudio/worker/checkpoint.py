"""Saving and restoring a training, exactly: safetensors with JSON in the metadata, and no pickle.

Nothing is taken from a file whose names, shapes and types are not those that the network and the
optimizer have: project files come from strangers.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec
import torch
from safetensors import SafetensorError
from safetensors.torch import load, save
from torch import Tensor, nn
from torch.optim import SGD, Optimizer

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_read, write_atomically

MODEL, OPTIMIZER, RANDOM = "model.", "optimizer.", "random."

Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Amount = Annotated[float, msgspec.Meta(ge=0.0)]


class Position(msgspec.Struct, forbid_unknown_fields=True):
    """How far a training has come, with all numbers that decide how it goes on.

    `steps` are the batches of an epoch, `step` those that were trained in all. `epoch` counts what
    is trained and validated; -1 is before the validation of the random weights. `loss_sum` and
    `right` are sums over the `seen` pictures of the epoch that is under way. `images` were trained
    in `busy` seconds, of `seconds` altogether.
    """

    steps: Count = 0
    step: Count = 0
    epoch: Annotated[int, msgspec.Meta(ge=-1, le=2**53)] = -1
    best: Count = 0
    best_accuracy: float = -1.0
    best_loss: float = 1e30
    best_train_accuracy: float | None = None
    loss_sum: float = 0.0
    right: Count = 0
    seen: Count = 0
    images: Count = 0
    busy: Amount = 0.0
    seconds: Amount = 0.0


def save_weights(path: Path, model: nn.Module) -> None:
    """Write weights and buffers into a file, under the names of the exported code."""
    write_atomically(path, save(_plain(model.state_dict())))


def load_weights(model: nn.Module, data: bytes, what: str) -> None:
    """Read weights into a model.

    Raises:
        ProjectError: The file is damaged, or does not belong to this network.
    """
    tensors, _ = _decode(data, what)
    _restore_model(model, tensors, what)


def load_newest(model: nn.Module, data: bytes, what: str) -> Position:
    """Read the weights of a checkpoint into a model, and give its position.

    Raises:
        ProjectError: The file is damaged, or does not belong to this network.
    """
    tensors, metadata = _decode(data, what)
    _restore_model(model, _below(tensors, MODEL), what)
    return _position(metadata, what)


def save_training(path: Path, model: nn.Module, optimizer: Optimizer, position: Position) -> None:
    """Write all that is needed to go on exactly here: one file, one rename."""
    tensors = {MODEL + name: value for name, value in model.state_dict().items()}
    for name, parameter in model.named_parameters():
        for key, value in optimizer.state[parameter].items():
            tensors[f"{OPTIMIZER}{name}.{key}"] = value
    tensors[RANDOM + "cpu"] = torch.get_rng_state()
    device = _device(model)
    if device.type == "cuda":
        tensors[RANDOM + "cuda"] = torch.cuda.get_rng_state(device)
    metadata = {"position": msgspec.json.encode(position).decode()}
    write_atomically(path, save(_plain(tensors), metadata))


def load_training(path: Path, model: nn.Module, optimizer: Optimizer) -> Position:
    """Restore model, optimizer and random states, and give the position.

    Raises:
        ProjectError: The file is damaged, or does not belong to this network.
    """
    what = path.name
    try:
        data = path.read_bytes()
    except OSError as error:
        raise why_not_read(path, error) from error
    tensors, metadata = _decode(data, what)
    position = _position(metadata, what)
    try:
        _restore_model(model, _below(tensors, MODEL), what)
        _restore_optimizer(model, optimizer, _below(tensors, OPTIMIZER), what)
        _restore_random(_below(tensors, RANDOM), _device(model))
    except (KeyError, RuntimeError, TypeError) as error:
        raise foreign(what) from error
    return position


def _position(metadata: Mapping[str, str], what: str) -> Position:
    try:
        return msgspec.json.decode(metadata["position"], type=Position)
    except (KeyError, msgspec.DecodeError) as error:
        raise foreign(what) from error


def foreign(what: str) -> ProjectError:
    """Say that a file of weights belongs to something else."""
    return ProjectError(
        "{file} does not belong to this network: its weights have other names, shapes or types.",
        file=what,
    )


def _plain(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Give tensors as a file holds them: contiguous, in main memory."""
    return {name: value.detach().cpu().contiguous() for name, value in tensors.items()}


def _device(model: nn.Module) -> torch.device:
    return next(model.parameters()).device


def _below(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {
        name.removeprefix(prefix): value
        for name, value in tensors.items()
        if name.startswith(prefix)
    }


class _Header(msgspec.Struct):
    metadata: dict[str, str] = msgspec.field(name="__metadata__", default_factory=dict)


def _decode(data: bytes, what: str) -> tuple[dict[str, Tensor], dict[str, str]]:
    """Decode a safetensors file and the metadata in its header."""
    try:
        tensors = load(data)
        length = int.from_bytes(data[:8], "little")
        header = msgspec.json.decode(data[8 : 8 + length], type=_Header)
    except (KeyError, SafetensorError, msgspec.DecodeError, ValueError) as error:
        raise ProjectError(
            "{file} is damaged: choose another epoch, or train again.", file=what
        ) from error
    return tensors, header.metadata


def _restore_model(model: nn.Module, tensors: Mapping[str, Tensor], what: str) -> None:
    own = model.state_dict()
    if _kinds(own) != _kinds(tensors):
        raise foreign(what)
    with torch.no_grad():
        for name, value in own.items():
            value.copy_(tensors[name])


def _kinds(tensors: Mapping[str, Tensor]) -> dict[str, tuple[object, ...]]:
    return {name: (tuple(value.shape), value.dtype) for name, value in tensors.items()}


def _restore_optimizer(
    model: nn.Module, optimizer: Optimizer, tensors: Mapping[str, Tensor], what: str
) -> None:
    parameters = dict(model.named_parameters())
    states: dict[str, dict[str, Tensor]] = {}
    for full, value in tensors.items():
        name, _, key = full.rpartition(".")
        states.setdefault(name, {})[key] = value
    for name, state in states.items():
        if name not in parameters or _kinds(state) != _state_kinds(optimizer, parameters[name]):
            raise foreign(what)
        optimizer.state[parameters[name]] = {
            key: _like(parameters[name], value) for key, value in state.items()
        }


def _state_kinds(optimizer: Optimizer, parameter: Tensor) -> dict[str, tuple[object, ...]]:
    """Give what the optimizer keeps of a parameter."""
    moment = (tuple(parameter.shape), parameter.dtype)
    if isinstance(optimizer, SGD):
        return {"momentum_buffer": moment}
    return {"step": ((), torch.float32), "exp_avg": moment, "exp_avg_sq": moment}


def _like(parameter: Tensor, value: Tensor) -> Tensor:
    """Bring a loaded moment to the parameter's device and memory format.

    Fused optimizers pair elements by their place in memory, and a file holds them contiguous: in
    another memory format than its parameter a moment would train wrongly, without a word.
    """
    if value.shape != parameter.shape:
        return value.to(parameter.device)
    return torch.empty_like(parameter, requires_grad=False).copy_(value)


def _restore_random(states: Mapping[str, Tensor], device: torch.device) -> None:
    torch.set_rng_state(states["cpu"])
    if device.type == "cuda" and "cuda" in states:
        torch.cuda.set_rng_state(states["cuda"], device)
