"""Inception-v4: the Inception blocks made regular, and more of them."""

from __future__ import annotations

from cnnstudio.layers.pooling import AvgPool2d, MaxPool2d
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import (
    SMALL_EPSILON,
    Builder,
    bare_conv,
    branch,
    classify,
    conv_norm_relu,
    fork,
    merged,
    photo,
    plain_conv,
)
from cnnstudio.zoo.template import ADVANCED, LARGE_PHOTO, Paper, Published, Template

_HALF = MaxPool2d((3, 3), (2, 2))
_MEAN = AvgPool2d((3, 3), (1, 1), (1, 1), count_include_pad=False)


def inception_v4() -> Network:
    """Make Inception-v4 for photos of 299x299 pixels.

    Szegedy, Ioffe, Vanhoucke and Alemi, "Inception-v4, Inception-ResNet and the Impact of Residual
    Connections on Learning", 2017; figures 3 to 9. 42,679,816 parameters.
    """
    net = photo(299)
    _stem(net)
    for number in range(1, 5):
        _block_a(net, f"inception_a{number}")
    _reduction_a(net)
    for number in range(1, 8):
        _block_b(net, f"inception_b{number}")
    _reduction_b(net)
    for number in range(1, 4):
        _block_c(net, f"inception_c{number}")
    return classify(net, 1000, dropout=0.2)


def _stem(net: Builder) -> None:
    """Put figure 3: 299x299 pixels become 384 maps of 35x35, in three forks."""
    with net.group("stem"):
        conv_norm_relu(net, bare_conv(32, 3, 2), "conv1", norm=SMALL_EPSILON)
        conv_norm_relu(net, bare_conv(32, 3), "conv2", norm=SMALL_EPSILON)
        start = conv_norm_relu(net, plain_conv(64, 3), "conv3", norm=SMALL_EPSILON)
        pooled = branch(net, start, "b1", _HALF)
        start = merged(net, pooled, branch(net, start, "b2", bare_conv(96, 3, 2)), name="concat1")
        flat, tall = plain_conv(64, (1, 7)), plain_conv(64, (7, 1))
        short = branch(net, start, "b3", plain_conv(64, 1), bare_conv(96, 3))
        long = branch(net, start, "b4", plain_conv(64, 1), flat, tall, bare_conv(96, 3))
        start = merged(net, short, long, name="concat2")
        strided = branch(net, start, "b5", bare_conv(192, 3, 2))
        merged(net, strided, branch(net, start, "b6", _HALF), name="concat3")


def _block_a(net: Builder, name: str) -> None:
    """Put figure 4, at 35x35."""
    start, three = net.last, plain_conv(96, 3)
    with net.group(name):
        merged(
            net,
            branch(net, start, "b1", plain_conv(96, 1)),
            branch(net, start, "b2", plain_conv(64, 1), three),
            branch(net, start, "b3", plain_conv(64, 1), three, three),
            branch(net, start, "b4", _MEAN, plain_conv(96, 1)),
        )


def _reduction_a(net: Builder) -> None:
    """Put figure 7 with k, l, m, n of 192, 224, 256, 384: from 35x35 to 17x17."""
    start = net.last
    with net.group("reduction_a"):
        merged(
            net,
            branch(net, start, "b1", bare_conv(384, 3, 2)),
            branch(net, start, "b2", plain_conv(192, 1), plain_conv(224, 3), bare_conv(256, 3, 2)),
            branch(net, start, "b3", _HALF),
        )


def _block_b(net: Builder, name: str) -> None:
    """Put figure 5, at 17x17: 7x7 convolutions split into flat and tall ones."""
    start, one = net.last, plain_conv(192, 1)
    flat, tall = plain_conv(224, (1, 7)), plain_conv(224, (7, 1))
    wide_flat, wide_tall = plain_conv(256, (1, 7)), plain_conv(256, (7, 1))
    with net.group(name):
        merged(
            net,
            branch(net, start, "b1", plain_conv(384, 1)),
            branch(net, start, "b2", one, flat, wide_tall),
            branch(net, start, "b3", one, plain_conv(192, (7, 1)), flat, tall, wide_flat),
            branch(net, start, "b4", _MEAN, plain_conv(128, 1)),
        )


def _reduction_b(net: Builder) -> None:
    """Put figure 8: from 17x17 to 8x8."""
    start = net.last
    flat, tall = plain_conv(256, (1, 7)), plain_conv(320, (7, 1))
    with net.group("reduction_b"):
        merged(
            net,
            branch(net, start, "b1", plain_conv(192, 1), bare_conv(192, 3, 2)),
            branch(net, start, "b2", plain_conv(256, 1), flat, tall, bare_conv(320, 3, 2)),
            branch(net, start, "b3", _HALF),
        )


def _block_c(net: Builder, name: str) -> None:
    """Put figure 6, at 8x8: branches that fork once more."""
    start, flat, tall = net.last, plain_conv(256, (1, 3)), plain_conv(256, (3, 1))
    with net.group(name):
        first = branch(net, start, "b1", plain_conv(256, 1))
        second = branch(net, start, "b2", plain_conv(384, 1))
        ends = fork(net, second, "b2", flat, tall)
        third_tall, third_flat = plain_conv(448, (3, 1)), plain_conv(512, (1, 3))
        third = branch(net, start, "b3", plain_conv(384, 1), third_tall, third_flat)
        ends += fork(net, third, "b3", flat, tall)
        merged(net, first, *ends, branch(net, start, "b4", _MEAN, plain_conv(256, 1)))


TEMPLATES = (
    Template(
        "Inception-v4",
        inception_v4,
        LARGE_PHOTO,
        42_679_816,
        12_253_974_624,
        ADVANCED,
        Text("Photos, 299×299. Fourteen Inception blocks of three kinds."),
        Text(
            "By 2016 Inception networks had grown by hand, block by block; this one begins anew "
            "with three kinds of blocks, one for each size of the maps: 35×35, 17×17 and 8×8. "
            "Between them stand reductions, which halve the maps on several branches at once. "
            "Blocks B split 7×7 convolutions into flat and tall ones, and blocks C let branches "
            "fork once more. The same paper built Inception blocks with shortcuts: they learned "
            "faster, but ended no better than this network without any. Fold and unfold the blocks "
            "to see how few ideas its 149 convolutions need."
        ),
        Paper(
            "Inception-v4, Inception-ResNet and the Impact of Residual Connections on Learning",
            "Szegedy, Ioffe, Vanhoucke, Alemi",
            "AAAI Conference on Artificial Intelligence",
            2017,
        ),
        (
            Published(
                "Paper",
                None,
                None,
                20.0,
                5.0,
                Text("Error of one network on one crop."),
            ),
            Published("timm, inception_v4", 42_679_816, None, None, None, None),
        ),
    ),
)
