"""Names on the canvas from afar: as large at any zoom, wherever there is room for them.

Frames of groups are named first, outer ones before those in them, then cards. A name that does not
fit into its block is left out rather than cut.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter, QTransform

from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.items.lettering import (
    centered_in,
    metrics,
    width_of,
    write,
    write_centered,
)

PADDING = 4.0
"""Between a name and the edges of its block, in pixels of the screen."""

SLACK = 1.0
"""A letter's height is counted with room for accents, which may stick out."""

FRAME_INSET = QPointF(4.0, 0.0)
"""From the corner of a frame to its name."""


class Named(NamedTuple):
    """A block of the canvas and what it is called.

    `strip` is the height above all cards in a frame: its name stands there.
    """

    rect: QRectF
    name: str
    family: str
    strip: float = 0.0

    @property
    def room(self) -> QSizeF:
        """The room for the name."""
        size = self.rect.size()
        return QSizeF(size.width(), self.strip) if self.strip else size


class FarNames:
    """Writes names of blocks where they fit."""

    def __init__(self, find: Callable[[], Iterable[Named]]) -> None:
        """Make it; `find` gives the blocks, outer frames first, then inner ones, then cards."""
        self._find = find
        self._frames: list[tuple[float, Named]] | None = None
        self._cards: list[tuple[float, Named]] = []
        """From which zoom on each name fits."""

    def forget(self) -> None:
        """Look at the blocks again before the next painting."""
        self._frames = None

    def paint(self, painter: QPainter, to_view: QTransform, seen: QRectF, now: Colors) -> None:
        """Write the names of what is seen, onto a painter in coordinates of the view.

        Args:
            painter: Where to.
            to_view: From the scene to the view.
            seen: The part of the scene that is in view.
            now: The colors that hold.
        """
        by_family: dict[str, list[Named]] = {}
        for named in self._fitting(to_view.m11()):
            if seen.intersects(named.rect):
                by_family.setdefault(named.family, []).append(named)
        for family, found in by_family.items():
            painter.setPen(now.family(family).ink)
            for named in found:
                _write(painter, to_view.mapRect(named.rect), named)

    def _fitting(self, zoom: float) -> list[Named]:
        """Give the blocks whose names fit, frames only where their names do not meet."""
        if self._frames is None:
            found = [(_fits_from(named), named) for named in self._find() if named.name]
            self._frames = [each for each in found if each[1].strip]
            self._cards = [each for each in found if not each[1].strip]
        chosen: list[Named] = []
        taken: list[QRectF] = []
        for least, named in self._frames:
            if zoom >= least:
                corner, (width, height) = named.rect.topLeft() * zoom, _size(named.name)
                room = QRectF(corner, QSizeF(width + PADDING, height))
                if not any(room.intersects(other) for other in taken):
                    taken.append(room)
                    chosen.append(named)
        return chosen + [named for least, named in self._cards if zoom >= least]


def _fits_from(named: Named) -> float:
    """Give the smallest zoom at which a name has room."""
    width, height = _size(named.name)
    room = named.room
    return max((width + PADDING) / room.width(), (height - SLACK) / room.height())


def _size(name: str) -> tuple[float, float]:
    return width_of(name, "distant"), metrics("distant").height()


def _write(painter: QPainter, block: QRectF, named: Named) -> None:
    if named.strip:
        corner = block.topLeft() + FRAME_INSET
        write(painter, named.name, "distant", corner.x(), corner.y())
    else:
        top = centered_in(block, "distant")
        write_centered(painter, named.name, "distant", block.center().x(), top)
