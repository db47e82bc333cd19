"""The fonts of the canvas: fixed sizes, for the canvas has a zoom of its own."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QStaticText, QTransform

from cnnstudio.gui.looks import fonts

NARROW = 90
"""Percent: DejaVu Sans is a tenth wider than Inter, for which the cards are drawn."""

MOST_TEXTS = 20_000
"""Whose widths are remembered: most texts on the canvas stand on many cards."""

MOST_WRITTEN = 4_000
"""Whose letters are kept in their places: some more than what is in view."""

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
CENTER = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine

POINTS_PER_PIXEL = 0.75
_SIZES: dict[str, tuple[float, int]] = {
    "name": (12.5, 600),
    "kind": (10.5, 400),
    "settings": (11.0, 400),
    "caption": (9.5, 400),
    "value": (11.5, 600),
    "strip": (11.0, 500),
    "detail": (10.5, 400),
    "wire": (10.5, 500),
    "error": (10.5, 600),
    "small": (9.5, 600),
    "note": (12.0, 400),
    "far_note": (18.0, 400),
    "title": (13.0, 600),
    "far": (18.0, 600),
    "far_long": (13.0, 600),
    "distant": (9.0, 500),
}


@cache
def font(role: str) -> QFont:
    """Give the font of a text on the canvas."""
    pixels, weight = _SIZES[role]
    made = fonts.make("body")
    # Half pixels only exist as points, of which there are 96 to the inch on the canvas.
    made.setPointSizeF(pixels * POINTS_PER_PIXEL)
    made.setWeight(QFont.Weight(weight))
    if "DejaVu" in made.family():
        made.setStretch(NARROW)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(role: str) -> QFontMetricsF:
    """Give the sizes of letters of a font."""
    return QFontMetricsF(font(role))


@lru_cache(maxsize=MOST_TEXTS)
def width_of(text: str, role: str) -> float:
    """Give the width of a text in pixels at 100 %."""
    return metrics(role).horizontalAdvance(text)


@lru_cache(maxsize=MOST_TEXTS)
def elided(text: str, role: str, width: float) -> str:
    """Give as much of a text as fits, with an ellipsis for the rest."""
    return metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, width)


def wrapped(text: str, role: str, width: float, most: int) -> list[str]:
    """Break a text into lines of that width; what is beyond `most` lines is an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = 1
        while count < len(words) and width_of(" ".join(words[: count + 1]), role) <= width:
            count += 1
        lines.append(elided(" ".join(words[:count]), role, width))
        words = words[count:]
    return [*lines, elided(" ".join(words), role, width)] if words and most > 0 else lines


def write(
    painter: QPainter, text: str, role: str, left: float, top: float, *, ends_at: bool = False
) -> None:
    """Write a line from a point on, or up to it: several times faster than into a rectangle."""
    if text:
        painter.setFont(font(role))
        left -= width_of(text, role) if ends_at else 0
        painter.drawStaticText(QPointF(left, top), _static(text, role))


def write_centered(painter: QPainter, text: str, role: str, center: float, top: float) -> None:
    """Write a line to both sides of a point."""
    write(painter, text, role, center - width_of(text, role) / 2, top)


@lru_cache(maxsize=MOST_WRITTEN)
def _static(text: str, role: str) -> QStaticText:
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.ModerateCaching)
    made.prepare(QTransform(), font(role))
    return made


def centered_in(rect: QRectF, role: str) -> float:
    """Give where a line begins that stands in the middle of the height of a rectangle."""
    return rect.top() + (rect.height() - metrics(role).height()) / 2


def line_rect(left: float, top: float, width: float, role: str) -> QRectF:
    """Give the room of one line of text."""
    return QRectF(left, top, width, metrics(role).height())
