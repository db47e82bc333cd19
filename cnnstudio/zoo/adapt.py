"""Fitting a network to a data set: its Input, its Output, and the layer that gives the answer."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cnnstudio.layers.activation import Activation
from cnnstudio.layers.base import Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network, Node

_KEEPS_COUNT = (Activation, BatchNorm2d, Dropout, Flatten, GlobalAvgPool2d)
"""What may stand between the layer that gives one number per class and the Output."""


def adapt(network: Network, shape: Shape, classes: int) -> tuple[Network, tuple[Text, ...]]:
    """Fit a network to pictures and classes, as far as that takes no decision.

    Args:
        network: Any network.
        shape: Channels x height x width of the pictures.
        classes: How many classes there are.

    Returns:
        The network, and one sentence for each thing that was changed.
    """
    changes = tuple(_changes(network, shape, classes))
    changed = {node.id: msgspec.structs.replace(node, layer=layer) for node, layer, _ in changes}
    adapted = network.with_nodes(changed.get(node.id, node) for node in network.nodes)
    return adapted, tuple(text for _, _, text in changes)


Change = tuple[Node, AnyLayer, Text]


def _changes(network: Network, shape: Shape, classes: int) -> Iterator[Change]:
    for node in network.nodes:
        layer = node.layer
        if isinstance(layer, Input) and layer.output_shape() != shape:
            words = "{name} takes {now} pictures instead of {before}."
            yield node, Input(*shape), _said(words, node, layer.output_shape(), shape)
        if isinstance(layer, Output) and layer.classes != classes:
            words = "{name} has {now} classes instead of {before}."
            yield node, Output(classes), _said(words, node, layer.classes, classes)
            yield from _change_of_answer(network, node, classes)


def _change_of_answer(network: Network, output: Node, classes: int) -> Iterator[Change]:
    """Let the layer that answers give as many numbers as there are classes."""
    node, pooled = output, False
    words = "{name} gives {now} numbers instead of {before}."
    while len(node.sources) == 1:
        node = network.by_id[node.sources[0]]
        layer = node.layer
        if isinstance(layer, Linear) and layer.units != classes:
            resized = msgspec.structs.replace(layer, units=classes)
            yield node, resized, _said(words, node, layer.units, classes)
        elif isinstance(layer, Conv2d) and pooled and layer.filters != classes:
            resized = msgspec.structs.replace(layer, filters=classes)
            yield node, resized, _said(words, node, layer.filters, classes)
        if not isinstance(layer, _KEEPS_COUNT):
            return
        pooled = pooled or isinstance(layer, GlobalAvgPool2d)


def _said(words: str, node: Node, before: object, now: object) -> Text:
    return Text(words, {"name": node.name, "before": before, "now": now})
