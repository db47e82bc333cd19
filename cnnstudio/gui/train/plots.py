"""The plots of loss and accuracy, drawn with pyqtgraph.

Imported when the plots are first shown: pyqtgraph and numpy take longer to import than the whole
window to start. A plot is given `Drawn` runs and redraws what it is given; when to do so is up to
`curves_panel`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Literal

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent

from cnnstudio.app import words
from cnnstudio.gui import accessibility
from cnnstudio.gui.looks import theme
from cnnstudio.gui.train.axes import LEAST_LOSS, EpochAxis, LossAxis, PercentAxis, ThemedAxis
from cnnstudio.gui.train.curves import Curves
from cnnstudio.gui.train.markers import FLAG_GAP, FLAG_HEIGHT, Markers
from cnnstudio.gui.train.run_choice import color_of
from cnnstudio.gui.train.run_items import RunItems

Quantity = Literal["loss", "accuracy"]

HIGH_ACCURACY = 0.9
"""Once a run is above it, the accuracy axis begins here."""


@dataclass(frozen=True)
class Drawn:
    """A run to draw, and over how many epochs.

    `is_main` is the one whose training is drawn with all its batches.
    """

    number: int
    curves: Curves
    epochs: int
    is_main: bool
    is_live: bool


class CurvePlot(pg.PlotWidget):
    """One quantity over the epochs, for several runs.

    Signals: `pointed` carries the place of the pointer in epochs, or None when it has left;
    `zoomed` whether the user looks at a part that he chose.
    """

    pointed = Signal(object)
    zoomed = Signal(bool)

    def __init__(self, quantity: Quantity) -> None:
        bottom = EpochAxis()
        left: ThemedAxis = LossAxis() if quantity == "loss" else PercentAxis()
        plot = pg.PlotItem(axisItems={"bottom": bottom, "left": left}, enableMenu=False)
        super().__init__(plotItem=plot)
        self.quantity: Quantity = quantity
        self.bottom, self.left = bottom, left
        self._plot = plot
        self._view: pg.ViewBox = plot.getViewBox()
        self._drawn: tuple[Drawn, ...] = ()
        self.items_by_run: dict[int, RunItems] = {}
        self._is_zoomed = False
        self._prepare()
        self.markers = Markers(self._plot)
        self.cross = pg.InfiniteLine(angle=90)
        self.cross.hide()
        self._plot.addItem(self.cross, ignoreBounds=True)
        self.outside = pg.TextItem("", anchor=(1, 1))
        self._plot.addItem(self.outside, ignoreBounds=True)
        self._view.sigRangeChanged.connect(self._place_note)
        self.restyle()

    def _prepare(self) -> None:
        self._plot.hideButtons()
        self._plot.setContentsMargins(0, FLAG_HEIGHT + 2 * FLAG_GAP, 14, 0)
        self._plot.showGrid(y=True, alpha=1.0)
        self.left.setWidth(52)
        # Behind the curves, grid included.
        self.left.setZValue(-100)
        self.bottom.setStyle(hideOverlappingLabels=False)
        self._view.setLimits(xMin=0)
        self._view.disableAutoRange()
        self._view.sigRangeChangedManually.connect(lambda *_: self.set_zoomed(zoomed=True))
        # Painting piece by piece, as pyqtgraph asks for, is ten times slower with wide lines.
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.viewport().setMouseTracking(True)
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        loss, accuracy = self.tr("Plot of the loss"), self.tr("Plot of accuracy")
        name = loss if self.quantity == "loss" else accuracy
        accessibility.present(self, accessibility.Role.Chart, name)

    @property
    def is_log(self) -> bool:
        """Whether the loss is drawn on a log scale."""
        return isinstance(self.left, LossAxis) and self.left.is_log

    def set_log(self, *, log: bool) -> None:
        """Draw the loss on a log scale or on a plain one."""
        if isinstance(self.left, LossAxis):
            self.left.is_log = log
            self.left.picture = None
            self.set_zoomed(zoomed=False)
            self.draw(self._drawn)

    def restyle(self) -> None:
        """Take the colors of the theme."""
        now = theme.current()
        font = now.font("secondary")
        self.setBackground(now.color("panel"))
        self.bottom.restyle(now.color("text2"), now.color("border_strong"), font)
        self.left.restyle(now.color("text2"), now.color("border_soft"), font)
        self.bottom.setLabel(self.tr("epoch"), color=now.color("text2").name())
        if self.bottom.label is not None:
            self.bottom.label.setFont(font)
        self.cross.setPen(pg.mkPen(now.color("border_strong"), width=1))
        self.outside.setColor(now.color("text"))
        self.outside.setFont(font)
        self.outside.fill = pg.mkBrush(now.color("raised"))
        self.outside.border = pg.mkPen(now.color("border"))
        main = next((drawn for drawn in self._drawn if drawn.is_main), None)
        self.markers.restyle(now.color("accent") if main is None else color_of(main.number))
        for drawn in self._drawn:
            self.items_by_run[drawn.number].restyle(drawn.number, is_main=drawn.is_main)

    # --- drawing -------------------------------------------------------------------------------

    def draw(self, runs: Sequence[Drawn]) -> None:
        """Draw these runs and no others."""
        before = {drawn.number: drawn.is_main for drawn in self._drawn}
        self._drawn = tuple(runs)
        numbers = {drawn.number for drawn in runs}
        for number in self.items_by_run.keys() - numbers:
            self.items_by_run.pop(number).remove()
        for number in numbers - self.items_by_run.keys():
            self.items_by_run[number] = RunItems(self._plot)
        if before != {drawn.number: drawn.is_main for drawn in runs}:
            self.restyle()
        for drawn in runs:
            self._draw_run(drawn)
        self._mark()
        if not self._is_zoomed:
            self._fit_ranges()
        self._place_names()
        self._note_outside()

    def _draw_run(self, drawn: Drawn) -> None:
        items, curves = self.items_by_run[drawn.number], drawn.curves
        line = curves.lines[self.quantity]
        if drawn.is_main:
            items.raw.setData(curves.raw_at, self._scaled(line.raw))
            items.smooth.setData(curves.at, self._scaled(line.smooth))
        else:
            items.raw.setData([], [])
            items.smooth.setData([], [])
        items.validation.setData(curves.epochs, self._scaled(line.validation))

    def _scaled(self, values: np.ndarray) -> np.ndarray:
        return np.log10(np.maximum(values, LEAST_LOSS)) if self.is_log else values

    def _mark(self) -> None:
        main = next((drawn for drawn in self._drawn if drawn.is_main), None)
        best = None if main is None else main.curves.history.best
        if main is None or best is None:
            self.markers.show_best(None, None, "")
        else:
            text = self.tr("best: epoch {epoch}").format(epoch=words.number(best.epoch))
            value = self._last(main.curves.validation_near(self.quantity, best.epoch))
            self.markers.show_best(best.epoch, value, text)
        if main is None or not main.is_live:
            self.markers.show_now(None, None, 0, "")
            return
        line, now = main.curves.lines[self.quantity], main.curves.now
        value = self._last(line.smooth[-1]) if len(line.smooth) else None
        self.markers.show_now(now, value, main.epochs, self.tr("now"))

    def _last(self, value: float | None) -> float | None:
        if value is None or not np.isfinite(value):
            return None
        return float(self._scaled(np.array([value]))[0])

    # --- ranges --------------------------------------------------------------------------------

    def set_zoomed(self, *, zoomed: bool) -> None:
        """Keep the part that is shown, or show everything as it comes."""
        if zoomed != self._is_zoomed:
            self._is_zoomed = zoomed
            self.zoomed.emit(zoomed)

    def _fit_ranges(self) -> None:
        end = max((drawn.epochs for drawn in self._drawn), default=1)
        self._view.setXRange(0, end, padding=0.02)
        low, high = self._loss_range() if self.quantity == "loss" else (self.floor(), 1.0)
        self._view.setYRange(low, high, padding=0.02)

    def floor(self) -> float:
        """Where the accuracy axis begins: at 90 % once the main run is above it, else at 0."""
        mains = [drawn for drawn in self._drawn if drawn.is_main] or self._drawn
        latest = [drawn.curves.history.epochs[-1] for drawn in mains if drawn.curves.history.epochs]
        reached = [epoch.validation_accuracy for epoch in latest]
        return HIGH_ACCURACY if reached and max(reached) > HIGH_ACCURACY else 0.0

    def _loss_range(self) -> tuple[float, float]:
        lines = [(drawn, drawn.curves.lines["loss"]) for drawn in self._drawn]
        parts = [line.validation for _, line in lines]
        parts += [line.smooth for drawn, line in lines if drawn.is_main]
        raw = [line.raw for drawn, line in lines if drawn.is_main and len(line.raw)]
        known = [part[np.isfinite(part)] for part in raw]
        # Single batches may lie far out: they do not decide how large the rest is drawn.
        parts += [np.percentile(part, [2, 98]) for part in known if len(part)]
        values = self._scaled(np.concatenate(parts)) if parts else np.empty(0)
        values = values[np.isfinite(values)]
        if not len(values):
            return (-2.0, 0.5) if self.is_log else (0.0, 2.5)
        low, high = float(values.min()), float(values.max())
        if not self.is_log:
            return 0.0, high or 1.0
        return low - 0.05, max(high + 0.05, low + 0.5)

    # --- names and notes -----------------------------------------------------------------------

    def _place_names(self) -> None:
        """Write each run's number behind its curve, unless another one stands there already."""
        placed: list[QPointF] = []
        for drawn in reversed(self._drawn):
            line, name = drawn.curves.lines[self.quantity], self.items_by_run[drawn.number].name
            if len(self._drawn) < 2 or not len(line.validation):
                name.hide()
                continue
            at, value = drawn.curves.epochs[-1], self._last(line.validation[-1])
            spot: QPointF = self._view.mapViewToScene(pg.Point(at, value or 0))
            far = all((spot - other).manhattanLength() > 14 for other in placed)
            name.setVisible(value is not None and far)
            if value is not None and far:
                name.setPos(at, value)
                placed.append(spot)

    def _note_outside(self) -> None:
        texts = [] if self.quantity == "loss" else self._texts_outside()
        self.outside.setVisible(bool(texts))
        self.outside.setText("\n".join(texts))
        self._place_note()

    def _texts_outside(self) -> list[str]:
        bottom = self._view.viewRange()[1][0]
        texts = []
        for drawn in self._drawn:
            best = drawn.curves.history.best
            if best is not None and best.validation_accuracy < bottom:
                share = words.percent(best.validation_accuracy, 1)
                text = self.tr("↓ run {number} is below: {share}")
                texts.append(text.format(number=words.number(drawn.number), share=share))
        return texts

    def _place_note(self) -> None:
        (_, right), (bottom, _) = self._view.viewRange()
        self.outside.setPos(right, bottom)

    # --- the pointer ---------------------------------------------------------------------------

    def point_at(self, at: float | None) -> None:
        """Show the line of the pointer at a place in epochs, also if it is in another plot."""
        self.cross.setVisible(at is not None)
        if at is not None:
            self.cross.setValue(at)

    def values_at(self, at: float) -> list[tuple[int, float | None, float | None]]:
        """Give (run, training, validation) of each run at a place in epochs."""
        return [
            (
                drawn.number,
                drawn.curves.training_near(self.quantity, at),
                drawn.curves.validation_near(self.quantity, at),
            )
            for drawn in self._drawn
        ]

    def write_value(self, value: float | None) -> str:
        """Write a value of this plot."""
        if value is None or not np.isfinite(value):
            return "–"
        if self.quantity == "accuracy":
            return words.percent(value)
        digits = max(2 - floor(log10(max(abs(value), LEAST_LOSS))), 0)
        return words.number(round(value, min(digits, 6)))

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Follow the pointer."""
        super().mouseMoveEvent(ev)
        spot = self.mapToScene(ev.position().toPoint())
        inside = self._view.sceneBoundingRect().contains(spot)
        self.pointed.emit(self._view.mapSceneToView(spot).x() if inside else None)

    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        """Show everything again."""
        if ev.button() == Qt.MouseButton.LeftButton:
            self.set_zoomed(zoomed=False)
        super().mouseDoubleClickEvent(ev)

    def leaveEvent(self, ev: QEvent) -> None:
        """Forget the pointer."""
        super().leaveEvent(ev)
        self.pointed.emit(None)
