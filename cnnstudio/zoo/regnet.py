"""RegNetX: residual networks whose widths and depths follow one simple rule."""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import (
    Builder,
    added,
    classify,
    conv_norm,
    conv_norm_relu,
    photo,
    plain_conv,
)
from cnnstudio.zoo.template import ADVANCED, PHOTO, Paper, Published, Template, torchvision


def regnet_x_400mf() -> Network:
    """Make RegNetX-400MF: stages of 1, 2, 7 and 12 blocks with 32, 64, 160 and 400 maps.

    Radosavovic, Kosaraju, Girshick, He and Dollar, "Designing Network Design Spaces", 2020.
    5,495,976 parameters.
    """
    net = photo()
    conv_norm_relu(net, plain_conv(32, 3, 2), "conv1")
    for stage, (depth, width) in enumerate(((1, 32), (2, 64), (7, 160), (12, 400)), 1):
        with net.group(f"stage{stage}"):
            for number in range(1, depth + 1):
                with net.group(f"block{number}"):
                    _grouped_block(net, width, halves=number == 1)
    return classify(net, 1000)


def _grouped_block(net: Builder, width: int, *, halves: bool) -> None:
    """Put 1x1, 3x3 in groups of 16 channels, 1x1, and a shortcut."""
    start = net.last
    conv_norm_relu(net, plain_conv(width, 1), "conv1")
    conv_norm_relu(net, plain_conv(width, 3, 2 if halves else 1, groups=width // 16), "conv2")
    end = conv_norm(net, plain_conv(width, 1), "conv3")
    if halves:
        start = conv_norm(net, plain_conv(width, 1, 2), "shortcut_conv", start)
    added(net, end, start)
    net.put(ReLU(), "relu")


TEMPLATES = (
    Template(
        "RegNetX-400MF",
        regnet_x_400mf,
        PHOTO,
        5_495_976,
        413_812_608,
        ADVANCED,
        Text("Photos, 224×224. Found by studying thousands of networks."),
        Text(
            "Instead of one network, its authors looked for a rule that gives good ones: they "
            "trained thousands of networks for a short time and kept what the good ones had in "
            "common. What was left is plain: blocks of 1×1, grouped 3×3 and 1×1 convolutions with "
            "a shortcut, and widths that grow along a straight line, 32, 64, 160, 400. In a "
            "grouped convolution each filter sees only the 16 maps of its group. 400MF in the name "
            "means 400 million FLOPs, which are multiply-accumulates there. Most blocks are in the "
            "third and fourth stage, where the maps are small."
        ),
        Paper(
            "Designing Network Design Spaces",
            "Radosavovic, Kosaraju, Girshick, He, Dollár",
            "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
            2020,
        ),
        (
            Published("Paper", 5_200_000, 0.4, 27.3, None, Text("Error on one crop.")),
            torchvision(5_495_976, 0.414, 27.166, 9.05),
        ),
    ),
)
