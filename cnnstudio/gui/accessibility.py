"""What screen readers meet in place of widgets that paint themselves.

Qt asks a factory what stands for a widget. Widgets with a method `make_accessible` answer it
themselves, others say by `present` what they are; all the rest is what Qt takes it for. Nothing
here costs anything until something asks.

Qt owns the objects that stand for widgets and deletes them along with these, but Python keeps an
empty shell of each: so they may refer to a widget weakly only.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QScrollArea, QWidget

Role = QAccessible.Role

_ROLE = "accessible_role"
_is_installed = False


@runtime_checkable
class Speaking(Protocol):
    """A widget that says itself what stands for it."""

    def make_accessible(self) -> QAccessibleInterface:
        """Make what stands for the widget; it is asked once."""
        ...


def install() -> None:
    """Let widgets speak for themselves from now on."""
    global _is_installed
    if not _is_installed:
        _is_installed = True
        QAccessible.installFactory(_make)


def _make(_class: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Speaking):
        return thing.make_accessible()
    if not isinstance(thing, QWidget):
        return None
    role = thing.property(_ROLE)
    if role is not None:
        return QAccessibleWidget(thing, Role(role))
    return QAccessibleWidget(thing, Role.Pane) if isinstance(thing, QScrollArea) else None


def present(widget: QWidget, role: QAccessible.Role, name: str = "") -> None:
    """Say what a widget is that paints itself, and what it shows."""
    widget.setProperty(_ROLE, role.value)
    if name:
        widget.setAccessibleName(name)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something, if one is there."""
    if QAccessible.isActive() and text:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
