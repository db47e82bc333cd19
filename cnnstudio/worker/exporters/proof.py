"""The second process of an export: opens the file without the studio, and compares its numbers.

It is run as a module with the format on the command line, so that its libraries are loaded when
the file is there; then the folder of its task comes on stdin. This is the one place where exported
code is run: code that was written a moment ago, in a process that does nothing else.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from math import prod
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple, cast

import msgspec
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from cnnstudio.worker.exporters.tasks import (
    INPUT,
    OUTPUT,
    PROVED,
    REFERENCE,
    WRITTEN,
    Proved,
    Written,
    leave_with_parent,
    put,
)

Numbers = NDArray[np.float32]


class Opened(NamedTuple):
    """What a file holds: so many parameters, and what computes logits from pictures."""

    parameters: int
    compute: Callable[[Numbers], Numbers]


def main(format_: str) -> None:
    """Wait for the file, open it, and put down what was found."""
    open_file, libraries = OPENERS[format_]
    for name in libraries:
        importlib.import_module(name)
    folder = Path(sys.stdin.readline().rstrip("\n"))
    leave_with_parent()
    task = msgspec.json.decode((folder / WRITTEN).read_bytes(), type=Written)
    reference = load_file(folder / REFERENCE)
    _forget_the_studio()
    found = prove(open_file(task), reference)
    put(folder / PROVED, found)


def _forget_the_studio() -> None:
    """Let nothing that is opened now import any part of the studio."""
    studio = [name for name in sys.modules if name.partition(".")[0] == "cnnstudio"]
    sys.modules.update(dict.fromkeys(studio, cast("ModuleType", None)))


def prove(opened: Opened, reference: Mapping[str, Numbers]) -> Proved:
    """Compute all pictures, and one alone, and find the largest difference."""
    pictures, logits = reference[INPUT], reference[OUTPUT]
    largest = float(np.abs(logits).max(initial=0.0)) or 1.0
    counts = (len(pictures), 1)
    found = [_difference(opened.compute(pictures[:count]), logits[:count]) for count in counts]
    return Proved(opened.parameters, max(found) / largest)


def _difference(found: Numbers, expected: Numbers) -> float:
    if found.shape != expected.shape:
        raise ValueError(f"It gives {found.shape} and not {expected.shape}.")
    return float(np.abs(found - expected).max(initial=0.0))


# --- opening -------------------------------------------------------------------------------------


def open_code(task: Written) -> Opened:
    """Import the code, and load the weights into its network."""
    from safetensors.torch import load_file as load_tensors

    network = getattr(_imported(task.code), task.class_name)()
    network.load_state_dict(load_tensors(task.weights))
    return _of_module(network.eval())


def _imported(file: str) -> ModuleType:
    """Import a file whatever its name ends with, and leave nothing beside it."""
    sys.dont_write_bytecode = True
    spec = spec_from_file_location("exported", file, loader=SourceFileLoader("exported", file))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def open_program(task: Written) -> Opened:
    """Open an exported program."""
    import torch

    with Path(task.file).open("rb") as file:
        return _of_module(torch.export.load(file).module())


def _of_module(module: Any) -> Opened:  # noqa: ANN401 - of code that nobody knew before
    import torch

    def compute(pictures: Numbers) -> Numbers:
        with torch.inference_mode():
            return module(torch.from_numpy(pictures)).numpy()

    return Opened(sum(value.numel() for value in module.parameters()), compute)


def open_graph(task: Written) -> Opened:
    """Open an ONNX graph in onnxruntime, and count those of its numbers that are learned."""
    import onnx
    import onnxruntime

    session = onnxruntime.InferenceSession(task.file, providers=["CPUExecutionProvider"])
    constants = onnx.load(task.file).graph.initializer
    parameters = sum(prod(value.dims) for value in constants if value.name in task.names)

    def compute(pictures: Numbers) -> Numbers:
        return np.asarray(session.run([OUTPUT], {INPUT: pictures})[0])

    return Opened(parameters, compute)


OPENERS: Mapping[str, tuple[Callable[[Written], Opened], tuple[str, ...]]] = {
    "python": (open_code, ("torch", "safetensors.torch")),
    "safetensors": (open_code, ("torch", "safetensors.torch")),
    "torch-export": (open_program, ("torch.export",)),
    "onnx": (open_graph, ("onnx", "onnxruntime")),
}
"""How each format is opened, and which libraries that takes."""

if __name__ == "__main__":
    main(sys.argv[1])
