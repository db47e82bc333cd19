"""The values of a vector as bars, up for positive and down for negative."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.gui import accessibility
from cnnstudio.gui.looks import theme

MARGIN = 12
LABEL = 18
WIDEST = 60


class VectorBars(QWidget):
    """One bar for each unit of a dense layer.

    Signals: `pointed` carries the position under the pointer, or None.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Sequence[float] = ()
        self._names: Sequence[str] = ()
        self._family = "dense"
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setMinimumHeight(160)
        name = self.tr("Values of the units")
        accessibility.present(self, accessibility.Role.Chart, name)

    @property
    def values(self) -> Sequence[float]:
        """The values that are shown."""
        return self._values

    def set_values(self, values: Sequence[float], family: str, names: Sequence[str] = ()) -> None:
        """Show values in the color of a family; `names` stand below them, else numbers from 0."""
        self._values, self._family, self._names = values, family, names
        self.update()

    def _bar_width(self) -> float:
        return min((self.width() - 2 * MARGIN) / max(len(self._values), 1), WIDEST)

    def _height_of(self, value: float) -> float:
        """Give the place of a value; the scale always contains 0."""
        low, high = min(*self._values, 0.0), max(*self._values, 0.0)
        room = self.height() - 2 * MARGIN - LABEL
        share = (value - low) / (high - low) if high > low else 0.0
        return MARGIN + room * (1 - share)

    def position_at(self, x: float) -> int | None:
        """Find the unit at a place."""
        position = int((x - MARGIN) // self._bar_width()) if self._values else -1
        return position if 0 <= position < len(self._values) else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars, the line at 0, and names where there is room for them."""
        if not self._values:
            return
        now, width = theme.current(), self._bar_width()
        colors = now.family(self._family)
        painter = QPainter(self)
        zero = self._height_of(0.0)
        gap = 2.0 if width > 6 else 0.0
        for position, value in enumerate(self._values):
            top = self._height_of(value)
            left = MARGIN + position * width
            fill = now.color("accent") if position == self._at else colors.stripe
            box = QRectF(left, min(top, zero), max(width - gap, 0.5), max(abs(zero - top), 1))
            painter.fillRect(box, fill)
        painter.setPen(QPen(now.color("border_strong"), 1))
        painter.drawLine(
            MARGIN, round(zero), round(MARGIN + width * len(self._values)), round(zero)
        )
        self._paint_names(painter, width)
        painter.end()

    def _paint_names(self, painter: QPainter, width: float) -> None:
        painter.setFont(theme.current().font("secondary"))
        painter.setPen(theme.current().color("text2"))
        names = self._names or [words.number(number) for number in range(len(self._values))]
        widest = max(painter.fontMetrics().horizontalAdvance(name) for name in names) + 8
        every = max(round(widest / width + 0.49), 1)
        for position in range(0, len(self._values), every):
            left = MARGIN + position * width
            painter.drawText(round(left), self.height() - 6, names[position])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which unit is under the pointer."""
        self._point_at(self.position_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._point_at(None)

    def _point_at(self, position: int | None) -> None:
        if position != self._at:
            self._at = position
            self.update()
            self.pointed.emit(position)
