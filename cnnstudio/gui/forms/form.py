"""Forms made from a struct's declarations: a row for each setting, and no code per struct."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

import msgspec
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import HelpButton, Label
from cnnstudio.gui.forms.declarations import Setting, settings_of
from cnnstudio.gui.forms.editor import MIXED, Editor
from cnnstudio.gui.forms.editors import make_editor
from cnnstudio.gui.forms.scrubbing import ScrubTitle
from cnnstudio.gui.looks import theme
from cnnstudio.layers.text import Text

TITLE_WIDTH = 84


class StructForm(QWidget):
    """Edits the settings of one struct, or of several of the same kind at once.

    It holds no truth: it says what was edited, and shows what it is told.

    Signals:
        edited: The setting's name, its new value, and whether more of the same movement may
            follow (typing, turning), so that all of it can be undone as one step.
        settled: The movement is over: another field or another part of the window has the focus.
        pointed: The setting that was pointed at last or got the focus; empty if there is none.
    """

    edited = Signal(str, object, bool)
    settled = Signal()
    pointed = Signal(str)

    def __init__(
        self,
        struct_type: type[msgspec.Struct],
        names: Collection[str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a form for all settings of a struct, or for those named."""
        super().__init__(parent)
        settings = [
            setting
            for setting in settings_of(struct_type)
            if names is None or setting.name in names
        ]
        self._rows = {setting.name: Row(setting, self) for setting in settings}
        self._hovered = self._focused = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for name, row in self._rows.items():
            layout.addWidget(row)
            row.editor.edited.connect(
                lambda value, may_go_on, name=name: self.edited.emit(name, value, may_go_on)
            )
            row.entered.connect(lambda name=name: self._on_hovered(name))
            row.left.connect(lambda: self._on_hovered(""))
            for moved in (row.title.begun, row.title.ended):
                moved.connect(self.settled)
        self._order_helps()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _order_helps(self) -> None:
        """Let Tab go from field to field, and from the last one through the question marks."""
        rows = [*self._rows.values()]
        fields = [
            field
            for row in rows
            for field in row.editor.findChildren(QWidget)
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.window() is self.window()
        ]
        chain = [*fields[-1:], *(row.help for row in rows)]
        for before, behind in pairwise(chain):
            self.setTabOrder(before, behind)

    def set_value(self, value: msgspec.Struct) -> None:
        """Show the settings of one struct."""
        self.set_values([value])

    def set_values(self, values: Sequence[msgspec.Struct]) -> None:
        """Show the settings that several structs share; those that differ read “mixed”."""
        for row in self._rows.values():
            row.show_values(values)

    def discard(self) -> None:
        """Forget what was typed and never took effect: the form is about something else now."""
        for row in self._rows.values():
            row.editor.discard()

    def set_enabled_names(self, names: Collection[str]) -> None:
        """Let just these settings be changed."""
        for name, row in self._rows.items():
            row.editor.setEnabled(name in names)

    def highlight(self, names: Iterable[str]) -> None:
        """Light up the rows of these settings and of no others."""
        lit = set(names)
        for name, row in self._rows.items():
            row.set_lit(name in lit)

    def row(self, name: str) -> Row:
        """Give the row of a setting."""
        return self._rows[name]

    def names(self) -> tuple[str, ...]:
        """Give the settings of the form."""
        return tuple(self._rows)

    def _on_hovered(self, name: str) -> None:
        self._hovered = name
        self.pointed.emit(self._hovered or self._focused)

    def _on_focus_changed(self, _: QWidget | None, new: QWidget | None) -> None:
        holding = (name for name, row in self._rows.items() if new and row.isAncestorOf(new))
        focused = next(holding, "")
        if focused != self._focused:
            self._focused = focused
            self.settled.emit()
            self.pointed.emit(self._focused or self._hovered)


class Row(QWidget):
    """A setting in a form: title, field, help, and below them what the field refuses.

    Signals: `entered` and `left` by the pointer.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self._is_lit = False
        title = words.say(Text(setting.title))
        self.title = ScrubTitle(title, self)
        self._scrub_start: object = None
        self.title.begun.connect(self._on_scrub_begun)
        self.title.scrubbed.connect(lambda steps: self.editor.scrub(self._scrub_start, steps))
        self.editor: Editor = make_editor(setting, title, self)
        self.help = HelpButton(title, words.say(Text(setting.description)), parent=self)
        self.help.setVisible(bool(setting.description))
        self.limit = Label("", "secondary", "danger", wrap=True, parent=self)
        self.limit.hide()
        self.editor.limited.connect(self._show_limit)
        self._grid = layout = QGridLayout(self)
        layout.setHorizontalSpacing(4)
        layout.setVerticalSpacing(2)
        layout.setColumnStretch(1, 1)
        self._fit()
        layout.addWidget(self.title, 0, 0)
        layout.addWidget(self.editor, 0, 1)
        layout.addWidget(self.help, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.limit, 1, 1, 1, 2)

    def show_values(self, values: Sequence[msgspec.Struct]) -> None:
        """Show what the structs share, and hide a setting that has no effect in any of them."""
        found = [getattr(value, self.setting.name) for value in values]
        is_mixed = any(value != found[0] for value in found[1:])
        self.editor.set_value(MIXED if is_mixed else found[0])
        if not self.title.is_dragging:
            can_turn = self.editor.isEnabled() and self.editor.scrub_start() is not None
            self.title.set_scrubbable(is_scrubbable=can_turn)
        self.setVisible(any(self.setting.matters_in(value) for value in values))

    def set_lit(self, lit: bool) -> None:
        """Light up, or not."""
        if lit != self._is_lit:
            self._is_lit = lit
            self.update()

    @property
    def is_lit(self) -> bool:
        """Whether the row is lit up."""
        return self._is_lit

    def _on_scrub_begun(self) -> None:
        self._scrub_start = self.editor.scrub_start()

    def _show_limit(self, reason: str) -> None:
        self.limit.setText(reason)
        self.limit.setVisible(bool(reason))

    def _fit(self) -> None:
        """Stand as close to other rows, and give the title as much room, as the looks want."""
        gap = theme.current().size("form_gap")
        self._grid.setContentsMargins(6, gap, 0, gap)
        self.title.setFixedWidth(theme.current().scaled(TITLE_WIDTH))

    def changeEvent(self, event: QEvent) -> None:
        """Follow another size of texts or density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say that the pointer is here."""
        self.entered.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Say that the pointer has gone."""
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the light behind the row."""
        if self._is_lit:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("accent_soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
            painter.end()
