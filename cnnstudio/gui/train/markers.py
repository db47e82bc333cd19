"""What stands out in a plot: the best epoch, the present, the part that is still to come."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cnnstudio.gui.looks import icons, theme

FLAG_HEIGHT = 20
FLAG_GAP = 4


class Flag(QGraphicsItem):
    """The little sign above a plot that names the best epoch."""

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._text = ""
        self.setZValue(50)

    def set_text(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self.prepareGeometryChange()
            self._text = text
            self.update()

    def text(self) -> str:
        """Give what it says."""
        return self._text

    def boundingRect(self) -> QRectF:
        """Give its box: the foot is at (0, 0)."""
        font = theme.current().font("secondary")
        width = QFontMetricsF(font).horizontalAdvance(self._text) + 36
        return QRectF(-width / 2, -FLAG_HEIGHT - FLAG_GAP, width, FLAG_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the sign with its star."""
        now = theme.current()
        box = self.boundingRect().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(now.color("border"), 1))
        painter.setBrush(now.color("raised"))
        painter.drawRoundedRect(box, 4, 4)
        star = QRectF(box.x() + 8, box.center().y() - 6, 12, 12)
        icons.paint(painter, star, "star", "family:activation")
        painter.setFont(now.font("secondary"))
        painter.setPen(now.color("text"))
        rest = box.adjusted(24, 0, -6, 0)
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._text)


class Markers:
    """The marks of the run that is looked at closely, in one plot."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self._view: pg.ViewBox = plot.getViewBox()
        self.flag = Flag(plot)
        self.best_line = pg.InfiniteLine(angle=90)
        self.best_ring = pg.ScatterPlotItem(size=13, brush=None)
        self.now_line = pg.InfiniteLine(angle=90)
        self.now_dot = pg.ScatterPlotItem(size=8, pen=None)
        self.now_text = pg.TextItem("", anchor=(0, 1))
        self.future = pg.LinearRegionItem(movable=False, swapMode="block")
        for line in self.future.lines:
            line.hide()
        self._order()
        self._best_at: float | None = None
        self._now_at: float | None = None
        self._view.sigRangeChanged.connect(self.place)
        self._view.sigResized.connect(self.place)
        self.show_best(None, None, "")
        self.show_now(None, None, 0, "")

    def _order(self) -> None:
        items = (self.future, self.best_line, self.now_line, self.best_ring, self.now_dot)
        for z, item in enumerate((*items, self.now_text)):
            item.setZValue(-20 + z if z < 3 else 20 + z)
            self._plot.addItem(item, ignoreBounds=True)

    def restyle(self, accent: QColor) -> None:
        """Take the colors of the theme, and of the run."""
        now = theme.current()
        shade, line = QColor(now.color("sunken")), QColor(accent)
        shade.setAlphaF(0.6 if now.is_dark else 0.45)
        line.setAlphaF(0.5)
        self.future.setBrush(shade)
        self.best_line.setPen(pg.mkPen(now.color("text2"), width=1, style=Qt.PenStyle.DashLine))
        self.best_ring.setPen(pg.mkPen(accent, width=1.6))
        self.now_line.setPen(pg.mkPen(line, width=1))
        self.now_dot.setBrush(accent)
        self.now_text.setColor(now.color("text2"))
        self.now_text.setFont(now.font("secondary"))
        self.flag.update()

    def show_best(self, at: float | None, value: float | None, text: str) -> None:
        """Mark the best epoch at a place in epochs; None marks none."""
        self._best_at = at
        self.flag.set_text(text)
        self.best_line.setVisible(at is not None)
        self.best_line.setValue(at or 0)
        points = [] if at is None or value is None else [{"pos": (at, value)}]
        self.best_ring.setData(points)
        self.place()

    def show_now(self, at: float | None, value: float | None, end: float, text: str) -> None:
        """Mark the present, and shade what is still to come up to `end`."""
        self._now_at = at
        self.now_line.setVisible(at is not None)
        self.now_line.setValue(at or 0)
        self.future.setVisible(at is not None and end > at)
        self.future.setRegion((at or 0, max(end, at or 0)))
        self.now_dot.setData([] if at is None or value is None else [{"pos": (at, value)}])
        self.now_text.setText(text if at is not None else "")
        self.place()

    def place(self) -> None:
        """Keep the flag above the plot and the word at its foot."""
        (left, right), (bottom, _) = self._view.viewRange()
        seen = self._best_at is not None and left <= self._best_at <= right
        self.flag.setVisible(seen)
        if self._best_at is not None and seen:
            box = self._view.sceneBoundingRect()
            scene = self._view.mapViewToScene(pg.Point(self._best_at, bottom))
            width = self.flag.boundingRect().width() / 2
            x = min(max(scene.x(), box.left() + width), box.right() - width)
            self.flag.setPos(self._plot.mapFromScene(pg.Point(x, box.top())))
        if self._now_at is not None:
            self.now_text.setPos(self._now_at, bottom)
