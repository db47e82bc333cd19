"""What a unit really sees: the support of its gradient, in a network whose terms cannot cancel.

Weights are positive, pooling takes the mean, norms and activations pass on what they get: then
the gradient of a unit is zero exactly where nothing can change it.
"""

import msgspec
import torch
from torch.nn import functional

from cnnstudio.layers.activation import Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
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
    if isinstance(layer, Add):
        return sum(inputs[1:], inputs[0])
    if isinstance(layer, Concat):
        return torch.cat(inputs, 1)
    (value,) = inputs
    if isinstance(layer, Conv2d):
        plain = msgspec.structs.replace(layer, padding_mode="zeros")
        module = torch.nn.Conv2d(**plain.torch_call(value.shape[1:]).arguments, dtype=torch.double)
        torch.nn.init.ones_(module.weight)
        return module(value)
    if isinstance(layer, MaxPool2d | AvgPool2d):
        return pooled(layer, value)
    if isinstance(layer, GlobalAvgPool2d):
        return value.mean((2, 3), keepdim=True)
    if isinstance(layer, Flatten):
        return value.flatten(1)
    if isinstance(layer, Linear):
        return value.sum(1, keepdim=True).expand(1, layer.units)
    if isinstance(layer, Softmax) and value.dim() == 2:
        return value.sum(1, keepdim=True).expand_as(value)
    return value * 1.0


def pooled(layer: MaxPool2d | AvgPool2d, value: torch.Tensor) -> torch.Tensor:
    """Sum up neighborhoods, dilated ones too."""
    channels, window = value.shape[1], layer.window()
    ones = torch.ones(channels, 1, *window.kernel, dtype=torch.double)
    return functional.conv2d(
        value, ones, None, window.stride, window.padding, window.dilation, channels
    )
