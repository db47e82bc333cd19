"""Layers in which every unit is connected with every number that comes in."""

from __future__ import annotations

from math import prod
from typing import Annotated, ClassVar

from cnnstudio.layers.base import (
    LARGEST_WIDTH,
    Call,
    Explanation,
    Family,
    Layer,
    Shape,
    ShapeError,
    everything,
    setting,
)
from cnnstudio.layers.text import Text
from cnnstudio.layers.units import Axes


class Flatten(Layer, frozen=True):
    """Writes maps as one long vector, channel by channel, row by row, ready for dense layers."""

    family: ClassVar[Family] = "dense"
    title: ClassVar[str] = "Flatten"
    icon: ClassVar[str] = "flatten"
    stem: ClassVar[str] = "flatten"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the product of all axes."""
        return (prod(inputs[0]),)

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Give the places of the flattened numbers: position = (c height + y) width + x."""
        (positions,) = units
        if len(inputs[0]) == 1:
            return units
        if positions == range(prod(inputs[0])):
            return everything(inputs[0])
        _, height, width = inputs[0]
        return (
            frozenset(place // width // height for place in positions),
            frozenset(place // width % height for place in positions),
            frozenset(place % width for place in positions),
        )

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Flatten, which leaves the batch axis alone."""
        return Call("torch.nn.Flatten")

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Multiply the axes."""
        return (
            Explanation(
                Text("Output size"),
                Text("channels × height × width"),
                " × ".join(str(size) for size in inputs[0]),
                output[0],
            ),
        )


class Linear(Layer, frozen=True):
    """Connects every unit with every number of its input, each by a weight of its own.

    Dense layers do not know which numbers were neighbors in the picture, and have by far the most
    parameters of a small network.
    """

    family: ClassVar[Family] = "dense"
    title: ClassVar[str] = "Dense"
    icon: ClassVar[str] = "linear"
    stem: ClassVar[str] = "fc#"

    units: Annotated[
        int, setting("Units", "How many numbers come out.", ge=1, le=LARGEST_WIDTH)
    ] = 128
    bias: Annotated[bool, setting("Bias", "One learned number added to each unit.")] = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the number of units. Maps are refused, though torch would take the last axis."""
        (shape,) = inputs
        if len(shape) != 1:
            raise ShapeError(
                "Dense needs a vector, but gets maps of {shape}: put Flatten in front of it.",
                shape=shape,
            )
        return (self.units,)

    def parameter_count(self, *inputs: Shape) -> int:
        """units x (inputs + bias)."""
        return self.units * (inputs[0][0] + self.bias)

    def mac_count(self, output: Shape, *inputs: Shape) -> int:
        """units x inputs."""
        return self.units * inputs[0][0]

    def window(self, *inputs: Shape) -> None:
        """Give None: a unit sees all that comes in."""
        return

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Linear."""
        return Call(
            "torch.nn.Linear",
            {"in_features": inputs[0][0], "out_features": self.units, "bias": self.bias},
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out parameters and multiply-accumulates."""
        size = inputs[0][0]
        return (
            Explanation(
                Text("Parameters"),
                Text("units × (inputs + bias)"),
                f"{self.units} × ({size} + {int(self.bias)})",
                self.parameter_count(*inputs),
            ),
            Explanation(
                Text("MACs"),
                Text("units × inputs"),
                f"{self.units} × {size}",
                self.mac_count(output, *inputs),
            ),
        )

    def describe(self) -> Text:
        """Give the number of units."""
        return Text("{units} units", {"units": self.units})
