"""Blocks are those of torchvision: as many parameters and multiply-accumulates, the same shapes."""

from functools import partial

import pytest

from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.network import blocks, edits, parts
from cnnstudio.network.analysis import analyze
from cnnstudio.network.block_catalogue import BLOCKS, PRESETS
from cnnstudio.network.graph import Network, Node
from tests.builders import lenet5

pytestmark = pytest.mark.torch


def pictures(channels, size=16):
    return Network((Node(1, "maps", Input(channels, size, size)),))


def behind(network, part):
    return parts.insert_behind(network, 1, lambda _: (part,), "block", (0.0, 0.0))


def squeezed(channels):
    from torchvision.ops import SqueezeExcitation

    return SqueezeExcitation(channels, max(channels // 16, 4))


def theirs(name):
    """Give the class of a block in torchvision."""
    from torchvision.models import densenet, mobilenetv2, resnet, squeezenet

    return {
        "basic": partial(resnet.BasicBlock, 64, 64),
        "basic, projected": lambda: resnet.BasicBlock(64, 128, 2, projection(64, 128, 2)),
        "bottleneck": partial(resnet.Bottleneck, 256, 64),
        "bottleneck, projected": lambda: resnet.Bottleneck(64, 64, 1, projection(64, 256, 1)),
        "inverted": partial(mobilenetv2.InvertedResidual, 24, 24, 1, 6),
        "inverted, wider": partial(mobilenetv2.InvertedResidual, 24, 32, 2, 6),
        "fire": partial(squeezenet.Fire, 96, 16, 64, 64),
        "squeeze and excite": partial(squeezed, 64),
        "dense": partial(densenet._DenseLayer, 64, 32, 4, 0.0),  # noqa: SLF001 - no public one
    }[name]()


def projection(channels, filters, stride):
    from torch import nn

    conv = nn.Conv2d(channels, filters, 1, stride, bias=False)
    return nn.Sequential(conv, nn.BatchNorm2d(filters))


OURS = {
    "basic": (64, blocks.residual(64)),
    "basic, projected": (64, blocks.downsampling(64)),
    "bottleneck": (256, blocks.bottleneck(256)),
    "bottleneck, projected": (64, blocks.bottleneck(64, 256)),
    "inverted": (24, blocks.inverted_residual(24)),
    "inverted, wider": (24, blocks.inverted_residual(24, 32, 2)),
    "fire": (96, blocks.fire(96, 128)),
    "squeeze and excite": (64, blocks.squeeze_excite(64)),
    "dense": (64, blocks.dense_layer(64)),
}


@pytest.mark.parametrize("name", OURS)
def test_a_block_counts_as_that_of_torchvision(name):
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    channels, part = OURS[name]
    network = behind(pictures(channels), part)
    module = theirs(name).eval()
    with torch.no_grad(), FlopCounterMode(display=False) as flops:
        output = module(torch.zeros(1, channels, 16, 16))
    analysis = analyze(network)
    end = next(node for node in network.nodes if not network.consumers[node.id])
    shape = analysis.shapes[end.id]
    if name == "dense":
        # torchvision concatenates in the block around its layer.
        shape = (shape[0] - channels, *shape[1:])
    assert analysis.parameters == sum(each.numel() for each in module.parameters())
    assert 2 * analysis.macs == flops.get_total_flops()
    assert shape == tuple(output.shape[1:])


@pytest.mark.parametrize("block", [*PRESETS, *BLOCKS], ids=lambda block: block.key)
def test_torch_computes_a_network_with_the_block_in_it(block):
    import torch

    from cnnstudio.worker.build import build

    network = lenet5()
    wire = (network.named("pool1").id, network.named("conv2").id, 0)
    network = parts.insert_on_wire(network, *wire, block.make, block.title, (0.0, 0.0))
    if block.key == "downsampling":
        layer = Conv2d(16, (5, 5), padding=(4, 4))
        network = edits.replace_layer(network, network.named("conv2").id, layer)
    module = build(network)
    logits = module(torch.rand(2, 1, 28, 28))
    assert logits.shape == (2, 10)
    assert sum(each.numel() for each in module.parameters()) == analyze(network).parameters
