"""What one unit sees: a box on the picture and on every map in between, padding included."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.gui.canvas.hover.tips import Tip
from cnnstudio.gui.canvas.items import colors, geometry
from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.layers.io import Input
from cnnstudio.network.channels import channels_seen
from cnnstudio.network.receptive_field import Box, Region, regions


class Unit(NamedTuple):
    """One unit of a map; everything counts from 0."""

    node: int
    channel: int
    row: int
    column: int


class _Mark(NamedTuple):
    cell: QRectF
    window: QRectF


class UnitOverlay(QGraphicsItem):
    """Boxes on the small maps of all cards before a unit's own."""

    def __init__(self) -> None:
        super().__init__()
        self._marks: list[_Mark] = []
        self._bounds = QRectF()
        self.unit: Unit | None = None
        self.setZValue(7)

    def show_unit(self, unit: Unit | None, scene: CanvasScene, document: Document) -> None:
        """Mark what a unit sees; None takes the boxes away."""
        self.prepareGeometryChange()
        self.unit = unit
        self._marks = [] if unit is None else _marks(unit, scene, document)
        self._bounds = QRectF()
        for mark in self._marks:
            self._bounds |= mark.window.adjusted(-4, -4, 4, 4)
        self.update()

    def boundingRect(self) -> QRectF:
        """Give the box around all boxes."""
        return self._bounds

    @property
    def windows(self) -> list[QRectF]:
        """The boxes in the scene."""
        return [mark.window for mark in self._marks]

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        zoom = option.levelOfDetailFromTransform(painter.worldTransform())
        if zoom < geometry.HIDE_BODY:
            return
        now = colors.current()
        for mark in self._marks:
            _paint_padding(painter, now, mark)
            halo = QColor("#FFFFFF")
            halo.setAlphaF(0.85)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(halo, 3.2))
            painter.drawRect(mark.window)
            painter.setPen(QPen(now.color("accent"), 1.8))
            painter.drawRect(mark.window)


def _paint_padding(painter: QPainter, now: Colors, mark: _Mark) -> None:
    """Hatch the part of a box that lies outside the map: there all is 0."""
    if mark.cell.contains(mark.window):
        return
    path, inside = QPainterPath(), QPainterPath()
    path.addRect(mark.window)
    inside.addRect(mark.cell)
    outside = path.subtracted(inside)
    painter.fillPath(outside, now.color("sunken"))
    painter.fillPath(outside, QBrush(now.color("border_strong"), Qt.BrushStyle.BDiagPattern))


def _marks(unit: Unit, scene: CanvasScene, document: Document) -> list[_Mark]:
    shapes = document.analysis.shapes
    found = regions(document.network, shapes, unit.node, (unit.row, unit.column))
    channels = channels_seen(document.network, shapes, unit.node, unit.channel)
    marks: list[_Mark] = []
    for card in scene.cards.values():
        region, shape = found.get(card.output_node), shapes.get(card.output_node)
        if region is None or shape is None or len(shape) != 3 or card.is_group:
            continue
        is_picture = isinstance(document.network.by_id[card.node].layer, Input)
        for channel, cell in enumerate(scene.thumbnails_of(card).cells()):
            if is_picture or channel in channels.get(card.output_node, ()):
                marks.append(_mark(cell.translated(card.pos()), region, shape))
    return marks


def _mark(cell: QRectF, region: Region, shape: tuple[int, ...]) -> _Mark:
    down, across = cell.height() / shape[1], cell.width() / shape[2]
    box = region.window
    window = QRectF(
        cell.left() + box.left * across,
        cell.top() + box.top * down,
        box.width * across,
        box.height * down,
    )
    return _Mark(cell, window)


def unit_tip(unit: Unit, document: Document, value: float | None = None) -> Tip:
    """Say in numbers what a unit sees."""
    node = document.network.by_id[unit.node]
    shapes = document.analysis.shapes
    field = document.analysis.nodes[unit.node].field
    found = regions(document.network, shapes, unit.node, (unit.row, unit.column))
    pictures = [
        found[each.id].window
        for each in document.network.nodes
        if isinstance(each.layer, Input) and each.id in found
    ]
    title = _tr("{node} · channel {channel}, row {row}, column {column}").format(
        node=node.name, channel=unit.channel, row=unit.row, column=unit.column
    )
    rows: list[tuple[str, str]] = []
    if value is not None:
        rows.append((_tr("Value"), words.number(value)))
    if not pictures or field is None:
        return Tip(title, tuple(rows))
    box = pictures[0]
    rows += [
        (_tr("Sees"), _tr("{size} px").format(size=f"{box.height} × {box.width}")),
        (_tr("Rows"), _span(box.top, box.bottom)),
        (_tr("Columns"), _span(box.left, box.right)),
        (_tr("Center"), f"{_half(box.top, box.bottom)}, {_half(box.left, box.right)}"),
    ]
    if field.jump is not None:
        start = _pair(field.start)
        rows += [(_tr("Jump"), _pair(field.jump)), (_tr("Start of unit 0"), start)]
    shape = shapes.get(_picture(document)) or (1, 0, 0)
    return Tip(title, tuple(rows), _note(box, shape, is_aligned=field.aligned))


def _picture(document: Document) -> int:
    nodes = document.network.nodes
    return next((node.id for node in nodes if isinstance(node.layer, Input)), 0)


def _note(box: Box, shape: tuple[int, ...], *, is_aligned: bool) -> str:
    """Say what is special: padding, or branches that do not look at the same place."""
    notes: list[str] = []
    outside = box.top < 0 or box.left < 0 or box.bottom > shape[1] or box.right > shape[2]
    if outside:
        notes.append(_tr("The hatched part is padding: nothing of the picture."))
    if not is_aligned:
        notes.append(_tr("The branches look at different places; the box is around all of them."))
    return " ".join(notes)


def _span(first: int, end: int) -> str:
    return _tr("{first} to {last}").format(first=_signed(first), last=_signed(end - 1))


def _half(first: int, end: int) -> str:
    return _signed((first + end - 1) / 2)


def _pair(pair: tuple[float, float]) -> str:
    if pair[0] == pair[1]:
        return _signed(pair[0])
    return f"{_signed(pair[0])}, {_signed(pair[1])}"


def _signed(value: float) -> str:
    return words.number(value).replace("-", "−")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
