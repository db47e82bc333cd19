"""Frames around open groups: a calm ground with the name at the top left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.gui.canvas.items import colors, geometry
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.lettering import LEFT, elided, font, width_of
from cnnstudio.gui.looks import icons
from cnnstudio.network.graph import Group, Network
from cnnstudio.network.layout.frames import frames

RADIUS = 10.0
NAME_PLACE = QPointF(16, 3)
"""Right of wires that come in from another row."""

NAME_HEIGHT = 18.0
FAR_NAME = ("far", 25.0)
"""How names are written from afar, and how high."""

OPACITY = 0.55
"""Of the ground, so that frames within frames get darker step by step."""


class FrameItem(QGraphicsItem):
    """Shows one open group; it takes no events itself, the view asks where its name is."""

    def __init__(self, group: Group, name: str, depth: int) -> None:
        super().__init__()
        self.of_group, self.name = group, name
        self.is_selected = self.is_hovered = False
        self._rect = QRectF()
        self.setZValue(_layer(depth))

    def rect(self) -> QRectF:
        """Give the frame in the scene."""
        return self._rect

    def name_rect(self, zoom: float = 1.0) -> QRectF:
        """Give the place of the name, which stands for the group; from afar it is larger."""
        role, height = ("kind", NAME_HEIGHT) if zoom >= geometry.HIDE_BODY else FAR_NAME
        width = min(width_of(self.name, role) + 2 * height, self._rect.width() - 20)
        return QRectF(0, 0, width, height).translated(self._rect.topLeft() + NAME_PLACE)

    def show_group(self, group: Group, name: str, depth: int) -> None:
        """Stand for a group that may have another name now, that many frames deep."""
        if (group, name) != (self.of_group, self.name):
            self.of_group, self.name = group, name
            self.update()
        self.setZValue(_layer(depth))

    def set_rect(self, rect: QRectF) -> None:
        """Stand around other places."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    def set_marked(self, *, selected: bool | None = None, hovered: bool | None = None) -> None:
        """Show that the group is selected, or that the pointer is on its name."""
        before = (self.is_selected, self.is_hovered)
        self.is_selected = self.is_selected if selected is None else selected
        self.is_hovered = self.is_hovered if hovered is None else hovered
        if before != (self.is_selected, self.is_hovered):
            self.update()

    def boundingRect(self) -> QRectF:
        """Give the frame with its border."""
        return self._rect.adjusted(-2, -2, 2, 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < geometry.HIDE_CARDS:
            return
        now = colors.current()
        family = now.family("blocks")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(family.soft)
        painter.setOpacity(OPACITY)
        painter.drawRoundedRect(self._rect, RADIUS, RADIUS)
        painter.setOpacity(1.0)
        pen = QPen(now.color("accent") if self.is_selected else family.stripe, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(1.0 if self.is_selected or self.is_hovered else OPACITY)
        painter.drawRoundedRect(self._rect, RADIUS, RADIUS)
        painter.setOpacity(1.0)
        self._paint_name(painter, zoom)

    def _paint_name(self, painter: QPainter, zoom: float) -> None:
        now, rect = colors.current(), self.name_rect(zoom)
        family = now.family("blocks")
        if self.is_hovered or self.is_selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("accent_soft") if self.is_selected else family.soft)
            painter.drawRoundedRect(rect, 5, 5)
        ink = now.color("accent_text") if self.is_selected else family.ink
        side = 0.7 * rect.height()
        icon = QRectF(rect.left() + 4, rect.center().y() - side / 2, side, side)
        icons.paint(painter, icon, "group", ink)
        painter.setPen(ink)
        role = "kind" if zoom >= geometry.HIDE_BODY else FAR_NAME[0]
        painter.setFont(font(role))
        room = rect.adjusted(side + 9, 0, -4, 0)
        painter.drawText(room, LEFT, elided(self.name, role, room.width()))


def _layer(depth: int) -> float:
    """Give how high a frame lies: below everything else, inner ones above outer ones."""
    return -2 + 0.0001 * depth


def frame_rects(network: Network, cards: Iterable[CardItem]) -> Mapping[int, QRectF]:
    """Give the frames of the open groups around cards where these are now, outer ones first."""
    places = {}
    for card in cards:
        rect = card.rect()
        places[card.node] = (rect.left(), rect.top(), rect.right(), rect.bottom())
    return {
        group: QRectF(QPointF(left, top), QPointF(right, bottom))
        for group, (left, top, right, bottom) in frames(network, places).items()
    }
