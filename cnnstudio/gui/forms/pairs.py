"""Fields for height and width, and for the word that may stand in their place."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import IconButton, Label
from cnnstudio.gui.forms.declarations import Number, PairOrWord
from cnnstudio.gui.forms.editor import MIXED, Combo, Editor, shown_word
from cnnstudio.gui.forms.number_field import NumberField
from cnnstudio.gui.forms.scrubbing import scrubbed_by


class PairEditor(Editor):
    """Edits height and width, which stay equal while they are linked."""

    def __init__(
        self, number: Number, title: str, *, is_compact: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make the field; a compact one shows a single number while both are linked.

        Where several layers differ there is a single number, too, to be typed for both.
        """
        super().__init__(parent)
        self._number, self._is_compact = number, is_compact
        self.is_mixed = False
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
        self.is_mixed = not isinstance(value, tuple)
        height, width = value if isinstance(value, tuple) else (None, None)
        if height != width:
            self.link.setChecked(False)
        self.fields[0].set_number(height)
        self.fields[1].set_number(width)
        self._show_fields()

    def discard(self) -> None:
        for field in self.fields:
            field.discard()
        self.link.setChecked(self.fields[0].value() == self.fields[1].value())

    def scrub_start(self) -> tuple[float, float] | None:
        height, width = (field.value() for field in self.fields)
        return None if height is None or width is None else (height, width)

    def scrub(self, start: object, steps: float) -> None:
        """Turn both numbers; those that are not equal stay as far apart as they can."""
        if isinstance(start, tuple):
            turned = tuple(scrubbed_by(each, steps, self._number) for each in start)
            if turned != self.scrub_start():
                for field, value in zip(self.fields, turned, strict=True):
                    field.set_number(value)
                self.edited.emit(turned, True)

    def _on_changed(self, place: int, value: float) -> None:
        other = self.fields[1 - place]
        if self.is_linked or self.is_mixed:
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
        self._show_fields()

    def _show_fields(self) -> None:
        is_single = self.is_mixed or (self._is_compact and self.is_linked)
        for widget in (self._sign, self.fields[1]):
            widget.setVisible(not is_single)
        self.link.setVisible(not self.is_mixed)

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
        self.mode = Combo(self.tr("{title}, how it is given").format(title=title), self)
        self.mode.addItem(words.word(sort.number.unit) or self.tr("number"), "")
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
        if self.pair.isHidden():
            # Numbers of another layer are no proposal for this one.
            self.pair.set_value((self._least, self._least))
        self.pair.discard()

    def scrub_start(self) -> tuple[float, float] | None:
        return None if self.pair.isHidden() else self.pair.scrub_start()

    def scrub(self, start: object, steps: float) -> None:
        self.pair.scrub(start, steps)

    def _place(self) -> None:
        """Two numbers, or a word, do not fit beside the choice."""
        is_wide = self.pair.is_mixed or not self.pair.is_linked
        apart = is_wide and not self.pair.isHidden()
        self._layout.addWidget(self.pair, 0, 0, 1, 2 if apart else 1)
        self._layout.addWidget(self.mode, int(apart), 0 if apart else 1, 1, 2 if apart else 1)

    def _on_mode(self) -> None:
        if self.mode.currentData():
            self.edited.emit(self._word, False)
            return
        values = (field.value() for field in self.pair.fields)
        pair = tuple(self._least if value is None else value for value in values)
        self.edited.emit(pair, False)
