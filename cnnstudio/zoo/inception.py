"""Inception networks: several kernel sizes side by side, and their maps joined."""

from __future__ import annotations

from cnnstudio.layers.io import Input
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
from cnnstudio.zoo.template import (
    ADVANCED,
    BEGINNER,
    CLASSIC,
    LARGE_PHOTO,
    PHOTO,
    Paper,
    Published,
    Template,
    torchvision,
)

_SAME_POOL = MaxPool2d((3, 3), (1, 1), (1, 1), ceil_mode=True)
_HALVING_POOL = MaxPool2d((3, 3), (2, 2), ceil_mode=True)
_MEAN = AvgPool2d((3, 3), (1, 1), (1, 1))


def inception_block(net: Builder, name: str, *filters: int) -> None:
    """Put an Inception block: convolutions of 1x1, 3x3 and 3x3, and pooling, side by side.

    `filters` are of the 1x1 convolution, of the second branch's two, of the third branch's two,
    and of the one behind the pooling. The third branch has a 5x5 kernel in the paper; torchvision
    and this network have 3x3.
    """
    first, few, many, fewer, some, pooled = filters
    start = net.last
    with net.group(name):
        merged(
            net,
            branch(net, start, "b1", plain_conv(first, 1)),
            branch(net, start, "b2", plain_conv(few, 1), plain_conv(many, 3)),
            branch(net, start, "b3", plain_conv(fewer, 1), plain_conv(some, 3)),
            branch(net, start, "b4", _SAME_POOL, plain_conv(pooled, 1)),
        )


def googlenet() -> Network:
    """Make GoogLeNet as torchvision does, with batch normalization, without auxiliary heads.

    Szegedy et al., "Going Deeper with Convolutions", 2015.
    """
    net = photo()
    with net.group("stem"):
        conv_norm_relu(net, plain_conv(64, 7, 2), "conv1", norm=SMALL_EPSILON)
        net.put(_HALVING_POOL, "pool1")
        conv_norm_relu(net, plain_conv(64, 1), "conv2", norm=SMALL_EPSILON)
        conv_norm_relu(net, plain_conv(192, 3), "conv3", norm=SMALL_EPSILON)
        net.put(_HALVING_POOL, "pool2")
    inception_block(net, "inception3a", 64, 96, 128, 16, 32, 32)
    inception_block(net, "inception3b", 128, 128, 192, 32, 96, 64)
    net.put(_HALVING_POOL, "pool3")
    inception_block(net, "inception4a", 192, 96, 208, 16, 48, 64)
    inception_block(net, "inception4b", 160, 112, 224, 24, 64, 64)
    inception_block(net, "inception4c", 128, 128, 256, 24, 64, 64)
    inception_block(net, "inception4d", 112, 144, 288, 32, 64, 64)
    inception_block(net, "inception4e", 256, 160, 320, 32, 128, 128)
    net.put(MaxPool2d(ceil_mode=True), "pool4")
    inception_block(net, "inception5a", 256, 160, 320, 32, 128, 128)
    inception_block(net, "inception5b", 384, 192, 384, 48, 128, 128)
    return classify(net, 1000, dropout=0.2)


def small_inception() -> Network:
    """Make four Inception blocks for pictures of 32x32 pixels."""
    net = Builder()
    net.put(Input(3, 32, 32), "input")
    conv_norm_relu(net, plain_conv(32, 3), "conv1", norm=SMALL_EPSILON)
    inception_block(net, "inception1", 16, 16, 24, 8, 12, 12)
    inception_block(net, "inception2", 24, 24, 48, 8, 12, 12)
    net.put(MaxPool2d(), "pool1")
    inception_block(net, "inception3", 32, 32, 64, 8, 16, 16)
    net.put(MaxPool2d(), "pool2")
    inception_block(net, "inception4", 48, 48, 96, 16, 24, 24)
    return classify(net, 10, dropout=0.2)


# --- Inception-v3 --------------------------------------------------------------------------------


def inception_v3() -> Network:
    """Make Inception-v3 as torchvision does, without its auxiliary head.

    Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, "Rethinking the Inception Architecture for
    Computer Vision", 2016. Blocks are named as there.
    """
    net = photo(299)
    with net.group("stem"):
        conv_norm_relu(net, bare_conv(32, 3, 2), "conv1", norm=SMALL_EPSILON)
        conv_norm_relu(net, bare_conv(32, 3), "conv2", norm=SMALL_EPSILON)
        conv_norm_relu(net, plain_conv(64, 3), "conv3", norm=SMALL_EPSILON)
        net.put(MaxPool2d((3, 3), (2, 2)), "pool1")
        conv_norm_relu(net, bare_conv(80, 1), "conv4", norm=SMALL_EPSILON)
        conv_norm_relu(net, bare_conv(192, 3), "conv5", norm=SMALL_EPSILON)
        net.put(MaxPool2d((3, 3), (2, 2)), "pool2")
    for name, pooled in (("mixed5b", 32), ("mixed5c", 64), ("mixed5d", 64)):
        _block_a(net, name, pooled)
    _first_reduction(net)
    for name, width in (("mixed6b", 128), ("mixed6c", 160), ("mixed6d", 160), ("mixed6e", 192)):
        _block_c(net, name, width)
    _second_reduction(net)
    _block_e(net, "mixed7b")
    _block_e(net, "mixed7c")
    return classify(net, 1000, dropout=0.5)


def _block_a(net: Builder, name: str, pooled: int) -> None:
    start, three = net.last, plain_conv(96, 3)
    with net.group(name):
        merged(
            net,
            branch(net, start, "b1", plain_conv(64, 1)),
            branch(net, start, "b2", plain_conv(48, 1), plain_conv(64, 5)),
            branch(net, start, "b3", plain_conv(64, 1), three, three),
            branch(net, start, "b4", _MEAN, plain_conv(pooled, 1)),
        )


def _first_reduction(net: Builder) -> None:
    start = net.last
    with net.group("mixed6a"):
        merged(
            net,
            branch(net, start, "b1", bare_conv(384, 3, 2)),
            branch(net, start, "b2", plain_conv(64, 1), plain_conv(96, 3), bare_conv(96, 3, 2)),
            branch(net, start, "b3", MaxPool2d((3, 3), (2, 2))),
        )


def _block_c(net: Builder, name: str, width: int) -> None:
    """Put 7x7 convolutions, each split into 1x7 and 7x1: 14 weights in place of 49."""
    start = net.last
    flat, tall = plain_conv(width, (1, 7)), plain_conv(width, (7, 1))
    last_flat, last_tall = plain_conv(192, (1, 7)), plain_conv(192, (7, 1))
    with net.group(name):
        merged(
            net,
            branch(net, start, "b1", plain_conv(192, 1)),
            branch(net, start, "b2", plain_conv(width, 1), flat, last_tall),
            branch(net, start, "b3", plain_conv(width, 1), tall, flat, tall, last_flat),
            branch(net, start, "b4", _MEAN, plain_conv(192, 1)),
        )


def _second_reduction(net: Builder) -> None:
    start, one = net.last, plain_conv(192, 1)
    flat, tall = plain_conv(192, (1, 7)), plain_conv(192, (7, 1))
    with net.group("mixed7a"):
        merged(
            net,
            branch(net, start, "b1", one, bare_conv(320, 3, 2)),
            branch(net, start, "b2", one, flat, tall, bare_conv(192, 3, 2)),
            branch(net, start, "b3", MaxPool2d((3, 3), (2, 2))),
        )


def _block_e(net: Builder, name: str) -> None:
    """Put the widest block, in which branches fork once more."""
    start, flat, tall = net.last, plain_conv(384, (1, 3)), plain_conv(384, (3, 1))
    with net.group(name):
        first = branch(net, start, "b1", plain_conv(320, 1))
        second = branch(net, start, "b2", plain_conv(384, 1))
        ends = fork(net, second, "b2", flat, tall)
        third = branch(net, start, "b3", plain_conv(448, 1), plain_conv(384, 3))
        ends += fork(net, third, "b3", flat, tall)
        merged(net, first, *ends, branch(net, start, "b4", _MEAN, plain_conv(192, 1)))


# --- what is said of them ------------------------------------------------------------------------

_GOING_DEEPER = Paper(
    "Going Deeper with Convolutions",
    "Szegedy, Liu, Jia, Sermanet, Reed, Anguelov, Erhan, Vanhoucke, Rabinovich",
    "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
    2015,
)
_STORY = Text(
    "Which kernel size is right depends on how large things are in the picture, so an Inception "
    "block takes several at once and joins their maps. The 1×1 convolutions in front of the larger "
    "kernels first mix the maps down to a few, which saves most of the computation. GoogLeNet won "
    "the ImageNet challenge of 2014 with a ninth of the parameters of AlexNet: the mean of each "
    "map replaces the large dense layers. Look at the branches of a block and at what each adds to "
    "the maps that are joined. Branches with larger kernels see more of the picture, and all are "
    "centered on the same pixel."
)

TEMPLATES = (
    Template(
        "Small Inception",
        small_inception,
        (3, 32, 32),
        116_074,
        34_137_984,
        BEGINNER,
        Text("Small pictures, 32×32. Several kernel sizes at once."),
        _STORY,
        _GOING_DEEPER,
    ),
    Template(
        "GoogLeNet",
        googlenet,
        PHOTO,
        6_624_904,
        1_498_376_192,
        CLASSIC,
        Text("Photos, 224×224. Inception blocks: several kernel sizes at once."),
        _STORY,
        _GOING_DEEPER,
        (
            Published(
                "Paper",
                None,
                1.5,
                None,
                10.07,
                Text(
                    "Trained with two auxiliary heads, without batch normalization, and with 5×5 "
                    "kernels in the third branch, where torchvision has 3×3."
                ),
            ),
            torchvision(
                6_624_904,
                1.498,
                30.222,
                10.47,
                Text("With its two auxiliary heads it has 13,004,888 parameters."),
            ),
        ),
    ),
    Template(
        "Inception-v3",
        inception_v3,
        LARGE_PHOTO,
        23_834_568,
        5_713_216_096,
        ADVANCED,
        Text("Photos, 299×299. Large kernels split into flat and tall ones."),
        Text(
            "The third Inception network asks how to compute the same for less. Two 3×3 "
            "convolutions replace one of 5×5, and a 1×7 convolution followed by a 7×1 one replaces "
            "one of 7×7: 14 weights instead of 49. Where maps are halved, a strided convolution "
            "and pooling work side by side, so that nothing is squeezed through a narrow place. "
            "Batch normalization follows every convolution. Look at the blocks called mixed6: the "
            "receptive field of their third branch grows by twelve cells, first along one axis and "
            "then along the other."
        ),
        Paper(
            "Rethinking the Inception Architecture for Computer Vision",
            "Szegedy, Vanhoucke, Ioffe, Shlens, Wojna",
            "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
            2016,
        ),
        (
            Published(
                "Paper",
                None,
                5.0,
                21.2,
                5.6,
                Text("“Under 25 million parameters”; error on one crop, with an auxiliary head."),
            ),
            torchvision(
                27_161_264,
                5.713,
                22.706,
                6.55,
                Text("Counted with its auxiliary head; without, it has 23,834,568 parameters."),
            ),
        ),
    ),
)
