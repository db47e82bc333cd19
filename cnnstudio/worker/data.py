"""Data sets as tensors: pictures as bytes, count x channels x height x width, and class numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from cnnstudio import paths
from cnnstudio.data.catalogue import DataChoice, data_set
from cnnstudio.project.errors import ProjectError

STATISTICS_SAMPLE = 2_000
"""Pictures from which mean and spread of a folder are taken."""


Tell = Callable[[int, int, str], None]
"""Told how much of how much is done, in "bytes" or "pictures"; what it raises ends the loading."""


class DataError(ProjectError):
    """Data cannot be had; the sentence says which, where it was looked for, and what to do."""


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
    tell: Tell | None = None,
    *,
    download: bool = True,
) -> Data:
    """Load a data set, downloading it where it is not there yet, and split it.

    Args:
        choice: Which data set, and how it is split.
        root: torchvision's root folder; by default one in the user's data folder.
        project: The folder that a folder of pictures is relative to.
        tell: Told how far it is.
        download: Whether it may be downloaded at all.

    Raises:
        DataError: It cannot be had.
    """
    tell = tell or _tell_nobody
    known, classes = data_set(choice.name), choice.classes
    if choice.name == "digits":
        train, test = digits()
    elif choice.name == "folder":
        from cnnstudio.worker.pictures import load_folder

        train, test, classes = load_folder(choice, project, tell)
    else:
        from cnnstudio.worker.fetch import torchvision_splits

        there = root or paths.data_sets_folder()
        found = torchvision_splits(choice.name, there, tell if download else None)
        train, test = _split_of(found[0]), _split_of(found[1])
    train, validation = stratified(train, _share(choice.validation, len(train)), choice.split_seed)
    mean, spread = (known.mean, known.spread) if known else _statistics(train.pictures)
    return Data(train, validation, test, mean, spread, classes)


def _tell_nobody(_done: int, _total: int, _unit: str) -> None:
    """Go on."""


def digits() -> tuple[Split, Split]:
    """Enlarge scikit-learn's 8x8 digits to 28x28, with a margin around them as MNIST's have."""
    from sklearn.datasets import load_digits

    rows, labels = load_digits(return_X_y=True)
    small = torch.from_numpy(rows).float().view(-1, 1, 8, 8) * (255 / 16)
    framed = functional.pad(small, (2, 2, 2, 2))
    large = functional.interpolate(framed, (28, 28), mode="bicubic", align_corners=False)
    pictures = large.round().clamp(0, 255).to(torch.uint8)
    known = data_set("digits")
    assert known is not None
    return stratified(Split(pictures, torch.from_numpy(labels).long()), known.test, seed=0)


def _split_of(data: Any) -> Split:  # noqa: ANN401 - a data set of torchvision
    """Take the arrays out of torchvision's data set; no picture is looked at one by one."""
    pictures, labels = torch.as_tensor(data.data), torch.as_tensor(data.targets)
    pictures = pictures.unsqueeze(1) if pictures.ndim == 3 else pictures.permute(0, 3, 1, 2)
    return Split(pictures.contiguous(), labels.long())


def _share(share: float, count: int) -> int:
    """Give how many pictures a share is: at least one to train on, and one where any are asked."""
    return min(max(round(share * count), int(share > 0)), count - 1)


def stratified(split: Split, count: int, seed: int) -> tuple[Split, Split]:
    """Take `count` pictures out, of each class its share, chosen by `seed` alone.

    Returns:
        What is left, and what was taken out, both in an order by chance.
    """
    generator = torch.Generator().manual_seed(seed)
    order = torch.randperm(len(split), generator=generator)
    labels = split.labels[order]
    rank = torch.empty(len(split), dtype=torch.float64)
    for label in labels.unique():
        places = (labels == label).nonzero().squeeze(1)
        rank[places] = (torch.arange(len(places)) + 0.5).double() / len(places)
    by_rank = order[rank.argsort(stable=True)]
    return _shuffled(split, by_rank[count:], generator), _shuffled(
        split, by_rank[:count], generator
    )


def _shuffled(split: Split, places: Tensor, generator: torch.Generator) -> Split:
    places = places[torch.randperm(len(places), generator=generator)]
    return Split(split.pictures[places], split.labels[places])


def _statistics(pictures: Tensor) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give mean and standard deviation of each channel, for pixels from 0 to 1."""
    sample = pictures[:STATISTICS_SAMPLE].float() / 255
    mean = sample.mean((0, 2, 3)).tolist()
    spread = sample.std((0, 2, 3)).clamp(min=0.01).tolist()
    return tuple(mean), tuple(spread)
