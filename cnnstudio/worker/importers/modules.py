"""Which layer of ours a module of torch is: settings only, its tensors keep their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch import nn
from torchvision.ops import StochasticDepth

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
    Tanh,
)
from cnnstudio.layers.base import Pair
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.normalization import (
    BatchNorm2d,
    GroupNorm,
    InstanceNorm2d,
    LocalResponseNorm,
)
from cnnstudio.layers.pooling import (
    AdaptiveAvgPool2d,
    AdaptiveMaxPool2d,
    AvgPool2d,
    GlobalAvgPool2d,
    GlobalMaxPool2d,
    MaxPool2d,
)
from cnnstudio.layers.regularization import Dropout, Dropout2d, DropPath
from cnnstudio.layers.resizing import ZeroPad2d
from cnnstudio.layers.routing import ChannelShuffle
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.worker.importers.result import NotImportedError

Module = Any
"""A module of torch whose attributes are its settings."""


def pair(value: int | tuple[int, ...] | None) -> Pair:
    """Write a size as height and width; torch takes one number for both."""
    if isinstance(value, int):
        return (value, value)
    if value is None or len(value) != 2 or None in value:
        raise NotImportedError("A size is given as {size}, but needs height and width.", size=value)
    return (value[0], value[1])


def _conv(module: Module) -> Conv2d:
    padding = module.padding
    return Conv2d(
        filters=module.out_channels,
        kernel=pair(module.kernel_size),
        stride=pair(module.stride),
        padding=(0, 0) if padding == "valid" else padding if padding == "same" else pair(padding),
        dilation=pair(module.dilation),
        groups=module.groups,
        bias=module.bias is not None,
        padding_mode=module.padding_mode,
    )


def _conv_transpose(module: Module) -> ConvTranspose2d:
    return ConvTranspose2d(
        filters=module.out_channels,
        kernel=pair(module.kernel_size),
        stride=pair(module.stride),
        padding=pair(module.padding),
        output_padding=pair(module.output_padding),
        dilation=pair(module.dilation),
        groups=module.groups,
        bias=module.bias is not None,
    )


def _batch_norm(module: Module) -> BatchNorm2d:
    if not module.track_running_stats or module.momentum is None:
        raise NotImportedError(
            "A batch normalization does not keep running averages as ours do, so it cannot be "
            "imported."
        )
    return BatchNorm2d(module.momentum, module.eps, module.affine)


def _instance_norm(module: Module) -> InstanceNorm2d:
    if module.track_running_stats:
        raise NotImportedError(
            "An instance normalization keeps running averages, which ours does not, so it cannot "
            "be imported."
        )
    return InstanceNorm2d(module.eps, module.affine)


def max_pool(module: Module) -> MaxPool2d:
    """Give the layer of a max pooling, whose arguments are `module`'s attributes."""
    return MaxPool2d(
        pair(module.kernel_size),
        pair(module.stride),
        pair(module.padding),
        pair(module.dilation),
        module.ceil_mode,
    )


def avg_pool(module: Module) -> AvgPool2d:
    """Give the layer of an average pooling, whose arguments are `module`'s attributes."""
    if module.divisor_override is not None:
        raise NotImportedError(
            "An average pooling divides by a number of its own, which ours cannot."
        )
    return AvgPool2d(
        pair(module.kernel_size),
        pair(module.stride),
        pair(module.padding),
        module.ceil_mode,
        module.count_include_pad,
    )


def adaptive_avg_pool(size: Pair) -> AdaptiveAvgPool2d | GlobalAvgPool2d:
    """Give the layer that takes means down to a size; one pixel is the mean of the whole map."""
    return GlobalAvgPool2d() if size == (1, 1) else AdaptiveAvgPool2d(size)


def adaptive_max_pool(size: Pair) -> AdaptiveMaxPool2d | GlobalMaxPool2d:
    """Give the layer that takes largest values down to a size."""
    return GlobalMaxPool2d() if size == (1, 1) else AdaptiveMaxPool2d(size)


def _zero_pad(module: Module) -> ZeroPad2d:
    left, right, top, bottom = module.padding
    return ZeroPad2d(top, bottom, left, right)


LAYERS: Mapping[type[nn.Module], Callable[[Module], AnyLayer]] = {
    nn.Conv2d: _conv,
    nn.ConvTranspose2d: _conv_transpose,
    nn.BatchNorm2d: _batch_norm,
    nn.BatchNorm1d: _batch_norm,
    nn.InstanceNorm2d: _instance_norm,
    nn.GroupNorm: lambda module: GroupNorm(module.num_groups, module.eps, module.affine),
    nn.LocalResponseNorm: lambda module: LocalResponseNorm(
        module.size, module.alpha, module.beta, module.k
    ),
    nn.MaxPool2d: max_pool,
    nn.AvgPool2d: avg_pool,
    nn.AdaptiveAvgPool2d: lambda module: adaptive_avg_pool(pair(module.output_size)),
    nn.AdaptiveMaxPool2d: lambda module: adaptive_max_pool(pair(module.output_size)),
    nn.ZeroPad2d: _zero_pad,
    nn.ChannelShuffle: lambda module: ChannelShuffle(module.groups),
}
"""Layers that need maps with their axes in our order."""

POINTWISE: Mapping[type[nn.Module], Callable[[Module], AnyLayer]] = {
    nn.ReLU: lambda _: ReLU(),
    nn.ReLU6: lambda _: ReLU6(),
    nn.LeakyReLU: lambda module: LeakyReLU(module.negative_slope),
    nn.ELU: lambda module: ELU(module.alpha),
    nn.GELU: lambda module: GELU(module.approximate),
    nn.SiLU: lambda _: SiLU(),
    nn.Hardswish: lambda _: Hardswish(),
    nn.Hardsigmoid: lambda _: Hardsigmoid(),
    nn.Sigmoid: lambda _: Sigmoid(),
    nn.Tanh: lambda _: Tanh(),
    nn.PReLU: lambda module: PReLU(per_channel=module.num_parameters > 1),
    nn.Dropout: lambda module: Dropout(module.p),
    nn.Dropout2d: lambda module: Dropout2d(module.p),
    StochasticDepth: lambda module: DropPath(module.p),
}
"""Layers that treat every place alike."""
