"""The picture of a network that its project file carries, for lists of projects."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QImage, QImageWriter, QPainter

from cnnstudio.gui.gallery.drawing import paint_blank, paint_marks
from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.tokens import LIGHT
from cnnstudio.network.graph import Network
from cnnstudio.zoo.sketch import sketch

SIZE = QSize(124, 76)
"""Logical pixels, in the proportions of the list on the start page."""

SHARPNESS = 2
MARGIN = 8

MOST_NODES = 2_000
"""Of larger networks no picture is drawn, since saving them takes long enough."""


def thumbnail(network: Network) -> bytes | None:
    """Draw a network as PNG, in the light colors, whatever the window looks like now."""
    if len(network.nodes) > MOST_NODES:
        return None
    image = QImage(SIZE * SHARPNESS, QImage.Format.Format_RGB32)
    image.fill(LIGHT.color("panel"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(SHARPNESS, SHARPNESS)
    rect = QRectF(0, 0, SIZE.width(), SIZE.height()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    with theme.current().painting(LIGHT):
        marks = sketch(network)
        if marks:
            paint_marks(painter, rect, marks)
        else:
            paint_blank(painter, rect)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())
