"""Walking over the canvas with the arrow keys: along the wires, and from strip to strip."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.network.graph import Network

Direction = Literal["left", "right", "up", "down"]


_TURNED: Mapping[Direction, Direction] = {
    "left": "up",
    "right": "down",
    "up": "left",
    "down": "right",
}
"""What a direction means where the network flows down, said for one that flows to the right."""


_WAYS: Mapping[Direction, QPointF] = {
    "left": QPointF(-1, 0),
    "right": QPointF(1, 0),
    "up": QPointF(0, -1),
    "down": QPointF(0, 1),
}


class Thing(NamedTuple):
    """Something that the keyboard can be at: a node, or a note or frame."""

    kind: Literal["node", "annotation"]
    id: int


def reading_order(scene: CanvasScene, network: Network) -> list[Thing]:
    """Give all that can be walked to: nodes as the data flows, then notes and frames by rows.

    A folded group is known by its first node.
    """
    heads = {}
    for node in network.order:
        card = scene.card_of(node.id)
        if card is not None:
            heads[card.node if card.is_group else node.id] = None
    notes = sorted(
        scene.annotations.items(), key=lambda each: (each[1].rect().y(), each[1].rect().x())
    )
    return [
        *(Thing("node", node) for node in heads),
        *(Thing("annotation", note) for note, _ in notes),
    ]


def along(scene: CanvasScene, direction: Direction) -> Direction:
    """Say what a direction means in a network that flows to the right."""
    is_down = any(card.flow == "down" for card in scene.cards.values())
    return _TURNED[direction] if is_down else direction


def first(scene: CanvasScene) -> int | None:
    """Give the node to begin with: that of the card furthest to the top left."""
    cards = scene.cards.values()
    card = min(cards, key=lambda card: (card.place.y(), card.place.x()), default=None)
    return None if card is None else card.node


def step(scene: CanvasScene, node: int, direction: Direction) -> int | None:
    """Give the node that lies in a direction; None at an end.

    Along the flow it follows the wires, across it goes to the nearest card there. Up and down go
    through the strips of a card before they leave it.
    """
    card = scene.card_of(node)
    if card is None:
        return first(scene)
    strip = _next_strip(card, node, direction)
    if strip is not None:
        return strip
    along = direction if card.flow == "right" else _TURNED[direction]
    if along in ("left", "right"):
        found = _most_level(card, scene.wired_with(card, behind=along == "right"))
    else:
        found = _nearest_beside(scene, card, 1 if along == "down" else -1)
    if found is None:
        return None
    return found.members[-1] if direction == "up" and not found.is_group else found.node


def _next_strip(card: CardItem, node: int, direction: Direction) -> int | None:
    if direction in ("left", "right") or card.is_group:
        return None
    index = card.members.index(node) + (1 if direction == "down" else -1)
    return card.members[index] if 0 <= index < len(card.members) else None


def _place(card: CardItem) -> tuple[float, float]:
    """Give where a card is along the flow, and the line of its output across it."""
    if card.flow == "right":
        return card.place.x() + card.width / 2, card.place.y()
    return card.place.y(), card.place.x() + card.middle


def _most_level(card: CardItem, cards: list[CardItem]) -> CardItem | None:
    """Give the card among those wired that is most on the same line."""
    line = _place(card)[1]
    return min(cards, key=lambda other: abs(_place(other)[1] - line), default=None)


def _nearest_beside(scene: CanvasScene, card: CardItem, way: int) -> CardItem | None:
    along, across = _place(card)
    size = card.height if card.flow == "right" else card.width
    others = [
        other
        for other in scene.cards.values()
        if other is not card and (_place(other)[1] - across) * way > size / 2
    ]

    def distance(other: CardItem) -> float:
        there = _place(other)
        return abs(there[0] - along) + 2 * abs(there[1] - across)

    return min(others, key=distance, default=None)


def beside(scene: CanvasScene, place: QRectF, direction: Direction) -> int | None:
    """Give the node of the nearest card in a direction from a box that is no card."""
    way, here = _WAYS[direction], place.center()
    found: dict[CardItem, float] = {}
    for card in scene.cards.values():
        there = card.rect().center() - here
        ahead = QPointF.dotProduct(there, way)
        if ahead > 0:
            found[card] = ahead + 2 * abs(there.x() * way.y() + there.y() * way.x())
    card = min(found, key=lambda each: found[each], default=None)
    return None if card is None else card.node
