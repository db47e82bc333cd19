"""Small networks to begin with, which learn in seconds to minutes on any computer."""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import chain
from cnnstudio.zoo.template import (
    BEGINNER,
    NO_LEVEL,
    START_HERE,
    OriginalLayer,
    Paper,
    Published,
    Template,
)

__all__ = ["blank", "chain", "convnetjs", "dense_baseline", "lenet5", "tiny_vgg"]


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


def convnetjs() -> Network:
    """Make the network of the MNIST page of ConvNetJS, for the middle 24x24 pixels of a digit.

    Karpathy, "ConvNetJS MNIST demo", 2014. 5,994 parameters.
    """
    return chain(
        Input(1, 24, 24),
        Conv2d(8, (5, 5), padding=(2, 2)),
        ReLU(),
        MaxPool2d(),
        Conv2d(16, (5, 5), padding=(2, 2)),
        ReLU(),
        MaxPool2d((3, 3), (3, 3)),
        Flatten(),
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


# --- what is said of them ------------------------------------------------------------------------

_LENET5_OF_1998 = (
    OriginalLayer("C1", (6, 28, 28), 156, "conv1", Text("The same, on pictures of 32×32 pixels.")),
    OriginalLayer(
        "S2", (6, 14, 14), 12, "pool1", Text("Means, with a learned factor and offset; S4 too.")
    ),
    OriginalLayer("C3", (16, 10, 10), 1_516, "conv2", Text("Each map sees 3, 4 or all 6 maps.")),
    OriginalLayer("S4", (16, 5, 5), 32, "pool2"),
    OriginalLayer("C5", (120, 1, 1), 48_120, "fc1", Text("A 5×5 convolution that sees all.")),
    OriginalLayer("F6", (84,), 10_164, "fc2"),
)

TEMPLATES = (
    Template(
        "LeNet-5",
        lenet5,
        (1, 28, 28),
        61_706,
        416_520,
        START_HERE,
        Text("Digits, 28×28. The classic first network."),
        Text(
            "This network read the amounts on millions of bank checks in the 1990s. Convolutions "
            "look for strokes, pooling makes it matter less where exactly they are, and dense "
            "layers decide from what was found. This is the form taught today: ReLU and max "
            "pooling in place of tanh and learned averages, and every map of the second "
            "convolution sees all maps of the first. It learns handwritten digits in a minute with "
            "less than 1 % error. Look at the first dense layer: it has more than three quarters "
            "of all parameters."
        ),
        Paper(
            "Gradient-Based Learning Applied to Document Recognition",
            "LeCun, Bottou, Bengio, Haffner",
            "Proceedings of the IEEE 86 (11)",
            1998,
        ),
        (
            Published(
                "Paper, on MNIST",
                60_000,
                None,
                0.95,
                None,
                Text(
                    "The network of 1998 took pictures of 32×32 pixels, connected C3 partly, and "
                    "answered with distances to drawn digits instead of a last dense layer."
                ),
            ),
        ),
        _LENET5_OF_1998,
    ),
    Template(
        "Tiny VGG",
        tiny_vgg,
        (3, 64, 64),
        19_920,
        5_608_780,
        BEGINNER,
        Text("Small pictures, 64×64. Four 3×3 convolutions."),
        Text(
            "CNN Explainer shows this network in the browser, and lectures show CNN Explainer. It "
            "is VGG in small: pairs of 3×3 convolutions, then pooling, twice. With ten maps in "
            "each layer, all of them can be looked at. Without padding, every convolution takes "
            "off two rows and columns: follow the sizes 64, 62, 60, 30, 28, 26, 13. Its receptive "
            "fields grow 3, 5, 6, 10, 14, 16, so no unit sees more than a quarter of the picture "
            "across."
        ),
        Paper(
            "CNN Explainer: Learning Convolutional Neural Networks with Interactive Visualization",
            "Wang, Turko, Shaikh, Park, Das, Hohman, Kahng, Chau",
            "IEEE Transactions on Visualization and Computer Graphics",
            2020,
        ),
    ),
    Template(
        "Dense baseline",
        dense_baseline,
        (1, 28, 28),
        109_386,
        109_184,
        BEGINNER,
        Text("No convolution at all. Good to compare with."),
        Text(
            "Three dense layers, as they were trained by backpropagation since 1986. On digits "
            "they do well, with 2 to 3 % error; on color photos they stop at about half of the "
            "answers right. They do not know which pixels are neighbors: shuffle all pixels in one "
            "fixed way, and they learn just as well. Train this network beside a convolutional one "
            "with as many parameters, on the same data, and compare the curves."
        ),
        Paper(
            "Learning Representations by Back-Propagating Errors",
            "Rumelhart, Hinton, Williams",
            "Nature 323",
            1986,
        ),
    ),
    Template(
        "ConvNetJS",
        convnetjs,
        (1, 24, 24),
        5_994,
        578_560,
        BEGINNER,
        Text("Digits, 24×24. Under 6,000 parameters."),
        Text(
            "In 2014 this network showed that a browser can train a convolutional network: the "
            "page draws its maps while it learns. It needs a tenth of the parameters of LeNet-5, "
            "since one dense layer of ten units is all that comes behind the convolutions. The "
            "padding of 2 keeps the size under 5×5 kernels. The second pooling takes windows of "
            "3×3 with stride 3, so that 12×12 maps become 4×4. The page cuts random 24×24 pieces "
            "out of the digits of 28×28, so that it never sees the same picture twice."
        ),
        Paper("ConvNetJS MNIST demo", "Karpathy", "cs.stanford.edu, Stanford University", 2014),
    ),
    Template(
        "Blank",
        blank,
        (1, 28, 28),
        0,
        0,
        NO_LEVEL,
        Text("Start with an input and an output, and drop layers between them."),
        Text(
            "An empty canvas, but for the layer where pictures come in and the one where answers "
            "go out. Drop a layer onto the wire between them, and see its shape, its parameters "
            "and what it says is missing. Before Output there must be one number per class: "
            "Flatten and a dense layer give them."
        ),
    ),
)
