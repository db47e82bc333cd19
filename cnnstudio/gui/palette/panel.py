"""The palette as a panel: a search, the families of layer kinds, the templates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui import theme
from cnnstudio.gui.elements import HorizontalSeparator, Label, SearchField, SectionHeader
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.palette.kinds import KindButton
from cnnstudio.gui.palette.templates import TemplateList
from cnnstudio.layers.base import FAMILIES
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.layers.text import Text

COLUMNS = 2
FAMILY_NAMES = {
    "convolution": Text("Convolution"),
    "pooling": Text("Pooling"),
    "dense": Text("Dense"),
    "activation": Text("Activation"),
    "normalization": Text("Normalization"),
    "regularization": Text("Regularization"),
    "merge": Text("Merge"),
    "io": Text("Input and output"),
}
ORDER = (*(family for family in FAMILIES if family != "io"), "io")
"""Input and output come last: a network has both from the start."""


class Palette(QFrame):
    """Offers layer kinds and templates.

    Signals:
        chosen: The name of a kind to insert.
        template_chosen: The name of a template to begin with.
    """

    chosen = Signal(str)
    template_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self.search = SearchField(self.tr("Find a layer"), "Ctrl+F", self)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_first)
        self.families = [FamilySection(family, self) for family in ORDER]
        for section in self.families:
            section.chosen.connect(self.chosen)
        self.nothing = Label("", color="text2", wrap=True, parent=self)
        self.nothing.hide()
        self.templates = TemplateList(self)
        self.templates.chosen.connect(self.template_chosen)
        self._lay_out()
        self._style()
        theme.current().changed.connect(self._style)

    def _style(self) -> None:
        size = theme.current().font("secondary").pixelSize()
        self.setStyleSheet(
            f"KindButton {{ text-align: left; padding: 3px 3px 3px 5px; font-size: {size}px; }}"
        )

    def _lay_out(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 2, 6, 10)
        column.setSpacing(10)
        for section in self.families:
            column.addWidget(section)
        column.addWidget(self.nothing)
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(scroll, 1)
        layout.addWidget(HorizontalSeparator(self))
        layout.addWidget(self.templates)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def buttons(self) -> list[KindButton]:
        """Give the kinds that are shown, in reading order."""
        return [
            button
            for section in self.families
            for button in section.buttons
            if not button.isHidden()
        ]

    def _filter(self, text: str) -> None:
        for section in self.families:
            section.filter(text)
        found = bool(self.buttons())
        self.nothing.setVisible(not found)
        self.nothing.setText(self.tr("No layer kind is called “{text}”.").format(text=text))

    def _choose_first(self) -> None:
        found = self.buttons()
        if self.search.text().strip() and found:
            self.chosen.emit(found[0].kind.kind())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the kinds, and back; Esc empties the search."""
        found = self.buttons()
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and found:
            found[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)


class FamilySection(QWidget):
    """The kinds of one family under their heading.

    Signals:
        chosen: The name of a kind to insert.
    """

    chosen = Signal(str)

    def __init__(self, family: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = words.say(FAMILY_NAMES[family])
        self._name = name.casefold()
        self.buttons = [KindButton(kind, self) for kind in KINDS if kind.family == family]
        self._grid = QGridLayout()
        self._grid.setSpacing(5)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        header = SectionHeader(name, family=family, parent=self)
        header.setContentsMargins(4, 0, 0, 0)
        layout.addWidget(header)
        layout.addLayout(self._grid)
        for button in self.buttons:
            button.chosen.connect(self.chosen)
        self._place(self.buttons)

    def filter(self, text: str) -> None:
        """Show the kinds in which the words of a text occur."""
        shown = [button for button in self.buttons if button.matches(text, self._name)]
        for button in self.buttons:
            button.setVisible(button in shown)
        self._place(shown)
        self.setVisible(bool(shown))

    def _place(self, shown: Sequence[KindButton]) -> None:
        for place, button in enumerate(shown):
            self._grid.addWidget(button, place // COLUMNS, place % COLUMNS)
