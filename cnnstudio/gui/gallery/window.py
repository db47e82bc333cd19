"""The window of the gallery: cards to choose from, and the page of the one that is selected."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.gui.elements import Label, SearchField, VerticalSeparator
from cnnstudio.gui.gallery.cards import GAP, CardGrid, matches
from cnnstudio.gui.gallery.details import Details
from cnnstudio.gui.looks import theme
from cnnstudio.zoo.catalogue import Template, templates

FIRST = "LeNet-5"

FRAME, TITLE = 12, 40
"""What a desktop draws around a window, and its title bar, in pixels at most."""


class GalleryWindow(QDialog):
    """Offers the known networks. Enter opens the selected one, Esc closes the window.

    Signals:
        chosen: The name of a network, and whether it shall be fitted to the data.
    """

    chosen = Signal(str, bool)

    def __init__(self, data: DataChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Start a network"))
        self.search = SearchField(self.tr("Find a network"), parent=self)
        self.search.setFixedWidth(230)
        self.search.textChanged.connect(self._filter)
        self.cards = CardGrid(self)
        self.nothing = Label("", color="text2", wrap=True, parent=self)
        self.nothing.hide()
        self.details = Details(data, self)
        self.cards.selected.connect(self.details.show_template)
        self.cards.entered.connect(lambda entry: self._choose(entry, fitted=True))
        self.details.open_wanted.connect(lambda entry, fitted: self._choose(entry, fitted=fitted))
        self._lay_out()
        self.cards.select(FIRST)
        self.details.show_template(self.cards.current())
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        scaled = theme.current().scaled
        self.resize(self._fitting(QSize(scaled(1256), scaled(784))))

    def _fitting(self, wanted: QSize) -> QSize:
        """Give a size that leaves the buttons at the bottom on a small screen."""
        screen = self.screen().availableGeometry().size()
        return wanted.boundedTo(screen - QSize(2 * FRAME, FRAME + TITLE))

    def _lay_out(self) -> None:
        words_ = QVBoxLayout()
        words_.setSpacing(2)
        words_.addWidget(Label(self.tr("Start a network"), "page_title", parent=self))
        hint = self.tr("Pick one, see its shapes and numbers at once, change what you like.")
        words_.addWidget(Label(hint, "body", "text2", wrap=True, parent=self))
        head = QHBoxLayout()
        head.setContentsMargins(20, 18, 20, 6)
        head.addLayout(words_, 1)
        head.addWidget(self.search, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(head)
        left.addWidget(self.nothing)
        left.addWidget(self.cards, 1)
        self.nothing.setContentsMargins(20, 12, 20, 12)
        # A card has half a gap around it: this puts its edge below the first letter above.
        self.cards.setViewportMargins(20 - GAP // 2, 0, 0, 8)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(left, 1)
        layout.addWidget(VerticalSeparator(self))
        layout.addWidget(self.details)

    def _filter(self, text: str) -> None:
        found = [entry for entry in templates() if matches(entry, text)]
        self.cards.show_only(found)
        self.nothing.setVisible(not found)
        self.nothing.setText(self.tr("No network is called “{text}”.").format(text=text))

    def _choose(self, entry: Template, *, fitted: bool) -> None:
        self.accept()
        self.chosen.emit(entry.name, fitted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the cards; Esc empties the search first."""
        key = event.key()
        if self.search.hasFocus() and key == Qt.Key.Key_Down:
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.search.hasFocus() and key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        else:
            super().keyPressEvent(event)
