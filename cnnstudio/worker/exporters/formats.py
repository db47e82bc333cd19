"""How a network is written in each format."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from cnnstudio.training.job import Job
from cnnstudio.training.protocol import ModelFormat
from cnnstudio.training.script import normalization, python_file
from cnnstudio.worker.build import Compute, GraphModule
from cnnstudio.worker.exporters.tasks import INPUT, OUTPUT
from cnnstudio.worker.heads import head_of

Writer = Callable[[Path, Job, GraphModule, Tensor], None]


def write_python(file: Path, job: Job, _model: GraphModule, _pictures: Tensor) -> None:
    """Write a module with the network, which trains it when it is run as a program."""
    file.write_text(python_file(job), encoding="utf-8", newline="\n")


def write_weights(file: Path, job: Job, model: GraphModule, _pictures: Tensor) -> None:
    """Write weights and buffers, by the names that the code has."""
    values = {name: value.contiguous() for name, value in model.state_dict().items()}
    save_file(values, file, {"format": "pt", **_about(job)})


def write_exported(file: Path, job: Job, model: GraphModule, pictures: Tensor) -> None:
    """Write an exported program, which `torch.export.load` opens."""
    program = _exported(model, pictures)
    with file.open("wb") as target:
        torch.export.save(program, target, extra_files={"about.json": json.dumps(_about(job))})


def write_onnx(file: Path, job: Job, model: GraphModule, pictures: Tensor) -> None:
    """Write an ONNX graph for batches of any size.

    Constants that are not learned are folded, and little else is changed: each layer and each
    weight is found again under its own name.
    """
    from onnxscript import optimizer

    names = model.state_dict().keys()
    model.path = [step._replace(compute=_as_onnx_can_say(step.compute)) for step in model.path]
    program: Any = torch.onnx.export(
        model,
        (pictures,),
        dynamo=True,
        dynamic_shapes=({0: "batch"},),
        input_names=[INPUT],
        output_names=[OUTPUT],
        optimize=False,
        verbose=False,
    )
    optimizer.fold_constants(
        program.model, should_fold=lambda node: False if _changes(node, names) else None
    )
    optimizer.remove_unused_nodes(program.model)
    graph = program.model.graph
    for part in (*graph.all_nodes(), *graph.inputs, *graph.outputs):
        # It names files of this computer.
        part.metadata_props.clear()
    program.model.producer_name = "CNN Studio"
    program.model.metadata_props.update(_about(job))
    program.save(file, external_data=False)


def _changes(node: Any, names: Collection[str]) -> bool:  # noqa: ANN401 - a node of onnx_ir
    """Say whether an operation computes something from a weight or buffer alone."""
    first = node.inputs[0] if node.inputs else None
    return first is not None and first.name in names and node.op_type != "Shape"


class CellMaxima(nn.Module):
    """Adaptive max pooling as the maxima of slices, for ONNX has no operator for it.

    Cell i of n along an axis goes from ⌊i · size / n⌋ to ⌈(i + 1) · size / n⌉, as in torch.
    """

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__()
        self.size = size

    def forward(self, x: Tensor) -> Tensor:
        """Take the maximum of each row of cells, and then of each column."""
        for axis, count in zip((2, 3), self.size, strict=True):
            length = x.shape[axis]
            ends = [(i * length // count, -(-(i + 1) * length // count)) for i in range(count)]
            cells = [x.narrow(axis, start, stop - start) for start, stop in ends]
            x = torch.cat([cell.amax(axis, keepdim=True) for cell in cells], axis)
        return x


def _as_onnx_can_say(compute: Compute | None) -> Compute | None:
    if not isinstance(compute, nn.AdaptiveMaxPool2d):
        return compute
    size: Any = compute.output_size
    return CellMaxima((size, size) if isinstance(size, int) else size)


WRITERS: Mapping[ModelFormat, Writer] = {
    "python": write_python,
    "onnx": write_onnx,
    "torch-export": write_exported,
    "safetensors": write_weights,
}


def _exported(model: GraphModule, pictures: Tensor) -> torch.export.ExportedProgram:
    """Trace the network for batches of any size; no path of this computer stays in it."""
    batch = torch.export.Dim("batch")
    program = torch.export.export(model, (pictures,), dynamic_shapes=({0: batch},))
    for node in program.graph.nodes:
        node.meta.pop("stack_trace", None)
    return program


def _about(job: Job) -> dict[str, str]:
    """Say what somebody needs to know who feeds the network pictures and reads its numbers."""
    mean, spread = normalization(job)
    head = head_of(job.network)
    facts = {"classes": job.data.classes, "head": head, "mean": mean, "spread": spread}
    return {name: json.dumps(fact, ensure_ascii=False) for name, fact in facts.items() if fact}
