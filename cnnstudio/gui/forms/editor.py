"""What all fields of a form have in common, and the words they show."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.layers.text import Text

MIXED = object()
"""Stands for the value of a setting in which several layers differ."""

_WORDS = {
    "sgd": Text("SGD"),
    "adam": Text("Adam"),
    "adamw": Text("AdamW"),
    "one-cycle": Text("one cycle"),
    "same": Text("keep size"),
    "reflect": Text("the mirrored picture"),
    "replicate": Text("its edge"),
    "circular": Text("its other side"),
}
"""How words of files read on screen, where they are not plain English already."""


def shown_word(word: str) -> str:
    """Give the word that people read for a word of a file."""
    return words.say(_WORDS.get(word, Text(word)))


class Editor(QWidget):
    """A field for one setting.

    Signals:
        edited: A new value, and whether more of the same movement may follow.
        limited: Why what stands in the field does not count; empty when it does.
    """

    edited = Signal(object, bool)
    limited = Signal(str)

    def set_value(self, value: object) -> None:
        """Show a value, or `MIXED`. What is being typed stays as long as the value does."""
        raise NotImplementedError

    def discard(self) -> None:
        """Forget what was typed and never took effect."""

    def scrub_start(self) -> object:
        """Give the value from which a drag turns it up or down; None where none can."""
        return None

    def scrub(self, start: object, steps: float) -> None:
        """Turn it so many steps up or down from where the drag began."""

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in widgets:
            layout.addWidget(widget)
        self.setFocusProxy(widgets[0])
        return layout


class Combo(QComboBox):
    """A choice from words, which the wheel does not change while the panel is scrolled."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText(self.tr("mixed"))
        self.setMinimumContentsLength(4)
        self.setMinimumWidth(60)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn while it has the focus; else let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
