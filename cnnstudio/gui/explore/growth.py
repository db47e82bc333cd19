"""How the receptive field grows from layer to layer: bars, and a table of the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui import accessibility
from cnnstudio.gui.elements import Label
from cnnstudio.gui.explore.field_table import FieldTable, layers_with_field, picture_size
from cnnstudio.gui.looks import theme
from cnnstudio.network.graph import Node
from cnnstudio.network.receptive_field import ReceptiveField

LEFT, TOP, BOTTOM = 34, 26, 24
WIDEST = 48


class GrowthChart(QWidget):
    """A bar for each layer, as high as a unit sees pixels; a click selects the layer."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._layers: Sequence[tuple[Node, ReceptiveField]] = ()
        self._current: int | None = None
        self._hovered: int | None = None
        self.scale = 1.0
        self.setMouseTracking(True)
        self.setMinimumSize(200, 150)
        name = self.tr("Receptive field by layer")
        accessibility.present(self, accessibility.Role.Chart, name)
        document.analyzed.connect(self.refresh)
        document.replaced.connect(self.refresh)
        self.refresh()

    @property
    def _words_scale(self) -> float:
        """How much larger than usual words are: on the projector, and as people like."""
        return self.scale * max(theme.current().text_scale, 1.0)

    def sizeHint(self) -> QSize:
        """Give the size it likes to have."""
        return QSize(340, 260)

    @property
    def sizes(self) -> dict[str, int]:
        """The heights of the bars by the names of the layers."""
        return {node.name: max(field.size) for node, field in self._layers}

    def refresh(self) -> None:
        """Draw the network that there is now."""
        self._layers = layers_with_field(self._document)
        bars = (f"{name}: {words.number(size)}" for name, size in self.sizes.items())
        self.setAccessibleDescription(", ".join(bars))
        self.update()

    def set_current(self, node: int | None) -> None:
        """Outline the bar of the layer that is looked at."""
        if node != self._current:
            self._current = node
            self.update()

    # --- geometry ------------------------------------------------------------------------------

    @property
    def _top_value(self) -> int:
        largest = max((max(field.size) for _, field in self._layers), default=1)
        return max(largest, picture_size(self._document))

    def _step(self) -> float:
        return (self.width() - LEFT) / max(len(self._layers), 1)

    def _y(self, value: float) -> float:
        room = self.height() - (TOP + BOTTOM) * self._words_scale
        return TOP * self._words_scale + room * (1 - value / self._top_value)

    def bar_rect(self, index: int) -> QRectF:
        """Give the place of a bar."""
        width = min(self._step() * 0.72, WIDEST * self._words_scale)
        left = LEFT + (index + 0.5) * self._step() - width / 2
        top = self._y(max(self._layers[index][1].size))
        return QRectF(left, top, width, self._y(0) - top)

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the axis, the bars, and the line of the whole picture."""
        now = theme.current()
        painter = QPainter(self)
        painter.setFont(self._font("secondary"))
        self._paint_axis(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, (node, field) in enumerate(self._layers):
            self._paint_bar(painter, index, node, max(field.size))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        whole = picture_size(self._document)
        painter.setPen(QPen(now.color("text2"), 1, Qt.PenStyle.DashLine))
        y = round(self._y(whole))
        text = self.tr("whole picture, {size}").format(size=words.number(whole))
        painter.setFont(self._font("secondary"))
        width = painter.fontMetrics().horizontalAdvance(text) + 16
        painter.drawLine(LEFT, y, self.width(), y)
        patch = QRectF(LEFT + 16, y - 9 * self._words_scale, width, 18 * self._words_scale)
        painter.fillRect(patch, now.color("panel"))
        painter.setPen(now.color("text2"))
        painter.drawText(patch, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def _paint_axis(self, painter: QPainter) -> None:
        now = theme.current()
        for value in axis_ticks(self._top_value):
            y = round(self._y(value))
            painter.setPen(QPen(now.color("border_strong" if not value else "border_soft"), 1))
            painter.drawLine(LEFT, y, self.width(), y)
            painter.setPen(now.color("text2"))
            spot = QRectF(0, y - 9, LEFT - 8, 18)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(spot, right, words.number(value))

    def _paint_bar(self, painter: QPainter, index: int, node: Node, value: int) -> None:
        now, rect = theme.current(), self.bar_rect(index)
        is_current = node.id == self._current
        fill = QColor(now.family(node.layer.family).stripe)
        fill.setAlphaF(1.0 if is_current or index == self._hovered else 0.55)
        painter.fillRect(rect, now.color("panel"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(rect, 2, 2)
        if is_current:
            painter.setPen(QPen(now.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 1), 4, 4)
        step = self._step()
        middle = rect.center().x()
        painter.setPen(now.color("text"))
        painter.setFont(self._font("strong"))
        above = QRectF(
            middle - step / 2, rect.top() - 20 * self._words_scale, step, 16 * self._words_scale
        )
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, words.number(value))
        painter.setFont(self._font("secondary_strong" if is_current else "secondary"))
        painter.setPen(now.color("text" if is_current else "text2"))
        name = painter.fontMetrics().elidedText(
            node.name, Qt.TextElideMode.ElideRight, max(int(step) - 2, 0)
        )
        below = QRectF(middle - step / 2, self._y(0) + 4, step, 18 * self._words_scale)
        if step > 24:
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)

    def _font(self, role: str) -> QFont:
        font = theme.current().font(role)
        font.setPixelSize(round(font.pixelSize() * self.scale))
        return font

    # --- pointer -------------------------------------------------------------------------------

    def _index_at(self, point: QPointF) -> int | None:
        index = int((point.x() - LEFT) // self._step())
        return index if 0 <= index < len(self._layers) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show which bar a click would select."""
        self._hover(self._index_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the layer."""
        index = self._index_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self._selection.set({self._layers[index][0].id})

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hover(None)

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()


def axis_ticks(top: int) -> list[int]:
    """Give about five round numbers from 0 to `top`."""
    bases = (1, 2, 4, 5, 8)
    steps = [base * 10**power for power in range(7) for base in bases]
    step = next((step for step in steps if top <= 5 * step), top)
    return list(range(0, top + 1, step))


class GrowthPage(QWidget):
    """The chart of the growth, large, beside its numbers."""

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self.chart = GrowthChart(document, selection, self)
        self.table = FieldTable(document, self)
        self.table.node_chosen.connect(lambda node: selection.set({node}))
        about = self.tr(
            "How many pixels of the picture a unit can see, layer by layer. Each kernel adds "
            "(kernel − 1) · jump; each stride makes the jump of all later layers larger."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 14, 24, 14)
        layout.setSpacing(10)
        layout.addWidget(Label(self.tr("Growth by layer"), "section", parent=self))
        layout.addWidget(Label(about, "body", "text2", wrap=True, parent=self))
        both = QHBoxLayout()
        both.setSpacing(28)
        both.addWidget(self.chart, 3)
        both.addWidget(self.table, 2)
        layout.addLayout(both, 1)
        selection.changed.connect(self._show_selection)
        self._show_selection()

    def _show_selection(self) -> None:
        self.chart.set_current(self._selection.single)
        self.table.set_current(self._selection.single)
