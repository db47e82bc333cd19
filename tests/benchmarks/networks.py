"""Large networks for measuring: a thousand nodes, and ResNet-152 with all its groups."""

from itertools import islice, pairwise

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network.graph import Group, Network, Node
from cnnstudio.network.layout.arrange import arranged
from tests.builders import resnet

BLOCK = 10
"""Nodes of a block: convolutions in a row and a sum, so that there are 11 wires to 10 nodes."""


def residual(count: int) -> Network:
    """Make a network of residual blocks with so many nodes, each on a card of its own."""
    same = Conv2d(16, padding=(1, 1))
    nodes = [Node(1, "input", Input(16, 28, 28))]
    start = 1
    for number in range(2, count + 1):
        if (number - 1) % BLOCK == 0:
            nodes.append(Node(number, f"add{number}", Add(), (number - 1, start)))
            start = number
        else:
            nodes.append(Node(number, f"conv{number}", same, (number - 1,)))
    return Network(tuple(nodes))


def resnet152(*, folded: bool) -> Network:
    """Make ResNet-152 with a group for each block, and one around those of each stage."""
    counts = (3, 8, 36, 3)
    network = resnet(counts, bottleneck=True)
    ends = [
        place
        for place, (before, node) in enumerate(pairwise(network.nodes), start=2)
        if isinstance(before.layer, Add) and isinstance(node.layer, ReLU)
    ]
    pool = next(node.id for node in network.nodes if isinstance(node.layer, MaxPool2d))
    blocks = [tuple(range(start + 1, end + 1)) for start, end in pairwise((pool, *ends))]
    made = [Group(at, f"block {at}", nodes, folded) for at, nodes in enumerate(blocks, start=1)]
    left = iter(blocks)
    for stage, count in enumerate(counts, start=1):
        nodes = tuple(node for block in islice(left, count) for node in block)
        made.append(Group(len(made) + 1, f"stage {stage}", nodes, folded))
    return arranged(Network(network.nodes, tuple(made)))
