"""Texts in SVG files that look the same in every program and cannot break the file.

Qt writes each text with the name and size of its font. A program without that font takes another
one, in which the text would be wider than its card: so each text says how wide it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from PySide6.QtGui import QFont, QFontMetricsF

from cnnstudio.gui.canvas.items.lettering import NARROW

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 does not allow, not even escaped; names from files may hold it."""

_TEXT = re.compile(
    r'(<text [^>]*?font-family=")([^"]*)(" font-size="([\d.]+)" font-weight="(\d+)"[^>]*?)'
    r">([^<]*)</text>"
)
_POINTS_PER_PIXEL = 0.75

_QUICK = 'image-rendering="optimizeSpeed"'
_PIXELS = f'{_QUICK} style="image-rendering:pixelated"'
"""So that the pixels of small maps stay squares, in programs that know only one of the two."""


def finished(data: bytes) -> bytes:
    """Clean what Qt wrote, and give each text its width and a second choice of font."""
    text = _NOT_IN_XML.sub("", data.decode("utf-8", errors="replace"))
    text = text.replace(_QUICK, _PIXELS)
    return _TEXT.sub(_with_width, text).encode()


def _with_width(found: re.Match[str]) -> str:
    start, family, rest, size, weight, words = found.groups()
    width = _width_of(unescape(words), unescape(family), float(size), int(weight))
    length = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return f"{start}{family}, sans-serif{rest}{length}>{words}</text>"


@lru_cache(maxsize=4096)
def _width_of(words: str, family: str, size: float, weight: int) -> float:
    return _metrics(family, size, weight).horizontalAdvance(words)


@lru_cache(maxsize=64)
def _metrics(family: str, size: float, weight: int) -> QFontMetricsF:
    """Give the sizes of letters of a font as the canvas uses it."""
    font = QFont(family)
    font.setPointSizeF(size * _POINTS_PER_PIXEL)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if "DejaVu" in family:
        font.setStretch(NARROW)
    return QFontMetricsF(font)
