"""The rows of a comparison as a table: what became of each layer, its two sides, what differs."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from cnnstudio.app import words
from cnnstudio.gui.looks import icons, theme
from cnnstudio.layers.text import Text
from cnnstudio.network.compare import Comparison, Difference, Row, State
from cnnstudio.network.graph import Node

Index = QModelIndex | QPersistentModelIndex
STATE, LEFT, RIGHT, DIFFERENCES = range(4)


class Mark(NamedTuple):
    """How a state is shown: in a word, with an icon, in a color."""

    word: Text
    icon: str
    color: str
    soft: str


MARKS: dict[State, Mark] = {
    "same": Mark(Text("Same"), "check", "text3", ""),
    "changed": Mark(Text("Changed"), "changed", "warning", "warning_soft"),
    "added": Mark(Text("Added"), "plus", "success", "success_soft"),
    "removed": Mark(Text("Removed"), "minus", "danger", "danger_soft"),
}


class CompareModel(QAbstractTableModel):
    """The rows of a comparison, all of them or only those that differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Row] = ()
        self._titles = ("", "")
        self.rows: Sequence[Row] = ()
        self.shows_all = True

    def show_comparison(self, found: Comparison | None, left: str, right: str) -> None:
        """Show the rows of a comparison, or none."""
        rows = () if found is None else found.rows
        if (rows, (left, right)) != (self._all, self._titles):
            self.beginResetModel()
            self._all, self._titles = rows, (left, right)
            self._choose()
            self.endResetModel()

    def show_all(self, shows_all: bool) -> None:
        """Show all rows, or only those that differ."""
        self.beginResetModel()
        self.shows_all = shows_all
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        self.rows = [row for row in self._all if self.shows_all or row.state != "same"]

    def as_text(self) -> str:
        """Write the table with tabs between the cells, for a spreadsheet."""
        heads = [str(self.headerData(at, Qt.Orientation.Horizontal)) for at in range(4)]
        lines = [heads, *([self._text(row, at) for at in range(4)] for row in self.rows)]
        # A name may hold a tab or a line break; a cell may not.
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    # --- Qt ------------------------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Give the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Give the number of columns."""
        return 0 if parent is not None and parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give a heading; the sides are called by the names of their networks."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", *self._titles, _tr("Differences"))[section]
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return int(side) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what a cell shows."""
        row, column = self.rows[index.row()], index.column()
        mark = MARKS[row.state]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return _plain_tip(self._text(row, column))
            case Qt.ItemDataRole.DecorationRole if column == STATE:
                return icons.icon(mark.icon, mark.color)
            case Qt.ItemDataRole.ForegroundRole:
                color = mark.color if column == STATE else _color(row.state)
                return theme.current().color(color)
        return None

    def _text(self, row: Row, column: int) -> str:
        if column == STATE:
            return words.say(MARKS[row.state].word)
        if column == DIFFERENCES:
            return "; ".join(difference_text(each) for each in row.differences)
        return node_text(row.left if column == LEFT else row.right)


def _color(state: State) -> str:
    return "text2" if state == "same" else "text"


def node_text(node: Node | None) -> str:
    """Write a layer with its kind and settings."""
    if node is None:
        return ""
    kind, settings = words.say(Text(node.layer.title)), words.say(node.layer.describe())
    return f"{node.name}   {', '.join(part for part in (kind, settings) if part)}"


def difference_text(difference: Difference) -> str:
    """Write a difference: Filters 6 → 8."""
    left, right = value_text(difference.left), value_text(difference.right)
    return f"{words.say(difference.title)} {left} → {right}"


def value_text(value: object) -> str:
    """Write the value of a setting; pairs as height × width."""
    return words.say(Text("{value}", {"value": value}))


def _plain_tip(text: str) -> str:
    """Write a tip so that no name from a file can be taken for rich text."""
    return f"<p style='margin:0; white-space:pre-wrap'>{escape(text)}</p>" if text else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Compare", text)
