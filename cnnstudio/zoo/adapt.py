"""Fitting a network to a data set: its Input, its Output, the layer that gives the answer.

Where the pictures became too small for it, also the layers that make maps smaller: `roomier`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from cnnstudio.layers.activation import Activation
from cnnstudio.layers.base import Shape
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import (
    AdaptiveAvgPool2d,
    AdaptiveMaxPool2d,
    GlobalAvgPool2d,
    GlobalMaxPool2d,
)
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.resizing import Upsample
from cnnstudio.layers.text import Text
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.settling import rearranged
from cnnstudio.zoo.roomier import Fitted, made_roomier

_POOLS_ALL = (AdaptiveAvgPool2d, AdaptiveMaxPool2d, GlobalAvgPool2d, GlobalMaxPool2d)
_KEEPS_COUNT = (Activation, BatchNorm2d, Dropout, Flatten, Upsample, *_POOLS_ALL)
"""What may stand between the layer that gives one number per class and the Output."""


def adapt(network: Network, shape: Shape, classes: int) -> Fitted:
    """Fit a network to pictures and classes, with its cards in reading order if they were so.

    See `fitted`.
    """
    adapted, texts = fitted(network, shape, classes)
    if adapted.by_id.keys() == network.by_id.keys():
        return adapted, texts
    return rearranged(network, adapted), texts


def fitted(network: Network, shape: Shape, classes: int) -> Fitted:
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
    texts = tuple(text for _, _, text in changes)
    if not any(isinstance(node.layer, Input) for node, _, _ in changes):
        return adapted, texts
    roomy, more = made_roomier(network, adapted)
    return roomy, (*texts, *more)


Change = tuple[Node, AnyLayer, Text]


def _changes(network: Network, shape: Shape, classes: int) -> Iterator[Change]:
    for node in network.nodes:
        layer = node.layer
        if isinstance(layer, Input) and layer.output_shape() != shape:
            words = "{name} takes {now} pictures instead of {before}."
            yield node, Input(*shape), _said(words, node, layer.output_shape(), shape)
        if isinstance(layer, Output) and layer.head == "linear":
            yield from _change_of_picture(network, node, shape)
        elif isinstance(layer, Output) and layer.classes != classes:
            words = "{name} has {now} classes instead of {before}."
            resized = msgspec.structs.replace(layer, classes=classes)
            yield node, resized, _said(words, node, layer.classes, classes)
            yield from _change_of_answer(network, node, classes)


def _change_of_picture(network: Network, output: Node, shape: Shape) -> Iterable[Change]:
    """Let a network that draws its own pictures draw them with as many channels as there are."""
    facts = analyze(network).nodes
    drawn = facts[output.id].output_shape
    before = [layer for node in network.nodes if isinstance(layer := node.layer, Input)]
    if drawn is None or drawn[0] == shape[0]:
        return
    if not any(layer.output_shape() == drawn for layer in before):
        return
    node = output
    while len(node.sources) == 1:
        node = network.by_id[node.sources[0]]
        if isinstance(node.layer, Conv2d | ConvTranspose2d):
            drawing = msgspec.structs.replace(node.layer, filters=shape[0])
            words = "{name} draws {now} channels instead of {before}."
            yield node, drawing, _said(words, node, drawn[0], shape[0])
            return
        if not isinstance(node.layer, _KEEPS_COUNT):
            return


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
        pooled = pooled or isinstance(layer, _POOLS_ALL)


def _said(words: str, node: Node, before: object, now: object) -> Text:
    return Text(words, {"name": node.name, "before": before, "now": now})
