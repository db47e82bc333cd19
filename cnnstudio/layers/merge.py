"""Layers that bring branches together."""

from __future__ import annotations

from typing import ClassVar

from cnnstudio.layers.base import Call, Explanation, Family, Kept, Layer, Shape, ShapeError, Window
from cnnstudio.layers.text import Text
from cnnstudio.layers.units import Axes, seen_through


def _how_to_match(first: Shape, other: Shape) -> Text:
    """Say how two different shapes are made equal."""
    if len(first) != len(other):
        return Text("put Flatten behind the maps, and Dense where the sizes differ")
    if len(first) == 1:
        return Text("put Dense with {size} units on the second branch", {"size": first[0]})
    if first[1:] == other[1:]:
        filters = {"filters": first[0]}
        return Text("put a 1×1 convolution with {filters} filters on the second branch", filters)
    return Text("keep height and width in both branches, or make them smaller in both")


class Add(Layer, frozen=True):
    """Adds its inputs cell by cell; with a shortcut around layers it makes a residual block.

    All inputs must have the same shape. torch would repeat a smaller one; here it is refused,
    since that is hardly ever meant.
    """

    family: ClassVar[Family] = "merge"
    title: ClassVar[str] = "Add"
    icon: ClassVar[str] = "add"
    stem: ClassVar[str] = "add#"
    fewest_inputs: ClassVar[int] = 2
    most_inputs: ClassVar[int | None] = None

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the shape that all inputs share."""
        for shape in inputs[1:]:
            if shape != inputs[0]:
                raise ShapeError(
                    "Add works cell by cell, so all inputs need the same shape, but they are "
                    "{first} and {other}: {advice}.",
                    first=inputs[0],
                    other=shape,
                    advice=_how_to_match(inputs[0], shape),
                )
        return inputs[0]

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.add, two at a time."""
        return Call("torch.add", inputs="fold")


class Multiply(Layer, frozen=True):
    """Multiplies its inputs cell by cell: one of them opens and closes the others like a gate.

    A gate may have one row, one column or one channel only, and is then used for all of them. In
    squeeze and excite a gate of channels × 1 × 1 says how much each map counts (Hu, Shen and Sun,
    "Squeeze-and-Excitation Networks", 2018).
    """

    family: ClassVar[Family] = "merge"
    title: ClassVar[str] = "Multiply"
    icon: ClassVar[str] = "multiply"
    stem: ClassVar[str] = "mul#"
    fewest_inputs: ClassVar[int] = 2
    most_inputs: ClassVar[int | None] = None
    derived_from: ClassVar[Kept] = "input"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the largest size along each axis; the others must equal it or be 1."""
        first = inputs[0]
        for shape in inputs[1:]:
            fits = len(shape) == len(first) and all(
                size == other or 1 in (size, other)
                for size, other in zip(first, shape, strict=False)
            )
            if not fits:
                raise ShapeError(
                    "Multiply works cell by cell, so all inputs need the same shape, or 1 where a "
                    "number is used for all, but they are {first} and {other}: {advice}.",
                    first=inputs[0],
                    other=shape,
                    advice=_how_to_match(inputs[0], shape),
                )
            first = tuple(max(pair) for pair in zip(first, shape, strict=True))
        return first

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Give the same place in each input; of an axis with one place, that one."""
        return tuple(
            range(1) if size == 1 else places
            for size, places in zip(inputs[port], units, strict=True)
        )

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.mul, two at a time."""
        return Call("torch.mul", inputs="fold")


class Concat(Layer, frozen=True):
    """Puts the channels of its inputs one after the other, in the order of the inputs.

    All inputs must have the same height and width.
    """

    family: ClassVar[Family] = "merge"
    title: ClassVar[str] = "Concat"
    icon: ClassVar[str] = "concat"
    stem: ClassVar[str] = "concat#"
    fewest_inputs: ClassVar[int] = 2
    most_inputs: ClassVar[int | None] = None

    def output_shape(self, *inputs: Shape) -> Shape:
        """Add up the channels; vectors add up their sizes."""
        for shape in inputs[1:]:
            if len(shape) != len(inputs[0]):
                raise ShapeError(
                    "Concat joins either maps or vectors, but gets {first} and {other}: put "
                    "Flatten behind the maps.",
                    first=inputs[0],
                    other=shape,
                )
            if shape[1:] != inputs[0][1:]:
                raise ShapeError(
                    "Concat needs inputs of the same height and width, but they are {first} and "
                    "{other}: pool or pad one branch.",
                    first=inputs[0],
                    other=shape,
                )
        return (sum(shape[0] for shape in inputs), *inputs[0][1:])

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Give the part of the channels, or of a vector's positions, that come from this input."""
        first = sum(shape[0] for shape in inputs[:port])
        # Channel i of the output is channel i - first of this input.
        own_part = Window(padding=(first, 0))
        return (seen_through(units[0], own_part, 0, inputs[port][0]), *units[1:])

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.cat along the axis after the batch."""
        return Call("torch.cat", {"dim": 1}, inputs="list")

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Add up the channels."""
        return (
            Explanation(
                Text("Output channels"),
                Text("sum of the inputs’ channels"),
                " + ".join(str(shape[0]) for shape in inputs),
                output[0],
            ),
        )
