"""What is known of one network: its story, its numbers beside those published, and its opening."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.elements import Button, HorizontalSeparator, Label, PrimaryButton
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.gallery.numbers import NumbersTable, OriginalTable
from cnnstudio.gui.looks import theme
from cnnstudio.zoo.adapt import fitted
from cnnstudio.zoo.catalogue import Template
from cnnstudio.zoo.template import Paper

WIDTH = 432

MOST_OF_SCREEN = 0.4
"""Larger texts do not make the page wider than this part of the screen."""


class Details(QFrame):
    """The page of one network.

    Signals:
        open_wanted: A template, and whether its network shall be fitted to the data.
    """

    open_wanted = Signal(object, bool)

    def __init__(self, data: DataChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._fit()
        self._data = data
        self.entry: Template | None = None
        self.fitted = PrimaryButton("", parent=self)
        self.fitted.setDefault(True)
        self.fitted.clicked.connect(lambda: self._open(fitted=True))
        self.original = Button(self.tr("Open as it was published"), parent=self)
        self.original.setAutoDefault(False)
        self.original.clicked.connect(lambda: self._open(fitted=False))
        self._scroll = QScrollArea(self)
        self._scroll.setAccessibleName(self.tr("About this network"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QVBoxLayout()
        buttons.setContentsMargins(16, 12, 16, 16)
        buttons.setSpacing(8)
        buttons.addWidget(self.fitted)
        buttons.addWidget(self.original)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(HorizontalSeparator(self))
        layout.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Be as wide as the texts want, and leave room for the cards beside it."""
        room = round(MOST_OF_SCREEN * self.screen().availableGeometry().width())
        self.setFixedWidth(max(WIDTH, min(theme.current().scaled(WIDTH), room)))

    def show_template(self, entry: Template | None) -> None:
        """Show another network, or nothing."""
        if entry is not None and entry is self.entry:
            return
        self.entry = entry
        self.fitted.setVisible(entry is not None)
        self.original.setVisible(False)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(6)
        if entry is not None:
            self._fill(column, entry)
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _fill(self, column: QVBoxLayout, entry: Template) -> None:
        column.addWidget(Label(words.word(entry.name), "page_title"))
        if entry.paper is not None:
            self._add_paper(column, entry.paper)
        column.addSpacing(4)
        column.addWidget(self._text(words.say(entry.story), "text"))
        if entry.parameters:
            column.addSpacing(8)
            column.addWidget(Label(self.tr("Numbers"), "strong", "text2"))
            column.addWidget(NumbersTable(entry))
        if entry.original_layers:
            column.addSpacing(8)
            column.addWidget(Label(self.tr("Layers then and now"), "strong", "text2"))
            column.addWidget(OriginalTable(entry))
        column.addSpacing(8)
        self._add_changes(column, entry)

    def _add_paper(self, column: QVBoxLayout, paper: Paper) -> None:
        by = self.tr("{authors}, {year}").format(authors=paper.authors, year=paper.year)
        column.addWidget(self._text(by, "text2"))
        column.addWidget(self._text(f"“{paper.title}”. {paper.where}.", "text3"))

    def _add_changes(self, column: QVBoxLayout, entry: Template) -> None:
        """List what differs when it is fitted to the data, and name the buttons after it."""
        data = self._data
        _, texts = fitted(entry.build(), data.shape, len(data.classes))
        is_blank = not entry.parameters
        changes = bool(texts) and not is_blank
        name = self.tr("Open fitted to {data}") if changes else self.tr("Open for {data}")
        self.fitted.setText(name.format(data=words.word(data.title)).replace("&", "&&"))
        self.original.setVisible(changes)
        if is_blank:
            return
        heading = self.tr("What changes for {data}").format(data=words.word(data.title))
        column.addWidget(Label(heading, "strong", "text2"))
        for text in texts:
            column.addWidget(self._text(f"·  {words.say(text)}", "text"))
        if not texts:
            column.addWidget(self._text(self.tr("Nothing: it fits as it is."), "text"))

    def _text(self, text: str, color: str) -> Label:
        label = Label(text, "body", color, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _open(self, *, fitted: bool) -> None:
        if self.entry is not None:
            self.open_wanted.emit(self.entry, fitted)
