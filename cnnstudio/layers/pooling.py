"""Layers that make maps smaller by summing up neighborhoods."""

from __future__ import annotations

from math import gcd
from typing import Annotated, ClassVar

from cnnstudio.layers.base import (
    Call,
    Explanation,
    Family,
    Kept,
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
CeilMode = Annotated[
    bool,
    setting("Round up", "Rounds the size up, so that the last rows and columns are seen as well."),
]


def _pooled_shape(shape: Shape, window: Window, name: str, *, ceil_mode: bool) -> Shape:
    """Give the shape after pooling; padding is at most half the kernel, as torch demands."""
    need_map(shape, name)
    for kernel, padding in zip(window.kernel, window.padding, strict=True):
        if 2 * padding > kernel:
            raise ShapeError(
                "{layer} may be padded by at most half its kernel, but {padding} is more than "
                "half of {kernel}: pad less.",
                layer=Text(name),
                padding=padding,
                kernel=kernel,
            )
    return (shape[0], *slide_over(shape, window, _added(window), name, ceil_mode=ceil_mode))


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
    derived_from: ClassVar[Kept] = "input"
    note_bytes: ClassVar[int] = 8  # where each maximum was, as int64

    kernel: Kernel = (2, 2)
    stride: Stride = (2, 2)
    padding: Padding = (0, 0)
    dilation: Annotated[
        tuple[Positive, Positive],
        setting("Dilation", "Distance between neighboring cells of the kernel.", unit="px"),
    ] = (1, 1)
    ceil_mode: CeilMode = False

    def output_shape(self, *inputs: Shape) -> Shape:
        """floor((W - F + 2P) / S) + 1 per axis, or rounded up; channels as they are."""
        return _pooled_shape(inputs[0], self.window(), self.title, ceil_mode=self.ceil_mode)

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
                "ceil_mode": self.ceil_mode,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out the size."""
        window = self.window()
        return explain_slide(inputs[0], output, window, _added(window), ceil_mode=self.ceil_mode)

    def warnings(self, output: Shape, *inputs: Shape) -> tuple[Text, ...]:
        """Warn of rows and columns that no unit sees."""
        return unseen(inputs[0], output, self.window())

    def describe(self) -> Text:
        """Give kernel and stride."""
        return _describe_pool(self.window())


class AvgPool2d(Layer, frozen=True):
    """Takes the mean of each neighborhood: how strong the pattern was there altogether."""

    family: ClassVar[Family] = "pooling"
    title: ClassVar[str] = "Avg pool"
    icon: ClassVar[str] = "avg_pool2d"
    stem: ClassVar[str] = "pool#"
    derived_from: ClassVar[Kept] = "input"

    kernel: Kernel = (2, 2)
    stride: Stride = (2, 2)
    padding: Padding = (0, 0)
    ceil_mode: CeilMode = False
    count_include_pad: Annotated[
        bool,
        setting("Count the padding", "Whether zeros of the padding count in the mean."),
    ] = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """floor((W - F + 2P) / S) + 1 per axis, or rounded up; channels as they are."""
        return _pooled_shape(inputs[0], self.window(), self.title, ceil_mode=self.ceil_mode)

    def window(self, *inputs: Shape) -> Window:
        """Give the neighborhood."""
        return Window(self.kernel, self.stride, self.padding)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.AvgPool2d."""
        return Call(
            "torch.nn.AvgPool2d",
            {
                "kernel_size": self.kernel,
                "stride": self.stride,
                "padding": self.padding,
                "ceil_mode": self.ceil_mode,
                "count_include_pad": self.count_include_pad,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out the size."""
        window = self.window()
        return explain_slide(inputs[0], output, window, _added(window), ceil_mode=self.ceil_mode)

    def warnings(self, output: Shape, *inputs: Shape) -> tuple[Text, ...]:
        """Warn of rows and columns that no unit sees."""
        return unseen(inputs[0], output, self.window())

    def describe(self) -> Text:
        """Give kernel and stride."""
        return _describe_pool(self.window())


class _Adaptive(Layer, frozen=True):
    """What adaptive pooling has in common: the size that comes out is chosen.

    Unit i sees the pixels from floor(i W / N) to before ceil((i + 1) W / N) of W that come in,
    where N come out (torch.nn.AdaptiveAvgPool2d).
    """

    family: ClassVar[Family] = "pooling"
    icon: ClassVar[str] = "adaptive_avg_pool2d"
    stem: ClassVar[str] = "pool#"
    derived_from: ClassVar[Kept] = "input"

    size: Annotated[
        tuple[Positive, Positive],
        setting("Size", "Height and width that come out, whatever comes in.", unit="px"),
    ] = (1, 1)

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the size that was chosen, channels as they are."""
        channels, _, _ = need_map(inputs[0], self.title)
        return (channels, *self.size)

    def window(self, *inputs: Shape) -> Window:
        """Give the window on the input stretched by N.

        Unit i sees pixel m where i W < (m + 1) N and m N < (i + 1) W.
        """
        _, height, width = inputs[0]
        spans = [
            (before // gcd(before, after), after // gcd(before, after))
            for before, after in zip((height, width), self.size, strict=True)
        ]
        rows, columns = spans
        return Window(
            (rows[0] + rows[1] - 1, columns[0] + columns[1] - 1),
            (rows[0], columns[0]),
            (rows[1] - 1, columns[1] - 1),
            zoom=(rows[1], columns[1]),
        )

    def describe(self) -> Text:
        """Give the size that comes out."""
        return Text("to {size}", {"size": self.size})


class AdaptiveAvgPool2d(_Adaptive, frozen=True):
    """Takes means so that maps of a chosen size come out, whatever comes in."""

    title: ClassVar[str] = "Adaptive avg"

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.AdaptiveAvgPool2d."""
        return Call("torch.nn.AdaptiveAvgPool2d", {"output_size": self.size})


class AdaptiveMaxPool2d(_Adaptive, frozen=True):
    """Takes largest values so that maps of a chosen size come out, whatever comes in."""

    title: ClassVar[str] = "Adaptive max"
    icon: ClassVar[str] = "adaptive_max_pool2d"
    note_bytes: ClassVar[int] = 8  # where each maximum was, as int64

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.AdaptiveMaxPool2d."""
        return Call("torch.nn.AdaptiveMaxPool2d", {"output_size": self.size})


class _Global(Layer, frozen=True):
    """What pooling of whole maps has in common."""

    family: ClassVar[Family] = "pooling"
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


class GlobalAvgPool2d(_Global, frozen=True):
    """Takes the mean of each whole map: one number per channel, whatever the picture's size."""

    title: ClassVar[str] = "Global avg"
    icon: ClassVar[str] = "global_avg_pool2d"

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.AdaptiveAvgPool2d with one output pixel."""
        return Call("torch.nn.AdaptiveAvgPool2d", {"output_size": 1})

    def describe(self) -> Text:
        """Say what it does to each map."""
        return Text("one mean per map")


class GlobalMaxPool2d(_Global, frozen=True):
    """Takes the largest value of each whole map: is the pattern anywhere in the picture."""

    title: ClassVar[str] = "Global max"
    icon: ClassVar[str] = "global_max_pool2d"
    derived_from: ClassVar[Kept] = "input"
    note_bytes: ClassVar[int] = 8  # where each maximum was, as int64

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.AdaptiveMaxPool2d with one output pixel."""
        return Call("torch.nn.AdaptiveMaxPool2d", {"output_size": 1})

    def describe(self) -> Text:
        """Say what it does to each map."""
        return Text("one maximum per map")
