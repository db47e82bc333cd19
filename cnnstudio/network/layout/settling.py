"""Keeping order while a network is edited: what is new gets room, and the rest stays.

What is put in moves only what comes behind it. A network that was arranged stays so where that
keeps this promise; otherwise cards make room where they lie.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from cnnstudio.network.edits import move
from cnnstudio.network.graph import Network
from cnnstudio.network.layout.alongside import alongside
from cnnstudio.network.layout.arrange import (
    DEFAULT_ROOM,
    Plan,
    arranged,
    from_corner,
    is_arranged,
    turned,
    zoom,
)
from cnnstudio.network.layout.cards import cards
from cnnstudio.network.layout.columns import Point
from cnnstudio.network.layout.frames import corner, extent
from cnnstudio.network.layout.room import downstream, put_behind, with_room

MUCH_LARGER = 1.15
"""Where a network that was edited shows so much larger, its rows are wrapped anew."""


def settled(before: Network, after: Network) -> Network:
    """Give an edited network in which new cards, and groups that were unfolded, cover no others.

    A network that was arranged stays so, in rows of the same width unless one more row makes it
    much smaller. But nothing moves that does not come behind what is new.
    """
    return alongside(before, after, _settled(before, after))


def _settled(before: Network, after: Network) -> Network:
    new = [node.id for node in after.nodes if node.id not in before.by_id]
    was_arranged = bool(before.nodes) and is_arranged(before)
    for places in _arrangements(before, after) if was_arranged else ():
        found = _anchored(before, after, places, new)
        if found is not None:
            return found
    for nodes in _grown(before, after, new):
        if was_arranged and _leads_on(after, nodes):
            after = put_behind(after, nodes)
        after = with_room(after, nodes)
    for head in _undocked(before, after) if new else ():
        after = with_room(put_behind(after, (head,)), (head,))
    return after


def rearranged(before: Network, after: Network) -> Network:
    """Like `settled`, where so much has changed that rows of another width may show it better."""
    if before.nodes and is_arranged(before):
        places = {node.id: node.at for node in arranged(after).nodes}
        return alongside(before, after, _moved_to(after, places, corner(before)))
    return settled(before, after)


def _arrangements(before: Network, after: Network) -> Iterable[Mapping[int, Point]]:
    """Give the places of an arrangement, the one that shows better first."""
    plan, size = Plan(after), extent(before)
    along = max(turned(size, after.flow)[0], turned(DEFAULT_ROOM, after.flow)[0])
    box = plan.box(along)
    # More layers never show larger than fewer did, so mostly there is no need to try.
    if zoom(size, DEFAULT_ROOM) > zoom(box.size, DEFAULT_ROOM) * MUCH_LARGER:
        other = plan.largest(DEFAULT_ROOM)
        if zoom(other.size, DEFAULT_ROOM) > zoom(box.size, DEFAULT_ROOM) * MUCH_LARGER:
            yield from_corner(other.places)
    yield from_corner(box.places)


def _anchored(
    before: Network, after: Network, places: Mapping[int, Point], new: Collection[int]
) -> Network | None:
    """Give the network in these places, if all that does not come behind something new stays."""
    if not new:
        return _moved_to(after, places, corner(before))
    behind = downstream(after, new)
    stays = [node for node in after.nodes if node.id not in behind]
    if not stays:
        return _moved_to(after, places, corner(before))
    (x, y), (left, top) = stays[0].at, places[stays[0].id]
    found = _moved_to(after, places, (x - left, y - top))
    return found if all(found.by_id[node.id].at == node.at for node in stays) else None


def _moved_to(network: Network, places: Mapping[int, Point], at: Point) -> Network:
    left, top = at
    return move(network, {node: (x + left, y + top) for node, (x, y) in places.items()})


def _grown(before: Network, after: Network, new: Sequence[int]) -> Iterable[Collection[int]]:
    """Give the nodes that are new or newly shown, those of a group together."""
    was_folded = {group.id for group in before.groups if group.folded}
    left = dict.fromkeys(new)
    for group in reversed(after.groups):
        is_new = set(new).issuperset(group.nodes) and left.keys() >= set(group.nodes)
        is_open = group.id in was_folded and not group.folded
        if is_new or is_open:
            yield group.nodes
            for node in group.nodes:
                left.pop(node, None)
    yield from ((node,) for node in left)


def _undocked(before: Network, after: Network) -> list[int]:
    """Give the nodes that were strips of a card and are cards now, because something came between.

    They still lie where their strips were.
    """
    were = cards(before)
    return [head for head in cards(after) if head in before.by_id and head not in were]


def _leads_on(network: Network, nodes: Collection[int]) -> bool:
    """Whether others get what comes out of nodes; an end stays where it was put."""
    return any(target not in nodes for node in nodes for target, _ in network.consumers[node])
