"""Whatever is opened as a project file: it opens, or gives one sentence."""

import os
import random
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.project import storage
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.storage import load, save
from tests.project.designs import LENET, a_run


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> bytes:
    """Give the bytes of a project file with a run."""
    folder = tmp_path_factory.mktemp("good")
    run = a_run(folder / "runs", size=20)
    save(folder / "a.cnn", LENET, [run], thumbnail=b"PNG")
    run.disown()
    return (folder / "a.cnn").read_bytes()


def read_all(file: Path) -> None:
    """Read everything there is, as the window and the worker do."""
    storage.read_thumbnail(file)
    project = load(file)
    for run in project.runs:
        list(run.events_lines())
        for name in run.members:
            storage.read_run_member(file, run.id, name)
        if run.problem is None:
            copy = storage.copy_run_to_store(file, run.id, file.parent / "store")
            copy.delete()
    save(file.with_name("b.cnn"), project.design, project.runs)


def is_one_sentence(text: str) -> bool:
    return "\n" not in text and "Traceback" not in text and text.endswith(".") and len(text) > 20


def try_to_read(file: Path, data: bytes) -> ProjectError | None:
    file.write_bytes(data)
    refusal = None
    try:
        read_all(file)
    except ProjectError as error:
        refusal = error
    assert refusal is None or is_one_sentence(str(refusal)), refusal
    return refusal


def test_the_good_file_is_read_without_an_error(good, tmp_path):
    assert try_to_read(tmp_path / "a.cnn", good) is None


def test_a_file_cut_off_anywhere_gives_a_sentence(good, tmp_path):
    lengths = {0, 1, 3, 4, 21, 22, len(good) - 1, *range(5, len(good), 97)}
    for length in lengths:
        assert try_to_read(tmp_path / "a.cnn", good[:length]) is not None


def test_flipped_bits_give_a_sentence_or_do_no_harm(good, tmp_path):
    chance = random.Random(0)
    for _ in range(200):
        data = bytearray(good)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        try_to_read(tmp_path / "a.cnn", data)


@pytest.mark.slow
def test_a_flipped_bit_in_any_byte_gives_a_sentence_or_does_no_harm(good, tmp_path):
    for place in range(len(good)):
        data = bytearray(good)
        data[place] ^= 1 << place % 8
        try_to_read(tmp_path / "a.cnn", data)


def test_flipped_bits_in_the_directory_at_the_end_give_a_sentence_or_do_no_harm(good, tmp_path):
    for place in range(good.index(b"PK\x01\x02"), len(good), 3):
        data = bytearray(good)
        data[place] ^= 0xFF
        try_to_read(tmp_path / "a.cnn", data)


@settings(max_examples=50)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_sentence(tmp_path_factory, data):
    assert try_to_read(tmp_path_factory.getbasetemp() / "any.cnn", data) is not None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.cnn")
    with pytest.raises(ProjectError, match="a pipe and no file"):
        load(tmp_path / "a.cnn")


@pytest.mark.skipif(os.name == "nt", reason="names are other ones there")
def test_names_that_no_file_can_have_give_a_sentence(tmp_path):
    loop = tmp_path / "loop.cnn"
    loop.symlink_to(loop)
    for path in (tmp_path / "a\0.cnn", loop):
        with pytest.raises(ProjectError):
            load(path)
        with pytest.raises(ProjectError, match="choose another name"):
            save(path, LENET)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "a.cnn is not a project file of CNN Studio: open a file that was saved here"),
        (b"\x89PNG\r\n", "a.cnn is not a project file of CNN Studio: open a file that was saved"),
        (b"PK\x03\x04 cut", "a.cnn is damaged or was cut off: take a copy of it, or download it"),
    ],
)
def test_foreign_and_truncated_files_are_told_apart(tmp_path, data, words):
    (tmp_path / "a.cnn").write_bytes(data)
    with pytest.raises(ProjectError) as caught:
        load(tmp_path / "a.cnn")
    assert str(caught.value).startswith(words)


def test_a_missing_file_and_a_folder_are_said(tmp_path):
    with pytest.raises(ProjectError, match=r"There is no file .*gone\.cnn: check its name"):
        load(tmp_path / "gone.cnn")
    with pytest.raises(ProjectError, match=r"is a folder: choose a file in it"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("word/document.xml", "it has a member called word/document.xml"),
        ("thumbnail.png", "it has no project.json"),
        ("../../etc/passwd", "it has a member called ../../etc/passwd"),
    ],
)
def test_another_programs_zip_is_said_to_be_one(tmp_path, name, words):
    with ZipFile(tmp_path / "a.cnn", "w") as archive:
        archive.writestr(name, "x")
    with pytest.raises(ProjectError) as caught:
        load(tmp_path / "a.cnn")
    assert str(caught.value).startswith("a.cnn")
    assert f"not a project file of CNN Studio, since {words}: open another one." in str(
        caught.value
    )


def test_a_circle_of_wires_in_a_file_is_said_with_its_layers(tmp_path):
    text = """{"format": 1, "network": {"nodes": [
        {"id": 1, "name": "a", "layer": {"kind": "ReLU"}, "inputs": [2]},
        {"id": 2, "name": "b", "layer": {"kind": "ReLU"}, "inputs": [1]}]}}"""
    with ZipFile(tmp_path / "a.cnn", "w") as archive:
        archive.writestr("project.json", text)
    with pytest.raises(ProjectError, match=r"^a\.cnn: The wires of “a”, “b” form a circle"):
        load(tmp_path / "a.cnn")


def test_a_network_without_output_or_with_branches_that_do_not_fit_opens(tmp_path):
    text = """{"format": 1, "network": {"nodes": [
        {"id": 1, "name": "input", "layer": {"kind": "Input"}},
        {"id": 2, "name": "pool", "layer": {"kind": "MaxPool2d"}, "inputs": [1]},
        {"id": 3, "name": "add", "layer": {"kind": "Add"}, "inputs": [1, 2]}]}}"""
    with ZipFile(tmp_path / "a.cnn", "w") as archive:
        archive.writestr("project.json", text)
    assert len(load(tmp_path / "a.cnn").design.network.nodes) == 3
