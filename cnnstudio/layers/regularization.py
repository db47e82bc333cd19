"""Layers that make learning by heart harder, so that the network generalizes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from cnnstudio.layers.base import Call, Family, Layer, Shape, setting
from cnnstudio.layers.text import Text


class Dropout(Layer, frozen=True):
    """Sets a random share of the numbers to zero while training, and does nothing afterwards.

    What remains is scaled up, so that the sum stays the same on average.
    """

    family: ClassVar[Family] = "regularization"
    title: ClassVar[str] = "Dropout"
    icon: ClassVar[str] = "dropout"
    stem: ClassVar[str] = "dropout#"

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
