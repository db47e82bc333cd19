"""Whether a network fits the data, in words."""

from __future__ import annotations

from collections.abc import Iterable

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Problem
from cnnstudio.network.graph import Network


def data_problems(network: Network, data: DataChoice) -> tuple[Problem, ...]:
    """Compare the picture size with Input and the number of classes with Output."""
    return tuple(_mismatches(network, data))


def _mismatches(network: Network, data: DataChoice) -> Iterable[Problem]:
    for node in network.nodes:
        layer = node.layer
        if isinstance(layer, Input) and layer.output_shape() != data.shape:
            text = Text(
                "The pictures of {data} are {actual}, but the Input expects {expected}: set it to "
                "{actual}, or choose other data.",
                {"data": data.title, "actual": data.shape, "expected": layer.output_shape()},
            )
            yield Problem(text, node.id, node.name)
        if isinstance(layer, Output) and layer.head == "linear":
            yield Problem(_DRAWS, node.id, node.name)
        elif isinstance(layer, Output) and layer.classes != len(data.classes):
            text = Text(
                "{data} has {actual} classes, but the Output has {expected}: set it and the last "
                "dense layer to {actual}, or choose other data.",
                {"data": data.title, "actual": len(data.classes), "expected": layer.classes},
            )
            yield Problem(text, node.id, node.name)


_DRAWS = Text(
    "A linear head gives plain numbers or a picture and decides for no class, so it cannot be "
    "trained here: to train, give it one number per class and the softmax head."
)
