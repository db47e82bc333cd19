"""DenseNet: each layer gets the maps of all layers before it."""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import (
    Builder,
    classify,
    conv_norm_relu,
    merged,
    photo,
    plain_conv,
)
from cnnstudio.zoo.template import (
    ADVANCED,
    COUNTS_STATISTICS,
    ONE_CROP,
    PHOTO,
    Paper,
    Published,
    Template,
    torchvision,
)

_GROWTH = 32
"""How many maps each layer of a dense block adds."""


def densenet121() -> Network:
    """Make DenseNet-121: dense blocks of 6, 12, 24 and 16 layers. 7,978,856 parameters.

    Huang, Liu, van der Maaten and Weinberger, "Densely Connected Convolutional Networks", 2017.
    """
    net = photo()
    conv_norm_relu(net, plain_conv(64, 7, 2), "conv1")
    net.put(MaxPool2d((3, 3), (2, 2), (1, 1)), "maxpool")
    channels = 64
    for block, depth in enumerate((6, 12, 24, 16), 1):
        channels = _dense_block(net, f"dense{block}", channels, depth)
        if block < 4:
            channels //= 2
            with net.group(f"transition{block}"):
                _norm_relu_conv(net, plain_conv(channels, 1), "1")
                net.put(AvgPool2d(), "pool")
    net.put(BatchNorm2d(), "norm5")
    net.put(ReLU(), "relu5")
    return classify(net, 1000)


def _dense_block(net: Builder, name: str, channels: int, depth: int) -> int:
    """Put layers that each get the maps of all layers before; give how many maps come out."""
    with net.group(name):
        for number in range(1, depth + 1):
            start = net.last
            with net.group(f"layer{number}"):
                _norm_relu_conv(net, plain_conv(4 * _GROWTH, 1), "1")
                end = _norm_relu_conv(net, plain_conv(_GROWTH, 3), "2")
                merged(net, start, end)
    return channels + depth * _GROWTH


def _norm_relu_conv(net: Builder, conv: Conv2d, number: str) -> int:
    net.put(BatchNorm2d(), f"norm{number}")
    net.put(ReLU(), f"relu{number}")
    return net.put(conv, f"conv{number}")


TEMPLATES = (
    Template(
        "DenseNet-121",
        densenet121,
        PHOTO,
        7_978_856,
        2_834_161_664,
        ADVANCED,
        Text("Photos, 224×224. Every layer sees the maps of all before."),
        Text(
            "Where a residual block adds its input, a dense block keeps it: each layer gets the "
            "maps of all layers before it and puts 32 of its own beside them. Nothing that was "
            "found has to be learned again, so each layer can be narrow, and the network needs a "
            "third of the parameters of ResNet-50 for nearly the same error. Between the blocks, a "
            "transition halves the number of maps by a 1×1 convolution, and their size by the mean "
            "of 2×2 pixels. Normalization and ReLU stand before each convolution here. Look at the "
            "number of maps: it grows by 32 a layer, from 64 to 256 in the first block."
        ),
        Paper(
            "Densely Connected Convolutional Networks",
            "Huang, Liu, van der Maaten, Weinberger",
            "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
            2017,
        ),
        (
            Published("Paper", None, None, 25.02, 7.71, ONE_CROP),
            Published("Keras", 8_062_504, None, 25.0, 7.7, COUNTS_STATISTICS),
            torchvision(7_978_856, 2.834, 25.566, 8.028),
        ),
    ),
)
