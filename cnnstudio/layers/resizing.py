"""Layers that make maps larger or smaller without looking for anything."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

import msgspec

from cnnstudio.layers.base import (
    LARGEST_AXIS,
    OUTPUT_SIZES,
    Call,
    Explanation,
    Family,
    Layer,
    Shape,
    ShapeError,
    Window,
    need_map,
    pair_text,
    setting,
)
from cnnstudio.layers.text import Text, listed

Factor = Annotated[int, msgspec.Meta(ge=1, le=64)]


class Upsample(Layer, frozen=True):
    """Makes maps larger by a whole factor: repeats pixels, or blends between neighbors."""

    family: ClassVar[Family] = "pooling"
    title: ClassVar[str] = "Upsample"
    icon: ClassVar[str] = "upsample"
    stem: ClassVar[str] = "up#"

    factor: Annotated[
        tuple[Factor, Factor],
        setting("Factor", "How many times as many rows and columns come out."),
    ] = (2, 2)
    mode: Annotated[
        Literal["nearest", "bilinear"],
        setting("Between pixels", "nearest repeats the pixel, bilinear blends with its neighbors."),
    ] = "nearest"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Multiply height and width by the factor."""
        channels, height, width = need_map(inputs[0], self.title)
        return (channels, height * self.factor[0], width * self.factor[1])

    def window(self, *inputs: Shape) -> Window:
        """A unit sees the pixel it repeats, or the two that it lies between.

        Bilinear, the center of unit i lies at (i + 0.5) / factor - 0.5, and pixels less than 1
        from it have a weight (torch's align_corners=False).
        """
        if self.mode == "nearest":
            before = (self.factor[0] - 1, self.factor[1] - 1)
            return Window(self.factor, padding=before, zoom=self.factor)
        kernel, before = zip(*(_blended(factor) for factor in self.factor), strict=True)
        return Window(kernel, padding=before, zoom=self.factor)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Upsample."""
        factors = (float(self.factor[0]), float(self.factor[1]))
        return Call("torch.nn.Upsample", {"scale_factor": factors, "mode": self.mode})

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Multiply the size."""
        return tuple(
            Explanation(
                subject,
                Text("size · factor"),
                f"{inputs[0][1 + axis]} · {self.factor[axis]}",
                output[1 + axis],
            )
            for axis, subject in enumerate(OUTPUT_SIZES)
        )

    def describe(self) -> Text:
        """Give factor and mode."""
        factor = Text("{factor} times as large", {"factor": pair_text(self.factor)})
        return listed([factor, Text("blended")]) if self.mode == "bilinear" else factor


def _blended(factor: int) -> tuple[int, int]:
    """Give kernel and padding of blending along an axis, on the stretched input."""
    if factor % 2:
        return 2 * factor - 1, 3 * (factor - 1) // 2
    return 2 * factor, 3 * factor // 2 - 1


class _Sides(Layer, frozen=True):
    """What padding and cropping have in common: a number of pixels at each side."""

    family: ClassVar[Family] = "pooling"

    top: Annotated[
        int, setting("Top", "Rows before the first one.", ge=0, le=LARGEST_AXIS, unit="px")
    ] = 1
    bottom: Annotated[
        int, setting("Bottom", "Rows after the last one.", ge=0, le=LARGEST_AXIS, unit="px")
    ] = 1
    left: Annotated[
        int,
        setting("Left", "Columns before the first one.", ge=0, le=LARGEST_AXIS, unit="px"),
    ] = 1
    right: Annotated[
        int,
        setting("Right", "Columns after the last one.", ge=0, le=LARGEST_AXIS, unit="px"),
    ] = 1

    def describe(self) -> Text:
        """Give the four numbers, or the one that they share."""
        sides = {"top": self.top, "bottom": self.bottom, "left": self.left, "right": self.right}
        if len(set(sides.values())) == 1:
            return Text("{top} on each side", {"top": self.top})
        return Text("{top} top, {bottom} bottom, {left} left, {right} right", sides)

    def _explain(self, formula: Text, sign: str, output: Shape, before: Shape) -> Explained:
        sides = ((self.top, self.bottom), (self.left, self.right))
        return tuple(
            Explanation(
                subject,
                formula,
                f"{before[1 + axis]} {sign} {sides[axis][0]} {sign} {sides[axis][1]}",
                output[1 + axis],
            )
            for axis, subject in enumerate(OUTPUT_SIZES)
        )


Explained = tuple[Explanation, ...]


class ZeroPad2d(_Sides, frozen=True):
    """Puts rows and columns of zeros around the maps, as many on each side as you like."""

    title: ClassVar[str] = "Zero pad"
    icon: ClassVar[str] = "zero_pad2d"
    stem: ClassVar[str] = "pad#"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Add what is put around."""
        channels, height, width = need_map(inputs[0], self.title)
        return (channels, height + self.top + self.bottom, width + self.left + self.right)

    def window(self, *inputs: Shape) -> Window:
        """Unit i is the pixel i - top."""
        return Window(padding=(self.top, self.left))

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.ZeroPad2d, which begins at the left."""
        sides = (self.left, self.right, self.top, self.bottom)
        return Call("torch.nn.ZeroPad2d", {"padding": sides})

    def explain(self, output: Shape, *inputs: Shape) -> Explained:
        """Add up the sizes."""
        return self._explain(Text("size + what is added on both sides"), "+", output, inputs[0])


class Crop(_Sides, frozen=True):
    """Cuts rows and columns off the maps, as many on each side as you like."""

    title: ClassVar[str] = "Crop"
    icon: ClassVar[str] = "crop"
    stem: ClassVar[str] = "crop#"
    is_view: ClassVar[bool] = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """Subtract what is cut off; something must be left."""
        channels, height, width = need_map(inputs[0], self.title)
        rows, columns = height - self.top - self.bottom, width - self.left - self.right
        if rows < 1 or columns < 1:
            raise ShapeError(
                "Nothing is left of maps of {shape} after cutting off {top} + {bottom} rows and "
                "{left} + {right} columns: cut off less.",
                shape=(height, width),
                top=self.top,
                bottom=self.bottom,
                left=self.left,
                right=self.right,
            )
        return (channels, rows, columns)

    def window(self, *inputs: Shape) -> Window:
        """Unit i is the pixel i + top."""
        return Window(padding=(-self.top, -self.left))

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for a module of our own."""
        return Call(
            "cnnstudio.worker.modules.Crop",
            {"top": self.top, "bottom": self.bottom, "left": self.left, "right": self.right},
        )

    def explain(self, output: Shape, *inputs: Shape) -> Explained:
        """Subtract the sizes."""
        return self._explain(Text("size − what is cut off on both sides"), "−", output, inputs[0])
