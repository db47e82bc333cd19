"""Where the choices of the search come from: each source is a function that gives some."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QAction, QKeySequence

from cnnstudio import paths
from cnnstudio.app import words
from cnnstudio.gui.command_palette.panel import Source
from cnnstudio.gui.command_palette.ranking import Choice
from cnnstudio.gui.palette.items import BLOCK_FAMILY, Item, built_in, of_own
from cnnstudio.gui.palette.sections import SECTIONS
from cnnstudio.gui.window.actions import ENTRIES, MENUS, SUBMENUS, translated
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Annotation
from cnnstudio.zoo.catalogue import templates

if TYPE_CHECKING:
    from cnnstudio.gui.main_window import MainWindow

LONGEST_TITLE = 120
"""Letters of a note that are shown."""

_TITLES = MENUS | {name: submenu.title for name, submenu in SUBMENUS.items()}


class Sources(QObject):
    """What can be chosen in a window, section by section."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._studio = window, window.studio

    def all(self) -> tuple[Source, ...]:
        """Give the sources in the order of their sections."""
        return (
            self.actions,
            self.panels,
            self.nodes,
            self.annotations,
            self.settings,
            self.items,
            self.networks,
            self.recent_files,
            self.help,
        )

    # --- what the window can do ----------------------------------------------------------------

    def actions(self) -> Iterator[Choice]:
        """Give what stands in the menus."""
        known = self._window.actions_
        for entry in ENTRIES:
            action, place = known[entry.key], translated(_TITLES[entry.menu]).replace("&", "")
            may = action.isEnabled()
            yield Choice(
                self.tr("Actions"),
                f"action:{entry.key}",
                action.iconText(),
                action.trigger,
                place if may else known.why_not(entry.key) or place,
                entry.icon,
                keys=_keys(action),
                further=f"{place} {translated(entry.tip)}",
                is_usable=may,
            )

    def panels(self) -> Iterator[Choice]:
        """Give the panels of the workspace, to be shown or hidden."""
        for action in self._window.workspaces.toggles():
            is_shown = action.isChecked()
            text = (
                self.tr("Hide the panel {name}") if is_shown else self.tr("Show the panel {name}")
            )
            title = text.format(name=action.iconText())
            key = f"panel:{action.text()}"
            yield Choice(self.tr("Actions"), key, title, action.trigger, self.tr("Window"))

    # --- the open network ----------------------------------------------------------------------

    def nodes(self) -> Iterator[Choice]:
        """Give the nodes and groups of the open network."""
        network, section = self._studio.document.network, self.tr("In this network")
        for group in network.groups:
            show = partial(self._show, group.nodes)
            icon, color = "group", f"family:{BLOCK_FAMILY}"
            yield Choice(section, "", group.name, show, self.tr("Group"), icon, color)
        for node in network.nodes:
            layer = node.layer
            yield Choice(
                section,
                "",
                node.name,
                partial(self._show, (node.id,)),
                words.say(Text(layer.title)),
                layer.icon,
                f"family:{layer.family}",
            )

    def _show(self, nodes: tuple[int, ...]) -> None:
        view = self._window.canvas.view
        self._window.show_workspace("build")
        self._studio.selection.set(nodes)
        view.show_node(nodes[0])
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def annotations(self) -> Iterator[Choice]:
        """Give the notes and frames of the open network, by their first lines."""
        for each in self._studio.document.network.annotations:
            first = next(iter(each.text.strip().splitlines()), "")[:LONGEST_TITLE]
            kind, icon = (
                (self.tr("Note"), "note") if each.kind == "note" else (self.tr("Frame"), "frame")
            )
            if first:
                show = partial(self._show_annotation, each)
                yield Choice(self.tr("In this network"), "", first, show, kind, icon)

    def _show_annotation(self, annotation: Annotation) -> None:
        view = self._window.canvas.view
        self._window.show_workspace("build")
        self._studio.selection.set((), [annotation.id])
        view.show_place(QRectF(*annotation.at, *annotation.size))
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settings(self) -> Iterator[Choice]:
        """Give the settings of what is selected."""
        single = self._studio.selection.single
        if single is None or self._window.workspaces.current != "build":
            return
        form = self._window.inspector.form
        if form is None:
            return
        node = self._studio.document.network.by_id[single]
        section = self.tr("Settings of {node}").format(node=node.name)
        for name in form.names():
            row = form.row(name)
            if not row.isHidden():
                focus = partial(self._edit, name)
                about = words.say(Text(row.setting.description))
                yield Choice(section, "", row.title.text(), focus, about, "settings")

    def _edit(self, name: str) -> None:
        self._window.workspaces.reveal("inspector")
        form = self._window.inspector.form
        if form is not None:
            form.row(name).editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- what can be put into it, or opened instead -----------------------------------------------

    def items(self) -> Iterator[Choice]:
        """Give the layer kinds and blocks; they are inserted behind what is selected."""
        own = [of_own(block) for block in self._studio.own_blocks.blocks]
        for item in (*built_in(), *own):
            yield Choice(
                self.tr("Insert a layer or a block"),
                f"insert:{item.key}",
                item.title,
                partial(self._insert, item),
                item.about,
                item.icon,
                f"family:{item.family}",
                further=" ".join(item.words),
            )

    def _insert(self, item: Item) -> None:
        self._window.show_workspace("build")
        self._window.canvas.view.insert_item(item)
        self._window.canvas.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def networks(self) -> Iterator[Choice]:
        """Give the networks of the gallery."""
        for entry in templates():
            yield Choice(
                self.tr("Start with a network"),
                f"network:{entry.name}",
                words.word(entry.name),
                partial(self._window.files.new_from_template, entry.name),
                words.say(entry.about),
                "new",
                further=entry.authors,
            )

    def recent_files(self) -> Iterator[Choice]:
        """Give the projects that were opened last."""
        for name in self._studio.settings.values.recent_files:
            path = Path(name)
            yield Choice(
                self.tr("Open again"),
                f"file:{name}",
                path.name,
                partial(self._window.files.open, path),
                str(path.parent),
                "open",
            )

    # --- help ----------------------------------------------------------------------------------

    def help(self) -> Iterator[Choice]:
        """Give the pages of help, and what is said of each layer kind."""
        section = self.tr("Help")
        for page in sorted((paths.resources_folder() / "help").glob("*.md")):
            title = _page_title(page.stem)
            read = partial(self._read, title, "", page.stem)
            yield Choice(section, f"help:{page.stem}", title, read, icon="book")
        for item in built_in():
            if item.layer is not None:
                read = partial(self._read, item.title, item.about, item.family)
                yield Choice(section, f"help:{item.key}", item.title, read, item.about, "book")

    def _read(self, title: str, about: str, page: str) -> None:
        self._window.workspaces.reveal("inspector")
        self._window.inspector.read(title, about, page)


def _keys(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _page_title(stem: str) -> str:
    """Call a page as the palette calls the family, any other by its file."""
    if stem in SECTIONS:
        return words.say(SECTIONS[stem][0])
    return stem.replace("_", " ").replace("-", " ").capitalize()
