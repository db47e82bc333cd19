"""Small networks to begin with, which learn in seconds to minutes on any computer."""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.arrange import arranged
from cnnstudio.network.graph import Network


def chain(*layers: AnyLayer) -> Network:
    """Put layers one behind the other, with the names they get in the window."""
    network = Network()
    for layer in layers:
        made = edits.next_id(network)
        network = edits.add_node(network, layer)
        if made > 1:
            network = edits.connect(network, made - 1, made, 0)
    return arranged(network)


def lenet5() -> Network:
    """Make LeNet-5 in the form used today: full connections, ReLU, max pooling.

    LeCun, Bottou, Bengio and Haffner, "Gradient-Based Learning Applied to Document Recognition",
    1998. 61,706 parameters and 416,520 multiply-accumulates at 28x28.
    """
    return chain(
        Input(1, 28, 28),
        Conv2d(6, (5, 5), padding=(2, 2)),
        ReLU(),
        MaxPool2d(),
        Conv2d(16, (5, 5)),
        ReLU(),
        MaxPool2d(),
        Flatten(),
        Linear(120),
        ReLU(),
        Linear(84),
        ReLU(),
        Linear(10),
        Output(10),
    )


def tiny_vgg() -> Network:
    """Make Tiny VGG: two pairs of 3x3 convolutions, each pair followed by pooling.

    Wang et al., "CNN Explainer: Learning Convolutional Neural Networks with Interactive
    Visualization", 2020. 19,920 parameters.
    """
    block = (Conv2d(10), ReLU(), Conv2d(10), ReLU(), MaxPool2d())
    return chain(Input(3, 64, 64), *block, *block, Flatten(), Linear(10), Output(10))


def dense_baseline() -> Network:
    """Make a network without any convolution, to compare with. 109,386 parameters."""
    return chain(
        Input(1, 28, 28),
        Flatten(),
        Linear(128),
        ReLU(),
        Linear(64),
        ReLU(),
        Linear(10),
        Output(10),
    )


def blank() -> Network:
    """Make an input and an output with a wire between them, onto which layers are dropped."""
    return chain(Input(1, 28, 28), Output(10))
