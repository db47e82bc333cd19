"""Buttons and pills."""

from __future__ import annotations

from html import escape
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from cnnstudio.gui.elements.styling import TONE_COLORS, TONE_ICONS, Tone, set_style
from cnnstudio.gui.looks import icons

ButtonKind = Literal["secondary", "primary", "flat", "link", "danger"]

ICON_BESIDE_TEXT = QSize(19, 16)
"""The room of an icon in front of a text; what is wider than high keeps the two apart."""

_ICON_COLORS: dict[str, str] = {
    "secondary": "text",
    "primary": "on_accent",
    "flat": "text2",
    "link": "accent_text",
    "danger": "danger",
}


def set_tip(widget: QWidget | QAction, text: str, shortcut: str = "", more: str = "") -> None:
    """Give a widget or an action a tool tip that is shown as plain text, with its keys behind it.

    Args:
        widget: What is pointed at.
        text: What it does. May come from a file.
        shortcut: The keys as Qt writes them in code, such as ``Ctrl+Z``.
        more: A sentence for the line below.
    """
    if shortcut:
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        text = f"{text}  {keys}"
    if more:
        text = f"{text}\n{more}"
    # Qt guesses whether a tip is rich text; text that has been escaped cannot be misread.
    style = "margin:0; white-space:pre-wrap"
    widget.setToolTip(f"<p style='{style}'>{escape(text)}</p>" if text else "")


class Button(QPushButton):
    """A button with a text and, if wanted, an icon."""

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: ButtonKind = "secondary",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button.

        Args:
            text: What a click does.
            icon: The name of an icon, or nothing.
            kind: How much it stands out: one primary button a view, links for the least.
            small: Whether it is 26 pixels high, for strips and cards, instead of 32.
            parent: The widget it lies in.
        """
        super().__init__(text, parent)
        self._kind = kind
        set_style(self, kind=kind, small=small)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_icon(icon)

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        has_text = bool(self.text())
        self.setIconSize(ICON_BESIDE_TEXT if has_text else QSize(16, 16))
        if icon:
            self.setIcon(icons.icon(icon, _ICON_COLORS[self._kind], checked="accent_text"))


class PrimaryButton(Button):
    """The one button of a view that goes on with the work."""

    def __init__(
        self, text: str, icon: str = "", *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, "primary", small=small, parent=parent)


class SplitButton(QWidget):
    """A primary button with a second one beside it that opens a menu of variants.

    Signals:
        clicked: The main part was pressed.
    """

    clicked = Signal()

    def __init__(
        self, text: str, icon: str, menu: QMenu | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.main = PrimaryButton(text, icon, parent=self)
        self.arrow = PrimaryButton("", "chevron_down", parent=self)
        self.arrow.setAccessibleName(self.tr("More ways: {action}").format(action=text))
        self.arrow.setFixedWidth(30)
        for button, side in ((self.main, "left"), (self.arrow, "right")):
            set_style(button, side=side)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.main)
        layout.addWidget(self.arrow)
        self._menu = menu
        self.arrow.setVisible(menu is not None)
        self.main.clicked.connect(self.clicked)
        self.arrow.clicked.connect(self._open_menu)
        self.setFocusProxy(self.main)

    def set_menu(self, menu: QMenu | None) -> None:
        """Offer other variants, or none."""
        self._menu = menu
        self.arrow.setVisible(menu is not None)

    def _open_menu(self) -> None:
        if self._menu is not None:
            corner = self.mapToGlobal(self.rect().bottomRight())
            corner.setX(corner.x() - self._menu.sizeHint().width())
            self._menu.popup(corner)


class IconButton(QToolButton):
    """A flat button with an icon only; its text is its tool tip and its accessible name."""

    def __init__(
        self,
        icon: str,
        text: str,
        shortcut: str = "",
        *,
        small: bool = False,
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a button for a tool bar or, if `small`, for a strip or a header."""
        super().__init__(parent)
        set_style(self, kind="flat")
        self.setCheckable(checkable)
        side = 26 if small else 34
        self.setFixedSize(side, side)
        self.setIconSize(QSize(16, 16) if small else QSize(18, 18))
        self.set_icon(icon)
        self.set_text(text, shortcut)

    @classmethod
    def for_action(
        cls, action: QAction, icon: str, *, small: bool = False, parent: QWidget | None = None
    ) -> IconButton:
        """Make a button that triggers an action and shows whether it can be used now."""
        button = cls(icon, "", small=small, parent=parent)
        button.setObjectName(action.objectName())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.show_action(action))
        button.show_action(action)
        return button

    def show_action(self, action: QAction) -> None:
        """Take over the text, the keys and the state of an action."""
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        self.set_text(action.iconText(), keys, action.statusTip())
        self.setEnabled(action.isEnabled())
        self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self.setIcon(icons.icon(icon, "text2", checked="accent_text"))

    def set_text(self, text: str, shortcut: str = "", more: str = "") -> None:
        """Say what it does, with the keys that do the same, and a sentence below."""
        self.setAccessibleName(text)
        set_tip(self, text, shortcut, more)


class Pill(QPushButton):
    """A short state in its tone, with an icon; a button only if it is clickable."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = "neutral",
        *,
        icon: str | None = None,
        plain: bool = False,
        clickable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make a pill.

        Args:
            text: The state, in a word or two.
            tone: What it means.
            icon: An icon instead of the tone's own; an empty name for none.
            plain: Whether it has no fill, for states that need no attention.
            clickable: Whether a click on it does something.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self.setIconSize(ICON_BESIDE_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone, icon=icon, plain=plain)
        self.set_clickable(clickable)

    def set_state(
        self, text: str, tone: Tone, *, icon: str | None = None, plain: bool = False
    ) -> None:
        """Show another state."""
        # A single ampersand would be taken for a mark of the key to press.
        self.setText(text.replace("&", "&&"))
        set_style(self, tone=tone, plain=plain)
        name = TONE_ICONS[tone] if icon is None else icon
        if name:
            self.setIcon(icons.icon(name, TONE_COLORS[tone]))
        else:
            self.setIcon(icons.no_icon())

    def set_clickable(self, clickable: bool) -> None:
        """Let it react to the pointer and the keyboard, or not."""
        set_style(self, clickable=clickable)
        policy = Qt.FocusPolicy.TabFocus if clickable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        shape = Qt.CursorShape.PointingHandCursor if clickable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
