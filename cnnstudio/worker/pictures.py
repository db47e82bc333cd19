"""Folders of pictures: one subfolder for each class, any sizes and formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torchvision.transforms.v2.functional import pil_to_tensor, resize

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.worker.data import DataError, Split

ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".gif", ".webp", ".tif", ".tiff"})
TEST_SHARE = 0.2
"""How much of a folder without a test folder is set aside for testing."""


def load_folder(choice: DataChoice, project: Path | None) -> tuple[Split, Split]:
    """Read all pictures of a folder at the size that was chosen: training and test split.

    Raises:
        DataError: The folder, its classes or a picture in it cannot be used.
    """
    from cnnstudio.worker.data import stratified

    folder = Path(choice.folder)
    if project is not None:
        folder = project / folder
    if not folder.is_dir():
        raise DataError(f"There is no folder {folder}: choose the folder of pictures again.")
    train = next(
        (folder / name for name in ("train", "training") if (folder / name).is_dir()), folder
    )
    names = ("test", "val", "validation")
    test = next((folder / name for name in names if (folder / name).is_dir()), None)
    classes = choice.folder_classes or class_names(train)
    if len(classes) < 2:
        raise DataError(f"{train} needs a subfolder with pictures for each of at least 2 classes.")
    pictures = read_split(train, classes, choice.folder_shape)
    if train != folder and test is not None:
        return pictures, read_split(test, classes, choice.folder_shape)
    return stratified(pictures, round(TEST_SHARE * len(pictures)), seed=0)


def class_names(folder: Path) -> tuple[str, ...]:
    """Give the names of the subfolders that hold pictures, in order."""
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and files(path)))


def files(folder: Path) -> list[Path]:
    """Give the picture files of a folder, in order."""
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)


def read_split(folder: Path, classes: Sequence[str], shape: tuple[int, int, int]) -> Split:
    """Read the pictures of all classes: uint8, count x channels x height x width."""
    pictures: list[Tensor] = []
    labels: list[int] = []
    for label, name in enumerate(classes):
        if not (folder / name).is_dir():
            raise DataError(f"The class folder {folder / name} is missing.")
        for file in files(folder / name):
            pictures.append(read_picture(file, shape))
            labels.append(label)
    if not pictures:
        raise DataError(f"There are no pictures in {folder}.")
    return Split(torch.stack(pictures), torch.tensor(labels))


def read_picture(file: Path, shape: tuple[int, int, int]) -> Tensor:
    """Read one picture and bring it to a size: uint8, channels x height x width.

    The smaller side is fitted and the middle is cut out, so that nothing is distorted.
    """
    from PIL import Image, UnidentifiedImageError

    channels, height, width = shape
    mode = {1: "L", 3: "RGB", 4: "RGBA"}.get(channels, "RGB")
    try:
        with Image.open(file) as image:
            picture = pil_to_tensor(image.convert(mode))
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError) as error:
        raise DataError(f"{file} is not a picture that can be read: remove it.") from error
    scale = max(height / picture.shape[1], width / picture.shape[2])
    size = [
        max(height, round(picture.shape[1] * scale)),
        max(width, round(picture.shape[2] * scale)),
    ]
    picture = resize(picture, size, antialias=True)
    top, left = (size[0] - height) // 2, (size[1] - width) // 2
    return picture[:channels, top : top + height, left : left + width]
