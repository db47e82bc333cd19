"""Arrangements belong to projects; a file that cannot be read costs nothing but them."""

from pathlib import Path

import pytest

from cnnstudio.app.layouts import MOST_PROJECTS, Arrangement, Layout, Layouts

WIDE = Arrangement({"build": Layout("d2lkZQ==", 1, ("palette",))}, {"results": 2})
SLIM = Arrangement({"train": Layout("c2xpbQ==", 2, ("runs",))})


@pytest.fixture
def file(tmp_path):
    return tmp_path / "layouts.json"


def test_each_project_has_its_own(file):
    Layouts(file).keep(Path("one.cnn"), WIDE)
    Layouts(file).keep(Path("two.cnn"), SLIM)
    assert Layouts(file).of(Path("one.cnn")) == WIDE
    assert Layouts(file).of(Path("two.cnn")) == SLIM


def test_a_new_project_takes_the_one_used_last(file):
    layouts = Layouts(file)
    assert layouts.of(None) == layouts.of(Path("new.cnn")) == Arrangement()
    layouts.keep(Path("one.cnn"), WIDE)
    layouts.keep(None, SLIM)
    assert layouts.of(None) == layouts.of(Path("new.cnn")) == SLIM


def test_the_file_names_no_project(file):
    Layouts(file).keep(Path("secret.cnn"), WIDE)
    assert b"secret" not in file.read_bytes()


def test_the_projects_opened_longest_ago_are_forgotten(file):
    layouts = Layouts(file)
    for number in range(MOST_PROJECTS + 1):
        layouts.keep(Path(f"{number}.cnn"), WIDE)
        layouts.keep(Path("0.cnn"), SLIM)
    layouts.keep(None, Arrangement())
    assert layouts.of(Path("0.cnn")) == SLIM
    assert layouts.of(Path("1.cnn")) == Arrangement()
    assert layouts.of(Path("2.cnn")) == WIDE


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff",
        b"[" * 100_000,
        b'{"last": 7}',
        b'{"projects": {"x": {"workspaces": {"build": {"state": "A", "check": "z"}}}}}',
        b'{"last": {"workspaces": {"b": {"state": "' + b"A" * 30_000 + b'"}}}}',
    ],
    ids=["empty", "binary", "deep", "number", "text", "large"],
)
def test_nonsense_is_as_if_there_was_nothing(file, content):
    file.write_bytes(content)
    layouts = Layouts(file)
    assert layouts.of(Path("one.cnn")) == Arrangement()
    layouts.keep(Path("one.cnn"), WIDE)
    assert layouts.of(Path("one.cnn")) == WIDE


def test_a_folder_that_cannot_be_written_costs_nothing_but_the_memory(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    layouts = Layouts(tmp_path / "file" / "layouts.json")
    layouts.keep(None, WIDE)
    assert layouts.of(None) == Arrangement()
