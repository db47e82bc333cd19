"""Which process loads what: the window no torch, training no Qt, none a stranger's module."""

import json

import pytest

from tests.fresh import cnnstudio, python

HEAVY = ("torch", "torchvision", "torchmetrics", "sklearn", "onnx", "captum", "matplotlib")
QT = ("PySide6", "shiboken6", "pyqtgraph")

IMPORT = """
import importlib, json, pkgutil, sys
for name in sys.argv[1:]:
    found = importlib.import_module(name)
    for module in pkgutil.walk_packages(getattr(found, "__path__", []), name + "."):
        importlib.import_module(module.name)
print(json.dumps(sorted(sys.modules)))
"""

RUN = """
import json, runpy, sys
try:
    runpy.run_module("cnnstudio", run_name="__main__", alter_sys=True)
except SystemExit as end:
    assert not end.code, end.code
print()
print(json.dumps(sorted(sys.modules)))
"""

HOSTILE = ("torch", "numpy", "msgspec", "json", "cnnstudio", "PySide6")


def loaded_by(program: str, *arguments: str) -> set[str]:
    """Run a program that prints `sys.modules` last, and give the modules' names."""
    done = python("-c", program, *arguments)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_the_main_window_loads_neither_torch_nor_what_builds_on_it():
    assert loaded_by(IMPORT, "cnnstudio.gui.main_window").isdisjoint(HEAVY)


def test_no_module_of_the_window_loads_torch_or_what_builds_on_it():
    assert loaded_by(IMPORT, "cnnstudio.gui", "cnnstudio.app").isdisjoint(HEAVY)


LATER = (
    "pyqtgraph",
    "cnnstudio.gui.canvas.search.search_popup",
    "cnnstudio.gui.command_palette.panel",
    "cnnstudio.gui.explore.view",
    "cnnstudio.gui.gallery.window",
    "cnnstudio.gui.preferences.dialog",
    "cnnstudio.gui.shortcuts.page",
    "cnnstudio.gui.start.page",
    "cnnstudio.gui.thumbnail",
    "cnnstudio.gui.tour.guide",
    "cnnstudio.gui.train.page",
)
"""What a window does not show at first, so that it is there sooner."""


def test_what_a_window_does_not_show_at_first_is_imported_later():
    assert loaded_by(IMPORT, "cnnstudio.gui.application").isdisjoint(LATER)


@pytest.mark.torch
def test_importing_the_training_loads_no_qt():
    loaded = loaded_by(IMPORT, "cnnstudio.worker.train")
    assert "torch" in loaded
    assert loaded.isdisjoint(QT)


@pytest.mark.parametrize("command", [["templates"], ["summary", "LeNet-5", "--json"]])
def test_a_command_about_designs_loads_neither_qt_nor_torch(command):
    assert loaded_by(RUN, *command).isdisjoint({*QT, *HEAVY})


@pytest.fixture
def trap(tmp_path):
    """Give a folder in which modules lie that leave a mark when they are imported."""
    for name in HOSTILE:
        text = f'open({str(tmp_path / f"{name}.imported")!r}, "w").close()\n'
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    made = cnnstudio("new", "LeNet-5", "mine.cnn", "--data", "digits", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    return tmp_path


def imported(trap) -> list[str]:
    return sorted(mark.name for mark in trap.glob("*.imported"))


def test_a_module_beside_the_project_leaves_its_mark_when_it_is_imported(tmp_path, trap):
    python("-c", f"import sys; sys.path.insert(0, {str(trap)!r}); import torch", cwd=trap)
    assert imported(trap) == ["torch.imported"]


def test_a_summary_imports_no_module_that_lies_beside_the_project(trap):
    done = cnnstudio("summary", "mine.cnn", cwd=trap)
    assert done.returncode == 0, done.stderr
    assert imported(trap) == []


@pytest.mark.torch
def test_the_worker_imports_no_module_that_lies_where_it_runs(trap):
    done = cnnstudio("worker", cwd=trap)
    assert done.returncode == 0, done.stderr
    assert imported(trap) == []


@pytest.mark.torch
def test_training_imports_no_module_that_lies_beside_the_project(trap):
    done = cnnstudio("train", "mine.cnn", "--epochs", "1", "--device", "cpu", cwd=trap)
    assert done.returncode == 0, done.stderr
    assert imported(trap) == []
