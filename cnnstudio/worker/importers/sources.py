"""Where an import comes from, in a word: "torchvision:resnet18", or a file."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from cnnstudio.worker.importers.result import Imported, NotImportedError, Tell

TORCHVISION = "torchvision:"


def import_from(source: str, weights: str, tell: Tell) -> Imported:
    """Import a network.

    Args:
        source: "torchvision:" and a name, or the path of an ONNX file.
        weights: Of torchvision's networks, a file of weights, "default" for torchvision's own, or
            "" for none; an ONNX file brings its own.
        tell: Told how far it is.

    Raises:
        ProjectError: It cannot be imported; the sentence says what, where and what to do.
    """
    # Each of the two is imported only where it is used: both take a second.
    if source.startswith(TORCHVISION):
        from cnnstudio.worker.importers.torchvision_models import import_torchvision

        return import_torchvision(source.removeprefix(TORCHVISION), weights, tell)
    file = Path(source)
    if file.suffix.lower() != ".onnx":
        raise NotImportedError(
            "{source} is neither an ONNX file (.onnx) nor torchvision:NAME: choose one of them.",
            source=source[:200],
        )
    if weights:
        raise NotImportedError(
            "{file} brings its own weights: import it without others.", file=file.name
        )
    if find_spec("onnx") is None:
        raise NotImportedError(
            "ONNX files need the package onnx: install it with pip install 'cnnstudio[onnx]'."
        )
    from cnnstudio.worker.importers.onnx_model import import_onnx

    return import_onnx(file, tell)
