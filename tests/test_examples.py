"""The example projects open, have no problems, and are explained."""

from pathlib import Path

import pytest

from cnnstudio.data.fit import data_problems
from cnnstudio.network.analysis import analyze
from cnnstudio.project import storage

FOLDER = Path(__file__).parent.parent / "examples"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.cnn")), ids=lambda path: path.stem)
def test_example_can_be_trained_as_it_is(path):
    design = storage.load(path).design
    assert not analyze(design.network).errors
    assert not data_problems(design.network, design.data)


def test_readme_says_what_each_example_shows():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    for path in FOLDER.glob("*.cnn"):
        assert f"`{path.name}`" in text
