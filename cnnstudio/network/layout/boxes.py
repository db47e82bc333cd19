"""Boxes on the canvas, in its pixels: where cards, frames and notes lie."""

from __future__ import annotations

from collections.abc import Iterable

Rect = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def shifted(rect: Rect, right: float, down: float) -> Rect:
    """Give a box that much further."""
    return rect[0] + right, rect[1] + down, rect[2] + right, rect[3] + down


def overlap(one: Rect, other: Rect) -> bool:
    """Say whether a box lies over another one; those that only touch do not."""
    is_beside = one[2] <= other[0] or other[2] <= one[0]
    return not is_beside and one[1] < other[3] and other[1] < one[3]


def box_around(rects: Iterable[Rect]) -> Rect:
    """Give the box around some boxes, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*rects, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
