"""Layers that bend each number on its own, so that layers in a row can do more than one alone."""

from __future__ import annotations

from typing import Annotated, ClassVar

from cnnstudio.layers.base import SINGLE, Call, Family, Layer, Shape, Window, setting
from cnnstudio.layers.text import Text
from cnnstudio.layers.units import Axes


class Activation(Layer, frozen=True):
    """What activations have in common: the shape stays, nothing is learned."""

    family: ClassVar[Family] = "activation"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]


class ReLU(Activation, frozen=True):
    """Passes positive numbers and makes negative ones zero: max(0, x). Its slope is 0 or 1."""

    title: ClassVar[str] = "ReLU"
    icon: ClassVar[str] = "relu"
    stem: ClassVar[str] = "relu#"

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.ReLU."""
        return Call("torch.nn.ReLU")


class LeakyReLU(Activation, frozen=True):
    """Passes positive numbers and shrinks negative ones, so that no unit ever stops learning."""

    title: ClassVar[str] = "Leaky ReLU"
    icon: ClassVar[str] = "leaky_relu"
    stem: ClassVar[str] = "relu#"

    slope: Annotated[
        float,
        setting("Slope", "What negative numbers are multiplied by.", ge=0.0, le=1.0, step=0.01),
    ] = 0.01

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.LeakyReLU."""
        return Call("torch.nn.LeakyReLU", {"negative_slope": self.slope})

    def describe(self) -> Text:
        """Give the slope."""
        return Text("slope {slope}", {"slope": self.slope})


class Sigmoid(Activation, frozen=True):
    """Squeezes every number between 0 and 1: 1 / (1 + exp(-x)).

    Its largest slope is 0.25, so gradients shrink at least by 0.25 in each such layer.
    """

    title: ClassVar[str] = "Sigmoid"
    icon: ClassVar[str] = "sigmoid"
    stem: ClassVar[str] = "sigmoid#"

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Sigmoid."""
        return Call("torch.nn.Sigmoid")


class Tanh(Activation, frozen=True):
    """Squeezes every number between -1 and 1, as the networks of the 1990s did."""

    title: ClassVar[str] = "Tanh"
    icon: ClassVar[str] = "tanh"
    stem: ClassVar[str] = "tanh#"

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Tanh."""
        return Call("torch.nn.Tanh")


class Softmax(Activation, frozen=True):
    """Turns numbers into shares that are positive and add up to 1; on maps, over the channels.

    The Output does this by itself: training works on the numbers before it.
    """

    title: ClassVar[str] = "Softmax"
    icon: ClassVar[str] = "softmax"
    stem: ClassVar[str] = "softmax#"

    def window(self, *inputs: Shape) -> Window | None:
        """On maps a unit sees its own place in all channels; in a vector it sees everything."""
        return SINGLE if inputs and len(inputs[0]) == 3 else None

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Each share depends on all channels."""
        return (range(inputs[port][0]), *units[1:])

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Softmax over the axis after the batch."""
        return Call("torch.nn.Softmax", {"dim": 1})
