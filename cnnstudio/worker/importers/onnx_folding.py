"""Arithmetic of an ONNX graph on numbers that do not depend on the picture, such as shapes.

Each function takes the constant inputs and the attributes of its operator. None makes more than
`MOST_NUMBERS` out of few.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import Any

import numpy as np
from onnx import TensorProto, helper

from cnnstudio.worker.importers.onnx_reading import Array, Numbers

MOST_NUMBERS = 2**24
"""Of an array that is made here out of a shape."""

Fold = Callable[[Sequence[Any], Mapping[str, Any]], Any]


SPARE_BYTES = 64 * 2**20
"""What may be made out of nothing, such as out of shapes."""

MOST_TIMES = 4
"""How often as much as the file holds may be made of it: layers may share weights."""


class TooManyNumbersError(Exception):
    """An operator would make an array beyond all use."""


class Room:
    """Counts what is made of the numbers of a file, which few nodes can make more than memory."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers, self._bytes = numbers, 0

    def fold(self, fold: Fold, inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
        """Compute an array; one that only looks at an input another way takes no room."""
        made = np.asarray(fold(inputs, attributes))
        if not any(np.may_share_memory(made, np.asarray(each)) for each in inputs):
            self._take(made.nbytes)
        return made

    def copy(self, inputs: Sequence[Any]) -> None:
        """Take room for the weights among the inputs of a layer, each 32 bits wide."""
        self._take(sum(4 * each.size for each in inputs if isinstance(each, np.ndarray)))

    def _take(self, count: int) -> None:
        self._bytes += count
        if self._bytes > SPARE_BYTES + MOST_TIMES * self._numbers.bytes:
            raise TooManyNumbersError


def _axes(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> tuple[int, ...]:
    """Give the axes, which are an attribute up to operator set 12 and an input after it."""
    given = inputs[1] if len(inputs) > 1 and inputs[1] is not None else attributes.get("axes", ())
    return tuple(int(axis) for axis in np.atleast_1d(np.asarray(given, dtype=np.int64)))


def _unsqueeze(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    axes = _axes(inputs, attributes)
    return np.expand_dims(inputs[0], axes)


def _squeeze(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    axes = _axes(inputs, attributes)
    return np.squeeze(inputs[0], axes or None)


def _cast(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    kind = int(attributes.get("to", TensorProto.FLOAT))
    return np.asarray(inputs[0]).astype(helper.tensor_dtype_to_np_dtype(kind))


def _gather(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    _need_few(np.size(inputs[1]) * np.size(inputs[0]))
    return np.take(inputs[0], np.asarray(inputs[1], dtype=np.int64), int(attributes.get("axis", 0)))


def _slice(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    starts, ends, axes, steps = slice_bounds(inputs, attributes)
    index: list[slice] = [slice(None)] * np.ndim(inputs[0])
    for start, end, axis, step in zip(starts, ends, axes, steps, strict=True):
        index[axis] = slice(start, end, step)
    return inputs[0][tuple(index)]


def slice_bounds(
    inputs: Sequence[Any], attributes: Mapping[str, Any]
) -> tuple[list[int], list[int], list[int], list[int]]:
    """Give starts, ends, axes and steps of a Slice, of old operator sets and new ones."""
    given = [*inputs[1:], None, None, None, None][:4]
    old = [attributes.get(name) for name in ("starts", "ends", "axes")] + [None]
    starts, ends, axes, steps = (
        None if each is None else [int(number) for number in np.atleast_1d(each)]
        for each in (
            new if new is not None else before for new, before in zip(given, old, strict=True)
        )
    )
    if starts is None or ends is None:
        raise ValueError("a Slice has no bounds")
    return starts, ends, axes or list(range(len(starts))), steps or [1] * len(starts)


def _reshape(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    shape = [int(size) for size in inputs[1]]
    if not attributes.get("allowzero", 0):
        before = np.shape(inputs[0])
        shape = [before[axis] if size == 0 else size for axis, size in enumerate(shape)]
    return np.reshape(inputs[0], shape)


def _constant_of_shape(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    shape = tuple(int(size) for size in inputs[0])
    _need_few(prod(shape))
    value = attributes.get("value", np.zeros(1, dtype=np.float32))
    return np.full(shape, np.ravel(value)[0])


def _range(inputs: Sequence[Any], _attributes: Mapping[str, Any]) -> Array:
    start, limit, delta = (np.ravel(each)[0] for each in inputs)
    _need_few(int(abs((limit - start) / delta)) + 1)
    return np.arange(start, limit, delta)


def _expand(inputs: Sequence[Any], _attributes: Mapping[str, Any]) -> Array:
    shape = np.broadcast_shapes(np.shape(inputs[0]), tuple(int(size) for size in inputs[1]))
    _need_few(prod(shape))
    return np.broadcast_to(inputs[0], shape).copy()


def _divide(inputs: Sequence[Any], _attributes: Mapping[str, Any]) -> Array:
    first, second = inputs
    if np.issubdtype(np.asarray(first).dtype, np.integer):
        return np.asarray(np.trunc(np.divide(first, second))).astype(np.asarray(first).dtype)
    return np.divide(first, second)


def _elementwise(function: Callable[..., Any]) -> Fold:
    def fold(inputs: Sequence[Any], _attributes: Mapping[str, Any]) -> Array:
        _need_few(prod(np.broadcast_shapes(*(np.shape(each) for each in inputs))))
        return np.asarray(function(*inputs))

    return fold


def _concat(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    _need_few(sum(np.size(each) for each in inputs))
    return np.concatenate([np.atleast_1d(each) for each in inputs], int(attributes["axis"]))


def _transpose(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
    return np.transpose(inputs[0], attributes.get("perm"))


def _reduce(function: Callable[..., Any]) -> Fold:
    def fold(inputs: Sequence[Any], attributes: Mapping[str, Any]) -> Array:
        axes = _axes(inputs, attributes) or None
        keep = bool(attributes.get("keepdims", 1))
        return np.asarray(function(inputs[0], axis=axes, keepdims=keep))

    return fold


def _need_few(count: int) -> None:
    if count > MOST_NUMBERS:
        raise TooManyNumbersError


FOLDS: Mapping[str, Fold] = {
    "Unsqueeze": _unsqueeze,
    "Squeeze": _squeeze,
    "Cast": _cast,
    "Gather": _gather,
    "Slice": _slice,
    "Reshape": _reshape,
    "ConstantOfShape": _constant_of_shape,
    "Range": _range,
    "Expand": _expand,
    "Concat": _concat,
    "Transpose": _transpose,
    "Shape": lambda inputs, _: np.asarray(np.shape(inputs[0]), dtype=np.int64),
    "Identity": lambda inputs, _: inputs[0],
    "Add": _elementwise(np.add),
    "Sub": _elementwise(np.subtract),
    "Mul": _elementwise(np.multiply),
    "Div": _divide,
    "Pow": _elementwise(np.power),
    "Neg": _elementwise(np.negative),
    "Sqrt": _elementwise(np.sqrt),
    "Reciprocal": _elementwise(np.reciprocal),
    "Floor": _elementwise(np.floor),
    "Ceil": _elementwise(np.ceil),
    "Equal": _elementwise(np.equal),
    "Where": _elementwise(np.where),
    "ReduceProd": _reduce(np.prod),
    "ReduceSum": _reduce(np.sum),
}
