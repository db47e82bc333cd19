"""Xception: convolutions split into one per map and one across maps, with shortcuts."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import (
    SMALL_EPSILON,
    Builder,
    added,
    bare_conv,
    classify,
    conv_norm,
    conv_norm_relu,
    photo,
    plain_conv,
)
from cnnstudio.zoo.template import (
    ADVANCED,
    COUNTS_STATISTICS,
    LARGE_PHOTO,
    Paper,
    Published,
    Template,
)

_NORM = BatchNorm2d(momentum=0.01, epsilon=SMALL_EPSILON.epsilon)
_POOL = MaxPool2d((3, 3), (2, 2), (1, 1))


def separable(net: Builder, channels: int, filters: int, number: int) -> int:
    """Put a depthwise separable convolution: 3x3 on each map alone, 1x1 across maps, and a norm."""
    net.put(_depthwise(channels), f"sep{number}_depthwise")
    net.put(plain_conv(filters, 1), f"sep{number}_pointwise")
    return net.put(_NORM, f"norm{number}")


def _depthwise(channels: int) -> Conv2d:
    return plain_conv(channels, 3, groups=channels)


def xception() -> Network:
    """Make Xception for photos of 299x299 pixels. 22,855,952 parameters.

    Chollet, "Xception: Deep Learning with Depthwise Separable Convolutions", 2017, figure 5.
    """
    net = photo(299)
    with net.group("block1"):
        conv_norm_relu(net, bare_conv(32, 3, 2), "conv1", norm=_NORM)
        conv_norm_relu(net, bare_conv(64, 3), "conv2", norm=_NORM)
    with net.group("entry"):
        for number, (channels, filters) in enumerate(((64, 128), (128, 256), (256, 728)), 2):
            with net.group(f"block{number}"):
                _halving(net, channels, (filters, filters), starts_with_relu=number > 2)
    with net.group("middle"):
        for number in range(5, 13):
            with net.group(f"block{number}"):
                _steady(net, 728)
    with net.group("exit"):
        with net.group("block13"):
            _halving(net, 728, (728, 1024), starts_with_relu=True)
        with net.group("block14"):
            for number, (channels, filters) in enumerate(((1024, 1536), (1536, 2048)), 1):
                separable(net, channels, filters, number)
                net.put(ReLU(), f"relu{number}")
    return classify(net, 1000)


def _halving(
    net: Builder, channels: int, filters: Sequence[int], *, starts_with_relu: bool
) -> None:
    """Put two separable convolutions, pooling, and a shortcut that is halved as well."""
    start = net.last
    for number, wanted in enumerate(filters, 1):
        if starts_with_relu or number > 1:
            net.put(ReLU(), f"relu{number}")
        separable(net, channels, wanted, number)
        channels = wanted
    end = net.put(_POOL, "pool")
    shortcut = conv_norm(net, plain_conv(channels, 1, 2), "shortcut_conv", start, norm=_NORM)
    added(net, end, shortcut)


def _steady(net: Builder, channels: int) -> None:
    """Put three separable convolutions and a shortcut around them."""
    start = net.last
    for number in (1, 2, 3):
        net.put(ReLU(), f"relu{number}")
        end = separable(net, channels, channels, number)
    added(net, end, start)


TEMPLATES = (
    Template(
        "Xception",
        xception,
        LARGE_PHOTO,
        22_855_952,
        8_357_403_496,
        ADVANCED,
        Text("Photos, 299×299. Looks at each map alone, then mixes them."),
        Text(
            "An Inception block with a branch for every single map: that is a depthwise separable "
            "convolution. A 3×3 kernel slides over each map alone, then a 1×1 convolution mixes "
            "the maps, which costs about a ninth of a full 3×3 convolution. Shortcuts go around "
            "each block, as in ResNet. With fewer parameters than Inception-v3 it errs less on "
            "ImageNet. Look at the counts of a depthwise and of a pointwise layer: nearly all "
            "parameters and multiply-accumulates are in the mixing."
        ),
        Paper(
            "Xception: Deep Learning with Depthwise Separable Convolutions",
            "Chollet",
            "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
            2017,
        ),
        (
            Published("Paper", 22_855_952, None, 21.0, 5.5, Text("Error on one crop.")),
            Published("Keras", 22_910_480, None, 21.0, 5.5, COUNTS_STATISTICS),
        ),
    ),
)
