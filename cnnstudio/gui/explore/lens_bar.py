"""Which picture is looked at, and with whose weights."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.lens import Lens
from cnnstudio.gui.elements import ElidedLabel, IconButton


class LensBar(QWidget):
    """Steps through the pictures; says whose weights the maps show."""

    def __init__(self, lens: Lens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lens = lens
        self.weights = ElidedLabel("", "body", "text2", parent=self)
        self.picture = ElidedLabel("", "body", parent=self)
        back = IconButton("chevron_left", self.tr("Previous picture"), small=True, parent=self)
        on = IconButton("chevron_right", self.tr("Next picture"), small=True, parent=self)
        back.clicked.connect(lens.show_previous)
        on.clicked.connect(lens.show_next)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.weights, back, self.picture, on):
            layout.addWidget(widget)
        layout.insertSpacing(1, 10)
        lens.changed.connect(self.refresh)
        lens.source_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the lens looks at."""
        self.weights.setText(self._lens.source_text)
        splits = {
            "test": self.tr("test picture #{index}"),
            "validation": self.tr("validation picture #{index}"),
            "train": self.tr("training picture #{index}"),
        }
        text = splits[self._lens.split].format(index=words.number(self._lens.index))
        self.picture.setText(text)
