"""The whole network as a small picture in the corner, while not all of it is in view."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from cnnstudio.gui import accessibility
from cnnstudio.gui.canvas.items.annotations import TINTS
from cnnstudio.gui.canvas.items.far import cross
from cnnstudio.gui.canvas.zooming import ZoomingView
from cnnstudio.gui.looks import theme

WIDTH, HEIGHT = 168, 100
PADDING = 8
ENOUGH = 0.9
"""The part of the network that must be in view for no overview to be needed."""

AWAY = 16
"""From the corner of the view."""


class Minimap(QWidget):
    """Shows all cards and what is in view; a click or a drag looks somewhere else."""

    def __init__(self, view: ZoomingView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self.setFixedSize(WIDTH, HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        accessibility.present(self, accessibility.Role.Graphic, self.tr("Overview"))
        self._picture: QPixmap | None = None
        view.viewed.connect(self.refresh)
        view.canvas.rebuilt.connect(self.forget)
        theme.current().changed.connect(self.forget)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in view now; nothing to show where that is everything."""
        content = self._view.canvas.content_rect()
        room = self._view.viewport().rect()
        seen = content.intersected(self._view.visible_rect())
        is_needed = _area(seen) < ENOUGH * _area(content)
        self.setVisible(is_needed and room.width() > 3 * WIDTH and room.height() > 2 * HEIGHT)
        self.move(room.right() - WIDTH - AWAY, room.bottom() - HEIGHT - AWAY)
        self.update()

    def forget(self) -> None:
        """Draw the cards again: they have changed."""
        self._picture = None
        self.refresh()

    def _to_scene(self) -> QTransform:
        """Give the way from points of this picture to points of the scene."""
        content = self._view.canvas.content_rect()
        scale = max(
            content.width() / (WIDTH - 2 * PADDING), content.height() / (HEIGHT - 2 * PADDING), 1.0
        )
        corner = content.center() - QPointF(WIDTH / 2, HEIGHT / 2) * scale
        return QTransform(scale, 0, 0, scale, corner.x(), corner.y())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards as blocks, and the frame of what is in view."""
        now = theme.current()
        if self._picture is None:
            self._picture = self._draw_cards(now)
        from_scene, _ = self._to_scene().inverted()
        frame = from_scene.mapRect(self._view.visible_rect())
        fill = QColor(now.color("accent"))
        fill.setAlphaF(0.07)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        painter.setClipRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(QPen(now.color("accent"), 1.4))
        painter.setBrush(fill)
        painter.drawRoundedRect(frame.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)), 3, 3)
        painter.end()

    def _draw_cards(self, now: theme.Theme) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(WIDTH * ratio), round(HEIGHT * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("border"), 1))
        painter.setBrush(now.color("panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        from_scene, _ = self._to_scene().inverted()
        painter.setPen(Qt.PenStyle.NoPen)
        for note in self._view.canvas.annotations.values():
            painter.setBrush(now.family(TINTS[note.annotation.color]).soft)
            painter.drawRect(from_scene.mapRect(note.rect()))
        painter.setBrush(now.family("blocks").soft)
        for frame in self._view.canvas.frames.values():
            painter.drawRect(from_scene.mapRect(frame.rect()))
        blocks: dict[tuple[str, bool], list[QRectF]] = {}
        for card in self._view.canvas.cards.values():
            place = from_scene.mapRect(QRectF(card.place, card.outline().size()))
            blocks.setdefault((card.build.family, card.build.has_error), []).append(place)
        for (name, has_error), places in blocks.items():
            family = now.family(name)
            painter.setPen(now.color("danger") if has_error else family.stripe)
            painter.setBrush(family.soft)
            painter.drawRects(places)
            if has_error:
                painter.drawLines([line for place in places for line in cross(place)])
        painter.end()
        return picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Look at the place that was clicked on."""
        self._view.look_at(self._to_scene().map(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.mousePressEvent(event)


def _area(rect: QRectF) -> float:
    return rect.width() * rect.height()
