"""Where a bubble stands that points at a part of a window."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize

ARROW = 9
"""How far the arrow reaches out of the box, which has that margin on all sides."""

GAP = 2
"""Between the arrow and what it points at."""

MARGIN = 8
"""Between the bubble and the edge of the window."""

CORNER = 24
"""The arrow keeps that far from the corners of the bubble."""

PANEL = 2
"""What is higher than so many bubbles is a panel: the bubble stands on its side."""

Side = Literal["left", "right", "top", "bottom", ""]
"""Where the arrow is on the bubble; nowhere if there is nothing to point at."""


class Spot(NamedTuple):
    """The place of a bubble in its window, and of its arrow along its side."""

    rect: QRect
    side: Side
    arrow: int


def place(target: QRect | None, room: QRect, width: int, height: int) -> Spot:
    """Find the place for a bubble.

    Args:
        target: What it points at, in the coordinates of the window; None if that is hidden.
        room: The window.
        width: Of the bubble, with its arrow.
        height: Of the bubble, with its arrow.

    Returns:
        The first place beside the target that lies within the window: of panels on their sides, of
        anything smaller below or above. Where there is none, a place in the target's middle; where
        there is no target, one in the middle of the window's lower edge.
    """
    inner = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
    size = QSize(width, height)
    if target is None or not target.intersects(room):
        low = QRect(QPoint(room.center().x() - width // 2, room.bottom() - height - 40), size)
        return Spot(_into(low, inner), "", 0)
    seen = target.intersected(room)
    sides: tuple[Side, ...] = ("left", "right", "top", "bottom")
    for side in sides if seen.height() > PANEL * height else (*sides[2:], *sides[:2]):
        spot = _beside(seen, inner, size, side)
        if spot is not None:
            return spot
    middle = QRect(QPoint(), size)
    middle.moveCenter(seen.center())
    return Spot(_into(middle, inner), "", 0)


def _beside(seen: QRect, inner: QRect, size: QSize, side: Side) -> Spot | None:
    """Put a bubble beside a target, with the arrow on this side of it; None if it has no room."""
    center = seen.center()
    rect = QRect(QPoint(), size)
    rect.moveCenter(center)
    match side:
        case "left":
            rect.moveLeft(seen.right() + 1 + GAP)
        case "right":
            rect.moveRight(seen.left() - 1 - GAP)
        case "top":
            rect.moveTop(seen.bottom() + 1 + GAP)
        case _:
            rect.moveBottom(seen.top() - 1 - GAP)
    moved = _into(rect, inner)
    is_upright = side in ("left", "right")
    if (moved.x() != rect.x()) if is_upright else (moved.y() != rect.y()):
        return None
    if is_upright:
        return Spot(moved, side, _along(center.y() - moved.y(), moved.height()))
    return Spot(moved, side, _along(center.x() - moved.x(), moved.width()))


def _into(rect: QRect, inner: QRect) -> QRect:
    """Move a rectangle into another one as far as it fits."""
    x = max(inner.left(), min(rect.x(), inner.right() + 1 - rect.width()))
    y = max(inner.top(), min(rect.y(), inner.bottom() + 1 - rect.height()))
    return QRect(QPoint(x, y), rect.size())


def _along(at: int, length: int) -> int:
    return max(CORNER, min(at, length - CORNER))
