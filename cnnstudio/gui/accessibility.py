"""What screen readers meet: widgets that paint themselves say what they are, and edits are heard.

Qt asks a factory what stands for a widget. Widgets with a method `make_accessible` answer it
themselves; all others are what Qt takes them for. Nothing here costs anything until something asks.

Qt owns the objects that stand for things and deletes them along with their widgets, while the
program may still know them: so they refer to the widget weakly, and are not kept anywhere else.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document

Role = QAccessible.Role


@runtime_checkable
class Speaking(Protocol):
    """A widget that says itself what stands for it."""

    def make_accessible(self) -> QAccessibleInterface:
        """Make what stands for the widget; it is asked once."""
        ...


_is_installed = False


def install() -> None:
    """Let widgets speak for themselves from now on."""
    global _is_installed
    if not _is_installed:
        _is_installed = True
        QAccessible.installFactory(_make)


def _make(_class: str, thing: QObject) -> QAccessibleInterface | None:
    return thing.make_accessible() if isinstance(thing, Speaking) else None


def picture(widget: QWidget) -> QAccessibleWidget:
    """Stand for a widget that shows a picture or a plot; its accessible name says of what."""
    return QAccessibleWidget(widget, Role.Graphic, widget.accessibleName())


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something, if one is there."""
    if QAccessible.isActive() and text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class EditVoice(QObject):
    """Says aloud what was edited, undone and done again, and how many problems that leaves."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._index = document.undo_stack.index()
        self._problems = len(document.errors)
        document.undo_stack.indexChanged.connect(self._on_index)
        document.replaced.connect(self._on_replaced)

    def _on_replaced(self) -> None:
        self._index, self._problems = 0, len(self._document.errors)

    def _on_index(self, index: int) -> None:
        before, self._index = self._index, index
        stack, problems = self._document.undo_stack, len(self._document.errors)
        had, self._problems = self._problems, problems
        if index == before:
            return
        text = self.tr("{edit}: done") if index > before else self.tr("{edit}: undone")
        said = text.format(edit=stack.text(max(index, before) - 1))
        if problems != had:
            said = f"{said}. {self._count(problems)}"
        announce(self._window, said)

    def _count(self, problems: int) -> str:
        if not problems:
            return self.tr("No problem is left.")
        if problems == 1:
            return self.tr("1 problem to fix.")
        return self.tr("{count} problems to fix.").format(count=words.number(problems))
