"""The head of the inspector: which layer this is, and its name to change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from cnnstudio.app import words
from cnnstudio.gui.canvas.words.group_content import count_of_layers
from cnnstudio.gui.elements import ElidedLabel, IconButton, IconLabel
from cnnstudio.gui.forms.number_field import is_undo_or_redo
from cnnstudio.gui.looks import theme
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Group, Network, Node

LONGEST_NAME = 200


class NameField(QLineEdit):
    """A name that can be changed where it stands; it looks like a title until it is pointed at.

    Signals:
        accepted: Another name was typed and confirmed.
    """

    accepted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setMaxLength(LONGEST_NAME)
        self.setAccessibleName(self.tr("Name of the layer"))
        self.editingFinished.connect(self.finish)
        theme.current().changed.connect(self._style)
        self._style()

    def set_name(self, name: str) -> None:
        """Show a name; one that is being typed stays as long as the layer's does."""
        if name != self._name or not self.isModified():
            self._name = name
            self.setText(name)
            self.setCursorPosition(0)

    def discard(self) -> None:
        """Show the layer's name again."""
        self.setText(self._name)
        self.setModified(False)

    def _style(self) -> None:
        font = theme.current().font("title")
        self.setStyleSheet(
            f"QLineEdit {{ font-size: {font.pixelSize()}px; font-weight: {int(font.weight())};"
            " padding: 0 3px; min-height: 22px; }"
            "QLineEdit:!hover:!focus { background: transparent; border-color: transparent; }"
        )

    def finish(self) -> None:
        """Take what was typed, if it is another name."""
        typed = self.text().strip()
        is_other = self.isModified() and typed != self._name
        self.setModified(False)
        if is_other and typed:
            self.accepted.emit(typed)
        else:
            self.setText(self._name)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, except while a name is being typed."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and is_undo_or_redo(event) and not self.isModified():
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.discard()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the beginning of a long name."""
        super().focusOutEvent(event)
        self.setCursorPosition(0)


class InspectorHeader(QWidget):
    """Icon, name, and kind of what is selected.

    Signals:
        renamed: The name that the user wants for the layer.
    """

    renamed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = IconLabel("identity", size=18, tile=32, soft="io", parent=self)
        self.name = NameField(self)
        self.title = ElidedLabel("", "title", parent=self)
        self.kind = ElidedLabel("", "secondary", "text2", parent=self)
        self.kind.setContentsMargins(4, 0, 0, 0)
        self.help = IconButton(
            "book", self.tr("What this kind of layer does"), small=True, checkable=True, parent=self
        )
        self.name.accepted.connect(self.renamed)
        layout = QGridLayout(self)
        layout.setContentsMargins(14, 11, 8, 10)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(0)
        layout.setColumnStretch(1, 1)
        layout.addWidget(self.icon, 0, 0, 2, 1)
        layout.addWidget(self.name, 0, 1)
        layout.addWidget(self.title, 0, 1)
        layout.addWidget(self.kind, 1, 1)
        layout.addWidget(self.help, 0, 2, 2, 1)

    def show_node(self, node: Node, network: Network) -> None:
        """Show one layer and its place in the network."""
        self._show_icon(node)
        self.title.hide()
        self.name.show()
        self.name.set_name(node.name)
        kind = words.say(Text(node.layer.title))
        if node in network.order:
            text = self.tr("{kind} · layer {number} of {count}").format(
                kind=kind,
                number=words.number(network.order.index(node) + 1),
                count=words.number(len(network.nodes)),
            )
        else:
            text = self.tr("{kind} · part of a circle").format(kind=kind)
        self.kind.setText(text)
        self.help.show()

    def show_group(self, group: Group) -> None:
        """Show a group and how large it is."""
        self.icon.set_icon("group", "family:blocks", "blocks")
        self.title.hide()
        self.help.hide()
        self.name.show()
        self.name.set_name(group.name)
        self.kind.setText(count_of_layers(len(group.nodes)))

    def show_several(self, nodes: Sequence[Node]) -> None:
        """Show how many layers are selected, and of which kinds."""
        kinds = {node.layer.title: node for node in nodes}
        if len(kinds) == 1:
            self._show_icon(nodes[0])
        else:
            self.icon.set_icon("group", "text2", "io")
        self.name.hide()
        self.title.setText(words.layers(len(nodes)))
        self.title.show()
        self.kind.setText(", ".join(words.say(Text(title)) for title in kinds))
        self.help.setVisible(len(kinds) == 1)

    def _show_icon(self, node: Node) -> None:
        family = node.layer.family
        self.icon.set_icon(node.layer.icon, f"family:{family}", family)
