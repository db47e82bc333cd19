"""Walks over all that screen readers meet in a window, and says what is missing there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QScrollBar, QWidget

Role = QAccessible.Role
NAMELESS = (Role.NoRole, Role.Client)
INTERACTIVE = (
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.SpinBox, Role.Slider),
    *(Role.EditableText, Role.PageTabList, Role.List, Role.Table, Role.Tree, Role.Link),
    *(Role.ButtonMenu, Role.ButtonDropDown, Role.Switch, Role.MenuItem, Role.ProgressBar),
    *(Role.Graphic, Role.Chart),
)
ITEMS = (Role.Cell, Role.TreeItem, Role.ColumnHeader, Role.RowHeader, Role.Row, Role.Column)
"""Their texts come from models, and some are empty."""

DEEPEST = 60


def name(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Name).strip()


def walk(
    interface: QAccessibleInterface, depth: int = 0
) -> Iterator[tuple[QAccessibleInterface, list[QAccessibleInterface]]]:
    """Give all that can be seen, each with its children."""
    assert depth < DEEPEST, "a child is among its parents"
    children = [interface.child(at) for at in range(interface.childCount())]
    seen = [child for child in children if child is not None and _is_seen(child)]
    yield interface, seen
    for child in seen:
        if child.role() not in ITEMS and child.role() != Role.PopupMenu:
            yield from walk(child, depth + 1)


def _is_seen(interface: QAccessibleInterface) -> bool:
    thing = interface.object()
    if isinstance(thing, QWidget):
        return thing.isVisible() and not isinstance(thing, QScrollBar)
    return not interface.state().invisible


def is_used(interface: QAccessibleInterface) -> bool:
    """Whether it is something to be used, and not only read."""
    thing = interface.object()
    takes_keys = isinstance(thing, QWidget) and thing.focusPolicy() != Qt.FocusPolicy.NoFocus
    if isinstance(thing, QWidget) and thing.focusProxy() is not None:
        return False
    return takes_keys or interface.role() in INTERACTIVE


def findings(window: QWidget) -> list[str]:
    """Say what a user of a screen reader would miss in a window."""
    found = []
    for interface, children in walk(QAccessible.queryAccessibleInterface(window)):
        found += _about(interface)
        used = [child for child in children if is_used(child) and name(child)]
        twice = Counter((name(child), description(child)) for child in used)
        found += [f"twice “{text}” in {_who(interface)}" for (text, _), n in twice.items() if n > 1]
    return found


def description(interface: QAccessibleInterface) -> str:
    return interface.text(QAccessible.Text.Description)


def _about(interface: QAccessibleInterface) -> list[str]:
    if not is_used(interface):
        return []
    found = []
    thing = interface.object()
    if not name(interface):
        found.append(f"no name: {_who(interface)}")
    elif thing is not None and name(interface) == thing.objectName():
        found.append(f"named as in the program: {_who(interface)}")
    if interface.role() in NAMELESS:
        found.append(f"no role: {_who(interface)}")
    return found


def _who(interface: QAccessibleInterface) -> str:
    thing = interface.object()
    parents = []
    while isinstance(thing, QWidget) and len(parents) < 4:
        parents.append(type(thing).__name__)
        thing = thing.parentWidget()
    return f"{interface.role().name} “{name(interface)}” {' in '.join(parents)}"
