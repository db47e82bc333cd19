"""The search for a layer at a place of the canvas: it lists what fits there, and its shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from time import perf_counter

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.canvas.search.spots import Spot
from cnnstudio.gui.command_palette.found_list import FindingField, FoundList
from cnnstudio.gui.command_palette.ranking import Choice, Found, Rows, rows
from cnnstudio.gui.command_palette.rows import RowsModel
from cnnstudio.gui.elements import Label
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.palette.items import Item
from cnnstudio.gui.palette.sections import SECTIONS
from cnnstudio.network.trials import Trial

WIDTH, MOST_HEIGHT, MARGIN = 320, 300, 8
SLICE_SECONDS = 0.008
"""So long are items tried out before the window gets its turn again."""

MOST_REASONS = 6
"""Rows of what does not fit, where nothing else is found."""

MOST_RECENT = 3


class SearchPopup(QFrame):
    """Floats over the canvas; Esc or a click elsewhere closes it, and so does a choice.

    Signals:
        closed: It has gone.
    """

    closed = Signal()

    def __init__(
        self, spot: Spot, items: Sequence[Item], recent: list[str], parent: QWidget
    ) -> None:
        """Show it; `place` puts it where it is wanted.

        Args:
            spot: The place in the network.
            items: All that could be put there.
            recent: The keys of what was chosen lately, the last first; it is kept up to date.
            parent: What it floats over, and gives the focus back to.
        """
        super().__init__(parent)
        self._view, self._spot, self._recent = parent, spot, recent
        self._pointer, self._top = QPoint(), 0
        self._order = _by_section(items)
        self._waiting = list(self._order)
        self._trials: dict[str, Trial] = {}
        self.setAccessibleName(self.tr("Find a layer that fits"))
        set_style(self, panel=True)
        self.title = Label(spot.title, "secondary", "text2", parent=self)
        self.search = FindingField(self.tr("Find a layer"), parent=self)
        self.search.textChanged.connect(self._show_rows)
        self.search.returnPressed.connect(lambda: self._take(self.list.currentIndex()))
        self.search.left.connect(self.close_popup)
        self.search.installEventFilter(self)
        self.model = RowsModel()
        self.list = FoundList(self.model, self)
        self.list.setAccessibleName(self.tr("Layers that fit"))
        self.list.clicked.connect(self._take)
        self.note = Label("", "secondary", "text2", wrap=True, parent=self)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_reason())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        for widget in (self.title, self.search, self.list, self.note):
            layout.addWidget(widget)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._try_some)
        self._timer.start()
        self._try_some()

    @property
    def is_trying(self) -> bool:
        """Whether there may be more rows in a moment."""
        return self._timer.isActive()

    def place(self, pointer: QPoint) -> None:
        """Stand at a point of the parent, inside it, and take the keys."""
        self._pointer = pointer
        self._stand()
        self.show()
        self.raise_()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _stand(self) -> None:
        """Stay inside the parent, also when more was found; the field stays where it is typed into.

        So it moves up where it must, and never down again.
        """
        room = self._view.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        size = QSize(WIDTH, self.sizeHint().height()).boundedTo(room.size())
        left = min(max(self._pointer.x(), room.left()), room.right() - size.width())
        top = min(max(self._pointer.y() - 20, room.top()), room.bottom() - size.height())
        self._top = top if self.isHidden() else min(top, self._top)
        self.setGeometry(left, self._top, size.width(), size.height())

    def close_popup(self) -> None:
        """Go, and give the focus back."""
        self._timer.stop()
        if self.isHidden():
            return
        has_focus = self.search.hasFocus()
        self.hide()
        if has_focus:
            self._view.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()
        self.deleteLater()

    # --- what fits -----------------------------------------------------------------------------

    def _try_some(self) -> None:
        """Try items out for a moment, and show those that fit."""
        end = perf_counter() + SLICE_SECONDS
        while self._waiting and perf_counter() < end:
            item = self._waiting.pop(0)
            self._trials[item.key] = self._spot.try_out(item)
        if not self._waiting:
            self._timer.stop()
        self._show_rows()

    def _show_rows(self) -> None:
        text = self.search.text()
        choices = [*map(self._choice, self._order)]
        known = [choice for choice in choices if choice.key in self._trials]
        found = rows(
            (choice for choice in known if choice.is_usable), text, self._recent, self.tr("Lately")
        )
        if not found and not self._waiting:
            others = rows(known, text, (), "")
            reasons: Rows = [row for row in others if isinstance(row, Found)]
            found = reasons[:MOST_REASONS]
        current = _key(self.list.currentIndex(), self.model)
        self.model.set_rows(found)
        self._select(current if self._waiting or not text else "")
        self._fit(is_empty=not found)

    def _choice(self, item: Item) -> Choice:
        trial = self._trials.get(item.key, Trial())
        reason = words.say(trial.refusal) if trial.refusal else ""
        family = words.say(SECTIONS[item.family][0])
        return Choice(
            family,
            item.key,
            item.title,
            partial(self._spot.insert, item),
            detail=reason,
            icon=item.icon,
            color=f"family:{item.family}",
            keys="" if reason or trial.shape is None else words.shape(trial.shape),
            further=" ".join((*item.words, family.casefold())),
            is_usable=not reason,
        )

    def _show_reason(self) -> None:
        """Say what is the matter with the current row, if nothing fits."""
        choice = self.list.choice_at(self.list.currentIndex())
        text = self.search.text().strip()
        if choice is not None:
            self.note.setText(choice.detail)
        elif text:
            self.note.setText(self.tr("Nothing is called “{text}”.").format(text=text))
        self.note.setVisible(bool(self.note.text()) or choice is None)

    def _fit(self, *, is_empty: bool) -> None:
        """Be as high as what was found."""
        self.list.setVisible(not is_empty)
        self._show_reason()
        self.list.setFixedHeight(min(self.list.wanted_height(), MOST_HEIGHT))
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._stand()

    # --- choosing ------------------------------------------------------------------------------

    def _select(self, key: str) -> None:
        """Go to the row of a key, or to the first one."""
        keys = [row.choice.key if isinstance(row, Found) else None for row in self.model.rows]
        if key in keys:
            self.list.select(keys.index(key))
        else:
            self.list.select_first()

    def _take(self, index: QModelIndex) -> None:
        choice = self.list.choice_at(index)
        if choice is not None and choice.is_usable:
            before = [key for key in self._recent if key != choice.key]
            self._recent[:] = [choice.key, *before][:MOST_RECENT]
            self.close_popup()
            choice.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the list work while the text is typed."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_popup()
                return True
            if self.list.takes(event.key()):
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep what the field leaves over, such as Enter, from meaning something to the canvas."""
        event.accept()


def _by_section(items: Iterable[Item]) -> list[Item]:
    """Put items in the order of the palette, of each family the most used first."""
    found: list[Item] = []
    all_items = list(items)
    for family, (_, first) in SECTIONS.items():
        mine = [item for item in all_items if item.family == family]
        found += sorted(mine, key=lambda item: item.key not in first)
    return found


def _key(index: QModelIndex, model: RowsModel) -> str:
    row = model.rows[index.row()] if index.isValid() and index.row() < len(model.rows) else None
    return row.choice.key if isinstance(row, Found) else ""
