"""Collects every text that a window shows, says in tips, or tells a screen reader."""

from collections import defaultdict

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    Qt,
)
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

MOST_ROWS = 60
ROLES = {
    Qt.ItemDataRole.DisplayRole: "cell",
    Qt.ItemDataRole.ToolTipRole: "tip of a cell",
    Qt.ItemDataRole.AccessibleTextRole: "name of a cell",
}


class Shown:
    """Remembers texts, each with the places where it was seen."""

    def __init__(self) -> None:
        self.texts: dict[str, set[str]] = defaultdict(set)

    def add(self, where: str, text: object) -> None:
        """Note down a text."""
        if isinstance(text, str) and text.strip():
            self.texts[text].add(where)

    def watch_painters(self) -> None:
        """Note down what is written by hand from now on, as on the canvas."""
        draw, draw_static = QPainter.drawText, QPainter.drawStaticText

        def draw_text(painter, *arguments):
            for argument in arguments:
                self.add("painted", argument)
            return draw(painter, *arguments)

        def draw_static_text(painter, place, text):
            self.add("painted", text.text())
            return draw_static(painter, place, text)

        QPainter.drawText, QPainter.drawStaticText = draw_text, draw_static_text

    def look(self) -> None:
        """Note down the texts of all widgets and actions there are, hidden ones too."""
        QApplication.processEvents()
        for window in QApplication.topLevelWidgets():
            for widget in (window, *window.findChildren(QWidget)):
                self._look_at(widget)
            for action in window.findChildren(QAction):
                self._look_at_action(action)
            if window.isVisible():
                window.grab()

    def _look_at_action(self, action: QAction) -> None:
        for name in ("text", "toolTip", "statusTip", "whatsThis"):
            self.add(f"{name} of an action", getattr(action, name)())

    def _look_at(self, widget: QWidget) -> None:
        kind = type(widget).__name__
        for name in ("toolTip", "statusTip", "whatsThis", "accessibleName"):
            self.add(f"{name} of {kind}", getattr(widget, name)())
        self.add(f"accessibleDescription of {kind}", widget.accessibleDescription())
        if widget.isWindow() or isinstance(widget, QDockWidget):
            self.add(f"title of {kind}", widget.windowTitle())
        self._look_into(kind, widget)

    def _look_into(self, kind: str, widget: QWidget) -> None:
        match widget:
            case QLabel() if widget.textFormat() == Qt.TextFormat.MarkdownText:
                pass  # a page of help, which has a file for each language
            case QLabel() | QAbstractButton():
                self.add(kind, widget.text())
            case QLineEdit() | QPlainTextEdit():
                self.add(f"hint of {kind}", widget.placeholderText())
            case QGroupBox() | QMenu():
                self.add(kind, widget.title())
            case QTabBar():
                for place in range(widget.count()):
                    self.add(kind, widget.tabText(place))
                    self.add(f"tip of {kind}", widget.tabToolTip(place))
            case QAbstractSpinBox():
                self.add(f"special of {kind}", widget.specialValueText())
            case QAbstractItemView():
                self._look_at_model(kind, widget.model())
            case _:
                pass

    def _look_at_model(self, kind: str, model: QAbstractItemModel | None) -> None:
        if model is None:
            return
        for column in range(_columns(model, QModelIndex())):
            for role, name in ROLES.items():
                title = model.headerData(column, Qt.Orientation.Horizontal, role)
                self.add(f"head, {name} of {kind}", title)
        self._look_at_rows(kind, model, QModelIndex())

    def _look_at_rows(self, kind: str, model: QAbstractItemModel, parent: QModelIndex) -> None:
        for row in range(min(model.rowCount(parent), MOST_ROWS)):
            for column in range(_columns(model, parent)):
                index = model.index(row, column, parent)
                for role, name in ROLES.items():
                    self.add(f"{name} of {kind}", model.data(index, role))
            first = model.index(row, 0, parent)
            if not isinstance(model, QAbstractTableModel | QAbstractListModel):
                self._look_at_rows(kind, model, first)


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    # A list hides how many columns it has.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
