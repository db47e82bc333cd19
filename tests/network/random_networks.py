"""Random networks that fit together, for hypothesis."""

from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Permute
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.pooling import (
    AdaptiveAvgPool2d,
    AvgPool2d,
    GlobalAvgPool2d,
    GlobalMaxPool2d,
    MaxPool2d,
)
from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.routing import ChannelShuffle, Slice
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from tests.layers.random_layers import layers

SLIDING = st.one_of(layers(Conv2d, 3), layers(MaxPool2d, 2), layers(AvgPool2d, 2))
RESIZING = st.one_of(
    layers(ConvTranspose2d, 2),
    layers(Upsample, 2),
    layers(ZeroPad2d, 3),
    layers(Crop, 1),
    layers(AdaptiveAvgPool2d, 6),
)
OTHERS = st.sampled_from(
    (
        *(ReLU(), GlobalAvgPool2d(), GlobalMaxPool2d(), Flatten(), Linear(3)),
        *(Slice(), ChannelShuffle(), Permute()),
    )
)
MERGES = st.sampled_from((Add(), Add(), Concat(), Multiply()))

LARGEST = 20
"""Rows and columns of the largest maps: all units of all of them are looked at."""


@st.composite
def networks(draw: st.DrawFn, most: int = 8, size: int = 12) -> Network:
    """Give a network in which every layer fits, of layers that follow any of those before."""
    sides = st.integers(1, size)
    network = Network((Node(1, "n1", Input(draw(st.integers(1, 2)), draw(sides), draw(sides))),))
    for _ in range(draw(st.integers(1, most))):
        layer = draw(st.one_of(SLIDING, SLIDING, RESIZING, OTHERS, MERGES))
        for longer in candidates(network, layer, draw):
            shape = analyze(longer).shapes[len(longer.nodes)]
            if shape and max(shape[1:], default=0) <= LARGEST:
                network = longer
                break
    return network


def candidates(network: Network, layer: AnyLayer, draw: st.DrawFn):
    """Give the network with the layer behind one node or, for a merge, behind any that fits too."""
    ids = [node.id for node in network.nodes]
    first = draw(st.sampled_from((*ids, *ids[-2:], *ids[-2:])))
    others = draw(st.permutations(ids)) if layer.fewest_inputs == 2 else (None,)
    for other in others:
        made = len(ids) + 1
        inputs = (first,) if other is None else (first, other)
        yield Network((*network.nodes, Node(made, f"n{made}", layer, inputs)))
