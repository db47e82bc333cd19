"""All layer kinds, in the order of the palette."""

from __future__ import annotations

from cnnstudio.layers.activation import (
    ELU,
    GELU,
    Hardsigmoid,
    Hardswish,
    LeakyReLU,
    PReLU,
    ReLU,
    ReLU6,
    Sigmoid,
    SiLU,
    Softmax,
    Tanh,
)
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear, Permute, Reshape
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.normalization import (
    BatchNorm2d,
    GroupNorm,
    InstanceNorm2d,
    LayerNorm,
    LocalResponseNorm,
)
from cnnstudio.layers.pooling import (
    AdaptiveAvgPool2d,
    AdaptiveMaxPool2d,
    AvgPool2d,
    GlobalAvgPool2d,
    GlobalMaxPool2d,
    MaxPool2d,
)
from cnnstudio.layers.regularization import Dropout, Dropout2d, DropPath
from cnnstudio.layers.resizing import Crop, Upsample, ZeroPad2d
from cnnstudio.layers.routing import ChannelShuffle, Identity, Scale, Slice
from cnnstudio.layers.transposed import ConvTranspose2d

AnyLayer = (
    Input
    | Conv2d
    | ConvTranspose2d
    | MaxPool2d
    | AvgPool2d
    | GlobalAvgPool2d
    | AdaptiveAvgPool2d
    | GlobalMaxPool2d
    | AdaptiveMaxPool2d
    | Upsample
    | ZeroPad2d
    | Crop
    | Linear
    | Flatten
    | Reshape
    | Permute
    | ReLU
    | LeakyReLU
    | Sigmoid
    | Tanh
    | Softmax
    | ReLU6
    | PReLU
    | ELU
    | GELU
    | SiLU
    | Hardswish
    | Hardsigmoid
    | BatchNorm2d
    | LayerNorm
    | GroupNorm
    | InstanceNorm2d
    | LocalResponseNorm
    | Dropout
    | Dropout2d
    | DropPath
    | Add
    | Concat
    | Multiply
    | Slice
    | ChannelShuffle
    | Identity
    | Scale
    | Output
)
"""Any layer, told apart in files by its `kind`."""

KINDS: tuple[type[AnyLayer], ...] = AnyLayer.__args__
