"""Maps, pictures and filters as images, one pixel for each number; they are painted without blur.

Nothing here needs numpy: the bytes that helper processes send are pictures already, and filters
are few enough to be read one number at a time unless many are asked for.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from math import isfinite

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from cnnstudio.gui.looks import colormaps, theme
from cnnstudio.training.protocol import FilterValues, Map

Values = Sequence[float]
ZERO = 128
"""The index of 0 in the table of signed numbers."""


def map_image(map_: Map, channel: int, *, own_scale: bool = False) -> QImage | None:
    """Give one channel of a node's maps in ink colors; None where it was not sent.

    With `own_scale` the channel's smallest value is darkest and its largest lightest; else the
    scale is that of all channels of the node.
    """
    if not 0 <= channel < map_.channels:
        return None
    pixels = channel_bytes(map_, channel)
    if own_scale:
        pixels = stretch(pixels)
    return indexed(pixels, map_.width, map_.height, colormaps.ink())


def channel_bytes(map_: Map, channel: int) -> bytes:
    """Give the bytes of one channel, row after row."""
    size = map_.height * map_.width
    return map_.pixels[channel * size : (channel + 1) * size]


def stretch(pixels: bytes) -> bytes:
    """Spread bytes over the whole range from 0 to 255."""
    low, high = min(pixels, default=0), max(pixels, default=0)
    if high == low:
        return pixels
    table = bytes(min(max(round(255 * (byte - low) / (high - low)), 0), 255) for byte in range(256))
    return pixels.translate(table)


def value_at(map_: Map, channel: int, row: int, column: int) -> float | None:
    """Give the value of a unit, as exact as one byte tells it; None where it was not sent."""
    index = (channel * map_.height + row) * map_.width + column
    if not 0 <= channel < map_.channels or index >= len(map_.pixels):
        return None
    return map_.low + map_.pixels[index] / 255 * (map_.high - map_.low)


def picture_image(picture: bytes, shape: Sequence[int]) -> QImage | None:
    """Give an input picture, channel after channel in its bytes, in gray or in color."""
    channels, height, width = shape
    size = height * width
    if len(picture) < channels * size or not size:
        return None
    if channels < 3:
        return indexed(picture[:size], width, height, colormaps.gray())
    packed = bytearray(3 * size)
    for channel in range(3):
        packed[channel::3] = picture[channel * size : (channel + 1) * size]
    image = QImage(bytes(packed), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()


def indexed(pixels: bytes, width: int, height: int, table: list[int]) -> QImage:
    """Make an image of one byte a pixel; it keeps a copy of the bytes."""
    image = QImage(pixels, width, height, width, QImage.Format.Format_Indexed8).copy()
    image.setColorTable(table)
    return image


# --- filters -----------------------------------------------------------------------------------


def filter_numbers(answer: FilterValues) -> array[float]:
    """Read the numbers of an answer, filter after filter."""
    numbers = array("f", answer.values)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def largest(numbers: Values) -> float:
    """Give the largest absolute value: both ends of a scale that is symmetric about 0."""
    limit = max(max(numbers, default=0.0), -min(numbers, default=0.0))
    if isfinite(limit):
        return limit
    return max((abs(number) for number in numbers if isfinite(number)), default=0.0)


def signed_image(numbers: Values, width: int, height: int, limit: float) -> QImage:
    """Draw numbers with a sign: 0 in the middle of the scale, which ends at plus/minus `limit`."""
    scale = (ZERO - 1) / limit if limit > 0 else 0.0
    pixels = bytes(
        ZERO + max(min(round(number * scale), ZERO - 1), 1 - ZERO) if isfinite(number) else ZERO
        for number in numbers[: width * height]
    )
    return indexed(pixels, width, height, colormaps.signed())


def color_image(numbers: Values, width: int, height: int, limit: float) -> QImage:
    """Draw a filter of three channels in red, green and blue: 0 is middle gray."""
    size, scale = width * height, 127 / limit if limit > 0 else 0.0
    packed = bytearray(3 * size)
    for channel in range(3):
        plane = numbers[channel * size : (channel + 1) * size]
        packed[channel::3] = bytes(max(min(round(128 + n * scale), 255), 0) for n in plane)
    image = QImage(bytes(packed), width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.copy()


# --- painting ----------------------------------------------------------------------------------


def paint_pixels(painter: QPainter, target: QRectF, image: QImage) -> None:
    """Paint an image with sharp pixels."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    painter.drawImage(target, image)


def paint_grid(painter: QPainter, target: QRectF, rows: int, columns: int) -> None:
    """Paint the empty units of a map whose values are not known."""
    now = theme.current()
    painter.fillRect(target, now.color("sunken"))
    painter.setPen(QPen(now.color("border"), 0))
    if target.width() / max(columns, 1) >= 3 and target.height() / max(rows, 1) >= 3:
        for column in range(1, columns):
            x = target.left() + column * target.width() / columns
            painter.drawLine(QPointF(x, target.top()), QPointF(x, target.bottom()))
        for row in range(1, rows):
            y = target.top() + row * target.height() / rows
            painter.drawLine(QPointF(target.left(), y), QPointF(target.right(), y))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(target)


def paint_padding(painter: QPainter, target: QRectF) -> None:
    """Paint the hatched ground of padding."""
    now = theme.current()
    painter.fillRect(target, now.color("sunken"))
    hatch = QColor(now.color("border_strong"))
    painter.fillRect(target, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
