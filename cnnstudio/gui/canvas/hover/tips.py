"""What floats beside the pointer: the card tip, reasons, and what a unit sees."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.gui.looks import icons, theme

LARGEST_WIDTH = 300
PADDING = 10
ROW_GAP = 4
COLUMN_GAP = 14
AWAY = QPoint(16, 18)
"""From the pointer to the corner."""

_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LINE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True)
class Tip:
    """What a tip says, all of it plain text.

    Attributes:
        title: The heading.
        rows: Names with what they are.
        note: A sentence below.
        icon: An icon in front of the note, or nothing.
        tone: The color of icon and note.
    """

    title: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    note: str = ""
    icon: str = ""
    tone: str = "text2"


class PointerTip(QWidget):
    """Floats over a view, never under the pointer and never taking its events."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.tip = Tip()
        self.hide()

    def show_tip(self, tip: Tip, pointer: QPointF) -> None:
        """Say something at a place of the parent; an empty tip hides it."""
        if tip == Tip():
            self.hide()
            return
        if tip != self.tip or self.isHidden():
            self.tip = tip
            self.resize(self._measure())
            self.update()
        self.move(self._corner(pointer.toPoint()))
        self.show()
        self.raise_()

    def show_below(self, tip: Tip, place: QRectF) -> None:
        """Say something below a place of the parent, or above it where there is no room."""
        self.show_tip(tip, place.center())
        room = self._view.rect()
        left = min(max(place.left(), 4.0), room.right() - self.width() - 4.0)
        top = place.bottom() + 8
        if top + self.height() > room.bottom():
            top = max(place.top() - 8 - self.height(), 4.0)
        self.move(round(left), round(top))

    def text(self) -> str:
        """Give all that it says, line by line."""
        rows = [f"{name}: {value}" for name, value in self.tip.rows]
        return "\n".join(filter(None, [self.tip.title, *rows, self.tip.note]))

    def _corner(self, pointer: QPoint) -> QPoint:
        """Give a place beside the pointer that is inside the parent."""
        room = self._view.rect()
        corner = pointer + AWAY
        if corner.x() + self.width() > room.right():
            corner.setX(max(pointer.x() - AWAY.x() - self.width(), 0))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(pointer.y() - AWAY.y() - self.height(), 0))
        return corner

    # --- layout and painting -------------------------------------------------------------------

    def _note_left(self) -> int:
        return 22 if self.tip.icon else 0

    def _measure(self) -> QSize:
        now, tip = theme.current(), self.tip
        body, strong = QFontMetricsF(now.font("body")), QFontMetricsF(now.font("strong"))
        names = max((body.horizontalAdvance(name) for name, _ in tip.rows), default=0.0)
        values = max((strong.horizontalAdvance(value) for _, value in tip.rows), default=0.0)
        widths = [strong.horizontalAdvance(tip.title), names + COLUMN_GAP + values]
        widths.append(body.horizontalAdvance(tip.note) + self._note_left())
        width = min(max(widths), float(LARGEST_WIDTH))
        height = 0.0
        if tip.title:
            height += strong.height() + ROW_GAP
        height += len(tip.rows) * (body.height() + ROW_GAP)
        if tip.note:
            room = QRectF(0, 0, width - self._note_left(), 1000)
            height += body.boundingRect(room, _WRAPPED, tip.note).height() + ROW_GAP
        return QSize(round(width) + 2 * PADDING + 1, round(height) - ROW_GAP + 2 * PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and what it says."""
        now, tip = theme.current(), self.tip
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("border_strong"), 1))
        painter.setBrush(now.color("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        inside = QRectF(self.rect()).adjusted(PADDING, PADDING, -PADDING, -PADDING)
        body = QFontMetricsF(now.font("body"))
        top = inside.top()
        if tip.title:
            painter.setFont(now.font("strong"))
            painter.setPen(now.color("text"))
            room = QRectF(inside.left(), top, inside.width(), 1000)
            painter.drawText(room, _LINE, tip.title)
            top += QFontMetricsF(now.font("strong")).height() + ROW_GAP
        names = max((body.horizontalAdvance(name) for name, _ in tip.rows), default=0.0)
        for name, value in tip.rows:
            painter.setFont(now.font("body"))
            painter.setPen(now.color("text2"))
            painter.drawText(QRectF(inside.left(), top, names + 2, 40), _LINE, name)
            painter.setFont(now.font("strong"))
            painter.setPen(now.color("text"))
            left = inside.left() + names + COLUMN_GAP
            painter.drawText(QRectF(left, top, inside.right() - left + 2, 40), _LINE, value)
            top += body.height() + ROW_GAP
        if tip.note:
            self._paint_note(painter, now, inside, top)
        painter.end()

    def _paint_note(self, painter: QPainter, now: theme.Theme, inside: QRectF, top: float) -> None:
        if self.tip.icon:
            icons.paint(painter, QRectF(inside.left(), top, 16, 16), self.tip.icon, self.tip.tone)
        painter.setFont(now.font("body"))
        painter.setPen(now.color(self.tip.tone))
        room = inside.adjusted(self._note_left(), top - inside.top(), 1, 4)
        painter.drawText(room, _WRAPPED, self.tip.note)
