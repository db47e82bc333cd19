"""The card of a layer with its docked followers, painted in as much detail as the zoom allows."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.gui import icons, theme
from cnnstudio.gui.canvas import geometry
from cnnstudio.gui.canvas.content import CardContent, StripContent
from cnnstudio.gui.canvas.lettering import (
    LEFT,
    RIGHT,
    WRAPPED,
    elided,
    font,
    line_rect,
    width_of,
)
from cnnstudio.network.arrange import CARD_HEIGHT, STRIP_HEIGHT

PortMark = Literal["plain", "fits", "faded"]

WAITING_OPACITY = 0.62
PLAIN = 0.45
"""Below this zoom, corners are not rounded."""

RING_ALPHA = (0.16, 0.28)
"""Of the ring around a selected card, in light and in dark."""


class CardItem(QGraphicsItem):
    """Shows one card; it takes no events itself, the view asks it what is where.

    Attributes:
        node: The id of the node that the card is named after.
        members: The ids of that node and its followers, in order.
        place: Where the document says it lies; while cards tidy up they are on their way there.
    """

    def __init__(self, content: CardContent, width: float) -> None:
        super().__init__()
        self.node = content.node
        self.width = width
        self.place = QPointF()
        self.content = content
        self.selected: frozenset[int] = frozenset()
        self.hovered: int | None = None
        self.focused = False
        self.input_tops: tuple[float, ...] = ()
        self.has_output = True
        self.spare: int | None = None
        self.marks: dict[int, PortMark] = {}
        self.output_mark: PortMark = "plain"
        self._is_prepared = False
        self.setZValue(1)

    # --- what it shows -------------------------------------------------------------------------

    @property
    def members(self) -> tuple[int, ...]:
        """The nodes on the card."""
        return (self.node, *(strip.node for strip in self.content.strips))

    @property
    def output_node(self) -> int:
        """The node whose output leaves the card."""
        return self.members[-1]

    @property
    def height(self) -> float:
        """The height with all strips."""
        return CARD_HEIGHT + STRIP_HEIGHT * len(self.content.strips)

    def set_content(self, content: CardContent) -> None:
        """Show other words, if they are others."""
        if content == self.content:
            return
        if len(content.strips) != len(self.content.strips):
            self.prepareGeometryChange()
        self.content = content
        self._is_prepared = False
        self.update()

    def set_selected(self, selected: frozenset[int]) -> None:
        """Mark these of its members as selected."""
        mine = selected & frozenset(self.members)
        if mine != self.selected:
            self.selected = mine
            self.update()

    def set_hovered(self, node: int | None) -> None:
        """Show that the pointer is over one of its members."""
        if node != self.hovered:
            self.hovered = node
            self.update()

    def set_focused(self, focused: bool) -> None:
        """Show that the keyboard is here."""
        if focused != self.focused:
            self.focused = focused
            self.update()

    def set_ports(
        self, input_tops: tuple[float, ...], *, has_output: bool, spare: int | None = None
    ) -> None:
        """Say where the input ports are, and whether there is an output.

        `spare` is an input that is not needed; it only shows where a wire could lead to it.
        """
        if (input_tops, has_output, spare) != (self.input_tops, self.has_output, self.spare):
            self.input_tops, self.has_output, self.spare = input_tops, has_output, spare
            self.update()

    def set_marks(self, inputs: dict[int, PortMark], output: PortMark = "plain") -> None:
        """Show which ports a wire in the making could take."""
        if (inputs, output) != (self.marks, self.output_mark):
            self.marks, self.output_mark = inputs, output
            self.update()

    # --- what is where -------------------------------------------------------------------------

    def input_point(self, port: int) -> QPointF:
        """Give the place of an input port in the scene."""
        tops = self.input_tops or (geometry.PORT_TOP,)
        return self.pos() + QPointF(0, tops[min(port, len(tops) - 1)])

    def output_point(self) -> QPointF:
        """Give the place of the output port in the scene."""
        return self.pos() + QPointF(self.width, geometry.PORT_TOP)

    def rect(self) -> QRectF:
        """Give the card's place in the scene."""
        return QRectF(self.pos(), self.outline().size())

    def outline(self) -> QRectF:
        """Give the card's outline in its own coordinates."""
        return QRectF(0, 0, self.width, self.height)

    def member_at(self, point: QPointF) -> int | None:
        """Give the node whose part of the card is at a point of the scene."""
        local = point - self.pos()
        if not self.outline().contains(local):
            return None
        for index, strip in enumerate(self.content.strips):
            if geometry.strip_rect(index, self.width).contains(local):
                return strip.node
        return self.node

    def member_rect(self, node: int) -> QRectF:
        """Give the part of a member in the scene: the whole card, or a strip."""
        for index, strip in enumerate(self.content.strips):
            if strip.node == node:
                return geometry.strip_rect(index, self.width).translated(self.pos())
        return self.rect()

    def boundingRect(self) -> QRectF:
        """Give the outline with ports and rings."""
        reach = geometry.REACH_OUTSIDE
        return self.outline().adjusted(-reach, -reach, reach, reach)

    # --- painting ------------------------------------------------------------------------------

    def _prepare(self) -> None:
        """Cut texts to what fits: before the first painting, once for all others."""
        self._is_prepared = True
        content, room = self.content, self.width - 2 * geometry.INSET
        names = self.width - geometry.NAME_LEFT - (28 if content.state != "fine" else 8)
        self._name = elided(content.name, "name", names)
        self._kind = elided(content.kind, "kind", self.width - geometry.NAME_LEFT - 6)
        self._settings = elided(content.settings, "settings", room)
        self._footer = _fitted_footer(content, room)
        self._strip_texts = [_fitted_strip(strip, self.width) for strip in content.strips]
        self._silhouette = QPainterPath()
        border = self.outline().adjusted(0.5, 0.5, -0.5, -0.5)
        self._silhouette.addRoundedRect(border, geometry.RADIUS, geometry.RADIUS)
        families = [content.family, *(strip.family for strip in content.strips)]
        self._stripes = [
            (family, _stripe(top, bottom, self.height))
            for family, (top, bottom) in zip(families, self._stripe_spans(), strict=True)
        ]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < geometry.HIDE_CARDS:
            return
        if not self._is_prepared:
            self._prepare()
        now, opacity = theme.current(), painter.opacity()
        if zoom < PLAIN:
            self._paint_plain_body(painter, now)
        else:
            self._paint_body(painter, now)
        if self.content.state == "waiting":
            painter.setOpacity(opacity * WAITING_OPACITY)
        if zoom >= geometry.HIDE_BODY:
            self._paint_header(painter, now, zoom)
            self._paint_complaint(painter, now, zoom)
            self._paint_footer(painter, now, zoom)
            self._paint_strips(painter, now)
        else:
            self._paint_small(painter, now)
        if zoom >= PLAIN:
            self._paint_stripes(painter, now)
        painter.setOpacity(opacity)
        self._paint_marks(painter, now)
        if zoom >= PLAIN:
            self._paint_ports(painter, now)

    def _paint_body(self, painter: QPainter, now: theme.Theme) -> None:
        """Paint shadow, face and border: as few strokes as possible, for there are many cards."""
        width, height = self.width, self.height
        painter.fillRect(QRectF(5, height - 0.5, width - 10, 2), now.color("shadow"))
        painter.setPen(QPen(now.color(self._border), 1))
        painter.setBrush(now.color("raised"))
        painter.drawPath(self._silhouette)

    def _paint_plain_body(self, painter: QPainter, now: theme.Theme) -> None:
        """Paint a card from afar, where rounded corners would cost much and show little."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(self.outline(), now.color("raised"))
        for (family, _), (top, bottom) in zip(self._stripes, self._stripe_spans(), strict=True):
            colors = now.family(family)
            if top:
                painter.fillRect(QRectF(0, top, self.width, bottom - top), colors.soft)
            painter.fillRect(QRectF(0, top, 5, bottom - top), colors.stripe)
        painter.setPen(QPen(now.color(self._border), 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.outline())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    @property
    def _border(self) -> str:
        return "border" if self.hovered is None else "border_strong"

    def _stripe_spans(self) -> list[tuple[float, float]]:
        """Give top and bottom of the part of each member."""
        tops = [0.0, *(CARD_HEIGHT + STRIP_HEIGHT * at for at in range(len(self.content.strips)))]
        return list(pairwise([*tops, self.height]))

    def _paint_stripes(self, painter: QPainter, now: theme.Theme) -> None:
        """Fill the left edge, following the rounded corners."""
        painter.setPen(Qt.PenStyle.NoPen)
        for family, path in self._stripes:
            painter.setBrush(now.family(family).stripe)
            painter.drawPath(path)

    def _paint_header(self, painter: QPainter, now: theme.Theme, zoom: float) -> None:
        content, family = self.content, now.family(self.content.family)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(family.soft)
        painter.drawRoundedRect(geometry.ICON_TILE, 5, 5)
        icons.paint(painter, geometry.ICON_TILE.adjusted(4, 4, -4, -4), content.icon, family.ink)
        painter.setPen(now.color("text"))
        painter.setFont(font("name"))
        painter.drawText(line_rect(geometry.NAME_LEFT, 7, self.width, "name"), LEFT, self._name)
        painter.setPen(now.color("text2"))
        painter.setFont(font("kind"))
        painter.drawText(line_rect(geometry.NAME_LEFT, 22, self.width, "kind"), LEFT, self._kind)
        sign = {"error": "problem", "warning": "warning"}.get(content.state)
        if sign:
            tone = "danger" if content.state == "error" else "warning"
            icons.paint(painter, QRectF(self.width - 27, 9, 16, 16), sign, now.color(tone))
        if zoom >= geometry.HIDE_CAPTIONS:
            painter.setFont(font("settings"))
            painter.drawText(
                line_rect(geometry.INSET, geometry.SETTINGS_TOP, self.width, "settings"),
                LEFT,
                self._settings,
            )

    def _paint_complaint(self, painter: QPainter, now: theme.Theme, zoom: float) -> None:
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
        painter.drawText(inside, LEFT & ~Qt.AlignmentFlag.AlignVCenter, complaint.heading)
        if zoom < geometry.HIDE_CAPTIONS:
            return
        painter.setFont(font("caption"))
        painter.setPen(now.color("text"))
        below = inside.adjusted(0, 15, 0, 0)
        if not complaint.inputs:
            painter.setClipRect(below)
            painter.drawText(below, WRAPPED, complaint.sentence)
            painter.setClipping(False)
        for index, (name, shape) in enumerate(complaint.inputs[:4]):
            line = QRectF(below.left(), below.top() + 14 * index, below.width(), 14)
            painter.setPen(now.color("text2"))
            room = below.width() - width_of(shape, "small") - 6
            painter.drawText(line, LEFT, elided(name, "caption", room))
            painter.setPen(now.color("text"))
            painter.setFont(font("small"))
            painter.drawText(line, RIGHT, shape)
            painter.setFont(font("caption"))

    def _paint_footer(self, painter: QPainter, now: theme.Theme, zoom: float) -> None:
        top, room = geometry.FOOTER_TOP, self.width - 2 * geometry.INSET
        painter.setPen(QPen(now.color("border_soft"), 1))
        painter.drawLine(QPointF(geometry.STRIPE_WIDTH, top + 0.5), QPointF(self.width, top + 0.5))
        for alignment, (caption, value) in zip((LEFT, RIGHT), self._footer, strict=False):
            if zoom >= geometry.HIDE_CAPTIONS:
                painter.setFont(font("caption"))
                painter.setPen(now.color("text2"))
                painter.drawText(
                    line_rect(geometry.INSET, top + 5, room, "caption"), alignment, caption
                )
            painter.setFont(font("value"))
            painter.setPen(now.color("text"))
            painter.drawText(line_rect(geometry.INSET, top + 16, room, "value"), alignment, value)

    def _paint_strips(self, painter: QPainter, now: theme.Theme) -> None:
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
            words = rect.adjusted(31, 0, -geometry.INSET, 0)
            painter.setFont(font("strip"))
            painter.setPen(now.color("text"))
            painter.drawText(words, LEFT, name)
            painter.setFont(font("detail"))
            painter.setPen(now.color("text2"))
            painter.drawText(words, RIGHT, detail)

    def _paint_small(self, painter: QPainter, now: theme.Theme) -> None:
        """Paint header and shape only, large enough to read from afar."""
        content, family = self.content, now.family(self.content.family)
        tile = QRectF(self.width / 2 - 22, 26, 44, 44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(family.soft)
        painter.drawRoundedRect(tile, 8, 8)
        icons.paint(painter, tile.adjusted(8, 8, -8, -8), content.icon, family.ink)
        center = Qt.AlignmentFlag.AlignCenter
        painter.setFont(font("far"))
        painter.setPen(now.color("text"))
        room = self.width - 12
        painter.drawText(QRectF(6, 82, room, 26), center, elided(content.name, "far", room))
        painter.setPen(now.color("danger" if content.has_error else "text2"))
        painter.drawText(QRectF(6, 112, room, 26), center, elided(content.shape, "far", room))

    def _paint_marks(self, painter: QPainter, now: theme.Theme) -> None:
        """Draw the rings of selection, error and keyboard."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strong = self._strong_color(now)
        if strong is not None:
            _paint_ring(painter, now, self.outline(), strong)
        for node in self.selected - {self.node}:
            rect = self.member_rect(node).translated(-self.pos()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(rect, 5, 5)
        if self.focused:
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(self.outline().adjusted(-5, -5, 5, 5), 12, 12)

    def _strong_color(self, now: theme.Theme) -> QColor | None:
        if self.node in self.selected:
            return now.color("accent")
        return now.color("danger") if self.content.has_error else None

    def _paint_ports(self, painter: QPainter, now: theme.Theme) -> None:
        color = self._strong_color(now) or now.color("border_strong")
        for port, top in enumerate(self.input_tops):
            if port == self.spare and self.hovered is None and port not in self.marks:
                continue
            _paint_port(painter, now, QPointF(0, top), self.marks.get(port, "plain"), color)
        if self.has_output:
            place = QPointF(self.width, geometry.PORT_TOP)
            _paint_port(painter, now, place, self.output_mark, color)


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


def _fitted_strip(strip: StripContent, width: float) -> tuple[str, str]:
    room = width - 31 - geometry.INSET
    name = elided(strip.name, "strip", room)
    left = room - width_of(name, "strip") - 8
    detail = strip.detail if width_of(strip.detail, "detail") <= left else ""
    return name, detail


def _paint_ring(painter: QPainter, now: theme.Theme, outline: QRectF, color: QColor) -> None:
    soft = QColor(color)
    soft.setAlphaF(RING_ALPHA[now.is_dark])
    painter.setPen(QPen(soft, 3))
    painter.drawRoundedRect(outline.adjusted(-1.5, -1.5, 1.5, 1.5), 9.5, 9.5)
    painter.setPen(QPen(color, 2))
    painter.drawRoundedRect(outline.adjusted(1, 1, -1, -1), 7, 7)


def _paint_port(
    painter: QPainter, now: theme.Theme, place: QPointF, mark: PortMark, color: QColor
) -> None:
    radius = geometry.PORT_RADIUS
    fill = now.color("raised")
    if mark == "fits":
        radius, color, fill = 6.0, now.color("accent"), now.color("accent_soft")
    elif mark == "faded":
        color = QColor(now.color("border_strong"))
        color.setAlphaF(0.35)
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(fill)
    painter.drawEllipse(place, radius, radius)


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
