"""The panel of the curves: two plots, what they are drawn with, and saving them.

The plots are made when the panel is first shown, because pyqtgraph takes its time to import.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.runs import Run, Runs
from cnnstudio.gui.elements import Banner, Button, EmptyState, Label, VerticalSeparator
from cnnstudio.gui.looks import theme
from cnnstudio.gui.train.export import write_csv
from cnnstudio.gui.train.legend import LineSample, PointerTip
from cnnstudio.gui.train.run_choice import RunChoice
from cnnstudio.gui.train.smoothing import SmoothingSlider

if TYPE_CHECKING:
    from cnnstudio.gui.train.curves import Curves
    from cnnstudio.gui.train.plots import CurvePlot

REFRESH_MS = 100
REFRESH_CALMLY_MS = 250
"""While a run computes with several threads: each repaint makes them wait for each other."""

PICTURE_SCALE = 2

LEAST_SIZE = QSize(500, 260)
LEAST_FOR_SAMPLES = 760

AskPath = Callable[[str, str, str], Path | None]
"""Asks where to save: title, proposed file name, kinds of files."""


def epochs_of(run: Run) -> int:
    """Give how many epochs to draw: all that a live run shall train, else those it has reached."""
    started = run.history.started
    if started is not None and not run.is_live:
        return max(ceil(run.history.step / started.steps_per_epoch), 1)
    return run.job.training.epochs if started is None else started.epochs


class CurvesPanel(QWidget):
    """Loss and accuracy of the ticked runs, live.

    Signals: `train_wanted` when the button of the empty panel is pressed.
    """

    train_wanted = Signal()

    def __init__(
        self,
        runs: Runs,
        choice: RunChoice,
        ask_path: AskPath | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs, self._choice = runs, choice
        self.ask_path = ask_path or self._ask_in_dialog
        self._curves: dict[Run, Curves] = {}
        self.plots: dict[str, CurvePlot] = {}
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self.empty = EmptyState(
            self.tr("Train once to see curves."), self.tr("Train"), "chart", parent=self
        )
        self.empty.accepted.connect(self.train_wanted)
        self.banner = Banner(parent=self)
        self.banner.hide()
        self._plots_box = QWidget(self)
        self._plot_row = QHBoxLayout(self._plots_box)
        self._plot_row.setContentsMargins(0, 0, 0, 0)
        self._plot_row.setSpacing(16)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._tip = PointerTip(self)
        choice.changed.connect(self._on_choice)
        runs.changed.connect(self._on_run_changed)
        runs.removed.connect(lambda run: self._curves.pop(run, None))
        theme.current().changed.connect(self._on_theme)
        self._show_page()

    def _lay_out(self) -> None:
        full = QWidget(self)
        column = QVBoxLayout(full)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(6)
        column.addWidget(self.banner)
        column.addWidget(self._plots_box, 1)
        column.addLayout(self._make_controls())
        self._pages.addWidget(self.empty)
        self._pages.addWidget(full)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def _make_controls(self) -> QHBoxLayout:
        self.smoothing = SmoothingSlider(self)
        self.smoothing.changed.connect(self._on_smoothing)
        self.log_scale = QCheckBox(self.tr("Log scale (loss)"), self)
        self.log_scale.setChecked(True)
        self.log_scale.toggled.connect(self._on_log)
        self.fit = Button(self.tr("Show all"), "fit", "flat", small=True, parent=self)
        self.fit.hide()
        self.fit.clicked.connect(lambda: self._on_zoomed(False))
        self.save = Button(self.tr("Save…"), "save", "flat", small=True, parent=self)
        menu = QMenu(self.save)
        menu.addAction(self.tr("Picture of the plots (PNG)"), self.save_picture)
        menu.addAction(self.tr("Numbers (CSV)"), self.save_numbers)
        self.save.setMenu(menu)
        self._samples = (
            LineSample(is_validation=False, parent=self),
            Label(self.tr("training"), color="text2", parent=self),
            LineSample(is_validation=True, parent=self),
            Label(self.tr("validation"), color="text2", parent=self),
            VerticalSeparator(self),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (*self._samples, self.smoothing, VerticalSeparator(self), self.log_scale):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.fit)
        row.addWidget(self.save)
        return row

    def minimumSizeHint(self) -> QSize:
        """Give the least room; the samples of lines are left out where there is not much."""
        return LEAST_SIZE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        for widget in self._samples:
            widget.setVisible(self.width() >= LEAST_FOR_SAMPLES)

    # --- making the plots ----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while nobody looked."""
        super().showEvent(event)
        if self._runs.items:
            self._refresh.start(0)

    def prepare(self) -> None:
        """Import pyqtgraph and make the plots, if that has not happened: about 0.2 s, once."""
        if self.plots:
            return
        from cnnstudio.gui.train.plots import CurvePlot

        loss, accuracy = CurvePlot("loss"), CurvePlot("accuracy")
        accuracy.setXLink(loss)
        self.plots = {"loss": loss, "accuracy": accuracy}
        self._add_plot(loss, self.tr("Loss"), self.tr("cross-entropy, lower is better"))
        self._add_plot(accuracy, self.tr("Accuracy"), self.tr("share of pictures right"))
        loss.set_log(log=self.log_scale.isChecked())

    def _add_plot(self, plot: CurvePlot, title: str, detail: str) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(title, "result", parent=self))
        head.addWidget(Label(detail, "secondary", "text2", parent=self))
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(plot, 1)
        self._plot_row.addLayout(column, 1)
        plot.pointed.connect(lambda at: self._on_pointed(plot, at))
        plot.zoomed.connect(self._on_zoomed)

    # --- drawing -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Draw what the ticked runs have now."""
        self._show_page()
        if not self.isVisible() or not self._runs.items:
            return
        self.prepare()
        from cnnstudio.gui.train.curves import Curves
        from cnnstudio.gui.train.plots import Drawn

        ticked, main = self._choice.ticked, self._main()
        if main is not None and main.history.started is not None:
            self.smoothing.fit_to(main.history.started.steps_per_epoch)
        for run in ticked:
            if run not in self._curves:
                self._curves[run] = Curves(run.history, self.smoothing.value)
            self._curves[run].history = run.history
            self._curves[run].update()
        drawn = [
            Drawn(run.number, self._curves[run], epochs_of(run), run is main, run.is_live)
            for run in ticked
        ]
        for plot in self.plots.values():
            plot.draw(drawn)

    def _main(self) -> Run | None:
        """Give the run whose training is drawn: the current one, else the newest of the ticked."""
        ticked = self._choice.ticked
        current = self._choice.current
        return current if current in ticked else (ticked[-1] if ticked else None)

    def _show_page(self) -> None:
        self._pages.setCurrentIndex(1 if self._runs.items else 0)

    def _on_choice(self) -> None:
        self._show_page()
        self._ask_for_refresh(0)

    def _on_run_changed(self, run: Run) -> None:
        if self._choice.is_ticked(run):
            started = run.history.started
            calmly = started is not None and started.threads > 1 and run.is_live
            self._ask_for_refresh(REFRESH_CALMLY_MS if calmly else REFRESH_MS)

    def _ask_for_refresh(self, within_ms: int) -> None:
        if self.isVisible() and not self._refresh.isActive():
            self._refresh.start(within_ms)

    def _on_theme(self) -> None:
        for plot in self.plots.values():
            plot.restyle()

    # --- controls ------------------------------------------------------------------------------

    def _on_smoothing(self) -> None:
        for curves in self._curves.values():
            curves.set_smoothing(self.smoothing.value)
        self._ask_for_refresh(0)

    def _on_log(self, log: bool) -> None:
        if self.plots:
            self.plots["loss"].set_log(log=log)

    def _on_zoomed(self, zoomed: bool) -> None:
        """The plots share their epochs: both show a part, or both show everything."""
        for plot in self.plots.values():
            plot.set_zoomed(zoomed=zoomed)
        self.fit.setVisible(zoomed)
        if not zoomed:
            self.refresh()

    # --- the pointer ---------------------------------------------------------------------------

    def _on_pointed(self, plot: CurvePlot, at: float | None) -> None:
        for other in self.plots.values():
            other.point_at(at)
        if at is None:
            self._tip.hide()
        else:
            self._tip.show_beside_pointer(self.describe(plot, at))

    def describe(self, plot: CurvePlot, at: float) -> str:
        """Say what the curves are at a place in epochs."""
        lines = [self.tr("Epoch {epoch}").format(epoch=words.number(round(at, 2)))]
        for number, training, validation in plot.values_at(at):
            if training is None and validation is None:
                continue
            text = self.tr("run {number}: training {training}, validation {validation}")
            lines.append(
                text.format(
                    number=words.number(number),
                    training=plot.write_value(training),
                    validation=plot.write_value(validation),
                )
            )
        return "\n".join(lines)

    # --- saving --------------------------------------------------------------------------------

    def save_picture(self) -> None:
        """Save the plots as a picture, twice as fine as on screen."""
        path = self.ask_path(self.tr("Save the plots"), "curves.png", self.tr("Pictures (*.png)"))
        if path is None or not self.plots:
            return
        picture = QPixmap(self._plots_box.size() * PICTURE_SCALE)
        picture.setDevicePixelRatio(PICTURE_SCALE)
        picture.fill(theme.current().color("panel"))
        self._plots_box.render(picture, QPoint())
        if not picture.save(str(path), "PNG"):
            self._tell_failure(path, self.tr("the file cannot be written there"))

    def save_numbers(self) -> None:
        """Save the numbers of the ticked runs as a table."""
        path = self.ask_path(self.tr("Save the numbers"), "curves.csv", self.tr("Tables (*.csv)"))
        if path is None:
            return
        try:
            write_csv(path, self._choice.ticked)
        except OSError as error:
            self._tell_failure(path, error.strerror or str(error))

    def _tell_failure(self, path: Path, reason: str) -> None:
        text = self.tr("{file} was not saved: {reason}. Choose another folder.")
        self.banner.set_message(text.format(file=path.name, reason=reason), "danger")
        self.banner.show()

    def _ask_in_dialog(self, title: str, proposed: str, kinds: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, kinds)
        return Path(name) if name else None
