"""A view that zooms at the pointer, shows any place, and paints crowds of cards in a few calls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGestureEvent, QGraphicsView, QPinchGesture, QWidget

from cnnstudio.gui.canvas.items import geometry
from cnnstudio.gui.canvas.items.far import FarPicture
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.gui.looks import theme

SMALLEST_ZOOM, LARGEST_ZOOM = 0.05, 4.0
ZOOM_STEP = 1.25
WHEEL_STEP = 1.2
"""Zoom per notch of the wheel."""

NOTCH = 120.0
NEARLY = 0.01
"""Nearer to 100 % than this is 100 %, where texts are crispest."""

MARGIN = 6.0
DOT_GAP, DOT_RADIUS = 16.0, 0.9
EDGE = 1.1e7
"""Coordinates of cards stay within 1e7."""


class ZoomingView(QGraphicsView):
    """Shows a canvas in any size, from any place.

    Signals:
        zoomed: The zoom has changed, in percent.
        viewed: Another part of the canvas is in view.
        pinched: Two fingers have begun to zoom: what one of them began is not meant.
    """

    zoomed = Signal(int)
    viewed = Signal()
    pinched = Signal()

    def __init__(self, canvas: CanvasScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._far = FarPicture(canvas)
        self._dots: QBrush | None = None
        self.setScene(canvas)
        # A network is read from left to right, also where texts are read the other way.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Any place can be brought into view, however far the cards are spread.
        self.setSceneRect(-EDGE, -EDGE, 2 * EDGE, 2 * EDGE)
        self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._has_native_pinch = False
        self._is_fitted = True
        self._fitted_cards = 0
        self._text_scale = theme.current().text_scale
        canvas.rebuilt.connect(self._on_rebuilt)
        canvas.moved.connect(self._on_moved)
        canvas.arrived.connect(self._on_arrived)
        theme.current().changed.connect(self._on_theme)

    # --- zoom and place ------------------------------------------------------------------------

    @property
    def zoom(self) -> float:
        """How many pixels a unit of the scene has."""
        return self.transform().m11()

    @property
    def percent(self) -> float:
        """The zoom in percent; at 100 %, texts on cards are as large as those around the canvas."""
        return 100 * self.zoom / self._text_scale

    def zoom_to(self, percent: float) -> None:
        """Zoom around the middle of the view."""
        middle = QPointF(self.viewport().rect().center())
        self.zoom_at(middle, percent / 100 * self._text_scale)

    def zoom_in(self) -> None:
        """Come a step closer."""
        self.zoom_to(self.percent * ZOOM_STEP)

    def zoom_out(self) -> None:
        """Go a step back."""
        self.zoom_to(self.percent / ZOOM_STEP)

    def zoom_at(self, pointer: QPointF, zoom: float) -> None:
        """Zoom so that what is at a point of the viewport stays there."""
        before = self.mapToScene(pointer.toPoint())
        self._set_zoom(zoom)
        self.translate_by(before - self.mapToScene(pointer.toPoint()))

    def fit(self) -> None:
        """Show the whole network, no larger than at 100 %."""
        self.show_rect(self.canvas.content_rect(), largest=self._text_scale)
        self._is_fitted, self._fitted_cards = True, len(self.canvas.cards)

    def shows_all(self) -> bool:
        """Whether the whole network is in view."""
        return self.visible_rect().contains(self.canvas.content_rect())

    def _on_arrived(self) -> None:
        """Stay fitted where cards have come or gone, or are out of view."""
        is_same = len(self.canvas.cards) == self._fitted_cards
        if self._is_fitted and not (is_same and self.shows_all()):
            self.fit()

    def show_rect(self, rect: QRectF, largest: float) -> None:
        """Show a part of the scene as large as it fits, up to a zoom."""
        room = QRectF(self.viewport().rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        width, height = max(rect.width(), 1.0), max(rect.height(), 1.0)
        self._set_zoom(min(room.width() / width, room.height() / height, largest))
        self.look_at(rect.center())

    def visible_rect(self) -> QRectF:
        """Give the part of the scene that is in view."""
        return self.mapToScene(self.viewport().rect()).boundingRect()

    def translate_by(self, offset: QPointF) -> None:
        """Look at another place, that much further in the scene."""
        horizontal, vertical = self.horizontalScrollBar(), self.verticalScrollBar()
        horizontal.setValue(horizontal.value() + round(offset.x() * self.zoom))
        vertical.setValue(vertical.value() + round(offset.y() * self.zoom))
        self._on_viewed()

    def look_at(self, point: QPointF) -> None:
        """Put a point of the scene into the middle."""
        self.centerOn(QPointF(round(point.x()), round(point.y())))
        self._on_viewed()

    def _set_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM)
        if abs(zoom / self._text_scale - 1) < NEARLY:
            zoom = self._text_scale
        if zoom != self.zoom:
            self.setTransform(QTransform.fromScale(zoom, zoom))
            self._dots = None
            self.zoomed.emit(round(self.percent))

    def _on_viewed(self) -> None:
        self._is_fitted = False
        self.viewed.emit()

    # --- wheel and touch -----------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; with Shift, or two fingers on a touchpad, move."""
        steps, pixels = event.angleDelta(), event.pixelDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            along = steps.y() or steps.x()
            self.translate_by(QPointF(-along / self.zoom, 0))
        elif not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase:
            self.translate_by(-QPointF(pixels) / self.zoom)
        else:
            factor = WHEEL_STEP ** (steps.y() / NOTCH)
            self.zoom_at(event.position(), self.zoom * factor)
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        """Take a pinch on a touchpad, or on a touch screen."""
        if isinstance(event, QNativeGestureEvent):
            self._has_native_pinch = True
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_at(event.position(), self.zoom * (1 + event.value()))
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture) and not self._has_native_pinch:
                self._pinch(pinch)
            return True
        return super().viewportEvent(event)

    def _pinch(self, pinch: QPinchGesture) -> None:
        """Keep what is between two fingers there, also where they wander."""
        if pinch.state() == Qt.GestureState.GestureStarted:
            self.pinched.emit()
        here, before = (
            QPointF(self.viewport().mapFromGlobal(point.toPoint()))
            for point in (pinch.centerPoint(), pinch.lastCenterPoint())
        )
        self.zoom_at(here, self.zoom * pinch.scaleFactor())
        self.translate_by((before - here) / self.zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted, or keep the corner where it is."""
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        else:
            self.viewed.emit()

    # --- painting ------------------------------------------------------------------------------

    def _on_rebuilt(self) -> None:
        self._far.forget()
        self.viewport().update()
        self.viewed.emit()

    def _on_moved(self) -> None:
        self._far.forget()
        if self.zoom < geometry.HIDE_CARDS:
            self.viewport().update()

    def _on_theme(self) -> None:
        self._dots = None
        percent, self._text_scale = self.percent, theme.current().text_scale
        if self._is_fitted:
            self.fit()
        else:
            self.zoom_to(percent)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the items, or from afar everything in a few calls."""
        if self.zoom >= geometry.HIDE_CARDS:
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().color("canvas"))
        painter.setTransform(self.viewportTransform())
        self._far.paint(painter, self.mapToScene(event.rect()).boundingRect())
        painter.end()

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Fill the canvas with its color and dots."""
        painter.fillRect(rect, theme.current().color("canvas"))
        if self.zoom >= geometry.HIDE_BODY:
            painter.fillRect(rect, self._dot_brush())

    def _dot_brush(self) -> QBrush:
        """Give the dots, drawn for this zoom so that they stay crisp."""
        if self._dots is None:
            self._dots = dots(self.zoom, self.devicePixelRatioF())
        return self._dots


def dots(zoom: float, ratio: float) -> QBrush:
    """Make a brush of the dots on the ground.

    Args:
        zoom: The zoom of the painter that will use it.
        ratio: Pixels of the device per pixel.
    """
    side = max(round(DOT_GAP * zoom * ratio), 4)
    tile = QPixmap(side, side)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("dot"))
    radius = DOT_RADIUS * side / DOT_GAP
    painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(DOT_GAP / side, DOT_GAP / side))
    return brush
