"""All blocks and presets that the palette offers, as they are called and found."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cnnstudio.layers.base import LARGEST_WIDTH, Shape
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.text import Text, marked
from cnnstudio.network import blocks
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.parts import end_of


class Block(msgspec.Struct, frozen=True):
    """What the palette offers besides single layers.

    `build` makes it for a number of channels. Blocks of several nodes become a group of the name
    `title`; `words` are further words by which it is found.
    """

    key: str
    title: str
    icon: str
    about: str
    words: str
    build: Callable[[int], Network]

    def make(self, shape: Shape | None) -> tuple[Network, ...]:
        """Give the block for a shape, the best first; the others give the channels back.

        Raises:
            EditError: The shape is a vector.
        """
        if shape is not None and len(shape) != 3:
            raise EditError(
                Text(
                    "{block} needs maps (channels × height × width), but gets a vector of {size}: "
                    "put it in front of Flatten.",
                    {"block": Text(self.title), "size": shape[0]},
                )
            )
        channels = min(shape[0], LARGEST_WIDTH) if shape else blocks.USUAL_WIDTH
        made = self.build(channels)
        return (made, _restored(made, channels)) if shape else (made,)


def _restored(part: Network, channels: int) -> Network:
    """Let a 1x1 convolution at the end give the channels back, for an Add behind the block."""
    made = len(part.nodes) + 1
    last = Node(made, "restore", Conv2d(channels, (1, 1), bias=False), (end_of(part),))
    return Network((*part.nodes, last))


PRESETS = (
    Block(
        "depthwise",
        marked("Depthwise"),
        "depthwise",
        marked("A convolution with one filter for each channel."),
        marked("convolution groups mobilenet separable"),
        blocks.depthwise,
    ),
    Block(
        "pointwise",
        marked("1×1 conv"),
        "conv_1x1",
        marked("A convolution that mixes the channels at each place."),
        marked("1x1 pointwise convolution projection channels network in network"),
        blocks.pointwise,
    ),
)
"""Single layers with settings made for what comes in."""

BLOCKS = (
    Block(
        "residual",
        marked("Residual"),
        "residual",
        marked("Two convolutions with a shortcut around them: they learn only what has to change."),
        marked("resnet skip connection shortcut basic block"),
        blocks.residual,
    ),
    Block(
        "conv_norm_act",
        marked("Conv block"),
        "conv_norm_act",
        marked("Convolution, batch normalization and ReLU, the usual three."),
        marked("convolution norm activation relu bn cbr"),
        blocks.conv_norm_act,
    ),
    Block(
        "inception",
        marked("Inception"),
        "inception",
        marked("Filters of three sizes and a pooling side by side, as in GoogLeNet."),
        marked("googlenet branches module multi-scale"),
        blocks.inception,
    ),
    Block(
        "squeeze_excite",
        marked("SE block"),
        "squeeze_excite",
        marked("Squeeze and excite: weighs each channel by what all of them say."),
        marked("squeeze-and-excitation squeeze excite senet attention gate channel"),
        blocks.squeeze_excite,
    ),
    Block(
        "downsampling",
        marked("Downsample"),
        "downsampling",
        marked("A residual block that halves the size and doubles the channels."),
        marked("resnet skip shortcut downsampling stage stride projection half"),
        blocks.downsampling,
    ),
    Block(
        "bottleneck",
        marked("Bottleneck"),
        "bottleneck",
        marked("A residual block whose 3×3 convolution works on a quarter of the channels."),
        marked("resnet residual skip shortcut 50"),
        blocks.bottleneck,
    ),
    Block(
        "inverted_residual",
        marked("Inverted"),
        "inverted_residual",
        marked("A depthwise convolution on six times the channels, with a shortcut around it."),
        marked("residual mobilenetv2 mbconv depthwise skip shortcut"),
        blocks.inverted_residual,
    ),
    Block(
        "separable",
        marked("Separable"),
        "separable",
        marked(
            "A convolution in two steps, first by channel, then by place: far fewer parameters."
        ),
        marked("depthwise pointwise mobilenet xception convolution"),
        blocks.separable,
    ),
    Block(
        "fire",
        marked("Fire"),
        "fire",
        marked("Squeezes the channels, then expands them by 1×1 and 3×3 filters side by side."),
        marked("squeezenet squeeze expand"),
        blocks.fire,
    ),
    Block(
        "dense_layer",
        marked("Dense block"),
        "dense_block",
        marked("Puts new maps behind those that come in, as each layer of DenseNet does."),
        marked("densenet concat growth skip"),
        blocks.dense_layer,
    ),
)
"""All blocks, in the order of the palette."""
