"""Layers that bend each number on its own, so that layers in a row can do more than one alone."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from cnnstudio.layers.base import (
    SINGLE,
    Call,
    Explanation,
    Family,
    Kept,
    Layer,
    Shape,
    Window,
    setting,
)
from cnnstudio.layers.text import Text
from cnnstudio.layers.units import Axes


class Activation(Layer, frozen=True):
    """What activations have in common: the shape stays, and mostly nothing is learned."""

    family: ClassVar[Family] = "activation"
    derived_from: ClassVar[Kept] = "input"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for what has the same name in torch.nn."""
        return Call(f"torch.nn.{self.kind()}")


class ReLU(Activation, frozen=True):
    """Passes positive numbers and makes negative ones zero: max(0, x). Its slope is 0 or 1."""

    title: ClassVar[str] = "ReLU"
    icon: ClassVar[str] = "relu"
    stem: ClassVar[str] = "relu#"
    derived_from: ClassVar[Kept] = "output"


class ReLU6(Activation, frozen=True):
    """A ReLU that stops at 6: min(max(0, x), 6), made for computing with few bits on phones.

    Howard et al., "MobileNets", 2017.
    """

    title: ClassVar[str] = "ReLU6"
    icon: ClassVar[str] = "relu6"
    stem: ClassVar[str] = "relu#"


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


class PReLU(Activation, frozen=True):
    """A leaky ReLU that learns how much of the negative numbers it passes.

    He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", 2015.
    """

    title: ClassVar[str] = "PReLU"
    icon: ClassVar[str] = "prelu"
    stem: ClassVar[str] = "relu#"

    per_channel: Annotated[
        bool, setting("One slope a channel", "Otherwise all channels share one learned slope.")
    ] = False
    initial: Annotated[
        float,
        setting("First slope", "What the slope is before training.", ge=0.0, le=1.0, step=0.05),
    ] = 0.25

    def parameter_count(self, *inputs: Shape) -> int:
        """1, or one for each channel."""
        return inputs[0][0] if self.per_channel else 1

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.PReLU."""
        count = self.parameter_count(*inputs)
        return Call("torch.nn.PReLU", {"num_parameters": count, "init": self.initial})

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count the slopes."""
        count = self.parameter_count(*inputs)
        formula = Text("one slope a channel") if self.per_channel else Text("one slope for all")
        return (Explanation(Text("Parameters"), formula, str(count), count),)

    def describe(self) -> Text:
        """Say how many slopes are learned."""
        return Text("one slope a channel") if self.per_channel else Text("one slope")


class ELU(Activation, frozen=True):
    """Passes positive numbers and bends negative ones smoothly towards -alpha.

    Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep Network Learning by Exponential
    Linear Units", 2016.
    """

    title: ClassVar[str] = "ELU"
    icon: ClassVar[str] = "elu"
    stem: ClassVar[str] = "elu#"

    alpha: Annotated[
        float,
        setting("Alpha", "How far negative numbers can go.", ge=0.0, le=10.0, step=0.1),
    ] = 1.0

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.ELU."""
        return Call("torch.nn.ELU", {"alpha": self.alpha})

    def describe(self) -> Text:
        """Give alpha."""
        return Text("alpha {alpha}", {"alpha": self.alpha})


class GELU(Activation, frozen=True):
    """A smooth ReLU: x times the share of a bell curve that lies below x.

    Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016. ConvNeXt uses it.
    """

    title: ClassVar[str] = "GELU"
    icon: ClassVar[str] = "gelu"
    stem: ClassVar[str] = "gelu#"

    approximate: Annotated[
        Literal["none", "tanh"],
        setting("Approximation", "tanh computes the bell curve by a formula that is quicker."),
    ] = "none"

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.GELU."""
        return Call("torch.nn.GELU", {"approximate": self.approximate})


class SiLU(Activation, frozen=True):
    """A smooth ReLU: x times the sigmoid of x, also called swish. EfficientNet uses it."""

    title: ClassVar[str] = "SiLU"
    icon: ClassVar[str] = "silu"
    stem: ClassVar[str] = "silu#"


class Hardswish(Activation, frozen=True):
    """SiLU made of straight lines: x times min(max(0, x + 3), 6) / 6.

    Howard et al., "Searching for MobileNetV3", 2019.
    """

    title: ClassVar[str] = "Hardswish"
    icon: ClassVar[str] = "hardswish"
    stem: ClassVar[str] = "hswish#"


class Hardsigmoid(Activation, frozen=True):
    """A sigmoid made of straight lines: min(max(0, x + 3), 6) / 6."""

    title: ClassVar[str] = "Hardsigmoid"
    icon: ClassVar[str] = "hardsigmoid"
    stem: ClassVar[str] = "hsigmoid#"


class Sigmoid(Activation, frozen=True):
    """Squeezes every number between 0 and 1: 1 / (1 + exp(-x)).

    Its largest slope is 0.25, so gradients shrink at least by 0.25 in each such layer.
    """

    title: ClassVar[str] = "Sigmoid"
    icon: ClassVar[str] = "sigmoid"
    stem: ClassVar[str] = "sigmoid#"
    derived_from: ClassVar[Kept] = "output"


class Tanh(Activation, frozen=True):
    """Squeezes every number between -1 and 1, as the networks of the 1990s did."""

    title: ClassVar[str] = "Tanh"
    icon: ClassVar[str] = "tanh"
    stem: ClassVar[str] = "tanh#"
    derived_from: ClassVar[Kept] = "output"


class Softmax(Activation, frozen=True):
    """Turns numbers into shares that are positive and add up to 1; on maps, over the channels.

    The Output does this by itself: training works on the numbers before it.
    """

    title: ClassVar[str] = "Softmax"
    icon: ClassVar[str] = "softmax"
    stem: ClassVar[str] = "softmax#"
    derived_from: ClassVar[Kept] = "output"

    def window(self, *inputs: Shape) -> Window | None:
        """On maps a unit sees its own place in all channels; in a vector it sees everything."""
        return SINGLE if inputs and len(inputs[0]) == 3 else None

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Each share depends on all channels."""
        return (range(inputs[port][0]), *units[1:])

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Softmax over the axis after the batch."""
        return Call("torch.nn.Softmax", {"dim": 1})
