"""A row of segments of which exactly one is chosen: workspaces, devices, speeds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from cnnstudio.gui.elements.buttons import ICON_BESIDE_TEXT, set_tip
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.looks import icons


@dataclass(frozen=True)
class Segment:
    """One of the choices.

    Attributes:
        key: The name by which the program knows it.
        text: The name people read.
        icon: The name of an icon, or nothing.
        tip: What it is for, or nothing.
        shortcut: The keys that choose it, shown in the tip; the caller makes them work.
    """

    key: str
    text: str
    icon: str = ""
    tip: str = ""
    shortcut: str = ""


class _SegmentButton(QPushButton):
    """A segment: always wide enough for the bold text it has when taken."""

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        font = self.font()
        font.setWeight(QFont.Weight.DemiBold)
        bold = QFontMetrics(font).horizontalAdvance(self.text())
        font.setWeight(QFont.Weight.Medium)
        normal = QFontMetrics(font).horizontalAdvance(self.text())
        return QSize(size.width() + bold - normal, size.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class SegmentedControl(QFrame):
    """Segments side by side; arrow keys move along them.

    Signals:
        chosen: The user took the segment with this key. `set_value` does not emit it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        name: str,
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Make the control; its first segment is taken.

        Args:
            segments: What can be chosen.
            name: What is chosen here, for screen readers.
            small: Whether it is 26 pixels high, instead of 34.
            parent: The widget it lies in.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        set_style(self, small=small)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        self.set_segments(segments)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Offer other choices; the one taken stays if it is among them."""
        before = self.value() if self._buttons else ""
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.setParent(None)
            button.deleteLater()
        self._buttons = {segment.key: self._make(segment) for segment in segments}
        self.set_value(before if before in self._buttons else next(iter(self._buttons), ""))

    def value(self) -> str:
        """Give the key of the segment that is taken, or nothing."""
        taken = (key for key, button in self._buttons.items() if button.isChecked())
        return next(taken, "")

    def set_value(self, key: str) -> None:
        """Take a segment without telling anybody."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """Give the button of a segment."""
        return self._buttons[key]

    def set_segment_enabled(self, key: str, enabled: bool, reason: str = "") -> None:
        """Let a segment be chosen or not; the reason why not becomes its tip."""
        button = self._buttons[key]
        button.setEnabled(enabled)
        set_tip(button, reason)

    def _make(self, segment: Segment) -> QPushButton:
        button = _SegmentButton(segment.text.replace("&", "&&"), self)
        button.setCheckable(True)
        button.setAccessibleName(segment.text)
        button.setProperty("key", segment.key)
        button.setIconSize(ICON_BESIDE_TEXT)
        if segment.icon:
            button.setIcon(icons.icon(segment.icon, "text2", checked="accent_text"))
        if segment.tip or segment.shortcut:
            set_tip(button, segment.tip or segment.text, segment.shortcut)
        self._group.addButton(button)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        return button

    def _on_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(button.property("key"))
