"""Weights of torchvision: which there are, and getting them, checked by the hash in their name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import msgspec
import torch
from torchvision import models

from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import replacing
from cnnstudio.worker.importers.result import NotImportedError, Tell

PIECE = 2**18
PATIENCE_SECONDS = 30


class Pretrained(msgspec.Struct, frozen=True):
    """torchvision's weights for a network: address, classes, and what pictures must be like.

    `size` is height and width in pixels; `mean` and `spread` normalize pixels between 0 and 1.
    """

    url: str
    classes: tuple[str, ...]
    size: int
    mean: tuple[float, ...]
    spread: tuple[float, ...]


def pretrained(name: str) -> Pretrained:
    """Look up the weights that torchvision recommends for a network."""
    known: Any = models.get_model_weights(name)
    weights = known.DEFAULT
    pictures = weights.transforms()
    return Pretrained(
        weights.url,
        tuple(weights.meta["categories"]),
        pictures.crop_size[0],
        tuple(pictures.mean),
        tuple(pictures.std),
    )


def fetched(url: str, tell: Tell) -> Path:
    """Give the file of weights from torch's own folder for them, downloaded where it is not there.

    Raises:
        NotImportedError: It cannot be downloaded, or what is there is not what it should be.
    """
    name = url.rpartition("/")[2]
    file = Path(torch.hub.get_dir()) / "checkpoints" / name
    found = re.search(r"-([0-9a-f]{8,64})\.", name)
    if found is None:
        raise NotImportedError("{name} has no hash in its name to be checked by.", name=name)
    if not file.exists():
        try:
            _download(url, file, found[1], tell)
        except (HTTPException, OSError, ProjectError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            raise NotImportedError(
                "The weights {name} could not be downloaded ({reason}): connect to the network, "
                "or import without weights.",
                name=name,
                reason=str(reason) or type(reason).__name__,
            ) from error
    if not _hash(file).startswith(found[1]):
        raise NotImportedError(
            "{file} is damaged, since its content does not have the hash in its name: delete it, "
            "and import again.",
            file=str(file),
        )
    return file


def _download(url: str, file: Path, start: str, tell: Tell) -> None:
    """Download a file whose hash starts in a known way; nothing else takes its place."""
    with urlopen(url, timeout=PATIENCE_SECONDS) as answer:
        total, done, digest = int(answer.headers.get("Content-Length", 0)), 0, sha256()
        file.parent.mkdir(parents=True, exist_ok=True)
        with replacing(file) as target:
            while piece := answer.read(PIECE):
                digest.update(piece)
                done += target.write(piece)
                tell(done, total, "bytes")
            if done < total:
                raise HTTPException("the connection broke off")
            if not digest.hexdigest().startswith(start):
                raise HTTPException("what came does not have the hash in its name")


def _hash(file: Path) -> str:
    digest = sha256()
    for piece in _pieces(file):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(PIECE):
            yield piece
