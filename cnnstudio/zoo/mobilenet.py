"""MobileNetV2: shortcuts between narrow layers, and wide ones in between."""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU6
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import Builder, added, classify, conv_norm, photo, plain_conv
from cnnstudio.zoo.template import ADVANCED, PHOTO, Paper, Published, Template, torchvision

_STAGES = (
    (1, 16, 1, 1),
    (6, 24, 2, 2),
    (6, 32, 3, 2),
    (6, 64, 4, 2),
    (6, 96, 3, 1),
    (6, 160, 3, 2),
    (6, 320, 1, 1),
)
"""Table 2 of the paper: expansion, channels, number of blocks, stride of the first."""


def mobilenet_v2() -> Network:
    """Make MobileNetV2. 3,504,872 parameters.

    Sandler, Howard, Zhu, Zhmoginov and Chen, "MobileNetV2: Inverted Residuals and Linear
    Bottlenecks", 2018.
    """
    net = photo()
    _conv_norm_relu6(net, plain_conv(32, 3, 2), "conv1")
    channels = 32
    for stage, (expansion, filters, count, stride) in enumerate(_STAGES, 1):
        with net.group(f"stage{stage}"):
            for number in range(1, count + 1):
                with net.group(f"block{number}"):
                    step = stride if number == 1 else 1
                    _inverted_residual(net, channels, filters, step, expansion)
                channels = filters
    _conv_norm_relu6(net, plain_conv(1280, 1), "conv2")
    return classify(net, 1000, dropout=0.2)


def _inverted_residual(
    net: Builder, channels: int, filters: int, stride: int, expansion: int
) -> None:
    """Put 1x1 to many maps, 3x3 on each alone, 1x1 to few without ReLU; a shortcut if it fits."""
    start, wide = net.last, channels * expansion
    if expansion > 1:
        _conv_norm_relu6(net, plain_conv(wide, 1), "expand_conv")
    _conv_norm_relu6(net, plain_conv(wide, 3, stride, groups=wide), "depthwise_conv")
    end = conv_norm(net, plain_conv(filters, 1), "project_conv")
    if stride == 1 and channels == filters:
        added(net, end, start)


def _conv_norm_relu6(net: Builder, conv: Conv2d, name: str) -> None:
    conv_norm(net, conv, name)
    net.put(ReLU6(), name.replace("conv", "relu"))


TEMPLATES = (
    Template(
        "MobileNetV2",
        mobilenet_v2,
        PHOTO,
        3_504_872,
        300_774_272,
        ADVANCED,
        Text("Photos, 224×224. Made for phones."),
        Text(
            "Made to answer within a fraction of a second on a phone. Its blocks are residual "
            "blocks turned inside out: narrow at both ends, where the shortcut is, and six times "
            "as wide in between. In between, a 3×3 kernel slides over each map alone, which is "
            "cheap enough for so many maps. The last 1×1 convolution of a block has no activation, "
            "since cutting off negative numbers of so few maps would lose too much. ReLU6 stops at "
            "6, so that numbers of low precision are enough."
        ),
        Paper(
            "MobileNetV2: Inverted Residuals and Linear Bottlenecks",
            "Sandler, Howard, Zhu, Zhmoginov, Chen",
            "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
            2018,
        ),
        (
            Published("Paper", 3_400_000, 0.3, 28.0, None, Text("Error on one crop.")),
            torchvision(3_504_872, 0.301, 28.122, 9.714),
        ),
    ),
)
