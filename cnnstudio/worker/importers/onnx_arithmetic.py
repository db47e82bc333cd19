"""Operators of ONNX that work on each number on its own: sums, products, activations, dropout."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf, isclose, prod, sqrt
from typing import Any

import numpy as np
import torch
from onnx import TensorProto
from torch import Tensor

from cnnstudio.layers.activation import (
    ELU,
    GELU,
    Hardsigmoid,
    Hardswish,
    LeakyReLU,
    PReLU,
    ReLU,
    ReLU6,
    Sigmoid,
    SiLU,
    Softmax,
    Tanh,
)
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.merge import Add, Multiply
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.routing import Scale
from cnnstudio.layers.text import Text
from cnnstudio.worker.importers.builder import Value, Weights
from cnnstudio.worker.importers.onnx_reading import Array
from cnnstudio.worker.importers.onnx_walk import Curve, Handler, Step, Walk

_DIGITS = 1e-3
"""Numbers in files have few digits: 1 / √2 is often written 0.7071."""


def _activation(layer: AnyLayer) -> Handler:
    return lambda walk, step: walk.builder.pointwise(layer, step.value(), path=step.path)


# --- sums ----------------------------------------------------------------------------------------


def _add(walk: Walk, step: Step) -> Any:  # noqa: ANN401 - a value, or part of a curve
    first, second = _picture_first(step)
    if isinstance(first, Curve):
        return _curve_plus(walk, step, first, second)
    if isinstance(second, Value):
        return walk.builder.pointwise(Add(), first, second, path=step.path)
    return _plus(walk, step, first, np.asarray(second))


def _subtract(walk: Walk, step: Step) -> Value:
    first, second = step.inputs[:2]
    if isinstance(second, Value):
        minus = walk.builder.pointwise(Scale(-1.0), second)
        if isinstance(first, Value):
            return walk.builder.pointwise(Add(), first, minus, path=step.path)
        return _plus(walk, step, minus, np.asarray(first))
    return _plus(walk, step, step.value(), -_known(step, 1))


def _sum(walk: Walk, step: Step) -> Value:
    values = [step.value(place) for place in range(len(step.inputs))]
    if len(values) == 1:
        return values[0]
    return walk.builder.pointwise(Add(), *values, path=step.path)


def _plus(walk: Walk, step: Step, value: Value, array: Array) -> Value:
    """Add numbers that are known: one, or one a channel."""
    offset = walk.channels(value, array)
    if not isinstance(offset, Tensor):
        return walk.builder.pointwise(Scale(offset=_one(step, offset)), value, path=step.path)
    taken = walk.absorbed(value, offset=offset) if walk.is_used_once(value) else None
    return taken or _fixed(walk, step, value, offset)


def _fixed(walk: Walk, step: Step, value: Value, offset: Tensor) -> Value:
    """Add one number a channel by a batch normalization whose averages change nothing."""
    ones, epsilon = torch.ones_like(offset), 1e-5
    weights: Weights = {
        "weight": ones,
        "bias": offset,
        "running_mean": torch.zeros_like(offset),
        "running_var": ones - epsilon,
    }
    walk.report["fixed"] = Text(
        "Numbers that are added to each channel are taken as batch normalizations."
    )
    layer = BatchNorm2d(epsilon=epsilon)
    return walk.builder.pointwise(layer, value, path=step.path, weights=weights)


def _one(step: Step, number: float | None) -> float:
    if number is None:
        raise step.refused(_NEITHER)
    return number


_NEITHER = Text(
    "the numbers it computes with are neither one alone nor one a channel, and there is no layer "
    "for that"
)


def _picture_first(step: Step) -> tuple[Any, Any]:
    first, second = step.inputs[:2]
    is_first = isinstance(first, Curve) or not isinstance(second, Value | Curve)
    pair = (first, second) if is_first else (second, first)
    if not isinstance(pair[0], Value | Curve):
        raise step.refused(Text("it does not get maps or a vector as its input"))
    return pair


def _known(step: Step, place: int) -> Array:
    found = step.constant(place)
    if found is None:
        raise step.refused(Text("one of its inputs is missing"))
    return found.astype(np.float64)


# --- products ------------------------------------------------------------------------------------


def _multiply(walk: Walk, step: Step) -> Any:  # noqa: ANN401 - a value, or part of a curve
    first, second = _picture_first(step)
    if isinstance(first, Curve):
        return _curve_times(walk, step, first, second)
    if isinstance(second, Value):
        return walk.builder.pointwise(Multiply(), first, second, path=step.path)
    return _times(walk, step, first, np.asarray(second))


def _divide(walk: Walk, step: Step) -> Any:  # noqa: ANN401 - a value, or part of a curve
    array = _known(step, 1)
    if not np.all(array):
        raise step.refused(Text("it divides by 0"))
    if isinstance(step.inputs[0], Curve):
        return _curve_times(walk, step, step.inputs[0], 1 / array)
    return _times(walk, step, step.value(), 1 / array)


def _times(walk: Walk, step: Step, value: Value, array: Array) -> Value:
    """Multiply by numbers that are known: one, or one a channel."""
    factor = walk.channels(value, array)
    if not isinstance(factor, Tensor):
        return walk.builder.pointwise(Scale(_one(step, factor)), value, path=step.path)
    taken = walk.absorbed(value, factor=factor) if walk.is_used_once(value) else None
    if taken is not None:
        return taken
    layer, weights = Scale(learned=True), {"weight": factor}
    return walk.builder.pointwise(layer, value, path=step.path, weights=weights)


def _negative(walk: Walk, step: Step) -> Value:
    return walk.builder.pointwise(Scale(-1.0), step.value(), path=step.path)


# --- GELU, written out ---------------------------------------------------------------------------


def _erf(walk: Walk, step: Step) -> Curve:
    """Begin a curve: erf of x / √2."""
    value = step.value()
    factor = _fixed_factor(walk.builder.layer(value))
    if factor is None or not isclose(factor, 1 / sqrt(2), rel_tol=_DIGITS):
        raise step.refused(_ONLY_GELU)
    return Curve(Value(walk.builder.nodes[value.node].sources[0], value.order))


def _fixed_factor(layer: AnyLayer) -> float | None:
    """Give the number that a layer multiplies by, if it does nothing else."""
    if isinstance(layer, Scale) and not layer.learned and not layer.offset:
        return layer.factor
    return None


_ONLY_GELU = Text("erf is known only as a part of GELU, which this is not")


def _curve_plus(walk: Walk, step: Step, curve: Curve, given: object) -> Any:  # noqa: ANN401
    is_one = isinstance(given, np.ndarray) and given.size == 1 and float(given.reshape(-1)[0]) == 1
    if not is_one or curve.has_one or curve.has_base or curve.factor != 1:
        raise step.refused(_ONLY_GELU)
    return _finished(walk, step, curve._replace(has_one=True))


def _curve_times(walk: Walk, step: Step, curve: Curve, given: object) -> Any:  # noqa: ANN401
    if isinstance(given, np.ndarray) and given.size == 1:
        factor = curve.factor * float(given.reshape(-1)[0])
        return _finished(walk, step, curve._replace(factor=factor))
    if not isinstance(given, Value) or curve.has_base:
        raise step.refused(_ONLY_GELU)
    if given == curve.base:
        return _finished(walk, step, curve._replace(has_base=True))
    factor = _fixed_factor(walk.builder.layer(given))
    if factor is None or walk.builder.nodes[given.node].sources != (curve.base.node,):
        raise step.refused(_ONLY_GELU)
    whole = curve._replace(factor=curve.factor * factor, has_base=True)
    return _finished(walk, step, whole)


def _finished(walk: Walk, step: Step, curve: Curve) -> Any:  # noqa: ANN401
    """Place GELU as soon as all of it has been seen."""
    if curve.has_base and curve.has_one and isclose(curve.factor, 0.5, rel_tol=_DIGITS):
        return walk.builder.pointwise(GELU(), curve.base, path=step.path)
    return curve


# --- activations with settings -------------------------------------------------------------------


def _leaky(walk: Walk, step: Step) -> Value:
    layer = LeakyReLU(step.number(9, "alpha", 0.01))
    return walk.builder.pointwise(layer, step.value(), path=step.path)


def _elu(walk: Walk, step: Step) -> Value:
    layer = ELU(step.number(9, "alpha", 1.0))
    return walk.builder.pointwise(layer, step.value(), path=step.path)


def _prelu(walk: Walk, step: Step) -> Value:
    value = step.value()
    slopes = walk.channels(value, _known(step, 1))
    if slopes is None:
        raise step.refused(_NEITHER)
    layer = PReLU(per_channel=isinstance(slopes, Tensor))
    weight = torch.as_tensor(slopes, dtype=torch.float32).reshape(-1)
    return walk.builder.pointwise(layer, value, path=step.path, weights={"weight": weight})


def _gelu(walk: Walk, step: Step) -> Value:
    is_tanh = step.attributes.get("approximate", "none") == "tanh"
    layer = GELU("tanh" if is_tanh else "none")
    return walk.builder.pointwise(layer, step.value(), path=step.path)


def _hard_sigmoid(walk: Walk, step: Step) -> Value:
    """clip(alpha x + beta, 0, 1) is our Hardsigmoid, of 1/6 and 1/2, behind a scale."""
    alpha, beta = step.number(9, "alpha", 0.2), step.number(9, "beta", 0.5)
    value = step.value()
    if not isclose(alpha, 1 / 6, rel_tol=_DIGITS) or beta != 0.5:
        value = walk.builder.pointwise(Scale(6 * alpha, 6 * beta - 3), value)
    return walk.builder.pointwise(Hardsigmoid(), value, path=step.path)


def _clip(walk: Walk, step: Step) -> Value:
    low, high = step.number(1, "min", -inf), step.number(2, "max", inf)
    known: dict[tuple[bool, bool], AnyLayer] = {(True, False): ReLU(), (True, True): ReLU6()}
    if low < -1e30 and high > 1e30:
        return step.value()
    layer = known.get((low == 0, high == 6))
    if layer is None or (high != 6 and high < 1e30):
        raise step.refused(
            Text(
                "it cuts numbers off below {low} and above {high}, but layers here cut off below "
                "0, and above 6 or nowhere",
                {"low": low, "high": high},
            )
        )
    return walk.builder.pointwise(layer, step.value(), path=step.path)


def _swish(walk: Walk, step: Step) -> Value:
    alpha = step.number(9, "alpha", 1.0)
    if alpha != 1:
        raise step.refused(Text("its alpha is {alpha}, but that of SiLU is 1", {"alpha": alpha}))
    return walk.builder.pointwise(SiLU(), step.value(), path=step.path)


def _softmax(walk: Walk, step: Step) -> Value:
    value = step.value()
    is_old = walk.opset < 13
    axis = walk.axis(step, value, int(step.attributes.get("axis", 1 if is_old else -1)))
    if is_old and prod(walk.builder.shape(value)[axis + 1 :]) != 1:
        # Up to operator set 12 all axes from this one on were taken as one.
        raise step.refused(Text("its shares are over channels and pixels together"))
    if value.order[axis] != 0:
        raise step.refused(Text("its shares are not over the channels, as ours are"))
    return walk.builder.pointwise(Softmax(), value, path=step.path)


def _dropout(walk: Walk, step: Step) -> Value:
    layer = Dropout(step.number(1, "ratio", 0.5))
    return walk.builder.pointwise(layer, step.value(), path=step.path)


_FLOATS = (TensorProto.FLOAT, TensorProto.FLOAT16, TensorProto.DOUBLE, TensorProto.BFLOAT16)


def _cast(_walk: Walk, step: Step) -> Any:  # noqa: ANN401 - whatever comes in
    if int(step.attributes["to"]) not in _FLOATS:
        raise step.refused(Text("it cuts the decimals off, and no layer does that"))
    return step.inputs[0]


def _same(_walk: Walk, step: Step) -> Any:  # noqa: ANN401 - whatever comes in
    return step.inputs[0]


ARITHMETIC: Mapping[str, Handler] = {
    "Add": _add,
    "Sub": _subtract,
    "Sum": _sum,
    "Mul": _multiply,
    "Div": _divide,
    "Neg": _negative,
    "Erf": _erf,
    "Relu": _activation(ReLU()),
    "Sigmoid": _activation(Sigmoid()),
    "Tanh": _activation(Tanh()),
    "HardSwish": _activation(Hardswish()),
    "Swish": _swish,
    "LeakyRelu": _leaky,
    "Elu": _elu,
    "PRelu": _prelu,
    "Gelu": _gelu,
    "HardSigmoid": _hard_sigmoid,
    "Clip": _clip,
    "Softmax": _softmax,
    "Dropout": _dropout,
    "Identity": _same,
    "Cast": _cast,
}
