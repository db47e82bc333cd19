"""The card of a layer with its docked followers, or of a folded group, as the zoom allows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.gui.canvas.items import colors, geometry
from cnnstudio.gui.canvas.items.card_face import PLAIN, CardFace
from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.items.group_face import GroupFace
from cnnstudio.gui.canvas.words.content import CardBuild, CardContent
from cnnstudio.network.graph import Flow
from cnnstudio.network.layout.cards import CARD_HEIGHT, STRIP_HEIGHT, Port

PortMark = Literal["plain", "fits", "faded"]

RING_ALPHA = (0.16, 0.28)
"""Of the ring around a selected card, in light and in dark."""


class CardItem(QGraphicsItem):
    """Shows one card; it takes no events itself, the view asks it what is where.

    Most cards are out of view: what one says is put into words when it is looked at.

    Attributes:
        build: What the card is made of.
        node: The id of the node that the card is known by: the layer, or the first of a group.
        flow: Which way the network is read, and so at which sides the ports are.
        inputs: For each input port, the inputs of nodes that it stands for.
        place: Where the document says it lies; while cards tidy up they are on their way there.
    """

    def __init__(
        self, build: CardBuild, width: float, describe: Callable[[int], CardContent]
    ) -> None:
        super().__init__()
        self.build, self.node = build, build.members[0]
        self._describe = describe
        self._content: CardContent | None = None
        self.width = width
        self._measure()
        self.place = QPointF()
        self.selected: frozenset[int] = frozenset()
        self.hovered: int | None = None
        self.focused = self.is_running = False
        self.flow: Flow = "right"
        self.inputs: tuple[tuple[Port, ...], ...] = ()
        self.input_offsets: tuple[float, ...] = ()
        self.has_output = True
        self.spare: int | None = None
        self.marks: dict[int, PortMark] = {}
        self.output_mark: PortMark = "plain"
        self._face: CardFace | None = None
        self.setZValue(1)

    @classmethod
    def of(cls, content: CardContent, width: float) -> CardItem:
        """Make a card that says what it is told once and for all."""
        return cls(content.build, width, lambda _: content)

    # --- what it shows -------------------------------------------------------------------------

    @property
    def content(self) -> CardContent:
        """What the card says."""
        if self._content is None:
            self._content = self._describe(self.node)
        return self._content

    @property
    def members(self) -> tuple[int, ...]:
        """The nodes on the card, in order."""
        return self.build.members

    @property
    def output_node(self) -> int:
        """The node whose output leaves the card."""
        return self.build.exit or self.build.members[-1]

    @property
    def is_group(self) -> bool:
        """Whether it stands for a folded group."""
        return self.build.group is not None

    @property
    def docked(self) -> tuple[int, ...]:
        """The nodes that are shown as strips."""
        return () if self.is_group else self.members[1:]

    def taken_with(self, node: int) -> frozenset[int]:
        """Give the nodes that a click on one of the members selects: of a group, all."""
        return frozenset(self.members) if self.is_group else frozenset({node})

    @property
    def height(self) -> float:
        """The height with all strips."""
        return CARD_HEIGHT + STRIP_HEIGHT * len(self.docked)

    def set_build(self, build: CardBuild) -> None:
        """Be made of something else, if it is."""
        if build != self.build:
            if build.members != self.build.members:
                self.prepareGeometryChange()
            self.build = build
            self._measure()
            self.update()

    def set_content(self, content: CardContent) -> None:
        """Say this from now on."""
        self._describe = lambda _: content
        self.set_build(content.build)
        self.reword()
        self.update()

    def preview(self, content: CardContent | None) -> None:
        """Say what it would say after an edit that is not made yet; None: what it says now."""
        self._content, self._face = content, None
        self.update()

    def reword(self) -> None:
        """Forget what it says: that reads differently now, and whoever says so repaints it."""
        self._content = self._face = None

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

    def set_running(self, running: bool) -> None:
        """Show that its numbers are being learned right now."""
        if running != self.is_running:
            self.is_running = running
            self.update()

    def set_ports(
        self, input_offsets: tuple[float, ...], *, has_output: bool, spare: int | None = None
    ) -> None:
        """Say where along their side the input ports are, and whether there is an output.

        `spare` is an input that is not needed; it only shows where a wire could lead to it.
        """
        if (input_offsets, has_output, spare) != (self.input_offsets, self.has_output, self.spare):
            self.input_offsets, self.has_output, self.spare = input_offsets, has_output, spare
            self.update()

    def set_marks(self, inputs: dict[int, PortMark], output: PortMark = "plain") -> None:
        """Show which ports a wire in the making could take."""
        if (inputs, output) != (self.marks, self.output_mark):
            self.marks, self.output_mark = inputs, output
            self.update()

    # --- what is where -------------------------------------------------------------------------

    def port_of(self, wire: Port) -> int:
        """Give the input port that stands for an input of a node."""
        return next((at for at, inputs in enumerate(self.inputs) if wire in inputs), 0)

    def input_point(self, port: int) -> QPointF:
        """Give the place of an input port in the scene."""
        offsets = self.input_offsets or (self.middle,)
        return self.pos() + self._input_place(offsets[min(port, len(offsets) - 1)])

    def output_point(self) -> QPointF:
        """Give the place of the output port in the scene."""
        return self.pos() + self._output_place()

    @property
    def middle(self) -> float:
        """Where the output is along its side, and the input that is level with it."""
        return geometry.PORT_TOP if self.flow == "right" else self.width / 2

    def _input_place(self, offset: float) -> QPointF:
        return QPointF(0, offset) if self.flow == "right" else QPointF(offset, 0)

    def _output_place(self) -> QPointF:
        is_down = self.flow == "down"
        return QPointF(self.middle, self.height) if is_down else QPointF(self.width, self.middle)

    def rect(self) -> QRectF:
        """Give the card's place in the scene."""
        return QRectF(self.pos(), self.outline().size())

    def outline(self) -> QRectF:
        """Give the card's outline in its own coordinates."""
        return self._outline

    def _measure(self) -> None:
        """Find its size: Qt asks for it all the time."""
        reach = geometry.REACH_OUTSIDE
        self._outline = QRectF(0, 0, self.width, self.height)
        self._bounds = self._outline.adjusted(-reach, -reach, reach, reach)

    def member_at(self, point: QPointF) -> int | None:
        """Give the node whose part of the card is at a point of the scene."""
        local = point - self.pos()
        if not self.outline().contains(local):
            return None
        for index, node in enumerate(self.docked):
            if geometry.strip_rect(index, self.width).contains(local):
                return node
        return self.node

    def is_on_button(self, point: QPointF) -> bool:
        """Whether a point of the scene is on the button that unfolds a group."""
        return self.is_group and geometry.expand_rect(self.width).contains(point - self.pos())

    def member_rect(self, node: int) -> QRectF:
        """Give the part of a member in the scene: the whole card, a strip, or a row."""
        for index, row in enumerate(self.content.rows if self.is_group else ()):
            if row.node == node and node != self.node:
                return geometry.row_rect(index, self.width).translated(self.pos())
        if node in self.docked:
            index = self.docked.index(node)
            return geometry.strip_rect(index, self.width).translated(self.pos())
        return self.rect()

    def boundingRect(self) -> QRectF:
        """Give the outline with ports and rings."""
        return self._bounds

    # --- painting ------------------------------------------------------------------------------

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < geometry.HIDE_CARDS:
            return
        if self._face is None:
            face = GroupFace if self.is_group else CardFace
            self._face = face(self.content, self.width)
        now = colors.current()
        border = "border" if self.hovered is None else "border_strong"
        self._face.paint(painter, now, zoom, border, is_running=self.is_running)
        self._paint_marks(painter, now)
        if zoom >= PLAIN:
            self._paint_ports(painter, now)

    def _paint_marks(self, painter: QPainter, now: Colors) -> None:
        """Draw the rings of selection, error and keyboard."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strong = self._strong_color(now)
        if strong is not None:
            _paint_ring(painter, now, self.outline(), strong)
        for node in () if self.is_group else self.selected - {self.node}:
            rect = self.member_rect(node).translated(-self.pos()).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(rect, 5, 5)
        if self.focused:
            painter.setPen(QPen(now.color("accent"), 2))
            painter.drawRoundedRect(self.outline().adjusted(-5, -5, 5, 5), 12, 12)

    def _strong_color(self, now: Colors) -> QColor | None:
        if self.selected and (self.is_group or self.node in self.selected):
            return now.color("accent")
        return now.color("danger") if self.build.has_error else None

    def _paint_ports(self, painter: QPainter, now: Colors) -> None:
        color = self._strong_color(now) or now.color("border_strong")
        for port, offset in enumerate(self.input_offsets):
            if port == self.spare and self.hovered is None and port not in self.marks:
                continue
            place, mark = self._input_place(offset), self.marks.get(port, "plain")
            _paint_port(painter, now, place, mark, color)
        if self.has_output:
            _paint_port(painter, now, self._output_place(), self.output_mark, color)


def _paint_ring(painter: QPainter, now: Colors, outline: QRectF, color: QColor) -> None:
    soft = QColor(color)
    soft.setAlphaF(RING_ALPHA[now.is_dark])
    painter.setPen(QPen(soft, 3))
    painter.drawRoundedRect(outline.adjusted(-1.5, -1.5, 1.5, 1.5), 9.5, 9.5)
    painter.setPen(QPen(color, 2))
    painter.drawRoundedRect(outline.adjusted(1, 1, -1, -1), 7, 7)


def _paint_port(
    painter: QPainter, now: Colors, place: QPointF, mark: PortMark, color: QColor
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
