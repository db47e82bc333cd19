"""A network for large pictures can look at small ones, and what was changed for that is said."""

import pytest

from cnnstudio.layers.activation import ReLU, Sigmoid
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.merge import Multiply
from cnnstudio.layers.pooling import AvgPool2d, GlobalAvgPool2d, MaxPool2d
from cnnstudio.layers.resizing import Upsample
from cnnstudio.network.analysis import analyze
from cnnstudio.network.layout.arrange import is_arranged
from cnnstudio.zoo.adapt import adapt
from cnnstudio.zoo.builder import Builder, added, chain
from cnnstudio.zoo.catalogue import template, templates

GALLERY = [entry for entry in templates() if entry.name != "Blank"]
ENTRIES = pytest.mark.parametrize("entry", GALLERY, ids=lambda entry: entry.name)
CASES = [((1, 28, 28), 10), ((3, 32, 32), 100), ((3, 224, 224), 10), ((1, 8, 8), 2)]


def said(texts):
    return [str(text) for text in texts]


@ENTRIES
@pytest.mark.parametrize(("shape", "classes"), CASES, ids=str)
def test_every_network_fits_every_data_and_what_differs_is_said(entry, shape, classes):
    original = entry.build()
    network, texts = adapt(original, shape, classes)
    facts = analyze(network)
    assert facts.errors == ()
    answer = facts.nodes[network.named("output").id].output_shape
    assert answer == (shape if entry.name == "Autoencoder" else (classes,))
    assert network.named("input").layer == Input(*shape)
    before = {node.name: node.layer for node in original.nodes}
    after = {node.name: node.layer for node in network.nodes}
    differing = {name for name in before | after if before.get(name) != after.get(name)}
    assert sorted(text.partition(" ")[0] for text in said(texts)) == sorted(differing)


def test_resnet_looks_at_digits_with_a_gentler_first_layer():
    network, texts = adapt(template("ResNet-18").build(), (1, 28, 28), 10)
    assert said(texts) == [
        "input takes 1×28×28 pictures instead of 3×224×224.",
        "output has 10 classes instead of 1000.",
        "fc gives 10 numbers instead of 1000.",
        (
            "conv1 has kernels of 3×3 with stride 1 instead of 7×7 with stride 2, so that the maps "
            "do not become too small."
        ),
    ]
    assert network.named("conv1").layer == Conv2d(64, padding=(1, 1), bias=False)


def test_vgg_leaves_out_its_first_pooling_and_what_would_repeat_maps():
    network, texts = adapt(template("VGG-16").build(), (3, 32, 32), 10)
    assert said(texts)[3:] == [
        "block1_pool is left out, so that the maps do not become too small.",
        "avgpool is left out: it would repeat maps of 2×2 to fill 7×7.",
    ]
    assert network.named("block1_pool") is None
    assert network.named("block2_conv1").sources == (network.named("block1_relu2").id,)
    assert "block1" in {group.name for group in network.groups}


def test_alexnet_gets_a_small_first_kernel():
    network, _ = adapt(template("AlexNet").build(), (1, 28, 28), 10)
    assert network.named("features_conv1").layer == Conv2d(64, (3, 3), padding=(1, 1))


def test_where_nothing_else_helps_pictures_are_enlarged():
    network, texts = adapt(template("Tiny VGG").build(), (1, 8, 8), 10)
    assert network.named("up1").layer == Upsample((2, 2))
    assert is_arranged(network)
    assert "up1 makes the pictures 2 times as large" in said(texts)[1]


def test_all_that_looks_at_the_picture_looks_at_the_enlarged_one():
    net = Builder(Input(1, 64, 64))
    one = net.put(Conv2d(4, (9, 9)), "one", 1)
    two = net.put(Conv2d(4, (9, 9)), "two", 1)
    added(net, one, two)
    net.chain(Flatten(), Linear(10), Output(10))
    network, _ = adapt(net.network(), (1, 6, 6), 10)
    made = network.named("up1").id
    assert network.named("one").sources == network.named("two").sources == (made,)
    assert analyze(network).errors == ()


def test_branches_stop_halving_together_and_keep_their_kernels():
    net = Builder(Input(1, 16, 16))
    net.put(Conv2d(4, (5, 5), (2, 2), (2, 2)), "one", 1)
    net.put(AvgPool2d((3, 3), (2, 2), (1, 1)), "two", 1)
    net.put(Conv2d(4, (1, 1)), "mix")
    added(net, 2, 4)
    net.chain(Flatten(), Linear(10), Output(10))
    network, texts = adapt(net.network(), (1, 2, 2), 10)
    assert said(texts)[1:] == [
        f"{name} has stride 1 instead of 2, so that the maps do not become too small."
        for name in ("one", "two")
    ]
    assert network.named("one").layer == Conv2d(4, (5, 5), (1, 1), (2, 2))
    assert analyze(network).errors == ()


def test_a_network_with_errors_of_its_own_is_not_made_roomier():
    layers = (Input(1, 28, 28), MaxPool2d(), Conv2d(4, (40, 40)), ReLU(), Flatten(), Linear(10))
    network = chain(*layers, Output(10))
    assert adapt(network, (1, 8, 8), 10)[0].named("pool1") is not None


def test_a_network_that_ends_in_single_pixels_may_do_so_again():
    layers = (Input(1, 8, 8), MaxPool2d(), MaxPool2d(), MaxPool2d(), Flatten(), Linear(10))
    before = chain(*layers, Output(10))
    network, texts = adapt(before, (1, 9, 9), 10)
    assert len(texts) == 1
    assert network.named("pool3") is not None


def test_what_no_change_helps_stays_as_it_is_but_for_its_input():
    layers = (Input(1, 900, 900), Conv2d(1, (800, 800)), Flatten(), Linear(10), Output(10))
    network, texts = adapt(chain(*layers), (1, 8, 8), 10)
    assert len(texts) == 1
    assert len(network.nodes) == 5


def test_a_network_that_draws_draws_as_many_channels_as_it_gets():
    network, texts = adapt(template("Autoencoder").build(), (3, 32, 32), 100)
    assert said(texts) == [
        "input takes 3×32×32 pictures instead of 1×28×28.",
        "decoder_conv1 draws 3 channels instead of 1.",
    ]
    assert network.named("output").layer == Output(1, head="linear")


# --- training ------------------------------------------------------------------------------------

QUICK = ("ResNet-18", "SqueezeNet 1.1", "MobileNetV2", "Small Inception", "LeNet-5")
STEPS = [
    pytest.param(
        *(entry, shape, classes),
        marks=[] if shape[1] == 28 and entry.name in QUICK else [pytest.mark.slow],
        id=f"{entry.name}-{shape[1]}",
    )
    for entry in GALLERY
    for shape, classes in CASES[:2]
    if entry.name != "Autoencoder"
]


@pytest.mark.torch
@pytest.mark.parametrize(("entry", "shape", "classes"), STEPS)
def test_a_fitted_network_learns_from_a_batch(entry, shape, classes):
    import torch

    from cnnstudio.worker.build import build

    network, _ = adapt(entry.build(), shape, classes)
    model = build(network)
    pictures = torch.randn(2, *shape, generator=torch.Generator().manual_seed(0))
    labels = torch.tensor([0, classes - 1])
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-3)
    before = [weights.detach().clone() for weights in model.parameters()]
    torch.nn.functional.cross_entropy(model(pictures), labels).backward()
    optimizer.step()
    moved = [not torch.equal(*pair) for pair in zip(before, model.parameters(), strict=True)]
    assert sum(moved) > len(moved) / 2
    assert all(torch.isfinite(weights).all() for weights in model.parameters())


def test_a_gate_that_looks_at_the_whole_picture_hides_no_later_stride():
    """As in MobileNetV3: behind the first gate each unit depends on everything."""
    net = Builder(Input(3, 128, 128))
    net.chain(Conv2d(8, (3, 3), (2, 2), (1, 1)))
    for _ in range(5):
        maps = net.put(Conv2d(8, (3, 3), (2, 2), (1, 1)))
        gate = net.chain(GlobalAvgPool2d(), Conv2d(8, (1, 1)), Sigmoid())
        net.put(Multiply(), "", gate, maps)
    net.chain(GlobalAvgPool2d(), Flatten(), Linear(5), Output(5))
    _, texts = adapt(net.network(), (3, 16, 16), 5)
    gentler = [text.partition(" ")[0] for text in said(texts) if "stride 1 instead of 2" in text]
    assert gentler == ["conv1", "conv2", "conv4"]
