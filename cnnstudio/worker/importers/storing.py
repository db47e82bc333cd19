"""Keeps an imported network's weights as a run that has ended, so that everything can use them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.io import Input, Output
from cnnstudio.project import run_store
from cnnstudio.project.decoding import convert
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import why_not_written, write_atomically
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Ended, Notice
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import encode
from cnnstudio.worker import checkpoint
from cnnstudio.worker.importers.result import Imported


def stored(
    imported: Imported, root: Path | None = None, project: Path | None = None
) -> RunFolder | None:
    """Write the weights into the run store as epoch 0 of a run; None where there are none.

    Args:
        imported: The import.
        root: The run store, by default the one in the user's data folder.
        project: The project file it will belong to.

    Raises:
        ProjectError: The disk is full; nothing is left behind then.
    """
    if imported.model is None:
        return None
    folder = run_store.create(_job(imported), root, project)
    try:
        checkpoint.save_weights(folder.epoch_file(0), imported.model)
        write_atomically(folder.events_file, b"".join(_lines(imported)))
        record = msgspec.structs.replace(folder.read_record(), state="completed")
        folder.write_record(record)
    except OSError as error:
        folder.delete()
        raise why_not_written(folder.path, error) from error
    except BaseException:
        folder.delete()
        raise
    return folder


def _job(imported: Imported) -> Job:
    return Job(
        run_store.new_run_id(),
        imported.network,
        _data(imported),
        title=f"Imported: {imported.title}"[:200],
        mean=imported.mean,
        spread=imported.spread,
    )


def _data(imported: Imported) -> DataChoice:
    """Describe the pictures that the weights are for: their shape and classes, not where they lie.

    Classes without names are called by their numbers. Pictures of a shape that no folder of
    pictures can have are left undescribed.
    """
    layers = {type(node.layer): node.layer for node in imported.network.nodes}
    shape, output = layers[Input].output_shape(), layers[Output]
    count = output.classes if isinstance(output, Output) else 0
    choice = {
        "name": "folder",
        "folder": imported.pictures,
        "folder_shape": shape,
        "folder_classes": imported.classes or tuple(str(number) for number in range(count)),
    }
    try:
        return convert(choice, DataChoice, "the data")
    except ProjectError:
        return DataChoice()


def _lines(imported: Imported) -> list[bytes]:
    """Write down what a run would have said: the report, and that it has ended."""
    ended = Ended("completed", 0, None, None, None, 0.0, 0.0, "")
    events = [*(Notice(str(text)) for text in imported.report), ended]
    return [encode(event) + b"\n" for event in events]
