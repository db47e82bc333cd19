"""All actions of the window in one table: menus, shortcuts, tool tips and buttons read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from cnnstudio.gui import icons

MENUS = ("File", "Edit", "View", "Network", "Run", "Help")

SUBMENUS = {"Import": "File", "Export": "File"}
"""Menus within others, each in a group of its own."""


class Entry(NamedTuple):
    """An action: its name in the program, where it is, what it says and which keys trigger it."""

    key: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    starts_group: bool = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("Actions", text)


ENTRIES: tuple[Entry, ...] = (
    Entry("new", "File", "New from gallery…", "Ctrl+N", "new", "Start from a known network"),
    Entry("open", "File", "Open…", "Ctrl+O", "open", "Open a project file (.cnn)"),
    Entry("save", "File", "Save", "Ctrl+S", "save", "Save network, runs and weights in one file"),
    Entry("save_as", "File", "Save as…", "Ctrl+Shift+S", tip="Save under another name"),
    Entry(
        "import_torchvision",
        "Import",
        "torchvision network…",
        tip="Take over a known network, with or without its trained weights",
    ),
    Entry("import_onnx", "Import", "ONNX file…", tip="Take over a convolutional network"),
    Entry(
        "export_python",
        "Export",
        "Python code…",
        "Ctrl+E",
        "export",
        "Save a PyTorch file that runs and trains the network without CNN Studio",
    ),
    Entry("export_onnx", "Export", "ONNX…", tip="Save the trained model for other programs"),
    Entry("export_program", "Export", "torch.export…", tip="Save it as a PyTorch program (.pt2)"),
    Entry(
        "export_weights",
        "Export",
        "Weights (safetensors)…",
        tip="Save what was learned, to be loaded by the Python code",
    ),
    Entry("export_drawing", "Export", "Drawing…", tip="Save the canvas as SVG, PNG or PDF"),
    Entry("export_report", "Export", "Report…", tip="Save a page to print: layers and curves"),
    Entry("quit", "File", "Quit", "Ctrl+Q", tip="Close the window", starts_group=True),
    Entry("undo", "Edit", "Undo", "Ctrl+Z", "undo"),
    Entry("redo", "Edit", "Redo", "Ctrl+Shift+Z", "redo"),
    Entry("cut", "Edit", "Cut", "Ctrl+X", "cut", starts_group=True),
    Entry("copy", "Edit", "Copy", "Ctrl+C", "copy"),
    Entry("paste", "Edit", "Paste", "Ctrl+V"),
    Entry("duplicate", "Edit", "Duplicate", "Ctrl+D", tip="Copy the selected layers"),
    Entry("delete", "Edit", "Delete", "Del", "delete", "Remove the selected layers, close the gap"),
    Entry("rename", "Edit", "Rename", "F2", tip="Give the selected layer another name"),
    Entry("select_all", "Edit", "Select all", "Ctrl+A", starts_group=True),
    Entry("find_layer", "Edit", "Find a layer kind", "Ctrl+F", "search", "Go to the palette"),
    Entry("build", "View", "Build", "Ctrl+1", "build", "Assemble the network", checkable=True),
    Entry("train", "View", "Train", "Ctrl+2", "train", "Watch it learn", checkable=True),
    Entry("explore", "View", "Explore", "Ctrl+3", "explore", "See what units see", checkable=True),
    Entry("zoom_in", "View", "Zoom in", "Ctrl++", "zoom_in", starts_group=True),
    Entry("zoom_out", "View", "Zoom out", "Ctrl+-", "zoom_out"),
    Entry("zoom_100", "View", "Original size", "Ctrl+0"),
    Entry("fit", "View", "Fit the whole network", "Ctrl+9", "fit"),
    Entry("theme_system", "View", "Theme: as the system", checkable=True, starts_group=True),
    Entry("theme_light", "View", "Theme: light", checkable=True),
    Entry("theme_dark", "View", "Theme: dark", checkable=True),
    Entry("reduce_motion", "View", "Less motion", tip="Show changes at once", checkable=True),
    Entry("full_screen", "View", "Full screen", "F11", checkable=True, starts_group=True),
    Entry("reset_layout", "View", "Reset the layout", tip="Put all panels back in their places"),
    Entry("tidy", "Network", "Tidy up", "Ctrl+L", "tidy", "Arrange the cards in reading order"),
    Entry(
        "group",
        "Network",
        "Group",
        "Ctrl+G",
        "group",
        "Put the selected layers into a group",
        starts_group=True,
    ),
    Entry(
        "ungroup",
        "Network",
        "Ungroup",
        "Ctrl+Shift+G",
        tip="Take the selected group away; its layers stay",
    ),
    Entry(
        "fold",
        "Network",
        "Fold or unfold",
        "Ctrl+,",
        tip="Show the selected group as one card, or all that is in it",
    ),
    Entry(
        "repeat",
        "Network",
        "Repeat…",
        "Ctrl+Shift+R",
        tip="Put copies of the selected layers or group behind each other",
    ),
    Entry("fold_all", "Network", "Fold all", tip="Show every group as one card"),
    Entry("unfold_all", "Network", "Unfold all", tip="Show what is in every group"),
    Entry(
        "save_block",
        "Network",
        "Save selection to palette…",
        icon="star",
        tip="Keep the selected layers as a block of your own",
    ),
    Entry(
        "adapt",
        "Network",
        "Fit to the data",
        "Ctrl+Shift+D",
        tip="Set Input and Output to the size and classes of the chosen data",
        starts_group=True,
    ),
    Entry(
        "compare",
        "Network",
        "Compare with…",
        icon="compare",
        tip="See how this network differs from its saved version, a run's, or another one",
        starts_group=True,
    ),
    Entry("start", "Run", "Train", "Ctrl+R", "play", "Train the network"),
    Entry("pause", "Run", "Pause", "Ctrl+P", "pause", "Wait, and go on later", checkable=True),
    Entry(
        "stop", "Run", "Stop and keep", "Ctrl+.", "stop", "End the run and keep what was learned"
    ),
    Entry(
        "data_folder",
        "Run",
        "Folder of data sets…",
        tip="Say where MNIST and the other data sets lie, or shall be downloaded to",
        starts_group=True,
    ),
    Entry("next_picture", "Run", "Next picture", "Ctrl+]", "chevron_right", starts_group=True),
    Entry("previous_picture", "Run", "Previous picture", "Ctrl+[", "chevron_left"),
    Entry("shortcuts", "Help", "Keyboard shortcuts", "F1", "help"),
    Entry("about", "Help", "About CNN Studio", icon="info"),
)


class Actions:
    """The actions as Qt objects, in the menus of a window."""

    def __init__(self, window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Make an action for each entry that calls `handlers[key]`; each must have one."""
        self._actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {name: window.menuBar().addMenu(_tr(name)) for name in MENUS}
        for entry in ENTRIES:
            self._actions[entry.key] = self._make(window, entry, handlers[entry.key])

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def enable(self, enabled: bool, *keys: str) -> None:
        """Let actions be used or not."""
        for key in keys:
            self._actions[key].setEnabled(enabled)

    def _make(self, window: QMainWindow, entry: Entry, handler: Callable[[], object]) -> QAction:
        action = QAction(_tr(entry.text), window)
        action.setShortcut(QKeySequence(entry.shortcut))
        action.setCheckable(entry.checkable)
        tip = _tr(entry.tip or entry.text)
        action.setToolTip(f"{tip} ({entry.shortcut})" if entry.shortcut else tip)
        action.setStatusTip(tip)
        if entry.icon:
            action.setIcon(icons.icon(entry.icon))
        action.triggered.connect(lambda _: handler())
        menu = self._menu(entry.menu)
        if entry.starts_group:
            menu.addSeparator()
        menu.addAction(action)
        return action

    def _menu(self, name: str) -> QMenu:
        """Give a menu; one within another is made where its first entry stands in the table."""
        if name not in self.menus:
            outer = self.menus[SUBMENUS[name]]
            outer.addSeparator()
            self.menus[name] = outer.addMenu(_tr(name))
        return self.menus[name]
