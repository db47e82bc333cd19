"""The first process of an export: builds the network, writes the file, and computes a reference.

It is run as a module, with the folder of its task on the command line.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import msgspec
import torch
from safetensors.torch import save_file
from torch import Tensor

from cnnstudio.network.codegen import names_in_code
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_written
from cnnstudio.training.protocol import Export
from cnnstudio.training.script import class_of
from cnnstudio.worker import tuning
from cnnstudio.worker.build import GraphModule
from cnnstudio.worker.exporters import formats
from cnnstudio.worker.exporters.tasks import (
    CODE,
    INPUT,
    OUTPUT,
    REFERENCE,
    WEIGHTS,
    WRITING,
    WRITTEN,
    Writing,
    Written,
    leave_with_parent,
    put,
)
from cnnstudio.worker.weights import model_with

PICTURES = 2
"""Random pictures that both sides compute: the fewest that are a batch."""


def main(folder: Path) -> None:
    """Do the task in the folder, and put down what came of it."""
    leave_with_parent()
    tuning.step_back()
    # What libraries say about their own insides is of no use to whoever exports.
    warnings.simplefilter("ignore")
    task = msgspec.json.decode((folder / WRITING).read_bytes(), type=Writing)
    try:
        written = write(task.ask, Path(task.file), folder)
    except ProjectError as refused:
        written = Written(refusal=str(refused))
    except OSError as error:
        written = Written(refusal=str(why_not_written(Path(task.ask.path), error)))
    put(folder / WRITTEN, written)


def write(ask: Export, file: Path, folder: Path) -> Written:
    """Write the file, and into the folder what is needed to prove it."""
    model, source, epoch = model_with(ask.job.network, ask.weights)
    _leave_out_what_leads_nowhere(model)
    model.eval().requires_grad_(requires_grad=False)
    pictures = _pictures(model)
    with torch.inference_mode():
        logits = model(pictures).contiguous()
    if not logits.isfinite().all():
        raise ProjectError(
            "What the network computes is no longer a number for some pictures, so that the file "
            "could not be checked: train it again with a smaller learning rate."
        )
    save_file({INPUT: pictures, OUTPUT: logits}, folder / REFERENCE)
    formats.WRITERS[ask.format](file, ask.job, model, pictures)
    # Code and weights prove each other.
    code, weights = folder / CODE, folder / WEIGHTS
    if ask.format == "python":
        code = file
        formats.write_weights(weights, ask.job, model, pictures)
    if ask.format == "safetensors":
        weights = file
        formats.write_python(code, ask.job, model, pictures)
    return Written(
        ask.format,
        str(file),
        str(code),
        str(weights),
        class_of(ask.job),
        tuple(name for name, _ in model.named_parameters()),
        sum(value.numel() for value in model.parameters()),
        source,
        epoch,
    )


def _leave_out_what_leads_nowhere(model: GraphModule) -> None:
    """Keep just the modules that the code has."""
    names = names_in_code(model.network)
    for name, _ in list(model.named_children()):
        if name not in names:
            delattr(model, name)


def _pictures(model: GraphModule) -> Tensor:
    """Draw pictures as they are after normalization; the same ones each time."""
    shape = model.network.by_id[model.picture].layer.output_shape()
    return torch.randn(PICTURES, *shape, generator=torch.Generator().manual_seed(0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
