"""Marks without words: icons, swatches of color, lines that separate."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.looks.tokens import contrast

_LEAST_CONTRAST = 3.0


class IconLabel(QWidget):
    """An icon to look at, tinted by the theme, with a soft tile behind it if wanted."""

    def __init__(
        self,
        icon: str,
        color: str = "text2",
        size: int = 16,
        *,
        tile: int = 0,
        soft: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon.

        Args:
            icon: The name of an icon.
            color: A token or ``family:NAME``.
            size: The side of the icon.
            tile: The side of the tile behind it, 0 for none.
            soft: The family whose soft color fills the tile.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self._icon, self._color, self._size, self._soft = icon, color, size, soft
        self.setFixedSize(max(size, tile), max(size, tile))

    def set_icon(self, icon: str, color: str = "", soft: str = "") -> None:
        """Show another icon, and in other colors if given."""
        self._icon = icon
        self._color = color or self._color
        self._soft = soft or self._soft
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tile and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._soft:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().family(self._soft).soft)
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        square = QRectF(0, 0, self._size, self._size)
        square.moveTo((self.width() - self._size) // 2, (self.height() - self._size) // 2)
        icons.paint(painter, square, self._icon, self._color)
        painter.end()


class Swatch(QWidget):
    """A small square in the color of a family or of a run."""

    def __init__(
        self, family: str = "", color: str = "", side: int = 9, parent: QWidget | None = None
    ) -> None:
        """Show the stripe color of a family, or any color written out."""
        super().__init__(parent)
        self._family, self._color = family, color
        self.setFixedSize(side, side)

    def set_color(self, *, family: str = "", color: str = "") -> None:
        """Show another color."""
        self._family, self._color = family, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the square, with an outline in ink where the fill is pale."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = theme.current().family(self._family)
        fill = QColor(self._color) if self._color else colors.stripe
        outline = fill if self._color else colors.ink
        pale = contrast(fill, theme.current().color("panel")) < _LEAST_CONTRAST
        painter.setPen(QPen(outline, 1) if pale else Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        inset = 0.5 if pale else 0.0
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, 2, 2)
        painter.end()


class HorizontalSeparator(QWidget):
    """A line one pixel high between parts of a panel."""

    _vertical = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if self._vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        role = "border" if self._vertical else "border_soft"
        painter.fillRect(self.rect(), theme.current().color(role))
        painter.end()


class VerticalSeparator(HorizontalSeparator):
    """A line one pixel wide between groups in a bar."""

    _vertical = True
