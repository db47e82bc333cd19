"""What is built for the functions and methods that a network of torch calls between its modules."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional
from torchvision.models.shufflenetv2 import channel_shuffle

from cnnstudio.layers.activation import (
    GELU,
    Hardsigmoid,
    Hardswish,
    ReLU,
    ReLU6,
    Sigmoid,
    SiLU,
    Tanh,
)
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.routing import ChannelShuffle, Scale, Slice
from cnnstudio.worker.importers.builder import Builder, Value
from cnnstudio.worker.importers.last_axis import layer_norm
from cnnstudio.worker.importers.modules import adaptive_avg_pool, avg_pool, max_pool, pair
from cnnstudio.worker.importers.result import NotImportedError


class Step(NamedTuple):
    """One call of a function or method: its path, and its arguments as far as they are known."""

    path: str
    arguments: tuple[Any, ...]
    named: Mapping[str, Any]

    def get(self, place: int, name: str, default: Any = None) -> Any:  # noqa: ANN401 - as given
        """Give an argument by its place or its name."""
        if place < len(self.arguments):
            return self.arguments[place]
        return self.named.get(name, default)


Handler = Callable[[Builder, Step], Any]


def _axis(value: Value, dimension: int) -> int:
    """Turn torch's dimension, where 0 is the batch, into one of ours."""
    return dimension - 1 if dimension > 0 else len(value.order) + dimension


def _activation(layer: AnyLayer) -> Handler:
    return lambda builder, step: builder.pointwise(layer, step.arguments[0], path=step.path)


# --- arithmetic ----------------------------------------------------------------------------------


def _add(builder: Builder, step: Step) -> Value:
    first, second = _number_last(step)
    if isinstance(second, Value):
        return builder.pointwise(Add(), first, second, path=step.path)
    return builder.pointwise(Scale(offset=_number(second, step)), first, path=step.path)


def _multiply(builder: Builder, step: Step) -> Value:
    first, second = _number_last(step)
    if isinstance(second, Value):
        return builder.pointwise(Multiply(), first, second, path=step.path)
    if isinstance(second, Tensor) and second.numel() > 1:
        factors = second.flatten()
        if second.shape != (len(factors), 1, 1) or not first.is_plain:
            raise _beyond(step)
        layer = Scale(learned=True)
        return builder.place(layer, first, path=step.path, weights={"weight": factors})
    return builder.pointwise(Scale(_number(second, step)), first, path=step.path)


def _divide(builder: Builder, step: Step) -> Value:
    first, second = step.arguments
    if isinstance(second, Value) or not isinstance(first, Value):
        raise _beyond(step)
    return builder.pointwise(Scale(1 / _number(second, step)), first, path=step.path)


def _subtract(builder: Builder, step: Step) -> Value:
    first, second = step.arguments
    if isinstance(second, Value) or not isinstance(first, Value):
        raise _beyond(step)
    return builder.pointwise(Scale(offset=-_number(second, step)), first, path=step.path)


def _number_last(step: Step) -> tuple[Value, Any]:
    first, second = step.arguments
    return (first, second) if isinstance(first, Value) else (second, first)


def _number(value: object, step: Step) -> float:
    if isinstance(value, Tensor) and value.numel() == 1 and not value.is_meta:
        return value.item()
    if isinstance(value, int | float):
        return float(value)
    raise _beyond(step)


def _beyond(step: Step) -> NotImportedError:
    return NotImportedError(
        "“{path}” computes with numbers of its own in a way that no layer kind here can.",
        path=step.path,
    )


# --- pooling -------------------------------------------------------------------------------------


def _arguments(step: Step, **defaults: object) -> SimpleNamespace:
    """Give the arguments after the first by their names, as a module has them."""
    return SimpleNamespace(
        **{
            name: step.get(place, name, default)
            for place, (name, default) in enumerate(defaults.items(), 1)
        }
    )


def _max_pool(builder: Builder, step: Step) -> Value:
    given = _arguments(step, kernel_size=None, stride=None, padding=0, dilation=1, ceil_mode=False)
    given.stride = given.stride or given.kernel_size
    return builder.place(max_pool(given), step.arguments[0], path=step.path)


def _avg_pool(builder: Builder, step: Step) -> Value:
    given = _arguments(
        step,
        kernel_size=None,
        stride=None,
        padding=0,
        ceil_mode=False,
        count_include_pad=True,
        divisor_override=None,
    )
    given.stride = given.stride or given.kernel_size
    return builder.place(avg_pool(given), step.arguments[0], path=step.path)


def _adaptive_avg_pool(builder: Builder, step: Step) -> Value:
    layer = adaptive_avg_pool(pair(step.get(1, "output_size")))
    return builder.place(layer, step.arguments[0], path=step.path)


def _mean(builder: Builder, step: Step) -> Value:
    value, dimensions = step.arguments[0], step.get(1, "dim")
    axes = {_axis(value, dimension) for dimension in dimensions or ()}
    if axes != {1, 2} or not value.is_plain:
        raise _beyond(step)
    pooled = builder.place(GlobalAvgPool2d(), value, path=step.path)
    return pooled if step.get(2, "keepdim", False) else builder.dropped(pooled, (1, 2))


# --- axes and channels ---------------------------------------------------------------------------


def _flatten(builder: Builder, step: Step) -> Value:
    if step.get(1, "start_dim", 0) != 1 or step.get(2, "end_dim", -1) not in (-1, 3):
        raise _beyond(step)
    return builder.flattened(step.arguments[0], step.path)


def _permute(builder: Builder, step: Step) -> Value:
    value, *given = step.arguments
    dimensions = given or [step.named["dims"]]
    if not isinstance(dimensions[0], int):
        dimensions = dimensions[0]
    if dimensions[0] != 0:
        raise _beyond(step)
    return builder.permuted(value, tuple(_axis(value, each) for each in dimensions[1:]))


def _cat(builder: Builder, step: Step) -> Value:
    values, dimension = step.arguments[0], step.get(1, "dim", 0)
    if any(value.order[_axis(value, dimension)] != 0 for value in values):
        raise _beyond(step)
    if len(values) == 1:
        return values[0]
    return builder.pointwise(Concat(), *values, path=step.path)


def _chunk(builder: Builder, step: Step) -> tuple[Value, ...]:
    """Cut the channels into parts of the same size, the last one may be smaller."""
    value = step.arguments[0]
    channels = builder.shape(value)[0]
    size = -(-channels // step.get(1, "chunks"))
    if step.get(2, "dim", 0) != 1 or not value.is_plain:
        raise _beyond(step)
    return tuple(
        builder.place(Slice(start, min(start + size, channels)), value, path=step.path)
        for start in range(0, channels, size)
    )


def _item(builder: Builder, step: Step) -> Any:  # noqa: ANN401 - any part of a value
    value, index = step.arguments
    if not isinstance(value, Value):
        return value[index]
    is_channel = isinstance(index, tuple) and len(index) == 2 and index[0] == slice(None)
    if not is_channel or not isinstance(index[1], int) or not value.is_plain:
        raise _beyond(step)
    taken = builder.place(Slice(index[1], index[1] + 1), value, path=step.path)
    return builder.dropped(taken, (0,))


def _unsqueeze(builder: Builder, step: Step) -> Value:
    value = builder.inserted(step.arguments[0], step.get(1, "dim") - 1)
    if value is None:
        raise _beyond(step)
    return value


def _shuffle(builder: Builder, step: Step) -> Value:
    layer = ChannelShuffle(step.get(1, "groups"))
    return builder.place(layer, step.arguments[0], path=step.path)


def _layer_norm(builder: Builder, step: Step) -> Value:
    tensors = {"weight": step.get(2, "weight"), "bias": step.get(3, "bias")}
    known = {name: tensor for name, tensor in tensors.items() if tensor is not None}
    size = tuple(step.get(1, "normalized_shape"))
    path = step.path.removesuffix(".layer_norm")
    return layer_norm(builder, step.arguments[0], path, known, size, step.get(4, "eps", 1e-5))


FUNCTIONS: Mapping[Callable[..., Any], Handler] = {
    operator.add: _add,
    operator.iadd: _add,
    torch.add: _add,
    operator.mul: _multiply,
    torch.mul: _multiply,
    operator.sub: _subtract,
    operator.truediv: _divide,
    operator.getitem: _item,
    torch.flatten: _flatten,
    torch.permute: _permute,
    torch.cat: _cat,
    torch.chunk: _chunk,
    torch.mean: _mean,
    torch.unsqueeze: _unsqueeze,
    torch.relu: _activation(ReLU()),
    torch.sigmoid: _activation(Sigmoid()),
    torch.tanh: _activation(Tanh()),
    functional.relu: _activation(ReLU()),
    functional.relu6: _activation(ReLU6()),
    functional.silu: _activation(SiLU()),
    functional.gelu: _activation(GELU()),
    functional.hardswish: _activation(Hardswish()),
    functional.hardsigmoid: _activation(Hardsigmoid()),
    functional.dropout: lambda builder, step: builder.pointwise(
        Dropout(step.get(1, "p", 0.5)), step.arguments[0], path=step.path
    ),
    functional.max_pool2d: _max_pool,
    functional.avg_pool2d: _avg_pool,
    functional.adaptive_avg_pool2d: _adaptive_avg_pool,
    functional.layer_norm: _layer_norm,
    channel_shuffle: _shuffle,
}

METHODS: Mapping[str, Handler] = {
    "add": _add,
    "mul": _multiply,
    "flatten": _flatten,
    "permute": _permute,
    "chunk": _chunk,
    "mean": _mean,
    "unsqueeze": _unsqueeze,
    "relu": _activation(ReLU()),
    "sigmoid": _activation(Sigmoid()),
    "contiguous": lambda _builder, step: step.arguments[0],
}
