"""A project that was trained, for commands about what was learned."""

import shutil

import pytest

from cnnstudio.cli.parser import run
from cnnstudio.project.design import Design
from cnnstudio.project.storage import save
from cnnstudio.training.job import TrainingSettings
from tests.cli.commands import branching


@pytest.fixture(scope="session")
def trained(tmp_path_factory):
    """Give a project with a short and a longer run, and what the latter said at its end."""
    folder = tmp_path_factory.mktemp("trained")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CNNSTUDIO_HOME", str(folder / "home"))
        save(folder / "my.cnn", Design(branching(), training=TrainingSettings(epochs=1)))
        assert run(["train", str(folder / "my.cnn")]) == 0
        assert run(["train", str(folder / "my.cnn"), "--epochs", "3"]) == 0
    return folder / "my.cnn"


@pytest.fixture
def file(trained, tmp_path, monkeypatch):
    """Give a copy of the trained project, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return shutil.copyfile(trained, tmp_path / "my.cnn")
