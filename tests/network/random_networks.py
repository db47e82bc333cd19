"""Random networks that fit together, for hypothesis."""

from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network, Node
from tests.layers.random_layers import layers

SLIDING = st.one_of(layers(Conv2d, 3), layers(MaxPool2d, 2), layers(AvgPool2d, 2))
OTHERS = st.sampled_from((ReLU(), GlobalAvgPool2d(), Flatten(), Linear(3)))
MERGES = st.sampled_from((Add(), Add(), Concat()))


@st.composite
def networks(draw: st.DrawFn, most: int = 8, size: int = 12) -> Network:
    """Give a network in which every layer fits, of layers that follow any of those before."""
    sides = st.integers(1, size)
    network = Network((Node(1, "n1", Input(draw(st.integers(1, 2)), draw(sides), draw(sides))),))
    for _ in range(draw(st.integers(1, most))):
        layer = draw(st.one_of(SLIDING, SLIDING, OTHERS, MERGES))
        for longer in candidates(network, layer, draw):
            if analyze(longer).shapes[len(longer.nodes)]:
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
