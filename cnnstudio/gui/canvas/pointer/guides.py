"""Lines that dragged cards snap to: edges, middles and ports of other cards, and equal gaps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.looks import theme

REACH, LARGEST_REACH = 6.0, 18.0
"""Cards snap from that near, in pixels of the screen, and at most so many in the scene."""

SAME = 0.5
TICK = 4.0
OVERHANG = 8.0
"""So much longer are guides than what they align."""

Axis = Literal[0, 1]
AXES: tuple[Axis, Axis] = (0, 1)
Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


class Mark(NamedTuple):
    """A place on an axis that can be aligned with others of its kind, and the box it is of."""

    kind: Literal["edge", "middle", "port"]
    at: float
    box: Box


class Spacing(NamedTuple):
    """A gap between two boxes that is as wide as another one, along an axis."""

    axis: Axis
    first: float
    last: float
    across: float


class Guides:
    """Snaps what is dragged to what is in view, and draws why."""

    def __init__(
        self, scene: CanvasScene, moved: Collection[CardItem], held: CardItem | None, seen: QRectF
    ) -> None:
        """Find what there is to snap to, once for a drag.

        Args:
            scene: The canvas.
            moved: The cards that are dragged.
            held: The one at which they are held: only its ports count.
            seen: What is in view.
        """
        self._scene = scene
        others = [
            card
            for card in scene.cards.values()
            if card not in moved and card.rect().intersects(seen)
        ]
        self._boxes = [_box(card.rect()) for card in others]
        self._marks: tuple[list[Mark], list[Mark]] = (
            [mark for card in others for mark in _marks(_box(card.rect()), _ports(card, 0), 0)],
            [mark for card in others for mark in _marks(_box(card.rect()), _ports(card, 1), 1)],
        )
        whole = QRectF()
        for card in moved:
            whole |= card.rect()
        self._whole = whole
        self._ports = () if held is None else (_ports(held, 0), _ports(held, 1))
        self._item: QGraphicsPathItem | None = None

    def snapped(self, offset: QPointF, zoom: float) -> QPointF:
        """Give the offset of a drag, moved by a few pixels to where something lines up."""
        reach = min(REACH / zoom, LARGEST_REACH)
        moved = [float(round(offset.x())), float(round(offset.y()))]
        spaced: set[Axis] = set()
        for axis in AXES:
            box = _shifted(_box(self._whole), *moved)
            step = self._nearest(box, axis, moved[axis], reach)
            if step is None:
                step = _spaced(self._boxes, box, axis, reach)[0]
                spaced.add(axis)
            moved[axis] += step
        self._draw(_shifted(_box(self._whole), *moved), moved, spaced)
        return QPointF(*moved)

    def hide(self) -> None:
        """Take the lines away."""
        if self._item is not None:
            self._scene.removeItem(self._item)
            self._item = None

    # --- what lines up -------------------------------------------------------------------------

    def _own(self, box: Box, axis: Axis, moved: float) -> list[Mark]:
        ports = [at + moved for at in self._ports[axis]] if self._ports else ()
        return _marks(box, ports, axis)

    def _nearest(self, box: Box, axis: Axis, moved: float, reach: float) -> float | None:
        """Give the smallest step along an axis that lines something up."""
        steps = [
            other.at - own.at
            for own in self._own(box, axis, moved)
            for other in self._marks[axis]
            if other.kind == own.kind and abs(other.at - own.at) <= reach
        ]
        return min(steps, key=abs, default=None)

    def _add_lines(self, path: QPainterPath, box: Box, axis: Axis, moved: float) -> None:
        """Draw a line through all that is aligned, one at each place."""
        across = 1 - axis
        spans: dict[float, tuple[float, float]] = {}
        for own in self._own(box, axis, moved):
            for other in self._marks[axis]:
                if other.kind == own.kind and abs(other.at - own.at) < SAME:
                    first, last = spans.get(other.at, (box[across], box[across + 2]))
                    spans[other.at] = (
                        min(first, other.box[across]),
                        max(last, other.box[across + 2]),
                    )
        for at, (first, last) in spans.items():
            _add_line(path, axis, at, first - OVERHANG, last + OVERHANG)

    def _draw(self, box: Box, moved: Sequence[float], spaced: Collection[Axis]) -> None:
        path = QPainterPath()
        for axis in AXES:
            self._add_lines(path, box, axis, moved[axis])
            for gap in _spaced(self._boxes, box, axis, SAME)[1] if axis in spaced else ():
                _add_spacing(path, gap)
        if self._item is None:
            self._item = QGraphicsPathItem()
            pen = QPen(theme.current().color("accent"), 1)
            pen.setCosmetic(True)
            self._item.setPen(pen)
            self._item.setZValue(7)
            self._scene.addItem(self._item)
        self._item.setPath(path)


def _box(rect: QRectF) -> Box:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _shifted(box: Box, right: float, down: float) -> Box:
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down


def _marks(box: Box, ports: Collection[float], axis: Axis) -> list[Mark]:
    """Give edges and ports, or the middle where there are none: wires matter more."""
    first, last = box[axis], box[axis + 2]
    inner = [Mark("port", at, box) for at in ports] or [Mark("middle", (first + last) / 2, box)]
    return [Mark("edge", first, box), Mark("edge", last, box), *inner]


def _ports(card: CardItem, axis: Axis) -> tuple[float, ...]:
    """Give where ports are across the flow: there, wires between them are straight."""
    if (card.flow == "right") != (axis == 1):
        return ()
    points = [card.input_point(port) for port in range(len(card.input_offsets))]
    if card.has_output:
        points.append(card.output_point())
    return tuple(point.y() if axis else point.x() for point in points)


# --- equal gaps ----------------------------------------------------------------------------------


def _spaced(
    boxes: Iterable[Box], box: Box, axis: Axis, reach: float
) -> tuple[float, list[Spacing]]:
    """Give the smallest step to equal gaps with the neighbors in a row or column, and these gaps.

    That is halfway between two, or as far from one as that is from its next neighbor.
    """
    across, size = 1 - axis, box[axis + 2] - box[axis]
    row = [
        each for each in boxes if each[across] < box[across + 2] and box[across] < each[across + 2]
    ]
    before = sorted(
        (each for each in row if each[axis + 2] <= box[axis] + reach), key=lambda e: -e[axis + 2]
    )
    after = sorted(
        (each for each in row if each[axis] >= box[axis + 2] - reach), key=lambda e: e[axis]
    )
    ways: list[tuple[float, float]] = []
    if before and after:
        gap = (after[0][axis] - before[0][axis + 2] - size) / 2
        ways.append((before[0][axis + 2] + gap, gap))
    if len(before) > 1:
        gap = before[0][axis] - before[1][axis + 2]
        ways.append((before[0][axis + 2] + gap, gap))
    if len(after) > 1:
        gap = after[1][axis] - after[0][axis + 2]
        ways.append((after[0][axis] - gap - size, gap))
    ways = [(start, gap) for start, gap in ways if gap > 0 and abs(start - box[axis]) <= reach]
    if not ways:
        return 0.0, []
    start, gap = min(ways, key=lambda way: abs(way[0] - box[axis]))
    chain = [*reversed(before[:2]), _placed(box, axis, start), *after[:2]]
    middle = (box[across] + box[across + 2]) / 2
    equal = [
        Spacing(axis, one[axis + 2], two[axis], middle)
        for one, two in pairwise(chain)
        if abs(two[axis] - one[axis + 2] - gap) < SAME
    ]
    return start - box[axis], equal


def _placed(box: Box, axis: Axis, start: float) -> Box:
    way = start - box[axis]
    return _shifted(box, way, 0) if axis == 0 else _shifted(box, 0, way)


# --- drawing -------------------------------------------------------------------------------------


def _add_line(path: QPainterPath, axis: Axis, at: float, first: float, last: float) -> None:
    """Draw a line at a place of an axis, across it."""
    start, end = ((at, first), (at, last)) if axis == 0 else ((first, at), (last, at))
    path.moveTo(*start)
    path.lineTo(*end)


def _add_spacing(path: QPainterPath, gap: Spacing) -> None:
    """Draw a line with two ends along an axis."""
    across: Axis = 1 if gap.axis == 0 else 0
    _add_line(path, across, gap.across, gap.first, gap.last)
    for end in (gap.first, gap.last):
        _add_line(path, gap.axis, end, gap.across - TICK, gap.across + TICK)
