"""The canvas for screen readers: a list of layers, folded groups, notes and frames.

`things.Things` makes what stands for them; here is what Qt asks it.
"""

from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from cnnstudio.gui.canvas.keys.walking import Thing

if TYPE_CHECKING:
    from cnnstudio.gui.canvas.keys.things import Things
    from cnnstudio.gui.canvas.view import CanvasView


Maybe = Any
"""An object or None: what Qt takes, though its types do not say so."""


class CanvasInterface(QAccessibleWidget):
    """Stands for the canvas. Its children are the things on it, then the widgets over it."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        # Python keeps this object for good, whatever Qt does: it must not keep the view as well.
        self._things = weakref.proxy(view.things)

    def childCount(self) -> int:
        """Count what is on the canvas and over it."""
        return len(self._things.order()) + super().childCount()

    def child(self, index: int) -> Maybe:
        """Give a thing in reading order, or a widget."""
        order = self._things.order()
        if 0 <= index < len(order):
            return self._things.interface(order[index])
        return super().child(index - len(order))

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Say which child it is; -1 if it is none."""
        order = self._things.order()
        if isinstance(child, ThingInterface):
            return order.index(child.thing) if child.thing in order else -1
        at = super().indexOfChild(child)
        return at if at < 0 else at + len(order)

    def childAt(self, x: int, y: int) -> Maybe:
        """Give what lies at a place of the screen."""
        over = super().childAt(x, y)
        if over is not None and over.object() is not self._things.view.viewport():
            return over
        return self._things.at(QPoint(x, y)) or over

    def focusChild(self) -> Maybe:
        """Give the thing at which the keyboard is."""
        thing = self._things.current()
        return super().focusChild() if thing is None else self._things.interface(thing)


class ThingInterface(QAccessibleInterface):
    """Stands for a layer, a folded group, a note or a frame."""

    def __init__(self, things: Things, thing: Thing) -> None:
        super().__init__()
        self._things, self.thing = weakref.proxy(things), thing
        self._action = _Choosing(things, thing)

    def isValid(self) -> bool:
        """Whether it is still there."""
        return self.thing in self._things.order()

    def object(self) -> Maybe:
        """No object of Qt's stands behind it."""
        return None

    def role(self) -> QAccessible.Role:
        """Say what it is: layers and groups are what the list lists."""
        is_node = self.thing.kind == "node"
        return QAccessible.Role.ListItem if is_node else QAccessible.Role.Note

    def text(self, kind: QAccessible.Text) -> str:
        """Give its name or its description."""
        if kind == QAccessible.Text.Name:
            return self._things.name(self.thing)
        if kind == QAccessible.Text.Description:
            return self._things.description(self.thing)
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Do nothing: names are changed by F2."""

    def state(self) -> QAccessible.State:
        """Say whether it is selected, focused, wrong, and in sight."""
        return self._things.state(self.thing)

    def rect(self) -> QRect:
        """Give its place on the screen."""
        return self._things.rect(self.thing)

    def parent(self) -> Maybe:
        """Give the canvas."""
        return self._things.canvas_interface()

    def child(self, index: int) -> Maybe:
        """Nothing is in it."""
        return None

    def childCount(self) -> int:
        """Nothing is in it."""
        return 0

    def childAt(self, x: int, y: int) -> Maybe:
        """Nothing is in it."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nothing is in it."""
        return -1

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Maybe:
        """Give what it can do."""
        is_asked = kind == QAccessible.InterfaceType.ActionInterface
        return self._action if is_asked else None


class _Choosing(QAccessibleActionInterface):
    """What can be done with a thing: it can be selected."""

    def __init__(self, things: Things, thing: Thing) -> None:
        super().__init__()
        self._things, self._thing = weakref.proxy(things), thing

    def actionNames(self) -> list[str]:
        """Give what it can do, by Qt's names."""
        return [
            QAccessibleActionInterface.pressAction(),
            QAccessibleActionInterface.setFocusAction(),
        ]

    def doAction(self, name: str) -> None:
        """Select it, and bring it into view."""
        self._things.choose(self._thing)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """No key does it alone."""
        return []
