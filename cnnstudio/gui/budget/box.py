"""What the next training takes, below its settings."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cnnstudio.app.document import Document
from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.gui.budget import sentences
from cnnstudio.gui.budget.fit_warning import FitWarning
from cnnstudio.gui.elements import HorizontalSeparator, Label, SectionHeader


class BudgetBox(QWidget):
    """Memory and time in two lines, measured while somebody looks, and a warning if need be."""

    def __init__(
        self, document: Document, budget: TrainingBudget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._budget = document, budget
        self.memory = Label("", "strong", wrap=True, parent=self)
        self.time = Label("", "strong", wrap=True, parent=self)
        self.details = Label("", "secondary", "text2", wrap=True, parent=self)
        self.warning = FitWarning(budget, self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Label(self.tr("Memory"), color="text2", parent=self), 0, 0)
        grid.addWidget(self.memory, 0, 1)
        grid.addWidget(Label(self.tr("Time per epoch"), color="text2", parent=self), 1, 0)
        grid.addWidget(self.time, 1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(HorizontalSeparator(self))
        layout.addWidget(SectionHeader(self.tr("What it takes"), parent=self))
        layout.addLayout(grid)
        layout.addWidget(self.details)
        layout.addWidget(self.warning)
        budget.changed.connect(self.refresh)
        document.changed.connect(self.refresh)
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Have the time measured while it is seen."""
        super().showEvent(event)
        self._budget.watch(watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the computer rest."""
        super().hideEvent(event)
        self._budget.watch(watched=False)

    def refresh(self, *_: object) -> None:
        """Show what is known now."""
        budget, epochs = self._budget, self._document.design.training.epochs
        self.memory.setText(sentences.memory(budget.budget))
        is_waiting = budget.is_trying and budget.pace is None
        self.time.setText(self.tr("measuring…") if is_waiting else sentences.time(budget.pace))
        whole = sentences.whole_run(budget, epochs)
        self.details.setText(whole[:1].upper() + whole[1:] + "." if whole else "")
        self.details.setVisible(bool(whole))
