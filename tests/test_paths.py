"""Where files lie: the user's folders follow one variable, and asking costs nothing."""

import json

import pytest

from cnnstudio import paths
from tests import fresh

FOLDERS = (
    paths.config_folder,
    paths.data_folder,
    paths.log_folder,
    paths.run_store,
    paths.data_sets_folder,
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.__name__)
def test_all_folders_of_the_user_lie_in_the_home_that_a_variable_names(folder, user_home):
    assert user_home in folder().parents


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.__name__)
def test_asking_for_a_folder_creates_nothing(folder, user_home):
    assert not folder().exists()
    assert not user_home.exists()


def test_a_relative_home_stays_where_it_is_when_the_program_changes_its_folder(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(paths.HOME_VARIABLE, "studio")
    assert paths.config_folder() == tmp_path / "studio" / "config"


@pytest.mark.parametrize("home", [None, ""])
def test_without_the_variable_the_system_says_where_the_folders_lie(home, monkeypatch):
    monkeypatch.delenv(paths.HOME_VARIABLE)
    if home is not None:
        monkeypatch.setenv(paths.HOME_VARIABLE, home)
    for folder in FOLDERS:
        assert folder().is_absolute()
        assert "cnnstudio" in folder().parts


@pytest.mark.parametrize("name", ["resources", "examples"])
def test_what_lies_in_the_package_is_preferred_to_what_lies_beside_it(name, tmp_path, monkeypatch):
    folder = getattr(paths, f"{name}_folder")
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "cnnstudio")
    assert folder() == tmp_path / name
    (tmp_path / "cnnstudio" / name).mkdir(parents=True)
    assert folder() == tmp_path / "cnnstudio" / name


def test_the_resources_and_the_examples_are_there():
    assert (paths.resources_folder() / "icons").is_dir()
    assert list(paths.examples_folder().glob("*.cnn"))


def test_importing_the_paths_loads_nothing_but_the_standard_library():
    program = "import json, sys, cnnstudio.paths; print(json.dumps(sorted(sys.modules)))"
    done = fresh.python("-c", program)
    assert done.returncode == 0, done.stderr
    loaded = set(json.loads(done.stdout))
    assert loaded.isdisjoint({"platformdirs", "msgspec", "numpy", "PySide6", "torch"})
