"""A sheet of paper to write on: texts in a few sizes, cut to their room, in the colors of paper.

Lengths are in pixels of 1/96 inch, as on the canvas.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from cnnstudio.gui.canvas.items.lettering import NARROW
from cnnstudio.gui.drawing.picture import PAPER
from cnnstudio.gui.looks import fonts

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter

LEADING = 1.32
"""From one line to the next, in sizes of the letters."""

_POINTS_PER_PIXEL = 0.75


@cache
def font(size: float, weight: int = 400) -> QFont:
    """Make a font of so many pixels."""
    made = fonts.make("body")
    made.setPointSizeF(size * _POINTS_PER_PIXEL)
    made.setWeight(QFont.Weight(weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if "DejaVu" in made.family():
        made.setStretch(NARROW)
    return made


@cache
def metrics(size: float, weight: int = 400) -> QFontMetricsF:
    """Give the sizes of letters of a font."""
    return QFontMetricsF(font(size, weight))


def width_of(text: str, size: float, weight: int = 400) -> float:
    """Give the width of a text."""
    return metrics(size, weight).horizontalAdvance(text)


def wrapped(text: str, size: float, width: float, most: int) -> list[str]:
    """Break a text into lines of that width; an ellipsis stands for what is beyond `most` lines."""
    lines: list[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".lstrip()
            if line and width_of(longer, size) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    kept = [line for line in lines if line][: most + 1]
    if len(kept) > most:
        kept[most - 1 :] = [f"{kept[most - 1]}…"]
    return [metrics(size).elidedText(line, Qt.TextElideMode.ElideRight, width) for line in kept]


class Sheet:
    """Writes and draws on one page."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter

    def write(
        self,
        text: str,
        place: QRectF,
        size: float,
        *,
        weight: int = 400,
        color: str = "text",
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Write one line at the top of a place, with an ellipsis for what does not fit."""
        shown = metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        flags = align | Qt.AlignmentFlag.AlignTop
        flags |= Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        self.painter.setFont(font(size, weight))
        self.painter.setPen(PAPER.color(color))
        self.painter.drawText(place, flags, shown)

    def write_lines(
        self, lines: list[str], place: QRectF, size: float, *, color: str = "text"
    ) -> None:
        """Write lines one below the other."""
        for at, line in enumerate(lines):
            self.write(line, place.translated(0, at * size * LEADING), size, color=color)

    def line(self, start: QPointF, end: QPointF, color: str, width: float = 0.75) -> None:
        """Draw a straight line."""
        self.painter.setPen(QPen(PAPER.color(color), width))
        self.painter.drawLine(start, end)

    def rule(self, left: float, right: float, y: float, color: str = "border") -> None:
        """Draw a line across."""
        self.line(QPointF(left, y), QPointF(right, y), color)
