"""The start page: three columns, for what was, what can be begun, and what can be learned."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.gui.elements import (
    Button,
    HorizontalSeparator,
    IconLabel,
    Label,
    PrimaryButton,
    VerticalSeparator,
)
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.start.beginnings import Beginnings
from cnnstudio.gui.start.computer import ComputerBox
from cnnstudio.gui.start.examples import examples, look_at_example, title
from cnnstudio.gui.start.recents import Recents
from cnnstudio.gui.start.rows import INSET, ProjectList
from cnnstudio.gui.studio import Studio

LEFT_WIDTH, RIGHT_WIDTH = 308, 292
MOST_SHARE = 0.25
"""Of the page, that a column at the side takes with large texts."""

LOGO = 40


class StartPage(QWidget):
    """What a window shows while nobody works on a network.

    Signals:
        template_wanted: The name of a network to begin with.
        gallery_wanted: All networks shall be shown.
        open_wanted: A file shall be chosen and opened.
        file_wanted: A project file shall be opened.
        example_wanted: An example shall be opened as a copy.
        folder_wanted: A folder of pictures shall be chosen.
        tour_wanted: The tour shall begin, or go on.
        back_wanted: The open project shall be shown again.
    """

    template_wanted = Signal(str)
    gallery_wanted = Signal()
    open_wanted = Signal()
    file_wanted = Signal(Path)
    example_wanted = Signal(Path)
    folder_wanted = Signal()
    tour_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, studio: Studio, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = studio.settings
        self._make_left(studio)
        self.middle = Beginnings(self)
        self.middle.opened.connect(lambda entry: self.template_wanted.emit(entry.name))
        self.middle.own_wanted.connect(self.folder_wanted)
        self.middle.all_wanted.connect(self.gallery_wanted)
        self._make_right()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._left, self._right = self._left_column(), self._right_column()
        layout.addWidget(self._left)
        layout.addWidget(VerticalSeparator(self))
        layout.addWidget(self.middle, 1)
        layout.addWidget(VerticalSeparator(self))
        layout.addWidget(self._right)
        self._order_focus()
        theme.current().changed.connect(self._fit)

    def _order_focus(self) -> None:
        """Let Tab go through the columns from left to right."""
        order = (
            *(self.new, self.open, self.back, self.recents.list),
            *(self.middle.search, self.middle.all, self.middle.cards, self.examples, self.tour),
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    # --- what was ------------------------------------------------------------------------------

    def _make_left(self, studio: Studio) -> None:
        self.new = PrimaryButton(self.tr("New network"), "plus", parent=self)
        self.new.clicked.connect(self.gallery_wanted)
        self.open = Button(self.tr("Open"), "open", parent=self)
        self.open.clicked.connect(self.open_wanted)
        self.back = Button("", "chevron_left", "link", small=True, parent=self)
        self.back.clicked.connect(self.back_wanted)
        self.recents = Recents(studio.settings, self)
        self.recents.chosen.connect(self.file_wanted)
        self.computer = ComputerBox(studio.assistant, self)

    def _left_column(self) -> Column:
        name = QVBoxLayout()
        name.setSpacing(0)
        name.addWidget(Label(self.tr("CNN Studio"), "page_title", parent=self))
        claim = self.tr("Build, train and look inside")
        name.addWidget(Label(claim, "body", "text2", parent=self))
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Logo(self))
        head.addLayout(name, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.new, 1)
        buttons.addWidget(self.open, 1)
        panel = Column(LEFT_WIDTH, self)
        column = panel.parts
        top = _inset(column)
        top.addLayout(head)
        top.addLayout(buttons)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        top.addWidget(HorizontalSeparator(self))
        column.addWidget(self.recents, 1)
        _inset(column).addWidget(self.computer)
        return panel

    def refresh(self, project: str) -> None:
        """Show what is known now.

        Args:
            project: The name of the open project to go back to; empty where there is none.
        """
        self.recents.refresh()
        self.back.setVisible(bool(project))
        text = self.tr("Back to {project}").format(project=project)
        self.back.setText(text.replace("&", "&&"))
        self.middle.reset()
        was_begun = self._settings.values.tour_step > 0
        again, first = self.tr("Go on with the tour"), self.tr("Take the tour")
        self.tour.setText(again if was_begun else first)

    # --- what can be begun ---------------------------------------------------------------------

    # --- what can be learned -------------------------------------------------------------------

    def _make_right(self) -> None:
        self.examples = ProjectList(self.tr("Examples"), look_at_example, self)
        found = examples()
        self.examples.show_paths(found, [title(path) for path in found])
        self.examples.chosen.connect(self.example_wanted)
        self.tour = Button(self.tr("Take the tour"), "play", parent=self)
        self.tour.clicked.connect(self.tour_wanted)

    def _right_column(self) -> Column:
        panel = Column(RIGHT_WIDTH, self)
        column = panel.parts
        top = _inset(column)
        top.addWidget(Label(self.tr("Examples"), "section", parent=self))
        hint = self.tr("Each opens as a copy: change whatever you like.")
        top.addWidget(Label(hint, "body", "text2", wrap=True, parent=self))
        column.addWidget(self.examples, 1)
        bottom = _inset(column)
        bottom.addWidget(HorizontalSeparator(self))
        bottom.addWidget(Label(self.tr("New here?"), "section", parent=self))
        hint = self.tr("The tour shows in eight short steps where everything is.")
        bottom.addWidget(Label(hint, "body", "text2", wrap=True, parent=self))
        bottom.addWidget(self.tour)
        return panel

    # --- Qt ------------------------------------------------------------------------------------

    def _fit(self) -> None:
        for column in (self._left, self._right):
            column.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns at the side take no more than their share."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Let Enter open the card that is recommended."""
        super().showEvent(event)
        self.middle.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the open project."""
        if event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)


class Logo(IconLabel):
    """The program's own icon, in its own colors."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("app", size=LOGO, parent=parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it as it is, not tinted."""
        painter = QPainter(self)
        icons.app_icon().paint(painter, self.rect())
        painter.end()


class Column(QFrame):
    """A panel at the side, as wide as its texts need."""

    def __init__(self, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._width = width
        set_style(self, panel=True)
        self.parts = QVBoxLayout(self)
        self.parts.setContentsMargins(8, 24, 8, 16)
        self.parts.setSpacing(12)

    def fit(self, page: int) -> None:
        """Grow with the texts, as long as that leaves most of a page so wide to the cards."""
        wanted = theme.current().scaled(self._width)
        self.setFixedWidth(max(self._width, min(wanted, round(MOST_SHARE * page))))


def _inset(column: QVBoxLayout) -> QVBoxLayout:
    """Begin a part whose texts stand above the pictures of the rows, which reach further out."""
    part = QVBoxLayout()
    part.setContentsMargins(INSET, 0, INSET, 0)
    part.setSpacing(12)
    column.addLayout(part)
    return part
