"""Images and numbers made from what the worker sends: pictures, maps and vectors as bytes."""

from __future__ import annotations

from math import ceil, sqrt

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from cnnstudio.gui.looks import colormaps
from cnnstudio.training.protocol import Map

MOST_MAPS = 6
MOST_BARS = 40
"""Longer vectors are shown as an image."""

LARGEST_SIDE = 96
"""Larger maps are scaled down once, not at every painting."""


def picture_image(pixels: bytes, shape: tuple[int, int, int]) -> QImage:
    """Make an image of a gray or color picture, whose bytes come channel after channel."""
    channels, height, width = shape
    size = height * width
    if len(pixels) < channels * size or not size:
        return QImage()
    if channels < 3:
        image = QImage(pixels[:size], width, height, width, QImage.Format.Format_Grayscale8)
        return _small(image.copy())
    mixed = bytearray(3 * size)
    for channel in range(3):
        mixed[channel::3] = pixels[channel * size : (channel + 1) * size]
    image = QImage(bytes(mixed), width, height, 3 * width, QImage.Format.Format_RGB888)
    return _small(image.convertToFormat(QImage.Format.Format_RGB32))


def map_image(pixels: bytes, height: int, width: int) -> QImage:
    """Make an image of one map in the colors of maps, 0 at the dark end."""
    image = QImage(pixels, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(colormaps.ink())
    return image.convertToFormat(QImage.Format.Format_RGB32)


def images_of(values: Map) -> list[QImage]:
    """Make an image of each of the first maps, or one of a long vector."""
    if len(values.shape) == 1:
        return [] if values.shape[0] <= MOST_BARS else [_vector_image(values.pixels)]
    size = values.height * values.width
    return [
        _small(map_image(values.pixels[at * size : (at + 1) * size], values.height, values.width))
        for at in range(min(values.channels, MOST_MAPS))
    ]


def _vector_image(pixels: bytes) -> QImage:
    """Write a vector in rows like text, about four times as wide as high."""
    columns = max(1, ceil(sqrt(4 * len(pixels))))
    rows = ceil(len(pixels) / columns)
    return _small(map_image(pixels.ljust(rows * columns, b"\0"), rows, columns))


def _small(image: QImage) -> QImage:
    if max(image.width(), image.height()) <= LARGEST_SIDE:
        return image
    return image.scaled(
        LARGEST_SIDE,
        LARGEST_SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def values_of(values: Map | None) -> list[float]:
    """Give the numbers of a vector, as exactly as a byte can tell."""
    if values is None:
        return []
    span = (values.high - values.low) / 255
    return [values.low + byte * span for byte in values.pixels]
