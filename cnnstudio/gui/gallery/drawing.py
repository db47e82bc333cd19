"""The small picture of a network: what `zoo.sketch` found, painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from cnnstudio.gui.looks import icons, theme
from cnnstudio.zoo.sketch import Mark

TALLEST, SHORTEST = 58.0, 8.0
THIN, WIDE = 4.0, 13.0
BRANCHES_WIDTH = 21.0
MOST_BRANCHES = 5
NARROW = 6.0
"""Blocks that are narrower than that are one bar."""

GAP = 8.0
LEAST_GAP_SHARE = 0.35
"""In long networks, gaps shrink first, and to no less than this share of the bars' widths."""


def paint_marks(painter: QPainter, rect: QRectF, marks: Sequence[Mark]) -> None:
    """Paint the marks side by side in the middle of a rectangle, smaller if there are many."""
    widths = [_width(mark) for mark in marks]
    least_gap = LEAST_GAP_SHARE * sum(widths) / len(widths)
    gaps = max(len(widths) - 1, 1)
    gap = min(GAP, max((rect.width() - sum(widths)) / gaps, least_gap))
    total = sum(widths) + gap * (len(widths) - 1)
    scale = min(1.0, rect.width() / total)
    x = rect.center().x() - total * scale / 2
    end = x + total * scale
    middle = rect.center().y()
    painter.setPen(QPen(theme.current().color("wire"), 1))
    painter.drawLine(QPointF(x, middle), QPointF(end, middle))
    for mark, width in zip(marks, widths, strict=True):
        box = QRectF(x, 0, width * scale, _height(mark))
        box.moveCenter(QPointF(box.center().x(), middle))
        _paint_mark(painter, box, mark)
        x += (width + gap) * scale


def paint_blank(painter: QPainter, rect: QRectF) -> None:
    """Paint the picture of a network that is yet to be made: an input, and a place to drop."""
    now = theme.current()
    painter.setPen(QPen(now.color("border_strong"), 1.2, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = rect.center()
    for offset, icon in ((-38.0, "input"), (38.0, "plus")):
        box = QRectF(0, 0, 38, 38)
        box.moveCenter(QPointF(middle.x() + offset, middle.y()))
        painter.drawRoundedRect(box, 5, 5)
        icons.paint(
            painter, QRectF(box.center().x() - 8, box.center().y() - 8, 16, 16), icon, "text2"
        )
    painter.drawLine(QPointF(middle.x() - 19, middle.y()), QPointF(middle.x() + 19, middle.y()))


def _height(mark: Mark) -> float:
    return SHORTEST + (TALLEST - SHORTEST) * mark.height


def _width(mark: Mark) -> float:
    bar = THIN + (WIDE - THIN) * mark.width
    return {"bar": bar, "shortcut": 2.2 * bar, "branches": BRANCHES_WIDTH}[mark.shape]


def _paint_mark(painter: QPainter, box: QRectF, mark: Mark) -> None:
    if mark.shape == "shortcut":
        _paint_shortcut(painter, box)
    elif mark.shape == "branches":
        _paint_branches(painter, box, min(mark.branches, MOST_BRANCHES))
    else:
        _fill(painter, box, mark.family)


def _paint_shortcut(painter: QPainter, box: QRectF) -> None:
    """Paint two bars with a wire around them; only one bar where there is no room for more."""
    if box.width() < NARROW:
        bar = box.adjusted(0, 0, -0.25 * box.width(), 0)
        painter.fillRect(bar, theme.current().family("convolution").stripe)
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().color("text3"), 1))
    painter.drawPath(_around(box.adjusted(-1, -6, 1, 0), box.center().y()))
    half = box.width() / 2 - 1
    for left in (box.left() + 1, box.center().x() + 0.5):
        _fill(painter, QRectF(left, box.top(), half, box.height()), "convolution")


def _around(box: QRectF, middle: float) -> QPainterPath:
    """Give a wire with round corners that leaves the middle line and comes back to it."""
    path = QPainterPath(QPointF(box.left(), middle))
    path.lineTo(box.left(), box.top() + 3)
    path.quadTo(box.left(), box.top(), box.left() + 3, box.top())
    path.lineTo(box.right() - 3, box.top())
    path.quadTo(box.right(), box.top(), box.right(), box.top() + 3)
    path.lineTo(box.right(), middle)
    return path


def _paint_branches(painter: QPainter, box: QRectF, count: int) -> None:
    """Paint small boxes above each other between the two ends of a fan of wires."""
    now = theme.current()
    step = min(box.height(), 12.0 * count) / count
    top = box.center().y() - step * count / 2
    left, right = box.left() + box.width() * 0.18, box.right() - box.width() * 0.18
    for number in range(count):
        one = QRectF(left, top + number * step + 1, right - left, step - 2)
        painter.setPen(QPen(now.color("wire"), 1))
        painter.drawLine(QPointF(box.left() - 2, box.center().y()), QPointF(left, one.center().y()))
        painter.drawLine(
            QPointF(right, one.center().y()), QPointF(box.right() + 2, box.center().y())
        )
        is_pooling = number == count - 1 and count > 2
        _fill(painter, one, "pooling" if is_pooling else "convolution")


def _fill(painter: QPainter, box: QRectF, family: str) -> None:
    colors = theme.current().family(family)
    if box.width() < 3:
        painter.fillRect(box, colors.stripe)
        return
    painter.setPen(QPen(colors.stripe if family != "regularization" else colors.ink, 1))
    painter.setBrush(colors.soft)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
