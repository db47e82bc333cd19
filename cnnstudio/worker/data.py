"""Data sets as tensors: pictures as bytes, count x channels x height x width, and class numbers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self
from urllib.error import URLError

import torch
from torch import Tensor

from cnnstudio import paths
from cnnstudio.data.catalogue import DataChoice, data_set

Dataset = Any
"""A data set of torchvision with `data` and `targets`."""

Report = Callable[[int, int], None]
"""Told how many bytes of how many have arrived."""


class DataError(Exception):
    """Data cannot be had; the sentence says which, where it was looked for, and what to do."""


class Cancelled(Exception):
    """Somebody no longer wants the data."""


class Split(NamedTuple):
    """Pictures (uint8, count x channels x height x width) and their class numbers (int64)."""

    pictures: Tensor
    labels: Tensor

    def __len__(self) -> int:
        return len(self.labels)


class Data(NamedTuple):
    """The three splits; `mean` and `spread` normalize each channel of pixels from 0 to 1."""

    train: Split
    validation: Split
    test: Split
    mean: tuple[float, ...]
    spread: tuple[float, ...]
    classes: tuple[str, ...]


def load(
    choice: DataChoice,
    root: Path | None = None,
    project: Path | None = None,
    report: Report | None = None,
    cancelled: threading.Event | None = None,
    *,
    download: bool = True,
) -> Data:
    """Load a data set, fetching it where it is not there yet, and split it.

    Args:
        choice: Which data set, and how it is split.
        root: torchvision's root folder; by default one in the user's data folder.
        project: The folder that a folder of pictures is relative to.
        report: Told how far a download is.
        cancelled: Ends a download once it is set.
        download: Whether it may be fetched at all.

    Raises:
        DataError: It cannot be had.
        Cancelled: It is no longer wanted.
    """
    fetch = Fetch(report, cancelled) if download else None
    if choice.name == "digits":
        train, test = _digits()
    elif choice.name == "folder":
        from cnnstudio.worker.pictures import load_folder

        train, test = load_folder(choice, project)
    else:
        train, test = _torchvision(choice.name, root or paths.data_sets_folder(), fetch)
    train, validation = _set_aside(train, choice.validation, choice.split_seed)
    known = data_set(choice.name)
    mean, spread = (known.mean, known.spread) if known else _statistics(train.pictures)
    return Data(train, validation, test, mean, spread, choice.classes)


def _digits() -> tuple[Split, Split]:
    """Enlarge scikit-learn's 8x8 digits to 20x20 in the middle of 28x28, as MNIST's are."""
    from sklearn.datasets import load_digits

    bunch = load_digits()
    small = torch.from_numpy(bunch.images).float().unsqueeze(1) * (255 / 16)
    large = torch.nn.functional.interpolate(small, (20, 20), mode="bicubic", align_corners=False)
    pictures = torch.nn.functional.pad(large.round().clamp(0, 255).to(torch.uint8), (4, 4, 4, 4))
    labels = torch.from_numpy(bunch.target).long()
    known = data_set("digits")
    assert known is not None
    return stratified(Split(pictures, labels), known.test, seed=0)


class Fetch(NamedTuple):
    """How a download reports its progress, and learns that it is no longer wanted."""

    report: Report | None
    cancelled: threading.Event | None


def _torchvision(name: str, root: Path, fetch: Fetch | None) -> tuple[Split, Split]:
    """Load a data set of torchvision from `root`; fetch it there first where that is allowed."""
    from torchvision import datasets

    make = getattr(datasets, name)
    try:
        train = make(root, train=True)
        test = make(root, train=False)
    except RuntimeError as missing:
        if fetch is None:
            raise DataError(
                f"{name} is not there yet: load it in the Train workspace."
            ) from missing
        with _watching(fetch):
            train, test = _fetch(make, name, root)
    return _split_of(train), _split_of(test)


def _fetch(make: Callable[..., Dataset], name: str, root: Path) -> tuple[Dataset, Dataset]:
    try:
        root.mkdir(parents=True, exist_ok=True)
        return make(root, train=True, download=True), make(root, train=False, download=True)
    except (URLError, OSError, RuntimeError) as error:
        raise DataError(
            f"{name} is not in {root} and could not be downloaded ({_reason(error)}): connect to "
            "the network, or name the folder that holds it as the data root."
        ) from error


def _reason(error: BaseException) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    return str(reason).splitlines()[0] if str(reason) else type(error).__name__


@contextmanager
def _watching(fetch: Fetch) -> Iterator[None]:
    """Hear of each piece that torchvision downloads, through the progress bar it would draw."""
    from torchvision.datasets import utils

    bar = utils.tqdm

    class Watch:
        def __init__(self, total: int | None = None, **_: object) -> None:
            self.total, self.done = total or 0, 0

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

        def update(self, count: int) -> None:
            if fetch.cancelled is not None and fetch.cancelled.is_set():
                raise Cancelled
            self.done += count
            if fetch.report is not None:
                fetch.report(self.done, self.total)

    utils.tqdm = Watch
    try:
        yield
    finally:
        utils.tqdm = bar


def _split_of(data: Dataset) -> Split:
    """Take the arrays out of torchvision's data set; no picture is looked at one by one."""
    pictures, labels = torch.as_tensor(data.data), torch.as_tensor(data.targets)
    pictures = pictures.unsqueeze(1) if pictures.ndim == 3 else pictures.permute(0, 3, 1, 2)
    return Split(pictures.contiguous(), labels.long())


def _set_aside(split: Split, share: float, seed: int) -> tuple[Split, Split]:
    """Set a share of the training pictures aside for validation."""
    return stratified(split, round(share * len(split)), seed)


def stratified(split: Split, count: int, seed: int) -> tuple[Split, Split]:
    """Take `count` pictures out, of each class its share, chosen by `seed` alone."""
    order = torch.randperm(len(split), generator=torch.Generator().manual_seed(seed))
    labels = split.labels[order]
    rank = torch.empty_like(order, dtype=torch.float64)
    for label in labels.unique():
        places = (labels == label).nonzero().squeeze(1)
        rank[places] = (torch.arange(len(places)) + 0.5).double() / len(places)
    taken = torch.zeros(len(split), dtype=torch.bool)
    taken[rank.argsort(stable=True)[:count]] = True
    return _pick(split, order[~taken]), _pick(split, order[taken])


def _pick(split: Split, places: Tensor) -> Split:
    return Split(split.pictures[places], split.labels[places])


def _statistics(pictures: Tensor) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give mean and standard deviation of each channel, from at most 2,000 pictures."""
    sample = pictures[:2000].float() / 255
    mean = sample.mean((0, 2, 3)).tolist()
    spread = sample.std((0, 2, 3)).clamp(min=0.01).tolist()
    return tuple(mean), tuple(spread)
