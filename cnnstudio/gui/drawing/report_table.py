"""The table of layers in a report, never longer than its place on the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPen

from cnnstudio.app import words
from cnnstudio.gui.drawing.picture import PAPER
from cnnstudio.gui.drawing.sheet import LEFT, RIGHT, Sheet
from cnnstudio.layers.text import Text
from cnnstudio.network import groups
from cnnstudio.network.analysis import Analysis, NodeAnalysis
from cnnstudio.network.graph import Group, Network, Node
from cnnstudio.network.groups import GroupFacts
from cnnstudio.network.receptive_field import ReceptiveField

ROW_HEIGHT = 15.0
HEAD_HEIGHT = 19.0
SIZE = 9.5


class Row(NamedTuple):
    """A layer, or a group of layers, as it stands in the table."""

    family: str
    name: str
    settings: str
    shape: str
    parameters: str
    macs: str
    field: str


def rows_of(network: Network, analysis: Analysis, most: int) -> tuple[list[Row], int]:
    """Give the rows, at most so many, and how many layers are left out.

    Where there are too many layers, groups become one row each: those within others, then those
    that are folded, then the outer ones. If that is not enough, the last layers are left out.
    """
    levels = sorted(_levels(network), key=len, reverse=True)
    parts = next((parts for parts in levels if len(parts) <= most), levels[-1])
    shown = parts if len(parts) <= most else parts[: max(most - 1, 0)]
    rows = [
        _row(nodes[0], analysis) if group is None else _group_row(group, nodes, network, analysis)
        for group, nodes in shown
    ]
    return rows, sum(len(nodes) for _, nodes in parts[len(shown) :])


Part = tuple[Group | None, Sequence[Node]]


def _levels(network: Network) -> Iterable[Sequence[Part]]:
    """Give the layers apart, and joined by groups in each way there is."""
    groups = sorted(network.groups, key=lambda group: len(group.nodes))
    folded = [group for group in groups if group.folded]
    # Of nested groups the one that comes last counts.
    for chosen in ((), groups[::-1], folded, groups):
        yield _parts(network, chosen)


def _parts(network: Network, groups: Iterable[Group]) -> Sequence[Part]:
    """Give the layers in order, those of a group together at its first one."""
    group_of = {node: group for group in groups for node in group.nodes}
    parts: dict[tuple[str, int], tuple[Group | None, list[Node]]] = {}
    placed = {node.id for node in network.order}
    for node in (*network.order, *(node for node in network.nodes if node.id not in placed)):
        group = group_of.get(node.id)
        key = ("node", node.id) if group is None else ("group", group.id)
        parts.setdefault(key, (group, []))[1].append(node)
    return list(parts.values())


def _row(node: Node, analysis: Analysis) -> Row:
    facts = analysis.nodes[node.id]
    return Row(
        node.layer.family,
        node.name,
        _settings(node),
        words.shape(facts.output_shape),
        *_counts(facts, is_known=facts.output_shape is not None),
        _field(facts.field),
    )


def _group_row(group: Group, nodes: Sequence[Node], network: Network, analysis: Analysis) -> Row:
    """Give the row of a group, without what groups inside have rows of their own for."""
    facts = groups.facts(network, analysis, [node.id for node in nodes])
    is_known = all(analysis.nodes[node.id].output_shape is not None for node in nodes)
    return Row(
        "blocks",
        group.name,
        words.layers(len(nodes)),
        words.shape(facts.end_shape),
        *_counts(facts, is_known=is_known),
        _field(facts.field),
    )


def _counts(facts: NodeAnalysis | GroupFacts, *, is_known: bool) -> tuple[str, str]:
    """Write parameters and MACs."""
    if not is_known:
        return "?", "?"
    return words.number(facts.parameters), words.number(facts.macs)


def _settings(node: Node) -> str:
    parts = (words.say(Text(node.layer.title)), words.say(node.layer.describe()))
    return ", ".join(part for part in parts if part)


def _field(field: ReceptiveField | None) -> str:
    return "–" if field is None else "×".join(words.number(side) for side in field.size)


# --- on the page ---------------------------------------------------------------------------------


class _Column(NamedTuple):
    title: str
    width: float
    is_number: bool


def _columns(width: float) -> Sequence[_Column]:
    """Give title, width and kind of the columns; the settings get what the others leave."""
    fixed = (108.0, 0.0, 80.0, 84.0, 96.0, 96.0)
    titles = (
        _tr("Layer"),
        _tr("Kind and settings"),
        _tr("Output shape"),
        _tr("Parameters"),
        _tr("MACs"),
        _tr("Receptive field"),
    )
    return [
        _Column(title, size or width - sum(fixed), place >= 2)
        for place, (title, size) in enumerate(zip(titles, fixed, strict=True))
    ]


def paint_table(sheet: Sheet, place: QRectF, rows: Sequence[Row], left_out: int) -> None:
    """Paint the table into its place, from the top."""
    columns = _columns(place.width())
    _paint_cells(sheet, place, [column.title for column in columns], columns, is_head=True)
    top = place.top() + HEAD_HEIGHT
    sheet.rule(place.left(), place.right(), top - 3, "border_strong")
    for at, row in enumerate(rows):
        line = QRectF(place.left(), top + at * ROW_HEIGHT, place.width(), ROW_HEIGHT)
        _paint_swatch(sheet, line, row.family)
        _paint_cells(sheet, line, row[1:], columns, is_head=False)
        sheet.rule(line.left(), line.right(), line.bottom() - 1.5, "border_soft")
    if left_out:
        line = QRectF(place.left() + 14, top + len(rows) * ROW_HEIGHT, place.width(), ROW_HEIGHT)
        text = words.counted(left_out, "and 1 more layer", "and {count} more layers")
        sheet.write(text, line, SIZE, color="text2")


def _paint_cells(
    sheet: Sheet, line: QRectF, cells: Sequence[str], columns: Sequence[_Column], *, is_head: bool
) -> None:
    left = line.left()
    for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        indent = 14 if at == 0 and not is_head else 0
        room = QRectF(left + indent, line.top(), column.width - indent - 8, line.height())
        if column.is_number:
            room.setRight(left + column.width)
        color = "text2" if is_head or at == 1 else "text3" if cell == "0" else "text"
        sheet.write(
            cell,
            room,
            SIZE,
            weight=600 if is_head or at == 0 else 400,
            color=color,
            align=RIGHT if column.is_number else LEFT,
        )
        left += column.width


def _paint_swatch(sheet: Sheet, line: QRectF, family: str) -> None:
    colors = PAPER.family(family)
    sheet.painter.setPen(QPen(colors.ink, 0.6))
    sheet.painter.setBrush(colors.stripe)
    sheet.painter.drawRoundedRect(QRectF(line.left() + 1, line.top() + 3, 7, 7), 1.5, 1.5)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Report", text)
