"""All actions of the window in one table: menus, keys, tool tips, buttons and search read it.

A new action is one more line here, a handler in the main window, and, if it cannot always be used,
a rule in `availability`. Each has a place in a menu, keys of its own and a tip.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cnnstudio.gui.marking import QT_TRANSLATE_NOOP

MENUS = {
    "File": QT_TRANSLATE_NOOP("Actions", "&File"),
    "Edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "View": QT_TRANSLATE_NOOP("Actions", "&View"),
    "Network": QT_TRANSLATE_NOOP("Actions", "&Network"),
    "Run": QT_TRANSLATE_NOOP("Actions", "&Run"),
    "Window": QT_TRANSLATE_NOOP("Actions", "&Window"),
    "Help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}
"""The menus and their titles, in which ``&`` stands before the key that opens each."""


class Submenu(NamedTuple):
    """A menu within another, in a group of its own."""

    outer: str
    title: str


SUBMENUS = {
    "Import": Submenu("File", QT_TRANSLATE_NOOP("Actions", "&Import")),
    "Export": Submenu("File", QT_TRANSLATE_NOOP("Actions", "&Export")),
}


class Entry(NamedTuple):
    """An action: its name in the program, where it is, what it says and which keys trigger it.

    Texts are marked with `QT_TRANSLATE_NOOP`, so that translators find them. Keys may be two
    strokes ("Ctrl+E, P"); `also` is a second set of keys, for habits from other programs.
    """

    key: str
    menu: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False
    starts_group: bool = False
    also: str = ""


def translated(text: str) -> str:
    """Give a text of the table in the user's language."""
    return QCoreApplication.translate("Actions", text)


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "new",
        "File",
        QT_TRANSLATE_NOOP("Actions", "New from gallery…"),
        "Ctrl+N",
        "new",
        QT_TRANSLATE_NOOP("Actions", "Start from a known network"),
    ),
    Entry(
        "open",
        "File",
        QT_TRANSLATE_NOOP("Actions", "Open…"),
        "Ctrl+O",
        "open",
        QT_TRANSLATE_NOOP("Actions", "Open a project file (.cnn)"),
    ),
    Entry(
        "start_page",
        "File",
        QT_TRANSLATE_NOOP("Actions", "Start page"),
        "Alt+Home",
        tip=QT_TRANSLATE_NOOP("Actions", "Recent projects, networks to begin with, and examples"),
    ),
    Entry(
        "save",
        "File",
        QT_TRANSLATE_NOOP("Actions", "Save"),
        "Ctrl+S",
        "save",
        QT_TRANSLATE_NOOP("Actions", "Save network, runs and weights in one file"),
    ),
    Entry(
        "save_as",
        "File",
        QT_TRANSLATE_NOOP("Actions", "Save as…"),
        "Ctrl+Shift+S",
        tip=QT_TRANSLATE_NOOP("Actions", "Save under another name"),
    ),
    Entry(
        "import_torchvision",
        "Import",
        QT_TRANSLATE_NOOP("Actions", "torchvision network…"),
        "Ctrl+I, T",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take over a known network, with or without its trained weights"
        ),
    ),
    Entry(
        "import_onnx",
        "Import",
        QT_TRANSLATE_NOOP("Actions", "ONNX file…"),
        "Ctrl+I, O",
        tip=QT_TRANSLATE_NOOP("Actions", "Take over a convolutional network"),
    ),
    Entry(
        "export_python",
        "Export",
        QT_TRANSLATE_NOOP("Actions", "Python code…"),
        "Ctrl+E, P",
        "export",
        QT_TRANSLATE_NOOP(
            "Actions", "Save a PyTorch file that runs and trains the network without CNN Studio"
        ),
    ),
    Entry(
        "export_onnx",
        "Export",
        QT_TRANSLATE_NOOP("Actions", "ONNX…"),
        "Ctrl+E, O",
        tip=QT_TRANSLATE_NOOP("Actions", "Save the trained model for other programs"),
    ),
    Entry(
        "export_program",
        "Export",
        QT_TRANSLATE_NOOP("Actions", "torch.export…"),
        "Ctrl+E, T",
        tip=QT_TRANSLATE_NOOP("Actions", "Save it as a PyTorch program (.pt2)"),
    ),
    Entry(
        "export_weights",
        "Export",
        QT_TRANSLATE_NOOP("Actions", "Weights (safetensors)…"),
        "Ctrl+E, W",
        tip=QT_TRANSLATE_NOOP("Actions", "Save what was learned, to be loaded by the Python code"),
    ),
    Entry(
        "export_drawing",
        "Export",
        QT_TRANSLATE_NOOP("Actions", "Drawing…"),
        "Ctrl+E, D",
        tip=QT_TRANSLATE_NOOP("Actions", "Save the canvas as SVG, PNG or PDF"),
    ),
    Entry(
        "export_report",
        "Export",
        QT_TRANSLATE_NOOP("Actions", "Report…"),
        "Ctrl+E, R",
        tip=QT_TRANSLATE_NOOP("Actions", "Save a page to print: layers and curves"),
    ),
    Entry(
        "quit",
        "File",
        QT_TRANSLATE_NOOP("Actions", "Quit"),
        "Ctrl+Q",
        tip=QT_TRANSLATE_NOOP("Actions", "Close the window"),
        starts_group=True,
    ),
    Entry(
        "undo",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        "Ctrl+Z",
        "undo",
        QT_TRANSLATE_NOOP("Actions", "Take the last step back"),
    ),
    Entry(
        "redo",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        "Ctrl+Shift+Z",
        "redo",
        QT_TRANSLATE_NOOP("Actions", "Do again what was taken back"),
        also="Ctrl+Y",
    ),
    Entry(
        "cut",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Cut"),
        "Ctrl+X",
        "cut",
        QT_TRANSLATE_NOOP("Actions", "Take the selected layers out, to be pasted elsewhere"),
        starts_group=True,
    ),
    Entry(
        "copy",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Copy"),
        "Ctrl+C",
        "copy",
        QT_TRANSLATE_NOOP("Actions", "Put the selected layers on the clipboard"),
    ),
    Entry(
        "paste",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Paste"),
        "Ctrl+V",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Add the layers of the clipboard, also those of another window"
        ),
    ),
    Entry(
        "duplicate",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Duplicate"),
        "Ctrl+D",
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the selected layers"),
    ),
    Entry(
        "delete",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Delete"),
        "Del",
        "delete",
        QT_TRANSLATE_NOOP("Actions", "Remove the selected layers, close the gap"),
    ),
    Entry(
        "rename",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Rename"),
        "F2",
        tip=QT_TRANSLATE_NOOP("Actions", "Change the selected name, or the selected note"),
    ),
    Entry(
        "select_all",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Select all"),
        "Ctrl+A",
        tip=QT_TRANSLATE_NOOP("Actions", "Select every layer of the network"),
        starts_group=True,
    ),
    Entry(
        "find_layer",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Find a layer kind"),
        "Ctrl+F",
        "search",
        QT_TRANSLATE_NOOP("Actions", "Go to the palette"),
    ),
    Entry(
        "find_anything",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Find anything…"),
        "Ctrl+K",
        "search",
        QT_TRANSLATE_NOOP(
            "Actions", "Search all actions, layer kinds, layers of the network, networks and help"
        ),
        also="Ctrl+Shift+P",
    ),
    Entry(
        "preferences",
        "Edit",
        QT_TRANSLATE_NOOP("Actions", "Preferences…"),
        "Ctrl+,",
        "settings",
        QT_TRANSLATE_NOOP("Actions", "Choose how the program looks and where it keeps things"),
        starts_group=True,
    ),
    Entry(
        "zoom_in",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Zoom in"),
        "Ctrl++",
        "zoom_in",
        QT_TRANSLATE_NOOP("Actions", "Show the cards larger"),
        also="Ctrl+=",
    ),
    Entry(
        "zoom_out",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Zoom out"),
        "Ctrl+-",
        "zoom_out",
        QT_TRANSLATE_NOOP("Actions", "Show more of the network at once"),
    ),
    Entry(
        "zoom_100",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Original size"),
        "Ctrl+0",
        tip=QT_TRANSLATE_NOOP("Actions", "Show the cards at 100 %"),
    ),
    Entry(
        "fit",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Fit the whole network"),
        "Ctrl+9",
        "fit",
        QT_TRANSLATE_NOOP("Actions", "Show all cards at once"),
    ),
    Entry(
        "zoom_selection",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Zoom to selection"),
        "Ctrl+8",
        tip=QT_TRANSLATE_NOOP("Actions", "Show what is selected as large as fits"),
    ),
    Entry(
        "theme_system",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Theme: as the system"),
        "Ctrl+T, S",
        tip=QT_TRANSLATE_NOOP("Actions", "Be light or dark as the desktop is"),
        checkable=True,
        starts_group=True,
    ),
    Entry(
        "theme_light",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Theme: light"),
        "Ctrl+T, L",
        tip=QT_TRANSLATE_NOOP("Actions", "Dark letters on light panels"),
        checkable=True,
    ),
    Entry(
        "theme_dark",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Theme: dark"),
        "Ctrl+T, D",
        tip=QT_TRANSLATE_NOOP("Actions", "Light letters on dark panels"),
        checkable=True,
    ),
    Entry(
        "reduce_motion",
        "View",
        QT_TRANSLATE_NOOP("Actions", "Less motion"),
        "Ctrl+T, M",
        tip=QT_TRANSLATE_NOOP("Actions", "Show changes at once"),
        checkable=True,
    ),
    Entry(
        "tidy",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Tidy up"),
        "Ctrl+L",
        "tidy",
        QT_TRANSLATE_NOOP("Actions", "Arrange the cards in reading order"),
    ),
    Entry(
        "arrange_right",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Arrange left to right"),
        "Ctrl+M, R",
        icon="arrow_right",
        tip=QT_TRANSLATE_NOOP("Actions", "Lay the network out in rows, as text is written"),
    ),
    Entry(
        "arrange_down",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Arrange top to bottom"),
        "Ctrl+M, D",
        icon="arrow_down",
        tip=QT_TRANSLATE_NOOP("Actions", "Lay the network out in columns, as papers draw it"),
    ),
    Entry(
        "group",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Group"),
        "Ctrl+G",
        "group",
        QT_TRANSLATE_NOOP("Actions", "Put the selected layers into a group"),
        starts_group=True,
    ),
    Entry(
        "ungroup",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Ungroup"),
        "Ctrl+Shift+G",
        tip=QT_TRANSLATE_NOOP("Actions", "Take the selected group away; its layers stay"),
    ),
    Entry(
        "fold",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Fold or unfold"),
        "Ctrl+J",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Show the selected group as one card, or all that is in it"
        ),
    ),
    Entry(
        "repeat",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Repeat…"),
        "Ctrl+Shift+R",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Put copies of the selected layers or group behind each other"
        ),
    ),
    Entry(
        "fold_all",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Fold all"),
        "Ctrl+Shift+J",
        tip=QT_TRANSLATE_NOOP("Actions", "Show every group as one card"),
    ),
    Entry(
        "unfold_all",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Unfold all"),
        "Ctrl+Shift+K",
        tip=QT_TRANSLATE_NOOP("Actions", "Show what is in every group"),
    ),
    Entry(
        "save_block",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Save selection to palette…"),
        "Ctrl+Shift+B",
        "star",
        QT_TRANSLATE_NOOP("Actions", "Keep the selected layers as a block of your own"),
    ),
    Entry(
        "add_note",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Add a note"),
        "Shift+N",
        "note",
        QT_TRANSLATE_NOOP("Actions", "Write something down on the canvas"),
        starts_group=True,
    ),
    Entry(
        "frame_selection",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Frame the selection"),
        "Shift+F",
        "frame",
        QT_TRANSLATE_NOOP("Actions", "Draw a colored frame with a title around what is selected"),
    ),
    Entry(
        "adapt",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Fit to the data"),
        "Ctrl+Shift+D",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Set Input and Output to the size and classes of the chosen data"
        ),
        starts_group=True,
    ),
    Entry(
        "compare",
        "Network",
        QT_TRANSLATE_NOOP("Actions", "Compare with…"),
        "Ctrl+Shift+C",
        "compare",
        QT_TRANSLATE_NOOP(
            "Actions",
            "See how this network differs from its saved version, a run's, or another one",
        ),
        starts_group=True,
    ),
    Entry(
        "start",
        "Run",
        QT_TRANSLATE_NOOP("Actions", "Train"),
        "Ctrl+R",
        "play",
        QT_TRANSLATE_NOOP("Actions", "Train the network"),
    ),
    Entry(
        "pause",
        "Run",
        QT_TRANSLATE_NOOP("Actions", "Pause"),
        "Ctrl+P",
        "pause",
        QT_TRANSLATE_NOOP("Actions", "Wait, and go on later"),
        checkable=True,
    ),
    Entry(
        "stop",
        "Run",
        QT_TRANSLATE_NOOP("Actions", "Stop and keep"),
        "Ctrl+.",
        "stop",
        QT_TRANSLATE_NOOP("Actions", "End the run and keep what was learned"),
    ),
    Entry(
        "data_folder",
        "Run",
        QT_TRANSLATE_NOOP("Actions", "Folder of data sets…"),
        "Ctrl+Shift+O",
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Say where MNIST and the other data sets lie, or shall be downloaded to"
        ),
        starts_group=True,
    ),
    Entry(
        "next_picture",
        "Run",
        QT_TRANSLATE_NOOP("Actions", "Next picture"),
        "Ctrl+]",
        "chevron_right",
        QT_TRANSLATE_NOOP("Actions", "Look at the next picture of the data with all layers"),
        starts_group=True,
    ),
    Entry(
        "previous_picture",
        "Run",
        QT_TRANSLATE_NOOP("Actions", "Previous picture"),
        "Ctrl+[",
        "chevron_left",
        QT_TRANSLATE_NOOP("Actions", "Look at the picture before it with all layers"),
    ),
    Entry(
        "build",
        "Window",
        QT_TRANSLATE_NOOP("Actions", "Build"),
        "Ctrl+1",
        "build",
        QT_TRANSLATE_NOOP("Actions", "Assemble the network"),
        checkable=True,
    ),
    Entry(
        "train",
        "Window",
        QT_TRANSLATE_NOOP("Actions", "Train"),
        "Ctrl+2",
        "train",
        QT_TRANSLATE_NOOP("Actions", "Watch it learn"),
        checkable=True,
    ),
    Entry(
        "explore",
        "Window",
        QT_TRANSLATE_NOOP("Actions", "Explore"),
        "Ctrl+3",
        "explore",
        QT_TRANSLATE_NOOP("Actions", "See what units see"),
        checkable=True,
    ),
    Entry(
        "next_part",
        "Window",
        QT_TRANSLATE_NOOP("Actions", "Next part"),
        "F6",
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next part of the window by keyboard"),
        starts_group=True,
    ),
    Entry(
        "previous_part",
        "Window",
        QT_TRANSLATE_NOOP("Actions", "Previous part"),
        "Shift+F6",
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the part of the window before it"),
    ),
    Entry(
        "reset_layout",
        "Window",
        QT_TRANSLATE_NOOP("Actions", "Reset the layout"),
        "Ctrl+W, R",
        tip=QT_TRANSLATE_NOOP("Actions", "Put all panels back in their places"),
        starts_group=True,
    ),
    Entry(
        "full_screen",
        "Window",
        QT_TRANSLATE_NOOP("Actions", "Full screen"),
        "F11",
        tip=QT_TRANSLATE_NOOP("Actions", "Give the window the whole screen, or its frame again"),
        checkable=True,
    ),
    Entry(
        "tour",
        "Help",
        QT_TRANSLATE_NOOP("Actions", "Tour"),
        "Shift+F1",
        tip=QT_TRANSLATE_NOOP("Actions", "See in a few steps where everything is"),
    ),
    Entry(
        "shortcuts",
        "Help",
        QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"),
        "F1",
        "help",
        QT_TRANSLATE_NOOP("Actions", "See all keys, and choose others"),
    ),
    Entry(
        "about",
        "Help",
        QT_TRANSLATE_NOOP("Actions", "About CNN Studio"),
        "Ctrl+F1",
        "info",
        QT_TRANSLATE_NOOP("Actions", "See which version this is"),
    ),
)
