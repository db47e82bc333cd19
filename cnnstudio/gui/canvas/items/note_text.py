"""The lines of a note: plain text, broken at its width, whatever a file has written into it."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QTextLayout, QTextOption

from cnnstudio.gui.canvas.items.lettering import POINTS_PER_PIXEL, font, metrics

ROLE, FAR_ROLE = "note", "far_note"
"""How a note is written, and how its beginning is from afar."""

INSET_X, INSET_Y = 12.0, 10.0
"""Between the border of a note and its text."""


def pixels() -> float:
    """Give the size of the letters of a note."""
    return font(ROLE).pointSizeF() / POINTS_PER_PIXEL


def line_height(role: str = ROLE) -> float:
    """Give the height of a line of a note."""
    return metrics(role).height() + 2


def height_for(text: str, width: float) -> float:
    """Give how high a note of that width must be to show all of its text."""
    return len(lines(text, width - 2 * INSET_X)) * line_height() + 2 * INSET_Y


def shown_lines(text: str, width: float, height: float, role: str = ROLE) -> tuple[str, ...]:
    """Give the lines that fit into a note of that size; an ellipsis stands for the rest."""
    found = lines(text, width - 2 * INSET_X, role)
    most = max(int((height - 2 * INSET_Y + 1) / line_height(role)), 1)
    if len(found) <= most:
        return found
    return (*found[: most - 1], found[most - 1].rstrip() + "…")


@lru_cache(maxsize=512)
def lines(text: str, width: float, role: str = ROLE) -> tuple[str, ...]:
    """Break a text into lines of a width in pixels at 100 %."""
    return tuple(line for paragraph in text.split("\n") for line in _broken(paragraph, width, role))


def _broken(paragraph: str, width: float, role: str) -> list[str]:
    layout = QTextLayout(paragraph, font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    # Positions count as Qt does, in UTF-16: letters beyond it are two.
    letters = paragraph.encode("utf-16-le")
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start, end = line.textStart(), line.textStart() + line.textLength()
        found.append(letters[2 * start : 2 * end].decode("utf-16-le", errors="replace").rstrip())
    layout.endLayout()
    return found or [""]
