"""What a setting takes is said in words, whatever its type."""

import pytest

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.activation import LeakyReLU
from cnnstudio.layers.allowed import refusal
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.training.job import TrainingSettings
from tests.texts import check


@pytest.mark.parametrize(
    ("kind", "name", "value", "words"),
    [
        (Conv2d, "filters", 0, "Filters must be a whole number from 1 to 1048576, not 0"),
        (Conv2d, "filters", 2.5, "Filters must be a whole number from 1 to 1048576, not 2.5"),
        (Conv2d, "bias", "x", "Bias must be on or off, not “x”"),
        (
            Conv2d,
            "kernel",
            (0, 3),
            "Kernel size must be two whole numbers from 1 to 16384, not 0×3",
        ),
        (
            Conv2d,
            "padding",
            "all",
            "Padding must be two whole numbers from 0 to 16384 or “same”, not “all”",
        ),
        (LeakyReLU, "slope", 2, "Slope must be a number from 0 to 1, not 2"),
        (LeakyReLU, "slope", None, "Slope must be a number from 0 to 1, not “None”"),
        (LeakyReLU, "color", 1, "there is no setting called color"),
        (
            DataChoice,
            "name",
            1,
            "name must be one of CIFAR10, CIFAR100, FashionMNIST, MNIST, digits, folder, not 1",
        ),
        (TrainingSettings, "optimizer", 1, "Optimizer must be one of adam, adamw, sgd, not 1"),
    ],
)
def test_a_refusal_names_the_setting_what_it_takes_and_what_it_got(kind, name, value, words):
    assert str(refusal(kind, name, value)) == words


@pytest.mark.parametrize("kind", [*KINDS, TrainingSettings], ids=lambda kind: kind.__name__)
def test_every_setting_has_words_for_what_it_takes(kind):
    for name in kind.__struct_fields__:
        words = check(refusal(kind, name, "x" * 1000))
        assert "something else" not in words or name == "device"
        assert len(words) < 200
