"""The rows of the preferences: a title, what is chosen, and a word on it below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSpacerItem, QWidget

from cnnstudio.gui.elements import Label, SectionHeader

GAP = 6


class Rows(QGridLayout):
    """Rows below headings, with all titles in one column."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.setContentsMargins(24, 20, 24, 20)
        self.setHorizontalSpacing(20)
        self.setVerticalSpacing(4)
        self.setColumnStretch(1, 1)

    def add_heading(self, text: str) -> None:
        """Begin a part."""
        if self.count():
            self.addItem(QSpacerItem(0, 2 * GAP), self.rowCount(), 0)
        self.addWidget(SectionHeader(text, parent=self._parent), self.rowCount(), 0, 1, 2)
        self._leave_gap()

    def add_row(self, title: str, *controls: QWidget, hint: str | QWidget = "") -> None:
        """Add what can be chosen, one beside the other.

        Args:
            title: What is chosen; nothing for a box to tick, which says so itself.
            *controls: Where it is chosen.
            hint: What it means, or a widget that says it.
        """
        row = self.rowCount()
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for control in controls:
            line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            control.setAccessibleName(control.accessibleName() or title)
        line.addStretch(1)
        if title:
            label = Label(title, color="text2", parent=self._parent)
            label.setBuddy(controls[0])
            self.addWidget(label, row, 0)
        self.addLayout(line, row, 1)
        if hint:
            below = hint if isinstance(hint, QWidget) else self._small(hint)
            self.addWidget(below, row + 1, 1)
        self._leave_gap()

    def _small(self, text: str) -> Label:
        return Label(text, "secondary", "text3", wrap=True, parent=self._parent)

    def _leave_gap(self) -> None:
        """Set a row apart from the next one."""
        self.addItem(QSpacerItem(0, GAP), self.rowCount(), 0)
