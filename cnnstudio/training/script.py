"""A job as a Python file: the network's class, and a program that trains it.

The class needs torch and nothing else; the program needs torchvision for the data as well, or
scikit-learn for the digits, and safetensors where weights are loaded or saved. It looks at the very
pictures that the studio trains, validates and tests with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Template

from cnnstudio.data.catalogue import DataChoice, data_set
from cnnstudio.data.fit import data_problems
from cnnstudio.layers.io import Output
from cnnstudio.network.codegen import import_lines, literal, module_code, python_module
from cnnstudio.network.graph import Network
from cnnstudio.training import script_parts as parts
from cnnstudio.training.job import Job, TrainingSettings

_WIDTH = 100

Numbers = tuple[float, ...]


def python_file(job: Job) -> str:
    """Write the network of a job as a class, and the job as a program.

    What cannot be trained here, since network and data do not fit, is a class and no program.

    Raises:
        UnfinishedError: The network has an error.
    """
    if any(problem.is_error for problem in data_problems(job.network, job.data)):
        return python_module(job.network, _title(job), parts.TAKEN)
    code = module_code(job.network, _title(job), parts.TAKEN)
    words = {"name": code.name, **_settings(job)}
    head, settings, *functions = (
        _filled(text, words) for text in (parts.HEAD, parts.SETTINGS, *_functions(job))
    )
    imports = ["import argparse", "", *import_lines({*code.imports, *parts.IMPORTS})]
    pieces = [f"{head}\n\n" + "\n".join(imports), *code.classes, settings, *functions]
    return "\n\n\n".join(pieces) + "\n"


def class_of(job: Job) -> str:
    """Give the name of the network's class in the file."""
    return module_code(job.network, _title(job), parts.TAKEN).name


def _title(job: Job) -> str:
    return job.title or "Network"


def normalization(job: Job) -> tuple[Numbers, Numbers]:
    """Give mean and spread of each channel, for pixels from 0 to 1; empty until it is measured."""
    if job.mean and job.spread:
        return job.mean, job.spread
    known = data_set(job.data.name)
    return (known.mean, known.spread) if known else ((), ())


def _filled(text: str, words: Mapping[str, str]) -> str:
    """Fill in the words, which are looked at only once: there may be any sign in them."""
    return Template(text).substitute(words).strip()


def _settings(job: Job) -> dict[str, str]:
    training, data, (mean, spread) = job.training, job.data, normalization(job)
    channels, height, width = data.shape
    schedule, next_rate = parts.SCHEDULES[training.schedule]
    return {
        "needs": "scikit-learn" if data.name == "digits" else "torchvision",
        "classes": "\n".join(_wrapped("CLASSES", data.classes)),
        "mean": f"torch.tensor({list(mean)})" if mean else f"torch.zeros({channels})",
        "spread": f"torch.tensor({list(spread)})" if mean else f"torch.ones({channels})",
        "measure": "" if mean else parts.MEASURE,
        "epochs": literal(training.epochs),
        "batch_size": literal(training.batch_size),
        "learning_rate": literal(training.learning_rate),
        "seed": literal(training.seed),
        "folder": literal(data.folder or "data"),
        "held_out": _held_out(data),
        "data": data.name,
        "axes": "unsqueeze(1)" if channels == 1 else "permute(0, 3, 1, 2)",
        "mode": literal({1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[channels]),
        "height": literal(height),
        "width": literal(width),
        "loss": _loss(job.network),
        "optimizer": _optimizer(training),
        "schedule": schedule,
        "next_rate": next_rate,
    }


def _optimizer(training: TrainingSettings) -> str:
    momentum = f", momentum={literal(training.momentum)}" if training.optimizer == "sgd" else ""
    decay = literal(training.weight_decay)
    return (
        f"torch.optim.{parts.OPTIMIZERS[training.optimizer]}(\n        "
        f"model.parameters(), lr=LEARNING_RATE{momentum}, weight_decay={decay}\n    )"
    )


def _held_out(data: DataChoice) -> str:
    if not data.validation:
        return parts.NOT_HELD_OUT
    words = {"validation": literal(data.validation), "split_seed": literal(data.split_seed)}
    return _filled(parts.HELD_OUT, words)


def _loss(network: Network) -> str:
    heads = [node.layer.head for node in network.nodes if isinstance(node.layer, Output)]
    return parts.LOSSES[heads[0]]


def _functions(job: Job) -> Iterable[str]:
    yield _loading(job.data)
    yield from (parts.HOLD_OUT, parts.TRAINING, parts.EVALUATION, parts.MAIN)


def _loading(data: DataChoice) -> str:
    """Write the function that loads the data set."""
    if data.name == "digits":
        return parts.DIGITS
    if data.name == "folder":
        return parts.FOLDER
    return parts.TORCHVISION


def _wrapped(name: str, words: Iterable[str]) -> Iterable[str]:
    """Write a tuple of strings, over several lines where it is long."""
    items = [literal(word) for word in words]
    line = f"{name} = ({', '.join(items)}{',' if len(items) == 1 else ''})"
    if len(line) <= _WIDTH:
        yield line
        return
    yield f"{name} = ("
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > _WIDTH and line.strip():
            yield line
            line = "   "
        line += f" {item},"
    yield line
    yield ")"
