"""How much each pixel really counts for a unit: the measured receptive field.

The gradient of a unit by the picture says how much each pixel can change it. Within the box that
the kernels span it is anything but even: there are more ways from the center to the unit than from
the border (Luo, Li, Urtasun and Zemel, "Understanding the Effective Receptive Field in Deep
Convolutional Neural Networks", 2016).
"""

from __future__ import annotations

import torch
from torch import Tensor

from cnnstudio.layers.io import Input
from cnnstudio.network.analysis import analyze
from cnnstudio.network.receptive_field import regions
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.protocol import EffectiveField, FieldValues
from cnnstudio.worker.build import GraphModule
from cnnstudio.worker.data import Data, Split
from cnnstudio.worker.probes import normalize

ALL_CHANNELS = -1

MOST_BYTES = 2**27
"""Of the maps that are kept at a time for the gradient."""

MOST_PIXELS = 2**20
"""Pixels of a picture whose numbers fit into an answer, four bytes each."""


def effective_field(
    model: GraphModule, data: Data, ask: EffectiveField, source: str, epoch: float
) -> FieldValues:
    """Measure what a unit sees, as the mean absolute gradient over pictures and channels.

    Raises:
        ProjectError: There is no such unit or picture, or the pictures do not fit the network.
    """
    unit = _unit(model, ask)
    split: Split = getattr(data, ask.picture.split)
    channels, height, width = _need_fit(model, split)
    count = min(ask.pictures, len(split))
    places = (torch.arange(count) + ask.picture.index) % len(split)
    analysis = analyze(model.network)
    at_once = max(MOST_BYTES // max(analysis.activation_bytes, 1), 1)
    total = torch.zeros(height, width)
    was_training = model.training
    model.eval()
    try:
        for some in places.split(at_once):
            pictures = torch.cat([normalize(split.pictures[place], data) for place in some])
            total += _gradient(model, pictures, ask.node, unit).abs().sum((0, 1))
    finally:
        model.train(was_training)
    return FieldValues(
        ask.number,
        ask.node,
        height,
        width,
        (total / (count * channels)).numpy().astype("<f4").tobytes(),
        _box(model, ask, unit),
        count,
        source,
        epoch,
    )


def _unit(model: GraphModule, ask: EffectiveField) -> tuple[int | slice, ...]:
    """Give where the unit lies in the output of its node, without the batch axis."""
    shape = analyze(model.network).nodes[ask.node].output_shape if _is_built(model, ask) else None
    if shape is None or isinstance(model.network.by_id[ask.node].layer, Input):
        raise ProjectError("This layer computes nothing yet: connect it, or select another one.")
    channel = slice(None) if ask.channel == ALL_CHANNELS else ask.channel
    wanted = (ask.channel, ask.row, ask.column)[: len(shape)]
    if any(place >= size for place, size in zip(wanted, shape, strict=True)):
        raise ProjectError("The layer has only {shape} units: choose one of them.", shape=shape)
    return (channel, ask.row, ask.column)[: len(shape)]


def _is_built(model: GraphModule, ask: EffectiveField) -> bool:
    return any(step.node == ask.node for step in model.steps)


def _need_fit(model: GraphModule, split: Split) -> tuple[int, int, int]:
    expected = model.network.by_id[model.picture].layer.output_shape()
    actual = tuple(split.pictures.shape[1:])
    if not len(split):
        raise ProjectError("There are no pictures in this split: choose another one.")
    if actual != expected:
        raise ProjectError(
            "The pictures are {actual}, but the Input expects {expected}: fit the network to the "
            "data.",
            actual=actual,
            expected=expected,
        )
    channels, height, width = expected
    if height * width > MOST_PIXELS:
        raise ProjectError("The pictures are too large to be measured.")
    return channels, height, width


def _gradient(
    model: GraphModule, pictures: Tensor, node: int, unit: tuple[int | slice, ...]
) -> Tensor:
    """Give how the unit of each picture changes with that picture's pixels."""
    needed = model.network.ancestors(node)
    with torch.enable_grad():
        values = {model.picture: pictures.requires_grad_()}
        for step in model.steps:
            if step.node in needed:
                inputs = [values[source] for source in step.sources]
                values[step.node] = inputs[0] if step.compute is None else step.compute(*inputs)
        told = values[node][(slice(None), *unit)].sum()
        (found,) = torch.autograd.grad(told, pictures, allow_unused=True)
    return torch.zeros_like(pictures) if found is None else found


def _box(
    model: GraphModule, ask: EffectiveField, unit: tuple[int | slice, ...]
) -> tuple[int, int, int, int]:
    """Give what the unit can see at all, by the shapes of the layers alone."""
    network = model.network
    place = (ask.row, ask.column) if len(unit) > 1 else (max(ask.channel, 0),)
    found = regions(network, analyze(network).shapes, ask.node, place).get(model.picture)
    seen = found.seen if found is not None else None
    return (0, 0, 0, 0) if seen is None else (seen.top, seen.left, seen.bottom, seen.right)
