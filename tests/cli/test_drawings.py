"""Drawings and reports from the command line, on a machine without a screen."""

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from cnnstudio.cli.parser import run
from cnnstudio.gui.drawing import formats
from cnnstudio.network import edits
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import create
from cnnstudio.project.storage import save
from cnnstudio.training.job import Job
from cnnstudio.zoo.small import lenet5
from tests.project.designs import LENET, a_run

MAGIC = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF", "report": b"%PDF"}


@pytest.fixture
def file(tmp_path, monkeypatch, qapp):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "my.cnn"
    save(path, LENET, [a_run(tmp_path / "runs")])
    return path


def names(svg: Path) -> set[str]:
    root = ElementTree.fromstring(svg.read_bytes())
    return {"".join(each.itertext()) for each in root.iter("{http://www.w3.org/2000/svg}text")}


@pytest.mark.parametrize("format_", MAGIC)
def test_each_format_is_written(capsys, file, format_):
    assert run(["export", "my.cnn", "--format", format_, "out"]) == 0
    assert capsys.readouterr().out == f"out: {format_}\n"
    assert Path("out").read_bytes().startswith(MAGIC[format_])


def test_the_network_of_a_run_can_be_drawn(file, tmp_path):
    other = edits.rename(lenet5(), 2, "earlier")
    folder = a_run(tmp_path / "others")
    folder.write_job(msgspec.structs.replace(folder.read_job(), network=other))
    save(file, LENET, [folder])
    assert run(["export", "my.cnn", "--format", "svg", "now.svg"]) == 0
    assert run(["export", "my.cnn", "--format", "svg", "then.svg", "--run", folder.id]) == 0
    assert "conv1" in names(Path("now.svg"))
    assert "earlier" in names(Path("then.svg"))
    assert run(["export", "my.cnn", "--format", "report", "then.pdf", "--run", folder.id]) == 0


def test_what_cannot_be_opened_again_is_not_written(capsys, file, monkeypatch):
    before = sorted(file.parent.iterdir())
    monkeypatch.setattr(formats, "finished", lambda data: data[:-20])
    assert run(["export", "my.cnn", "--format", "svg", "out.svg"]) == 1
    said = capsys.readouterr()
    assert "the SVG that was drawn cannot be opened again" in said.err
    assert not said.out
    assert sorted(file.parent.iterdir()) == before


def test_a_run_that_is_not_there_is_said(capsys, file):
    assert run(["export", "my.cnn", "--format", "report", "out.pdf", "--run", "gone"]) == 1
    assert "my.cnn has no run gone" in capsys.readouterr().err
    assert not Path("out.pdf").exists()


def test_a_drawing_that_is_too_large_is_said_to_be_scaled_down(capsys, file):
    far = edits.move(lenet5(), {1: (-50_000.0, 0.0)})
    save(file, Design(far))
    assert run(["export", "my.cnn", "--format", "png", "out.png"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("The drawing is scaled down to")
    assert second == "out.png: png"


def test_no_screen_and_no_folder_of_the_user_are_needed(file, tmp_path, user_home):
    unwanted = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    command = [sys.executable, "-m", "cnnstudio", "export", str(file), "--format", "svg"]
    done = subprocess.run(
        [*command, str(tmp_path / "out.svg")], env=environment, capture_output=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "conv1" in names(tmp_path / "out.svg")
    assert not user_home.exists()


def test_a_run_that_cannot_be_read_leaves_the_report_without_curves(file, tmp_path):
    broken = create(Job("20261121-080405-1a2b3c", lenet5()), tmp_path / "others")
    broken.record_file.write_text("{}x")
    save(file, LENET, [broken])
    assert run(["export", "my.cnn", "--format", "report", "out.pdf"]) == 0
