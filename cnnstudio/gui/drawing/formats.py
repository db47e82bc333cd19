"""Drawings as files: SVG and PDF with text that stays text, PNG in twice the size of the screen.

Each is opened again before it is given away; a `ProjectError` says so where that fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from cnnstudio import __version__
from cnnstudio.gui.drawing.picture import NetworkPicture
from cnnstudio.gui.drawing.proof import need, proved_pdf, proved_png, proved_svg
from cnnstudio.gui.drawing.svg_text import finished
from cnnstudio.layers.text import Text

DOTS_PER_INCH = 96
"""A pixel at 100 % is 1/96 inch, so that letters have the size that the cards are drawn for."""

POINTS_PER_PIXEL = 72 / DOTS_PER_INCH
PNG_SCALE = 2.0

PNG_QUALITY = 80
"""How little it is compressed, which loses nothing: a fifth larger than usual, in half the time."""

LONGEST_SIDE = 16_384
MOST_PIXELS = 40_000_000
"""Of a PNG: more cannot be opened by many programs, and takes long to write."""

LONGEST_PAGE = 14_400.0
"""Points along a side of a page, 200 inches: the limit of PDF (ISO 32000-1, annex C)."""


class Drawing(NamedTuple):
    """The bytes of a file; `note` says what was done to keep within the format's limits."""

    data: bytes
    note: Text | None = None


def svg(picture: NetworkPicture, title: str) -> Drawing:
    """Draw as SVG, one unit to a pixel."""
    size = picture.rect.size()
    buffer = opened_buffer()
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setTitle(title)
    generator.setDescription(picture.description)
    generator.setResolution(DOTS_PER_INCH)
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(generator)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), Qt.GlobalColor.white)
    picture.paint(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return Drawing(proved_svg(finished(bytes(buffer.data().data())), size))


def png(picture: NetworkPicture, title: str) -> Drawing:
    """Draw as PNG, two pixels for each of the screen, or fewer where that would be too many."""
    size = picture.rect.size()
    scale = min(
        PNG_SCALE,
        LONGEST_SIDE / max(size.width(), size.height()),
        sqrt(MOST_PIXELS / (size.width() * size.height())),
    )
    pixels = QSize(max(int(size.width() * scale), 1), max(int(size.height() * scale), 1))
    image = QImage(pixels, QImage.Format.Format_RGB32)
    for set_dots in (image.setDotsPerMeterX, image.setDotsPerMeterY):
        set_dots(round(DOTS_PER_INCH / 0.0254))
    image.setText("Title", title)
    image.setText("Software", creator())
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    picture.paint(painter, QRectF(0, 0, pixels.width(), pixels.height()))
    painter.end()
    buffer = opened_buffer()
    writer = QImageWriter(buffer, QByteArray(b"PNG"))
    writer.setQuality(PNG_QUALITY)
    need(writer.write(image), "PNG")
    data = proved_png(bytes(buffer.data().data()), pixels)
    return Drawing(data, _scaled_down(scale / PNG_SCALE))


def pdf(picture: NetworkPicture, title: str) -> Drawing:
    """Draw as PDF on one page that is as large as the drawing."""
    size = picture.rect.size() * POINTS_PER_PIXEL
    scale = min(1.0, LONGEST_PAGE / max(size.width(), size.height()))
    page = QSizeF(size.width() * scale, size.height() * scale)
    buffer = opened_buffer()
    writer = pdf_writer(buffer, title, QPageSize(page, QPageSize.Unit.Point))
    painter = QPainter(writer)
    pixels = page / POINTS_PER_PIXEL
    picture.paint(painter, QRectF(0, 0, pixels.width(), pixels.height()))
    painter.end()
    return Drawing(proved_pdf(bytes(buffer.data().data())), _scaled_down(scale))


FORMATS: Mapping[str, Callable[[NetworkPicture, str], Drawing]] = {
    "svg": svg,
    "png": png,
    "pdf": pdf,
}


def pdf_writer(buffer: QBuffer, title: str, size: QPageSize) -> QPdfWriter:
    """Make a page without margins, whose units are pixels at 100 %."""
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator(creator())
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
    return writer


def creator() -> str:
    """Name the program, for the properties of files."""
    return f"CNN Studio {__version__}"


def opened_buffer() -> QBuffer:
    """Make a file in memory."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _scaled_down(scale: float) -> Text | None:
    """Say that a drawing is smaller than it should be, if it is."""
    if scale >= 1:
        return None
    return Text(
        "The drawing is scaled down to {percent} %, because a file of this kind cannot be larger: "
        "SVG has no such limit.",
        {"percent": max(round(100 * scale), 1)},
    )
