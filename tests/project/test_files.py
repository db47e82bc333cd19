"""Atomic writing: whole or not at all."""

import errno
import os
import re
import stat
import sys

import pytest

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import replacing, why_not_read, write_atomically
from tests import fresh


def test_a_new_file_has_the_data(tmp_path):
    write_atomically(tmp_path / "a.cnn", b"new")
    assert (tmp_path / "a.cnn").read_bytes() == b"new"


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path):
    file = tmp_path / "a.cnn"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomically(file, b"new")
    assert file.read_bytes() == b"new"
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")
def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path):
    (tmp_path / "real.cnn").write_bytes(b"old")
    (tmp_path / "link.cnn").symlink_to(tmp_path / "real.cnn")
    write_atomically(tmp_path / "link.cnn", b"new")
    assert (tmp_path / "link.cnn").is_symlink()
    assert (tmp_path / "real.cnn").read_bytes() == b"new"


def write_half(file):
    with replacing(file) as new:
        new.write(b"half")
        raise RuntimeError


def test_an_error_while_writing_leaves_the_old_file_and_nothing_else(tmp_path):
    file = tmp_path / "a.cnn"
    file.write_bytes(b"old")
    with pytest.raises(RuntimeError):
        write_half(file)
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_until_the_end_readers_see_the_old_file(tmp_path):
    file = tmp_path / "a.cnn"
    file.write_bytes(b"old")
    with replacing(file) as new:
        new.write(b"new")
        new.flush()
        assert file.read_bytes() == b"old"
    assert file.read_bytes() == b"new"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ProjectError, match=r"a\.cnn could not be .* no folder .*gone: choose"):
        write_atomically(tmp_path / "gone" / "a.cnn", b"new")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk of .* is full: make room"),
        (errno.EACCES, "may not be written to: choose another folder"),
        (errno.EIO, r"\(Input/output error\): try again"),
    ],
)
def test_the_reason_for_not_writing_is_a_sentence_and_the_old_file_stays(
    tmp_path, monkeypatch, code, words
):
    file = tmp_path / "a.cnn"
    file.write_bytes(b"old")

    def refuse(handle):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(ProjectError, match=words):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_cannot_be_forced_to_the_disk_is_no_error(tmp_path, monkeypatch):
    real = os.fsync

    def only_files(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    write_atomically(tmp_path / "a.cnn", b"new")
    assert (tmp_path / "a.cnn").read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_a_file_beyond_the_limit_of_the_system_leaves_the_old_one(tmp_path):
    file = tmp_path / "a.cnn"
    file.write_bytes(b"old")
    code = """
import resource, sys
from pathlib import Path
from cnnstudio.project.files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_atomically(Path(sys.argv[1]), b"x" * 100_000)
except Exception as error:
    print(type(error).__name__, error)
"""
    done = fresh.python("-c", code, str(file))
    assert done.stdout.startswith("ProjectError a.cnn could not be written, because the disk of")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOENT, "There is no file"),
        (errno.EACCES, "may not be read"),
        (errno.EIO, "could not be read .Input/output error."),
    ],
)
def test_the_reason_for_not_reading_is_a_sentence(tmp_path, code, words):
    error = why_not_read(tmp_path / "a.cnn", OSError(code, os.strerror(code)))
    assert re.search(words, str(error))
    assert "a.cnn" in str(error)


def test_a_folder_in_place_of_a_file_is_said(tmp_path):
    error = OSError(errno.EISDIR, os.strerror(errno.EISDIR))
    assert str(why_not_read(tmp_path, error)) == f"{tmp_path} is a folder: choose a file in it."
