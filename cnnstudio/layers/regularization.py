"""Layers that make learning by heart harder, so that the network generalizes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from cnnstudio.layers.base import Call, Family, Layer, Shape, need_map, setting
from cnnstudio.layers.text import Text


class Dropout(Layer, frozen=True):
    """Sets a random share of the numbers to zero while training, and does nothing afterwards.

    What remains is scaled up, so that the sum stays the same on average.
    """

    family: ClassVar[Family] = "regularization"
    title: ClassVar[str] = "Dropout"
    icon: ClassVar[str] = "dropout"
    stem: ClassVar[str] = "dropout#"
    note_bytes: ClassVar[int] = 4  # what was left out

    rate: Annotated[
        float,
        setting("Rate", "Share of the numbers that is dropped.", ge=0.0, le=1.0, step=0.05),
    ] = 0.5

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Dropout."""
        return Call("torch.nn.Dropout", {"p": self.rate})

    def describe(self) -> Text:
        """Give the rate."""
        return Text("rate {rate}", {"rate": self.rate})


class Dropout2d(Layer, frozen=True):
    """Sets a random share of the maps to zero while training, each as a whole.

    Neighboring pixels of a map are so alike that dropping single ones hardly matters (Tompson et
    al., "Efficient Object Localization Using Convolutional Networks", 2015).
    """

    family: ClassVar[Family] = "regularization"
    title: ClassVar[str] = "Dropout 2D"
    icon: ClassVar[str] = "dropout2d"
    stem: ClassVar[str] = "dropout#"

    rate: Annotated[
        float,
        setting("Rate", "Share of the maps that is dropped.", ge=0.0, le=1.0, step=0.05),
    ] = 0.5

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return need_map(inputs[0], self.title)

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.Dropout2d."""
        return Call("torch.nn.Dropout2d", {"p": self.rate})

    def describe(self) -> Text:
        """Give the rate."""
        return Text("rate {rate}", {"rate": self.rate})


class DropPath(Layer, frozen=True):
    """Leaves out a whole branch for a random share of the pictures while training.

    It belongs at the end of a branch that is then added to a shortcut (Huang et al., "Deep
    Networks with Stochastic Depth", 2016).
    """

    family: ClassVar[Family] = "regularization"
    title: ClassVar[str] = "Drop path"
    icon: ClassVar[str] = "drop_path"
    stem: ClassVar[str] = "drop#"

    rate: Annotated[
        float,
        setting(
            "Rate",
            "Share of the pictures for which the branch is left out.",
            ge=0.0,
            le=1.0,
            step=0.05,
        ),
    ] = 0.1

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return inputs[0]

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for our own module: the one of torchvision would have to be installed for a file."""
        return Call("cnnstudio.worker.modules.DropPath", {"rate": self.rate})

    def describe(self) -> Text:
        """Give the rate."""
        return Text("rate {rate}", {"rate": self.rate})
