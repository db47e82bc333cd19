"""What a report says in words and numbers: the figures, the run, the conventions."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cnnstudio.app import words
from cnnstudio.app.runs import describe
from cnnstudio.layers.io import Input
from cnnstudio.network.analysis import Analysis, analyze
from cnnstudio.network.compare import compare
from cnnstudio.network.graph import Network
from cnnstudio.network.totals import last_field, totals
from cnnstudio.training.history import History
from cnnstudio.training.job import Job


class Trained(NamedTuple):
    """A run in a report: what it was asked, and what it said. Its number is 0 where unknown."""

    job: Job
    history: History
    number: int = 0


def figures(network: Network, analysis: Analysis) -> list[tuple[str, str]]:
    """Give the figures of a network, each with its name."""
    summed = totals(network, analysis)
    field = last_field(network, analysis)
    seen, at = _tr("Receptive field"), "–"
    if field is not None:
        seen = _tr("Receptive field at {node}").format(node=field[0].name)
        at = words.pixels(summed.field or ())
    inputs = [node.layer for node in network.nodes if isinstance(node.layer, Input)]
    return [
        (_tr("Parameters"), words.number(summed.parameters)),
        (_tr("MACs"), words.number(summed.macs)),
        (_tr("Activation memory"), words.bytes_(summed.activation_bytes)),
        (_tr("Input"), words.shape(inputs[0].output_shape()) if inputs else "–"),
        (_tr("Output"), words.shape(summed.output) if summed.output else "–"),
        (_tr("Layers (depth)"), f"{words.number(summed.layers)} ({words.number(summed.depth)})"),
        (seen, at),
    ]


def run_sentences(network: Network, trained: Trained) -> list[str]:
    """Say what the run was asked to do and what came out."""
    job, history = trained.job, trained.history
    name = _tr("Run {number}").format(number=trained.number) if trained.number else _tr("Run")
    settings = _tr("{run}: {optimizer}, {epochs}, batch size {batch}, seed {seed}, on {data}.")
    sentences = [
        settings.format(
            run=name,
            optimizer=describe(job),
            epochs=words.counted(job.training.epochs, "1 epoch", "{count} epochs"),
            batch=words.number(job.training.batch_size),
            seed=job.training.seed,
            data=_data(trained),
        ),
        _result(history),
    ]
    if not compare(job.network, network).is_equal:
        parameters = words.parameters(analyze(job.network).parameters)
        text = _tr("The network has been changed since: the run's had {parameters}.")
        sentences.append(text.format(parameters=parameters))
    return sentences


def _data(trained: Trained) -> str:
    title, started = words.word(trained.job.data.title), trained.history.started
    if started is None:
        return title
    counts = _tr("{title} ({train} training, {validation} validation and {test} test pictures)")
    return counts.format(
        title=title,
        train=words.number(started.train_pictures),
        validation=words.number(started.validation_pictures),
        test=words.number(started.test_pictures),
    )


def _result(history: History) -> str:
    best, ended = history.best, history.ended
    if best is None:
        return ""
    text = _tr("Best epoch {epoch}: validation {validation}").format(
        epoch=words.number(best.epoch), validation=words.percent(best.validation_accuracy)
    )
    if ended is None:
        return _tr("{result}.").format(result=text)
    if ended.test_accuracy is not None:
        text = _tr("{result}, test {test}").format(
            result=text, test=words.percent(ended.test_accuracy)
        )
    time = _tr("{result} after {time} on {device}.")
    return time.format(result=text, time=words.duration(ended.seconds), device=ended.device)


def conventions() -> str:
    """Say what the numbers of a report mean."""
    return _tr(
        "Shapes are channels × height × width, without the batch axis. MACs are "
        "multiply-accumulates of convolutions and dense layers for one picture, without biases; "
        "one MAC is two FLOPs. Parameters are the learned weights and biases, without running "
        "statistics. Activation memory is that of all outputs for one picture, in float32. A "
        "receptive field is what one unit sees of the picture, height × width in pixels."
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Report", text)
