"""Layers that keep numbers in a range in which learning goes well."""

from __future__ import annotations

from typing import Annotated, ClassVar

from cnnstudio.layers.base import Call, Explanation, Family, Layer, Shape, need_map, setting
from cnnstudio.layers.text import Text


class BatchNorm2d(Layer, frozen=True):
    """Shifts and scales each map to mean 0 and variance 1 over the batch, then learns both anew.

    While training it measures mean and variance on the batch, afterwards it uses their running
    averages. These are buffers and not counted as parameters.
    """

    family: ClassVar[Family] = "normalization"
    title: ClassVar[str] = "Batch norm"
    icon: ClassVar[str] = "batch_norm2d"
    stem: ClassVar[str] = "norm#"

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
    epsilon: Annotated[
        float,
        setting("Epsilon", "Added to the variance, against division by zero.", ge=1e-12, le=1.0),
    ] = 1e-5
    affine: Annotated[
        bool, setting("Learn scale and shift", "Two learned numbers per channel.")
    ] = True

    def output_shape(self, *inputs: Shape) -> Shape:
        """Give the input's shape."""
        return need_map(inputs[0], self.title)

    def parameter_count(self, *inputs: Shape) -> int:
        """2 x channels: a scale and a shift each."""
        return 2 * inputs[0][0] if self.affine else 0

    def torch_call(self, *inputs: Shape) -> Call:
        """Ask for torch.nn.BatchNorm2d."""
        return Call(
            "torch.nn.BatchNorm2d",
            {
                "num_features": inputs[0][0],
                "eps": self.epsilon,
                "momentum": self.momentum,
                "affine": self.affine,
            },
        )

    def explain(self, output: Shape, *inputs: Shape) -> tuple[Explanation, ...]:
        """Count scale and shift."""
        each = 2 if self.affine else 0
        return (
            Explanation(
                Text("Parameters"),
                Text("(scale + shift) × channels"),
                f"{each} × {inputs[0][0]}",
                self.parameter_count(*inputs),
            ),
        )
