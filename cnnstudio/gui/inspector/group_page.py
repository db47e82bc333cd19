"""What the inspector shows of a selected group: its numbers as a whole, and its layers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.canvas.words.group_content import shapes_in_words
from cnnstudio.gui.elements import Button, HorizontalSeparator, Label, SectionHeader, set_tip
from cnnstudio.gui.inspector.header import InspectorHeader
from cnnstudio.gui.looks import icons, theme
from cnnstudio.gui.shortcuts import keymap
from cnnstudio.network import groups
from cnnstudio.network.graph import Group

BESIDE_ROW = 2
"""Pixels that rows with icons are higher than others."""
NODE = Qt.ItemDataRole.UserRole


class GroupPage(QWidget):
    """Name, totals and layers of one group, and what can be done with it.

    Signals:
        repeat_wanted: The group shall be there several times in a row.
    """

    repeat_wanted = Signal()

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._group: Group | None = None
        self.header = InspectorHeader(self)
        self.values: dict[str, Label] = {}
        self.fold = Button("", "expand", small=True, parent=self)
        self.ungroup = Button(self.tr("Ungroup"), small=True, parent=self)
        self.repeat = Button(self.tr("Repeat…"), small=True, parent=self)
        self.layers = LayerList(self)
        self._lay_out()
        self.header.renamed.connect(self._rename)
        self.fold.clicked.connect(self._fold)
        self.ungroup.clicked.connect(self._ungroup)
        self.repeat.clicked.connect(self.repeat_wanted)
        self.layers.chosen.connect(lambda node: selection.set([node]))

    def _lay_out(self) -> None:
        tips = {
            "ungroup": (self.ungroup, self.tr("Take the group away; its layers stay")),
            "repeat": (self.repeat, self.tr("Put copies of the group behind each other")),
        }
        for action, (button, tip) in tips.items():
            keymap.follow(button, action, partial(set_tip, button, tip))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.fold, self.ungroup, self.repeat):
            buttons.addWidget(button)
        buttons.addStretch(1)
        body = QVBoxLayout()
        body.setContentsMargins(14, 12, 14, 14)
        body.setSpacing(12)
        body.addLayout(buttons)
        body.addLayout(self._make_grid())
        body.addWidget(SectionHeader(self.tr("Layers"), parent=self))
        body.addWidget(self.layers, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(HorizontalSeparator(self))
        whole.addLayout(body, 1)

    def _make_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (key, title) in enumerate(self._titles()):
            self.values[key] = Label("", "strong", parent=self)
            grid.addWidget(Label(title, color="text2", parent=self), row, 0)
            grid.addWidget(self.values[key], row, 1, Qt.AlignmentFlag.AlignRight)
        return grid

    def _titles(self) -> tuple[tuple[str, str], ...]:
        return (
            ("input", self.tr("Input")),
            ("output", self.tr("Output")),
            ("parameters", self.tr("Parameters")),
            ("macs", self.tr("Multiply-adds (MACs)")),
            ("activations", self.tr("Activations of one picture")),
            ("field", self.tr("Receptive field at its end")),
        )

    def show_group(self, group: Group) -> None:
        """Show a group as it is now."""
        self._group = group
        network, analysis = self._document.network, self._document.analysis
        facts = groups.facts(network, analysis, group.nodes)
        field = words.pixels(facts.field.size) if facts.field else "–"
        texts = {
            "input": shapes_in_words(facts.input_shapes),
            "output": shapes_in_words(facts.output_shapes),
            "parameters": words.number(facts.parameters),
            "macs": words.number(facts.macs),
            "activations": words.bytes_(facts.activation_bytes),
            "field": field,
        }
        for key, text in texts.items():
            self.values[key].setText(text)
        self.header.show_group(group)
        self._show_fold(group)
        self.layers.show_group(self._document, group)

    def _show_fold(self, group: Group) -> None:
        self.fold.setText(self.tr("Unfold") if group.folded else self.tr("Fold"))
        self.fold.set_icon("expand" if group.folded else "group")
        tip = self.tr("Show all that is in it") if group.folded else self.tr("Show it as one card")
        set_tip(self.fold, tip, keymap.current().first("fold"))

    # --- editing -------------------------------------------------------------------------------

    def _rename(self, name: str) -> None:
        if self._group is not None:
            label = self.tr("Rename {name}").format(name=self._group.name)
            if not self._document.edit(label, groups.renamed, self._group.id, name):
                self.header.name.discard()

    def _fold(self) -> None:
        if self._group is not None:
            folds = not self._group.folded
            template = self.tr("Fold {name}") if folds else self.tr("Unfold {name}")
            label = template.format(name=self._group.name)
            self._document.edit(label, groups.folded, self._group.id, folds)

    def _ungroup(self) -> None:
        if self._group is not None:
            label = self.tr("Ungroup {name}").format(name=self._group.name)
            self._document.edit(label, groups.ungrouped, self._group.id)


class LayerList(QTreeWidget):
    """The layers of a group with their output shapes.

    Signals:
        chosen: A layer was clicked on.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Layers of the group"))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._shown: object = None
        self.itemClicked.connect(self._on_chosen)
        self.itemActivated.connect(self._on_chosen)

    def show_group(self, document: Document, group: Group) -> None:
        """Show the layers of a group, without its name in front of theirs."""
        network, analysis = document.network, document.analysis
        members = set(group.nodes)
        rows = [
            (node, node.name.removeprefix(f"{group.name}_"), analysis.nodes[node.id].output_shape)
            for node in network.order
            if node.id in members
        ]
        if rows == self._shown:
            return
        self._shown = rows
        self.clear()
        items: list[QTreeWidgetItem] = []
        for node, name, shape in rows:
            item = QTreeWidgetItem([name or node.name, words.shape(shape)])
            item.setIcon(0, icons.icon(node.layer.icon, f"family:{node.layer.family}"))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, theme.current().size("row") + BESIDE_ROW))
            item.setData(0, NODE, node.id)
            items.append(item)
        self.addTopLevelItems(items)

    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, NODE))
