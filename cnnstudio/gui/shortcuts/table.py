"""The table of the page of shortcuts: actions by menu, and what belongs to the views."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QKeySequenceEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from cnnstudio.gui.looks import theme
from cnnstudio.gui.shortcuts import keymap, own_keys
from cnnstudio.gui.shortcuts.own_keys import PARTS, OwnKey, Part
from cnnstudio.gui.window.actions import ENTRIES, MENUS, SUBMENUS, Entry, translated

ACTION = Qt.ItemDataRole.UserRole
NAME, KEYS = 0, 1
KEYS_WIDTH = 210

Index = QModelIndex | QPersistentModelIndex


class ShortcutsTable(QTreeWidget):
    """Sections of names with their keys.

    Signals:
        wanted: An action, and the keys that shall trigger it from now on.
    """

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(12)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setItemsExpandable(False)
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName(self.tr("Keys by menu and by view"))
        self.setItemDelegateForColumn(KEYS, _KeysDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.itemActivated.connect(self._edit)
        self._sections: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._fill()
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(KEYS, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(KEYS, KEYS_WIDTH)

    def _fill(self) -> None:
        by_menu: dict[str, list[Entry]] = {menu: [] for menu in MENUS}
        for entry in ENTRIES:
            menu = SUBMENUS[entry.menu].outer if entry.menu in SUBMENUS else entry.menu
            by_menu[menu].append(entry)
        for menu, entries in by_menu.items():
            self._rows |= {entry.key: _row(entry) for entry in entries}
            rows = [self._rows[entry.key] for entry in entries]
            self._add_section(translated(MENUS[menu]).replace("&", ""), rows)
        for part in PARTS:
            title = own_keys.translated(part.title)
            self._add_section(title, [_own_row(own, part) for own in part.keys])
        self.expandAll()

    def _add_section(self, title: str, rows: list[QTreeWidgetItem]) -> None:
        section = QTreeWidgetItem(self, [title])
        section.setFirstColumnSpanned(True)
        section.setFlags(Qt.ItemFlag.ItemIsEnabled)
        section.setFont(NAME, theme.current().font("strong"))
        section.addChildren(rows)
        self._sections.append((section, rows))

    def refresh(self) -> None:
        """Show the keys that hold now; those the user has chosen in bold."""
        usual = {entry.key: keymap.usual_keys(entry) for entry in ENTRIES}
        for action, item in self._rows.items():
            keys = keymap.current().keys[action]
            item.setText(KEYS, "    ".join(keymap.native(each) for each in keys))
            role = "body" if keys == usual[action] else "strong"
            item.setFont(KEYS, theme.current().font(role))

    def current_action(self) -> str:
        """Give the action whose row is current, or nothing."""
        item = self.currentItem()
        return "" if item is None else item.data(KEYS, ACTION) or ""

    def show_matching(self, text: str) -> None:
        """Show the rows in whose name or keys all words are."""
        words = text.casefold().split()
        for section, rows in self._sections:
            for row in rows:
                known = f"{row.text(NAME)} {row.text(KEYS)}".casefold()
                row.setHidden(not all(word in known for word in words))
            section.setHidden(all(row.isHidden() for row in rows))

    def _edit(self, item: QTreeWidgetItem) -> None:
        if item.data(KEYS, ACTION):
            self.editItem(item, KEYS)


def _row(entry: Entry) -> QTreeWidgetItem:
    name = translated(entry.text).rstrip("…")
    if entry.menu in SUBMENUS:
        name = f"{translated(SUBMENUS[entry.menu].title).replace('&', '')}: {name}"
    item = QTreeWidgetItem([name, ""])
    item.setData(KEYS, ACTION, entry.key)
    item.setToolTip(NAME, translated(entry.tip))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    return item


def _own_row(own: OwnKey, part: Part) -> QTreeWidgetItem:
    keys = own_keys.translated(own.keys)
    if not part.is_mouse:
        keys = "    ".join(keymap.native(each) for each in own.keys.split(","))
    item = QTreeWidgetItem([own_keys.translated(own.does), keys])
    item.setForeground(KEYS, theme.current().color("text2"))
    return item


class _KeysDelegate(QStyledItemDelegate):
    """Lets keys be pressed in the row itself."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QKeySequenceEdit(parent)
        editor.setMaximumSequenceLength(keymap.MOST_STROKES)
        editor.setClearButtonEnabled(True)
        # As high as the row, which is lower than a field.
        editor.setStyleSheet("QLineEdit { min-height: 0; padding: 0 5px; border-radius: 4px; }")
        editor.editingFinished.connect(lambda: self._finish(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QKeySequenceEdit):
            editor.setKeySequence(QKeySequence(keymap.current().first(index.data(ACTION))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        table = self.parent()
        if isinstance(editor, QKeySequenceEdit) and isinstance(table, ShortcutsTable):
            keys = editor.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
            table.wanted.emit(index.data(ACTION), keys)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        # Taken away, it loses the focus, and would say that it was finished.
        editor.blockSignals(True)
        super().destroyEditor(editor, index)

    def _finish(self, editor: QKeySequenceEdit) -> None:
        editor.blockSignals(True)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
