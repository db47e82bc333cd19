"""Residual networks: blocks whose input is added to their output."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.io import Input
from cnnstudio.layers.pooling import MaxPool2d
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
from cnnstudio.zoo.template import (
    ADVANCED,
    BEGINNER,
    CLASSIC,
    PHOTO,
    TEN_CROPS,
    Paper,
    Published,
    Template,
    torchvision,
)


def basic_block(net: Builder, channels: int, stride: int, *, projects: bool) -> None:
    """Put two 3x3 convolutions and a shortcut around them.

    Where the block changes the shape, the shortcut is a 1x1 convolution that changes it alike.
    """
    start = net.last
    conv_norm_relu(net, plain_conv(channels, 3, stride), "conv1")
    end = conv_norm(net, plain_conv(channels, 3), "conv2")
    _add_shortcut(net, start, end, channels, stride, projects=projects)


def bottleneck(net: Builder, width: int, stride: int, *, projects: bool) -> None:
    """Put a 1x1 convolution to few maps, a 3x3 one, a 1x1 one to many, and a shortcut.

    The stride is in the 3x3 convolution, as in torchvision ("version 1.5"); in the paper it is in
    the first 1x1 convolution, which then leaves three quarters of its input unread.
    """
    start, channels = net.last, 4 * width
    conv_norm_relu(net, plain_conv(width, 1), "conv1")
    conv_norm_relu(net, plain_conv(width, 3, stride), "conv2")
    end = conv_norm(net, plain_conv(channels, 1), "conv3")
    _add_shortcut(net, start, end, channels, stride, projects=projects)


def _add_shortcut(
    net: Builder, start: int, end: int, channels: int, stride: int, *, projects: bool
) -> None:
    if projects:
        projection = plain_conv(channels, 1, stride)
        start = conv_norm(net, projection, "shortcut_conv", start)
    added(net, end, start)
    net.put(ReLU(), "relu")


def resnet(depths: Sequence[int], *, deep: bool) -> Network:
    """Make a ResNet for photos: four stages of so many blocks, bottlenecks in `deep` ones.

    He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016.
    """
    net = photo()
    conv_norm_relu(net, plain_conv(64, 7, 2), "conv1")
    net.put(MaxPool2d((3, 3), (2, 2), (1, 1)), "maxpool")
    block = bottleneck if deep else basic_block
    for stage, depth in enumerate(depths, 1):
        with net.group(f"stage{stage}"):
            for number in range(1, depth + 1):
                is_first = number == 1
                with net.group(f"block{number}"):
                    stride = 2 if is_first and stage > 1 else 1
                    projects = is_first and (deep or stage > 1)
                    block(net, 32 << stage, stride, projects=projects)
    return classify(net, 1000)


def small_resnet() -> Network:
    """Make ResNet-20 for pictures of 32x32 pixels: three stages of three blocks.

    He, Zhang, Ren and Sun, 2016, section 4.2; shortcuts that change the shape are 1x1
    convolutions, where the paper pads with zeros. 272,474 parameters.
    """
    net = Builder()
    net.put(Input(3, 32, 32), "input")
    conv_norm_relu(net, plain_conv(16, 3), "conv1")
    for stage in (1, 2, 3):
        with net.group(f"stage{stage}"):
            for number in (1, 2, 3):
                halves = number == 1 and stage > 1
                with net.group(f"block{number}"):
                    basic_block(net, 8 << stage, 2 if halves else 1, projects=halves)
    return classify(net, 10)


# --- what is said of them ------------------------------------------------------------------------

_HE = Paper(
    "Deep Residual Learning for Image Recognition",
    "He, Zhang, Ren, Sun",
    "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
    2016,
)
_STORY = (
    "Before 2015, networks of more than about 20 layers learned worse than shorter ones, even on "
    "the pictures that they were trained with. Residual networks end that with shortcuts: the "
    "input of each block is added to its output, so a block needs to learn only what is to be "
    "changed, and gradients reach the first layers undamped. An ensemble of them won the ImageNet "
    "challenge of 2015 with 3.6 % top-5 error. {look} Remove the shortcut of each block and train "
    "again to see what it is good for."
)
_LOOK_PLAIN = Text(
    "Look at a block: two 3×3 convolutions, and a wire that goes around them; where a stage "
    "begins, a 1×1 convolution on this wire gives it the new shape."
)
_LOOK_BOTTLENECK = Text(
    "Look at a block: a 1×1 convolution to few maps, the 3×3 convolution on these, and another 1×1 "
    "convolution to four times as many, which costs less than two 3×3 convolutions would."
)
_STRIDE = Text(
    "The paper has the stride in the first 1×1 convolution of a block, torchvision and this "
    "network in the 3×3 one, which takes a little more and errs a little less."
)


def _template(
    name: str,
    depths: Sequence[int],
    counts: tuple[int, int],
    about: Text,
    *published: Published,
    deep: bool,
) -> Template:
    return Template(
        name,
        partial(resnet, depths, deep=deep),
        PHOTO,
        *counts,
        ADVANCED if deep else CLASSIC,
        about,
        Text(_STORY, {"look": _LOOK_BOTTLENECK if deep else _LOOK_PLAIN}),
        _HE,
        published,
    )


TEMPLATES = (
    Template(
        "Small ResNet",
        small_resnet,
        (3, 32, 32),
        272_474,
        40_813_184,
        BEGINNER,
        Text("Small pictures, 32×32. Shortcuts, and few parameters."),
        Text(_STORY, {"look": _LOOK_PLAIN}),
        _HE,
        (
            Published(
                "Paper, ResNet-20 on CIFAR-10",
                270_000,
                top1_error=8.75,
                note=Text(
                    "Where the shape changes, shortcuts of the paper are padded with zeros; here "
                    "they are 1×1 convolutions with 2,752 parameters."
                ),
            ),
        ),
    ),
    _template(
        "ResNet-18",
        (2, 2, 2, 2),
        (11_689_512, 1_814_073_344),
        Text("Photos, 224×224. Shortcuts let 18 layers learn well."),
        Published("Paper", None, 1.8, 27.88, None, TEN_CROPS),
        torchvision(11_689_512, 1.814, 30.242, 10.922),
        deep=False,
    ),
    _template(
        "ResNet-34",
        (3, 4, 6, 3),
        (21_797_672, 3_663_761_408),
        Text("Photos, 224×224. The blocks of ResNet-18, twice as many."),
        Published("Paper", None, 3.6, 24.52, 7.46, TEN_CROPS),
        torchvision(21_797_672, 3.664, 26.686, 8.58),
        deep=False,
    ),
    _template(
        "ResNet-50",
        (3, 4, 6, 3),
        (25_557_032, 4_089_184_256),
        Text("Photos, 224×224. Bottlenecks: the workhorse of a decade."),
        Published("Paper", None, 3.8, 22.85, 6.71, TEN_CROPS),
        torchvision(25_557_032, 4.089, 23.87, 7.138, _STRIDE),
        deep=True,
    ),
    _template(
        "ResNet-101",
        (3, 4, 23, 3),
        (44_549_160, 7_801_405_440),
        Text("Photos, 224×224. Twenty-three blocks in the third stage."),
        Published("Paper", None, 7.6, 21.75, 6.05, TEN_CROPS),
        torchvision(44_549_160, 7.801, 22.626, 6.454, _STRIDE),
        deep=True,
    ),
    _template(
        "ResNet-152",
        (3, 8, 36, 3),
        (60_192_808, 11_513_626_624),
        Text("Photos, 224×224. The deepest one, winner of 2015."),
        Published("Paper", None, 11.3, 21.43, 5.71, TEN_CROPS),
        torchvision(60_192_808, 11.514, 21.688, 5.954, _STRIDE),
        deep=True,
    ),
)
