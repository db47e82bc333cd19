"""Networks of the gallery are those that torchvision makes: their counts and their logits."""

import pytest

from cnnstudio.zoo.catalogue import template

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.torch

NO_HEADS = {"aux_logits": False, "init_weights": False}
MODELS = {
    "AlexNet": ("alexnet", {}),
    "VGG-11": ("vgg11", {}),
    "VGG-13": ("vgg13", {}),
    "VGG-16": ("vgg16", {}),
    "VGG-19": ("vgg19", {}),
    "GoogLeNet": ("googlenet", NO_HEADS),
    "Inception-v3": ("inception_v3", NO_HEADS),
    "ResNet-18": ("resnet18", {}),
    "ResNet-34": ("resnet34", {}),
    "ResNet-50": ("resnet50", {}),
    "ResNet-101": ("resnet101", {}),
    "ResNet-152": ("resnet152", {}),
    "DenseNet-121": ("densenet121", {}),
    "SqueezeNet 1.0": ("squeezenet1_0", {}),
    "SqueezeNet 1.1": ("squeezenet1_1", {}),
    "MobileNetV2": ("mobilenet_v2", {}),
    "RegNetX-400MF": ("regnet_x_400mf", {}),
}


def model_of(name, device):
    """Make torchvision's model with random weights."""
    from torchvision import models

    function, arguments = MODELS[name]
    # RegNets compute their widths with tensors, and a meta tensor has no numbers.
    with torch.device("cpu" if name.startswith("RegNet") else device):
        return models.get_model(function, weights=None, **arguments).eval().to(device)


@pytest.mark.parametrize("name", MODELS)
def test_parameters_and_macs_are_torchvisions(name):
    from torch.utils.flop_counter import FlopCounterMode

    entry, model = template(name), model_of(name, "meta")
    assert sum(weights.numel() for weights in model.parameters()) == entry.parameters
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(torch.empty(1, *entry.input_shape, device="meta"))
    assert counter.get_total_flops() / 2 == entry.macs


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_with_the_same_weights_the_logits_are_torchvisions(name):
    from cnnstudio.worker.build import build

    entry, model = template(name), model_of(name, "cpu")
    ours = build(entry.build()).eval()
    sources = [weights for key, weights in model.state_dict().items() if "num_batches" not in key]
    if name == "RegNetX-400MF":
        sources = _shortcuts_last(model)
    targets = [weights for key, weights in ours.state_dict().items() if "num_batches" not in key]
    for target, source in zip(targets, sources, strict=True):
        target.copy_(source)
    pictures = torch.randn(2, *entry.input_shape, generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        torch.testing.assert_close(ours(pictures), model(pictures), rtol=1e-4, atol=1e-5)


def _shortcuts_last(model):
    """Give the weights with those of each shortcut behind those of what it goes around."""
    keys = [key for key in model.state_dict() if "num_batches" not in key]
    blocks = {key.partition(".proj")[0] for key in keys if ".proj" in key}
    found = []
    for key in keys:
        block = ".".join(key.split(".")[:3])
        if block not in blocks:
            found.append(key)
        elif block in blocks:
            blocks.remove(block)
            own = [each for each in keys if each.startswith(block + ".")]
            found += sorted(own, key=lambda each: ".proj" in each)
    weights = model.state_dict()
    return [weights[key] for key in dict.fromkeys(found)]


@pytest.mark.parametrize("name", MODELS)
def test_the_numbers_called_torchvisions_stand_in_its_tables(name):
    from torchvision.models import get_model_weights

    weights = next(iter(get_model_weights(MODELS[name][0])))
    metrics = weights.meta["_metrics"]["ImageNet-1K"]
    (row,) = [row for row in template(name).published if row.source == "torchvision"]
    assert row.parameters == weights.meta["num_params"]
    assert row.gmacs == weights.meta["_ops"]
    assert row.top1_error == pytest.approx(100 - metrics["acc@1"])
    assert row.top5_error == pytest.approx(100 - metrics["acc@5"])
