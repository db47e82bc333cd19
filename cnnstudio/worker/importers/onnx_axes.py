"""Operators of ONNX that cut and join maps, or write their axes another way."""

from __future__ import annotations

from collections.abc import Mapping
from math import prod
from typing import Any

import numpy as np

from cnnstudio.layers.merge import Concat
from cnnstudio.layers.pooling import GlobalAvgPool2d, GlobalMaxPool2d
from cnnstudio.layers.resizing import Crop
from cnnstudio.layers.routing import ChannelShuffle, Slice
from cnnstudio.layers.text import Text
from cnnstudio.worker.importers.builder import Value
from cnnstudio.worker.importers.last_axis import CHANNELS_LAST
from cnnstudio.worker.importers.onnx_folding import slice_bounds
from cnnstudio.worker.importers.onnx_reading import Array
from cnnstudio.worker.importers.onnx_walk import (
    Handler,
    Listed,
    Pixels,
    Regrouped,
    Step,
    Walk,
)

# --- shapes --------------------------------------------------------------------------------------


def _flatten(walk: Walk, step: Step) -> Value:
    if int(step.attributes.get("axis", 1)) not in (1, -len(step.value().order)):
        raise step.refused(Text("it flattens only some of the axes"))
    return walk.builder.flattened(step.value(), step.path)


def _reshape(walk: Walk, step: Step) -> Value | Regrouped | Pixels | Listed:
    given = step.inputs[0]
    if isinstance(given, Regrouped | Pixels):
        return _reshape_back(walk, step, given)
    value = step.value()
    before = walk.shape(value)
    shape = _target(step, before)
    if value.order == CHANNELS_LAST and shape == (prod(before[:-1]), before[-1]):
        return Pixels(value)
    if walk.batch == 1 and shape == (prod(before),):
        return Listed(value)
    if shape[0] != walk.batch:
        raise step.refused(Text("it mixes the pictures of a batch"))
    channels = before[1]
    is_regrouped = len(before) == 4 and value.is_plain and len(shape) in (3, 5)
    if is_regrouped and shape[1] > 0 and channels % shape[1] == 0:
        groups = shape[1]
        if len(shape) == 3 or shape[2:] == (channels // groups, *before[2:]):
            return Regrouped(value, groups)
    return walk.builder.reshaped(value, shape[1:], step.path)


def _target(step: Step, before: tuple[int, ...]) -> tuple[int, ...]:
    """Work out the shape that is meant: 0 is as before, -1 whatever is left."""
    given = step.constant(1)
    numbers = step.attributes.get("shape", ()) if given is None else given.reshape(-1)
    shape = [int(size) for size in numbers]
    if not step.attributes.get("allowzero", 0):
        shape = [
            before[axis] if size == 0 and axis < len(before) else size
            for axis, size in enumerate(shape)
        ]
    known = prod(size for size in shape if size != -1)
    if shape.count(-1) == 1 and known > 0:
        shape[shape.index(-1)] = prod(before) // known
    if not shape or prod(shape) != prod(before) or min(shape) < 1:
        raise step.refused(
            Text("{before} cannot be written as {shape}", {"before": before, "shape": tuple(shape)})
        )
    return tuple(shape)


def _reshape_back(walk: Walk, step: Step, given: Regrouped | Pixels) -> Value:
    """Write maps as maps again; channels that were swapped with groups have been shuffled."""
    own = walk.shape(given.value)
    if _target(step, own) != own:
        raise step.refused(Text("what was written another way is not written back as maps"))
    if isinstance(given, Pixels) or not given.swapped:
        return given.value
    layer = ChannelShuffle(given.groups)
    return walk.builder.place(layer, given.value, path=step.path)


def _transpose(walk: Walk, step: Step) -> Value | Regrouped:
    given, order = step.inputs[0], step.numbers("perm")
    if isinstance(given, Regrouped) and order == (0, 2, 1, 3, 4):
        return given._replace(swapped=not given.swapped)
    value = step.value()
    rank = len(value.order) + 1
    order = order or tuple(reversed(range(rank)))
    if order[0] != 0 or sorted(order) != list(range(rank)):
        raise step.refused(Text("it moves the axis of the batch"))
    return walk.builder.permuted(value, tuple(axis - 1 for axis in order[1:]))


def _axes(step: Step) -> tuple[int, ...]:
    """Give the axes, which are an attribute up to operator set 12 and an input after it."""
    given = step.constant(1)
    if given is None:
        return step.numbers("axes") or ()
    return tuple(int(axis) for axis in given.reshape(-1))


def _squeeze(walk: Walk, step: Step) -> Value:
    value = step.value()
    shape = walk.builder.shape(value)
    axes = tuple(walk.axis(step, value, axis) for axis in _axes(step))
    axes = axes or tuple(axis for axis, size in enumerate(shape) if size == 1)
    if any(shape[axis] != 1 for axis in axes):
        raise step.refused(Text("it drops an axis that has more than one place"))
    return walk.builder.dropped(value, axes)


def _unsqueeze(walk: Walk, step: Step) -> Value:
    value = step.value()
    rank = len(value.order) + 1 + len(_axes(step))
    for axis in sorted(axis % rank for axis in _axes(step)):
        found = walk.builder.inserted(value, axis - 1) if axis else None
        if found is None:
            return _as_maps(walk, step, rank)
        value = found
    return value


def _as_maps(walk: Walk, step: Step, rank: int) -> Value:
    """Write a vector as maps of one pixel each."""
    value = step.value()
    axes = sorted(axis % rank for axis in _axes(step))
    if len(value.order) != 1 or axes != [2, 3]:
        raise step.refused(Text("it makes axes that layers here do not have"))
    return walk.builder.reshaped(value, (*walk.builder.shape(value), 1, 1), step.path)


def _shape(walk: Walk, step: Step) -> Any:  # noqa: ANN401 - an array
    shape = np.asarray(walk.shape(step.value()), dtype=np.int64)
    end = step.attributes.get("end")
    return shape[int(step.attributes.get("start", 0)) : None if end is None else int(end)]


# --- means over maps -----------------------------------------------------------------------------


def _reduce(layer: GlobalAvgPool2d | GlobalMaxPool2d) -> Handler:
    def handle(walk: Walk, step: Step) -> Value:
        value = step.value()
        axes = {walk.axis(step, value, axis) for axis in _axes(step)}
        if {value.order[axis] for axis in axes} != {1, 2} or len(value.order) != 3:
            raise step.refused(Text("it is not over height and width"))
        pooled = walk.builder.place(layer, walk.builder.whole(value), path=step.path)
        pooled = pooled._replace(order=value.order)
        keeps = bool(step.attributes.get("keepdims", 1))
        return pooled if keeps else walk.builder.dropped(pooled, tuple(axes))

    return handle


# --- cutting and joining -------------------------------------------------------------------------


def _concat(walk: Walk, step: Step) -> Value:
    values = [step.value(place) for place in range(len(step.inputs))]
    for value in values:
        axis = walk.axis(step, value, int(step.attributes.get("axis", 1)))
        if value.order[axis] != 0:
            raise step.refused(Text("it does not join channels"))
    if len(values) == 1:
        return values[0]
    return walk.builder.pointwise(Concat(), *values, path=step.path)


def _split(walk: Walk, step: Step) -> tuple[Value, ...]:
    value, given = step.value(), step.constant(1)
    axis = walk.axis(step, value, int(step.attributes.get("axis", 0)))
    size = walk.builder.shape(value)[axis]
    parts = step.numbers("split") if given is None else tuple(int(part) for part in given)
    if parts is None:
        each = -(-size // len(step.outputs))
        parts = tuple(min(each, size - start) for start in range(0, size, each))
    if value.order[axis] != 0 or sum(parts) != size or len(parts) != len(step.outputs):
        raise step.refused(Text("it does not cut the channels into as many parts as it gives"))
    starts = [sum(parts[:place]) for place in range(len(parts))]
    return tuple(
        walk.builder.pointwise(Slice(start, start + part), value, path=step.path)
        for start, part in zip(starts, parts, strict=True)
    )


def _slice(walk: Walk, step: Step) -> Value:
    value = step.value()
    starts, ends, axes, steps = slice_bounds(
        [None, *(step.constant(place) for place in range(1, 5))], step.attributes
    )
    if set(steps) != {1}:
        raise step.refused(Text("it leaves out every other channel or pixel"))
    for start, end, axis in zip(starts, ends, axes, strict=True):
        value = _cut(walk, step, value, walk.axis(step, value, axis), slice(start, end))
    return value


def _cut(walk: Walk, step: Step, value: Value, axis: int, part: slice) -> Value:
    """Keep a part of an axis: some channels, or all pixels but those at two edges."""
    size = walk.builder.shape(value)[axis]
    start, stop, _ = part.indices(size)
    own = value.order[axis]
    if (start, stop) == (0, size):
        return value
    if own == 0:
        return walk.builder.pointwise(Slice(start, stop), value, path=step.path)
    first, last = (start, size - stop) if own == 1 else (0, 0)
    left, right = (start, size - stop) if own == 2 else (0, 0)
    return walk.builder.pointwise(Crop(first, last, left, right), value, path=step.path)


def _gather(walk: Walk, step: Step) -> Value:
    """Take channels that follow each other; a single one without its axis where it is asked so."""
    given = step.constant(1)
    if isinstance(step.inputs[0], Listed):
        return _gather_all(walk, step, step.inputs[0].value, given)
    value = step.value()
    axis = walk.axis(step, value, int(step.attributes.get("axis", 0)))
    size = walk.builder.shape(value)[axis]
    if given is not None and any(not -size <= place < size for place in given.reshape(-1)):
        raise step.refused(Text("it takes channels or pixels that are not there"))
    places = [] if given is None else [int(place) % size for place in given.reshape(-1)]
    if given is None or not places or places != list(range(places[0], places[0] + len(places))):
        raise step.refused(Text("it does not take channels that follow each other"))
    taken = _cut(walk, step, value, axis, slice(places[0], places[0] + len(places)))
    return walk.builder.dropped(taken, (axis,)) if given.ndim == 0 else taken


def _gather_all(walk: Walk, step: Step, value: Value, places: Array | None) -> Value:
    """Take all numbers in their order, in another shape, as torch's exporter writes a view."""
    count = prod(walk.builder.shape(value))
    if places is None or places.ndim < 2 or len(places) != 1:
        raise step.refused(Text("it mixes the numbers of a picture"))
    if not np.array_equal(places.reshape(-1), np.arange(count)):
        raise step.refused(Text("it mixes the numbers of a picture"))
    return walk.builder.reshaped(value, places.shape[1:], step.path)


AXES: Mapping[str, Handler] = {
    "Flatten": _flatten,
    "Reshape": _reshape,
    "Transpose": _transpose,
    "Squeeze": _squeeze,
    "Unsqueeze": _unsqueeze,
    "Shape": _shape,
    "ReduceMean": _reduce(GlobalAvgPool2d()),
    "ReduceMax": _reduce(GlobalMaxPool2d()),
    "Concat": _concat,
    "Split": _split,
    "Slice": _slice,
    "Gather": _gather,
}
