"""All layer kinds, in the order of the palette."""

from __future__ import annotations

from cnnstudio.layers.activation import LeakyReLU, ReLU, Sigmoid, Softmax, Tanh
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.regularization import Dropout

AnyLayer = (
    Input
    | Conv2d
    | MaxPool2d
    | AvgPool2d
    | GlobalAvgPool2d
    | Linear
    | Flatten
    | ReLU
    | LeakyReLU
    | Sigmoid
    | Tanh
    | Softmax
    | BatchNorm2d
    | Dropout
    | Add
    | Concat
    | Output
)
"""Any layer, told apart in files by its `kind`."""

KINDS: tuple[type[AnyLayer], ...] = AnyLayer.__args__
