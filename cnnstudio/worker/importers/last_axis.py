"""Layers of torch that work on the last axis, which is the channels where maps are stored so."""

from __future__ import annotations

from collections.abc import Mapping

from torch import Tensor

from cnnstudio.layers.base import Shape
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear
from cnnstudio.layers.normalization import LayerNorm
from cnnstudio.worker.importers.builder import Builder, Value
from cnnstudio.worker.importers.result import NotImportedError

CHANNELS_LAST = (1, 2, 0)
"""Height x width x channels, as the layers of ConvNeXt have them between two permutes."""


def linear(builder: Builder, value: Value, path: str, tensors: Mapping[str, Tensor]) -> Value:
    """Place a dense layer; over the channels of maps, that is a 1 x 1 convolution."""
    units, has_bias = len(tensors["weight"]), "bias" in tensors
    if len(value.order) == 1:
        return builder.place(Linear(units, has_bias), value, path=path, weights=tensors)
    if value.order != CHANNELS_LAST:
        raise NotImportedError(
            "The dense layer “{path}” works on the columns of maps, which ours cannot.", path=path
        )
    kernel = {**tensors, "weight": tensors["weight"][:, :, None, None]}
    layer = Conv2d(filters=units, kernel=(1, 1), bias=has_bias)
    placed = builder.place(layer, builder.whole(value), path=path, weights=kernel)
    return placed._replace(order=value.order)


def layer_norm(
    builder: Builder,
    value: Value,
    path: str,
    tensors: Mapping[str, Tensor],
    size: Shape,
    epsilon: float,
) -> Value:
    """Place a layer normalization over the last axes, if these are the channels or all."""
    affine = "weight" in tensors
    if value.order == CHANNELS_LAST and len(size) == 1:
        layer = LayerNorm("channels", epsilon, affine)
        return builder.pointwise(layer, value, path=path, weights=tensors)
    if size == builder.shape(value):
        layer = LayerNorm("all" if len(size) == 3 else "channels", epsilon, affine)
        return builder.place(layer, value, path=path, weights=tensors)
    raise NotImportedError(
        "The layer normalization “{path}” is over the shape {size}, but ours is over the channels "
        "or over everything.",
        path=path,
        size=size,
    )
