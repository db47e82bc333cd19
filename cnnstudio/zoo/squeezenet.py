"""SqueezeNet: few maps by 1x1, then many by 1x1 and 3x3 side by side."""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten
from cnnstudio.layers.io import Output
from cnnstudio.layers.pooling import GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.regularization import Dropout
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import Builder, merged, photo
from cnnstudio.zoo.template import CLASSIC, PHOTO, Paper, Published, Template, torchvision

_POOL = MaxPool2d((3, 3), (2, 2), ceil_mode=True)


def fire(net: Builder, number: int, squeezed: int, expanded: int) -> None:
    """Put a fire module: few maps by 1x1, then many by 1x1 and by 3x3, side by side."""
    with net.group(f"fire{number}"):
        net.put(Conv2d(squeezed, (1, 1)), "squeeze")
        start = net.put(ReLU(), "squeeze_relu")
        net.put(Conv2d(expanded, (1, 1)), "expand1x1", start)
        one = net.put(ReLU(), "relu1x1")
        net.put(Conv2d(expanded, padding=(1, 1)), "expand3x3", start)
        three = net.put(ReLU(), "relu3x3")
        merged(net, one, three)


_FIRES = ((16, 64), (16, 64), (32, 128), (32, 128), (48, 192), (48, 192), (64, 256), (64, 256))
"""Squeezed and expanded filters of fire modules 2 to 9."""


def squeezenet1_0() -> Network:
    """Make SqueezeNet 1.0, as in the paper. 1,248,424 parameters.

    Iandola et al., "SqueezeNet: AlexNet-level Accuracy with 50x Fewer Parameters and < 0.5 MB
    Model Size", 2016.
    """
    return _squeezenet(Conv2d(96, (7, 7), (2, 2)), pools_before=(2, 5, 9))


def squeezenet1_1() -> Network:
    """Make SqueezeNet 1.1, which its authors published later: smaller first layer, earlier pools.

    1,235,496 parameters, and 2.3 times less computation than 1.0.
    """
    return _squeezenet(Conv2d(64, stride=(2, 2)), pools_before=(2, 4, 6))


def _squeezenet(first: Conv2d, pools_before: tuple[int, ...]) -> Network:
    net = photo()
    net.put(first, "conv1")
    net.put(ReLU(), "relu1")
    for number, filters in enumerate(_FIRES, 2):
        if number in pools_before:
            net.put(_POOL, f"pool{pools_before.index(number) + 1}")
        fire(net, number, *filters)
    net.put(Dropout(), "dropout")
    net.put(Conv2d(1000, (1, 1)), "conv10")
    net.put(ReLU(), "relu10")
    net.put(GlobalAvgPool2d(), "avgpool")
    net.put(Flatten(), "flatten")
    net.put(Output(1000), "output")
    return net.network()


_IANDOLA = Paper(
    "SqueezeNet: AlexNet-level Accuracy with 50x Fewer Parameters and < 0.5 MB Model Size",
    "Iandola, Han, Moskewicz, Ashraf, Dally, Keutzer",
    "arXiv:1602.07360",
    2016,
)
_STORY = Text(
    "SqueezeNet answers as well as AlexNet with a fiftieth of its parameters. Its fire modules "
    "first squeeze the maps to a few by 1×1 convolutions, so that the 3×3 convolutions behind have "
    "little to look at; half of the new maps come from 1×1 kernels, with a ninth of the weights. "
    "There is no dense layer at all: the last convolution has one map per class, and the mean of "
    "each map is the answer. Version 1.0 pools late, so that most modules see large maps; version "
    "1.1 pools early and needs less than half of the computation. Without batch normalization both "
    "need patience and a small learning rate before they begin to learn."
)

_ERRORS = Text("Error of one network on one crop; the parameters before they are compressed.")

TEMPLATES = (
    Template(
        "SqueezeNet 1.0",
        squeezenet1_0,
        PHOTO,
        1_248_424,
        818_924_576,
        CLASSIC,
        Text("Photos, 224×224. As good as AlexNet, a fiftieth of its size."),
        _STORY,
        _IANDOLA,
        (
            Published("Paper", 1_248_424, None, 42.5, 19.7, _ERRORS),
            torchvision(1_248_424, 0.819, 41.908, 19.58),
        ),
    ),
    Template(
        "SqueezeNet 1.1",
        squeezenet1_1,
        PHOTO,
        1_235_496,
        349_151_936,
        CLASSIC,
        Text("Photos, 224×224. SqueezeNet with less than half of the work."),
        _STORY,
        _IANDOLA,
        (torchvision(1_235_496, 0.349, 41.822, 19.376),),
    ),
)
