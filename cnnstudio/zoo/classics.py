"""The first networks for photos: chains of convolutions, and dense layers with most parameters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Output
from cnnstudio.layers.pooling import AdaptiveAvgPool2d, MaxPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import Builder, photo
from cnnstudio.zoo.template import (
    CLASSIC,
    ONE_CROP,
    PHOTO,
    Paper,
    Published,
    Template,
    torchvision,
)


def alexnet() -> Network:
    """Make AlexNet as torchvision does, for one device and without response normalization.

    Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014; the
    network of 2012 by Krizhevsky, Sutskever and Hinton had 96 filters in its first layer.
    """
    net = photo()
    with net.group("features"):
        net.chain(Conv2d(64, (11, 11), (4, 4), (2, 2)), ReLU(), MaxPool2d((3, 3), (2, 2)))
        net.chain(Conv2d(192, (5, 5), padding=(2, 2)), ReLU(), MaxPool2d((3, 3), (2, 2)))
        for filters in (384, 256, 256):
            net.chain(Conv2d(filters, padding=(1, 1)), ReLU())
        net.chain(MaxPool2d((3, 3), (2, 2)))
    net.put(AdaptiveAvgPool2d((6, 6)), "avgpool")
    net.put(Flatten())
    with net.group("classifier"):
        net.chain(Dropout(), Linear(4096), ReLU())
        net.chain(Dropout(), Linear(4096), ReLU(), Linear(1000))
    net.put(Output(1000))
    return net.network()


def vgg(depths: Sequence[int]) -> Network:
    """Make a VGG network: five blocks of so many 3x3 convolutions, each followed by pooling.

    Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    2015.
    """
    net = photo()
    for block, (depth, filters) in enumerate(zip(depths, (64, 128, 256, 512, 512), strict=True), 1):
        with net.group(f"block{block}"):
            for _ in range(depth):
                net.chain(Conv2d(filters, padding=(1, 1)), ReLU())
            net.put(MaxPool2d(), "pool")
    net.put(AdaptiveAvgPool2d((7, 7)), "avgpool")
    net.put(Flatten())
    _put_classifier(net)
    net.put(Output(1000))
    return net.network()


def _put_classifier(net: Builder) -> None:
    with net.group("classifier"):
        for _ in range(2):
            net.chain(Linear(4096), ReLU(), Dropout())
        net.chain(Linear(1000))


# --- what is said of them ------------------------------------------------------------------------

_ALEXNET = Template(
    "AlexNet",
    alexnet,
    PHOTO,
    61_100_840,
    714_188_480,
    CLASSIC,
    Text("Photos, 224×224. The breakthrough of 2012."),
    Text(
        "In the ImageNet challenge of 2012 this network had a top-5 error of 15 %, the next best "
        "entry 26 %, and soon nearly all entries were convolutional networks. It brought ReLU in "
        "place of tanh, dropout against overfitting, and training on two graphics cards. Look at "
        "the first layer: kernels of 11×11 with stride 4 make the maps small at once, which later "
        "networks do step by step. Look at the parameters too: 58.6 of 61.1 million are in the "
        "three dense layers, while nearly all multiply-accumulates are in the convolutions."
    ),
    Paper(
        "ImageNet Classification with Deep Convolutional Neural Networks",
        "Krizhevsky, Sutskever, Hinton",
        "Advances in Neural Information Processing Systems (NIPS)",
        2012,
    ),
    (
        Published(
            "Paper",
            60_000_000,
            None,
            40.7,
            18.2,
            Text(
                "The network of 2012 is split in two halves and has response normalization and "
                "other numbers of filters; this one is torchvision's, after a paper of 2014."
            ),
        ),
        torchvision(61_100_840, 0.714, 43.478, 20.934),
    ),
)

_SIMONYAN = Paper(
    "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    "Simonyan, Zisserman",
    "International Conference on Learning Representations (ICLR)",
    2015,
)
_VGG_STORY = Text(
    "VGG networks show how far one idea goes: nothing but 3×3 convolutions, and twice the filters "
    "wherever pooling halves the maps. Two 3×3 convolutions see as much as one of 5×5, three as "
    "much as one of 7×7, with fewer parameters and more ReLUs between them. They came second in "
    "the ImageNet challenge of 2014. Without batch normalization they are hard to start: the "
    "authors trained VGG-11 first and began the others with its weights. Look at how the receptive "
    "fields grow from block to block. Look at the first dense layer as well: "
    "it alone has 102.8 million parameters, which is why later networks take the mean of each map "
    "instead."
)
_BEST_CROP = Text("Error of one network on one crop, trained and tested at several sizes.")


def _vgg(
    name: str,
    depths: Sequence[int],
    counts: tuple[int, int],
    about: Text,
    *published: Published,
) -> Template:
    build = partial(vgg, depths)
    return Template(name, build, PHOTO, *counts, CLASSIC, about, _VGG_STORY, _SIMONYAN, published)


TEMPLATES = (
    _ALEXNET,
    _vgg(
        "VGG-11",
        (1, 1, 2, 2, 2),
        (132_863_336, 7_609_090_048),
        Text("Photos, 224×224. The shortest of its family."),
        Published("Paper", 133_000_000, None, 29.6, 10.4, ONE_CROP),
        torchvision(132_863_336, 7.609, 30.98, 11.372),
    ),
    _vgg(
        "VGG-13",
        (2, 2, 2, 2, 2),
        (133_047_848, 11_308_466_176),
        Text("Photos, 224×224. Two convolutions in each block."),
        Published("Paper", 133_000_000, None, 28.7, 9.9, ONE_CROP),
        torchvision(133_047_848, 11.308, 30.072, 10.754),
    ),
    _vgg(
        "VGG-16",
        (2, 2, 3, 3, 3),
        (138_357_544, 15_470_264_320),
        Text("Photos, 224×224. Deep and very regular."),
        Published("Paper", 138_000_000, None, 25.6, 8.1, _BEST_CROP),
        torchvision(138_357_544, 15.47, 28.408, 9.618),
    ),
    _vgg(
        "VGG-19",
        (2, 2, 4, 4, 4),
        (143_667_240, 19_632_062_464),
        Text("Photos, 224×224. The longest of its family."),
        Published("Paper", 144_000_000, None, 25.5, 8.0, _BEST_CROP),
        torchvision(143_667_240, 19.632, 27.624, 9.124),
    ),
)
