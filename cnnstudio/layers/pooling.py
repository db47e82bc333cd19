"""Layers that make maps smaller by summing up neighborhoods."""

from __future__ import annotations

from typing import Annotated, ClassVar

from cnnstudio.layers.base import (
    Call,
    Explanation,
    Family,
    Layer,
    NotNegative,
    Pair,
    Positive,
    Shape,
    ShapeError,
    Window,
    everything,
    explain_slide,
    need_map,
    pair_text,
    setting,
    slide_over,
    unseen,
)
from cnnstudio.layers.text import Text, listed
from cnnstudio.layers.units import Axes

Kernel = Annotated[
    tuple[Positive, Positive],
    setting("Kernel size", "Height and width of the neighborhood that is summed up.", unit="px"),
]
Stride = Annotated[
    tuple[Positive, Positive],
    setting("Stride", "How far the neighborhood moves each step. 2 halves the maps.", unit="px"),
]
Padding = Annotated[
    tuple[NotNegative, NotNegative],
    setting("Padding", "Rows and columns added on each side, at most half the kernel.", unit="px"),
]


def _pooled_shape(shape: Shape, window: Window, name: str) -> Shape:
    """Give the shape after pooling; padding is at most half the kernel, as torch demands."""
    need_map(shape, name)
    for kernel, padding in zip(window.kernel, window.padding, strict=True):
        if 2 * padding > kernel:
            raise ShapeError(
                "{layer} may be padded by at most half its kernel, but {padding} is more than "
                "half of {kernel}: pad less.",
                layer=name,
                padding=padding,
                kernel=kernel,
            )
    return (shape[0], *slide_over(shape, window, _added(window), name))


def _added(window: Window) -> Pair:
    return (2 * window.padding[0], 2 * window.padding[1])


def _describe_pool(window: Window) -> Text:
    """Give kernel and stride, and padding and dilation where there are any."""
    parts = [
        Text("{kernel}", {"kernel": window.kernel}),
        Text("stride {stride}", {"stride": pair_text(window.stride)}),
    ]
    if any(window.padding):
        parts.append(Text("pad {padding}", {"padding": pair_text(window.padding)}))
    if window.dilation != (1, 1):
        parts.append(Text("dilation {dilation}", {"dilation": pair_text(window.dilation)}))
    return listed(parts)


class MaxPool2d(Layer, frozen=True):
    """Keeps the largest value of each neighborhood: was the pattern there, wherever exactly.

    It has nothing to learn, makes the maps smaller, and lets later units see more of the picture.
    """

    family: ClassVar[Family] = "pooling"
    title: ClassVar[str] = "Max pool"
    icon: ClassVar[str] = "max_pool2d"
    stem: ClassVar[str] = "pool#"

    kernel: Kernel = (2, 2)
    stride: Stride = (2, 2)
    padding: Padding = (0, 0)
    dilation: Annotated[
        tuple[Positive, Positive],
        setting("Dilation", "Distance between neighboring cells of the kernel.", unit="px"),
    ] = (1, 1)

    def output_shape(self, *inputs: Shape) -> Shape:
        """floor((W - F + 2P) / S) + 1 per axis, channels as they are."""
        return _pooled_shape(inputs[0], self.window(), self.title)

    def window(self, *inputs: Shape) -> Window:
        """Give the neighborhood."""
        return Window(self.kernel, self.stride, self.padding, self.dilation)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.MaxPool2d."""
        return Call(
            "torch.nn.MaxPool2d",
            {
                "kernel_size": self.kernel,
                "stride": self.stride,
                "padding": self.padding,
                "dilation": self.dilation,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out the size."""
        return explain_slide(inputs[0], output, self.window(), _added(self.window()))

    def warnings(self, output: Shape, *inputs: Shape) -> tuple[Text, ...]:
        """Warn of rows and columns that no unit sees."""
        return unseen(inputs[0], output, self.window())

    def describe(self) -> Text:
        """Give kernel and stride."""
        return _describe_pool(self.window())


class AvgPool2d(Layer, frozen=True):
    """Takes the mean of each neighborhood: how strong the pattern was there altogether.

    Zeros of the padding count in the mean, as torch does by default.
    """

    family: ClassVar[Family] = "pooling"
    title: ClassVar[str] = "Avg pool"
    icon: ClassVar[str] = "avg_pool2d"
    stem: ClassVar[str] = "pool#"

    kernel: Kernel = (2, 2)
    stride: Stride = (2, 2)
    padding: Padding = (0, 0)

    def output_shape(self, *inputs: Shape) -> Shape:
        """floor((W - F + 2P) / S) + 1 per axis, channels as they are."""
        return _pooled_shape(inputs[0], self.window(), self.title)

    def window(self, *inputs: Shape) -> Window:
        """Give the neighborhood."""
        return Window(self.kernel, self.stride, self.padding)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.AvgPool2d."""
        return Call(
            "torch.nn.AvgPool2d",
            {"kernel_size": self.kernel, "stride": self.stride, "padding": self.padding},
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out the size."""
        return explain_slide(inputs[0], output, self.window(), _added(self.window()))

    def warnings(self, output: Shape, *inputs: Shape) -> tuple[Text, ...]:
        """Warn of rows and columns that no unit sees."""
        return unseen(inputs[0], output, self.window())

    def describe(self) -> Text:
        """Give kernel and stride."""
        return _describe_pool(self.window())


class GlobalAvgPool2d(Layer, frozen=True):
    """Takes the mean of each whole map: one number per channel, whatever the picture's size."""

    family: ClassVar[Family] = "pooling"
    title: ClassVar[str] = "Global avg"
    icon: ClassVar[str] = "global_avg_pool2d"
    stem: ClassVar[str] = "pool#"

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give channels x 1 x 1."""
        channels, _, _ = need_map(inputs[0], self.title)
        return (channels, 1, 1)

    def window(self, *inputs: Shape) -> None:
        """Give None: a unit sees its whole map."""
        return

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Each number looks at all of its own map."""
        _, rows, columns = everything(inputs[port])
        return (units[0], rows, columns)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.AdaptiveAvgPool2d with one output pixel."""
        return Call("torch.nn.AdaptiveAvgPool2d", {"output_size": 1})

    def describe(self) -> Text:
        """Say what it does to each map."""
        return Text("one mean per map")
