"""The list of runs: which are drawn, which one is looked at, and what can be done with each."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Run, Runs
from cnnstudio.gui.elements import Banner, Label
from cnnstudio.gui.train.run_choice import RunChoice
from cnnstudio.gui.train.run_row import RunRow, is_unfinished
from cnnstudio.training.protocol import BEST, NEWEST

REFRESH_MS = 100


class RunsList(QWidget):
    """All runs, newest first.

    Up and Down move between them, Space draws one or leaves it out, Delete deletes it.

    Signals: `restore_wanted` carries a run whose network and settings shall be edited again.
    """

    restore_wanted = Signal(object)

    def __init__(
        self, runs: Runs, lens: Lens, choice: RunChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._runs, self._lens, self._choice = runs, lens, choice
        self.rows: dict[Run, RunRow] = {}
        self._dirty: set[Run] = set()
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh.timeout.connect(self._show_dirty)
        self.dock_header = QWidget(self)
        self.count = Label(color="text2", parent=self)
        self.banner = Banner(parent=self)
        self.banner.hide()
        self.hint = Label("", "body", "text2", wrap=True, parent=self)
        self.hint.setContentsMargins(12, 12, 12, 12)
        self._lay_out()
        for run in runs.items:
            self._add(run)
        runs.added.connect(self._add)
        runs.removed.connect(self._remove)
        runs.changed.connect(self._on_run_changed)
        choice.changed.connect(self._show_choice)
        self._show_choice()

    def _lay_out(self) -> None:
        head = QHBoxLayout(self.dock_header)
        head.setContentsMargins(12, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(Label(self.tr("Runs"), "strong", "text2", parent=self))
        head.addWidget(self.count)
        body = QWidget(self)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.hint)
        self._column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setAccessibleName(self.tr("Runs"))
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(scroll, 1)

    # --- rows ----------------------------------------------------------------------------------

    def _add(self, run: Run) -> None:
        row = RunRow(run, self)
        row.chosen.connect(lambda: self._choice.select(run))
        row.resume_wanted.connect(lambda: self._resume(run))
        row.ticked.connect(lambda ticked: self._choice.tick(run, ticked))
        self.rows[run] = row
        newer = sum(other.number > run.number for other in self.rows)
        self._column.insertWidget(newer, row)
        self._show_choice()

    def _remove(self, run: Run) -> None:
        row = self.rows.pop(run, None)
        self._dirty.discard(run)
        if row is not None:
            row.hide()
            row.deleteLater()
        if not self._runs.items:
            self.banner.hide()
        self._show_choice()

    def _show_choice(self) -> None:
        for run, row in self.rows.items():
            row.set_current(current=run is self._choice.current)
            row.tick.setChecked(self._choice.is_ticked(run))
        self._show_resume()
        self.count.setText(words.number(len(self.rows)) if self.rows else "")
        self.hint.setText(
            self.tr("Tick a run to draw it in the plots.")
            if self.rows
            else self.tr("No runs yet: press Train, and each training appears here.")
        )

    def _on_run_changed(self, run: Run) -> None:
        self._dirty.add(run)
        if not self._refresh.isActive():
            self._refresh.start()

    def _show_dirty(self) -> None:
        for run in self._dirty & self.rows.keys():
            self.rows[run].show_run()
        self._dirty.clear()
        self._show_resume()

    def _show_resume(self) -> None:
        """In all rows: while one run trains, no other one can go on."""
        for row in self.rows.values():
            row.show_resume(possible=self._runs.live is None)

    # --- what can be done ----------------------------------------------------------------------

    def menu_for(self, run: Run) -> QMenu:
        """Make the menu of what can be done with a run."""
        menu = QMenu(self)
        entries = (
            (self.tr("Resume"), self._resume, is_unfinished(run)),
            (self.tr("Use its weights in the canvas"), self._look, True),
            (self.tr("Restore this run’s network"), self.restore_wanted.emit, True),
            None,
            (self.tr("Delete"), self.delete, not run.is_live),
        )
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            text, act, possible = entry
            action = menu.addAction(text, lambda act=act: act(run))
            action.setEnabled(possible and (act != self._resume or self._runs.live is None))
        return menu

    def _resume(self, run: Run) -> None:
        self._runs.resume(run)

    def _look(self, run: Run) -> None:
        self._lens.use_run(run, NEWEST if run.is_live else BEST)

    def delete(self, run: Run) -> None:
        """Delete a run and offer to take that back; one that trains is left alone."""
        if run.is_live:
            return
        self._runs.remove(run)
        text = self.tr("Run {number} was deleted.").format(number=words.number(run.number))
        self.banner.set_message(text, "neutral")
        self.banner.clear_actions()
        self.banner.add_action(self.tr("Undo"), self._restore_deleted)
        self.banner.show()

    def _restore_deleted(self) -> None:
        self.banner.hide()
        self._runs.restore_removed()

    # --- Qt ------------------------------------------------------------------------------------

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the run under the pointer."""
        row = self._row_at(event.pos())
        if row is not None:
            self._choice.select(row.run)
            menu = self.menu_for(row.run)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def _row_at(self, spot: QPoint) -> RunRow | None:
        widget = self.childAt(spot) or self.focusWidget()
        while widget is not None and not isinstance(widget, RunRow):
            widget = widget.parentWidget()
        return widget

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the runs; delete one."""
        current = self._choice.current
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if current is None or current not in self._runs.items:
            super().keyPressEvent(event)
        elif event.key() in steps:
            items = self._runs.items
            index = items.index(current) + steps[Qt.Key(event.key())]
            run = items[min(max(index, 0), len(items) - 1)]
            self._choice.select(run)
            self.rows[run].setFocus()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete(current)
        else:
            super().keyPressEvent(event)
