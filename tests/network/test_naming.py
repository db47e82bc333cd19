"""Names become identifiers like them, each of its own, that are safe in code."""

import keyword
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.naming import MODULE_ATTRIBUTES, FreeNames, class_name, identifiers
from cnnstudio.zoo.small import lenet5


def named(*names: str) -> list[str]:
    nodes = tuple(Node(id_, name, ReLU()) for id_, name in enumerate(names, 1))
    return list(identifiers(Network(nodes)).values())


def test_names_that_are_identifiers_stay():
    given_names = [node.name for node in lenet5().nodes]
    assert list(identifiers(lenet5()).values()) == given_names


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("my layer", "my_layer"),
        ("größe", "groe"),
        ("Été", "Ete"),
        ("層", "relu"),
        ("7x7", "relu_7x7"),
        ("_private", "private"),
        ("__class__", "class_"),
        ("class", "class_"),
        ("None", "None_"),
        ("match", "match_"),
        ("forward", "forward_"),
        ("train", "train_"),
        ("type", "type_"),
        ("self", "self_"),
        ("torch", "torch_"),
        ("x", "x_"),
        ("a.b", "a_b"),
        ('"""); import os #', "import_os"),
        ("a\nb", "a_b"),
        ("conv1", "conv1"),
        ("conv\uff11", "conv1"),
    ],
)
def test_other_names_become_identifiers_like_them(name, identifier):
    assert named(name) == [identifier]


def test_names_that_would_fall_together_are_numbered_and_whoever_fits_keeps_his():
    assert named("a b", "a-b", "a_b", "a_b_2", "class", "class_") == [
        "a_b_3",
        "a_b_4",
        "a_b",
        "a_b_2",
        "class_2",
        "class_",
    ]


def test_layers_are_numbered_by_kind_and_single_kinds_only_from_the_second_on():
    free = FreeNames({"conv1", "conv3"})
    assert [free.of_layer(Conv2d()) for _ in range(3)] == ["conv2", "conv4", "conv5"]
    assert [free.of_layer(Flatten()) for _ in range(3)] == ["flatten", "flatten1", "flatten2"]


def test_copies_keep_names_that_are_free():
    free = FreeNames({"conv1"})
    copies = [free.of_copy(name, Conv2d()) for name in ("stem", "stem", "conv1", "conv3")]
    assert copies == ["stem", "conv2", "conv3", "conv4"]


def test_titles_count_on_from_the_number_behind_them():
    free = FreeNames({"block", "block 2"})
    titles = [free.of_title(name) for name in ("block", "block 2", "7", "7", "x" * 200, "x" * 200)]
    assert titles == ["block 3", "block 4", "7", "7 2", "x" * 200, "x" * 190 + " 2"]


@given(st.lists(st.sampled_from(["a", "a 1", "a 2", "relu1", "relu2", "flatten"]), max_size=20))
def test_no_name_is_given_twice(names):
    free = FreeNames({"a", "relu1"})
    found = [
        name
        for each in names
        for name in (free.of_title(each), free.of_copy(each, ReLU()), free.of_layer(Flatten()))
    ]
    assert len({"a", "relu1", *found}) == len(found) + 2


def test_thousands_of_names_are_numbered_as_fast_as_a_few():
    names = [f"conv{number}" for number in range(1, 10_001)]
    free = FreeNames(names)
    begin = process_time()
    assert [free.of_copy(name, Conv2d()) for name in names][-1] == "conv20000"
    assert named(*map(chr, range(0x4E00, 0x4E00 + 5_000)))[-1] == "relu_5000"
    assert process_time() - begin < 0.8


@given(st.lists(st.text(min_size=1, max_size=8), unique=True, max_size=12))
def test_any_names_become_identifiers_of_their_own(names):
    found = named(*names)
    assert len(set(found)) == len(names)
    for name in found:
        assert name.isidentifier()
        assert name.isascii()
        assert not name.startswith("_")
        assert not keyword.iskeyword(name)
        assert name not in MODULE_ATTRIBUTES


@pytest.mark.torch
def test_the_names_that_modules_have_are_all_known():
    import torch

    names = {name for name in dir(torch.nn.Module()) if not name.startswith("_")}
    assert names <= MODULE_ATTRIBUTES


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("LeNet-5", "LeNet5"),
        ("my first network", "MyFirstNetwork"),
        ("5 layers", "Network5Layers"),
        ("", "Network"),
        ("層", "Network"),
        ("none", "NetworkNone"),
        ("a'b\n\"c", "ABC"),
    ],
)
def test_a_title_becomes_the_name_of_a_class(title, name):
    assert class_name(title) == name


def test_a_class_is_not_called_like_another_one_of_the_same_file():
    assert class_name("Drop path", {"DropPath"}) == "DropPathNetwork"
