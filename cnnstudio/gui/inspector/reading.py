"""A help page in the inspector, about something that need not be selected."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.gui.elements import HorizontalSeparator, IconButton, IconLabel, Label
from cnnstudio.gui.inspector.help_page import HelpPage


class ReadingPage(QWidget):
    """A title, a sentence about it, and the page of its family.

    Signals: `closed` when it was read.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label("", "title", wrap=True, parent=self)
        self.about = Label("", "body", wrap=True, parent=self)
        self.page = HelpPage(self)
        close = IconButton("close", self.tr("Close the help"), small=True, parent=self)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(14, 11, 8, 10)
        head.setSpacing(8)
        head.addWidget(IconLabel("book", size=18, tile=32, soft="io", parent=self))
        head.addWidget(self.title, 1)
        head.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(head)
        rows.addWidget(HorizontalSeparator(self))
        rows.addWidget(self._scrolled(), 1)

    def _scrolled(self) -> QScrollArea:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 10, 8, 14)
        column.setSpacing(8)
        self.about.setContentsMargins(6, 0, 6, 0)
        column.addWidget(self.about)
        column.addWidget(self.page)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setAccessibleName(self.tr("Help"))
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(body)
        return self.area

    def show_help(self, title: str, about: str, page: str) -> None:
        """Show the page of that name in the folder of help, below a sentence if there is one."""
        self.title.setText(title)
        self.about.setText(about)
        self.about.setVisible(bool(about))
        self.page.set_family(page)
        self.page.show()
        self.area.verticalScrollBar().setValue(0)
