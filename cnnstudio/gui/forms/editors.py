"""The fields in which settings are changed: one for each sort of setting.

All of them follow the same rules. A value takes effect while it is typed, as soon as it is valid.
What is out of range stays as it was typed, says why, and changes nothing.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.forms.declarations import (
    Choice,
    Line,
    Number,
    PairOf,
    PairOrWord,
    Setting,
    Switch,
)
from cnnstudio.gui.forms.editor import MIXED, Combo, Editor, shown_word
from cnnstudio.gui.forms.number_field import NumberField
from cnnstudio.gui.forms.pairs import PairEditor, PairOrWordEditor
from cnnstudio.gui.forms.scrubbing import scrubbed_by


def make_editor(setting: Setting, title: str, parent: QWidget | None = None) -> Editor:
    """Make the field for a setting; `title` is its name for screen readers."""
    match setting.sort:
        case Number():
            return NumberEditor(setting.sort, title, parent)
        case PairOf():
            return PairEditor(setting.sort.number, title, parent=parent)
        case PairOrWord():
            return PairOrWordEditor(setting.sort, title, parent)
        case Choice():
            return ChoiceEditor(setting.sort.values, title, parent)
        case Switch():
            return SwitchEditor(title, parent)
        case Line():
            return LineEditor(setting.sort.pattern, title, parent)


class NumberEditor(Editor):
    """Edits a number."""

    def __init__(self, number: Number, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.field = NumberField(number, title, self)
        self.field.changed.connect(lambda value: self.edited.emit(value, True))
        self.field.limited.connect(self.limited)
        self._row(self.field)

    def set_value(self, value: object) -> None:
        self.field.set_number(value if isinstance(value, int | float) else None)

    def discard(self) -> None:
        self.field.discard()

    def scrub_start(self) -> float | None:
        return self.field.value()

    def scrub(self, start: object, steps: float) -> None:
        if isinstance(start, int | float):
            turned = scrubbed_by(start, steps, self._number)
            if turned != self.field.value():
                self.field.set_number(turned)
                self.edited.emit(turned, True)


class ChoiceEditor(Editor):
    """Edits one of a few words."""

    def __init__(self, values: tuple[str, ...], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = Combo(title, self)
        for value in values:
            self.combo.addItem(shown_word(value), value)
        self.combo.activated.connect(lambda: self.edited.emit(self.combo.currentData(), False))
        self._row(self.combo)

    def set_value(self, value: object) -> None:
        self.combo.setCurrentIndex(-1 if value is MIXED else self.combo.findData(value))


class SwitchEditor(Editor):
    """Edits yes or no."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self)
        self.box.setAccessibleName(title)
        # Qt's own order leads from mixed to no; people mean yes.
        self.box.clicked.connect(self._on_clicked)
        self._is_mixed = False
        self._row(self.box).addStretch(1)

    def set_value(self, value: object) -> None:
        self._is_mixed = value is MIXED
        self.box.setTristate(self._is_mixed)
        states = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
        mixed = Qt.CheckState.PartiallyChecked
        self.box.setCheckState(mixed if self._is_mixed else states[bool(value)])
        self.box.setText(self.tr("mixed") if self._is_mixed else "")

    def _on_clicked(self) -> None:
        wanted = True if self._is_mixed else self.box.isChecked()
        self.set_value(wanted)
        self.edited.emit(wanted, False)


class LineEditor(Editor):
    """Edits a line of text that must match a pattern."""

    def __init__(self, pattern: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pattern = re.compile(pattern)
        self._value: object = None
        self.line = QLineEdit(self)
        self.line.setAccessibleName(title)
        self.line.textEdited.connect(self._on_typed)
        self._row(self.line)

    def set_value(self, value: object) -> None:
        if value != self._value:
            self._value = value
            self.discard()

    def discard(self) -> None:
        self.line.setText("" if self._value is MIXED else str(self._value))
        self.line.setPlaceholderText(self.tr("mixed") if self._value is MIXED else "")
        self._show_limit("")

    def _on_typed(self, text: str) -> None:
        if self._pattern.search(text) is None:
            self._show_limit(self.tr("This cannot be used here"))
            return
        self._show_limit("")
        self._value = text
        self.edited.emit(text, True)

    def _show_limit(self, reason: str) -> None:
        set_style(self.line, wrong=bool(reason))
        self.limited.emit(reason)
