"""Data sets as tensors: splits that never mix, and the bundled digits."""

import pytest
import torch

from cnnstudio.data.catalogue import DATA_SETS, DataChoice, data_set
from cnnstudio.worker.data import Split, load, stratified

pytestmark = pytest.mark.torch


def rows(split: Split) -> set[bytes]:
    """Give the pictures of a split as a set of their bytes."""
    return {picture.numpy().tobytes() for picture in split.pictures}


def numbered(count: int, classes: int = 10) -> Split:
    """Make pictures that are their own numbers."""
    pictures = torch.arange(count, dtype=torch.int32).view(torch.uint8).view(count, 4, 1, 1)
    return Split(pictures, torch.arange(count) % classes)


# --- the digits ----------------------------------------------------------------------------------


def test_the_digits_are_what_the_catalogue_says():
    found, known = load(DataChoice()), data_set("digits")
    assert found.train.pictures.shape == (1437 - 144, *known.shape)
    assert found.train.pictures.dtype == torch.uint8
    assert found.train.labels.dtype == torch.int64
    assert len(found.train) + len(found.validation) == known.train
    assert len(found.test) == known.test
    assert found.classes == known.classes
    assert set(found.test.labels.tolist()) == set(range(10))


def test_the_digits_are_as_bright_as_the_catalogue_says():
    known = data_set("digits")
    pixels = load(DataChoice(validation=0.0)).train.pictures.float() / 255
    assert pixels.mean().item() == pytest.approx(known.mean[0], abs=0.05)
    assert pixels.std().item() == pytest.approx(known.spread[0], abs=0.05)


def test_no_digit_is_in_two_splits():
    found = load(DataChoice())
    train, validation, test = map(rows, (found.train, found.validation, found.test))
    assert not train & test
    assert not validation & test
    assert not train & validation


def test_the_splits_depend_on_the_split_seed_alone():
    torch.manual_seed(1)
    one = load(DataChoice(split_seed=3))
    torch.manual_seed(2)
    other = load(DataChoice(split_seed=3))
    third = load(DataChoice(split_seed=4))
    for a, b in zip(one[:3], other[:3], strict=True):
        assert a.pictures.equal(b.pictures)
        assert a.labels.equal(b.labels)
    assert rows(one.validation) != rows(third.validation)
    assert rows(one.test) == rows(third.test), "the test split is nobody's to choose"


# --- splits --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 7, 50, 99])
def test_a_split_takes_as_many_as_it_is_told_and_loses_none(count):
    left, taken = stratified(numbered(100), count, seed=0)
    assert (len(left), len(taken)) == (100 - count, count)
    assert rows(left) | rows(taken) == rows(numbered(100))


def test_each_class_gives_its_share():
    split = Split(numbered(1000).pictures, torch.tensor([0] * 700 + [1] * 200 + [2] * 100))
    _, taken = stratified(split, 100, seed=5)
    assert torch.bincount(taken.labels).tolist() == [70, 20, 10]


def test_pictures_keep_their_labels():
    split = numbered(100)
    for part in stratified(split, 30, seed=1):
        numbers = part.pictures.view(len(part), 4).contiguous().view(torch.int32).squeeze(1)
        assert (numbers % 10).equal(part.labels.to(torch.int32))


def test_a_split_comes_in_an_order_by_chance():
    """Whoever leafs through it must not see one class after the other."""
    sorted_by_class = Split(numbered(100).pictures, torch.arange(100) // 10)
    for part in stratified(sorted_by_class, 50, seed=0):
        assert part.labels.tolist() != sorted(part.labels.tolist())


@pytest.mark.parametrize(("share", "expected"), [(0.0, 0), (0.0001, 1), (0.1, 144), (0.5, 718)])
def test_a_share_for_validation_is_at_least_one_picture(share, expected):
    assert len(load(DataChoice(validation=share)).validation) == expected


def test_every_data_set_of_the_catalogue_is_known_to_torchvision():
    from torchvision import datasets

    for entry in DATA_SETS:
        assert entry.name == "digits" or hasattr(datasets, entry.name)
