"""The middle of the start page: networks to begin with, and a search among all there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import Button, IconLabel, Label, SearchField
from cnnstudio.gui.gallery.cards import GAP, card_size, matches
from cnnstudio.gui.start.cards import StartCards
from cnnstudio.zoo.catalogue import templates

MOST_COLUMNS = 3
MARGIN = 24
"""Beside the cards, at least."""

SLACK = 4
"""Pixels without which Qt breaks a row early, or offers to scroll rows that are all there."""


class Beginnings(QWidget):
    """Cards of networks below a search, as many beside each other as there is room for.

    Signals:
        opened: The template of a card that was chosen.
        own_wanted: The card for pictures of the user's own was chosen.
        all_wanted: All networks shall be shown, with what is known of them.
    """

    opened = Signal(object)
    own_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(self.tr("Find a network"), parent=self)
        self.search.setFixedWidth(200)
        self.search.textChanged.connect(self._find)
        every = self.tr("All {count}").format(count=words.number(len(templates())))
        self.all = Button(every, kind="link", small=True, parent=self)
        self.all.clicked.connect(self.all_wanted)
        self.cards = StartCards(self)
        self.cards.opened.connect(self.opened)
        self.cards.own_wanted.connect(self.own_wanted)
        self.nothing = Label("", color="text2", wrap=True, parent=self)
        self.nothing.hide()
        self._block = QWidget(self)
        self._lay_out()

    def reset(self) -> None:
        """Show what there is at first."""
        self.search.clear()
        self._find("")

    def _lay_out(self) -> None:
        # A card has half a gap around it: with that, texts stand above the edges of the cards.
        left, right = GAP // 2, GAP // 2 + self._beside
        self._head, hint = self._make_head(), self._make_hint()
        self._head.setContentsMargins(left, 0, right, 4)
        hint.setContentsMargins(left, 8, right, 0)
        self.nothing.setContentsMargins(left, 8, right, 8)
        column = QVBoxLayout(self._block)
        column.setContentsMargins(0, 24, 0, 20)
        column.setSpacing(4)
        column.addLayout(self._head)
        column.addWidget(self.nothing)
        column.addWidget(self.cards, 1)
        column.addLayout(hint)
        column.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch()
        layout.addWidget(self._block)
        layout.addStretch()

    def _make_head(self) -> QBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(Label(self.tr("Start a network"), "page_title", parent=self))
        claim = self.tr("Pick one, see its shapes and numbers at once, change what you like.")
        titles.addWidget(Label(claim, "body", "text2", wrap=True, parent=self))
        finding = QHBoxLayout()
        finding.setSpacing(8)
        finding.addWidget(self.all)
        finding.addWidget(self.search)
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(8)
        head.addLayout(titles, 1)
        head.addLayout(finding)
        head.setAlignment(finding, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return head

    def _make_hint(self) -> QHBoxLayout:
        text = self.tr(
            "Or open a .cnn or .onnx file with File, Open, or drop it anywhere in this window."
        )
        hint = QHBoxLayout()
        hint.setSpacing(8)
        hint.addWidget(IconLabel("shuffle", parent=self), 0, Qt.AlignmentFlag.AlignTop)
        hint.addWidget(Label(text, "body", "text2", wrap=True, parent=self), 1)
        return hint

    def _find(self, text: str) -> None:
        found = [entry for entry in templates() if matches(entry, text)]
        if text.strip():
            self.cards.show_found(found)
        else:
            self.cards.show_few()
        self.nothing.setVisible(not found)
        self.nothing.setText(self.tr("No network is called “{text}”.").format(text=text))
        self._fit()

    @property
    def _beside(self) -> int:
        """What is kept free beside the cards, so that a scroll bar takes no column away."""
        return self.cards.verticalScrollBar().sizeHint().width() + SLACK

    def _fit(self) -> None:
        """Take the room of whole columns, and no more than all rows need."""
        card = card_size() + QSize(GAP, GAP)
        room = self.width() - 2 * MARGIN + GAP - self._beside
        columns = max(1, min(room // card.width(), MOST_COLUMNS))
        rows = -(-len(self.cards.shown()) // columns)
        across = QBoxLayout.Direction.LeftToRight
        self._head.setDirection(across if columns > 1 else QBoxLayout.Direction.TopToBottom)
        self._block.setFixedWidth(columns * card.width() + self._beside)
        self.cards.setMaximumHeight(rows * card.height() + SLACK)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many columns as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts, and so of cards."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search; Down goes from the search to the cards."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif key == Qt.Key.Key_Down and self.search.hasFocus():
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
