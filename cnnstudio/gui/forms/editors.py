"""The fields in which settings are changed: one for each sort of setting.

All of them follow the same rules. A value takes effect while it is typed, as soon as it is valid.
What is out of range stays as it was typed, says why, and changes nothing.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from cnnstudio.gui.elements import IconButton, Label
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
from cnnstudio.gui.forms.number_field import NumberField

MIXED = object()
"""Stands for the value of a setting in which several layers differ."""

_WORDS = {
    "sgd": "SGD",
    "adam": "Adam",
    "adamw": "AdamW",
    "one-cycle": "one cycle",
    "same": "keep size",
    "reflect": "the mirrored picture",
    "replicate": "its edge",
    "circular": "its other side",
}
"""How words of files read on screen, where they are not plain English already."""


def shown_word(word: str) -> str:
    """Give the word that people read for a word of a file."""
    return QCoreApplication.translate("Choice", _WORDS.get(word, word))


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

    def _row(self, *widgets: QWidget) -> QHBoxLayout:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in widgets:
            layout.addWidget(widget)
        self.setFocusProxy(widgets[0])
        return layout


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
        self.field = NumberField(number, title, self)
        self.field.changed.connect(lambda value: self.edited.emit(value, True))
        self.field.limited.connect(self.limited)
        self._row(self.field)

    def set_value(self, value: object) -> None:
        self.field.set_number(value if isinstance(value, int | float) else None)

    def discard(self) -> None:
        self.field.discard()


class PairEditor(Editor):
    """Edits height and width, which stay equal while they are linked."""

    def __init__(
        self, number: Number, title: str, *, is_compact: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make the field; a compact one shows a single number while both are linked."""
        super().__init__(parent)
        self._is_compact = is_compact
        self._limits = ["", ""]
        self.fields = (
            NumberField(number, self.tr("{title}, height").format(title=title), self),
            NumberField(number, self.tr("{title}, width").format(title=title), self),
        )
        self._sign = Label("×", color="text3", parent=self)
        self.link = IconButton("link", "", small=True, checkable=True, parent=self)
        self.link.setFixedSize(24, 24)
        self.link.setStyleSheet("QToolButton:checked:!hover { background: transparent; }")
        self.link.toggled.connect(self._on_linked)
        self.link.clicked.connect(self._on_link_clicked)
        for place, field in enumerate(self.fields):
            field.changed.connect(lambda value, place=place: self._on_changed(place, value))
            field.limited.connect(lambda text, place=place: self._on_limited(place, text))
        layout = self._row(self.fields[0], self._sign, self.fields[1], self.link)
        layout.setStretch(0, 1)
        layout.setStretch(2, 1)
        layout.setSpacing(4)
        self.link.setChecked(True)

    @property
    def is_linked(self) -> bool:
        """Whether both numbers stay equal."""
        return self.link.isChecked()

    def set_value(self, value: object) -> None:
        pair = value if isinstance(value, tuple) else (None, None)
        if pair[0] != pair[1]:
            self.link.setChecked(False)
        for field, number in zip(self.fields, pair, strict=True):
            field.set_number(number)

    def discard(self) -> None:
        for field in self.fields:
            field.discard()
        self.link.setChecked(self.fields[0].value() == self.fields[1].value())

    def _on_changed(self, place: int, value: float) -> None:
        other = self.fields[1 - place]
        if self.is_linked or other.value() is None:
            other.set_number(value)
            other.discard()
        self.edited.emit((self.fields[0].value(), self.fields[1].value()), True)

    def _on_limited(self, place: int, text: str) -> None:
        self._limits[place] = text
        self.limited.emit(self._limits[0] or self._limits[1])

    def _on_linked(self) -> None:
        """Show whether the numbers are linked."""
        self.link.set_icon("link" if self.is_linked else "unlink")
        joined = self.tr("Height and width are equal: click to set them apart")
        apart = self.tr("Height and width are set apart: click to make them equal")
        self.link.set_text(joined if self.is_linked else apart)
        for widget in (self._sign, self.fields[1]):
            widget.setVisible(not (self._is_compact and self.is_linked))

    def _on_link_clicked(self) -> None:
        height, width = (field.value() for field in self.fields)
        if self.is_linked and height is not None and height != width:
            self.fields[1].set_number(height)
            self.edited.emit((height, height), False)


class PairOrWordEditor(Editor):
    """Edits two numbers, or the word that stands in their place."""

    def __init__(self, sort: PairOrWord, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._word = sort.word
        self._least = max(int(sort.number.least), 0)
        self.pair = PairEditor(sort.number, title, is_compact=True, parent=self)
        self.pair.edited.connect(self.edited)
        self.pair.limited.connect(self.limited)
        self.pair.link.toggled.connect(self._place)
        self.mode = _combo(self.tr("{title}, how it is given").format(title=title), self)
        self.mode.addItem(sort.number.unit or self.tr("number"), "")
        self.mode.addItem(shown_word(sort.word), sort.word)
        self.mode.activated.connect(self._on_mode)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(6)
        self._layout.setVerticalSpacing(4)
        self._layout.setColumnStretch(1, 1)
        self.setFocusProxy(self.mode)
        self._place()

    def set_value(self, value: object) -> None:
        is_word = value == self._word
        if not is_word:
            self.pair.set_value(value)
        self.mode.setCurrentIndex(-1 if value is MIXED else int(is_word))
        self.pair.setVisible(not is_word)
        self._place()

    def discard(self) -> None:
        self.pair.discard()

    def _place(self) -> None:
        """Two numbers and the choice do not fit side by side."""
        apart = not self.pair.is_linked and not self.pair.isHidden()
        self._layout.addWidget(self.pair, 0, 0, 1, 2 if apart else 1)
        self._layout.addWidget(self.mode, int(apart), 0 if apart else 1, 1, 2 if apart else 1)

    def _on_mode(self) -> None:
        if self.mode.currentData():
            self.edited.emit(self._word, False)
            return
        height, width = (field.value() for field in self.pair.fields)
        least = self._least
        self.edited.emit(
            (least if height is None else height, least if width is None else width), False
        )


class ChoiceEditor(Editor):
    """Edits one of a few words."""

    def __init__(self, values: tuple[str, ...], title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = _combo(title, self)
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


class _Combo(QComboBox):
    """A choice that the wheel does not change while the panel is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn while it has the focus; else let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _combo(title: str, parent: QWidget) -> QComboBox:
    combo = _Combo(parent)
    combo.setAccessibleName(title)
    combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    combo.setPlaceholderText(QCoreApplication.translate("Choice", "mixed"))
    combo.setMinimumContentsLength(4)
    combo.setMinimumWidth(64)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return combo
