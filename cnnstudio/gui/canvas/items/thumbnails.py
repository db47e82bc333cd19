"""What a network makes of the picture, small on each card: maps, bars, the answer.

Each is a child of its card, so that new maps repaint nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.app import words
from cnnstudio.gui.canvas.items import colors, geometry
from cnnstudio.gui.canvas.items.lettering import (
    CENTER,
    LEFT,
    RIGHT,
    centered_in,
    elided,
    font,
    line_rect,
    width_of,
    write,
)
from cnnstudio.gui.canvas.items.map_images import (
    MOST_BARS,
    MOST_MAPS,
    images_of,
    picture_image,
    values_of,
)
from cnnstudio.layers.base import Shape
from cnnstudio.training.protocol import Map

PER_ROW = 3
GAP = 4.0
MOST_BAR_LABELS = 12
ROWS_OF_ANSWERS = 4


class Picture(NamedTuple):
    """The picture that is looked at, as bytes channel after channel, and what it shows."""

    pixels: bytes
    shape: tuple[int, int, int]
    caption: str


class Answer(NamedTuple):
    """The network's answer: a share for each class, and the true class, -1 where unknown."""

    shares: tuple[float, ...]
    label: int
    classes: tuple[str, ...]


class Thumbnails(QGraphicsItem):
    """Paints what one node of a card makes of the picture.

    Most cards are out of view: what there is to see is looked up when it is looked at.
    """

    def __init__(
        self,
        parent: QGraphicsItem,
        width: float,
        caption: str = "",
        look_up: Callable[[Thumbnails], None] | None = None,
    ) -> None:
        """Make it for a card of that width.

        Args:
            parent: The card.
            width: Its width.
            caption: What stands below a long vector.
            look_up: Called before it is looked at, once after each `forget`, to say what it shows.
        """
        super().__init__(parent)
        self._width = width
        self._caption = caption
        top, bottom = 44, geometry.FOOTER_TOP + geometry.FOOTER_HEIGHT
        self._bounds = QRectF(
            geometry.STRIPE_WIDTH, top, width - geometry.STRIPE_WIDTH, bottom - top
        )
        self._look_up = look_up
        self._is_up_to_date = look_up is None
        self._shape: Shape | None = None
        self._given: Map | None = None
        self._map: Map | None = None
        self._picture: Picture | None = None
        self._answer: Answer | None = None
        self._images: list[QImage] = []
        self._is_picture = self._is_answer = False
        self._cells: list[QRectF] = []
        self._cells_key: object = None

    # --- what it shows -------------------------------------------------------------------------

    def forget(self) -> None:
        """Look up again what there is to see, when it is painted the next time."""
        self._is_up_to_date = self._look_up is None

    def is_to_change(self, values: Map | None) -> bool:
        """Whether what was looked up is another map than this one; always said of the ends."""
        if self._is_picture or self._is_answer:
            return True
        return self._is_up_to_date and values is not self._given

    def _catch_up(self) -> None:
        if not self._is_up_to_date and self._look_up is not None:
            self._is_up_to_date = True
            self._look_up(self)

    def show_map(self, shape: Shape | None, values: Map | None) -> None:
        """Show the maps of a node, or where they will be."""
        self._given = values
        if values is not None and values.shape != shape:
            values = None
        if shape != self._shape or values is not self._map:
            self._shape, self._map = shape, values
            self._images = [] if values is None else images_of(values)

    def show_picture(self, shape: Shape | None, picture: Picture | None) -> None:
        """Show the input picture."""
        self._is_picture = True
        if shape != self._shape or picture != self._picture:
            self._shape, self._picture = shape, picture
            pixels = None if picture is None else picture_image(picture.pixels, picture.shape)
            self._images = [] if pixels is None else [pixels]

    def show_answer(self, shape: Shape | None, answer: Answer | None) -> None:
        """Show the shares of the likeliest classes."""
        self._is_answer = True
        self._shape, self._answer = shape, answer

    @property
    def output_shape(self) -> Shape | None:
        """The node's output shape, None where unknown."""
        self._catch_up()
        return self._shape

    @property
    def map(self) -> Map | None:
        """What has arrived of the node's maps, None where that is of another shape."""
        self._catch_up()
        return self._map

    @property
    def images(self) -> list[QImage]:
        """One for each map that is shown, as far as they have arrived."""
        self._catch_up()
        return self._images

    @property
    def channels(self) -> int:
        """How many maps there are; 0 for vectors."""
        shape = self.output_shape
        if shape is None or len(shape) != 3:
            return 0
        return 1 if self._is_picture else shape[0]

    # --- what is where -------------------------------------------------------------------------

    def cells(self) -> list[QRectF]:
        """Give the place of each map that is shown, in the card's coordinates."""
        key = (self.output_shape, self._is_picture)
        if self._cells_key != key:
            self._cells_key, self._cells = key, self._place_cells()
        return self._cells

    def _place_cells(self) -> list[QRectF]:
        count = self.channels
        if not count or self.output_shape is None:
            return []
        _, height, width = self.output_shape
        body = geometry.body_rect(self._width)
        if self._is_picture:
            body = QRectF(body.left(), 48, body.width(), body.width())
            return [_fitted(body, width, height)]
        columns = min(count, PER_ROW)
        rows = 1 if count <= PER_ROW else 2
        side = min((body.width() - GAP * (columns - 1)) / columns, body.height())
        if rows == 2:
            side = min(side, (body.height() - GAP) / 2)
        top = body.top() + (body.height() - rows * side - GAP * (rows - 1)) / 2
        left = body.left() if count > 1 else body.center().x() - side / 2
        return [
            _fitted(
                QRectF(
                    left + (side + GAP) * (index % PER_ROW),
                    top + (side + GAP) * (index // PER_ROW),
                    side,
                    side,
                ),
                width,
                height,
            )
            for index in range(min(count, MOST_MAPS))
        ]

    def unit_at(self, point: QPointF) -> tuple[int, int, int] | None:
        """Give (channel, row, column) of the unit at a point of the card."""
        if self.output_shape is None:
            return None
        for channel, cell in enumerate(self.cells()):
            if cell.contains(point):
                _, height, width = self.output_shape
                row = int((point.y() - cell.top()) / cell.height() * height)
                column = int((point.x() - cell.left()) / cell.width() * width)
                return channel, min(row, height - 1), min(column, width - 1)
        return None

    def boundingRect(self) -> QRectF:
        """Give the part of the card that it may paint: an answer reaches into the footer."""
        return self._bounds

    # --- painting ------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < geometry.HIDE_BODY or self.output_shape is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        if self._is_answer:
            self._paint_answer(painter, zoom)
        elif len(self.output_shape) == 3:
            self._paint_maps(painter, zoom)
        elif self.output_shape[0] <= MOST_BARS:
            self._paint_bars(painter, zoom)
        else:
            self._paint_vector(painter, zoom)

    def _paint_maps(self, painter: QPainter, zoom: float) -> None:
        now = colors.current()
        cells = self.cells()
        for index, cell in enumerate(cells):
            if index < len(self.images):
                painter.drawImage(cell, self.images[index])
            else:
                painter.fillRect(cell, now.color("sunken"))
        if len(cells) <= len(self.images) and self.channels > len(cells):
            _paint_rest(painter, cells[-1], self.channels - len(cells))
        if self._is_picture and self._picture is not None and zoom >= geometry.HIDE_CAPTIONS:
            painter.setFont(font("detail"))
            painter.setPen(now.color("text2"))
            below = line_rect(geometry.INSET, cells[0].bottom() + 7, self._width - 16, "detail")
            painter.drawText(below, LEFT, elided(self._picture.caption, "detail", below.width()))

    def _paint_vector(self, painter: QPainter, zoom: float) -> None:
        now = colors.current()
        body = geometry.body_rect(self._width)
        strip = QRectF(body.left(), body.top() + 4, body.width(), 26)
        if not self.images:
            painter.fillRect(strip, now.color("sunken"))
        else:
            painter.drawImage(strip, self.images[0])
        if self._caption and zoom >= geometry.HIDE_CAPTIONS:
            painter.setFont(font("caption"))
            painter.setPen(now.color("text2"))
            below = QRectF(body.left(), strip.bottom() + 5, body.width() + 6, 30)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
            painter.drawText(below, flags, self._caption)

    def _paint_bars(self, painter: QPainter, zoom: float) -> None:
        now = colors.current()
        body = geometry.body_rect(self._width)
        values = values_of(self.map)
        count = self.output_shape[0] if self.output_shape else 1
        labeled = count <= MOST_BAR_LABELS
        chart = body.adjusted(0, 0, 0, -14 if labeled else -2)
        step = chart.width() / count
        low, high = min([0.0, *values]), max([0.0, *values])
        scale = chart.height() / ((high - low) or 1.0)
        zero = chart.top() + high * scale if values else chart.bottom()
        color = now.family("dense").stripe
        largest = max(range(len(values)), key=values.__getitem__, default=-1)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, value in enumerate(values):
            shade = QColor(color)
            shade.setAlphaF(1.0 if index == largest else 0.5)
            top = zero - max(value, 0.0) * scale
            bar = QRectF(chart.left() + index * step, top, step, abs(value) * scale)
            painter.fillRect(bar.adjusted(step * 0.12, 0, -step * 0.12, 0), shade)
        painter.setPen(QPen(now.color("border_strong"), 1))
        painter.drawLine(QPointF(chart.left(), zero), QPointF(chart.right(), zero))
        if labeled and zoom >= geometry.HIDE_CAPTIONS:
            painter.setFont(font("caption"))
            painter.setPen(now.color("text2"))
            for index in range(count):
                place = QRectF(chart.left() + index * step, chart.bottom() + 1, step, 13)
                painter.drawText(place, CENTER, str(index))

    def _paint_answer(self, painter: QPainter, zoom: float) -> None:
        answer = self._answer
        if answer is None or not answer.shares or zoom < geometry.HIDE_BODY:
            return
        order = sorted(range(len(answer.shares)), key=lambda at: -answer.shares[at])
        for row, at in enumerate(order[:ROWS_OF_ANSWERS]):
            self._paint_share(painter, answer, at, 62 + 21 * row, is_first=row == 0)
        self._paint_verdict(painter, answer, order[0], zoom)

    def _paint_share(
        self, painter: QPainter, answer: Answer, at: int, top: float, *, is_first: bool
    ) -> None:
        now = colors.current()
        left, right = geometry.INSET, self._width - geometry.INSET
        names = [class_name(answer.classes, index) for index in range(len(answer.shares))]
        longest = max(width_of(name, "error") for name in names[:200])
        name_width = min(longest, 44.0)
        role = "error" if is_first else "detail"
        percent = words.percent(answer.shares[at], 1)
        painter.setFont(font(role))
        painter.setPen(now.color("text" if is_first else "text2"))
        line = line_rect(left, top, right - left, role)
        painter.drawText(line, LEFT, elided(names[at], role, name_width))
        painter.drawText(line, RIGHT, percent)
        track = QRectF(left + name_width + 6, top + 2, 0, 9)
        track.setRight(right - width_of(words.percent(1.0, 1), "error") - 6)
        if track.width() < 8:
            return
        painter.fillRect(track, now.color("sunken"))
        color = "accent" if answer.label < 0 else "success" if at == answer.label else "warning"
        bar = QRectF(track)
        bar.setWidth(track.width() * answer.shares[at])
        painter.fillRect(bar, now.color(color if is_first else "border_strong"))

    def _paint_verdict(self, painter: QPainter, answer: Answer, first: int, zoom: float) -> None:
        """Say at the right of the footer what the answer is."""
        now = colors.current()
        top, room = geometry.FOOTER_TOP, self._width - 2 * geometry.INSET
        caption = QCoreApplication.translate("Canvas", "Prediction")
        if zoom >= geometry.HIDE_CAPTIONS:
            painter.setFont(font("caption"))
            painter.setPen(now.color("text2"))
            painter.drawText(line_rect(geometry.INSET, top + 5, room, "caption"), RIGHT, caption)
        sign = "" if answer.label < 0 else " ✓" if first == answer.label else " ✗"
        name = elided(class_name(answer.classes, first), "value", room / 2 - 18) + sign
        painter.setFont(font("value"))
        painter.setPen(now.color("text"))
        painter.drawText(line_rect(geometry.INSET, top + 16, room, "value"), RIGHT, name)


def class_name(classes: Sequence[str], index: int) -> str:
    """Name a class, by its number where it has no name."""
    return classes[index] if 0 <= index < len(classes) else str(index)


def _fitted(room: QRectF, width: int, height: int) -> QRectF:
    """Give the largest place of that shape in a square, on whole pixels."""
    scale = min(room.width() / width, room.height() / height)
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    left = room.left() + (room.width() - size[0]) / 2
    top = room.top() + (room.height() - size[1]) / 2
    return QRectF(round(left), round(top), *size)


def _paint_rest(painter: QPainter, cell: QRectF, count: int) -> None:
    """Say in the corner of the last map how many are left out."""
    text = f"+{count}"
    place = QRectF(0, cell.bottom() - 13, 60, 12)
    left, top = cell.right() - width_of(text, "small") - 3, centered_in(place, "small")
    painter.setPen(QColor("#0E1726"))
    for across, down in ((-0.8, 0), (0.8, 0), (0, -0.8), (0, 0.8)):
        write(painter, text, "small", left + across, top + down)
    painter.setPen(QColor("#FFFFFF"))
    write(painter, text, "small", left, top)
