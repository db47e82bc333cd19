"""Edits of annotations: notes and colored frames, which only people read.

All are pure functions. What an annotation belongs to is told by where it lies: see `alongside`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.network import edits, groups, rewiring
from cnnstudio.network.edits import EditError, Point, free_ids
from cnnstudio.network.graph import (
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_ANNOTATIONS,
    Annotation,
    AnnotationColor,
    Network,
)

ASIDE = (24.0, 24.0)
"""From an annotation to a copy of it alone."""


def find(network: Network, annotation_id: int) -> Annotation | None:
    """Find an annotation; None where it is gone."""
    return next((each for each in network.annotations if each.id == annotation_id), None)


def added(network: Network, annotation: Annotation) -> Network:
    """Put an annotation over all others, under an id of its own."""
    return pasted(network, [annotation], (0.0, 0.0))


def pasted(network: Network, annotations: Collection[Annotation], offset: Point) -> Network:
    """Add copies of annotations under new ids, over all others."""
    if len(network.annotations) + len(annotations) > MOST_ANNOTATIONS:
        values = {"limit": MOST_ANNOTATIONS}
        raise EditError(
            Text("A network has at most {limit} notes and frames: remove some first.", values)
        )
    ids = free_ids(network.annotations, len(annotations))
    copies = (
        _at(_with_text(msgspec.structs.replace(each, id=id_), each.text), each.at, offset)
        for id_, each in zip(ids, annotations, strict=True)
    )
    return network.with_annotations((*network.annotations, *copies))


def written(
    network: Network, annotation_id: int, text: str, height: float | None = None
) -> Network:
    """Write another text; a note without one is gone, and one that is too low gets higher."""
    known = find(network, annotation_id)
    if known is None:
        return network
    changed = _with_text(known, text)
    if changed.kind == "note" and not changed.text:
        return removed(network, [annotation_id])
    size = (changed.size[0], max(changed.size[1], height or 0.0))
    return _replaced(network, [msgspec.structs.replace(changed, size=size)])


def recolored(network: Network, ids: Collection[int], color: AnnotationColor) -> Network:
    """Give annotations another color."""
    return _replaced(
        network,
        (
            msgspec.structs.replace(each, color=color)
            for each in network.annotations
            if each.id in ids
        ),
    )


def resized(network: Network, annotation_id: int, at: Point, size: tuple[float, float]) -> Network:
    """Give an annotation another size, from another corner on."""
    known = find(network, annotation_id)
    if known is None:
        return network
    return _replaced(network, [msgspec.structs.replace(known, at=at, size=size)])


def moved(
    network: Network, nodes: Mapping[int, Point], annotations: Mapping[int, Point]
) -> Network:
    """Put nodes and annotations at other places, as one edit."""
    places = (
        msgspec.structs.replace(each, at=annotations[each.id])
        for each in network.annotations
        if each.id in annotations
    )
    return _replaced(edits.move(network, nodes) if nodes else network, places)


def removed(network: Network, ids: Collection[int]) -> Network:
    """Remove annotations; the cards in a frame stay."""
    return network.with_annotations(each for each in network.annotations if each.id not in ids)


def removed_with(network: Network, nodes: Collection[int], ids: Collection[int]) -> Network:
    """Remove nodes, as `rewiring.remove` does, and annotations, as one edit."""
    return removed(rewiring.remove(network, nodes) if nodes else network, ids)


def duplicated_with(
    network: Network, nodes: Collection[int], ids: Collection[int], offset: Point | None = None
) -> Network:
    """Copy nodes, as `groups.duplicated` does, and annotations as far away, as one edit."""
    chosen = [each for each in network.annotations if each.id in ids]
    if not nodes:
        return pasted(network, chosen, offset or ASIDE)
    after = groups.duplicated(network, nodes, offset)
    first = next(node for node in network.nodes if node.id in nodes)
    copy = after.nodes[len(network.nodes)]
    at = after.by_id[first.id].at
    return pasted(after, chosen, (copy.at[0] - at[0], copy.at[1] - at[1]))


def _replaced(network: Network, changed: Iterable[Annotation]) -> Network:
    by_id = {each.id: each for each in changed}
    return network.with_annotations(by_id.get(each.id, each) for each in network.annotations)


def _at(annotation: Annotation, place: Point, offset: Point) -> Annotation:
    at = (place[0] + offset[0], place[1] + offset[1])
    return msgspec.structs.replace(annotation, at=at)


def _with_text(annotation: Annotation, text: str) -> Annotation:
    """Write a text without what is blank at its end; a title is one line."""
    if annotation.kind == "note":
        text, limit = text.rstrip(), LONGEST_NOTE
        reason = Text("A note has at most {limit} letters: make it shorter.", {"limit": limit})
    else:
        text, limit = " ".join(text.split()), LONGEST_TITLE
        reason = Text("A title has at most {limit} letters: make it shorter.", {"limit": limit})
    if len(text) > limit:
        raise EditError(reason)
    return msgspec.structs.replace(annotation, text=text)
