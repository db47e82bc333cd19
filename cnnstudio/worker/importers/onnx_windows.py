"""Operators of ONNX that slide a window over maps: convolutions and poolings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from cnnstudio.layers.activation import Hardsigmoid, ReLU, ReLU6, Sigmoid
from cnnstudio.layers.base import Pair, Shape, ShapeError
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, GlobalMaxPool2d, MaxPool2d
from cnnstudio.layers.resizing import Crop, ZeroPad2d
from cnnstudio.layers.text import Text
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.worker.importers.builder import Value, Weights
from cnnstudio.worker.importers.onnx_walk import Handler, Padded, Sides, Step, Walk, four, sizes

_NOT_NEGATIVE = (ReLU, ReLU6, Sigmoid, Hardsigmoid)


class _Window(NamedTuple):
    """A window as ONNX says it; `pads` are top, left, bottom, right."""

    kernel: Pair
    stride: Pair
    dilation: Pair
    pads: Sides

    @property
    def before(self) -> Pair:
        """Rows and columns added before the first one."""
        return self.pads[:2]

    @property
    def is_even(self) -> bool:
        """Whether as much is added behind as before."""
        return self.pads[:2] == self.pads[2:]

    def extent(self, axis: int) -> int:
        """How many pixels the kernel spans."""
        return self.dilation[axis] * (self.kernel[axis] - 1) + 1


def _window(step: Step, kernel: tuple[int, ...], shape: Shape) -> _Window:
    """Read a window; `shape` is that of the input."""
    stride = step.numbers("strides") or (1, 1)
    dilation = step.numbers("dilations") or (1, 1)
    pads = step.numbers("pads") or (0, 0, 0, 0)
    if {len(kernel), len(stride), len(dilation), len(pads) // 2} != {2}:
        raise step.refused(Text("it slides along one or three axes, and only maps have layers"))
    window = _Window(sizes(kernel), sizes(stride), sizes(dilation), four(pads))
    if min(*kernel, *stride, *dilation) < 1 or min(pads) < 0:
        raise step.refused(Text("its kernel, stride, dilation or padding is negative or 0"))
    automatic = step.attributes.get("auto_pad", "NOTSET")
    if automatic in ("SAME_UPPER", "SAME_LOWER"):
        return window._replace(pads=_same(shape, window, is_upper=automatic == "SAME_UPPER"))
    return window._replace(pads=(0, 0, 0, 0)) if automatic == "VALID" else window


def _same(shape: Shape, window: _Window, *, is_upper: bool) -> Sides:
    """Pad so that ceil(size / stride) comes out; an odd one goes behind (upper) or before."""
    before: list[int] = []
    behind: list[int] = []
    for axis in (0, 1):
        size, stride = shape[1 + axis], window.stride[axis]
        whole = max((-(-size // stride) - 1) * stride + window.extent(axis) - size, 0)
        less, more = whole // 2, whole - whole // 2
        before.append(less if is_upper else more)
        behind.append(more if is_upper else less)
    return four([*before, *behind])


def _kernel(step: Step, weight: Shape) -> Pair:
    given = step.numbers("kernel_shape") or weight[2:]
    if len(weight) != 4 or tuple(given) != tuple(weight[2:]):
        raise step.refused(
            Text("its weights of shape {shape} are not those of filters", {"shape": weight})
        )
    return sizes(given)


def _zeros_around(walk: Walk, value: Value, pads: Sides) -> Value:
    top, left, bottom, right = pads
    if not any(pads):
        return value
    return walk.builder.place(ZeroPad2d(top, bottom, left, right), value)


def _weights(step: Step) -> Weights:
    found = {"weight": step.tensor(1)}
    if len(step.inputs) > 2 and step.inputs[2] is not None:
        found["bias"] = step.tensor(2)
    return found


# --- convolutions --------------------------------------------------------------------------------


def _conv(walk: Walk, step: Step) -> Value:
    given, weights = step.inputs[0], _weights(step)
    if isinstance(given, Padded):
        return _conv_padded(walk, step, given, weights)
    value = walk.builder.plain(step.value())
    kernel = _kernel(step, tuple(weights["weight"].shape))
    _need_maps(walk, step, value)
    window = _window(step, kernel, walk.builder.shape(value))
    layer = _conv_layer(step, window, weights)
    if not window.is_even:
        if _is_torch_same(window):
            layer = msgspec.structs.replace(layer, padding="same")
        else:
            value = _zeros_around(walk, value, window.pads)
            layer = msgspec.structs.replace(layer, padding=(0, 0))
    return walk.builder.place(layer, value, path=step.path, weights=weights)


def _conv_layer(step: Step, window: _Window, weights: Weights) -> Conv2d:
    return Conv2d(
        filters=len(weights["weight"]),
        kernel=window.kernel,
        stride=window.stride,
        padding=window.before,
        dilation=window.dilation,
        groups=int(step.attributes.get("group", 1)),
        bias="bias" in weights,
    )


def _is_torch_same(window: _Window) -> bool:
    """Say whether this is what torch calls "same": at stride 1, the odd pixel at the end."""
    whole = [window.extent(axis) - 1 for axis in (0, 1)]
    before = [each // 2 for each in whole]
    behind = [each - each // 2 for each in whole]
    return window.stride == (1, 1) and window.pads == (*before, *behind)


def _conv_padded(walk: Walk, step: Step, given: Padded, weights: Weights) -> Value:
    """Take a padding with other things than zeros into the convolution behind it."""
    kernel = _kernel(step, tuple(weights["weight"].shape))
    window = _window(step, kernel, walk.builder.shape(given.value))
    if any(window.pads) or given.pads[:2] != given.pads[2:]:
        raise step.refused(
            Text("the padding in front of it is not the same on opposite sides of the picture")
        )
    layer = msgspec.structs.replace(
        _conv_layer(step, window, weights), padding=given.pads[:2], padding_mode=given.mode
    )
    return walk.builder.place(layer, given.value, path=step.path, weights=weights)


def _conv_transpose(walk: Walk, step: Step) -> Value:
    weights, value = _weights(step), walk.builder.plain(step.value())
    _need_maps(walk, step, value)
    kernel = _kernel(step, tuple(weights["weight"].shape))
    shape = walk.builder.shape(value)
    window = _window(step, kernel, (shape[0], 1, 1))
    extra = sizes(step.numbers("output_padding") or (0, 0))
    pads = _pads_of_transposed(step, window, extra, shape)
    is_even = pads[:2] == pads[2:] and min(pads) >= 0
    groups = int(step.attributes.get("group", 1))
    layer = ConvTranspose2d(
        filters=weights["weight"].shape[1] * groups,
        kernel=window.kernel,
        stride=window.stride,
        padding=pads[:2] if is_even else (0, 0),
        output_padding=extra,
        dilation=window.dilation,
        groups=groups,
        bias="bias" in weights,
    )
    placed = walk.builder.place(layer, value, path=step.path, weights=weights)
    if is_even:
        return placed
    top, left, bottom, right = pads
    return walk.builder.place(Crop(top, bottom, left, right), placed)


def _pads_of_transposed(step: Step, window: _Window, extra: Pair, shape: Shape) -> Sides:
    """Give what is cut off on each side, also where the size is said that must come out."""
    wanted = step.numbers("output_shape")
    automatic = step.attributes.get("auto_pad", "NOTSET")
    if automatic in ("SAME_UPPER", "SAME_LOWER") and wanted is None:
        wanted = tuple(shape[1 + axis] * window.stride[axis] for axis in (0, 1))
    if wanted is None:
        return window.pads
    before: list[int] = []
    behind: list[int] = []
    for axis in (0, 1):
        full = (shape[1 + axis] - 1) * window.stride[axis] + extra[axis] + window.extent(axis)
        whole = full - wanted[-2 + axis]
        if whole < 0:
            raise step.refused(Text("more pixels must come out than the window reaches"))
        less, more = whole // 2, whole - whole // 2
        before.append(less if automatic == "SAME_UPPER" else more)
        behind.append(more if automatic == "SAME_UPPER" else less)
    return four([*before, *behind])


def _need_maps(walk: Walk, step: Step, value: Value) -> None:
    if len(walk.builder.shape(value)) != 3:
        raise step.refused(Text("it gets a vector, but needs maps"))


# --- poolings ------------------------------------------------------------------------------------


def _max_pool(walk: Walk, step: Step) -> Value:
    if len([name for name in step.outputs if name]) > 1:
        raise step.refused(Text("it also gives the places of the maxima, which ours does not"))
    value, window = _pooled(walk, step)
    layer = MaxPool2d(
        window.kernel, window.stride, window.before, window.dilation, _rounds_up(step)
    )
    if window.is_even:
        return walk.builder.place(layer, value, path=step.path)
    rounded = msgspec.structs.replace(layer, ceil_mode=True)
    if _gives(walk, rounded, value, _count(walk, value, window)):
        # Windows that reach over the edge leave out what is not there, as with this padding.
        return walk.builder.place(rounded, value, path=step.path)
    if not isinstance(walk.builder.layer(value), _NOT_NEGATIVE):
        raise step.refused(
            Text("it is padded more on one side than on the other, and its input may be negative")
        )
    value = _zeros_around(walk, value, window.pads)
    return walk.builder.place(msgspec.structs.replace(layer, padding=(0, 0)), value, path=step.path)


def _avg_pool(walk: Walk, step: Step) -> Value:
    value, window = _pooled(walk, step)
    if window.dilation != (1, 1):
        raise step.refused(Text("its window is dilated, which ours cannot be"))
    counts = bool(step.attributes.get("count_include_pad", 0)) or not any(window.pads)
    layer = AvgPool2d(window.kernel, window.stride, window.before, _rounds_up(step), counts)
    if window.is_even and _can_pad(window):
        return walk.builder.place(layer, value, path=step.path)
    rounded = msgspec.structs.replace(layer, ceil_mode=True)
    if not counts and _gives(walk, rounded, value, _count(walk, value, window)):
        return walk.builder.place(rounded, value, path=step.path)
    if not counts:
        raise step.refused(
            Text("it is padded more on one side than on the other, and the padding does not count")
        )
    value = _zeros_around(walk, value, window.pads)
    return walk.builder.place(msgspec.structs.replace(layer, padding=(0, 0)), value, path=step.path)


def _pooled(walk: Walk, step: Step) -> tuple[Value, _Window]:
    value = walk.builder.plain(step.value())
    _need_maps(walk, step, value)
    kernel = step.numbers("kernel_shape") or ()
    return value, _window(step, kernel, walk.builder.shape(value))


def _rounds_up(step: Step) -> bool:
    return bool(step.attributes.get("ceil_mode", 0))


def _can_pad(window: _Window) -> bool:
    """Say whether torch takes the padding: at most half of the kernel."""
    return all(window.before[axis] * 2 <= window.kernel[axis] for axis in (0, 1))


def _count(walk: Walk, value: Value, window: _Window) -> Pair:
    """Count the positions of a window with all its padding."""
    height, width = (
        (
            walk.builder.shape(value)[1 + axis]
            + window.pads[axis]
            + window.pads[2 + axis]
            - window.extent(axis)
        )
        // window.stride[axis]
        + 1
        for axis in (0, 1)
    )
    return height, width


def _gives(walk: Walk, layer: MaxPool2d | AvgPool2d, value: Value, size: Pair) -> bool:
    try:
        return layer.output_shape(walk.builder.shape(value))[1:] == size
    except ShapeError:
        return False


def _global(layer: GlobalAvgPool2d | GlobalMaxPool2d) -> Handler:
    return lambda walk, step: walk.builder.place(layer, step.value(), path=step.path)


WINDOWS: Mapping[str, Handler] = {
    "Conv": _conv,
    "ConvTranspose": _conv_transpose,
    "MaxPool": _max_pool,
    "AveragePool": _avg_pool,
    "GlobalAveragePool": _global(GlobalAvgPool2d()),
    "GlobalMaxPool": _global(GlobalMaxPool2d()),
}
