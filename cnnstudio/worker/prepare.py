"""What is settled before a training begins, and how torch's refusals are put into words."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from pathlib import Path

import msgspec
import torch

from cnnstudio import __version__, paths
from cnnstudio.data.catalogue import data_set
from cnnstudio.data.fit import data_problems
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import analyze
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Notice
from cnnstudio.training.job import Job
from cnnstudio.worker import threads
from cnnstudio.worker.data import Data


def notices(job: Job, data_root: Path | None) -> Iterator[Notice]:
    """Say what the user should know before it begins: what is downloaded, other versions."""
    known, root = data_set(job.data.name), data_root or paths.data_sets_folder()
    if known is not None and known.download_bytes:
        from cnnstudio.worker.fetch import is_there

        if not is_there(known.name, root):
            size = known.download_bytes / 1e6
            yield Notice(f"Downloading {known.title} ({size:.0f} MB) into {root}.")
    now = versions()
    changed = [
        f"{name} {now[name]} instead of {before}"
        for name, before in job.versions.items()
        if now.get(name, before) != before
    ]
    if changed:
        yield Notice(f"It goes on with {', '.join(changed)}: the last digits may differ.")


def versions() -> dict[str, str]:
    """Name what the numbers of a training depend on."""
    return {
        "cnnstudio": __version__,
        "torch": str(torch.__version__),
        "python": platform.python_version(),
    }


def need_fit(job: Job, data: Data) -> None:
    """Refuse a network that has an error, or that does not fit the data that were found."""
    found = msgspec.structs.replace(job.data, folder_classes=data.classes)
    problems = (*analyze(job.network).problems, *data_problems(job.network, found))
    for problem in problems:
        if problem.is_error:
            if not problem.name:
                raise ProjectError("{problem}", problem=problem.sentence)
            raise ProjectError("{layer}: {problem}", layer=problem.name, problem=problem.sentence)


def settle(folder: RunFolder, job: Job, data: Data) -> tuple[Job, Data]:
    """Note down what is chosen or measured once; a run that goes on uses it again."""
    data = normalized_as_before(job, data)
    settled = msgspec.structs.replace(
        job,
        threads=job.threads or threads.choose(job),
        versions=job.versions or versions(),
        mean=data.mean,
        spread=data.spread,
    )
    if settled != job:
        folder.write_job(settled)
    return settled, data


def normalized_as_before(job: Job, data: Data) -> Data:
    """Give the data with the mean and spread that a run began with, if it has begun."""
    if len(job.mean) == len(job.spread) == len(data.mean):
        return data._replace(mean=job.mean, spread=job.spread)
    return data


def refusal(error: Exception, folder: RunFolder) -> Text:
    """Put what torch says into words, with what to do where a user can help it."""
    text = str(error)
    is_out_of_memory = isinstance(error, MemoryError | torch.OutOfMemoryError) or (
        "allocate" in text and "memory" in text
    )
    if is_out_of_memory:
        size = folder.read_job().training.batch_size
        return Text(
            "There is too little memory for batches of {size} pictures: try a batch size of "
            "{less}, or a smaller network. What was learned before is kept.",
            {"size": size, "less": max(size // 2, 1)},
        )
    if "more than 1 value per channel" in text:
        return Text(
            "Batch normalization needs several numbers for each channel: choose a batch size of "
            "at least 2."
        )
    reason = text.strip().splitlines()[0] if text.strip() else type(error).__name__
    return Text(
        "torch could not go on ({reason}). What was learned before is kept.",
        {"reason": reason.rstrip(".")},
    )
