"""The program as a process: version, help, pipes that are closed, and modules lying about."""

import os
import subprocess
import sys

from cnnstudio import __version__
from tests import fresh


def test_the_version_is_said():
    assert fresh.cnnstudio("--version").stdout == f"CNN Studio {__version__}\n"


def test_help_names_all_commands():
    text = fresh.cnnstudio("--help").stdout
    for name in ("templates", "new", "summary", "train", "evaluate", "predict", "export", "check"):
        assert f"\n    {name}" in text


def test_each_command_has_help():
    for name in ("train", "export"):
        assert fresh.cnnstudio(name, "--help").stdout.startswith(f"usage: cnnstudio {name}")


def test_a_reader_that_has_seen_enough_is_no_error():
    command = [sys.executable, "-P", "-m", "cnnstudio", "summary", "LeNet-5"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 1


def test_output_is_utf8_whatever_the_locale(monkeypatch):
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = fresh.cnnstudio("new", "Tiny VGG", "/nowhere/ü.cnn")
    assert "ü.cnn" in done.stderr


def test_a_module_beside_the_project_is_not_imported_without_the_safe_flag(tmp_path):
    (tmp_path / "msgspec.py").write_text('open("imported", "w").close()')
    command = [sys.executable, "-m", "cnnstudio", "templates"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "imported").exists()
