"""Where a layer is looked for: what would fit there, and how it is put in, connected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.wires import WireId, WireItem
from cnnstudio.gui.palette.items import Item
from cnnstudio.network import parts, rewiring, trials
from cnnstudio.network.layout.cards import GROUP_WIDTH, card_size, same_port
from cnnstudio.network.trials import Trial

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.view import CanvasView


@dataclass(frozen=True)
class Spot:
    """A place in the network.

    Attributes:
        title: Where it is, in a few words.
        try_out: Says what an item would give there, or why it does not fit.
        insert: Puts an item there.
    """

    title: str
    try_out: Callable[[Item], Trial]
    insert: Callable[[Item], object]


def behind_wire(view: CanvasView, source: int, point: QPointF) -> Spot:
    """Give the end of a wire that was drawn from a node to an empty place of the scene."""
    network, analysis = view.document.network, view.document.analysis
    return Spot(
        view.tr("Behind {name}").format(name=network.by_id[source].name),
        lambda item: trials.behind(network, analysis, source, item.make),
        lambda item: view.append_item(source, item, point),
    )


def in_front(view: CanvasView, target: WireId, point: QPointF) -> Spot:
    """Give the start of a wire that was drawn from a free input back to an empty place."""
    network, analysis = view.document.network, view.document.analysis

    def insert(item: Item) -> None:
        width = GROUP_WIDTH if item.layer is None else card_size(item.make(None)[0].nodes[0])[0]
        at = (round(point.x() - width), round(point.y() - geometry.PORT_TOP))
        label = view.tr("Add {kind}").format(kind=item.title)
        view.insert(label, parts.feed, *target, item.make, item.group, at)

    return Spot(
        view.tr("In front of {name}").format(name=network.by_id[target[0]].name),
        lambda item: trials.in_front(network, analysis, item.make, target),
        insert,
    )


def on_wire(view: CanvasView, wire: WireItem) -> Spot:
    """Give the middle of a wire."""
    network, analysis = view.document.network, view.document.analysis
    source, target, point = wire.source, wire.wire, wire.middle()
    names = {"source": network.by_id[source].name, "target": network.by_id[target[0]].name}
    targets = same_port(network, *target)
    return Spot(
        view.tr("Between {source} and {target}").format(**names),
        lambda item: trials.behind(network, analysis, source, item.make, targets),
        lambda item: view.insert_on_wire(source, target, point, item),
    )


def where_meant(view: CanvasView) -> Spot:
    """Give the place behind what is selected, or else at the end of the network."""
    network, analysis = view.document.network, view.document.analysis
    source = rewiring.open_end(network, view.grouping.end)
    if source is None:
        title, targets = view.tr("At the start"), ()
    else:
        title = view.tr("Behind {name}").format(name=network.by_id[source].name)
        targets = network.consumers[source]
    return Spot(
        title,
        lambda item: trials.behind(network, analysis, source, item.make, targets),
        view.insert_item,
    )
