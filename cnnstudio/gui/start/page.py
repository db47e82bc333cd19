"""The start page: three columns, for what was, what can be begun, and what can be learned."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui import icons
from cnnstudio.gui.elements import (
    Button,
    HorizontalSeparator,
    IconLabel,
    Label,
    PrimaryButton,
    SearchField,
    VerticalSeparator,
)
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.gallery.cards import GAP
from cnnstudio.gui.gallery.window import matches
from cnnstudio.gui.start.cards import StartCards
from cnnstudio.gui.start.computer import ComputerBox
from cnnstudio.gui.start.examples import examples, look_at_example, title
from cnnstudio.gui.start.recents import Recents
from cnnstudio.gui.start.rows import ProjectList
from cnnstudio.gui.studio import Studio
from cnnstudio.zoo.catalogue import templates

LEFT_WIDTH, RIGHT_WIDTH = 296, 272
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
        self._make_middle()
        self._make_right()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left_column())
        layout.addWidget(VerticalSeparator(self))
        layout.addLayout(self._middle_column(), 1)
        layout.addWidget(VerticalSeparator(self))
        layout.addWidget(self._right_column())

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

    def _left_column(self) -> QWidget:
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
        panel, column = _panel(LEFT_WIDTH)
        for part in (head, buttons):
            column.addLayout(part)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(HorizontalSeparator(self))
        column.addWidget(self.recents, 1)
        column.addWidget(self.computer)
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
        self.search.clear()
        self.cards.show_few()
        was_begun = self._settings.values.tour_step > 0
        again, first = self.tr("Go on with the tour"), self.tr("Take the tour")
        self.tour.setText(again if was_begun else first)

    # --- what can be begun ---------------------------------------------------------------------

    def _make_middle(self) -> None:
        self.search = SearchField(self.tr("Find a network"), parent=self)
        self.search.setFixedWidth(200)
        self.search.textChanged.connect(self._find)
        self.all = Button(
            self.tr("All {count}").format(count=words.number(len(templates()))),
            kind="link",
            small=True,
            parent=self,
        )
        self.all.clicked.connect(self.gallery_wanted)
        self.cards = StartCards(self)
        self.cards.opened.connect(lambda entry: self.template_wanted.emit(entry.name))
        self.cards.own_wanted.connect(self.folder_wanted)
        # A card has half a gap around it: this puts its edge below the first letter above.
        self.cards.setViewportMargins(32 - GAP // 2, 0, 0, 0)
        self.nothing = Label("", color="text2", wrap=True, parent=self)
        self.nothing.setContentsMargins(32, 0, 32, 0)
        self.nothing.hide()

    def _middle_column(self) -> QVBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(4)
        titles.addWidget(Label(self.tr("Start a network"), "page_title", parent=self))
        claim = self.tr("Pick one, see its shapes and numbers at once, change what you like.")
        titles.addWidget(Label(claim, "body", "text2", wrap=True, parent=self))
        top = Qt.AlignmentFlag.AlignTop
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 6)
        head.setSpacing(8)
        head.addLayout(titles, 1)
        head.addWidget(self.all, 0, top)
        head.addWidget(self.search, 0, top)
        hint = QHBoxLayout()
        hint.setContentsMargins(32, 8, 32, 20)
        hint.setSpacing(8)
        hint.addWidget(IconLabel("shuffle", "text2", parent=self), 0, top)
        text = self.tr(
            "Or open a .cnn or .onnx file with File, Open, or drop it anywhere in this window."
        )
        hint.addWidget(Label(text, "body", "text2", wrap=True, parent=self), 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.nothing)
        column.addWidget(self.cards, 1)
        column.addLayout(hint)
        return column

    def _find(self, text: str) -> None:
        found = [entry for entry in templates() if matches(entry, text)]
        if text.strip():
            self.cards.show_found(found)
        else:
            self.cards.show_few()
        self.nothing.setVisible(not found)
        self.nothing.setText(self.tr("No network is called “{text}”.").format(text=text))

    # --- what can be learned -------------------------------------------------------------------

    def _make_right(self) -> None:
        self.examples = ProjectList(self.tr("Examples"), look_at_example, self)
        found = examples()
        self.examples.show_paths(found, [title(path) for path in found])
        self.examples.chosen.connect(self.example_wanted)
        self.tour = Button(self.tr("Take the tour"), "play", parent=self)
        self.tour.clicked.connect(self.tour_wanted)

    def _right_column(self) -> QWidget:
        panel, column = _panel(RIGHT_WIDTH)
        column.addWidget(Label(self.tr("Examples"), "section", parent=self))
        hint = self.tr("Each opens as a copy: change whatever you like.")
        column.addWidget(Label(hint, "body", "text2", wrap=True, parent=self))
        column.addWidget(self.examples, 1)
        column.addWidget(HorizontalSeparator(self))
        column.addWidget(Label(self.tr("New here?"), "section", parent=self))
        hint = self.tr("The tour shows in eight short steps where everything is.")
        column.addWidget(Label(hint, "body", "text2", wrap=True, parent=self))
        column.addWidget(self.tour)
        return panel

    # --- Qt ------------------------------------------------------------------------------------

    def focus_first(self) -> None:
        """Let Enter open the card that is recommended."""
        self.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search, then goes back; Down goes from the search to the cards."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
        elif key == Qt.Key.Key_Escape and not self.back.isHidden():
            self.back_wanted.emit()
        elif key == Qt.Key.Key_Down and self.search.hasFocus():
            self.cards.setFocus(Qt.FocusReason.TabFocusReason)
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


def _panel(width: int) -> tuple[QFrame, QVBoxLayout]:
    panel = QFrame()
    set_style(panel, panel=True)
    panel.setFixedWidth(width)
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 24, 16, 16)
    column.setSpacing(12)
    return panel, column
