"""The face of a card: everything on it that its words decide, painted as the zoom allows."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.items.lettering import (
    LEFT,
    RIGHT,
    centered_in,
    elided,
    font,
    line_rect,
    width_of,
    wrapped,
    write,
    write_centered,
)
from cnnstudio.gui.canvas.words.content import CardContent, StripContent
from cnnstudio.gui.looks import icons
from cnnstudio.network.layout.cards import CARD_HEIGHT, STRIP_HEIGHT

WAITING_OPACITY = 0.62
LINE, SENTENCE_LINE = 14.0, 13.0
"""From one line of a complaint's heading, or of its sentence, to the next."""

PLAIN = 0.45
"""Below this zoom, corners are not rounded."""


class CardFace:
    """The words of a card cut to its width, and the shapes around them."""

    def __init__(self, content: CardContent, width: float) -> None:
        self.content, self.width = content, width
        self.height = CARD_HEIGHT + STRIP_HEIGHT * len(content.strips)
        room = width - 2 * geometry.INSET
        self._sign = QRectF(width - 27, 9, 16, 16)
        right = self._name_right()
        self._name = elided(content.name, "name", right - geometry.NAME_LEFT)
        self._kind = elided(content.kind, "kind", self._kind_right() - geometry.NAME_LEFT)
        self._far_name, self._far_shape = (
            fitted_far(text, width - 12) for text in (content.name, content.shape)
        )
        self._settings = elided(content.settings, "settings", room)
        self._footer = _fitted_footer(content, room)
        self._strip_texts = [_fitted_strip(strip, width) for strip in content.strips]
        self._heading, self._sentence = _fitted_complaint(content, width)
        self._outline = QRectF(0, 0, width, self.height)
        self._silhouette = QPainterPath()
        border = self._outline.adjusted(0.5, 0.5, -0.5, -0.5)
        self._silhouette.addRoundedRect(border, geometry.RADIUS, geometry.RADIUS)
        families = [content.family, *(strip.family for strip in content.strips)]
        tops = [0.0, *(CARD_HEIGHT + STRIP_HEIGHT * at for at in range(len(content.strips)))]
        spans = pairwise([*tops, self.height])
        self._stripes = [
            (family, top, bottom, _stripe(top, bottom, self.height))
            for family, (top, bottom) in zip(families, spans, strict=True)
        ]

    def _name_right(self) -> float:
        """Give where the room for the name ends."""
        return self._sign.left() - 1 if self.content.state != "fine" else self.width - 8

    def _kind_right(self) -> float:
        """Give where the room for the kind ends."""
        return self.width - 6

    def paint(
        self, painter: QPainter, now: Colors, zoom: float, border: str, *, is_running: bool
    ) -> None:
        """Paint it in its own coordinates.

        Args:
            painter: Where to.
            now: The colors that hold.
            zoom: How large it is seen.
            border: The role of the border's color.
            is_running: Whether its numbers are being learned right now.
        """
        opacity = painter.opacity()
        if zoom < PLAIN:
            self._paint_plain_body(painter, now, border)
        else:
            self._paint_body(painter, now, border)
        if self.content.state == "waiting":
            painter.setOpacity(opacity * WAITING_OPACITY)
        if zoom >= geometry.HIDE_BODY:
            self._paint_header(painter, now, zoom)
            self._paint_middle(painter, now, zoom)
            self._paint_footer(painter, now, zoom, is_running=is_running)
            self._paint_strips(painter, now)
        else:
            self._paint_small(painter, now, zoom)
        if zoom >= PLAIN:
            self._paint_stripes(painter, now)
        painter.setOpacity(opacity)

    def _paint_body(self, painter: QPainter, now: Colors, border: str) -> None:
        """Paint shadow, face and border: as few strokes as possible, for there are many cards."""
        shadow = QRectF(5, self.height - 0.5, self.width - 10, 2)
        painter.fillRect(shadow, now.color("shadow"))
        painter.setPen(QPen(now.color(border), 1))
        painter.setBrush(now.color("raised"))
        painter.drawPath(self._silhouette)

    def _paint_plain_body(self, painter: QPainter, now: Colors, border: str) -> None:
        """Paint a card from afar, where rounded corners would cost much and show little."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(self._outline, now.color("raised"))
        for name, top, bottom, _ in self._stripes:
            family = now.family(name)
            if top:
                painter.fillRect(QRectF(0, top, self.width, bottom - top), family.soft)
            painter.fillRect(QRectF(0, top, 5, bottom - top), family.stripe)
        painter.setPen(QPen(now.color(border), 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._outline)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _paint_stripes(self, painter: QPainter, now: Colors) -> None:
        """Fill the left edge, following the rounded corners."""
        painter.setPen(Qt.PenStyle.NoPen)
        for name, _, _, path in self._stripes:
            painter.setBrush(now.family(name).stripe)
            painter.drawPath(path)

    def _paint_header(self, painter: QPainter, now: Colors, zoom: float) -> None:
        content, family = self.content, now.family(self.content.family)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(family.soft)
        painter.drawRoundedRect(geometry.ICON_TILE, 5, 5)
        icons.paint(painter, geometry.ICON_TILE.adjusted(4, 4, -4, -4), content.icon, family.ink)
        painter.setPen(now.color("text"))
        write(painter, self._name, "name", geometry.NAME_LEFT, 7)
        painter.setPen(now.color("text2"))
        write(painter, self._kind, "kind", geometry.NAME_LEFT, 22)
        sign = {"error": "problem", "warning": "warning"}.get(content.state)
        if sign:
            tone = "danger" if content.state == "error" else "warning"
            icons.paint(painter, self._sign, sign, now.color(tone))
        if zoom >= geometry.HIDE_CAPTIONS:
            write(painter, self._settings, "settings", geometry.INSET, geometry.SETTINGS_TOP)

    def _paint_middle(self, painter: QPainter, now: Colors, zoom: float) -> None:
        complaint = self.content.complaint
        if complaint is None:
            return
        box = geometry.body_rect(self.width)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("danger_soft"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(now.color("danger"))
        painter.setFont(font("error"))
        inside = box.adjusted(7, 4, -6, -3)
        for index, text in enumerate(self._heading):
            place = line_rect(inside.left(), inside.top() + LINE * index, inside.width(), "error")
            painter.drawText(place, LEFT, text)
        if zoom < geometry.HIDE_CAPTIONS:
            return
        painter.setFont(font("caption"))
        painter.setPen(now.color("text"))
        below = inside.adjusted(0, LINE * len(self._heading) + 1, 0, 0)
        for index, text in enumerate(self._sentence):
            top = below.top() + SENTENCE_LINE * index
            painter.drawText(line_rect(below.left(), top, below.width(), "caption"), LEFT, text)
        for index, (name, shape) in enumerate(complaint.inputs[:4]):
            line = QRectF(below.left(), below.top() + 14 * index, below.width(), 14)
            painter.setPen(now.color("text2"))
            room = below.width() - width_of(shape, "small") - 6
            painter.drawText(line, LEFT, elided(name, "caption", room))
            painter.setPen(now.color("text"))
            painter.setFont(font("small"))
            painter.drawText(line, RIGHT, shape)
            painter.setFont(font("caption"))

    def _paint_footer(
        self, painter: QPainter, now: Colors, zoom: float, *, is_running: bool
    ) -> None:
        top, edges = geometry.FOOTER_TOP, (geometry.INSET, self.width - geometry.INSET)
        painter.setPen(
            QPen(now.color("accent"), 2) if is_running else QPen(now.color("border_soft"), 1)
        )
        painter.drawLine(QPointF(geometry.STRIPE_WIDTH, top + 0.5), QPointF(self.width, top + 0.5))
        for at_right, edge, (caption, value) in zip(
            (False, True), edges, self._footer, strict=False
        ):
            if zoom >= geometry.HIDE_CAPTIONS:
                painter.setPen(now.color("text2"))
                write(painter, caption, "caption", edge, top + 5, ends_at=at_right)
            painter.setPen(now.color("text"))
            write(painter, value, "value", edge, top + 16, ends_at=at_right)

    def _paint_strips(self, painter: QPainter, now: Colors) -> None:
        for index, strip in enumerate(self.content.strips):
            rect = geometry.strip_rect(index, self.width)
            name, detail = self._strip_texts[index]
            family = now.family(strip.family)
            is_wrong = strip.state == "error"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.color("danger_soft") if is_wrong else family.soft)
            inside = rect.adjusted(1, 0, -1, 0)
            if index == len(self.content.strips) - 1:
                painter.drawPath(_bottom_rounded(inside.adjusted(0, 0, 0, -1)))
            else:
                painter.drawRect(inside)
            icon = QRectF(12, rect.top() + 5.5, 13, 13)
            ink = now.color("danger") if is_wrong else family.ink
            icons.paint(painter, icon, "problem" if is_wrong else strip.icon, ink)
            painter.setPen(now.color("text"))
            write(painter, name, "strip", 31, centered_in(rect, "strip"))
            painter.setPen(now.color("text2"))
            right = self.width - geometry.INSET
            write(painter, detail, "detail", right, centered_in(rect, "detail"), ends_at=True)

    def _paint_small(self, painter: QPainter, now: Colors, zoom: float) -> None:
        """Paint header and shape only, large enough to read from afar."""
        content, family = self.content, now.family(self.content.family)
        tile = QRectF(self.width / 2 - 22, 26, 44, 44)
        if zoom < PLAIN:
            painter.fillRect(tile, family.soft)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(family.soft)
            painter.drawRoundedRect(tile, 8, 8)
        icons.paint(painter, tile.adjusted(8, 8, -8, -8), content.icon, family.ink)
        if content.has_error:
            icons.paint(painter, QRectF(self.width - 32, 8, 24, 24), "problem", now.color("danger"))
        color = "danger" if content.has_error else "text2"
        lines = ((82, "text", self._far_name), (112, color, self._far_shape))
        for top, ink, (role, text) in lines:
            painter.setPen(now.color(ink))
            line = QRectF(0, top, self.width, 26)
            write_centered(painter, text, role, self.width / 2, centered_in(line, role))


def fitted_far(text: str, room: float) -> tuple[str, str]:
    """Give the letters in which a text fits from afar, and the text, cut only if it must be."""
    role = "far" if width_of(text, "far") <= room else "far_long"
    return role, elided(text, role, room)


def _fitted_footer(content: CardContent, room: float) -> list[tuple[str, str]]:
    """Cut the values so that the two of them stand beside each other."""
    if len(content.footer) < 2:
        return [(caption, elided(value, "value", room)) for caption, value in content.footer]
    (left, shape), (right, count) = content.footer
    if width_of(shape, "value") + width_of(count, "value") + 4 > room:
        count = content.short_count
    shape = elided(shape, "value", room - width_of(count, "value") - 4)
    beside = width_of(left, "caption") + width_of(right, "caption") + 6 <= room
    return [(left if beside else "", shape), (right, count)]


def _fitted_complaint(content: CardContent, width: float) -> tuple[list[str], list[str]]:
    """Cut what is wrong into lines that fit into the body of a card."""
    complaint = content.complaint
    if complaint is None:
        return [], []
    inside = geometry.body_rect(width).adjusted(7, 4, -6, -3)
    heading = wrapped(complaint.heading, "error", inside.width(), 2)
    room = inside.height() - LINE * len(heading) - 1
    most = 0 if complaint.inputs else int(room / SENTENCE_LINE)
    return heading, wrapped(complaint.sentence, "caption", inside.width(), most)


def _fitted_strip(strip: StripContent, width: float) -> tuple[str, str]:
    room = width - 31 - geometry.INSET
    name = elided(strip.name, "strip", room)
    left = room - width_of(name, "strip") - 8
    detail = strip.detail if width_of(strip.detail, "detail") <= left else ""
    return name, detail


@lru_cache(maxsize=256)
def _stripe(top: float, bottom: float, height: float) -> QPainterPath:
    """Give a part of the left edge, without what the card's rounded corners cut off."""
    width, radius = geometry.STRIPE_WIDTH, geometry.RADIUS
    part = QPainterPath()
    part.addRect(QRectF(0, top, width, bottom - top))
    if top > 0 and bottom < height:
        return part
    whole = QPainterPath()
    whole.addRoundedRect(QRectF(0, 0, 40, height), radius, radius)
    return whole.intersected(part)


def _bottom_rounded(rect: QRectF) -> QPainterPath:
    """Give a strip whose lower corners are those of the card."""
    radius = geometry.RADIUS - 1
    path = QPainterPath(rect.topLeft())
    path.lineTo(rect.topRight())
    path.lineTo(rect.right(), rect.bottom() - radius)
    path.quadTo(rect.bottomRight(), QPointF(rect.right() - radius, rect.bottom()))
    path.lineTo(rect.left() + radius, rect.bottom())
    path.quadTo(rect.bottomLeft(), QPointF(rect.left(), rect.bottom() - radius))
    path.closeSubpath()
    return path
