"""A field for a number: it lets people type what they want, and says what is allowed."""

from __future__ import annotations

from decimal import Decimal
from math import floor, isfinite, log10

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.forms.declarations import Number

_SMALLEST_PLAIN = 1e-6
"""Smaller numbers are written with an exponent."""


class NumberField(QAbstractSpinBox):
    """A spin box that takes effect as you type and never changes what was typed.

    Signals:
        changed: Another number holds (int or float).
        limited: Why what stands in the field does not count; empty when it does.
    """

    changed = Signal(object)
    limited = Signal(str)

    def __init__(self, number: Number, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._value: float | None = None
        self._before: float | None = None
        """The number that held before the typing began."""
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccelerated(True)
        self.setMinimumWidth(46)
        line = self.lineEdit()
        line.setTextMargins(6, 0, 0, 0)
        line.textEdited.connect(self._on_typed)
        line.setPlaceholderText(self.tr("mixed"))

    def value(self) -> float | None:
        """Give the number that holds, whatever is being typed; None where several differ."""
        return self._value

    def set_number(self, value: float | None) -> None:
        """Show a number; while it is the same, what is being typed stays."""
        if value != self._value:
            self._value = self._before = value
            self.discard()

    def discard(self) -> None:
        """Show the number that holds, in place of what was typed."""
        self._show_limit("")
        if self._value is None:
            self.lineEdit().clear()
        elif self._typed() != self._value:
            self.lineEdit().setText(write(self._value))

    def limits(self) -> str:
        """Say in a few words what can be typed."""
        number = self._number
        text = self.tr("From {least} to {most}{unit}")
        if number.is_whole:
            text = self.tr("A whole number from {least} to {most}{unit}")
        return text.format(
            least=words.number(number.least),
            most=words.number(number.most),
            unit=f" {words.word(number.unit)}" if number.unit else "",
        )

    def _typed(self) -> float | None:
        return read(self.text(), is_whole=self._number.is_whole)

    def _on_typed(self) -> None:
        typed = self._typed()
        if typed is None or not self._number.least <= typed <= self._number.most:
            is_untouched = self._value is None and not self.text()
            self._show_limit("" if is_untouched else self.limits())
            # The valid beginning of what is refused was never meant.
            self._take(self._before)
        else:
            self._show_limit("")
            self._take(typed)

    def _take(self, value: float | None) -> None:
        if value is not None and value != self._value:
            self._value = value
            self.changed.emit(value)

    def _show_limit(self, reason: str) -> None:
        set_style(self, wrong=bool(reason))
        self.limited.emit(reason)

    # --- Qt ------------------------------------------------------------------------------------

    def stepBy(self, steps: int) -> None:
        """Go up or down, as far as the range goes."""
        number = self._number
        start = max(number.least, 0) if self._value is None else self._value
        stepped = int(start) + steps if number.is_whole else stepped_by(start, steps, number)
        self._show_limit("")
        self._take(min(max(stepped, number.least), number.most))
        self._before = self._value
        self.lineEdit().setText("" if self._value is None else write(self._value))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:  # noqa: N802 - Qt's name
        """Say which of the two arrows has something to do."""
        enabled = QAbstractSpinBox.StepEnabledFlag.StepNone
        if self._value is None or self._value < self._number.most:
            enabled |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if self._value is None or self._value > self._number.least:
            enabled |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return enabled

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window: the field's own history would hide it."""
        if event.type() == QEvent.Type.ShortcutOverride and is_undo_or_redo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed and does not count."""
        if event.key() == Qt.Key.Key_Escape and self._typed() != self._value:
            self.discard()
        else:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._before = self._value
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Fill an empty field again, and write a number as it is written everywhere."""
        super().focusOutEvent(event)
        self._before = self._value
        if self._value is not None and (not self.text() or self._typed() == self._value):
            self.lineEdit().setText(write(self._value))
            self._show_limit("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn while it has the focus; else let the panel scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def is_undo_or_redo(event: QEvent) -> bool:
    """Say whether the keys of an event mean undo or redo."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )


def read(text: str, *, is_whole: bool) -> float | None:
    """Read a number as the user's locale writes it, or as programs do; None if it is none."""
    for locale in (QLocale(), QLocale.c()):
        if is_whole:
            number, is_valid = locale.toLongLong(text.strip())
        else:
            # What groups thousands in one country begins the decimals in another.
            locale.setNumberOptions(QLocale.NumberOption.RejectGroupSeparator)
            number, is_valid = locale.toDouble(text.strip())
        if is_valid and isfinite(number):
            return number
    return None


def write(value: float) -> str:
    """Write a number so that reading it gives the same again: 0.0003, 1e-12."""
    if isinstance(value, int):
        return str(value)
    text = repr(value)
    if value == 0 or abs(value) >= _SMALLEST_PLAIN:
        text = f"{Decimal(text):f}"
        text = text.rstrip("0").rstrip(".") if "." in text else text
    return text.replace(".", QLocale().decimalPoint())


def stepped_by(start: float, steps: int, number: Number) -> float:
    """Go some steps from a number, finely where it is small: from 0.001 down to 0.0009, not 0."""
    step = number.step or 0.1
    if start > 0 and (number.least > 0 or number.step is None):
        magnitude = floor(log10(start) + 1e-9)
        is_round = abs(start - 10.0**magnitude) < 1e-9 * start
        finer = 10.0 ** (magnitude - 1 if is_round and steps < 0 else magnitude)
        step = finer if number.step is None else min(number.step, finer)
    return float(f"{start + steps * step:.10g}")
