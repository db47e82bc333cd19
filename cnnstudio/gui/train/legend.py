"""Small parts of the curves' panel: samples of the line styles, and the tip at the pointer."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cnnstudio.gui.elements import Label
from cnnstudio.gui.looks import theme

_OFFSET = QPoint(14, 14)


class LineSample(QWidget):
    """A short piece of a curve, as in the plots: training plain, validation dashed with a dot."""

    def __init__(self, *, is_validation: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_validation = is_validation
        self.setFixedSize(QSize(24, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the piece."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.current().color("accent"), 2)
        middle = self.height() / 2
        if self._is_validation:
            pen.setDashPattern([2.5, 1.5])
        painter.setPen(pen)
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        if self._is_validation:
            painter.setPen(QPen(theme.current().color("accent"), 1.4))
            painter.setBrush(theme.current().color("panel"))
            painter.drawEllipse(QPointF(self.width() / 2, middle), 3.6, 3.6)
        painter.end()


class PointerTip(QFrame):
    """A few lines that follow the pointer within a panel."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._label = Label(role="secondary", parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self._label)
        self.hide()

    def text(self) -> str:
        """Give what it says."""
        return self._label.text()

    def show_beside_pointer(self, text: str) -> None:
        """Say something beside the pointer, without leaving the panel."""
        self._label.setText(text)
        self.adjustSize()
        panel = self._panel
        spot = panel.mapFromGlobal(QCursor.pos()) + _OFFSET
        if spot.x() + self.width() > panel.width():
            spot.setX(spot.x() - self.width() - 2 * _OFFSET.x())
        spot.setY(min(spot.y(), panel.height() - self.height()))
        self.move(spot)
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box."""
        now = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("border_strong"), 1))
        painter.setBrush(now.color("raised"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()
