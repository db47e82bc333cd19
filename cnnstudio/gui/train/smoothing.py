"""How much the training curve is smoothed: a slider that fits itself to the length of an epoch."""

from __future__ import annotations

from math import log10

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import Label

STEPS = 60
MOST_BY_ITSELF = 0.98
"""The smoothing that is taken where an epoch has many batches and nobody chose another."""


class SmoothingSlider(QWidget):
    """Chooses a smoothing from 0 to 0.999, ever finer towards its end.

    Signals: `changed` when the smoothing is another one.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_chosen = False
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(0, STEPS)
        self.slider.setValue(step_of(MOST_BY_ITSELF))
        self.slider.setFixedWidth(110)
        self.slider.setAccessibleName(self.tr("Smoothing of the training curve"))
        self._text = Label(parent=self)
        self._text.setMinimumWidth(36)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Label(self.tr("Smoothing"), color="text2", parent=self))
        layout.addWidget(self.slider)
        layout.addWidget(self._text)
        self.slider.valueChanged.connect(self._on_changed)
        self.slider.actionTriggered.connect(self._on_chosen)
        self._show()

    @property
    def value(self) -> float:
        """The smoothing, from 0 to just under 1."""
        return smoothing_of(self.slider.value())

    def fit_to(self, steps_per_epoch: int) -> None:
        """Take the usual smoothing for such an epoch, unless the user has chosen one."""
        if not self._is_chosen:
            self.slider.setValue(step_of(usual_smoothing(steps_per_epoch)))

    def _on_chosen(self) -> None:
        self._is_chosen = True

    def _on_changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        decimals = 3 if self.value > 0.99 else 2
        self._text.setText(words.number(round(self.value, decimals)))


def smoothing_of(step: int) -> float:
    """Give the smoothing at a place of the slider: 0, 0.11, ... 0.9, ... 0.999."""
    return 1.0 - 10.0 ** (-3.0 * step / STEPS)


def step_of(smoothing: float) -> int:
    """Give the place of the slider nearest to a smoothing."""
    return round(-log10(1.0 - smoothing) / 3.0 * STEPS)


def usual_smoothing(steps_per_epoch: int) -> float:
    """Give the smoothing over about a third of an epoch: more would lag behind the validation."""
    return min(max(1.0 - 3.0 / steps_per_epoch, 0.0), MOST_BY_ITSELF)
