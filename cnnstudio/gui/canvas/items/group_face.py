"""The face of a folded group: sheets behind it, a row for each of the first things in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.card_face import PLAIN, CardFace
from cnnstudio.gui.canvas.items.colors import Colors
from cnnstudio.gui.canvas.items.lettering import LEFT, centered_in, elided, font, width_of, write
from cnnstudio.gui.canvas.words.content import CardContent, StripContent
from cnnstudio.gui.canvas.words.group_content import layers_in_short
from cnnstudio.gui.looks import icons

SHEETS = 2
NAME_INSET, DETAIL_INSET = 22.0, 7.0


class GroupFace(CardFace):
    """The words of a group cut to the width of its card."""

    def __init__(self, content: CardContent, width: float) -> None:
        super().__init__(content, width)
        self._rows = [_fitted(row, width) for row in content.rows]
        if self._kind != content.kind:
            self._kind = layers_in_short(len(content.hidden))

    def _name_right(self) -> float:
        self._sign.moveRight(geometry.expand_rect(self.width).left() - 3)
        left = self._sign.left() if self.content.state in ("error", "warning") else None
        return (left or geometry.expand_rect(self.width).left()) - 3

    def _kind_right(self) -> float:
        return geometry.expand_rect(self.width).left() - 2

    def paint(
        self, painter: QPainter, now: Colors, zoom: float, border: str, *, is_running: bool
    ) -> None:
        """Paint it in its own coordinates: see `CardFace.paint`."""
        self._paint_sheets(painter, now, zoom, border)
        super().paint(painter, now, zoom, border, is_running=is_running)
        if zoom >= geometry.HIDE_BODY:
            self._paint_button(painter, now)

    def _paint_sheets(self, painter: QPainter, now: Colors, zoom: float, border: str) -> None:
        """Show that there is more behind the card."""
        painter.setPen(QPen(now.color(border), 1))
        painter.setBrush(now.color("raised"))
        for number in range(SHEETS, 0, -1):
            step = number * geometry.SHEET_STEP
            sheet = QRectF(step + 0.5, 0.5 - step, self.width - step - 1, self.height - 1)
            if zoom < PLAIN:
                painter.drawRect(sheet)
            else:
                painter.drawRoundedRect(sheet, geometry.RADIUS, geometry.RADIUS)

    def _paint_button(self, painter: QPainter, now: Colors) -> None:
        rect = geometry.expand_rect(self.width)
        painter.setPen(QPen(now.color("border"), 1))
        painter.setBrush(now.color("raised"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        icons.paint(painter, rect.adjusted(4, 4, -4, -4), "expand", now.color("text2"))

    def _paint_middle(self, painter: QPainter, now: Colors, zoom: float) -> None:
        for index, row in enumerate(self.content.rows):
            self._paint_row(painter, now, index, row)
        if self.content.more:
            rect = geometry.row_rect(len(self.content.rows), self.width)
            painter.setFont(font("detail"))
            painter.setPen(now.color("text2"))
            painter.drawText(rect.adjusted(NAME_INSET, 0, 0, 0), LEFT, self.content.more)

    def _paint_row(self, painter: QPainter, now: Colors, index: int, row: StripContent) -> None:
        rect, family = geometry.row_rect(index, self.width), now.family(row.family)
        name, detail = self._rows[index]
        is_wrong = row.state == "error"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.color("danger_soft") if is_wrong else family.soft)
        painter.drawRoundedRect(rect, 4, 4)
        icon = QRectF(rect.left() + 5, rect.top() + 4, 12, 12)
        ink = now.color("danger") if is_wrong else family.ink
        icons.paint(painter, icon, "problem" if is_wrong else row.icon, ink)
        painter.setPen(now.color("text"))
        write(painter, name, "strip", rect.left() + NAME_INSET, centered_in(rect, "strip"))
        painter.setPen(now.color("text2"))
        right = rect.right() - DETAIL_INSET
        write(painter, detail, "detail", right, centered_in(rect, "detail"), ends_at=True)


def _fitted(row: StripContent, width: float) -> tuple[str, str]:
    room = geometry.row_rect(0, width).width() - NAME_INSET - DETAIL_INSET
    name = elided(row.name, "strip", room)
    left = room - width_of(name, "strip") - 6
    return name, row.detail if width_of(row.detail, "detail") <= left else ""
