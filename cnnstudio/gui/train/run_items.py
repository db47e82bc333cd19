"""The curves of one run in one plot, and how they look."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QColor

from cnnstudio.app import words
from cnnstudio.gui.looks import theme
from cnnstudio.gui.train.run_choice import color_of


class RunItems:
    """The curves of one run in one plot."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._plot = plot
        self.raw = pg.PlotDataItem(connect="finite", antialias=True)
        self.smooth = pg.PlotDataItem(connect="finite", antialias=True)
        self.validation = pg.PlotDataItem(
            connect="finite", antialias=True, symbol="o", symbolSize=7
        )
        self.name = pg.TextItem("", anchor=(0, 0.5))
        for z, item in enumerate((self.raw, self.smooth, self.validation, self.name)):
            item.setZValue(z)
            plot.addItem(item, ignoreBounds=True)
        # After they were added: a plot gives its items its own settings first.
        # A smoothed curve is thinned by means, which changes nothing that can be seen: Qt takes
        # a hundred milliseconds for the outline of a wide line that jumps at every pixel.
        for curve, method in ((self.raw, "peak"), (self.smooth, "mean")):
            curve.setDownsampling(auto=True, method=method)
            curve.opts["autoDownsampleFactor"] = 1.0
            curve.setClipToView(True)

    def remove(self) -> None:
        """Take all of it out of the plot."""
        for item in (self.raw, self.smooth, self.validation, self.name):
            self._plot.removeItem(item)

    def restyle(self, number: int, *, is_main: bool) -> None:
        """Take the colors of the run and of the theme."""
        color, panel = color_of(number), theme.current().color("panel")
        faint, calm = QColor(color), QColor(color)
        faint.setAlphaF(0.28 if theme.current().is_dark else 0.2)
        calm.setAlphaF(1.0 if is_main else 0.85)
        self.raw.setPen(pg.mkPen(faint, width=0.9))
        self.smooth.setPen(pg.mkPen(color, width=2.2))
        dashed = pg.mkPen(calm, width=2 if is_main else 1.4)
        dashed.setDashPattern([5 / dashed.widthF(), 3 / dashed.widthF()])
        self.validation.setPen(dashed)
        self.validation.setSymbolPen(pg.mkPen(calm, width=1.4))
        self.validation.setSymbolBrush(panel)
        self.name.setColor(theme.current().color("text"))
        self.name.setFont(theme.current().font("secondary_strong"))
        self.name.setText(words.number(number))
