"""The maps from the picture to the layer, side by side: point at a unit to see what it sees."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QWidget

from cnnstudio.app import words
from cnnstudio.app.lens import Lens
from cnnstudio.gui import accessibility
from cnnstudio.gui.explore.boxes import box_rect, map_rect, paint_box, paint_wedge
from cnnstudio.gui.explore.pictures import (
    indexed,
    map_image,
    paint_grid,
    paint_padding,
    paint_pixels,
    picture_image,
)
from cnnstudio.gui.explore.unit_choice import Unit, UnitChoice
from cnnstudio.gui.looks import colormaps, theme
from cnnstudio.layers.io import Input
from cnnstudio.training.protocol import Map

HEAD, FOOT = 26, 26
LEAST_SIDE, LEAST_GAP = 84, 36
MARGIN = 24
BAR = 12

MOST_WORDS, WORDS_GAP = 190, 16
"""How wide the words around a small map may be, and what lies between those of two maps."""


class MapRow(QWidget):
    """One map of every layer on the way, with the box of what the unit sees of it.

    Arrow keys move the unit, Ctrl+Left and Ctrl+Right change the layer, Page Up and Page Down the
    channel; a click or Enter pins the unit, another one or Esc lets it go.
    """

    def __init__(self, choice: UnitChoice, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice, self._lens = choice, lens
        self._images: dict[int, QImage | None] = {}
        self._hovered: Unit | None = None
        self.scale = 1.0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(HEAD + LEAST_SIDE + FOOT)
        accessibility.present(self, accessibility.Role.Graphic, self.tr("Maps of the layers"))
        choice.changed.connect(self._on_unit)
        choice.row_changed.connect(self._on_row)
        lens.changed.connect(self._forget_images)
        self._channel = 0
        self._on_row()

    def sizeHint(self) -> QSize:
        """Give the size it likes to have."""
        return QSize(900, HEAD + 156 + FOOT)

    # --- geometry ------------------------------------------------------------------------------

    def _side(self) -> float:
        """Give the side of the squares in which the maps lie."""
        count = max(len(self._choice.row), 1)
        across = (self.width() - 2 * MARGIN - (count - 1) * LEAST_GAP * self.scale) / count
        return max(min(across, self.height() - (HEAD + FOOT) * self._words_scale), LEAST_SIDE)

    @property
    def _words_scale(self) -> float:
        """How much larger than usual words are: on the projector, and as people like."""
        return self.scale * max(theme.current().text_scale, 1.0)

    def _cell(self) -> float:
        """Give the width that a map and the words around it have: words are often the wider."""
        count = max(len(self._choice.row), 1)
        share = (self.width() - 2 * MARGIN - (count - 1) * WORDS_GAP) / count
        return max(self._side(), min(share, MOST_WORDS * self._words_scale))

    def square(self, node: int) -> QRectF:
        """Give the square in which a node's map lies, padding included."""
        count, side = len(self._choice.row), self._side()
        room = self.width() - 2 * MARGIN - self._cell()
        left = MARGIN + (room * self._choice.row.index(node) / (count - 1) if count > 1 else 0)
        return QRectF(left, HEAD * self._words_scale, side, side)

    def map_rect(self, node: int) -> tuple[QRectF, float]:
        """Give the place of a node's map, and the size of a unit."""
        size = self._choice.size(node)
        rows, columns = self._choice.margins(node)
        margins = min(rows, size[0] // 2), min(columns, size[1] // 2)
        return map_rect(self.square(node), size, margins)

    def unit_at(self, point: QPointF) -> Unit | None:
        """Find the unit at a point."""
        for node in self._choice.row:
            rect, unit = self.map_rect(node)
            if rect.contains(point):
                row = int((point.y() - rect.top()) / unit)
                column = int((point.x() - rect.left()) / unit)
                place = self._choice.place_at(node, row, column)
                return None if place is None else Unit(node, place)
        return None

    def place_of(self, unit: Unit) -> QRectF:
        """Give the place of a unit."""
        rect, size = self.map_rect(unit.node)
        row, column = self._choice.drawn_at(unit)
        return QRectF(rect.left() + column * size, rect.top() + row * size, size, size)

    def box_place(self, node: int) -> QRectF | None:
        """Give the place of the box on a node's map; the unit itself on its own."""
        unit = self._choice.unit
        if unit is not None and unit.node == node:
            return self.place_of(unit)
        box = self._choice.box(node)
        return None if box is None else box_rect(box, *self.map_rect(node))

    # --- what is shown -------------------------------------------------------------------------

    def _on_row(self) -> None:
        count = len(self._choice.row)
        least = round(LEAST_SIDE * self.scale)
        self.setMinimumWidth(2 * MARGIN + count * least + (count - 1) * LEAST_GAP)
        self._hovered = None
        self._forget_images()

    def _on_unit(self) -> None:
        channel = self._choice.unit.channel if self._choice.unit is not None else 0
        if channel != self._channel:
            self._channel = channel
            self._images.clear()
        self._describe()
        self.update()

    def _describe(self) -> None:
        """Say at which unit one is, for those who cannot see it."""
        unit = self._choice.unit
        node = self._choice.network.by_id.get(unit.node) if unit is not None else None
        if unit is None or node is None:
            self.setAccessibleDescription("")
            return
        place = ", ".join(words.number(each) for each in unit.place)
        text = self.tr("{layer}, unit {place} of channel {channel}")
        text = text.format(layer=node.name, place=place, channel=words.number(unit.channel))
        self.setAccessibleDescription(text)

    def _forget_images(self) -> None:
        self._images.clear()
        self.update()

    def image(self, node: int) -> QImage | None:
        """Give the picture of a node's map; None while it is not known."""
        if node not in self._images:
            self._images[node] = self._make_image(node)
        return self._images[node]

    def _make_image(self, node: int) -> QImage | None:
        if isinstance(self._choice.network.by_id[node].layer, Input):
            picture = self._lens.picture
            made = picture_image(picture, self._lens.picture_shape) if picture else None
        else:
            map_ = self._lens.maps.get(node)
            if map_ is None or map_.shape != self._choice.shape(node):
                return None
            if len(map_.shape) == 1:
                return self._wrapped(map_)
            made = map_image(map_, self._choice.channel_of(node))
        rows, columns = self._choice.size(node)
        return made if made is not None and made.size() == QSize(columns, rows) else None

    def _wrapped(self, map_: Map) -> QImage | None:
        """Draw a vector row after row, as its units are counted."""
        rows, columns = self._choice.size(map_.node)
        pixels = map_.pixels[: map_.width].ljust(rows * columns, b"\0")
        return indexed(pixels, columns, rows, colormaps.ink()) if map_.width else None

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the maps, the wedges between them, and the boxes."""
        painter = QPainter(self)
        for node in self._choice.row:
            self._paint_map(painter, node)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_wedges(painter)
        for node in self._choice.row:
            place = self.box_place(node)
            if place is not None:
                paint_box(painter, place, 2 * self.scale)
        if self._hovered is not None and self._choice.is_pinned:
            painter.setPen(QPen(theme.current().color("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.place_of(self._hovered))
        for node in self._choice.row:
            self._paint_words(painter, node)
        painter.end()

    def _paint_map(self, painter: QPainter, node: int) -> None:
        rect, unit = self.map_rect(node)
        size = self._choice.size(node)
        rows, columns = self._choice.margins(node)
        rows, columns = min(rows, size[0] // 2) * unit, min(columns, size[1] // 2) * unit
        if rows or columns:
            paint_padding(painter, rect.adjusted(-columns, -rows, columns, rows))
        image = self.image(node)
        if image is None:
            paint_grid(painter, rect, *size)
        else:
            paint_pixels(painter, rect, image)

    def _paint_wedges(self, painter: QPainter) -> None:
        row = self._choice.row
        for before, after in pairwise(row):
            places = self.box_place(before), self.box_place(after)
            if places[0] is None or places[1] is None:
                continue
            if before in self._choice.sources_in_row(after):
                paint_wedge(painter, places[0], places[1])

    def _paint_words(self, painter: QPainter, node_id: int) -> None:
        now, node = theme.current(), self._choice.network.by_id[node_id]
        square, height = self.square(node_id), 20 * self._words_scale
        head = QRectF(square.left(), 0, self._cell(), height)
        swatch = QRectF(square.left(), head.center().y() - 4, 8, 8)
        painter.fillRect(swatch, now.family(node.layer.family).stripe)
        head.adjust(14, 0, 0, 0)
        self._write_pair(painter, head, (node.name, "text"), self._channel_text(node_id))
        unit = self._choice.unit
        is_own = unit is not None and unit.node == node_id
        text = self.tr("1 unit") if is_own else self._size_text(node_id)
        foot = QRectF(square.left(), square.bottom() + 4, self._cell(), height)
        about = words.say(node.layer.describe())
        self._write_pair(painter, foot, (text, "accent_text"), about)

    def _write_pair(
        self, painter: QPainter, room: QRectF, name: tuple[str, str], about: str
    ) -> None:
        """Write two texts above or below a map: to its edges, or beyond where it is small.

        Args:
            painter: What is painted with.
            room: Where words may stand; the map is as wide or less.
            name: The first text and its color.
            about: The second one.
        """
        text, color = name
        self._write(painter, room, text, "strong", color, Qt.AlignmentFlag.AlignLeft)
        used = QFontMetricsF(self._font("strong")).horizontalAdvance(text) + 8
        needed = QFontMetricsF(self._font("secondary")).horizontalAdvance(about) + 2
        edge = room.right() - self._cell() + self._side()
        right = min(max(edge, room.left() + used + needed), room.right())
        rest = QRectF(room.left() + used, room.top(), right - room.left() - used, room.height())
        self._write(painter, rest, about, "secondary", "text2", Qt.AlignmentFlag.AlignRight)

    def _channel_text(self, node: int) -> str:
        shape = self._choice.shape(node)
        if isinstance(self._choice.network.by_id[node].layer, Input) or len(shape) != 3:
            return words.shape(shape)
        return self.tr("channel {channel}").format(channel=self._choice.channel_of(node))

    def _size_text(self, node: int) -> str:
        box = self._choice.box(node)
        return f"{box.height} × {box.width}" if box is not None else ""

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        role: str,
        color: str,
        align: Qt.AlignmentFlag,
    ) -> None:
        painter.setFont(self._font(role))
        painter.setPen(theme.current().color(color))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(int(room.width()), 0))
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def _font(self, role: str) -> QFont:
        font = theme.current().font(role)
        font.setPixelSize(round(font.pixelSize() * self.scale))
        return font

    # --- pointer and keys ----------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look at the unit under the pointer."""
        unit = self.unit_at(event.position())
        if unit is not None:
            self._choice.point_at(unit.node, unit.place)
        if unit != self._hovered:
            self._hovered = unit
            self.setCursor(
                Qt.CursorShape.CrossCursor if unit is not None else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pin the unit under the pointer, or let it go."""
        unit = self.unit_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and unit is not None:
            self._choice.pin(unit.node, unit.place)
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the unit, change its layer or channel, pin it or let it go."""
        key, choice = event.key(), self._choice
        moves = {
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
        }
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        along = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in moves and along:
            choice.move_along(sum(moves[Qt.Key(key)]))
        elif key in moves:
            choice.move(*moves[Qt.Key(key)])
        elif key in turns and choice.unit is not None:
            choice.set_channel(choice.unit.channel + turns[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and choice.unit is not None:
            choice.pin(choice.unit.node, choice.unit.place)
        elif key == Qt.Key.Key_Escape and choice.is_pinned:
            choice.unpin()
        else:
            super().keyPressEvent(event)

    def leaveEvent(self, event: object) -> None:
        """Keep the unit that was looked at last."""
        self._hovered = None
        self.update()


class MapRowScroll(QScrollArea):
    """Shows a `MapRow`, with a scroll bar where the network is deep."""

    def __init__(self, row: MapRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(row.minimumHeight() + BAR)
        # The row itself takes the keys.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(row)
