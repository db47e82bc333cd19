"""The warning that a training does not fit into memory, with the way out."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.gui.budget import sentences
from cnnstudio.gui.elements import Banner


class FitWarning(Banner):
    """Says that a training does not fit, and offers the batch size that does."""

    def __init__(self, budget: TrainingBudget, parent: QWidget | None = None) -> None:
        super().__init__("", "warning", closable=False, parent=parent)
        self._budget = budget
        self.offer = self.add_action("", budget.take_fitting_batch)
        budget.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Warn, or be gone."""
        text, offer = sentences.warning(self._budget), sentences.offer(self._budget)
        self.setVisible(bool(text))
        self.set_message(text, "warning")
        self.offer.setText(offer)
        self.offer.setVisible(bool(offer))
