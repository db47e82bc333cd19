"""The warning that a training does not fit into memory, with the way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.gui.budget import sentences
from cnnstudio.gui.elements import Banner, Button


class FitWarning(QWidget):
    """Says that a training does not fit, and offers the batch size that does, below it."""

    def __init__(self, budget: TrainingBudget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._budget = budget
        self.banner = Banner("", "warning", closable=False, parent=self)
        self.offer = Button("", "wand", small=True, parent=self)
        self.offer.clicked.connect(budget.take_fitting_batch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.banner)
        layout.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignLeft)
        budget.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Warn, or be gone."""
        text, offer = sentences.warning(self._budget), sentences.offer(self._budget)
        self.setVisible(bool(text))
        self.banner.set_message(text, "warning")
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
