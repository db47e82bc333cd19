"""Looking into a network: feature maps for a picture, and filters."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator

import torch
from torch import Tensor, nn

from cnnstudio.layers.io import Output
from cnnstudio.layers.text import Text
from cnnstudio.network.codegen import identifiers
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import Failed, Filters, FilterValues, Map, Maps, Picture, Probe
from cnnstudio.worker import heads
from cnnstudio.worker.build import GraphModule
from cnnstudio.worker.data import Data, Split

log = logging.getLogger(__name__)

MOST_NUMBERS = 4 * 2**20
"""Numbers of all maps in one answer, a byte each, so that it fits into a line."""

MOST_WEIGHTS = 2**20
"""Numbers of all filters in one answer, four bytes each."""

MOST_SHARES = 10_000
"""Classes whose shares are sent."""


def answered(number: int, compute: Callable[[], Message]) -> Message:
    """Compute an answer, or give the reason why there is none."""
    try:
        return compute()
    except ProjectError as error:
        return Failed.of(number, error.text)
    except Exception as error:
        # A question must not end a training, or the process that answers all the others.
        log.exception("A question could not be answered.")
        reason = f"{type(error).__name__}: {error}"
        return Failed.of(number, Text("This could not be computed ({reason}).", {"reason": reason}))


# --- feature maps --------------------------------------------------------------------------------


def probe(model: GraphModule, data: Data, ask: Probe, source: str, epoch: float) -> Maps:
    """Compute the feature maps of nodes for a picture; the model stays exactly as it is.

    Raises:
        ProjectError: There is no such picture, or it does not fit the network.
    """
    picture, label = pick(data, ask.picture)
    _need_fit(model, picture)
    was_training = model.training
    model.eval()
    try:
        with torch.inference_mode():
            values = model.values(normalize(picture, data).to(_device(model)))
            shares = _shares(model, values)
            _show_shares(model, values, shares)
            maps = tuple(quantize(values, ask.nodes, ask.channels))
    finally:
        model.train(was_training)
    return Maps(
        ask.number,
        maps,
        picture.contiguous().numpy().tobytes(),
        (picture.shape[0], picture.shape[1], picture.shape[2]),
        label,
        tuple(shares.tolist()) if _can_be_said(shares) else (),
        source,
        epoch,
    )


def pick(data: Data, picture: Picture) -> tuple[Tensor, int]:
    """Give a picture (uint8, channels x height x width) and its class number.

    After the last picture of a split comes its first one again.
    """
    split: Split = getattr(data, picture.split)
    if not len(split):
        raise ProjectError(
            "There are no {split} pictures: choose another split.", split=picture.split
        )
    place = picture.index % len(split)
    return split.pictures[place], int(split.labels[place])


def normalize(picture: Tensor, data: Data) -> Tensor:
    """Make a batch of one normalized picture."""
    mean = torch.tensor(data.mean).view(-1, 1, 1)
    spread = torch.tensor(data.spread).view(-1, 1, 1)
    return ((picture.float() / 255 - mean) / spread).unsqueeze(0)


def _need_fit(model: GraphModule, picture: Tensor) -> None:
    expected = model.network.by_id[model.picture].layer.output_shape()
    if tuple(picture.shape) != expected:
        raise ProjectError(
            "The pictures are {actual}, but the Input expects {expected}: fit the network to the "
            "data.",
            actual=tuple(picture.shape),
            expected=expected,
        )


def _device(model: GraphModule) -> torch.device:
    return next((parameter.device for parameter in model.parameters()), torch.device("cpu"))


def _shares(model: GraphModule, values: dict[int, Tensor]) -> Tensor:
    """Give the shares of the classes; nothing where the network gives none."""
    if model.logits is None:
        return torch.empty(0)
    return heads.shares(model.head, values[model.logits])[0]


def _can_be_said(shares: Tensor) -> bool:
    """JSON has no word for what is not a number, and a line is only so long."""
    return len(shares) <= MOST_SHARES and bool(shares.isfinite().all())


def _show_shares(model: GraphModule, values: dict[int, Tensor], shares: Tensor) -> None:
    """Put the shares in place of what the Output passes on."""
    if not len(shares):
        return
    for node in values:
        if isinstance(model.network.by_id[node].layer, Output):
            values[node] = shares.unsqueeze(0)


def quantize(values: dict[int, Tensor], nodes: Iterable[int], channels: int) -> Iterator[Map]:
    """Write maps as bytes, each node on a scale of its own, in a few operations a node.

    Maps that would not fit into an answer are thinned out: fewer channels, then every second
    pixel, every third, and so on.
    """
    wanted = [node for node in nodes if node in values]
    room = MOST_NUMBERS // max(len(wanted), 1)
    for node in wanted:
        whole = values[node][0]
        low, high = (bound.item() for bound in whole.aminmax())
        if not (abs(low) < float("inf") and abs(high) < float("inf")):
            whole, low, high = torch.zeros_like(whole), 0.0, 0.0
        maps = whole[:channels] if whole.ndim == 3 else whole[:room].view(1, 1, -1)
        maps = _thinned(maps, room)
        scale = 255 / (high - low) if high > low else 0.0
        pixels = ((maps - low) * scale).round_().to(torch.uint8).cpu().contiguous()
        sent, rows, columns = maps.shape
        shape = tuple(whole.shape)
        yield Map(node, shape, sent, rows, columns, low, high, pixels.numpy().tobytes())


def _thinned(maps: Tensor, room: int) -> Tensor:
    step = 1
    while maps[0, ::step, ::step].numel() > room:
        step += 1
    maps = maps[:, ::step, ::step]
    return maps[: max(room // max(maps[0].numel(), 1), 1)]


# --- filters -------------------------------------------------------------------------------------


def filters(model: GraphModule, ask: Filters, source: str, epoch: float) -> FilterValues:
    """Give the weights of a convolution: out x in x height x width, the first where they are many.

    Raises:
        ProjectError: The node is no convolution.
    """
    name = identifiers(model.network).get(ask.node, "")
    module = dict(model.named_children()).get(name)
    if not isinstance(module, nn.Conv2d):
        raise ProjectError("Only convolutions have filters: select one.")
    values = module.weight.detach().float().cpu().contiguous()
    _, into, height, width = values.shape
    values = values[: max(MOST_WEIGHTS // (into * height * width), 1)]
    return FilterValues(
        ask.number,
        ask.node,
        (len(values), into, height, width),
        values.numpy().astype("<f4").tobytes(),
        source,
        epoch,
    )
