"""Layers in which every unit is connected with every number that comes in."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import Annotated, ClassVar, Literal

from cnnstudio.layers.base import (
    LARGEST_AXIS,
    LARGEST_WIDTH,
    Call,
    Explanation,
    Family,
    Kept,
    Layer,
    Shape,
    ShapeError,
    everything,
    need_map,
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
    is_view: ClassVar[bool] = True

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


MOST_PLACES = 2**18
"""Most numbers whose places are traced one by one through Reshape; beyond, all count as seen."""


class Reshape(Layer, frozen=True):
    """Writes the same numbers in the same order as maps of another size.

    It makes maps of a vector, so that a network can draw: the beginning of a decoder.
    """

    family: ClassVar[Family] = "dense"
    title: ClassVar[str] = "Reshape"
    icon: ClassVar[str] = "reshape"
    stem: ClassVar[str] = "reshape#"
    keeps_places: ClassVar[bool] = False
    is_view: ClassVar[bool] = True

    channels: Annotated[
        int, setting("Channels", "How many maps come out.", ge=1, le=LARGEST_WIDTH)
    ] = 1
    height: Annotated[
        int, setting("Height", "Rows of each map.", ge=1, le=LARGEST_AXIS, unit="px")
    ] = 1
    width: Annotated[
        int, setting("Width", "Columns of each map.", ge=1, le=LARGEST_AXIS, unit="px")
    ] = 1

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the size that was chosen; it must hold as many numbers as come in."""
        shape = (self.channels, self.height, self.width)
        if prod(shape) != prod(inputs[0]):
            raise ShapeError(
                "Maps of {shape} hold {room} numbers, but {count} come in: choose channels, "
                "height and width whose product is {count}.",
                shape=shape,
                room=prod(shape),
                count=prod(inputs[0]),
            )
        return shape

    def window(self, *inputs: Shape) -> None:
        """Give None: places are not kept."""
        return

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Give the same numbers, by their places before."""
        channels, rows, columns = units
        if len(channels) * len(rows) * len(columns) > MOST_PLACES:
            return everything(inputs[port])
        numbers = frozenset(
            (channel * self.height + row) * self.width + column
            for channel, row, column in product(channels, rows, columns)
        )
        if len(inputs[port]) == 1:
            return (numbers,)
        _, height, width = inputs[port]
        return (
            frozenset(number // width // height for number in numbers),
            frozenset(number // width % height for number in numbers),
            frozenset(number % width for number in numbers),
        )

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.reshape, whose -1 is the batch."""
        return Call("torch.reshape", {"shape": (-1, self.channels, self.height, self.width)})

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Multiply the axes."""
        return (
            Explanation(
                Text("Numbers"),
                Text("channels × height × width"),
                " × ".join(str(size) for size in output),
                prod(output),
            ),
        )

    def describe(self) -> Text:
        """Give the size that comes out."""
        return Text("to {shape}", {"shape": (self.channels, self.height, self.width)})


class Permute(Layer, frozen=True):
    """Swaps channels, rows and columns: what was a column may become a channel."""

    family: ClassVar[Family] = "dense"
    title: ClassVar[str] = "Permute"
    icon: ClassVar[str] = "permute"
    stem: ClassVar[str] = "permute#"
    keeps_places: ClassVar[bool] = False
    is_view: ClassVar[bool] = True

    order: Annotated[
        Literal["CHW", "CWH", "HCW", "HWC", "WCH", "WHC"],
        setting(
            "Order",
            "What becomes channels, height and width: HWC makes channels of the rows, rows of the "
            "columns, and columns of the channels.",
        ),
    ] = "HWC"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the axes in the new order."""
        shape = need_map(inputs[0], self.title)
        return tuple(shape[axis] for axis in self._axes())

    def window(self, *inputs: Shape) -> None:
        """Give None: places are not kept."""
        return

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Give the axes in the old order."""
        axes = self._axes()
        return tuple(units[axes.index(axis)] for axis in range(3))

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.permute, which leaves the batch where it is."""
        return Call("torch.permute", {"dims": (0, *(axis + 1 for axis in self._axes()))})

    def describe(self) -> Text:
        """Give the new order."""
        return Text("to {order}", {"order": Text(self.order)})

    def _axes(self) -> tuple[int, ...]:
        return tuple("CHW".index(letter) for letter in self.order)


class Linear(Layer, frozen=True):
    """Connects every unit with every number of its input, each by a weight of its own.

    Dense layers do not know which numbers were neighbors in the picture, and have by far the most
    parameters of a small network.
    """

    family: ClassVar[Family] = "dense"
    title: ClassVar[str] = "Dense"
    icon: ClassVar[str] = "linear"
    stem: ClassVar[str] = "fc#"
    derived_from: ClassVar[Kept] = "input"

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
