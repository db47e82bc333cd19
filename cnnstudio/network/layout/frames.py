"""Where cards lie on the canvas, and the frames of open groups around them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import takewhile
from typing import NamedTuple

from cnnstudio.network.graph import Flow, Network
from cnnstudio.network.layout.boxes import Rect, box_around
from cnnstudio.network.layout.cards import Card, Size, cards


class Sides(NamedTuple):
    """How far a frame stands from the cards in it."""

    left: float
    top: float
    right: float
    bottom: float


FRAME_SIDE = 24.0
"""At the sides where wires come in and leave, so that they can turn inside."""

SIDES: Mapping[Flow, Sides] = {
    "right": Sides(FRAME_SIDE, 56.0, FRAME_SIDE, 14.0),
    "down": Sides(40.0, 48.0, 40.0, FRAME_SIDE),
}
"""With room at the top for the name, and for a shortcut beside the cards."""


def rects(network: Network) -> dict[int, Rect]:
    """Give where the cards lie, by the node each is known by."""
    return {head: _rect(network, card) for head, card in cards(network).items()}


def _rect(network: Network, card: Card) -> Rect:
    (x, y), (width, height) = card.corner(network), card.size(network)
    return x, y, x + width, y + height


def frames(network: Network, places: Mapping[int, Rect] | None = None) -> dict[int, Rect]:
    """Give the frames of the open groups, by their ids, outer ones before those in them.

    Args:
        network: The network.
        places: Where the cards lie, by the node each is known by, if they are on their way.
    """
    if not network.groups:
        return {}
    places = rects(network) if places is None else places
    open_around = {
        node: tuple(takewhile(lambda group: not group.folded, around))
        for node, around in network.around.items()
    }
    within: dict[int, list[Rect]] = {}
    for head, rect in places.items():
        for group in open_around.get(head, ())[-1:]:
            within.setdefault(group.id, []).append(rect)
    found: dict[int, Rect] = {}
    for group in network.groups:
        around = open_around[group.nodes[0]]
        if group in around:
            found[group.id] = _framed(within[group.id], SIDES[network.flow])
            for outer in around[: around.index(group)][-1:]:
                within.setdefault(outer.id, []).append(found[group.id])
    return dict(reversed(found.items()))


def _framed(inside: Collection[Rect], sides: Sides) -> Rect:
    left, top, right, bottom = box_around(inside)
    return left - sides.left, top - sides.top, right + sides.right, bottom + sides.bottom


def corner(network: Network) -> tuple[float, float]:
    """Give the top left corner of the box around all cards, those hidden in groups as well."""
    left = min((node.at[0] for node in network.nodes), default=0.0)
    return left, min((node.at[1] for node in network.nodes), default=0.0)


def extent(network: Network) -> Size:
    """Give the width and height that cards and frames take."""
    boxes = [*rects(network).values(), *frames(network).values()]
    left, top = (min((box[side] for box in boxes), default=0.0) for side in (0, 1))
    right, bottom = (max((box[side] for box in boxes), default=0.0) for side in (2, 3))
    return right - left, bottom - top
