"""Which runs are drawn in the plots, and which one of them is looked at closely."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from cnnstudio.app.runs import Run, Runs
from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.tokens import RUN_COLORS

LEAST_LIGHTNESS = 0.62
"""Of runs on dark ground; the colors are made for light ground."""

MOST_TICKED = len(RUN_COLORS)
"""More runs than colors are drawn only if the user ticks them."""


class RunChoice(QObject):
    """The ticked runs and the current one: shared by the list, the plots and the progress.

    A new run is ticked and becomes the current one.

    Signals: `changed` when another set of runs is ticked or another one is current.
    """

    changed = Signal()

    def __init__(self, runs: Runs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self._ticked: set[Run] = set()
        self._current: Run | None = None
        for run in runs.items:
            self._on_added(run)
        runs.added.connect(self._on_added)
        runs.removed.connect(self._on_removed)

    @property
    def ticked(self) -> tuple[Run, ...]:
        """The runs to draw, oldest first."""
        return tuple(run for run in self._runs.items if run in self._ticked)

    @property
    def current(self) -> Run | None:
        """The run that is looked at closely, ticked or not."""
        return self._current

    def is_ticked(self, run: Run) -> bool:
        """Whether a run is drawn."""
        return run in self._ticked

    def tick(self, run: Run, ticked: bool) -> None:
        """Draw a run, or leave it out."""
        if ticked != self.is_ticked(run):
            (self._ticked.add if ticked else self._ticked.discard)(run)
            self.changed.emit()

    def select(self, run: Run) -> None:
        """Look closely at a run."""
        if run is not self._current:
            self._current = run
            self.changed.emit()

    def _on_added(self, run: Run) -> None:
        ticked = self.ticked
        if len(ticked) >= MOST_TICKED:
            self._ticked.discard(ticked[0])
        self._ticked.add(run)
        self._current = run
        self.changed.emit()

    def _on_removed(self, run: Run) -> None:
        self._ticked.discard(run)
        if run is self._current:
            self._current = self._runs.items[-1] if self._runs.items else None
        self.changed.emit()


def color_of(number: int) -> QColor:
    """Give the color of a run by its number, 1 for the first; lighter on dark ground."""
    color = QColor(RUN_COLORS[(number - 1) % len(RUN_COLORS)])
    if not theme.current().is_dark:
        return color
    lightness = max(color.lightnessF(), LEAST_LIGHTNESS)
    return QColor.fromHslF(color.hslHueF(), color.hslSaturationF(), lightness)
