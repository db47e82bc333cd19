"""A grid of small pictures with sharp pixels: feature maps, filters."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from cnnstudio.app import words
from cnnstudio.gui import accessibility
from cnnstudio.gui.explore.pictures import paint_pixels
from cnnstudio.gui.looks import theme

GAP = 10
CAPTION = 16
SMALLEST, LARGEST = 36, 360


class Spot(NamedTuple):
    """A pixel of one of the tiles, counted from 0."""

    tile: int
    row: int
    column: int


class TileGrid(QWidget):
    """Pictures side by side, as large as all of them can be; lies in a `TileScroll`.

    Signals: `pointed` carries the `Spot` under the pointer, or None.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: Sequence[QImage] = ()
        self._captions: Sequence[str] = ()
        self._columns = 0
        self._across, self._side = 1, SMALLEST
        self._spot: Spot | None = None
        self._room = (400, 300)
        self.setMouseTracking(True)
        accessibility.present(self, accessibility.Role.Graphic)

    @property
    def images(self) -> Sequence[QImage]:
        """The pictures that are shown."""
        return self._images

    def set_tiles(
        self, images: Sequence[QImage], captions: Sequence[str], columns: int = 0
    ) -> None:
        """Show pictures of one size, in rows of `columns`, or as many as fit if that is 0."""
        self._images, self._captions, self._columns = images, captions, columns
        text = self.tr("{count} pictures side by side")
        self.setAccessibleName(text.format(count=words.number(len(images))))
        self.setAccessibleDescription(", ".join(captions))
        self._arrange()
        self.update()

    def set_room(self, width: int, height: int) -> None:
        """Say how much can be seen at once."""
        self._room = (width, height)
        self._arrange()

    def _arrange(self) -> None:
        """Find the largest side with which all tiles can be seen, and the room they need."""
        if not self._images:
            self.setMinimumHeight(0)
            return
        width, height = self._room
        for side in range(LARGEST, SMALLEST - 1, -4):
            self._side = side
            self._across = self._columns or max((width - GAP) // (side + GAP), 1)
            fits_across = GAP + self._across * (side + GAP) <= width
            if fits_across and self._needed_height() <= height:
                break
        self._side = self._snapped(self._side)
        self.setMinimumSize(
            GAP + self._across * (self._side + GAP) if self._columns else 0, self._needed_height()
        )

    def _snapped(self, side: int) -> int:
        """Make all pixels of a picture equally large, where it has more than a few."""
        width = self._images[0].width()
        return side // width * width if width <= side and side // width * width else side

    def _needed_height(self) -> int:
        rows = ceil(len(self._images) / self._across)
        return GAP + rows * (self._tile_height() + CAPTION + GAP)

    def _tile_height(self) -> int:
        image = self._images[0]
        return max(round(self._side * image.height() / image.width()), 1)

    def tile_rect(self, index: int) -> QRectF:
        """Give the place of a picture."""
        row, column = divmod(index, self._across)
        height = self._tile_height()
        return QRectF(
            GAP + column * (self._side + GAP),
            GAP + row * (height + CAPTION + GAP),
            self._side,
            height,
        )

    def spot_at(self, point: QPointF) -> Spot | None:
        """Find the pixel at a point."""
        if not self._images:
            return None
        column = int((point.x() - GAP) // (self._side + GAP))
        row = int((point.y() - GAP) // (self._tile_height() + CAPTION + GAP))
        index = row * self._across + column
        if not 0 <= column < self._across or not 0 <= index < len(self._images):
            return None
        rect, image = self.tile_rect(index), self._images[index]
        if not rect.contains(point):
            return None
        return Spot(
            index,
            min(int((point.y() - rect.top()) / rect.height() * image.height()), image.height() - 1),
            min(int((point.x() - rect.left()) / rect.width() * image.width()), image.width() - 1),
        )

    # --- Qt ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tiles that can be seen, and the pixel under the pointer."""
        now = theme.current()
        painter = QPainter(self)
        painter.setFont(now.font("secondary"))
        for index, image in enumerate(self._images):
            rect = self.tile_rect(index)
            if not rect.adjusted(0, 0, 0, CAPTION).intersects(event.rect().toRectF()):
                continue
            paint_pixels(painter, rect, image)
            painter.setPen(now.color("text2"))
            caption = QRectF(rect.left(), rect.bottom() + 1, rect.width(), CAPTION)
            painter.drawText(caption, Qt.AlignmentFlag.AlignLeft, self._captions[index])
        if self._spot is not None and self._spot.tile < len(self._images):
            painter.setPen(QPen(now.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self._pixel_rect(self._spot))
        painter.end()

    def _pixel_rect(self, spot: Spot) -> QRectF:
        rect, image = self.tile_rect(spot.tile), self._images[spot.tile]
        width, height = rect.width() / image.width(), rect.height() / image.height()
        return QRectF(
            rect.left() + spot.column * width, rect.top() + spot.row * height, width, height
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which pixel is under the pointer."""
        self._point_at(self.spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._point_at(None)

    def _point_at(self, spot: Spot | None) -> None:
        if spot != self._spot:
            self._spot = spot
            self.update()
            self.pointed.emit(spot)


class TileScroll(QScrollArea):
    """Shows a `TileGrid`, with scroll bars where it is larger."""

    def __init__(self, grid: TileGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = grid
        self.setAccessibleName(self.tr("Pictures"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidget(grid)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the grid arrange itself anew."""
        super().resizeEvent(event)
        # A scroll bar that comes and goes must not change what fits.
        self._grid.set_room(self.width() - 14, self.height())
