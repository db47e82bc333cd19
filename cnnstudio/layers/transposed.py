"""Convolutions backwards, which make maps larger."""

from __future__ import annotations

from typing import Annotated, ClassVar

from cnnstudio.layers.base import (
    LARGEST_WIDTH,
    OUTPUT_SIZES,
    Call,
    Explanation,
    Family,
    Kept,
    Layer,
    NotNegative,
    Positive,
    Shape,
    ShapeError,
    Window,
    need_map,
    pair_text,
    setting,
)
from cnnstudio.layers.convolution import Bias, Filters, Kernel, check_groups, of_groups
from cnnstudio.layers.text import Text, listed
from cnnstudio.layers.units import Axes


class ConvTranspose2d(Layer, frozen=True):
    """Draws each filter, as strong as the pixel, into a larger map: a convolution backwards.

    With stride 2 the maps become twice as large, so a network can draw pictures or go back to the
    size it came from. Where the stride does not divide the kernel, pixels overlap unevenly and a
    checkerboard shows. Dumoulin and Visin, "A guide to convolution arithmetic", 2016, section 4.
    """

    family: ClassVar[Family] = "convolution"
    title: ClassVar[str] = "Transposed"
    icon: ClassVar[str] = "conv_transpose2d"
    stem: ClassVar[str] = "deconv#"
    derived_from: ClassVar[Kept] = "input"

    filters: Filters = 32
    kernel: Kernel = (2, 2)
    stride: Annotated[
        tuple[Positive, Positive],
        setting("Stride", "How far apart the pixels are drawn. 2 doubles the maps.", unit="px"),
    ] = (2, 2)
    padding: Annotated[
        tuple[NotNegative, NotNegative],
        setting("Padding", "Rows and columns cut off on each side of what was drawn.", unit="px"),
    ] = (0, 0)
    output_padding: Annotated[
        tuple[NotNegative, NotNegative],
        setting(
            "Added at the end",
            "Rows and columns added at the end, to meet the size that a convolution came from.",
            unit="px",
        ),
    ] = (0, 0)
    dilation: Annotated[
        tuple[Positive, Positive],
        setting("Dilation", "Distance between neighboring cells of the kernel.", unit="px"),
    ] = (1, 1)
    groups: Annotated[
        int,
        setting(
            "Groups",
            "Splits the channels into groups that do not see each other.",
            ge=1,
            le=LARGEST_WIDTH,
        ),
    ] = 1
    bias: Bias = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """(W - 1) S - 2P + F + A per axis, with F = D (kernel - 1) + 1, and A added at the end."""
        channels, *size = need_map(inputs[0], self.title)
        check_groups(self.groups, channels, self.filters)
        for axis, added in enumerate(self.output_padding):
            most = max(self.stride[axis], self.dilation[axis])
            if added >= most:
                raise ShapeError(
                    "{added} rows or columns at the end are too many: there must be fewer than "
                    "stride or dilation, so at most {most}.",
                    added=added,
                    most=most - 1,
                )
        made = [self._made(size[axis], axis) for axis in (0, 1)]
        if min(made) < 1:
            raise ShapeError(
                "A padding of {padding} cuts off everything that is drawn: pad less.",
                padding=pair_text(self.padding),
            )
        return (self.filters, *made)

    def _made(self, size: int, axis: int) -> int:
        extent = self.dilation[axis] * (self.kernel[axis] - 1) + 1
        drawn = (size - 1) * self.stride[axis] + extent
        return drawn - 2 * self.padding[axis] + self.output_padding[axis]

    def parameter_count(self, *inputs: Shape) -> int:
        """channels in x kernel area x filters / groups, and a bias for each filter."""
        area = self.kernel[0] * self.kernel[1]
        return inputs[0][0] * area * self.filters // self.groups + self.filters * self.bias

    def mac_count(self, output: Shape, *inputs: Shape) -> int:
        """Input units x kernel area x filters / groups: each pixel draws each filter once."""
        channels, height, width = inputs[0]
        area = self.kernel[0] * self.kernel[1]
        return channels * height * width * area * self.filters // self.groups

    def window(self, *inputs: Shape) -> Window:
        """Give the window over the input stretched by the stride."""
        before = [
            self.dilation[axis] * (self.kernel[axis] - 1) - self.padding[axis] for axis in (0, 1)
        ]
        padding = (before[0], before[1])
        return Window(self.kernel, padding=padding, dilation=self.dilation, zoom=self.stride)

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Each filter is drawn by all channels of its group."""
        filters, *places = super().sources(units, port, *inputs)
        return (of_groups(filters, self.filters, inputs[port][0], self.groups), *places)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.ConvTranspose2d."""
        return Call(
            "torch.nn.ConvTranspose2d",
            {
                "in_channels": inputs[0][0],
                "out_channels": self.filters,
                "kernel_size": self.kernel,
                "stride": self.stride,
                "padding": self.padding,
                "output_padding": self.output_padding,
                "groups": self.groups,
                "bias": self.bias,
                "dilation": self.dilation,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Spell out size, parameters and multiply-accumulates."""
        channels, *size = inputs[0]
        area, share = f"{self.kernel[0]}·{self.kernel[1]}", f" / {self.groups}"
        share = share if self.groups > 1 else ""
        return (
            *(
                Explanation(
                    subject,
                    Text(
                        "(size − 1) · stride − 2 · padding + dilation · (kernel − 1) + 1 + added "
                        "at the end"
                    ),
                    f"({size[axis]} − 1) · {self.stride[axis]} − 2·{self.padding[axis]} + "
                    f"{self.dilation[axis]} · ({self.kernel[axis]} − 1) + 1 + "
                    f"{self.output_padding[axis]}",
                    output[1 + axis],
                )
                for axis, subject in enumerate(OUTPUT_SIZES)
            ),
            Explanation(
                Text("Parameters"),
                Text("channels in · kernel area · filters / groups + biases"),
                f"{channels} · {area} · {self.filters}{share} + {self.filters * self.bias}",
                self.parameter_count(*inputs),
            ),
            Explanation(
                Text("MACs"),
                Text("input height · width · channels in · kernel area · filters / groups"),
                f"{size[0]}·{size[1]} · {channels} · {area} · {self.filters}{share}",
                self.mac_count(output, *inputs),
            ),
        )

    def describe(self) -> Text:
        """Give filters, kernel, and what differs from the usual."""
        parts = [
            Text("{filters} filters", {"filters": self.filters}),
            Text("{kernel}", {"kernel": self.kernel}),
            Text("stride {stride}", {"stride": pair_text(self.stride)}),
        ]
        if self.padding != (0, 0):
            parts.append(Text("pad {padding}", {"padding": pair_text(self.padding)}))
        if self.groups > 1:
            parts.append(Text("{groups} groups", {"groups": self.groups}))
        return listed(parts)
