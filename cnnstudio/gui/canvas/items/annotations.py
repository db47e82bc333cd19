"""Notes and colored frames: calm paper on the canvas, and calm ground behind its cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.gui.canvas.items import colors, geometry, note_text
from cnnstudio.gui.canvas.items.lettering import LEFT, elided, font, metrics, width_of
from cnnstudio.gui.looks.tokens import FamilyColors
from cnnstudio.network.graph import Annotation, AnnotationColor

TINTS: Mapping[AnnotationColor, str] = {
    "slate": "io",
    "blue": "convolution",
    "green": "pooling",
    "amber": "activation",
    "pink": "dense",
}
"""The family whose tint each color has: those are told apart and read well, in light and dark."""

LEAST_NOTE = QSizeF(80, 40)
LEAST_FRAME = QSizeF(80, 60)
NOTE_RADIUS, FRAME_RADIUS = 6.0, 10.0
GROUND_OPACITY, BORDER_OPACITY = 0.6, 0.6

TITLE_PLACE = QPointF(10, 6)
TITLE_HEIGHT, FAR_TITLE_HEIGHT = 22.0, 26.0
TITLE_STRIP = 40.0
"""Above the cards in a frame, as it is drawn around a selection."""

LEAST_TITLE = 60.0
"""Of a frame without a title, so that there is something to take it by."""

TITLE_ROOM = 240.0
"""To write a title into, where the frame is as wide."""

EDGE_REACH, LARGEST_EDGE = 6.0, 16.0
"""How near to an edge it can be taken, in pixels of the screen, and at most in the scene."""

HANDLE, LARGEST_HANDLE = 8.0, 20.0

_BELOW_ALL, _ABOVE_CARDS = -4.0, 2.0
_STEP = 0.001
"""From an annotation to the one over it."""


class Edges(NamedTuple):
    """Which edges of a box are held: -1 left or top, 1 right or bottom, 0 neither."""

    across: int
    down: int


NO_EDGES = Edges(0, 0)


class AnnotationItem(QGraphicsItem):
    """Shows an annotation; it takes no events itself, the view asks what is where."""

    least = LEAST_NOTE

    def __init__(self, annotation: Annotation, order: int) -> None:
        super().__init__()
        self.annotation = annotation
        self.is_selected = self.is_hovered = False
        self._rect = _rect_of(annotation)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._lie(order)

    def rect(self) -> QRectF:
        """Give where it lies in the scene."""
        return self._rect

    def show_annotation(self, annotation: Annotation, order: int) -> None:
        """Show what it is now, over so many others of its kind."""
        self.annotation = annotation
        self.set_rect(_rect_of(annotation))
        self._lie(order)
        self.update()

    def set_rect(self, rect: QRectF) -> None:
        """Lie somewhere else, also just for the time of a drag."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    def set_marked(self, *, selected: bool | None = None, hovered: bool | None = None) -> None:
        """Show that it is selected, or that the pointer is on it."""
        before = (self.is_selected, self.is_hovered)
        self.is_selected = self.is_selected if selected is None else selected
        self.is_hovered = self.is_hovered if hovered is None else hovered
        if before != (self.is_selected, self.is_hovered):
            self.update()

    def is_at(self, point: QPointF, zoom: float) -> bool:
        """Say whether it can be taken at a point of the scene."""
        return self._rect.contains(point)

    def edges_at(self, point: QPointF, zoom: float) -> Edges:
        """Give the edges that a drag from a point of the scene would move, while it is selected."""
        reach = min(EDGE_REACH / zoom, LARGEST_EDGE)
        rect = self._rect.adjusted(-reach, -reach, reach, reach)
        if not self.is_selected or not rect.contains(point):
            return NO_EDGES
        across = (point.x() > rect.right() - 2 * reach) - (point.x() < rect.left() + 2 * reach)
        down = (point.y() > rect.bottom() - 2 * reach) - (point.y() < rect.top() + 2 * reach)
        return Edges(across, down)

    def text_rect(self) -> QRectF:
        """Give the room in which the text is edited."""
        return self._rect

    def describe(self) -> str:
        """Put it into words, for those who cannot see it."""
        return _tr("Note: {text}").format(text=self.annotation.text)

    def boundingRect(self) -> QRectF:
        """Give the box with its border and its handles."""
        room = LARGEST_HANDLE
        return self._rect.adjusted(-room, -room, room, room)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        tint = colors.current().family(TINTS[self.annotation.color])
        self._paint_ground(painter, tint)
        self._paint_text(painter, tint, zoom, option.exposedRect)
        if self.is_selected:
            self._paint_handles(painter, zoom)

    def _lie(self, order: int) -> None:
        self.setZValue(_ABOVE_CARDS + _STEP * order)

    def _paint_ground(self, painter: QPainter, tint: FamilyColors) -> None:
        """Paint the paper: what lies behind it does not shine through."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint.soft)
        painter.drawRoundedRect(self._rect, NOTE_RADIUS, NOTE_RADIUS)
        self._paint_border(painter, tint, NOTE_RADIUS)

    def _paint_text(
        self, painter: QPainter, tint: FamilyColors, zoom: float, exposed: QRectF
    ) -> None:
        if zoom < geometry.HIDE_CARDS:
            return
        role = note_text.ROLE if zoom >= geometry.HIDE_BODY else note_text.FAR_ROLE
        rect, step = self._rect, note_text.line_height(role)
        painter.setPen(colors.current().color("text"))
        painter.setFont(font(role))
        top = rect.top() + note_text.INSET_Y + metrics(role).ascent() + 1
        found = note_text.shown_lines(self.annotation.text, rect.width(), rect.height(), role)
        first = max(int((exposed.top() - top) / step) - 1, 0)
        last = max(int((exposed.bottom() - top) / step) + 2, 0)
        for number, line in enumerate(found[first:last], first):
            place = QPointF(rect.left() + note_text.INSET_X, top + number * step)
            painter.drawText(place, line)

    def _paint_border(self, painter: QPainter, tint: FamilyColors, radius: float) -> None:
        accent = colors.current().color("accent")
        pen = QPen(accent if self.is_selected else tint.stripe, 2 if self.is_selected else 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(1.0 if self.is_selected or self.is_hovered else BORDER_OPACITY)
        painter.drawRoundedRect(self._rect, radius, radius)
        painter.setOpacity(1.0)

    def _paint_handles(self, painter: QPainter, zoom: float) -> None:
        """Paint the corners that it can be resized by, as large at every zoom."""
        now, side = colors.current(), min(HANDLE / zoom, LARGEST_HANDLE)
        pen = QPen(now.color("accent"), 1.5)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(now.color("raised"))
        rect = self._rect
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            painter.drawRect(QRectF(corner.x() - side / 2, corner.y() - side / 2, side, side))


class ColoredFrameItem(AnnotationItem):
    """A ground behind cards; it is taken by its title or its border, so that cards can be chosen.

    What is pressed inside goes to whatever lies there, and a box can be drawn around it.
    """

    least = LEAST_FRAME

    def is_at(self, point: QPointF, zoom: float) -> bool:
        """Say whether its title or its border is at a point of the scene."""
        reach = min(EDGE_REACH / zoom, LARGEST_EDGE)
        outer = self._rect.adjusted(-reach, -reach, reach, reach)
        inner = self._rect.adjusted(reach, reach, -reach, -reach)
        on_border = outer.contains(point) and not inner.contains(point)
        return on_border or self.title_rect(zoom).contains(point)

    def title_rect(self, zoom: float = 1.0) -> QRectF:
        """Give the place of the title; from afar it is larger."""
        role, height = self._lettering(zoom)
        width = max(width_of(self.annotation.text, role) + 12, LEAST_TITLE)
        width = min(width, self._rect.width() - 2 * TITLE_PLACE.x())
        return QRectF(0, 0, width, height).translated(self._rect.topLeft() + TITLE_PLACE)

    def text_rect(self) -> QRectF:
        """Give the room in which the title is edited."""
        rect = self.title_rect()
        room = self._rect.width() - 2 * TITLE_PLACE.x()
        rect.setWidth(max(rect.width(), min(room, TITLE_ROOM)))
        return rect

    def describe(self) -> str:
        """Put it into words, for those who cannot see it."""
        title = self.annotation.text
        return _tr("Frame: {title}").format(title=title) if title else _tr("Frame without a title")

    def _lie(self, order: int) -> None:
        self.setZValue(_BELOW_ALL + _STEP * order)

    def _paint_ground(self, painter: QPainter, tint: FamilyColors) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint.soft)
        painter.setOpacity(GROUND_OPACITY)
        painter.drawRoundedRect(self._rect, FRAME_RADIUS, FRAME_RADIUS)
        self._paint_border(painter, tint, FRAME_RADIUS)

    def _paint_text(
        self, painter: QPainter, tint: FamilyColors, zoom: float, exposed: QRectF
    ) -> None:
        if zoom < geometry.HIDE_CARDS:
            return
        role, _ = self._lettering(zoom)
        room = self.title_rect(zoom).adjusted(4, 0, -4, 0)
        painter.setPen(tint.ink)
        painter.setFont(font(role))
        painter.drawText(room, LEFT, elided(self.annotation.text, role, room.width() + 1))

    def _lettering(self, zoom: float) -> tuple[str, float]:
        if zoom < geometry.HIDE_BODY:
            return "far", FAR_TITLE_HEIGHT
        return "title", TITLE_HEIGHT


def item_for(annotation: Annotation, order: int) -> AnnotationItem:
    """Make what shows an annotation."""
    kind = ColoredFrameItem if annotation.kind == "frame" else AnnotationItem
    return kind(annotation, order)


def stretched(rect: QRectF, edges: Edges, offset: QPointF, least: QSizeF) -> QRectF:
    """Move the held edges of a box, in whole pixels, and leave it a size."""
    left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
    across, down = round(offset.x()), round(offset.y())
    if edges.across < 0:
        left = min(left + across, right - least.width())
    elif edges.across > 0:
        right = max(right + across, left + least.width())
    if edges.down < 0:
        top = min(top + down, bottom - least.height())
    elif edges.down > 0:
        bottom = max(bottom + down, top + least.height())
    return QRectF(QPointF(left, top), QPointF(right, bottom))


def _rect_of(annotation: Annotation) -> QRectF:
    return QRectF(*annotation.at, *annotation.size)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
