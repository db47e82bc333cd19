"""What annotations belong to: a frame holds what lies in it, a note goes with the nearest card.

It is told by where they lie, and never stored. So when cards are arranged anew, frames are drawn
around those that they held, and notes keep their distance.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import hypot

import msgspec

from cnnstudio.network.edits import Point
from cnnstudio.network.graph import Annotation, Network
from cnnstudio.network.layout.boxes import Rect, box_around, overlap, shifted
from cnnstudio.network.layout.cards import cards

GAP = 12.0
"""Between a card and a note that would cover it, and from a card to its frame at least."""


def rect_of(annotation: Annotation) -> Rect:
    """Give where an annotation lies."""
    (x, y), (width, height) = annotation.at, annotation.size
    return x, y, x + width, y + height


def node_rects(network: Network) -> dict[int, Rect]:
    """Give for each node where its card lies."""
    found: dict[int, Rect] = {}
    for card in cards(network).values():
        (x, y), (width, height) = card.corner(network), card.size(network)
        found.update(dict.fromkeys(card.nodes, (x, y, x + width, y + height)))
    return found


def carried(network: Network, ids: Collection[int]) -> tuple[set[int], set[int]]:
    """Give the nodes and the annotations that go along when these annotations are moved.

    Those are what lies in the frames among them, and these annotations themselves.
    """
    frames = [each for each in network.annotations if each.id in ids and each.kind == "frame"]
    places = node_rects(network) if frames else {}
    nodes = {node for frame in frames for node in _held(frame, places)}
    inside = {
        other.id
        for frame in frames
        for other in network.annotations
        if _area(other) < _area(frame) and _is_in(frame, rect_of(other))
    }
    return nodes, {*ids, *inside}


def _held(frame: Annotation, places: Mapping[int, Rect]) -> list[int]:
    """Give the nodes whose card has its middle in a frame."""
    return [node for node, rect in places.items() if _is_in(frame, rect)]


def _is_in(frame: Annotation, rect: Rect) -> bool:
    left, top, right, bottom = rect_of(frame)
    x, y = (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2
    return left <= x <= right and top <= y <= bottom


def _area(annotation: Annotation) -> float:
    return annotation.size[0] * annotation.size[1]


# --- when cards are arranged ---------------------------------------------------------------------


def alongside(before: Network, after: Network, arranged: Network) -> Network:
    """Let annotations go along with cards that were arranged.

    Args:
        before: The network before an edit.
        after: The network after it, with what was moved by hand already in its place.
        arranged: The same with its cards arranged.
    """
    if not after.annotations:
        return arranged
    old, new = _old_rects(before, after), node_rects(arranged)
    if all(new[node] == rect for node, rect in old.items()):
        return arranged
    held = {each.id: _held(each, old) for each in after.annotations if each.kind == "frame"}
    frames = sorted((each for each in after.annotations if held.get(each.id)), key=_area)
    moved: list[Annotation] = []
    for each in after.annotations:
        if held.get(each.id):
            moved.append(_fitted(each, held[each.id], old, new))
            continue
        around = (held[frame.id] for frame in frames if _is_in(frame, rect_of(each)))
        moved.append(_beside(each, next(around, old.keys()), old, new))
    return arranged.with_annotations(moved)


def _old_rects(before: Network, after: Network) -> dict[int, Rect]:
    """Give where the cards lay; what was put elsewhere by hand lay there already."""
    known, found = node_rects(before), node_rects(after)
    for node, rect in known.items():
        if node in found and before.by_id[node].at == after.by_id[node].at:
            found[node] = rect
    return found


def _fitted(
    frame: Annotation, nodes: Collection[int], old: Mapping[int, Rect], new: Mapping[int, Rect]
) -> Annotation:
    """Draw a frame around the cards that it held, with the room around them that there was."""
    before, after = box_around(old[node] for node in nodes), box_around(new[node] for node in nodes)
    if before == after:
        return frame
    rect = rect_of(frame)
    left, top = (after[side] - max(before[side] - rect[side], GAP) for side in (0, 1))
    right, bottom = (after[side] + max(rect[side] - before[side], GAP) for side in (2, 3))
    return msgspec.structs.replace(frame, at=(left, top), size=(right - left, bottom - top))


def _beside(
    annotation: Annotation,
    nodes: Collection[int],
    old: Mapping[int, Rect],
    new: Mapping[int, Rect],
) -> Annotation:
    """Keep the distance to the nearest of some cards; cover none if none was covered."""
    rect = rect_of(annotation)
    nearest = min(nodes, key=lambda node: _distance(rect, old[node]))
    right, down = new[nearest][0] - old[nearest][0], new[nearest][1] - old[nearest][1]
    if annotation.kind == "note" and not any(overlap(rect, each) for each in old.values()):
        step = _way_clear(shifted(rect, right, down), set(new.values()))
        right, down = right + step[0], down + step[1]
    at = (annotation.at[0] + right, annotation.at[1] + down)
    return msgspec.structs.replace(annotation, at=at)


def _distance(one: Rect, other: Rect) -> float:
    """Give how far apart two boxes are, 0 where they overlap."""
    across = max(one[0] - other[2], other[0] - one[2], 0.0)
    return hypot(across, max(one[1] - other[3], other[1] - one[3], 0.0))


def _way_clear(rect: Rect, others: Collection[Rect]) -> Point:
    """Give the shortest step, along an axis, after which a box covers none of the others."""
    if not any(overlap(rect, other) for other in others):
        return 0.0, 0.0
    row = [(each[0], each[2]) for each in others if rect[1] < each[3] and each[1] < rect[3]]
    column = [(each[1], each[3]) for each in others if rect[0] < each[2] and each[0] < rect[2]]
    across, down = _free(rect[0], rect[2], row), _free(rect[1], rect[3], column)
    return (across, 0.0) if abs(across) < abs(down) else (0.0, down)


def _free(start: float, end: float, taken: Collection[tuple[float, float]]) -> float:
    """Give the shortest way along a line to where a stretch overlaps none that are taken."""
    ways = [0.0]
    for first, last in taken:
        ways += (first - GAP - end, last + GAP - start)
    ways.sort(key=abs)
    return next(way for way in ways if _is_free(start + way, end + way, taken))


def _is_free(start: float, end: float, taken: Collection[tuple[float, float]]) -> bool:
    return not any(start < last and first < end for first, last in taken)
