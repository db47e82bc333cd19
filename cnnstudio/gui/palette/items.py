"""What the palette offers: layer kinds, presets, blocks and the user's own; what a drag carries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QMimeData

from cnnstudio.app import words
from cnnstudio.app.own_blocks import OwnBlock, given_away, one_block
from cnnstudio.gui.forms.declarations import settings_of
from cnnstudio.layers.catalogue import KINDS, AnyLayer
from cnnstudio.layers.io import Output
from cnnstudio.layers.text import Text, marked
from cnnstudio.network.block_catalogue import BLOCKS, PRESETS, Block
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.parts import Make
from cnnstudio.project.errors import ProjectError

MIME_TYPE = "application/x-cnnstudio-layer"
"""Of a drag from the palette; its data are the key of the item."""

BLOCK_MIME_TYPE = "application/x-cnnstudio-block+json"
"""Of a drag of the user's own block; its data are the block as JSON."""

BLOCK_FAMILY = "blocks"

_FURTHER_WORDS = {
    "Add": marked("skip shortcut sum residual plus"),
    "Multiply": marked("gate attention se product scale"),
    "Concat": marked("concatenate skip join densenet unet u-net"),
    "GlobalAvgPool2d": marked("gap average mean global"),
    "AvgPool2d": marked("average mean"),
    "MaxPool2d": marked("maximum"),
    "Linear": marked("fully connected fc perceptron mlp"),
    "Conv2d": marked("convolutional cnn filter dilated atrous grouped"),
    "ConvTranspose2d": marked("transposed deconvolution upconvolution upsampling unet u-net"),
    "Upsample": marked("resize interpolate nearest bilinear"),
    "BatchNorm2d": marked("bn batch normalization"),
    "DropPath": marked("stochastic depth"),
    "SiLU": marked("swish"),
    "LocalResponseNorm": marked("lrn alexnet"),
    "Slice": marked("split crop channels"),
    "ChannelShuffle": marked("shufflenet"),
    "Identity": marked("nothing pass through none"),
    "Input": marked("pictures images start"),
    "Output": marked("classes softmax end"),
}
"""By layer kind, what else people call it."""


@dataclass(frozen=True)
class Item:
    """Something to put into the network: its looks, and the part that it becomes.

    `make` gives the part for the shape that comes in, `group` is what the part's group is called;
    single layers have none. `key` tells it from all others. `layer` is set for layer kinds.
    `searched` gives more texts by whose words it is found, when somebody looks for the first time.
    """

    key: str
    title: str
    icon: str
    family: str
    about: str
    searched: Callable[[], tuple[str, ...]]
    make: Make
    group: str = ""
    layer: AnyLayer | None = None
    own: OwnBlock | None = None

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words by which it is found, in small letters."""
        texts = " ".join((self.title, *self.searched()))
        return ("".join(_small_words(self.title)), *_small_words(texts))

    @property
    def is_end(self) -> bool:
        """Whether it stands at an end of the network and not on a wire."""
        return self.layer is not None and (
            self.layer.most_inputs == 0 or isinstance(self.layer, Output)
        )

    def matches(self, text: str) -> bool:
        """Say whether each word of a text begins a word of its title, help or further words."""
        return all(
            any(word.startswith(wanted) for word in self.words) for wanted in _small_words(text)
        )

    def is_called(self, text: str) -> bool:
        """Say whether each word of a text begins a word of its title or is in its name."""
        title = [*_small_words(self.title), "".join(_small_words(self.title)), self.key.casefold()]
        return all(any(word.startswith(wanted) for word in title) for wanted in _small_words(text))


@cache
def built_in() -> tuple[Item, ...]:
    """Give all that everybody has, in the order of the palette."""
    kinds = [of_layer(kind()) for kind in KINDS]
    presets = [_of_block(preset, "convolution", "") for preset in PRESETS]
    return (
        *kinds,
        *presets,
        *(_of_block(block, BLOCK_FAMILY, words.say(Text(block.title))) for block in BLOCKS),
    )


def of_layer(layer: AnyLayer) -> Item:
    """Give a layer, with its settings, as an item."""
    title, about = words.say(Text(layer.title)), _about(layer)
    inputs = () if layer.most_inputs == 0 else (None,)
    part = Network((Node(1, layer.stem.replace("#", "1"), layer, inputs),))
    return Item(
        layer.kind(),
        title,
        layer.icon,
        layer.family,
        about,
        lambda: (layer.kind(), about, *_more(layer)),
        lambda _: (part,),
        layer=layer,
    )


def _of_block(block: Block, family: str, group: str) -> Item:
    title, about = words.say(Text(block.title)), words.say(Text(block.about))
    return Item(
        block.key,
        title,
        block.icon,
        family,
        about,
        lambda: (block.key.replace("_", " "), about, words.say(Text(block.words))),
        block.make,
        group,
    )


def of_own(block: OwnBlock) -> Item:
    """Give one of the user's own blocks as an item."""
    count = len(block.network.nodes)
    about = words.counted(
        count, "Your own block of one layer.", "Your own block of {count} layers."
    )
    return Item(
        f"own:{block.name}",
        block.name,
        "star",
        BLOCK_FAMILY,
        about,
        tuple,
        lambda _: (block.network,),
        block.name,
        own=block,
    )


def _more(layer: AnyLayer) -> tuple[str, ...]:
    """Give what else a kind is found by: its help, its settings, what people call it."""
    settings = (words.say(Text(setting.title)) for setting in settings_of(type(layer)))
    further = words.say(Text(_FURTHER_WORDS.get(layer.kind(), "")))
    return (type(layer).__doc__ or "", *settings, further)


def _about(layer: AnyLayer) -> str:
    """Give the first line of what a kind says of itself."""
    doc = type(layer).__doc__ or ""
    return words.say(Text(doc.partition("\n")[0]))


def _small_words(text: str) -> list[str]:
    return [word.strip("(),.:;“”…") for word in text.casefold().split()]


# --- what a drag carries -------------------------------------------------------------------------


def to_mime(item: Item) -> QMimeData:
    """Write an item down for a drag."""
    mime = QMimeData()
    if item.own is None:
        mime.setData(MIME_TYPE, item.key.encode())
    else:
        mime.setData(BLOCK_MIME_TYPE, given_away(item.own))
    return mime


def from_mime(mime: QMimeData) -> Item | None:
    """Give the item that is dragged; None for anything else."""
    if mime.hasFormat(MIME_TYPE):
        key = bytes(mime.data(MIME_TYPE).data()).decode("utf-8", "replace")
        return next((item for item in built_in() if item.key == key), None)
    if mime.hasFormat(BLOCK_MIME_TYPE):
        try:
            return of_own(one_block(bytes(mime.data(BLOCK_MIME_TYPE).data())))
        except ProjectError:
            return None
    return None
