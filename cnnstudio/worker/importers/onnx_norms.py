"""Operators of ONNX that normalize, and those that multiply by a matrix of weights."""

from __future__ import annotations

from collections.abc import Mapping

import torch

from cnnstudio.layers.normalization import (
    BatchNorm2d,
    GroupNorm,
    InstanceNorm2d,
    LocalResponseNorm,
)
from cnnstudio.layers.text import Text
from cnnstudio.worker.importers.builder import Value, Weights
from cnnstudio.worker.importers.last_axis import layer_norm, linear
from cnnstudio.worker.importers.onnx_walk import Handler, Pixels, Regrouped, Step, Walk


def _batch_norm(walk: Walk, step: Step) -> Value:
    if step.attributes.get("training_mode", 0):
        raise step.refused(Text("it is in training mode; export the network for inference"))
    names = ("weight", "bias", "running_mean", "running_var")
    weights = {name: step.tensor(place) for place, name in enumerate(names, 1)}
    layer = BatchNorm2d(
        momentum=1 - step.number(9, "momentum", 0.9), epsilon=step.number(9, "epsilon", 1e-5)
    )
    return walk.builder.place(layer, step.value(), path=step.path, weights=weights)


def _instance_norm(walk: Walk, step: Step) -> Value | Regrouped:
    """Place it; over groups of channels, as older exporters write it, it is a group norm."""
    weights = {"weight": step.tensor(1), "bias": step.tensor(2)}
    is_plain = bool((weights["weight"] == 1).all()) and not weights["bias"].any()
    epsilon = step.number(9, "epsilon", 1e-5)
    given = step.inputs[0]
    if isinstance(given, Regrouped):
        if not is_plain or given.swapped:
            raise step.refused(Text("it normalizes groups of channels in a way that ours cannot"))
        layer = GroupNorm(given.groups, epsilon, affine=False)
        return given._replace(value=walk.builder.place(layer, given.value, path=step.path))
    layer = InstanceNorm2d(epsilon, affine=not is_plain)
    own: Weights = {} if is_plain else weights
    return walk.builder.place(layer, step.value(), path=step.path, weights=own)


def _group_norm(walk: Walk, step: Step) -> Value:
    groups, value = int(step.attributes.get("num_groups", 1)), step.value()
    weights = {"weight": step.tensor(1), "bias": step.tensor(2)}
    channels = walk.builder.shape(value)[0]
    if len(weights["weight"]) == groups != channels and channels % groups == 0:
        # Up to operator set 20 there was one number for each group.
        each = channels // groups
        weights = {name: tensor.repeat_interleave(each) for name, tensor in weights.items()}
    layer = GroupNorm(groups, step.number(9, "epsilon", 1e-5))
    return walk.builder.place(layer, value, path=step.path, weights=weights)


def _layer_norm(walk: Walk, step: Step) -> Value:
    value = step.value()
    axis = walk.axis(step, value, int(step.attributes.get("axis", -1)))
    size = walk.builder.shape(value)[axis:]
    weights = {"weight": step.tensor(1).reshape(size)}
    has_bias = len(step.inputs) > 2 and step.inputs[2] is not None
    weights["bias"] = step.tensor(2).reshape(size) if has_bias else torch.zeros(size)
    epsilon = step.number(9, "epsilon", 1e-5)
    return layer_norm(walk.builder, value, step.path, weights, size, epsilon)


def _local_response_norm(walk: Walk, step: Step) -> Value:
    size = int(step.attributes["size"])
    if size % 2 == 0:
        # The channel more is behind in ONNX, but before in torch.
        raise step.refused(Text("it looks at an even number of channels, but ours at an odd one"))
    layer = LocalResponseNorm(
        size,
        step.number(9, "alpha", 1e-4),
        step.number(9, "beta", 0.75),
        step.number(9, "bias", 1.0),
    )
    return walk.builder.place(layer, step.value(), path=step.path)


# --- matrices ------------------------------------------------------------------------------------


def _gemm(walk: Walk, step: Step) -> Value | Pixels:
    """alpha · x · W + beta · c is a dense layer."""
    weight = step.tensor(1)
    if weight.ndim != 2 or step.attributes.get("transA", 0):
        raise step.refused(_NO_MATRIX)
    weight = weight if step.attributes.get("transB", 0) else weight.T
    weights = {"weight": weight * step.number(9, "alpha", 1.0)}
    if len(step.inputs) > 2 and step.inputs[2] is not None:
        bias = step.tensor(2).flatten() * step.number(9, "beta", 1.0)
        weights["bias"] = bias.expand(len(weight)) if bias.numel() == 1 else bias
    return _dense(walk, step, weights)


def _matmul(walk: Walk, step: Step) -> Value | Pixels:
    """Take a product with a matrix as a dense layer; the bias follows as a sum."""
    weight = step.tensor(1)
    if weight.ndim != 2:
        raise step.refused(_NO_MATRIX)
    return _dense(walk, step, {"weight": weight.T})


def _dense(walk: Walk, step: Step, weights: Weights) -> Value | Pixels:
    given = step.inputs[0]
    if isinstance(given, Pixels):
        return Pixels(linear(walk.builder, given.value, step.path, weights))
    return linear(walk.builder, step.value(), step.path, weights)


_NO_MATRIX = Text("it does not multiply a vector by a matrix of weights")


NORMS: Mapping[str, Handler] = {
    "BatchNormalization": _batch_norm,
    "InstanceNormalization": _instance_norm,
    "GroupNormalization": _group_norm,
    "LayerNormalization": _layer_norm,
    "LRN": _local_response_norm,
    "Gemm": _gemm,
    "MatMul": _matmul,
}
