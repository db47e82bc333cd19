"""What the networks of the gallery are built with: a pen that puts layers one behind the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.network.graph import Group, Network, Node
from cnnstudio.network.layout.arrange import arranged

FOLD_BLOCKS, FOLD_ALL = 60, 150
"""From so many nodes on, the innermost groups are folded, and then all of them."""


class Builder:
    """Collects nodes and groups; `last` is the node that the next one is put behind.

    Nodes within a group carry its name in front of theirs, so that names say where a layer is:
    ``stage2_block1_conv1``. The nodes are made at once and not by edits, each of which would look
    at the whole network.
    """

    def __init__(self, *layers: AnyLayer) -> None:
        self.last = 0
        self._nodes: list[Node] = []
        self._groups: list[Group] = []
        self._open: list[str] = []
        self._counts: Counter[str] = Counter()
        self.chain(*layers)

    def put(self, layer: AnyLayer, name: str = "", *sources: int) -> int:
        """Put a layer behind `sources`, or else behind the last node; give the id of its node.

        Without a name it gets the one that it would have in the window: conv1, conv2, ...
        """
        inputs = sources or ((self.last,) if self.last else ())
        path = "_".join([*self._open, name or self._numbered(layer.stem)])
        self.last = len(self._nodes) + 1
        self._nodes.append(Node(self.last, path, layer, inputs))
        return self.last

    def chain(self, *layers: AnyLayer) -> int:
        """Put layers one behind the other, with the names they would have in the window."""
        for layer in layers:
            self.put(layer)
        return self.last

    @contextmanager
    def group(self, name: str) -> Iterator[None]:
        """Let all that is put meanwhile be a group, within the one that is open.

        A group of nothing but one other group takes its place.
        """
        first, outer_counts = len(self._nodes) + 1, self._counts
        self._open.append(name)
        self._counts = Counter()
        yield
        ids = tuple(range(first, len(self._nodes) + 1))
        if self._groups and self._groups[-1].nodes == ids:
            self._groups.pop()
        self._groups.append(Group(len(self._groups) + 1, "_".join(self._open), ids))
        self._open.pop()
        self._counts = outer_counts

    def network(self) -> Network:
        """Give what was built; where the cards lie is left to others."""
        return Network(tuple(self._nodes), tuple(self._folded_groups()))

    def _folded_groups(self) -> Iterator[Group]:
        size, inner = len(self._nodes), _innermost(self._groups)
        for group in self._groups:
            limit = FOLD_BLOCKS if group in inner else FOLD_ALL
            yield msgspec.structs.replace(group, folded=size >= limit)

    def _numbered(self, stem: str) -> str:
        self._counts[stem] += 1
        return stem.replace("#", str(self._counts[stem]))


def _innermost(groups: Sequence[Group]) -> list[Group]:
    """Give the groups without a group in them; those stand before the ones around them."""
    found: list[Group] = []
    begin = 1
    for group in groups:
        if group.nodes[0] >= begin:
            found.append(group)
            begin = group.nodes[-1] + 1
    return found


def chain(*layers: AnyLayer) -> Network:
    """Make a network of layers one behind the other, as they would lie in the window."""
    return arranged(Builder(*layers).network())


# --- parts that many networks share --------------------------------------------------------------


def plain_conv(
    filters: int, kernel: int | tuple[int, int], stride: int = 1, groups: int = 1
) -> Conv2d:
    """Make a convolution that keeps the size at stride 1, without bias: a norm comes behind it."""
    height, width = (kernel, kernel) if isinstance(kernel, int) else kernel
    padding = (height // 2, width // 2)
    return Conv2d(filters, (height, width), (stride, stride), padding, groups=groups, bias=False)


def bare_conv(filters: int, kernel: int, stride: int = 1) -> Conv2d:
    """Make a convolution without padding and without bias."""
    return Conv2d(filters, (kernel, kernel), (stride, stride), bias=False)


def conv_norm(
    net: Builder, conv: Conv2d, name: str, *sources: int, norm: BatchNorm2d | None = None
) -> int:
    """Put a convolution and its batch normalization; "conv1" is followed by "norm1"."""
    net.put(conv, name, *sources)
    return net.put(norm or BatchNorm2d(), name.replace("conv", "norm"))


def conv_norm_relu(
    net: Builder, conv: Conv2d, name: str, *sources: int, norm: BatchNorm2d | None = None
) -> int:
    """Put a convolution, its batch normalization and a ReLU: "conv1", "norm1", "relu1"."""
    conv_norm(net, conv, name, *sources, norm=norm)
    return net.put(ReLU(), name.replace("conv", "relu"))


SMALL_EPSILON = BatchNorm2d(epsilon=1e-3)
"""Batch normalization as TensorFlow had it: with a hundred times the epsilon of torch."""


def branch(net: Builder, start: int, name: str, *layers: AnyLayer) -> int:
    """Put a branch of an Inception block behind `start`, and give its end.

    Each convolution is followed by batch normalization and ReLU.
    """
    net.last = start
    convs = 0
    for layer in layers:
        if isinstance(layer, Conv2d):
            convs += 1
            conv_norm_relu(net, layer, f"{name}_conv{convs}", norm=SMALL_EPSILON)
        else:
            net.put(layer, f"{name}_pool")
    return net.last


def fork(net: Builder, start: int, name: str, *layers: Conv2d) -> list[int]:
    """Let a branch go on as several, of one convolution each: "b2" becomes "b2a", "b2b", ..."""
    names = (f"{name}{letter}" for letter in "abc")
    return [branch(net, start, each, layer) for each, layer in zip(names, layers, strict=False)]


def classify(net: Builder, classes: int, dropout: float = 0.0) -> Network:
    """End with the mean of each map and one dense layer, as networks do since 2014."""
    net.put(GlobalAvgPool2d(), "avgpool")
    net.put(Flatten(), "flatten")
    if dropout:
        net.put(Dropout(dropout), "dropout")
    net.put(Linear(classes), "fc")
    net.put(Output(classes), "output")
    return net.network()


def merged(net: Builder, *ends: int, name: str = "concat") -> int:
    """Put the maps of several branches one behind the other."""
    return net.put(Concat(), name, *ends)


def added(net: Builder, end: int, shortcut: int, name: str = "add") -> int:
    """Add a shortcut to the end of a block."""
    return net.put(Add(), name, end, shortcut)


def photo(size: int = 224) -> Builder:
    """Begin with color photos of a size, as in ImageNet."""
    net = Builder()
    net.put(Input(3, size, size), "input")
    return net
