"""The floating search over everything that can be done; Esc or a click elsewhere puts it away."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout, QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.command_palette.found_list import FindingField, FoundList
from cnnstudio.gui.command_palette.ranking import Choice, rows
from cnnstudio.gui.command_palette.rows import RowsModel
from cnnstudio.gui.elements import HorizontalSeparator, Label

WIDTH, TOP, MARGIN = 620, 12, 24
MOST_HEIGHT = 420
MOST_RECENT = 8

Source = Callable[[], Iterable[Choice]]


class CommandPalette(QFrame):
    """Searches all choices that its sources give, and runs the one that is taken.

    Nothing waits for it: it lies over its window, and goes when the focus goes elsewhere.
    """

    def __init__(self, sources: Iterable[Source], settings: Settings, window: QMainWindow) -> None:
        super().__init__(window)
        self._sources, self._settings, self._window = tuple(sources), settings, window
        self._choices: list[Choice] = []
        self._came_from: QWidget | None = None
        self.setAccessibleName(self.tr("Find anything"))
        hint = self.tr("Find anything: an action, a layer, a network, help")
        self.search = FindingField(hint, parent=self)
        self.search.textChanged.connect(self._show_rows)
        self.search.returnPressed.connect(self._take_current)
        self.search.left.connect(self.put_away)
        self.search.installEventFilter(self)
        self.model = RowsModel()
        self.list = FoundList(self.model, self)
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.clicked.connect(self._take)
        self.nothing = Label("", color="text2", parent=self)
        self.nothing.setContentsMargins(14, 8, 14, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 4)
        layout.setSpacing(0)
        for widget in (self.search, HorizontalSeparator(self), self.list, self.nothing):
            layout.addWidget(widget)
        self.hide()

    # --- opening and closing -------------------------------------------------------------------

    def toggle(self) -> None:
        """Open, or go away if it is open."""
        if self.isVisible():
            self.put_away()
        else:
            self.open()

    def open(self) -> None:
        """Show what can be done now, and let it be searched."""
        self._came_from = self._window.focusWidget()
        self._choices = [choice for source in self._sources for choice in source()]
        self.search.clear()
        self._show_rows()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Close, and give the focus back."""
        if self.isVisible():
            has_focus = self.isAncestorOf(self._window.focusWidget() or self)
            self.hide()
            if has_focus and self._came_from is not None:
                self._came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self._came_from = None
        # They know the document as it was.
        self._choices = []

    def _show_rows(self) -> None:
        recent = self._settings.values.recent_choices
        found = rows(self._choices, self.search.text(), recent, self.tr("Chosen lately"))
        self.model.set_rows(found)
        self.list.setVisible(bool(found))
        text = self.tr("Nothing is called “{text}”.").format(text=self.search.text().strip())
        self.nothing.setText(text)
        self.nothing.setVisible(not found)
        self.list.select_first()
        self._place()

    def _place(self) -> None:
        """Stand at the top of the window's middle, as high as what was found."""
        window = self._window
        top = (window.centralWidget() or window).mapTo(window, QPoint(0, TOP)).y()
        width = min(WIDTH, window.width() - 2 * MARGIN)
        room = max(min(MOST_HEIGHT, window.height() - top - 120), 90)
        self.list.setFixedHeight(min(self.list.wanted_height(), room))
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.setGeometry((window.width() - width) // 2, top, width, self.sizeHint().height())

    # --- choosing ------------------------------------------------------------------------------

    def _take_current(self) -> None:
        self._take(self.list.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        choice = self.list.choice_at(index)
        if choice is None or not choice.is_usable:
            return
        self._remember(choice.key)
        self.put_away()
        choice.run()

    def _remember(self, key: str) -> None:
        if not key:
            return
        before = [other for other in self._settings.values.recent_choices if other != key]
        self._settings.change(recent_choices=tuple([key, *before][:MOST_RECENT]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the text is typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
                return True
            if self.list.takes(event.key()):
                return True
        return super().eventFilter(watched, event)
