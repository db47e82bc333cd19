"""The example projects that come with the program, with what each of them shows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cnnstudio import paths
from cnnstudio.app.project_file import ENDING
from cnnstudio.gui.start.facts import Facts, marks_of
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.summary import read_summary

translate = QCoreApplication.translate


def examples() -> list[Path]:
    """Give the example projects: those that are known first, in the order of learning."""
    found = list(paths.examples_folder().glob(f"*{ENDING}"))
    order = list(_known())
    return sorted(found, key=lambda path: (_place(order, path.stem), path.stem))


def title(path: Path) -> str:
    """Name an example."""
    return _known().get(path.stem, (path.stem, ""))[0]


def look_at_example(path: Path) -> Facts:
    """Say in a few words what an example shows, with the drawing of its network."""
    about = _known().get(path.stem, ("", ""))[1]
    try:
        return Facts(about, marks=marks_of(read_summary(path)))
    except ProjectError:
        return Facts(about, translate("StartPage", "cannot be opened"))


def _place(order: list[str], stem: str) -> int:
    return order.index(stem) if stem in order else len(order)


def _known() -> dict[str, tuple[str, str]]:
    """Give title and line of each example by the name of its file."""
    return {
        "lenet-5-digits": (
            translate("StartPage", "LeNet-5"),
            translate("StartPage", "The classic of 1998"),
        ),
        "dense-digits": (
            translate("StartPage", "Dense layers only"),
            translate("StartPage", "To compare with"),
        ),
        "residual-digits": (
            translate("StartPage", "Residual blocks"),
            translate("StartPage", "Shortcuts around layers"),
        ),
        "inception-digits": (
            translate("StartPage", "Inception blocks"),
            translate("StartPage", "Kernels of three sizes"),
        ),
        "dilated-digits": (
            translate("StartPage", "Dilation"),
            translate("StartPage", "Sees far without pooling"),
        ),
        "tiny-vgg-cifar10": (
            translate("StartPage", "Tiny VGG"),
            translate("StartPage", "Color photos: CIFAR-10"),
        ),
    }
