"""Where pictures come in and answers go out."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from cnnstudio.layers.base import (
    LARGEST_AXIS,
    LARGEST_WIDTH,
    Explanation,
    Family,
    Layer,
    Shape,
    ShapeError,
    setting,
)
from cnnstudio.layers.text import Text


class Input(Layer, frozen=True):
    """The pictures of the data set: channels x height x width numbers each.

    A gray picture has one channel, a color picture three (red, green, blue).
    """

    family: ClassVar[Family] = "io"
    title: ClassVar[str] = "Input"
    icon: ClassVar[str] = "input"
    stem: ClassVar[str] = "input"
    fewest_inputs: ClassVar[int] = 0
    most_inputs: ClassVar[int | None] = 0

    channels: Annotated[
        int,
        setting("Channels", "1 for gray pictures, 3 for color (red, green, blue).", ge=1, le=4096),
    ] = 1
    height: Annotated[
        int, setting("Height", "Rows of each picture.", ge=1, le=LARGEST_AXIS, unit="px")
    ] = 28
    width: Annotated[
        int, setting("Width", "Columns of each picture.", ge=1, le=LARGEST_AXIS, unit="px")
    ] = 28

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the size of a picture."""
        return (self.channels, self.height, self.width)

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count the numbers of one picture."""
        return (
            Explanation(
                Text("Numbers per picture"),
                Text("channels × height × width"),
                f"{self.channels} × {self.height} × {self.width}",
                self.channels * self.height * self.width,
            ),
        )

    def describe(self) -> Text:
        """Give the size of a picture."""
        return Text("{shape} pixels", {"shape": (self.height, self.width)})


class Output(Layer, frozen=True):
    """The network's answer, as one of three kinds of numbers.

    A softmax head shows one share per class, and they add up to 100 %: one of the classes is
    right. A sigmoid head shows one share per class on its own: any number of them may be right.
    Training works on the numbers as they come in (logits), so neither Softmax nor Sigmoid belongs
    in front of it. A linear head passes on numbers as they are, also a picture.
    """

    family: ClassVar[Family] = "io"
    title: ClassVar[str] = "Output"
    icon: ClassVar[str] = "output"
    stem: ClassVar[str] = "output"
    is_view: ClassVar[bool] = True

    classes: Annotated[
        int,
        setting("Classes", "How many classes the data set has.", ge=1, le=LARGEST_WIDTH),
    ] = 10
    head: Annotated[
        Literal["softmax", "sigmoid", "linear"],
        setting(
            "Head",
            "softmax: one class is right. sigmoid: any number of them. linear: numbers as they "
            "are, or a picture.",
        ),
    ] = "softmax"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Pass on a vector of as many numbers as there are classes; a linear head, also maps."""
        (shape,) = inputs
        if self.head == "linear" and len(shape) == 3:
            return shape
        if len(shape) != 1:
            raise ShapeError(
                "Output needs one number per class, but gets maps of {shape}: put Flatten and "
                "Dense with {classes} units in front of it.",
                shape=shape,
                classes=self.classes,
            )
        if shape[0] != self.classes:
            raise ShapeError(
                "Output expects {classes} classes, but gets {size} numbers: set the last Dense "
                "to {classes} units, or the classes to {size}.",
                classes=self.classes,
                size=shape[0],
            )
        return shape

    def describe(self) -> Text:
        """Give the number of classes; a linear head may have none."""
        if self.head == "linear":
            return Text("numbers as they are")
        return Text("{classes} classes", {"classes": self.classes})
