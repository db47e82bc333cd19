"""Walking over the canvas with the arrow keys: along the wires, and from strip to strip."""

from __future__ import annotations

from typing import Literal

from cnnstudio.gui.canvas.cards import CardItem
from cnnstudio.gui.canvas.scene import CanvasScene

Direction = Literal["left", "right", "up", "down"]


def first(scene: CanvasScene) -> int | None:
    """Give the node to begin with: that of the card furthest to the top left."""
    cards = scene.cards.values()
    card = min(cards, key=lambda card: (card.place.y(), card.place.x()), default=None)
    return None if card is None else card.node


def step(scene: CanvasScene, node: int, direction: Direction) -> int | None:
    """Give the node that lies in a direction; None at an end.

    Left and right follow the wires; up and down go through the strips of a card, then to the
    nearest card above or below.
    """
    card = scene.card_of(node)
    if card is None:
        return first(scene)
    if direction in ("left", "right"):
        return _nearest_to_level(card, scene.wired_with(card, behind=direction == "right"))
    return _vertical(scene, card, node, 1 if direction == "down" else -1)


def _nearest_to_level(card: CardItem, cards: list[CardItem]) -> int | None:
    """Give the card among those wired that is most on the same height."""
    nearest = min(cards, key=lambda other: abs(other.place.y() - card.place.y()), default=None)
    return None if nearest is None else nearest.node


def _vertical(scene: CanvasScene, card: CardItem, node: int, way: int) -> int | None:
    index = card.members.index(node) + way
    if 0 <= index < len(card.members) and not card.is_group:
        return card.members[index]
    center = card.place.x() + card.width / 2
    others = [
        other
        for other in scene.cards.values()
        if other is not card and (other.place.y() - card.place.y()) * way > card.height / 2
    ]

    def distance(other: CardItem) -> float:
        across = abs(other.place.x() + other.width / 2 - center)
        return across + 2 * abs(other.place.y() - card.place.y())

    nearest = min(others, key=distance, default=None)
    if nearest is None:
        return None
    return nearest.node if way > 0 or nearest.is_group else nearest.members[-1]
