"""Networks in one line, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Add, Concat
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.layers.pooling import GlobalAvgPool2d, MaxPool2d
from cnnstudio.network.graph import Network, Node
from cnnstudio.zoo.small import chain, lenet5, tiny_vgg

__all__ = [
    "alexnet",
    "branches",
    "chain",
    "graph",
    "lenet5",
    "residual",
    "resnet",
    "tiny_vgg",
    "vgg16",
]


def graph(*nodes: tuple[str | AnyLayer, ...]) -> Network:
    """Make a network of (name, layer, *names of inputs); the ids are 1, 2, ... in this order."""
    ids = {name: number for number, (name, *_) in enumerate(nodes, 1)}
    return Network(
        tuple(
            Node(ids[name], name, layer, tuple(ids[source] for source in sources))
            for name, layer, *sources in nodes
        )
    )


def branches(*layers: AnyLayer, merge: AnyLayer | None = None, size: int = 12) -> Network:
    """Make one branch of each layer behind one convolution, and merge them."""
    names = [f"branch{number}" for number in range(len(layers))]
    return graph(
        ("input", Input(2, size, size)),
        ("stem", Conv2d(4, (3, 3), padding=(1, 1)), "input"),
        *((name, layer, "stem") for name, layer in zip(names, layers, strict=True)),
        ("merge", merge or Concat(), *names),
    )


class _Builder:
    """Puts nodes behind each other and remembers the last one."""

    def __init__(self, first: AnyLayer):
        self.nodes: list[Node] = []
        self.last = 0
        self.last = self.put(first)

    def put(self, layer: AnyLayer, *sources: int) -> int:
        """Add a layer behind the sources, or behind the last node; give its id."""
        number = len(self.nodes) + 1
        inputs = sources or ((self.last,) if self.last else ())
        self.nodes.append(Node(number, f"n{number}", layer, inputs))
        self.last = number
        return number

    def network(self) -> Network:
        """Give what was built."""
        return Network(tuple(self.nodes))


def resnet(blocks: Sequence[int], *, bottleneck: bool = False, size: int = 224) -> Network:
    """Make a ResNet as torchvision does: (2, 2, 2, 2) blocks are ResNet-18.

    (3, 4, 6, 3) with bottlenecks are ResNet-50.
    He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016; the stride is in
    the 3x3 convolution.
    """
    made = _Builder(Input(3, size, size))
    _conv(made, 64, 7, 2)
    made.put(ReLU())
    made.put(MaxPool2d((3, 3), (2, 2), (1, 1)))
    channels = 64
    for stage, count in enumerate(blocks):
        width = 64 * 2**stage
        for block in range(count):
            stride = 2 if stage and not block else 1
            channels = _block(made, channels, width, stride, bottleneck=bottleneck)
    made.put(GlobalAvgPool2d())
    made.put(Flatten())
    made.put(Linear(1000))
    made.put(Output(1000))
    return made.network()


def residual(size: int) -> Network:
    """Make a residual network of `size` layers on 3x64x64 pictures."""
    made = _Builder(Input(3, 64, 64))
    made.put(Conv2d(16, padding=(1, 1)))
    while len(made.nodes) < size - 7 - 4:
        _block(made, 16, 16, 1, bottleneck=False)
    for _ in range(size - len(made.nodes) - 4):
        made.put(ReLU())
    made.put(GlobalAvgPool2d())
    made.put(Flatten())
    made.put(Linear(10))
    made.put(Output(10))
    return made.network()


def _block(made: _Builder, channels: int, width: int, stride: int, *, bottleneck: bool) -> int:
    start, out = made.last, 4 * width if bottleneck else width
    if bottleneck:
        _conv(made, width, 1, 1)
        made.put(ReLU())
        _conv(made, width, 3, stride)
        made.put(ReLU())
        _conv(made, out, 1, 1)
    else:
        _conv(made, width, 3, stride)
        made.put(ReLU())
        _conv(made, width, 3, 1)
    end = shortcut = made.last
    if stride > 1 or channels != out:
        shortcut_conv = made.put(_plain(out, 1, stride), start)
        shortcut = made.put(BatchNorm2d(), shortcut_conv)
    else:
        shortcut = start
    made.put(Add(), end, shortcut)
    made.put(ReLU())
    return out


def _conv(made: _Builder, filters: int, kernel: int, stride: int) -> None:
    made.put(_plain(filters, kernel, stride))
    made.put(BatchNorm2d())


def _plain(filters: int, kernel: int, stride: int) -> Conv2d:
    half = kernel // 2
    return Conv2d(filters, (kernel, kernel), (stride, stride), (half, half), bias=False)


def vgg16() -> Network:
    """Make VGG-16.

    Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition",
    2015.
    """
    layers: list[AnyLayer] = [Input(3, 224, 224)]
    for filters, count in ((64, 2), (128, 2), (256, 3), (512, 3), (512, 3)):
        layers += [Conv2d(filters, padding=(1, 1)), ReLU()] * count + [MaxPool2d()]
    dense = (Flatten(), Linear(4096), ReLU(), Linear(4096), ReLU(), Linear(1000), Output(1000))
    return chain(*layers, *dense)


def alexnet() -> Network:
    """Make AlexNet as torchvision does, without the dropout.

    Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014.
    """
    pool = MaxPool2d((3, 3), (2, 2))
    return chain(
        Input(3, 224, 224),
        *(Conv2d(64, (11, 11), (4, 4), (2, 2)), ReLU(), pool),
        *(Conv2d(192, (5, 5), padding=(2, 2)), ReLU(), pool),
        *(Conv2d(384, padding=(1, 1)), ReLU()),
        *(Conv2d(256, padding=(1, 1)), ReLU()),
        *(Conv2d(256, padding=(1, 1)), ReLU(), pool),
        *(Flatten(), Linear(4096), ReLU(), Linear(4096), ReLU(), Linear(1000), Output(1000)),
    )
