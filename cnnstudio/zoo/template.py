"""What is said of a known network: where it comes from, what it brought, and its numbers."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.network.layout.arrange import arranged


class Paper(msgspec.Struct, frozen=True):
    """Where a network was published."""

    title: str
    authors: str
    where: str
    year: int


class Published(msgspec.Struct, frozen=True):
    """Numbers as a source prints them; None where it prints none.

    `parameters` are rounded where the source rounds them. Errors are shares in percent: how often
    the right class was not the first answer, or not among the first five. `note` says what was
    counted or measured in another way than here.
    """

    source: str
    parameters: int | None = None
    gmacs: float | None = None
    top1_error: float | None = None
    top5_error: float | None = None
    note: Text | None = None


class OriginalLayer(msgspec.Struct, frozen=True):
    """A layer in the table of an original paper, and the layer that stands for it here.

    `parameters` are those of the paper, `today` is the name of the node that takes its place.
    """

    name: str
    shape: Shape
    parameters: int
    today: str
    note: Text | None = None


class Template(msgspec.Struct, frozen=True):
    """A known network: its name, its numbers, what it is good for, and how to make it.

    `build` gives the network with all cards in one place, which is quick. `parameters`, `macs` and
    `input_shape` are those of this network; they are written down, so that a list of all networks
    need not build any. `paper` is None for what nobody published. `story` is a paragraph for
    students.
    """

    name: str
    build: Callable[[], Network]
    input_shape: Shape
    parameters: int
    macs: int
    level: Text
    about: Text
    story: Text
    paper: Paper | None = None
    published: tuple[Published, ...] = ()
    original_layers: tuple[OriginalLayer, ...] = ()

    def make(self) -> Network:
        """Make the network, with its cards in reading order."""
        return arranged(self.build())

    @property
    def year(self) -> int | None:
        """When it was published."""
        return self.paper.year if self.paper else None

    @property
    def authors(self) -> str:
        """Who published it; empty where nobody did."""
        return self.paper.authors if self.paper else ""


START_HERE = Text("Start here")
BEGINNER = Text("Beginner")
CLASSIC = Text("Classic")
ADVANCED = Text("Advanced")
NO_LEVEL = Text("")

PHOTO: Shape = (3, 224, 224)
LARGE_PHOTO: Shape = (3, 299, 299)

ONE_CROP = Text("Error of one network on one crop of each validation picture.")
TEN_CROPS = Text("Error averaged over ten crops of each picture, which lowers it by 1 to 2 %.")
COUNTS_STATISTICS = Text(
    "Keras counts the running mean and variance of batch normalization as parameters; here they "
    "are not, since nothing learns them."
)


def torchvision(
    parameters: int, gmacs: float, top1_error: float, top5_error: float, note: Text | None = None
) -> Published:
    """Give the numbers of torchvision's table of weights, from its first training."""
    return Published("torchvision", parameters, gmacs, top1_error, top5_error, note or ONE_CROP)
