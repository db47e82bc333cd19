"""The scale of colors beside a picture, with its limits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.app import words
from cnnstudio.gui import accessibility
from cnnstudio.gui.looks import colormaps, theme

HEIGHT = 16


class ColorBar(QWidget):
    """A strip of colors from one number to another."""

    def __init__(self, colors: str, parent: QWidget | None = None) -> None:
        """Show a table of `colormaps.TABLES`."""
        super().__init__(parent)
        table = colormaps.TABLES[colors]()
        self._strip = QImage(bytes(range(256)), 256, 1, 256, QImage.Format.Format_Indexed8).copy()
        self._strip.setColorTable(table)
        self._low = self._high = 0.0
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(140)
        accessibility.present(self, accessibility.Role.Graphic, self.tr("Colors"))

    @property
    def limits(self) -> tuple[float, float]:
        """The numbers at both ends."""
        return self._low, self._high

    def set_limits(self, low: float, high: float) -> None:
        """Show other numbers at the ends."""
        self._low, self._high = low, high
        text = self.tr("Colors from {low} to {high}")
        self.setAccessibleName(text.format(low=write(low), high=write(high)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers and the strip between them."""
        now = theme.current()
        painter = QPainter(self)
        painter.setFont(now.font("secondary"))
        painter.setPen(now.color("text2"))
        metrics = painter.fontMetrics()
        low, high = write(self._low), write(self._high)
        center = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), center | Qt.AlignmentFlag.AlignLeft, low)
        painter.drawText(self.rect(), center | Qt.AlignmentFlag.AlignRight, high)
        left = metrics.horizontalAdvance(low) + 6
        width = self.width() - left - metrics.horizontalAdvance(high) - 6
        strip = QRectF(left, HEIGHT / 2 - 3, max(width, 1), 6)
        painter.drawImage(strip, self._strip)
        painter.setPen(QPen(now.color("border"), 0))
        painter.drawRect(strip)
        painter.end()


def write(value: float) -> str:
    """Write a limit with a true minus sign, or with a plus."""
    sign = "−" if value < 0 else "+" if value > 0 else ""
    return sign + words.number(float(f"{abs(value):.3g}"))
