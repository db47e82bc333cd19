"""The canvas as one looks at it: zoom, place, keyboard, and what the pointer does."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.selection import Selection
from cnnstudio.gui import theme
from cnnstudio.gui.canvas import geometry
from cnnstudio.gui.canvas.far import FarPicture
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.layers.catalogue import AnyLayer
from cnnstudio.layers.text import Text
from cnnstudio.network import edits, rewiring
from cnnstudio.network.arrange import arranged

SMALLEST_ZOOM, LARGEST_ZOOM = 0.05, 4.0
ZOOM_STEP = 1.25
MARGIN = 16.0
DOT_GAP, DOT_RADIUS = 16.0, 0.9
NEARLY = 0.01
LEAST_WIDTH = 560.0
EDGE = 1.1e7
"""Coordinates of cards stay within 1e7."""


class CanvasView(QGraphicsView):
    """Shows a document's network as cards and wires, and asks the document for edits.

    Signals:
        message: A hint or a reason, for the status bar.
        templates_wanted: The button of the empty canvas was pressed.
        explore_wanted: A node is to be looked at closely.
        unit_hovered: The pointer is on a unit of a small map: node, channel, row, column.
        unit_left: It has left the small maps.
        zoomed: The zoom has changed, in percent.
        viewed: Another part of the canvas is in view, or it looks different.
    """

    message = Signal(str)
    templates_wanted = Signal()
    explore_wanted = Signal(int)
    unit_hovered = Signal(int, int, int, int)
    unit_left = Signal()
    zoomed = Signal(int)
    viewed = Signal()

    def __init__(
        self, document: Document, selection: Selection, lens: Lens, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document, self.selection, self.lens = document, selection, lens
        self.canvas = CanvasScene(document, selection, lens, self)
        self._far = FarPicture(self.canvas)
        self._dots: QBrush | None = None
        self.setScene(self.canvas)
        self._set_up()
        self.canvas.rebuilt.connect(self._on_rebuilt)
        selection.changed.connect(self.viewport().update)
        document.replaced.connect(self.fit)
        theme.current().changed.connect(self._on_theme)
        self._on_rebuilt()

    def _set_up(self) -> None:
        self.setAccessibleName(self.tr("Canvas"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Any place can be brought into view, however far the cards are spread.
        self.setSceneRect(-EDGE, -EDGE, 2 * EDGE, 2 * EDGE)

    # --- zoom and place ------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """The zoom, 1.0 for 100 %."""
        return self.transform().m11()

    def zoom_to(self, percent: float) -> None:
        """Zoom around the middle of the view."""
        self.zoom_at(QPointF(self.viewport().rect().center()), percent / 100)

    def zoom_in(self) -> None:
        """Come a step closer."""
        self.zoom_to(100 * self.zoom * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Go a step back."""
        self.zoom_to(100 * self.zoom / ZOOM_STEP)

    def fit(self) -> None:
        """Show the whole network, no larger than at 100 %."""
        self._show_rect(self.canvas.content_rect(), largest=1.0)

    def zoom_to_selection(self) -> None:
        """Show what is selected as large as fits, no larger than at 200 %."""
        found = QRectF()
        for card in self.canvas.cards.values():
            if card.selected:
                found |= QRectF(card.place, card.outline().size())
        self._show_rect(found or self.canvas.content_rect(), largest=2.0)

    def show_node(self, node: int) -> None:
        """Bring a node into view, if it is not there."""
        card = self.canvas.card_of(node)
        if card is None:
            return
        rect = card.rect().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        if not self.visible_rect().contains(rect):
            self._look_at(rect.center())

    def visible_rect(self) -> QRectF:
        """Give the part of the scene that is in view."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def _show_rect(self, rect: QRectF, largest: float) -> None:
        if rect.isEmpty():
            rect = QRectF(0, 0, 1, 1)
        room = QRectF(self.viewport().rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        zoom = min(room.width() / rect.width(), room.height() / rect.height(), largest)
        self._set_zoom(zoom)
        self._look_at(rect.center())

    def _look_at(self, point: QPointF) -> None:
        """Put a point of the scene into the middle."""
        self.centerOn(QPointF(round(point.x()), round(point.y())))

    def zoom_at(self, point: QPointF, zoom: float) -> None:
        """Zoom so that what is at a point of the viewport stays there."""
        before = self.mapToScene(point.toPoint())
        self._set_zoom(zoom)
        self.translate_by(before - self.mapToScene(point.toPoint()))

    def translate_by(self, offset: QPointF) -> None:
        """Look at another place, that much further in the scene."""
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() + round(offset.x() * self.zoom))
        vertical.setValue(vertical.value() + round(offset.y() * self.zoom))
        self._on_viewed()

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        if abs(zoom - 1) < NEARLY:
            zoom = 1.0
        if zoom != self.zoom:
            self.setTransform(QTransform.fromScale(zoom, zoom))
            self._dots = None
            self.zoomed.emit(round(100 * zoom))
        self._on_viewed()

    def _on_viewed(self) -> None:
        self.viewed.emit()

    # --- edits ---------------------------------------------------------------------------------

    def tidy_up(self) -> None:
        """Arrange all cards to the width of the view."""
        width = max(self.viewport().width() - 2 * MARGIN, LEAST_WIDTH)
        self.document.edit(self.tr("Tidy up"), arranged, width)
        self.fit()

    def insert_kind(self, layer: AnyLayer) -> None:
        """Add a layer behind the selected node, or in front of the Output, and select it."""
        made = edits.next_id(self.document.network)
        label = self.tr("Insert {kind}").format(kind=words.say(Text(layer.title)))
        if self.document.edit(label, rewiring.add_to, layer, self.selection.single):
            self.select_new(made)

    def select_new(self, node: int) -> None:
        """Select a node that has just been made, and bring it into view."""
        self.selection.set([node])
        self.show_node(node)

    def delete_selection(self) -> None:
        """Remove what is selected; what was before and behind it is joined."""
        ids = self.selection.ids
        if ids:
            self.document.edit(self._label_for(self.tr("Remove {what}"), ids), rewiring.remove, ids)

    def select_all(self) -> None:
        """Select every node."""
        self.selection.set(self.document.network.by_id)

    def _label_for(self, template: str, ids: Collection[int]) -> str:
        if len(ids) == 1:
            what = self.document.network.by_id[next(iter(ids))].name
        else:
            what = self.tr("{count} layers").format(count=len(ids))
        return template.format(what=what)

    # --- painting ------------------------------------------------------------------------------

    def _on_rebuilt(self) -> None:
        self._far.forget()
        self.viewport().update()
        self._on_viewed()

    def _on_theme(self) -> None:
        self._dots = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the items, or from afar everything in a few calls."""
        if self.zoom >= geometry.HIDE_CARDS:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().color("canvas"))
        painter.setTransform(self.viewportTransform())
        self._far.paint(painter)
        painter.end()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fill the canvas with its color and dots."""
        painter.fillRect(rect, theme.current().color("canvas"))
        if self.zoom >= geometry.HIDE_BODY:
            painter.fillRect(rect, self._dot_brush())

    def _dot_brush(self) -> QBrush:
        """Give the dots, drawn for this zoom so that they stay crisp."""
        if self._dots is None:
            side = max(round(DOT_GAP * self.zoom * self.devicePixelRatioF()), 4)
            tile = QPixmap(side, side)
            tile.fill(Qt.GlobalColor.transparent)
            painter = QPainter(tile)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("dot"))
            radius = DOT_RADIUS * side / DOT_GAP
            painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
            painter.end()
            self._dots = QBrush(tile)
            self._dots.setTransform(QTransform.fromScale(DOT_GAP / side, DOT_GAP / side))
        return self._dots
