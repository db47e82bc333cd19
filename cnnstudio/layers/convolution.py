"""Layers that slide learned filters over maps."""

from __future__ import annotations

from functools import reduce
from typing import Annotated, ClassVar, Literal

from cnnstudio.layers.base import (
    LARGEST_WIDTH,
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
    explain_slide,
    need_map,
    pair_text,
    setting,
    slide_over,
    unseen,
)
from cnnstudio.layers.text import Text, listed
from cnnstudio.layers.units import Axes, Units, union

_FORMULAS = (
    Text("filters × (kernel area · channels in + bias)"),
    Text("output height · width · filters · kernel area · channels in"),
)
_GROUPED_FORMULAS = (
    Text("filters × (kernel area · channels in / groups + bias)"),
    Text("output height · width · filters · kernel area · channels in / groups"),
)
"""Of the parameters and of the multiply-accumulates."""

Filters = Annotated[
    int, setting("Filters", "How many feature maps come out.", ge=1, le=LARGEST_WIDTH)
]
Kernel = Annotated[
    tuple[Positive, Positive],
    setting("Kernel size", "Height and width of each filter.", unit="px"),
]
Bias = Annotated[bool, setting("Bias", "One learned number added to each feature map.")]


def of_groups(filters: Units, made: int, taken: int, groups: int) -> Units:
    """Give the channels, of `taken`, in the groups of some filters, of `made`."""
    if groups == 1:
        return range(taken)
    each = taken // groups
    found = sorted({unit // (made // groups) for unit in filters})
    channels: list[Units] = [range(group * each, (group + 1) * each) for group in found]
    return reduce(union, channels)


def check_groups(groups: int, channels: int, filters: int) -> None:
    """Refuse groups that do not divide the channels and the filters."""
    if channels % groups or filters % groups:
        raise ShapeError(
            "{groups} groups must divide both the {channels} channels that come in and the "
            "{filters} filters: change the number of groups or of filters.",
            groups=groups,
            channels=channels,
            filters=filters,
        )


class Conv2d(Layer, frozen=True):
    """Slides filters over the maps; each filter looks for one pattern and draws one new map.

    A unit of the output is the sum of products of a filter with the part of the input under it,
    plus a bias. The same filter is used at every place, so a convolution has few parameters and
    finds its pattern wherever it is.
    """

    family: ClassVar[Family] = "convolution"
    title: ClassVar[str] = "Conv 2D"
    icon: ClassVar[str] = "conv2d"
    stem: ClassVar[str] = "conv#"
    derived_from: ClassVar[Kept] = "input"

    filters: Filters = 32
    kernel: Kernel = (3, 3)
    stride: Annotated[
        tuple[Positive, Positive],
        setting("Stride", "How far the filter moves each step. 2 halves the maps.", unit="px"),
    ] = (1, 1)
    padding: Annotated[
        tuple[NotNegative, NotNegative] | Literal["same"],
        setting(
            "Padding",
            "Rows and columns added on each side. “same” keeps the size at stride 1.",
            unit="px",
        ),
    ] = (0, 0)
    dilation: Annotated[
        tuple[Positive, Positive],
        setting(
            "Dilation",
            "Distance between neighboring cells of the kernel. 2 leaves every second pixel out.",
            unit="px",
        ),
    ] = (1, 1)
    groups: Annotated[
        int,
        setting(
            "Groups",
            "Splits the channels into groups that do not see each other. As many groups as "
            "channels make a depthwise convolution.",
            ge=1,
            le=LARGEST_WIDTH,
        ),
    ] = 1
    bias: Bias = True
    padding_mode: Annotated[
        Literal["zeros", "reflect", "replicate", "circular"],
        setting(
            "Padding with",
            "What the added pixels hold: zeros, the mirrored picture, its edge repeated, or its "
            "other side.",
        ),
    ] = "zeros"

    def output_shape(self, *inputs: Shape) -> Shape:
        """floor((W - F + 2P) / S) + 1 per axis, with F = D (kernel - 1) + 1."""
        channels, height, width = need_map(inputs[0], self.title)
        check_groups(self.groups, channels, self.filters)
        self._check_padding(height, width)
        window = self.window()
        size = slide_over(inputs[0], window, self._added(), self.title)
        return (self.filters, *size)

    def parameter_count(self, *inputs: Shape) -> int:
        """filters x (kernel area x channels in / groups + bias)."""
        area = self.kernel[0] * self.kernel[1]
        return self.filters * (area * inputs[0][0] // self.groups + self.bias)

    def mac_count(self, output: Shape, *inputs: Shape) -> int:
        """Output units x kernel area x channels in / groups."""
        area = self.kernel[0] * self.kernel[1]
        return output[0] * output[1] * output[2] * area * inputs[0][0] // self.groups

    def window(self, *inputs: Shape) -> Window:
        """Give the kernel with its stride, dilation, and the padding before the first pixel."""
        if self.padding == "same":
            # torch adds the odd pixel of an even kernel at the end.
            before = tuple(added // 2 for added in self._added())
            return Window(self.kernel, self.stride, (before[0], before[1]), self.dilation)
        return Window(self.kernel, self.stride, self.padding, self.dilation)

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Each filter looks at all channels of its group."""
        filters, *places = super().sources(units, port, *inputs)
        return (of_groups(filters, self.filters, inputs[port][0], self.groups), *places)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Conv2d."""
        return Call(
            "torch.nn.Conv2d",
            {
                "in_channels": inputs[0][0],
                "out_channels": self.filters,
                "kernel_size": self.kernel,
                "stride": self.stride,
                "padding": self.padding,
                "dilation": self.dilation,
                "groups": self.groups,
                "bias": self.bias,
                "padding_mode": self.padding_mode,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out size, parameters and multiply-accumulates."""
        share = f"{self.kernel[0]}·{self.kernel[1]}·{inputs[0][0]}"
        parameters, macs = _FORMULAS
        if self.groups > 1:
            share += f" / {self.groups}"
            parameters, macs = _GROUPED_FORMULAS
        return (
            *explain_slide(inputs[0], output, self.window(), self._added()),
            Explanation(
                Text("Parameters"),
                parameters,
                f"{self.filters} × ({share} + {int(self.bias)})",
                self.parameter_count(*inputs),
            ),
            Explanation(
                Text("MACs"),
                macs,
                f"{output[1]}·{output[2]} · {output[0]} · {share}",
                self.mac_count(output, *inputs),
            ),
        )

    def warnings(self, output: Shape, *inputs: Shape) -> tuple[Text, ...]:
        """Warn of rows and columns that no unit sees."""
        return unseen(inputs[0], output, self.window())

    def describe(self) -> Text:
        """Give filters, kernel, and what differs from the usual."""
        parts = [
            Text("{filters} filters", {"filters": self.filters}),
            Text("{kernel}", {"kernel": self.kernel}),
        ]
        if self.stride != (1, 1):
            parts.append(Text("stride {stride}", {"stride": pair_text(self.stride)}))
        if self.padding == "same":
            parts.append(Text("same size"))
        elif self.padding != (0, 0):
            parts.append(Text("pad {padding}", {"padding": pair_text(self.padding)}))
        if self.dilation != (1, 1):
            parts.append(Text("dilation {dilation}", {"dilation": pair_text(self.dilation)}))
        if self.groups > 1:
            parts.append(Text("{groups} groups", {"groups": self.groups}))
        return listed(parts)

    def _added(self) -> Pair:
        """Give the rows and columns added on both sides together."""
        if self.padding == "same":
            return (
                self.dilation[0] * (self.kernel[0] - 1),
                self.dilation[1] * (self.kernel[1] - 1),
            )
        return (2 * self.padding[0], 2 * self.padding[1])

    def _check_padding(self, height: int, width: int) -> None:
        if self.padding == "same" and self.stride != (1, 1):
            raise ShapeError(
                "Padding “same” keeps the size only at stride 1, but the stride is {stride}: set "
                "the stride to 1, or give the padding as a number.",
                stride=pair_text(self.stride),
            )
        most = {"reflect": -1, "circular": 0}.get(self.padding_mode)
        if most is None:
            return
        window = self.window()
        for size, added, before in zip((height, width), self._added(), window.padding, strict=True):
            needed = max(before, added - before)
            if needed > size + most:
                raise ShapeError(
                    "Padding {needed} with “{mode}” needs a larger input than {size} pixels: "
                    "pad less, or pad with zeros.",
                    needed=needed,
                    mode=Text(self.padding_mode),
                    size=size,
                )
