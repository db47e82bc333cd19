"""Looking into a network: feature maps for a picture, and filters."""

from __future__ import annotations

from collections.abc import Iterable

import torch
from torch import Tensor, nn

from cnnstudio.network.codegen import identifiers
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.protocol import Filters, FilterValues, Map, Maps, Picture, Probe
from cnnstudio.worker.build import GraphModule
from cnnstudio.worker.data import Data, Split

MOST_NUMBERS = 4 * 2**20
"""Numbers of all maps in one answer, so that it fits into a line."""


def pick(data: Data, picture: Picture) -> tuple[Tensor, int]:
    """Give a picture (uint8, channels x height x width) and its class number."""
    split: Split = getattr(data, picture.split)
    if not len(split):
        raise ProjectError("There are no {split} pictures.", split=picture.split)
    place = picture.index % len(split)
    return split.pictures[place], int(split.labels[place])


def probe(model: GraphModule, data: Data, ask: Probe, source: str, epoch: float) -> Maps:
    """Compute the feature maps of nodes for a picture; the model stays exactly as it is."""
    picture, label = pick(data, ask.picture)
    was_training = model.training
    model.eval()
    device = next(model.parameters(), picture).device
    with torch.inference_mode():
        values = model.values(normalize(picture, data).to(device))
    model.train(was_training)
    return Maps(
        ask.number,
        tuple(quantize(values, ask.nodes, ask.channels)),
        picture.contiguous().numpy().tobytes(),
        (picture.shape[0], picture.shape[1], picture.shape[2]),
        label,
        shares(model, values),
        source,
        epoch,
    )


def normalize(picture: Tensor, data: Data) -> Tensor:
    """Make a batch of one normalized picture."""
    mean = torch.tensor(data.mean).view(-1, 1, 1)
    spread = torch.tensor(data.spread).view(-1, 1, 1)
    return ((picture.float() / 255 - mean) / spread).unsqueeze(0)


def shares(model: GraphModule, values: dict[int, Tensor]) -> tuple[float, ...]:
    """Give the softmax of the logits; nothing where the network has no Output."""
    if model.logits == model.picture:
        return ()
    return tuple(values[model.logits][0].double().softmax(0).tolist())


def quantize(values: dict[int, Tensor], nodes: Iterable[int], channels: int) -> Iterable[Map]:
    """Write maps as bytes, each node on a scale of its own, in a few operations a node."""
    left = MOST_NUMBERS
    for node in nodes:
        if node not in values or left <= 0:
            continue
        whole = values[node][0]
        maps = whole[:channels] if whole.ndim == 3 else whole.view(1, 1, -1)
        maps = maps[: max(left // (maps.shape[1] * maps.shape[2]), 1)]
        left -= maps.numel()
        low, high = (bound.item() for bound in maps.aminmax())
        scale = 255 / (high - low) if high > low else 0.0
        pixels = ((maps - low) * scale).round_().to(torch.uint8).cpu().contiguous()
        yield Map(node, tuple(whole.shape), *maps.shape, low, high, pixels.numpy().tobytes())


def filters(model: GraphModule, ask: Filters, source: str, epoch: float) -> FilterValues:
    """Give the weights of a convolution: out x in x height x width."""
    name = identifiers(ask.network).get(ask.node, "")
    module = model.get_submodule(name) if name else None
    if not isinstance(module, nn.Conv2d):
        raise ProjectError("Only convolutions have filters: select one.")
    values = module.weight.detach().float().cpu().contiguous()
    out, into, height, width = values.shape
    most = max(MOST_NUMBERS // (4 * into * height * width), 1)
    values = values[:most]
    return FilterValues(
        ask.number,
        ask.node,
        (len(values), into, height, width),
        values.numpy().astype("<f4").tobytes(),
        source,
        epoch,
    )
