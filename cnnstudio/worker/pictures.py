"""Folders of pictures: one subfolder for each class, any sizes and formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from math import prod
from pathlib import Path

import torch
from PIL import Image, ImageOps, UnidentifiedImageError
from safetensors import SafetensorError
from safetensors.torch import load_file, save
from torch import Tensor
from torchvision.transforms.v2.functional import center_crop, pil_to_tensor, resize

from cnnstudio import paths
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import write_atomically
from cnnstudio.worker.data import DataError, Split, Tell, stratified
from cnnstudio.worker.tuning import memory

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff"})
TRAIN_FOLDERS = ("train", "training")
TEST_FOLDERS = ("test", "val", "validation", "valid")

TEST_SHARE = 0.2
"""How much of a folder without a test folder is set aside for testing."""

NAMED = 3
"""Broken files that are named; of more, only the number is said."""

KEPT = 4
"""Folders whose pictures are kept ready."""

Labeled = tuple[Path, int]


def load_folder(
    choice: DataChoice, project: Path | None, tell: Tell
) -> tuple[Split, Split, tuple[str, ...]]:
    """Read all pictures of a folder at the size that was chosen.

    Returns:
        Training split, test split, and the names of the classes.

    Raises:
        DataError: The folder, its classes or a picture in it cannot be used.
    """
    folder = (project or Path()) / choice.folder
    if not choice.folder or not folder.is_dir():
        raise DataError(
            "There is no folder {folder}: choose the folder of pictures again.", folder=str(folder)
        )
    train, test = _part(folder, TRAIN_FOLDERS), _part(folder, TEST_FOLDERS)
    classes = choice.folder_classes or class_names(train or folder)
    if len(classes) < 2:
        raise DataError(
            "{folder} needs a subfolder with pictures for each class, and at least two.",
            folder=str(train or folder),
        )
    training = _labeled(train or folder, classes)
    testing = _labeled(test, classes) if train and test else []
    pictures = _read_or_recall([*training, *testing], choice.folder_shape, tell)
    whole = Split(pictures[: len(training)], _labels(training))
    if not testing:
        return *stratified(whole, round(TEST_SHARE * len(whole)), seed=0), classes
    # In an order by chance, so that one does not leaf through one class after the other.
    shown, _ = stratified(Split(pictures[len(training) :], _labels(testing)), 0, seed=0)
    return whole, shown, classes


def class_names(folder: Path) -> tuple[str, ...]:
    """Give the names of the subfolders that hold pictures, in order."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and files(path)))


def files(folder: Path) -> list[Path]:
    """Give the picture files of a folder, in order."""
    found = (path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)
    return sorted(path for path in found if not path.name.startswith("."))


def _part(folder: Path, names: Sequence[str]) -> Path | None:
    return next((folder / name for name in names if (folder / name).is_dir()), None)


def _labeled(folder: Path, classes: Sequence[str]) -> list[Labeled]:
    """List the files of all classes with their class numbers."""
    found: list[Labeled] = []
    for label, name in enumerate(classes):
        if not (folder / name).is_dir():
            raise DataError("The folder {folder} of a class is missing.", folder=str(folder / name))
        found += [(file, label) for file in files(folder / name)]
    if not found:
        raise DataError(
            "There are no pictures in {folder}: choose another folder.", folder=str(folder)
        )
    return found


def _labels(labeled: Sequence[Labeled]) -> Tensor:
    return torch.tensor([label for _, label in labeled], dtype=torch.int64)


# --- reading -------------------------------------------------------------------------------------


def _read_all(labeled: Sequence[Labeled], shape: tuple[int, int, int], tell: Tell) -> Tensor:
    """Read pictures: uint8, count x channels x height x width."""
    _need_room(len(labeled) * prod(shape))
    pictures = torch.empty((len(labeled), *shape), dtype=torch.uint8)
    broken: list[Path] = []
    for place, (file, _) in enumerate(labeled):
        tell(place, len(labeled), "pictures")
        try:
            pictures[place] = read_picture(file, shape)
        except DataError:
            broken.append(file)
    if broken:
        names = ", ".join(str(file) for file in broken[:NAMED])
        if not broken[NAMED:]:
            raise DataError(
                "These pictures cannot be read: {names}. Repair or remove them.", names=names
            )
        raise DataError(
            "These pictures and {count} more cannot be read: {names}. Repair or remove them.",
            names=names,
            count=len(broken) - NAMED,
        )
    return pictures


def _need_room(size: int) -> None:
    """Refuse pictures that would take more than half of this computer's memory."""
    room = memory() // 2
    if size > room:
        raise DataError(
            "These pictures take {size} GB, and {room} GB can be used: choose a smaller picture "
            "size, or fewer pictures.",
            size=round(size / 1e9, 1),
            room=round(room / 1e9, 1),
        )


def read_picture(file: Path, shape: tuple[int, int, int]) -> Tensor:
    """Read one picture and bring it to a size: uint8, channels x height x width.

    The smaller side is fitted and the middle is cut out, so that nothing is distorted. A photo is
    turned as its camera noted.

    Raises:
        DataError: It cannot be read.
    """
    channels, height, width = shape
    mode = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[channels]
    try:
        with Image.open(file) as image:
            picture = pil_to_tensor(_in_bytes(ImageOps.exif_transpose(image)).convert(mode))
    except (OSError, SyntaxError, UnidentifiedImageError, ValueError) as error:
        raise DataError(
            "{file} is not a picture that can be read: remove it.", file=str(file)
        ) from error
    except Image.DecompressionBombError as error:
        raise DataError(
            "{file} has too many pixels: make it smaller, or remove it.", file=str(file)
        ) from error
    scale = max(height / picture.shape[1], width / picture.shape[2])
    rows, columns = round(picture.shape[1] * scale), round(picture.shape[2] * scale)
    picture = resize(picture, [max(height, rows), max(width, columns)], antialias=True)
    return center_crop(picture, [height, width])


def _in_bytes(image: Image.Image) -> Image.Image:
    """Bring 16 bits a pixel to 8, which PIL would cut off instead."""
    return image.point(lambda value: value * (1 / 257)) if image.mode.startswith("I") else image


# --- keeping what was read -----------------------------------------------------------------------


def _read_or_recall(labeled: Sequence[Labeled], shape: tuple[int, int, int], tell: Tell) -> Tensor:
    """Read pictures, or take them as they were read before, if no file has changed since.

    Thousands of photos take minutes to read, and the assistant and each run need them.
    """
    kept = paths.data_sets_folder() / "folders" / f"{_digest(labeled, shape)}.safetensors"
    if kept.exists():
        try:
            pictures = load_file(kept)["pictures"]
        except (OSError, KeyError, SafetensorError):
            kept.unlink(missing_ok=True)
        else:
            kept.touch()
            return pictures
    pictures = _read_all(labeled, shape, tell)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, save({"pictures": pictures}))
    except (OSError, ProjectError):
        # A full disk costs only the time to read the pictures again.
        return pictures
    for old in list(_oldest_first(kept.parent))[:-KEPT]:
        old.unlink(missing_ok=True)
    return pictures


def _oldest_first(folder: Path) -> Iterator[Path]:
    stamped = [(file.stat().st_mtime_ns, file) for file in folder.glob("*.safetensors")]
    return (file for _, file in sorted(stamped))


def _digest(labeled: Sequence[Labeled], shape: tuple[int, int, int]) -> str:
    """Give a name that changes with any file: its place, size and time."""
    digest = sha256(repr(shape).encode())
    for file, _ in labeled:
        status = file.stat()
        digest.update(f"{file.absolute()}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:32]
