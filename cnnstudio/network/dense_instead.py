"""What a dense layer would cost in the place of a convolution or a pooling layer.

A convolution uses the same few weights everywhere; a dense layer that takes and gives the same
maps has a weight of its own for each pair of an input and an output: for a picture of a megapixel
and 1,000 units that is 10^9.
"""

from __future__ import annotations

from math import prod

from cnnstudio.layers.base import Explanation, Layer, Shape
from cnnstudio.layers.text import Text

STEM = "Dense instead"
"""All subjects begin with it."""

MOST = 2**60
"""Larger numbers say nothing to anybody, and do not fit into 64 bits."""


def dense_instead(
    layer: Layer, output: Shape, inputs: tuple[Shape, ...], bytes_per_number: int
) -> tuple[Explanation, ...]:
    """Spell out what a dense layer with the same input and output would cost.

    Nothing for layers that do not slide a kernel over maps.
    """
    if not hasattr(layer, "kernel") or len(inputs) != 1 or len(output) != 3:
        return ()
    taken, given = prod(inputs[0]), prod(output)
    parameters, own = given * (taken + 1), layer.parameter_count(*inputs)
    if parameters * bytes_per_number > MOST:
        return ()
    came, went = _product(inputs[0]), _product(output)
    found = (
        Explanation(
            Text("Dense instead: parameters"),
            Text("numbers out × (numbers in + bias)"),
            f"{went} × ({came} + 1)",
            parameters,
        ),
        Explanation(
            Text("Dense instead: MACs"),
            Text("numbers out × numbers in"),
            f"{went} × {came}",
            given * taken,
        ),
        Explanation(
            Text("Dense instead: bytes of the parameters"),
            Text("parameters · bytes per number"),
            f"{parameters} · {bytes_per_number}",
            parameters * bytes_per_number,
        ),
    )
    if not own:
        return found
    ratio = Explanation(
        Text("Dense instead: times as many parameters"),
        Text("⌊parameters of a dense layer / parameters of this layer⌋"),
        f"⌊{parameters} / {own}⌋",
        parameters // own,
    )
    return (*found, ratio)


def _product(shape: Shape) -> str:
    return "·".join(str(size) for size in shape)
