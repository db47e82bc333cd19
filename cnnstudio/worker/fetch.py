"""Getting torchvision's data sets: unpacked where their files are there, else downloaded."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from torchvision import datasets
from torchvision.datasets.utils import check_integrity

from cnnstudio.data.catalogue import data_set
from cnnstudio.worker.data import DataError, Tell

PIECE = 2**16
PATIENCE_SECONDS = 30

Dataset = Any
"""A data set of torchvision with `data` and `targets`."""


class Archive(NamedTuple):
    """A file that a data set is unpacked from: where it belongs, its checksum, where it is had."""

    path: Path
    md5: str
    urls: tuple[str, ...]


def torchvision_splits(name: str, root: Path, tell: Tell | None) -> tuple[Dataset, Dataset]:
    """Load training and test split of a data set from torchvision's root folder.

    Args:
        name: The data set's name, which is the class's name too.
        root: The root folder, made where needed.
        tell: Told how far a download is; None where nothing may be downloaded.

    Raises:
        DataError: It is not there, or cannot be used.
    """
    make = getattr(datasets, name)
    try:
        return make(root, train=True), make(root, train=False)
    except RuntimeError:
        _complete(name, _archives(make, root), root, tell)
    except (OSError, ValueError) as error:
        raise _unusable(name, root, error) from error
    try:
        # All archives are there, so this only unpacks them.
        return make(root, train=True, download=True), make(root, train=False)
    except (OSError, RuntimeError, ValueError) as error:
        raise _unusable(name, root, error) from error


def is_there(name: str, root: Path) -> bool:
    """Say whether a data set seems to lie in the root folder; its files are not looked into."""
    make = getattr(datasets, name)
    archives = _archives(make, root)
    unpacked = root / getattr(make, "base_folder", f"{name}/raw/{archives[0].path.stem}")
    return unpacked.exists() or all(archive.path.exists() for archive in archives)


def _archives(make: type, root: Path) -> list[Archive]:
    """List the archives of a data set as torchvision names them."""
    if hasattr(make, "resources"):
        folder = root / make.__name__ / "raw"
        return [
            Archive(folder / name, md5, tuple(mirror + name for mirror in make.mirrors))
            for name, md5 in make.resources
        ]
    return [Archive(root / make.filename, make.tgz_md5, (make.url,))]


def _complete(name: str, archives: Sequence[Archive], root: Path, tell: Tell | None) -> None:
    """Download the archives that are not there, one after the other."""
    missing = [archive for archive in archives if not check_integrity(archive.path, archive.md5)]
    if not missing:
        return
    if tell is None:
        raise DataError(
            "{data} is not there yet: get the pictures in the Train workspace first.", data=name
        )
    known = data_set(name)
    total, done = known.download_bytes if known else 0, 0
    for archive in missing:
        try:
            done += _download(archive, tell, done, total)
        except (OSError, http.client.HTTPException) as error:
            raise DataError(
                "{data} is not in {folder} and could not be downloaded ({reason}): connect to the "
                "network, or name the folder that holds it (in the window: Run, Folder of data "
                "sets; in a terminal: --data-root).",
                data=name,
                folder=str(root),
                reason=_reason(error),
            ) from error


def _download(archive: Archive, tell: Tell, done: int, total: int) -> int:
    """Download an archive from the first address that answers, and give its size."""
    archive.path.parent.mkdir(parents=True, exist_ok=True)
    part = archive.path.with_name(archive.path.name + ".part")
    refused: Exception | None = None
    for url in archive.urls:
        try:
            if not check_integrity(part, archive.md5):
                _complete_part(part, url, lambda size: tell(done + size, total, "bytes"))
            if not check_integrity(part, archive.md5):
                part.unlink()
                raise OSError("what arrived is damaged")
            part.replace(archive.path)
            return archive.path.stat().st_size
        except (OSError, http.client.HTTPException) as error:
            refused = error
    raise refused or OSError("no address is known")


def _complete_part(part: Path, url: str, tell: Callable[[int], None]) -> None:
    """Download what is missing of a file; what came before a break is kept for the next time."""
    size = part.stat().st_size if part.exists() else 0
    request = Request(url, headers={"Range": f"bytes={size}-"} if size else {})
    try:
        answer = urlopen(request, timeout=PATIENCE_SECONDS)
    except HTTPError as error:
        error.close()
        if error.code == http.client.REQUESTED_RANGE_NOT_SATISFIABLE:
            part.unlink()
        raise
    with answer:
        goes_on = answer.status == http.client.PARTIAL_CONTENT
        size = size if goes_on else 0
        with part.open("ab" if goes_on else "wb") as file:
            while piece := answer.read(PIECE):
                tell(size)
                size += file.write(piece)
        if answer.length:
            raise OSError("the connection broke off")


def _reason(error: BaseException) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    text = reason.strerror if isinstance(reason, OSError) and reason.strerror else str(reason)
    return text.splitlines()[0] if text else type(error).__name__


def _unusable(name: str, root: Path, error: Exception) -> DataError:
    return DataError(
        "{data} in {folder} cannot be used ({reason}): delete its folder there and get it again, "
        "or choose another folder of data sets.",
        data=name,
        folder=str(root),
        reason=_reason(error),
    )
