"""A network that draws pictures: it squeezes a picture through few numbers and paints it anew."""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.layers.resizing import Upsample
from cnnstudio.layers.text import Text
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network.graph import Network
from cnnstudio.zoo.builder import Builder
from cnnstudio.zoo.template import BEGINNER, Paper, Template


def autoencoder() -> Network:
    """Make an autoencoder of convolutions: 1x28x28 pixels become 4x7x7 numbers, and pixels again.

    The decoder makes maps larger in both usual ways: by a transposed convolution, and by
    repeating pixels with a convolution behind.
    """
    net = Builder(Input(1, 28, 28))
    with net.group("encoder"):
        net.chain(Conv2d(16, padding=(1, 1)), ReLU(), MaxPool2d())
        net.chain(Conv2d(4, padding=(1, 1)), ReLU(), MaxPool2d())
    with net.group("decoder"):
        net.chain(ConvTranspose2d(16), ReLU())
        net.chain(Upsample(), Conv2d(1, padding=(1, 1)))
    net.put(Output(1, head="linear"))
    return net.network()


TEMPLATES = (
    Template(
        "Autoencoder",
        autoencoder,
        (1, 28, 28),
        1_157,
        351_232,
        BEGINNER,
        Text("Digits, 28×28. Draws each picture again from 196 numbers."),
        Text(
            "This network answers with a picture: it shall give back what it was shown. In its "
            "middle there are only 4×7×7 = 196 numbers, a quarter of the 784 pixels, so it must "
            "find out what pictures have in common. The encoder makes maps smaller by pooling. The "
            "decoder makes them larger again, first by a transposed convolution, which puts down a "
            "small painted tile for every number, then by repeating pixels and smoothing them with "
            "a convolution. Look at the shapes: what went down comes up again, to the pixel."
        ),
        Paper(
            "Reducing the Dimensionality of Data with Neural Networks",
            "Hinton, Salakhutdinov",
            "Science 313",
            2006,
        ),
    ),
)
