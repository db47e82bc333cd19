"""What a unit really sees: the support of its gradient, in a network whose terms cannot cancel.

Weights are positive, pooling takes the mean, norms and activations pass on what they get: then
the gradient of a unit is zero exactly where nothing can change it.
"""

from importlib import import_module

import msgspec
import torch
from torch.nn import functional

from cnnstudio.layers.activation import Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Permute, Reshape
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add, Multiply
from cnnstudio.layers.pooling import (
    AdaptiveAvgPool2d,
    AdaptiveMaxPool2d,
    AvgPool2d,
    GlobalAvgPool2d,
    GlobalMaxPool2d,
    MaxPool2d,
)
from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.routing import ChannelShuffle, Slice
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network.graph import Network
from cnnstudio.network.receptive_field import Box


class Measured:
    """The values of all nodes for one picture, ready for gradients."""

    def __init__(self, network: Network) -> None:
        self.values: dict[int, torch.Tensor] = {}
        for node in network.order:
            inputs = [self.values[source] for source in node.sources]
            self.values[node.id] = compute(node.layer, *inputs)

    def seen(self, node: int, unit: tuple[int, ...]) -> dict[int, Box]:
        """Give the smallest box around what changes a unit, in each node with maps."""
        maps = {id_: value for id_, value in self.values.items() if value.dim() == 4}
        total = self.values[node][(0, ..., *unit)].sum()
        found = torch.autograd.grad(total, [*maps.values()], retain_graph=True, allow_unused=True)
        return {
            id_: box
            for id_, gradient in zip(maps, found, strict=True)
            if gradient is not None and (box := box_around(gradient))
        }


def box_around(gradient: torch.Tensor) -> Box | None:
    """Give the smallest box around what is not zero in any channel; None where all is zero."""
    rows, columns = torch.nonzero(gradient[0].abs().sum(0), as_tuple=True)
    if not len(rows):
        return None
    return Box(int(rows.min()), int(columns.min()), int(rows.max()) + 1, int(columns.max()) + 1)


def compute(layer, *inputs: torch.Tensor) -> torch.Tensor:
    """Compute a layer in double precision, with all weights 1."""
    if isinstance(layer, Input):
        return torch.ones(1, *layer.output_shape(), dtype=torch.double, requires_grad=True)
    if len(inputs) > 1:
        return merged(layer, inputs)
    (value,) = inputs
    if isinstance(layer, MaxPool2d | AvgPool2d):
        return pooled(layer, value)
    if isinstance(layer, AdaptiveAvgPool2d | AdaptiveMaxPool2d):
        return functional.adaptive_avg_pool2d(value, layer.size)
    if isinstance(layer, GlobalAvgPool2d | GlobalMaxPool2d):
        return value.mean((2, 3), keepdim=True)
    if isinstance(layer, Linear) or (isinstance(layer, Softmax) and value.dim() == 2):
        size = layer.units if isinstance(layer, Linear) else value.shape[1]
        return value.sum(1, keepdim=True).expand(1, size)
    if isinstance(layer, AS_THEY_ARE):
        return called(layer, value)
    return value * 1.0


AS_THEY_ARE = (
    *(Conv2d, ConvTranspose2d, Upsample, ZeroPad2d, Crop),
    *(Flatten, Reshape, Permute, Slice, ChannelShuffle),
)


def merged(layer, inputs: tuple[torch.Tensor, ...]) -> torch.Tensor:
    """Join branches; a product as a sum, since a factor of zero would hide the other one."""
    return sum(inputs) if isinstance(layer, Add | Multiply) else torch.cat(inputs, 1)


def called(layer, value: torch.Tensor) -> torch.Tensor:
    """Compute what the layer asks of torch, with all weights 1 and zeros as padding."""
    if isinstance(layer, Conv2d):
        layer = msgspec.structs.replace(layer, padding_mode="zeros")
    call = layer.torch_call(value.shape[1:])
    if not call.is_module:
        return getattr(torch, call.name.removeprefix("torch."))(value, **call.arguments)
    module = built(call).double()
    for parameter in module.parameters():
        torch.nn.init.ones_(parameter)
    return module(value)


def built(call) -> torch.nn.Module:
    """Make the module that a call names."""
    module, _, name = call.name.rpartition(".")
    return getattr(import_module(module), name)(**call.arguments)


def pooled(layer: MaxPool2d | AvgPool2d, value: torch.Tensor) -> torch.Tensor:
    """Sum up neighborhoods, dilated ones too."""
    channels, window = value.shape[1], layer.window()
    ones = torch.ones(channels, 1, *window.kernel, dtype=torch.double)
    _, rows, columns = layer.output_shape(value.shape[1:])
    # As much padding at the end as the last window needs, with the size rounded up or down.
    ending = [
        max(
            (count - 1) * window.stride[axis] + window.extent(axis) - size - window.padding[axis], 0
        )
        for axis, (count, size) in enumerate(zip((rows, columns), value.shape[2:], strict=True))
    ]
    padding = (window.padding[1], ending[1], window.padding[0], ending[0])
    return functional.conv2d(
        functional.pad(value, padding), ones, None, window.stride, 0, window.dilation, channels
    )[:, :, :rows, :columns]
