"""Walks an ONNX graph and builds ours: what the handlers of operators get, and what they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
import numpy as np
import torch
from torch import Tensor

from cnnstudio.layers.base import Shape
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear
from cnnstudio.layers.normalization import BatchNorm2d, GroupNorm, InstanceNorm2d, LayerNorm
from cnnstudio.layers.text import Text
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.worker.importers.builder import Builder, Value
from cnnstudio.worker.importers.onnx_reading import Array
from cnnstudio.worker.importers.result import NotImportedError

Sides = tuple[int, int, int, int]
"""Rows and columns at the top, left, bottom and right."""

Mode = Literal["zeros", "reflect", "replicate", "circular"]

_NORMALIZING = (BatchNorm2d, GroupNorm, InstanceNorm2d, LayerNorm)
_WEIGHING = (Conv2d, ConvTranspose2d, Linear)


class Padded(NamedTuple):
    """Maps with rows and columns around them that are not zeros: only a convolution takes them.

    `mode` is torch's name.
    """

    value: Value
    pads: Sides
    mode: Mode


class Regrouped(NamedTuple):
    """Maps whose channels are written as groups, on the way to a shuffle or a normalization."""

    value: Value
    groups: int
    swapped: bool = False


class Pixels(NamedTuple):
    """Maps written as a list of pixels, each with its channels, so that a matrix works on each.

    The channels are the last axis of `value`.
    """

    value: Value


class Listed(NamedTuple):
    """All numbers of the only picture of a batch, one after the other."""

    value: Value


class Curve(NamedTuple):
    """Part of x/2 · (1 + erf(x / √2)), which is GELU, that has been seen so far.

    factor · (x, if `has_base`) · (erf(x / √2) + 1, if `has_one`), of x = `base`.
    """

    base: Value
    factor: float = 1.0
    has_base: bool = False
    has_one: bool = False


class Step(NamedTuple):
    """One node of the graph, with what is known of its inputs.

    `inputs` are values, arrays, or None where an input is left out; `names` are theirs.
    """

    operator: str
    label: str
    path: str
    inputs: tuple[Any, ...]
    names: tuple[str, ...]
    attributes: Mapping[str, Any]
    outputs: tuple[str, ...]

    def refused(self, reason: Text) -> NotImportedError:
        """Say that this operator cannot be imported as it is here, and why."""
        return NotImportedError(
            "{operator} “{node}” cannot be imported: {reason}.",
            operator=self.operator,
            node=self.label,
            reason=reason,
        )

    def value(self, place: int = 0) -> Value:
        """Give an input that depends on the picture."""
        given = self.inputs[place] if place < len(self.inputs) else None
        if not isinstance(given, Value):
            raise self.refused(Text("it does not get maps or a vector as its input"))
        return given

    def constant(self, place: int) -> Array | None:
        """Give an input that must not depend on the picture; None where it is left out."""
        given = self.inputs[place] if place < len(self.inputs) else None
        if given is not None and not isinstance(given, np.ndarray | np.generic):
            raise self.refused(Text("its weights or settings depend on the picture"))
        return None if given is None else np.asarray(given)

    def tensor(self, place: int) -> Tensor:
        """Give a constant input as a tensor of weights."""
        found = self.constant(place)
        if found is None:
            raise self.refused(Text("its weights are missing"))
        return as_tensor(found)

    def number(self, place: int, name: str, default: float) -> float:
        """Give a number that is an input or an attribute, depending on the operator set."""
        found = self.constant(place)
        if found is not None and found.size == 1:
            return float(found.reshape(-1)[0])
        return float(self.attributes.get(name, default))

    def numbers(self, name: str) -> tuple[int, ...] | None:
        """Give an attribute of whole numbers; None where it is left out."""
        found = self.attributes.get(name)
        return None if found is None else tuple(int(number) for number in found)


def as_tensor(array: Array) -> Tensor:
    """Make a tensor of weights of an array."""
    return torch.from_numpy(np.array(array, dtype=np.float32))


Handler = Callable[["Walk", Step], Any]


class Walk:
    """What handlers share while the graph is walked.

    Attributes:
        builder: What is built.
        batch: How many pictures the graph takes at once, where it says so; else 1.
        opset: The version of the operators, which mean other things in some of them.
        report: What people should know.
    """

    def __init__(self, batch: int, uses: Counter[str], opset: int) -> None:
        self.builder = Builder()
        self.batch, self.opset = batch, opset
        self.report: dict[str, Text] = {}
        self._uses = uses
        self._uses_of: Counter[int] = Counter()

    def note_uses(self, step: Step, name: str, result: object) -> None:
        """Count who will get what a step gives under a name.

        A step that only looks at its input another way is no use of it; those behind it are.
        """
        node = _node_of(result)
        if node:
            passes_on = any(_node_of(each) == node for each in step.inputs)
            self._uses_of[node] += self._uses[name] - passes_on

    def is_used_once(self, value: Value) -> bool:
        """Say whether only one step gets what a node puts out."""
        return self._uses_of[value.node] == 1

    def axis(self, step: Step, value: Value, axis: int) -> int:
        """Turn an axis of the graph, where 0 is the batch, into one of a value."""
        rank = len(value.order) + 1
        found = axis + rank if axis < 0 else axis
        if not 0 < found < rank:
            raise step.refused(Text("it works across the pictures of a batch"))
        return found - 1

    def shape(self, value: Value) -> Shape:
        """Give the shape as the graph has it, with the batch."""
        return (self.batch, *self.builder.shape(value))

    # --- arithmetic with one number a channel --------------------------------------------------

    def channels(self, value: Value, array: Array) -> Tensor | float | None:
        """Give what an array is to a value: one number, one a channel, or None for neither.

        Arrays are stretched as numpy does: axes are compared from the last one on.
        """
        if array.size == 1:
            return float(array.reshape(-1)[0])
        rank = len(value.order) + 1
        shape = (1,) * (rank - array.ndim) + array.shape
        wide = [axis for axis, size in enumerate(shape) if size > 1]
        if len(shape) != rank or len(wide) != 1 or wide[0] == 0:
            return None
        is_channel = value.order[wide[0] - 1] == 0
        fits = array.size == self.builder.shapes[value.node][0]
        return as_tensor(array).flatten() if is_channel and fits else None

    def absorbed(
        self, value: Value, factor: Tensor | None = None, offset: Tensor | None = None
    ) -> Value | None:
        """Let the layer before take over one factor or offset a channel, where it can.

        A convolution or dense layer takes an offset as its bias; a normalization takes both.
        """
        layer = self.builder.layer(value)
        weights = dict(self.builder.weights.get(value.node, {}))
        own = value.node
        if isinstance(layer, _NORMALIZING) and _is_over_channels(layer):
            channels = self.builder.shapes[own][0]
            scale = weights.get("weight", torch.ones(channels))
            shift = weights.get("bias", torch.zeros(channels))
            weights["weight"] = scale if factor is None else scale * factor
            shift = shift if factor is None else shift * factor
            weights["bias"] = shift if offset is None else shift + offset
            self.builder.change(own, msgspec.structs.replace(layer, affine=True), weights)
            return value
        if isinstance(layer, _WEIGHING) and factor is None and offset is not None:
            weights["bias"] = weights["bias"] + offset if layer.bias else offset
            self.builder.change(own, msgspec.structs.replace(layer, bias=True), weights)
            return value
        return None


def _node_of(given: object) -> int:
    """Give the node behind a value, whatever is made of it; 0 where there is none."""
    if isinstance(given, Listed | Padded | Pixels | Regrouped):
        given = given.value
    return given.node if isinstance(given, Value) else 0


def _is_over_channels(layer: object) -> bool:
    return getattr(layer, "over", "channels") == "channels"


def sizes(numbers: Sequence[int]) -> tuple[int, int]:
    """Take two numbers as height and width."""
    return int(numbers[0]), int(numbers[1])


def four(numbers: Sequence[int]) -> Sides:
    """Take four numbers as sides."""
    top, left, bottom, right = (int(number) for number in numbers)
    return (top, left, bottom, right)
