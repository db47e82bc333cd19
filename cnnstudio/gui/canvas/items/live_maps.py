"""Brings what the lens shows onto cards, wherever these stand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.thumbnails import Answer, Picture, Thumbnails, class_name
from cnnstudio.layers.io import Input, Output


def show_maps(cards: Iterable[tuple[CardItem, Thumbnails]], document: Document, lens: Lens) -> None:
    """Show on each card the maps, the picture or the answer that have arrived for it."""
    for card, thumbnails in cards:
        show_map(card, thumbnails, document, lens)
        thumbnails.update()


def show_map(card: CardItem, thumbnails: Thumbnails, document: Document, lens: Lens) -> None:
    """Give a card the maps, the picture or the answer that have arrived for it."""
    node = document.network.by_id.get(card.node)
    facts = document.analysis.nodes.get(card.output_node)
    if node is None or facts is None or card.is_group:
        return
    shape = facts.output_shape if card.content.complaint is None else None
    if isinstance(node.layer, Input):
        thumbnails.show_picture(shape, _picture(document, lens))
    elif isinstance(node.layer, Output):
        thumbnails.show_answer(shape, _answer(document, lens))
    else:
        thumbnails.show_map(shape, lens.maps.get(card.output_node))


def _picture(document: Document, lens: Lens) -> Picture | None:
    if lens.picture is None:
        return None
    caption = f"#{lens.index}"
    if lens.label >= 0:
        name = class_name(document.design.data.classes, lens.label)
        words = QCoreApplication.translate("LiveMaps", "label {name} · {index}")
        caption = words.format(name=name, index=caption)
    return Picture(lens.picture, lens.picture_shape, caption)


def _answer(document: Document, lens: Lens) -> Answer:
    return Answer(tuple(lens.shares), lens.label, tuple(document.design.data.classes))
