"""Which unit is looked at, the layers between it and the picture, and what it sees of each."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, sqrt
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.layers.base import SINGLE, Shape
from cnnstudio.layers.io import Input
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.receptive_field import Box, Region, regions

Place = tuple[int, ...]
"""(row, column) of a map, (position,) of a vector; counted from 0."""


class Unit(NamedTuple):
    """One unit: its node, its place, and the channel in which it is shown."""

    node: int
    place: Place
    channel: int = 0


class UnitChoice(QObject):
    """The unit under the pointer, or the one that was pinned.

    `row` are the nodes from the picture to the selected layer that have maps, and that layer
    itself; `regions` is what the unit sees of each node before it.

    Signals: `changed` when another unit is looked at; `row_changed` when other nodes are.
    """

    changed = Signal()
    row_changed = Signal()

    def __init__(
        self, document: Document, selection: Selection, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self.row: tuple[int, ...] = ()
        self.unit: Unit | None = None
        self.is_pinned = False
        self.regions: dict[int, Region] = {}
        self._shapes: dict[int, Shape | None] = {}
        document.analyzed.connect(self._on_analyzed)
        document.replaced.connect(self._on_replaced)
        selection.changed.connect(self._on_selection)
        self._rebuild()

    @property
    def network(self) -> Network:
        """The network that is looked at."""
        return self._document.network

    def shape(self, node: int) -> Shape:
        """Give a node's output shape; empty where it is unknown."""
        return self._shapes.get(node) or ()

    def size(self, node: int) -> tuple[int, int]:
        """Give rows and columns as which a node's units are drawn; vectors are wrapped."""
        shape = self.shape(node)
        if len(shape) == 3:
            return shape[1], shape[2]
        columns = ceil(sqrt(shape[0])) if shape else 1
        return (ceil(shape[0] / columns), columns) if shape else (1, 1)

    def drawn_at(self, unit: Unit) -> tuple[int, int]:
        """Give row and column at which a unit is drawn."""
        if len(unit.place) == 2:
            return unit.place[0], unit.place[1]
        return divmod(unit.place[0], self.size(unit.node)[1])

    def place_at(self, node: int, row: int, column: int) -> Place | None:
        """Give the place of the unit that is drawn there; None where there is none."""
        rows, columns = self.size(node)
        if not (0 <= row < rows and 0 <= column < columns):
            return None
        if len(self.shape(node)) == 3:
            return (row, column)
        position = row * columns + column
        return (position,) if position < self.shape(node)[0] else None

    # --- choosing ------------------------------------------------------------------------------

    def point_at(self, node: int, place: Place) -> None:
        """Look at the unit under the pointer, unless another one is pinned."""
        if not self.is_pinned:
            self._look_at(node, place)

    def pin(self, node: int, place: Place) -> None:
        """Stay with a unit; the one that is pinned already is let go."""
        if self.is_pinned and self.unit is not None and self.unit[:2] == (node, place):
            self.unpin()
            return
        self.is_pinned = True
        self._look_at(node, place)
        self.changed.emit()

    def unpin(self) -> None:
        """Follow the pointer again."""
        self.is_pinned = False
        self.changed.emit()

    def move(self, rows: int, columns: int) -> None:
        """Go to a neighboring unit, as far as there is one."""
        if self.unit is None:
            return
        row, column = self.drawn_at(self.unit)
        most_rows, most_columns = self.size(self.unit.node)
        row = min(max(row + rows, 0), most_rows - 1)
        column = min(max(column + columns, 0), most_columns - 1)
        place = self.place_at(self.unit.node, row, column)
        if place is not None:
            self._look_at(self.unit.node, place)

    def move_along(self, steps: int) -> None:
        """Go to a layer nearer to the picture or further from it."""
        if self.unit is None or self.unit.node not in self.row:
            return
        index = min(max(self.row.index(self.unit.node) + steps, 0), len(self.row) - 1)
        node = self.row[index]
        if node != self.unit.node:
            self._look_at(node, self._same_spot(self.unit, node))

    def set_channel(self, channel: int) -> None:
        """Show another channel; the field is the same in all of them."""
        if self.unit is not None:
            count = self.channel_count(self.unit.node)
            self.unit = self.unit._replace(channel=min(max(channel, 0), count - 1))
            self.changed.emit()

    def channel_count(self, node: int) -> int:
        """Count the channels of a node; a vector has one."""
        shape = self.shape(node)
        return shape[0] if len(shape) == 3 else 1

    def channel_of(self, node: int) -> int:
        """Give the channel that is shown of a node: the unit's, as far as the node has so many."""
        channel = self.unit.channel if self.unit is not None else 0
        return channel % self.channel_count(node)

    def _look_at(self, node: int, place: Place) -> None:
        channel = self.unit.channel if self.unit is not None else 0
        unit = Unit(node, place, min(channel, self.channel_count(node) - 1))
        if unit[:2] != (self.unit[:2] if self.unit is not None else None):
            self.unit = unit
            self.regions = regions(self.network, self._shapes, node, place)
            self.changed.emit()

    def _same_spot(self, unit: Unit, node: int) -> Place:
        """Find the unit of another map at the same place of the picture, roughly."""
        row, column = self.drawn_at(unit)
        before, after = self.size(unit.node), self.size(node)
        row = int((row + 0.5) * after[0] / before[0])
        column = int((column + 0.5) * after[1] / before[1])
        return self.place_at(node, row, column) or ((0, 0) if len(self.shape(node)) == 3 else (0,))

    # --- the layers in between -----------------------------------------------------------------

    def box(self, node: int) -> Box | None:
        """Give the box of what the unit sees of a node, padding included; a vector has none."""
        region = self.regions.get(node)
        return None if region is None else region.window

    def margins(self, node: int) -> tuple[int, int]:
        """Give how many rows and columns of padding boxes can reach, around a node's map."""
        return self._margins.get(node, (0, 0))

    def sources_in_row(self, node: int) -> set[int]:
        """Give the nodes of the row that feed a node, through layers that are not in the row."""
        found: set[int] = set()
        waiting = list(self.network.by_id[node].sources)
        while waiting:
            source = waiting.pop()
            if source in self.row:
                found.add(source)
            elif source in self.network.by_id:
                waiting.extend(self.network.by_id[source].sources)
        return found

    def _rebuild(self) -> None:
        self._shapes = self._document.analysis.shapes
        end = self._end()
        self.row = () if end is None else tuple(node.id for node in self._between(end))
        self._margins = self._find_margins()
        before = self.unit
        self.unit, self.regions = None, {}
        self.row_changed.emit()
        if end is not None:
            kept = before is not None and before.node in self.row and self._exists(before)
            if kept and before is not None and (self.is_pinned or before.node == end.id):
                self._look_at(before.node, before.place)
                self.set_channel(before.channel)
            else:
                self.is_pinned = False
                rows, columns = self.size(end.id)
                middle = self.place_at(end.id, rows // 2, columns // 2)
                self._look_at(end.id, middle or (0,) * (2 if len(self.shape(end.id)) == 3 else 1))
        self.changed.emit()

    def _exists(self, unit: Unit) -> bool:
        row, column = self.drawn_at(unit) if len(unit.place) in (1, 2) else (-1, -1)
        return self.place_at(unit.node, row, column) == unit.place

    def _end(self) -> Node | None:
        """Give the layer whose units are looked at: the selected one, else the last with maps."""
        single = self._selection.single
        if single is not None and self._can_be_seen(self.network.by_id[single]):
            return self.network.by_id[single]
        nodes = [node for node in self.network.order if self._can_be_seen(node)]
        maps = [node for node in nodes if len(self.shape(node.id)) == 3]
        return maps[-1] if maps else None

    def _can_be_seen(self, node: Node) -> bool:
        facts = self._document.analysis.nodes[node.id]
        return facts.output_shape is not None and facts.field is not None

    def _between(self, end: Node) -> Sequence[Node]:
        ids = self.network.ancestors(end.id)
        return [
            node
            for node in self.network.order
            if node is end
            or (node.id in ids and len(self.shape(node.id)) == 3 and not is_follower(node))
        ]

    def _find_margins(self) -> dict[int, tuple[int, int]]:
        """Trace the first and the last unit of the last map: no box reaches further."""
        maps = [node for node in self.row if len(self.shape(node)) == 3]
        if not maps:
            return {}
        rows, columns = self.size(maps[-1])
        found: dict[int, tuple[int, int]] = {}
        for place in ((0, 0), (rows - 1, columns - 1)):
            traced = regions(self.network, self._shapes, maps[-1], place)
            for node, region in traced.items():
                height, width = self.size(node)
                up, left = found.get(node, (0, 0))
                box = region.window
                found[node] = (
                    max(up, -box.top, box.bottom - height),
                    max(left, -box.left, box.right - width),
                )
        return found

    def _on_analyzed(self) -> None:
        self._rebuild()

    def _on_replaced(self) -> None:
        self.unit, self.is_pinned = None, False
        self._rebuild()

    def _on_selection(self) -> None:
        end = self._end()
        if end is not None and (not self.row or end.id != self.row[-1]):
            self.is_pinned = False
            self._rebuild()


def is_follower(node: Node) -> bool:
    """Whether a node's units see just the one unit before them: activations, norms, dropout."""
    layer = node.layer
    if isinstance(layer, Input) or layer.fewest_inputs != 1 or layer.most_inputs != 1:
        return False
    return layer.window((1, 1, 1)) == SINGLE
