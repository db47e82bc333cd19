"""The palette as a panel: a search, the sections of layer kinds and blocks, the templates."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app.own_blocks import OwnBlocks
from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements import HorizontalSeparator, Label, SearchField
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import fonts, theme
from cnnstudio.gui.palette.buttons import ItemButton, OwnButton
from cnnstudio.gui.palette.items import built_in
from cnnstudio.gui.palette.own_section import OwnSection
from cnnstudio.gui.palette.sections import SECTIONS, Section
from cnnstudio.gui.palette.templates import TemplateList
from cnnstudio.gui.shortcuts import keymap
from cnnstudio.network.graph import Network

USUAL_WIDTH = 208
BESIDE_NAME = 30
"""What a button has beside its name: icon and margins."""

BESIDE_BUTTONS = 36
"""What a row of two buttons has beside them: gap, margins and the scroll bar."""


def comfortable_width() -> int:
    """Give the width at which names of usual length are whole: more where letters are wide."""
    name = QFontMetrics(fonts.make()).horizontalAdvance("Transposed")
    return max(USUAL_WIDTH, 2 * (name + BESIDE_NAME) + BESIDE_BUTTONS)


class Palette(QFrame):
    """Offers layer kinds, blocks and templates.

    Signals:
        chosen: An item to insert.
        template_chosen: The name of a template to begin with.
        message: A hint or a reason, for the status bar.
    """

    chosen = Signal(object)
    template_chosen = Signal(str)
    message = Signal(str)

    def __init__(
        self, settings: Settings, own_blocks: OwnBlocks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._settings = settings
        self.search = SearchField(self.tr("Find a layer"), parent=self)
        keymap.follow(self.search, "find_layer", self.search.set_keys)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._choose_best)
        self.sections = [Section(family, built_in(), self) for family in SECTIONS]
        for section in self.sections:
            section.set_open(section.family in settings.values.palette_open)
            section.chosen.connect(self.chosen)
            section.toggled.connect(self._remember)
        self.own = OwnSection(own_blocks, self)
        self.own.chosen.connect(self.chosen)
        self.own.message.connect(self.message)
        self.nothing = Label("", color="text2", wrap=True, parent=self)
        self.nothing.hide()
        self.templates = TemplateList(self)
        self.templates.chosen.connect(self.template_chosen)
        self._lay_out()
        self._style()
        theme.current().changed.connect(self._style)

    def _style(self) -> None:
        size = theme.current().font("secondary").pixelSize()
        self._column.setSpacing(theme.current().size("palette_gap"))
        pad = theme.current().size("small_pad")
        quiet = theme.current().color("text3").name()
        self.setStyleSheet(
            f"ItemButton {{ text-align: left; padding: {pad}px 2px {pad}px 5px;"
            f" font-size: {size}px; }}"
            f"Section QPushButton[kind=link], OwnSection SectionHeader QPushButton[kind=link]"
            f" {{ color: {quiet}; font-size: {size}px; }}"
        )

    def _lay_out(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 2, 4, 10)
        self._column = column
        for section in self.sections:
            if section.family == "io":
                column.addWidget(self.own)
            column.addWidget(section)
        column.addWidget(self.nothing)
        column.addStretch(1)
        self._scroll = _Scroll(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        top = QHBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(HorizontalSeparator(self))
        layout.addWidget(self.templates)

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def keep(self, network: Network, ids: Collection[int]) -> None:
        """Keep layers of a network as a block of the user's own, and let its name be typed."""
        self.search.clear()
        button = self.own.keep(network, ids)
        if button is not None:
            # The layout gives the new button its place first.
            QTimer.singleShot(0, button, lambda: self._name(button))

    def _name(self, button: OwnButton) -> None:
        self._scroll.ensureWidgetVisible(button, 0, 30)
        button.rename()

    def buttons(self) -> list[ItemButton]:
        """Give the buttons that are shown, in reading order."""
        found: list[ItemButton] = []
        for section in self.sections:
            if section.family == "io":
                found += self.own.buttons
            found += section.buttons
        return [button for button in found if not button.isHidden()]

    # --- search --------------------------------------------------------------------------------

    def _filter(self, text: str) -> None:
        for section in (*self.sections, self.own):
            section.filter(text)
        found = bool(self.buttons())
        self.nothing.setVisible(not found)
        self.nothing.setText(self.tr("Nothing is called “{text}”.").format(text=text))

    def _choose_best(self) -> None:
        """Insert what is called so, or else the first in whose help the words are."""
        text = self.search.text()
        found = [button.item for button in self.buttons()]
        if text.strip() and found:
            self.chosen.emit(min(found, key=lambda item: not item.is_called(text)))

    def _remember(self) -> None:
        """Keep for the next start which sections show everything."""
        is_open = tuple(section.family for section in self.sections if section.is_open)
        self._settings.change(palette_open=is_open)

    # --- keyboard ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the search to the buttons, between them, and back; Esc empties the search."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.focus_search()
        elif isinstance(button, ItemButton) and event.key() in _STEPS:
            self._go(button, *_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._focus(next(iter(self.buttons()), None))
        else:
            super().keyPressEvent(event)

    def _go(self, button: ItemButton, across: int, down: int) -> None:
        """Move the focus to the next button in a direction; up from the first is the search."""
        here = button.mapTo(self, button.rect().center())

        def distance(other: ItemButton) -> tuple[int, int] | None:
            way = other.mapTo(self, other.rect().center()) - here
            ahead, aside = (way.x(), way.y()) if across else (way.y(), way.x())
            ahead *= across + down
            return (ahead, abs(aside)) if ahead > 0 and (down or not aside) else None

        ways = {other: way for other in self.buttons() if (way := distance(other))}
        if ways:
            self._focus(min(ways, key=lambda other: ways[other]))
        elif down < 0:
            self.focus_search()

    def _focus(self, button: ItemButton | None) -> None:
        if button is not None:
            button.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(button, 0, 30)


class _Scroll(QScrollArea):
    """Leaves the keys to the palette: the arrows go from button to button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do nothing with it."""
        event.ignore()


_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
