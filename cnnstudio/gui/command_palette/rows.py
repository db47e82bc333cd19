"""The rows of the search: a model of choices under headings, and how they are drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from cnnstudio.app import words
from cnnstudio.gui.command_palette.ranking import Found, Heading, Rows
from cnnstudio.gui.looks import icons, theme

Index = QModelIndex | QPersistentModelIndex

NO_ROW = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 30
ICON, ICON_LEFT, TEXT_LEFT, RIGHT = 16, 12, 38, 14
GAP = 10.0

CHOICE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
"""What rows can do that are no headings."""


class RowsModel(QAbstractListModel):
    """What is found; headings cannot be chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Rows = []

    def set_rows(self, rows: Rows) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = NO_ROW) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        is_choice = index.isValid() and isinstance(self.rows[index.row()], Found)
        return CHOICE if is_choice else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if isinstance(row, Heading):
            return row.title
        return ", ".join(filter(None, (row.choice.title, row.choice.detail, row.choice.keys)))

    def next_choice(self, at: int, step: int) -> int:
        """Give the next row that can be chosen in a direction, from the end to the beginning."""
        count = len(self.rows)
        ways = ((at + step * way) % count for way in range(1, count + 1))
        return next((way for way in ways if isinstance(self.rows[way], Found)), -1)


class RowDelegate(QStyledItemDelegate):
    """Draws rows; titles are plain text, with the matched letters in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, round(ROW_HEIGHT * theme.current().text_scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, rect = index.data(ROW), QRectF(_rect(option))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _draw_heading(painter, rect, row)
        elif isinstance(row, Found):
            _draw_choice(painter, rect, row, is_current=_is_current(option))
        painter.restore()


def _rect(option: QStyleOptionViewItem) -> QRectF:
    return QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]


def _is_current(option: QStyleOptionViewItem) -> bool:
    state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
    return bool(state & QStyle.StateFlag.State_Selected)


def _draw_heading(painter: QPainter, rect: QRectF, row: Heading) -> None:
    now = theme.current()
    painter.setFont(now.font("secondary_strong"))
    painter.setPen(now.color("text3"))
    text = row.title
    if row.all > row.shown:
        text = f"{text}  ·  {words.number(row.shown)} / {words.number(row.all)}"
    room = rect.adjusted(ICON_LEFT, 6, -RIGHT, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def _draw_choice(painter: QPainter, rect: QRectF, row: Found, *, is_current: bool) -> None:
    now, choice = theme.current(), row.choice
    if is_current:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("select"))
        painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
    if choice.icon:
        top = rect.center().y() - ICON / 2
        place = QRectF(rect.left() + ICON_LEFT, round(top), ICON, ICON)
        icons.paint(painter, place, choice.icon, choice.color if choice.is_usable else "wire")
    right = _draw_keys(painter, rect, choice.keys)
    left = _draw_title(painter, rect, row, right)
    small = now.font("secondary")
    room = QRectF(left + GAP, rect.top(), right - left - 2 * GAP, rect.height())
    _draw_text(painter, room, choice.detail, small, "text3", Qt.AlignmentFlag.AlignLeft)


def _draw_keys(painter: QPainter, rect: QRectF, keys: str) -> float:
    """Draw the keys at the right end, and say where they begin."""
    right, font = rect.right() - RIGHT, theme.current().font("secondary")
    if not keys:
        return right
    left = right - QFontMetricsF(font).horizontalAdvance(keys)
    room = QRectF(left, rect.top(), right - left + 1, rect.height())
    _draw_text(painter, room, keys, font, "text2", Qt.AlignmentFlag.AlignRight)
    return left


def _draw_text(
    painter: QPainter,
    room: QRectF,
    text: str,
    font: QFont,
    color: str,
    side: Qt.AlignmentFlag,
) -> None:
    if text and room.width() > 0:
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(_one_line(text), elide, room.width())
        painter.setFont(font)
        painter.setPen(theme.current().color(color))
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(room, flags, shown)


def _draw_title(painter: QPainter, rect: QRectF, row: Found, right: float) -> float:
    """Draw the title with its matched letters in bold, and say where it ends."""
    now = theme.current()
    font = now.font("button" if row.choice.is_usable else "body")
    room = right - rect.left() - TEXT_LEFT - GAP
    title = _one_line(row.choice.title)
    shown = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room)
    layout = QTextLayout(shown, font)
    color = "accent_text" if row.choice.is_usable else "text2"
    layout.setFormats(_bold(row.marked, len(shown), color))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    top = rect.center().y() - line.height() / 2
    painter.setPen(now.color("text" if row.choice.is_usable else "text3"))
    layout.draw(painter, QPointF(rect.left() + TEXT_LEFT, round(top)))
    return rect.left() + TEXT_LEFT + line.naturalTextWidth()


def _bold(marked: tuple[int, ...], length: int, color: str) -> list[QTextLayout.FormatRange]:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    bold.setForeground(theme.current().color(color))
    found: list[QTextLayout.FormatRange] = []
    for at in marked:
        if at < length:
            letter = QTextLayout.FormatRange()
            letter.start, letter.length, letter.format = at, 1, bold
            found.append(letter)
    return found


def _one_line(text: str) -> str:
    """Write what a file calls something on one line, letter for letter."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
