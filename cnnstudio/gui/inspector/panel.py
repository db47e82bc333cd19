"""What the inspector shows, and which edits it asks for."""

from __future__ import annotations

from functools import cached_property, partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Change, Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.elements import HorizontalSeparator, Label
from cnnstudio.gui.elements.styling import set_style
from cnnstudio.gui.forms import StructForm
from cnnstudio.gui.forms.declarations import shared_settings
from cnnstudio.gui.inspector.arithmetic import NodeArithmetic
from cnnstudio.gui.inspector.group_page import GroupPage
from cnnstudio.gui.inspector.header import InspectorHeader
from cnnstudio.gui.inspector.help_page import HelpPage
from cnnstudio.gui.inspector.messages import NodeMessages
from cnnstudio.gui.inspector.reading import ReadingPage
from cnnstudio.gui.inspector.totals import NetworkTotals
from cnnstudio.gui.looks import theme
from cnnstudio.layers.base import Layer
from cnnstudio.layers.text import Text
from cnnstudio.network import edits
from cnnstudio.network.graph import Group, Node
from cnnstudio.network.groups import group_of


class Inspector(QFrame):
    """Shows and edits what is selected: one layer, several, a group, or the network's totals.

    Signals:
        settings_lit: The node whose settings make a number that is pointed at, or None.
    """

    settings_lit = Signal(object)

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        set_style(self, panel=True)
        self._document, self._selection = document, selection
        self._shown: frozenset[int] = frozenset()
        self._movement = 0
        self._footer: QWidget | None = None
        self._forms: dict[tuple[type[Layer], tuple[str, ...]], StructForm] = {}
        self.form: StructForm | None = None
        self.header = InspectorHeader(self)
        self.help = HelpPage(self)
        self.messages = NodeMessages(document, selection, self)
        self.arithmetic = NodeArithmetic(self)
        self.totals = NetworkTotals(document, self)
        self.group = GroupPage(document, selection, self)
        self._several = Label("", color="text2", wrap=True, parent=self)
        self._several.setContentsMargins(6, 0, 6, 0)
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self._form_place = QVBoxLayout()
        self._footer_place = QVBoxLayout()
        # As far from the edge as the arithmetic above it.
        self._footer_place.setContentsMargins(6, 0, 6, 0)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 10, 8, 14)
        column.setSpacing(8)
        column.addWidget(self.help)
        column.addWidget(self.messages)
        column.addWidget(self._several)
        column.addLayout(self._form_place)
        column.addWidget(self.arithmetic)
        column.addLayout(self._footer_place)
        column.addStretch(1)
        details = QWidget(self)
        rows = QVBoxLayout(details)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        rows.addWidget(HorizontalSeparator(details))
        rows.addWidget(_scrolled(body, self), 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.totals)
        self._pages.addWidget(details)
        self._pages.addWidget(self.group)

    def _connect(self) -> None:
        self._document.analyzed.connect(self.refresh)
        self._document.changed.connect(self._on_changed)
        self._selection.changed.connect(self.refresh)
        self.header.renamed.connect(self._on_renamed)
        self.header.help.toggled.connect(self.help.setVisible)
        self.arithmetic.pointed.connect(self._on_calculation_pointed)
        theme.current().changed.connect(self.refresh)

    def set_footer(self, widget: QWidget) -> None:
        """Put a widget below the arithmetic of a layer."""
        self._footer = widget
        self._footer_place.addWidget(widget)
        self.refresh()

    @cached_property
    def reading(self) -> ReadingPage:
        """The page of help that is read without selecting anything."""
        page = ReadingPage(self)
        page.closed.connect(self.refresh)
        self._pages.addWidget(page)
        return page

    def read(self, title: str, about: str, page: str) -> None:
        """Show a page of help until it is closed, or the selection or the network changes."""
        self.reading.show_help(title, about, page)
        self._pages.setCurrentWidget(self.reading)

    # --- showing -------------------------------------------------------------------------------

    @property
    def _nodes(self) -> list[Node]:
        """The selected nodes, in the order of the network."""
        by_id = self._document.network.by_id
        return [by_id[id_] for id_ in sorted(self._selection.ids) if id_ in by_id]

    def refresh(self) -> None:
        """Show what is selected as it is now."""
        nodes = self._nodes
        group = group_of(self._document.network, self._selection.ids) if nodes else None
        if group is not None or not nodes:
            self._shown = frozenset()
            self._use_form(())
            self._show_page(group)
            return
        self._pages.setCurrentIndex(1)
        kinds = tuple(dict.fromkeys(type(node.layer) for node in nodes))
        is_one_kind = len(kinds) == 1
        self._use_form(kinds)
        self._show_form(nodes)
        single = nodes[0] if len(nodes) == 1 else None
        self._show_header(nodes, single)
        self._show_sentence(nodes, is_one_kind=is_one_kind)
        self.help.set_family(nodes[0].layer.family if is_one_kind else "")
        self.help.setVisible(is_one_kind and self.header.help.isChecked())
        self.messages.show_node(single.id if single else None)
        self.arithmetic.show_node(self._document, single.id if single else None)
        if self._footer is not None:
            self._footer.setVisible(single is not None)

    def _show_page(self, group: Group | None) -> None:
        """Show a group, or without one the network as a whole."""
        self._pages.setCurrentWidget(self.totals if group is None else self.group)
        if group is None:
            self.totals.refresh()
        else:
            self.group.show_group(group)

    def _on_changed(self, change: Change) -> None:
        """Follow edits that analysis does not know: of groups."""
        if change.network.groups and not change.network.is_structural:
            self.refresh()

    def _show_header(self, nodes: list[Node], single: Node | None) -> None:
        if single is None:
            self.header.show_several(nodes)
        else:
            self.header.show_node(single, self._document.network)

    def _show_sentence(self, nodes: list[Node], *, is_one_kind: bool) -> None:
        self._several.setVisible(len(nodes) > 1)
        text = Text("What you change here changes in all {count} layers.", {"count": len(nodes)})
        if not is_one_kind:
            text = Text(
                "These are the settings that all {count} layers share, whatever their kinds. What "
                "you change here changes in all of them.",
                {"count": len(nodes)},
            )
            if self.form is None:
                text = Text(
                    "{count} layers of different kinds are selected, which share no setting. They "
                    "can be moved, copied and removed together.",
                    {"count": len(nodes)},
                )
        self._several.setText(words.say(text))

    def _use_form(self, kinds: tuple[type[Layer], ...]) -> None:
        """Show the form of a kind, or of what several kinds share; each is made once."""
        names = shared_settings(kinds) if kinds else ()
        self.form = self._form_of(kinds[0], names) if names else None
        for form in self._forms.values():
            form.setVisible(form is self.form)

    def _form_of(self, kind: type[Layer], names: tuple[str, ...]) -> StructForm:
        if (kind, names) not in self._forms:
            form = self._forms[kind, names] = StructForm(kind, names, parent=self)
            form.edited.connect(self._on_edited)
            form.settled.connect(self._on_settled)
            form.pointed.connect(self.arithmetic.light)
            self._form_place.addWidget(form)
        return self._forms[kind, names]

    def _show_form(self, nodes: list[Node]) -> None:
        if self.form is None:
            return
        ids = frozenset(node.id for node in nodes)
        self.form.set_values([node.layer for node in nodes])
        if ids != self._shown:
            self._shown = ids
            self._movement += 1
            self.form.discard()

    # --- editing -------------------------------------------------------------------------------

    def _on_edited(self, name: str, value: object, may_go_on: bool) -> None:
        ids = [node.id for node in self._nodes]
        label, edit = self._label(name), partial(edits.set_setting, ids=ids, name=name, value=value)
        if may_go_on:
            done = self._document.edit_merged(("setting", name, self._movement), label, edit)
        else:
            self._movement += 1
            done = self._document.edit(label, edit)
        if not done:
            self.refresh()

    def _label(self, name: str) -> str:
        title = words.say(Text(self.form.row(name).setting.title)) if self.form else name
        title = title[:1].lower() + title[1:]
        nodes = self._nodes
        if len(nodes) == 1:
            return self.tr("Set {setting} of {node}").format(setting=title, node=nodes[0].name)
        layers = words.layers(len(nodes))
        return self.tr("Set {setting} of {layers}").format(setting=title, layers=layers)

    def _on_settled(self) -> None:
        self._movement += 1

    def _on_renamed(self, name: str) -> None:
        single = self._selection.single
        if single is not None:
            before = self._document.network.by_id[single].name
            label = self.tr("Rename {node}").format(node=before)
            if not self._document.edit(label, edits.rename, single, name):
                self.refresh()

    def _on_calculation_pointed(self, names: frozenset[str]) -> None:
        if self.form is not None:
            self.form.highlight(names)
        self.settings_lit.emit(self._selection.single if names else None)


def _scrolled(body: QWidget, parent: QWidget) -> QScrollArea:
    area = QScrollArea(parent)
    area.setAccessibleName(QCoreApplication.translate("Inspector", "Settings and arithmetic"))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    return area
