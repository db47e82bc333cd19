"""The last saves of a project: kept for its user, found again, and bounded."""

import os

import pytest

from cnnstudio import paths
from cnnstudio.project import storage, versions
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.versions import keep, keep_file
from tests.project.designs import LENET


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.cnn"


def notes(text: str) -> Design:
    return Design(LENET.network, notes=text)


def save(file, text: str) -> None:
    """Save as the window does, at a time of its own."""
    keep_file(file)
    write(file, text)
    keep(file, notes(text), storage.FileStamp.of(file))


def write(file, text: str) -> None:
    """Save as another program does."""
    storage.save(file, notes(text))
    write.time += 10**9
    os.utime(file, ns=(write.time, write.time))


write.time = 1_764_000_000 * 10**9


def kept(file) -> list[str]:
    return [version.read().notes for version in versions.versions(file)]


def test_the_last_saves_are_kept_the_newest_first(file):
    assert kept(file) == []
    for number in range(versions.MOST_VERSIONS + 5):
        save(file, str(number))
    assert kept(file) == [str(number) for number in range(24, 4, -1)]
    times = [version.saved for version in versions.versions(file)]
    assert (times[0] - times[-1]).total_seconds() == 19


def test_a_save_without_an_edit_takes_the_place_of_the_one_before(file):
    for text in ("a", "b", "b"):
        save(file, text)
    assert kept(file) == ["b", "a"]
    assert versions.versions(file)[0].saved.timestamp() * 10**9 == write.time


def test_what_somebody_else_has_saved_is_kept_before_it_is_replaced(file):
    save(file, "mine")
    write(file, "theirs")
    save(file, "mine again")
    assert kept(file) == ["mine again", "theirs", "mine"]


def test_a_file_that_is_no_project_is_replaced_all_the_same(file):
    file.write_bytes(b"no project")
    save(file, "mine")
    assert kept(file) == ["mine"]


def test_each_project_has_its_own_whatever_it_is_called(tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        save(tmp_path / folder / "a.cnn", folder)
    assert kept(tmp_path / "one" / "a.cnn") == ["one"]
    (tmp_path / "link.cnn").symlink_to(tmp_path / "two" / "a.cnn")
    assert kept(tmp_path / "link.cnn") == ["two"]


def test_they_take_a_bounded_room_and_the_newest_stays(file, monkeypatch):
    size = len(versions.encode_shortly(notes("0")))
    monkeypatch.setattr(versions, "MOST_BYTES", 3 * size + 10)
    for number in range(9):
        save(file, str(number))
    assert kept(file) == ["8", "7", "6"]
    monkeypatch.setattr(versions, "MOST_BYTES", 1)
    save(file, "9")
    assert kept(file) == ["9"]


def test_projects_that_were_not_saved_for_long_are_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "MOST_PROJECTS", 2)
    for number in range(3):
        save(tmp_path / f"{number}.cnn", "x")
        for folder in paths.versions_folder().iterdir():
            at = folder.stat().st_mtime_ns - 10**9
            os.utime(folder, ns=(at, at))
    assert [kept(tmp_path / f"{number}.cnn") for number in range(3)] == [[], ["x"], ["x"]]


def test_a_damaged_version_says_so_and_strange_files_are_left_out(file):
    save(file, "mine")
    [version] = versions.versions(file)
    version.file.write_bytes(b"{")
    (version.file.parent / "README").write_bytes(b"")
    (version.file.parent / f"2-{10**19}-1.json").write_bytes(b"{}")
    assert len(versions.versions(file)) == 2
    for each in versions.versions(file):
        with pytest.raises(ProjectError):
            each.read()


def test_a_folder_that_cannot_be_written_stops_no_saving(file):
    paths.data_folder().mkdir(parents=True, exist_ok=True)
    paths.versions_folder().write_bytes(b"not a folder")
    save(file, "mine")
    assert kept(file) == []
    assert storage.load(file).design == notes("mine")


def test_saves_are_in_their_order_also_where_the_clock_was_set_back(file, monkeypatch):
    for number in range(versions.MOST_VERSIONS):
        save(file, str(number))
    monkeypatch.setattr(write, "time", write.time - 10**15)
    for text in ("a", "b", "c"):
        save(file, text)
    assert kept(file)[:4] == ["c", "b", "a", "19"]
    assert len(kept(file)) == versions.MOST_VERSIONS


def test_a_project_that_is_saved_now_is_not_the_one_that_is_forgotten(tmp_path, monkeypatch):
    monkeypatch.setattr(versions, "MOST_PROJECTS", 2)
    for number in range(4):
        save(tmp_path / f"{number}.cnn", "x")
        for folder in paths.versions_folder().iterdir():
            at = folder.stat().st_mtime_ns + 10**15
            os.utime(folder, ns=(at, at))
    assert kept(tmp_path / "3.cnn") == ["x"]
    assert len(list(paths.versions_folder().iterdir())) == 2


def test_a_version_for_which_there_is_no_room_leaves_nothing_half_written(file, monkeypatch):
    save(file, "one")

    def full(path, data):
        path.open("wb").close()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    keep(file, notes("two"), storage.FileStamp.of(file))
    assert kept(file) == ["one"]
    assert len(list(next(paths.versions_folder().iterdir()).iterdir())) == 1
