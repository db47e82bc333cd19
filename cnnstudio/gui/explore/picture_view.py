"""The input picture, large, with its padding and the box of what a unit sees of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.app.lens import Lens
from cnnstudio.gui import accessibility
from cnnstudio.gui.explore.boxes import box_rect, map_rect, paint_box, paint_cross
from cnnstudio.gui.explore.pictures import paint_grid, paint_padding, paint_pixels, picture_image
from cnnstudio.gui.explore.unit_choice import UnitChoice
from cnnstudio.gui.looks import theme
from cnnstudio.layers.io import Input
from cnnstudio.network.receptive_field import Box

RULER = 30
FOOT = 34
RULER_STEPS = (1, 2, 5, 7, 10, 20, 50, 56, 100, 200, 500)


class PictureView(QWidget):
    """Draws the picture with row and column numbers, and the box with its size below."""

    def __init__(self, choice: UnitChoice, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice, self._lens = choice, lens
        self._image: QImage | None = None
        self.scale = 1.0
        self.setMinimumSize(220, 220)
        name = self.tr("Picture, and what the unit sees of it")
        accessibility.present(self, accessibility.Role.Graphic, name)
        choice.changed.connect(self.update)
        choice.row_changed.connect(self.update)
        lens.changed.connect(self._on_lens)
        self._on_lens()

    def sizeHint(self) -> QSize:
        """Give the size it likes to have."""
        return QSize(420, 420)

    @property
    def node(self) -> int | None:
        """The Input node."""
        nodes = self._choice.network.nodes
        return next((node.id for node in nodes if isinstance(node.layer, Input)), None)

    @property
    def box(self) -> Box | None:
        """What the unit sees of the picture, in pixels, padding included."""
        return None if self.node is None else self._choice.box(self.node)

    def _on_lens(self) -> None:
        picture = self._lens.picture
        shape = self._lens.picture_shape
        self._image = picture_image(picture, shape) if picture is not None else None
        self.update()

    def picture_rect(self) -> tuple[QRectF, float]:
        """Give the place of the picture, padding not included, and the size of a pixel."""
        scaled = theme.current().scaled
        room = QRectF(self.rect()).adjusted(scaled(RULER), scaled(RULER), -8, -scaled(FOOT))
        return map_rect(room, self._size(), self._margins())

    def _size(self) -> tuple[int, int]:
        return (1, 1) if self.node is None else self._choice.size(self.node)

    def _margins(self) -> tuple[int, int]:
        """Give the padding around the picture, at most as wide as half of it."""
        height, width = self._size()
        rows, columns = (0, 0) if self.node is None else self._choice.margins(self.node)
        return min(rows, height // 2), min(columns, width // 2)

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, padding, rulers and box."""
        if self.node is None:
            return
        painter = QPainter(self)
        rect, pixel = self.picture_rect()
        rows, columns = self._margins()
        around = rect.adjusted(-columns * pixel, -rows * pixel, columns * pixel, rows * pixel)
        if rows or columns:
            paint_padding(painter, around)
        if self._image is None or self._image.size() != QSize(*reversed(self._size())):
            paint_grid(painter, rect, *self._size())
        else:
            paint_pixels(painter, rect, self._image)
        self._paint_rulers(painter, rect, around, pixel)
        box = self.box
        if box is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_box(painter, rect, around, pixel, box)
        painter.end()

    def _paint_box(
        self, painter: QPainter, rect: QRectF, around: QRectF, pixel: float, box: Box
    ) -> None:
        target = box_rect(box, rect, pixel).intersected(around.adjusted(-6, -6, 6, 6))
        paint_box(painter, target, 3 * self.scale)
        if target.width() > 24:
            middle = box_rect(box, rect, pixel).center()
            paint_cross(painter, middle, 6 * self.scale)
        self._paint_size(painter, target, around, box)

    def _paint_rulers(self, painter: QPainter, rect: QRectF, around: QRectF, pixel: float) -> None:
        now = theme.current()
        painter.setFont(self._font("secondary"))
        painter.setPen(now.color("text2"))
        rows, columns = self._size()
        high = now.scaled(20)
        for index in ruler_ticks(columns):
            left = rect.left() + index * pixel - high
            spot = QRectF(left, around.top() - high, 2 * high + pixel, high - 4)
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, str(index))
        for index in ruler_ticks(rows):
            top = rect.top() + index * pixel - high / 2
            spot = QRectF(around.left() - 2 * high, top, 2 * high - 6, high + pixel)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(spot, right, str(index))

    def _paint_size(self, painter: QPainter, target: QRectF, around: QRectF, box: Box) -> None:
        """Write how wide the box is below it, between two ends."""
        now = theme.current()
        text = self.tr("{count} px, columns {first} to {last}").format(
            count=box.width, first=signed(box.left), last=signed(box.right - 1)
        )
        painter.setFont(self._font("secondary_strong"))
        painter.setPen(QPen(now.color("accent_text"), 1.4))
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        high = now.scaled(18)
        y = around.bottom() + 14
        left, right = target.left(), target.right()
        for x in (left, right):
            painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
        middle = min(max((left + right) / 2, width / 2), self.width() - width / 2)
        if right - left > width + 8:
            painter.drawLine(QPointF(left, y), QPointF(middle - width / 2, y))
            painter.drawLine(QPointF(middle + width / 2, y), QPointF(right, y))
            spot = QRectF(middle - width / 2, y - high / 2, width, high)
        else:
            painter.drawLine(QPointF(left, y), QPointF(right, y))
            spot = QRectF(middle - width / 2, y + 3, width, high)
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)

    def _font(self, role: str):  # noqa: ANN202 - QFont
        font = theme.current().font(role)
        font.setPixelSize(round(font.pixelSize() * self.scale))
        return font


def ruler_ticks(size: int) -> list[int]:
    """Give the numbers on a ruler: the first and the last, and a few round ones between."""
    step = next((step for step in RULER_STEPS if size <= 5 * step), size)
    ticks = [index for index in range(0, size, step) if index <= size - 1 - step // 2]
    return [*ticks, size - 1] if size > 1 else [0]


def signed(number: int) -> str:
    """Write a number with a true minus sign."""
    return str(number).replace("-", "−")
