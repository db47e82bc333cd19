"""Layers that keep numbers in a range in which learning goes well."""

from __future__ import annotations

from math import prod
from typing import Annotated, ClassVar, Literal

from cnnstudio.layers.base import (
    LARGEST_WIDTH,
    Call,
    Explanation,
    Family,
    Kept,
    Layer,
    Shape,
    ShapeError,
    need_map,
    need_whole_groups,
    setting,
)
from cnnstudio.layers.text import Text

Epsilon = Annotated[
    float,
    setting("Epsilon", "Added to the variance, against division by zero.", ge=1e-12, le=1.0),
]
Affine = Annotated[bool, setting("Learn scale and shift", "Two learned numbers per channel.")]


def _explain_affine(count: int, each: int) -> tuple[Explanation, ...]:
    """Count scale and shift of `count` channels; `each` is 2, or 0 where neither is learned."""
    return (
        Explanation(
            Text("Parameters"),
            Text("(scale + shift) × channels"),
            f"{each} × {count}",
            each * count,
        ),
    )


class BatchNorm2d(Layer, frozen=True):
    """Shifts and scales each map to mean 0 and variance 1 over the batch, then learns both anew.

    While training it measures mean and variance on the batch, afterwards it uses their running
    averages. These are buffers and not counted as parameters. Of a vector, each number is a
    channel. Ioffe and Szegedy, "Batch Normalization", 2015.
    """

    family: ClassVar[Family] = "normalization"
    title: ClassVar[str] = "Batch norm"
    icon: ClassVar[str] = "batch_norm2d"
    stem: ClassVar[str] = "norm#"
    derived_from: ClassVar[Kept] = "input"

    momentum: Annotated[
        float,
        setting(
            "Momentum",
            "Share of the newest batch in the running averages.",
            ge=0.0,
            le=1.0,
            step=0.01,
        ),
    ] = 0.1
    epsilon: Epsilon = 1e-5
    affine: Affine = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]

    def parameter_count(self, *inputs: Shape) -> int:
        """2 x channels: a scale and a shift each."""
        return 2 * inputs[0][0] if self.affine else 0

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.BatchNorm2d, or its sister for vectors."""
        return Call(
            "torch.nn.BatchNorm2d" if len(inputs[0]) == 3 else "torch.nn.BatchNorm1d",
            {
                "num_features": inputs[0][0],
                "eps": self.epsilon,
                "momentum": self.momentum,
                "affine": self.affine,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count scale and shift."""
        return _explain_affine(inputs[0][0], 2 if self.affine else 0)


class LayerNorm(Layer, frozen=True):
    """Shifts and scales the numbers of each picture on its own, whatever else is in the batch.

    Over the channels of each pixel, as in ConvNeXt, or over all of a picture's maps at once.
    Ba, Kiros and Hinton, "Layer Normalization", 2016.
    """

    family: ClassVar[Family] = "normalization"
    title: ClassVar[str] = "Layer norm"
    icon: ClassVar[str] = "layer_norm"
    stem: ClassVar[str] = "norm#"
    derived_from: ClassVar[Kept] = "input"

    over: Annotated[
        Literal["channels", "all"],
        setting("Over", "The channels of each pixel, or all numbers of a picture at once."),
    ] = "channels"
    epsilon: Epsilon = 1e-5
    affine: Annotated[
        bool,
        setting("Learn scale and shift", "Two learned numbers for each number normalized over."),
    ] = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]

    def parameter_count(self, *inputs: Shape) -> int:
        """2 for each number that is normalized over."""
        return 2 * self._count(inputs[0]) if self.affine else 0

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.LayerNorm; over the channels of maps, for a module of our own."""
        shape = inputs[0]
        if len(shape) == 3 and self.over == "channels":
            return Call(
                "cnnstudio.worker.modules.ChannelLayerNorm",
                {"channels": shape[0], "epsilon": self.epsilon, "affine": self.affine},
            )
        return Call(
            "torch.nn.LayerNorm",
            {"normalized_shape": shape, "eps": self.epsilon, "elementwise_affine": self.affine},
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count scale and shift."""
        if self.over == "channels":
            return _explain_affine(inputs[0][0], 2 if self.affine else 0)
        numbers = "·".join(str(size) for size in inputs[0])
        return (
            Explanation(
                Text("Parameters"),
                Text("(scale + shift) × numbers of a picture"),
                f"{2 if self.affine else 0} × {numbers}",
                self.parameter_count(*inputs),
            ),
        )

    def describe(self) -> Text:
        """Say what is normalized over."""
        return Text("over the channels") if self.over == "channels" else Text("over everything")

    def _count(self, shape: Shape) -> int:
        return shape[0] if self.over == "channels" else prod(shape)


class GroupNorm(Layer, frozen=True):
    """Shifts and scales groups of channels of each picture on its own.

    It works with the smallest batches. Wu and He, "Group Normalization", 2018.
    """

    family: ClassVar[Family] = "normalization"
    title: ClassVar[str] = "Group norm"
    icon: ClassVar[str] = "group_norm"
    stem: ClassVar[str] = "norm#"
    derived_from: ClassVar[Kept] = "input"

    groups: Annotated[
        int,
        setting("Groups", "How many groups the channels are split into.", ge=1, le=LARGEST_WIDTH),
    ] = 8
    epsilon: Epsilon = 1e-5
    affine: Affine = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape; the groups must divide the channels, and hold two numbers."""
        shape = need_map(inputs[0], self.title)
        need_whole_groups(shape[0], self.groups)
        if prod(shape) == self.groups:
            raise ShapeError(
                "{groups} groups of {channels} maps of one pixel hold one number each, which alone "
                "has no variance: take fewer groups, or pool less before them.",
                groups=self.groups,
                channels=shape[0],
            )
        return shape

    def parameter_count(self, *inputs: Shape) -> int:
        """2 x channels: a scale and a shift each."""
        return 2 * inputs[0][0] if self.affine else 0

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.GroupNorm."""
        return Call(
            "torch.nn.GroupNorm",
            {
                "num_groups": self.groups,
                "num_channels": inputs[0][0],
                "eps": self.epsilon,
                "affine": self.affine,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count scale and shift."""
        return _explain_affine(inputs[0][0], 2 if self.affine else 0)

    def describe(self) -> Text:
        """Give the number of groups."""
        return Text("{groups} groups", {"groups": self.groups})


class InstanceNorm2d(Layer, frozen=True):
    """Shifts and scales each map of each picture on its own: contrast and brightness go away.

    Ulyanov, Vedaldi and Lempitsky, "Instance Normalization", 2016.
    """

    family: ClassVar[Family] = "normalization"
    title: ClassVar[str] = "Instance norm"
    icon: ClassVar[str] = "instance_norm2d"
    stem: ClassVar[str] = "norm#"
    derived_from: ClassVar[Kept] = "input"

    epsilon: Epsilon = 1e-5
    affine: Affine = False

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape; a map of one pixel has no variance."""
        shape = need_map(inputs[0], self.title)
        if shape[1] * shape[2] == 1:
            raise ShapeError(
                "{layer} needs maps of more than one pixel, since one number alone has no "
                "variance: pool less before it, or remove it.",
                layer=Text(self.title),
            )
        return shape

    def parameter_count(self, *inputs: Shape) -> int:
        """2 x channels: a scale and a shift each."""
        return 2 * inputs[0][0] if self.affine else 0

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.InstanceNorm2d."""
        return Call(
            "torch.nn.InstanceNorm2d",
            {"num_features": inputs[0][0], "eps": self.epsilon, "affine": self.affine},
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count scale and shift."""
        return _explain_affine(inputs[0][0], 2 if self.affine else 0)


class LocalResponseNorm(Layer, frozen=True):
    """Divides each number by how strong its neighbors in the channels around are.

    Krizhevsky, Sutskever and Hinton, "ImageNet Classification with Deep Convolutional Neural
    Networks", 2012; batch normalization has replaced it.
    """

    family: ClassVar[Family] = "normalization"
    title: ClassVar[str] = "Local response"
    icon: ClassVar[str] = "local_response_norm"
    stem: ClassVar[str] = "norm#"
    derived_from: ClassVar[Kept] = "input"
    note_bytes: ClassVar[int] = 14  # squares, sums and powers: torch computes it in steps

    size: Annotated[
        int, setting("Channels", "How many channels around are looked at.", ge=1, le=4096)
    ] = 5
    alpha: Annotated[
        float, setting("Alpha", "How strongly the neighbors count.", ge=0.0, le=1000.0)
    ] = 1e-4
    beta: Annotated[
        float, setting("Beta", "Exponent of the divisor.", ge=0.0, le=10.0, step=0.05)
    ] = 0.75
    k: Annotated[
        float,
        setting("Base", "What the divisor is without neighbors.", ge=0.0, le=1000.0, step=0.1),
    ] = 1.0

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return need_map(inputs[0], self.title)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.LocalResponseNorm."""
        return Call(
            "torch.nn.LocalResponseNorm",
            {"size": self.size, "alpha": self.alpha, "beta": self.beta, "k": self.k},
        )

    def describe(self) -> Text:
        """Give the number of channels."""
        return Text("{size} channels", {"size": self.size})
