"""How blocks are built: small networks of ordinary nodes, made for the channels that come in.

A block is a part as in `parts`: its open inputs (None) all get what comes in, and its one end goes
on. It gives as many channels back as it gets, so that what is behind it still fits. Only pictures,
of one to four channels, are widened.
"""

from __future__ import annotations

from cnnstudio.layers.activation import ReLU, ReLU6, Sigmoid
from cnnstudio.layers.base import LARGEST_WIDTH
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.merge import Add, Concat, Multiply
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d, MaxPool2d
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.naming import FreeNames

PICTURE_CHANNELS = 4
"""Maps of so few channels are pictures: gray, color, or color and how opaque it is."""

USUAL_WIDTH = 32
"""Filters behind a picture, and where nothing is known of what comes in."""


class _Draft:
    """Collects the nodes of a block, named as in the window; None is what comes in."""

    def __init__(self) -> None:
        self._nodes: list[Node] = []
        self._names = FreeNames()

    def put(self, layer: AnyLayer, *sources: int | None) -> int:
        """Put a layer behind sources and give its id."""
        name = self._names.of_layer(layer)
        self._nodes.append(Node(len(self._nodes) + 1, name, layer, sources))
        return len(self._nodes)

    def chain(self, source: int | None, *layers: AnyLayer) -> int:
        """Put layers one behind the other and give the id of the last."""
        last = source
        for layer in layers:
            last = self.put(layer, last)
        return len(self._nodes)

    def block(self) -> Network:
        """Give what was collected."""
        return Network(tuple(self._nodes))


def _conv(
    filters: int, kernel: int, stride: int = 1, *, groups: int = 1, bias: bool = False
) -> Conv2d:
    """Make a convolution that keeps the size at stride 1; a norm behind it needs no bias."""
    half = kernel // 2
    return Conv2d(
        min(filters, LARGEST_WIDTH),
        (kernel, kernel),
        (stride, stride),
        (half, half),
        groups=groups,
        bias=bias,
    )


def _width(channels: int) -> int:
    """Give how many channels go out where so many come in."""
    return USUAL_WIDTH if channels <= PICTURE_CHANNELS else channels


# --- single layers that depend on what comes in --------------------------------------------------


def depthwise(channels: int) -> Network:
    """One filter for each channel: k x k x C weights in place of k x k x C x C."""
    draft = _Draft()
    draft.put(_conv(channels, 3, groups=channels, bias=True), None)
    return draft.block()


def pointwise(channels: int) -> Network:
    """Mix the channels at each place (Lin, Chen and Yan, "Network in Network", 2014)."""
    draft = _Draft()
    draft.put(_conv(_width(channels), 1, bias=True), None)
    return draft.block()


# --- blocks --------------------------------------------------------------------------------------


def conv_norm_act(channels: int, filters: int | None = None, stride: int = 1) -> Network:
    """Convolution, normalization, activation (Ioffe and Szegedy, "Batch Normalization", 2015)."""
    draft = _Draft()
    draft.chain(None, _conv(filters or _width(channels), 3, stride), BatchNorm2d(), ReLU())
    return draft.block()


def residual(channels: int, filters: int | None = None, stride: int = 1) -> Network:
    """Two 3x3 convolutions with a shortcut around them.

    He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016, figure 5 left.
    Where size or channels change, a 1x1 convolution leads the shortcut along (their option B).
    """
    filters = filters or _width(channels)
    draft = _Draft()
    end = draft.chain(
        None,
        *(_conv(filters, 3, stride), BatchNorm2d(), ReLU()),
        *(_conv(filters, 3), BatchNorm2d()),
    )
    _add_shortcut(draft, end, channels, filters, stride)
    return draft.block()


def downsampling(channels: int) -> Network:
    """Give the residual block that begins a stage: half the size, twice the channels."""
    return residual(channels, 2 * _width(channels), stride=2)


def bottleneck(channels: int, filters: int | None = None, stride: int = 1) -> Network:
    """A 3x3 convolution on a quarter of the channels, between two 1x1, with a shortcut.

    He and others, 2016, figure 5 right; as in torchvision the 3x3 convolution has the stride.
    """
    filters = filters or _width(channels)
    inner = max(filters // 4, 1)
    draft = _Draft()
    end = draft.chain(
        None,
        *(_conv(inner, 1), BatchNorm2d(), ReLU()),
        *(_conv(inner, 3, stride), BatchNorm2d(), ReLU()),
        *(_conv(filters, 1), BatchNorm2d()),
    )
    _add_shortcut(draft, end, channels, filters, stride)
    return draft.block()


def _add_shortcut(draft: _Draft, end: int, channels: int, filters: int, stride: int) -> None:
    """Add what came in, projected where it has another shape, and bend the sum."""
    shortcut = None
    if stride > 1 or filters != channels:
        shortcut = draft.chain(None, _conv(filters, 1, stride), BatchNorm2d())
    draft.chain(draft.put(Add(), end, shortcut), ReLU())


def inverted_residual(channels: int, filters: int | None = None, stride: int = 1) -> Network:
    """A depthwise convolution on six times the channels, between two 1x1.

    Sandler and others, "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018. The shortcut
    is there only where the shape stays, and nothing bends the narrow end.
    """
    filters = filters or _width(channels)
    inner = min(6 * channels, LARGEST_WIDTH)
    draft = _Draft()
    end = draft.chain(
        None,
        *(_conv(inner, 1), BatchNorm2d(), ReLU6()),
        *(_conv(inner, 3, stride, groups=inner), BatchNorm2d(), ReLU6()),
        *(_conv(filters, 1), BatchNorm2d()),
    )
    if stride == 1 and filters == channels:
        draft.put(Add(), end, None)
    return draft.block()


def separable(channels: int, filters: int | None = None, stride: int = 1) -> Network:
    """A convolution in two steps: each channel by itself, then all of them at each place.

    Howard and others, "MobileNets: Efficient Convolutional Neural Networks", 2017, figure 3.
    """
    draft = _Draft()
    draft.chain(
        None,
        *(_conv(channels, 3, stride, groups=channels), BatchNorm2d(), ReLU()),
        *(_conv(filters or _width(channels), 1), BatchNorm2d(), ReLU()),
    )
    return draft.block()


def inception(channels: int, filters: int | None = None) -> Network:
    """Filters of three sizes and a pooling side by side.

    Szegedy and others, "Going Deeper with Convolutions", 2015: the shares of the branches are
    about those of GoogLeNet's module 3a, of whose 256 channels 64, 128, 32 and 32 come from 1x1,
    3x3, 5x5 and pooling, behind 96 and 16 that 1x1 convolutions leave.
    """
    filters = max(filters or _width(channels), 5)
    third, fifth = filters // 2, max(filters // 8, 1)
    draft = _Draft()
    branches = (
        (_conv(filters - third - 2 * fifth, 1, bias=True),),
        (_conv(max(3 * filters // 8, 1), 1, bias=True), ReLU(), _conv(third, 3, bias=True)),
        (_conv(max(filters // 16, 1), 1, bias=True), ReLU(), _conv(fifth, 5, bias=True)),
        (MaxPool2d((3, 3), (1, 1), (1, 1)), _conv(fifth, 1, bias=True)),
    )
    draft.put(Concat(), *(draft.chain(None, *branch, ReLU()) for branch in branches))
    return draft.block()


def fire(channels: int, filters: int | None = None) -> Network:
    """Squeeze the channels to an eighth, then expand them by 1x1 and 3x3 side by side.

    Iandola and others, "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters", 2016.
    """
    filters = filters or _width(channels)
    half = filters // 2
    draft = _Draft()
    squeezed = draft.chain(None, _conv(max(filters // 8, 1), 1, bias=True), ReLU())
    near = draft.chain(squeezed, _conv(filters - half, 1, bias=True), ReLU())
    far = draft.chain(squeezed, _conv(max(half, 1), 3, bias=True), ReLU())
    draft.put(Concat(), near, far)
    return draft.block()


def dense_layer(channels: int, growth: int | None = None) -> Network:
    """Put `growth` new maps behind those that come in.

    Huang, Liu, van der Maaten and Weinberger, "Densely Connected Convolutional Networks", 2017:
    the layer of DenseNet-B, with a 1x1 convolution to four times the growth. There the growth is
    32 for 64 channels and more; narrower networks grow by half.
    """
    growth = growth or min(max(channels // 2, 4), USUAL_WIDTH)
    draft = _Draft()
    new = draft.chain(
        None,
        *(BatchNorm2d(), ReLU(), _conv(4 * growth, 1)),
        *(BatchNorm2d(), ReLU(), _conv(growth, 3)),
    )
    draft.put(Concat(), None, new)
    return draft.block()


def squeeze_excite(channels: int) -> Network:
    """Weigh each channel by what all of them say about the whole picture.

    Hu, Shen and Sun, "Squeeze-and-Excitation Networks", 2018, with their reduction of 16; the two
    dense layers are 1x1 convolutions on maps of one pixel, which is the same.
    """
    inner = max(channels // 16, 4)
    draft = _Draft()
    gate = draft.chain(
        None,
        GlobalAvgPool2d(),
        *(_conv(inner, 1, bias=True), ReLU()),
        *(_conv(channels, 1, bias=True), Sigmoid()),
    )
    draft.put(Multiply(), None, gate)
    return draft.block()
