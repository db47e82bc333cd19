"""Goes through the whole window in a language nobody speaks, and lists what stays English.

A process of its own: texts are kept once they are translated. Prints each text that holds a word
in English letters, with where it was seen, as JSON.
"""

import json
import os
import re
import sys
from collections.abc import Iterable

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"

from PySide6.QtWidgets import QApplication

from cnnstudio import paths
from cnnstudio.app import languages
from cnnstudio.app.settings import Settings
from cnnstudio.gui.canvas.hover.card_tip import tip_of, tip_of_group
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.layers.catalogue import KINDS
from cnnstudio.network import edits
from cnnstudio.network.graph import Network, Node
from tests import pseudo
from tests.gui.languages.shown import Shown


class Tour:
    """A window of a studio, and what it shows."""

    def __init__(self) -> None:
        settings = Settings()
        settings.change(language=pseudo.LANGUAGE, started_before=True)
        self.app = QApplication.instance() or QApplication([])
        trouble = languages.use(settings.values.language, self.app)
        assert trouble is None, trouble
        theme.apply(self.app, "light")
        self.shown = Shown()
        self.shown.watch_painters()
        self.studio = Studio(settings)
        self.window = MainWindow(self.studio)
        self.names = {"node"}
        self.open("LeNet-5")
        self.window.resize(1280, 720)
        self.window.show()

    def open(self, name: str) -> None:
        """Open a known network, and remember what is called how in it."""
        self.studio.new(name)
        network = self.studio.document.network
        self.names |= names_in(each.name for each in (*network.nodes, *network.groups))

    def run(self) -> None:
        """See every place of the window."""
        self.shown.look()
        for step in (
            self.see_every_kind,
            self.see_a_broken_network,
            self.see_groups,
            self.see_dialogs,
            self.see_workspaces,
            self.see_gallery,
            self.see_tour,
        ):
            step()
            self.shown.look()

    def see_every_kind(self) -> None:
        """Look at each kind in the inspector, alone in a network."""
        document = self.studio.document
        for kind in KINDS:
            inputs = () if kind.most_inputs == 0 else (1,) if kind.fewest_inputs < 2 else (1, 1)
            first = document.network.nodes[0]
            node = Node(2, "node2", kind(), inputs)
            document.edit("x", lambda _, node=node, first=first: Network((first, node)))
            self.studio.selection.set([2])
            self.shown.look()
            self.see_tip(tip_of(document, 2))
            document.undo_stack.undo()

    def see_tip(self, tip) -> None:
        """Note down a tip of the canvas."""
        for text in (tip.title, tip.note, *(part for row in tip.rows for part in row)):
            self.shown.add("tip of a card", text)

    def see_a_broken_network(self) -> None:
        """Look at problems and what would mend them."""
        document = self.studio.document
        document.edit("x", edits.remove_nodes, [8])
        document.edit("x", edits.set_setting, [2], "kernel", (40, 40))
        self.window.results.show_problems()
        for node in document.network.nodes:
            self.studio.selection.set([node.id])
            self.shown.look()
        self.studio.selection.set([2, 4])
        self.shown.look()
        document.undo_stack.undo()
        document.undo_stack.undo()

    def see_groups(self) -> None:
        """Look at a network with groups."""
        self.open("ResNet-18")
        groups = self.studio.document.network.groups
        for group in groups[:3]:
            self.see_tip(tip_of_group(self.studio.document, group))
            self.studio.selection.set(group.nodes)
            self.shown.look()

    def see_dialogs(self) -> None:
        """Open each window of its own."""
        for key in ("preferences", "shortcuts", "about", "find_anything", "repeat"):
            self.window.actions_[key].trigger()
            self.shown.look()
        self.window.command_palette.hide()

    def see_workspaces(self) -> None:
        """Look at all workspaces and all pages of each."""
        self.open("LeNet-5")
        self.studio.selection.set([2])
        for key in ("train", "explore", "build"):
            self.window.show_workspace(key)
            self.shown.look()
        for page in ("unit", "growth", "maps", "filters"):
            self.window.explore.show_page(page)
            self.shown.look()
        self.window.show_workspace("build")
        for place in range(self.window.results.tabs.count()):
            self.window.results.tabs.setCurrentIndex(place)
            self.shown.look()
        self.window.start.show()
        self.shown.look()

    def see_gallery(self) -> None:
        """Look at what is said of every known network."""
        self.window.files.open_gallery()
        self.shown.look()

    def see_tour(self) -> None:
        """Take the tour to its end."""
        self.window.tour.begin()
        self.shown.look()


TAGS = re.compile(r"<[^>]*>|&#?\w+;")
WORD = re.compile(r"[A-Za-z]{2,}")
KEYS = re.compile(
    r"\b(Ctrl|Alt|Shift|Del|Esc|Home|End|PgUp|PgDown|Return|Enter|Space|Backspace|Tab"
    r"|Left|Right|Up|Down)\b"
)
UNITS = {"KiB", "MiB", "GiB", "ti"}
"""Qt writes bytes as bæti."""
PROPER = {"CNN", "Studio", "CPU", "LeNet", "ResNet", "American", "English", "slenska", "cnn"}
PAPER = {"LeCun", "Bottou", "Bengio", "Haffner"}
OF_QT = {
    "OK",
    "Float",
    "Close",
    "Scroll Left",
    "Scroll Right",
    "Undocks and re-attaches the dock widget",
    "Closes the dock widget",
}
"""What Qt says by itself, in languages that it knows."""


def left_over(text: str, names: set[str]) -> bool:
    """Say whether a text holds a word in English letters that is no name, key or unit."""
    if text in OF_QT or text.startswith(("“Gradient-Based", "/")) or "examples/" in text:
        return False
    plain = KEYS.sub("", TAGS.sub(" ", text))
    known = UNITS | PROPER | PAPER | names
    return any(
        word not in known and not any(name.startswith(word) for name in names)
        for word in WORD.findall(plain)
    )


def names_in(names: Iterable[str]) -> set[str]:
    """Give the words that names of nodes and groups are made of."""
    return {word for name in names for word in WORD.findall(name)}


def main() -> None:
    """Print what stays English."""
    pseudo.make(paths.translations_folder())
    tour = Tour()
    tour.run()
    found = {
        text: sorted(where)
        for text, where in tour.shown.texts.items()
        if left_over(text, tour.names)
    }
    json.dump({"seen": len(tour.shown.texts), "left": found}, sys.stdout, ensure_ascii=False)
    sys.stdout.flush()
    # Taking a window apart is for other tests.
    os._exit(0)


if __name__ == "__main__":
    main()
