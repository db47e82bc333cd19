"""Drawings are opened again before anything is saved: what cannot be opened is no drawing."""

from __future__ import annotations

import re

from PySide6.QtCore import QByteArray, QSize, QSizeF
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer

from cnnstudio.project.errors import ProjectError

_PAGE = re.compile(rb"/Type\s*/Page\b")
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
"""Where the table of a PDF's objects begins, in its last lines (ISO 32000-1, 7.5.5)."""


def need(is_sound: bool, kind: str) -> None:
    """Refuse what came out wrong.

    Raises:
        ProjectError: It did.
    """
    if not is_sound:
        raise ProjectError(
            "Nothing was saved, since the {kind} that was drawn cannot be opened again: close "
            "other programs, which may need the memory, and try again.",
            kind=kind,
        )


def proved_svg(data: bytes, size: QSizeF) -> bytes:
    """Give a drawing back if it opens in its size."""
    opened = QSvgRenderer(QByteArray(data))
    need(opened.isValid() and opened.viewBoxF().size() == size, "SVG")
    return data


def proved_png(data: bytes, pixels: QSize) -> bytes:
    """Give a picture back if it opens in its size."""
    need(QImage.fromData(QByteArray(data)).size() == pixels, "PNG")
    return data


def proved_pdf(data: bytes) -> bytes:
    """Give a document back if it is whole and has one page."""
    end = _END.search(data, max(len(data) - 100, 0))
    is_whole = end is not None and data[int(end[1]) :].startswith(b"xref")
    need(data.startswith(b"%PDF-") and is_whole and len(_PAGE.findall(data)) == 1, "PDF")
    return data
