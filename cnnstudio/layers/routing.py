"""Layers that pass on numbers as they are: some of them, in another order, or scaled."""

from __future__ import annotations

from typing import Annotated, ClassVar

from cnnstudio.layers.base import (
    LARGEST_WIDTH,
    Call,
    Explanation,
    Family,
    Layer,
    Shape,
    ShapeError,
    Window,
    need_map,
    need_whole_groups,
    setting,
)
from cnnstudio.layers.text import Text, listed
from cnnstudio.layers.units import Axes, Units, seen_through


class Slice(Layer, frozen=True):
    """Takes some of the channels, or some numbers of a vector: those from start to before stop."""

    family: ClassVar[Family] = "merge"
    title: ClassVar[str] = "Slice"
    icon: ClassVar[str] = "slice"
    stem: ClassVar[str] = "slice#"
    is_view: ClassVar[bool] = True

    start: Annotated[
        int, setting("Start", "The first channel that is taken.", ge=0, le=LARGEST_WIDTH)
    ] = 0
    stop: Annotated[
        int, setting("Stop", "The first channel that is not taken.", ge=1, le=LARGEST_WIDTH)
    ] = 1

    def output_shape(self, *inputs: Shape) -> Shape:
        """stop - start channels."""
        (shape,) = inputs
        if not self.start < self.stop <= shape[0]:
            raise ShapeError(
                "Channels {start} to {last} cannot be taken, since the input has the channels 0 to "
                "{end}: choose a start below the stop, and a stop of at most {size}.",
                start=self.start,
                last=self.stop - 1,
                end=shape[0] - 1,
                size=shape[0],
            )
        return (self.stop - self.start, *shape[1:])

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Channel i is channel start + i of the input."""
        own_part = Window(padding=(-self.start, 0))
        return (seen_through(units[0], own_part, 0, inputs[port][0]), *units[1:])

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.narrow along the axis after the batch."""
        length = self.stop - self.start
        return Call("torch.narrow", {"dim": 1, "start": self.start, "length": length})

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count the channels."""
        return (
            Explanation(
                Text("Output channels"),
                Text("stop − start"),
                f"{self.stop} − {self.start}",
                output[0],
            ),
        )

    def describe(self) -> Text:
        """Give the first and the last channel."""
        return Text("{start} to {last}", {"start": self.start, "last": self.stop - 1})


class ChannelShuffle(Layer, frozen=True):
    """Deals the channels of each group out to all others, so that groups learn from each other.

    Zhang, Zhou, Lin and Sun, "ShuffleNet", 2018.
    """

    family: ClassVar[Family] = "merge"
    title: ClassVar[str] = "Shuffle"
    icon: ClassVar[str] = "channel_shuffle"
    stem: ClassVar[str] = "shuffle#"

    groups: Annotated[
        int,
        setting("Groups", "How many groups the channels are in.", ge=1, le=LARGEST_WIDTH),
    ] = 2

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape; the groups must divide the channels."""
        shape = need_map(inputs[0], self.title)
        need_whole_groups(shape[0], self.groups)
        return shape

    def sources(self, units: Axes, port: int, *inputs: Shape) -> Axes:
        """Channel i is channel (i mod groups) · (channels / groups) + ⌊i / groups⌋ of the input."""
        each = inputs[port][0] // self.groups
        if len(units[0]) == inputs[port][0]:
            return units
        found: Units = frozenset(
            unit % self.groups * each + unit // self.groups for unit in units[0]
        )
        return (found, *units[1:])

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.ChannelShuffle."""
        return Call("torch.nn.ChannelShuffle", {"groups": self.groups})

    def describe(self) -> Text:
        """Give the number of groups."""
        return Text("{groups} groups", {"groups": self.groups})


class Identity(Layer, frozen=True):
    """Passes on what comes in. A place to come back to, or a shortcut with a name."""

    family: ClassVar[Family] = "merge"
    title: ClassVar[str] = "Identity"
    icon: ClassVar[str] = "identity"
    stem: ClassVar[str] = "identity#"
    is_view: ClassVar[bool] = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]


class Scale(Layer, frozen=True):
    """Multiplies every number by a factor and adds a fixed number.

    With learned factors, one a channel, it decides how much a branch counts (Touvron et al.,
    "Going Deeper with Image Transformers", 2021; ConvNeXt uses it).
    """

    family: ClassVar[Family] = "merge"
    title: ClassVar[str] = "Scale"
    icon: ClassVar[str] = "scale"
    stem: ClassVar[str] = "scale#"

    factor: Annotated[
        float,
        setting("Factor", "What is multiplied by; before training, if learned.", ge=-1e6, le=1e6),
    ] = 1.0
    offset: Annotated[float, setting("Offset", "What is added.", ge=-1e6, le=1e6)] = 0.0
    learned: Annotated[
        bool, setting("Learn the factors", "One learned factor a channel, instead of a fixed one.")
    ] = False

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]

    def parameter_count(self, *inputs: Shape) -> int:
        """One for each channel, if learned."""
        return inputs[0][0] if self.learned else 0

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for a module of our own."""
        fixed = {"factor": self.factor, "offset": self.offset}
        if not self.learned:
            return Call("cnnstudio.worker.modules.Scale", fixed)
        return Call("cnnstudio.worker.modules.ChannelScale", {"channels": inputs[0][0], **fixed})

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count the factors."""
        count = self.parameter_count(*inputs)
        formula = Text("one factor a channel") if self.learned else Text("nothing is learned")
        return (Explanation(Text("Parameters"), formula, str(count), count),)

    def describe(self) -> Text:
        """Give the factor, and the offset where there is one."""
        values = {"factor": self.factor}
        learned = Text("learned, from {factor} on", values)
        parts = [learned if self.learned else Text("times {factor}", values)]
        if self.offset:
            parts.append(Text("plus {offset}", {"offset": self.offset}))
        return listed(parts)
