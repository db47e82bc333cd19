"""Comparing two networks on the command line."""

import json
from pathlib import Path

import pytest

from cnnstudio.cli.parser import run
from cnnstudio.layers.normalization import BatchNorm2d
from cnnstudio.network import edits
from cnnstudio.network.graph import Network
from cnnstudio.project.design import Design
from cnnstudio.project.storage import save
from cnnstudio.zoo.small import lenet5

GOLDEN = Path(__file__).parents[1] / "golden" / "compare.txt"


def changed() -> Network:
    """Make LeNet-5 with more filters, a norm, another name, and without its last hidden layer."""
    network = edits.set_setting(lenet5(), [2], "filters", 8)
    network = edits.set_setting(network, [4], "kernel", (3, 2))
    network = edits.set_setting(network, [5], "bias", False)
    network = edits.insert_between(network, 5, 6, 0, BatchNorm2d(), (0, 0))
    network = edits.rename(network, 9, "hidden")
    return edits.remove_nodes(network, [11, 12])


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    save(Path("my.cnn"), Design(changed()))


def test_a_changed_network_is_compared_as_written_down(capsys, file):
    assert run(["compare", "LeNet-5", "my.cnn"]) == 0
    assert capsys.readouterr().out == GOLDEN.read_text(encoding="utf-8")


def test_the_same_network_has_no_differences(capsys, file):
    assert run(["compare", "my.cnn", "my.cnn"]) == 0
    assert capsys.readouterr().out.endswith("\nno differences\n")


def test_json_says_the_same(capsys, file):
    assert run(["compare", "LeNet-5", "my.cnn", "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["left"]["name"], facts["right"]["name"]) == ("LeNet-5", "my")
    assert facts["left"]["parameters"] == 61706
    assert facts["left"]["field"] == [16, 16]
    assert not facts["equal"]
    by_names = {(layer["left"], layer["right"]): layer for layer in facts["layers"]}
    assert by_names["conv1", "conv1"] == {
        "state": "changed",
        "left": "conv1",
        "right": "conv1",
        "differences": [{"setting": "Filters", "left": 6, "right": 8}],
    }
    assert by_names["fc2", None]["state"] == "removed"
    assert by_names["conv2", "conv2"]["differences"][0]["right"] == "no"


def test_a_side_that_is_nothing_is_said(capsys, file):
    assert run(["compare", "my.cnn", "gone.cnn"]) == 1
    assert "There is no file gone.cnn" in capsys.readouterr().err
