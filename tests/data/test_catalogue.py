"""The data sets that can be chosen by name."""

from typing import get_args

import msgspec
import pytest
from hypothesis import given, settings

from cnnstudio.data.catalogue import DATA_SETS, DataChoice, DataName, data_set
from tests.random_values import structs

every_set = pytest.mark.parametrize("data", DATA_SETS, ids=lambda data: data.name)


def test_every_name_but_the_folder_is_in_the_catalogue():
    assert {*(data.name for data in DATA_SETS), "folder"} == set(get_args(DataName))
    assert DataChoice().name == "digits"


@every_set
def test_every_data_set_is_described(data):
    assert data.title
    assert data.about.endswith(".")
    assert len(data.mean) == len(data.spread) == data.shape[0]
    assert all(0 < mean < 1 for mean in data.mean)
    assert all(0 < spread < 1 for spread in data.spread)
    assert len(set(data.classes)) == len(data.classes)
    assert data.train > data.test > 0
    assert data.epochs > 0
    assert data_set(data.name) is data


def test_sizes_and_classes_are_those_of_the_data_sets():
    facts = {
        data.name: (data.shape, len(data.classes), data.train, data.test) for data in DATA_SETS
    }
    assert facts == {
        "digits": ((1, 28, 28), 10, 1_437, 360),
        "MNIST": ((1, 28, 28), 10, 60_000, 10_000),
        "FashionMNIST": ((1, 28, 28), 10, 60_000, 10_000),
        "CIFAR10": ((3, 32, 32), 10, 50_000, 10_000),
        "CIFAR100": ((3, 32, 32), 100, 50_000, 10_000),
    }


def test_only_the_bundled_digits_need_no_download():
    assert [data.name for data in DATA_SETS if not data.download_bytes] == ["digits"]


def test_a_choice_gives_what_its_data_set_gives():
    choice = DataChoice("CIFAR10")
    assert (choice.title, choice.shape, choice.classes[3]) == ("CIFAR-10", (3, 32, 32), "cat")


@pytest.mark.parametrize(
    ("folder", "title"),
    [("", "Folder"), ("photos", "photos"), ("../my/ants and bees/", "ants and bees")],
)
def test_a_folder_goes_by_its_last_name(folder, title):
    choice = DataChoice("folder", folder, (3, 32, 48), ("ants", "bees"))
    assert (choice.title, choice.shape, choice.classes) == (title, (3, 32, 48), ("ants", "bees"))


@settings(max_examples=50)
@given(structs(DataChoice))
def test_a_choice_survives_json(choice):
    assert msgspec.json.decode(msgspec.json.encode(choice), type=DataChoice) == choice


@pytest.mark.parametrize(
    "change",
    [
        {"name": "ImageNet"},
        {"validation": 0.6},
        {"validation": -0.1},
        {"folder_shape": [3, 0, 5]},
        {"folder_shape": [3, 5]},
        {"split_seed": -1},
        {"url": "x"},
    ],
)
def test_choices_that_make_no_sense_are_refused(change):
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(change), type=DataChoice)


@pytest.mark.torch
def test_classes_are_those_that_torchvision_knows_before_any_download():
    from torchvision.datasets import MNIST, FashionMNIST

    assert [name[0] for name in MNIST.classes] == list(data_set("MNIST").classes)
    ours = {"T-shirt": "T-shirt/top"}
    fashion = [ours.get(name, name) for name in data_set("FashionMNIST").classes]
    assert fashion == FashionMNIST.classes
