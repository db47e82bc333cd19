"""Keys and gestures that belong to a view and stay as they are; the page of shortcuts lists them.

What the canvas takes as single keys is in `CANVAS` alone: actions get none of them.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from cnnstudio.gui.marking import QT_TRANSLATE_NOOP


class OwnKey(NamedTuple):
    """Keys, as Qt writes them in code and with commas between, or a gesture, and what it does."""

    keys: str
    does: str


class Part(NamedTuple):
    """A view and its keys; `is_mouse` where they are gestures in words."""

    title: str
    keys: tuple[OwnKey, ...]
    is_mouse: bool = False


CANVAS = Part(
    QT_TRANSLATE_NOOP("OwnKeys", "On the canvas"),
    (
        OwnKey(
            "Left,Right",
            QT_TRANSLATE_NOOP("OwnKeys", "Walk along the wires"),
        ),
        OwnKey(
            "Up,Down",
            QT_TRANSLATE_NOOP("OwnKeys", "Walk through the strips of a card, and to the next row"),
        ),
        OwnKey(
            "Shift+Left,Shift+Right,Shift+Up,Shift+Down",
            QT_TRANSLATE_NOOP("OwnKeys", "Select the next card as well, or let go on the way back"),
        ),
        OwnKey(
            "PgUp,PgDown",
            QT_TRANSLATE_NOOP("OwnKeys", "Go through all layers, notes and frames"),
        ),
        OwnKey(
            "Home,End",
            QT_TRANSLATE_NOOP("OwnKeys", "Go to the first layer, or to the last"),
        ),
        OwnKey(
            "C",
            QT_TRANSLATE_NOOP("OwnKeys", "Draw a wire to a port that Tab goes to and Enter takes"),
        ),
        OwnKey(
            "Alt+Left,Alt+Right,Alt+Up,Alt+Down",
            QT_TRANSLATE_NOOP("OwnKeys", "Choose a wire of the card, then the next one"),
        ),
        OwnKey(
            "Ctrl+Left,Ctrl+Right,Ctrl+Up,Ctrl+Down",
            QT_TRANSLATE_NOOP("OwnKeys", "Push the selected cards a little"),
        ),
        OwnKey(
            "Return,Enter",
            QT_TRANSLATE_NOOP("OwnKeys", "Unfold a group, write a note, or go to the settings"),
        ),
        OwnKey(
            "Space",
            QT_TRANSLATE_NOOP("OwnKeys", "Look for a layer; held, dragging moves the view"),
        ),
        OwnKey(
            "Esc",
            QT_TRANSLATE_NOOP("OwnKeys", "Give up what is drawn or dragged, or select nothing"),
        ),
        OwnKey(
            "Del,Backspace",
            QT_TRANSLATE_NOOP("OwnKeys", "Remove what is selected, or the chosen wire"),
        ),
        OwnKey("Shift+F10", QT_TRANSLATE_NOOP("OwnKeys", "Show what can be done here")),
        OwnKey("F2", QT_TRANSLATE_NOOP("OwnKeys", "Type another name")),
        OwnKey("Ctrl+A", QT_TRANSLATE_NOOP("OwnKeys", "Select everything")),
    ),
)

MOUSE = Part(
    QT_TRANSLATE_NOOP("OwnKeys", "With the mouse on the canvas"),
    (
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Click"),
            QT_TRANSLATE_NOOP("OwnKeys", "Select a card, a strip, a group or a wire"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Shift or Ctrl and click"),
            QT_TRANSLATE_NOOP("OwnKeys", "Add to the selection; with Ctrl, take out of it as well"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Drag over the empty canvas"),
            QT_TRANSLATE_NOOP("OwnKeys", "Select what the box touches; with Ctrl or Shift as well"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Drag a card"),
            QT_TRANSLATE_NOOP("OwnKeys", "Move what is selected; a loose card onto a wire"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Alt and drag a card"),
            QT_TRANSLATE_NOOP("OwnKeys", "Put copies of what is selected elsewhere"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Ctrl or Alt while dragging"),
            QT_TRANSLATE_NOOP("OwnKeys", "Move freely, past the guides"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Drag a strip"),
            QT_TRANSLATE_NOOP("OwnKeys", "Take it off its card, or put it on a wire"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Drag from a port"),
            QT_TRANSLATE_NOOP("OwnKeys", "Draw a wire; dropped on the canvas, choose its layer"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Drag from the palette"),
            QT_TRANSLATE_NOOP("OwnKeys", "Put a layer into a wire, behind a card or in its place"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Double click on the empty canvas"),
            QT_TRANSLATE_NOOP("OwnKeys", "Look for a layer"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Click on the plus of a wire"),
            QT_TRANSLATE_NOOP("OwnKeys", "Look for a layer to put there"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Double click on a name"),
            QT_TRANSLATE_NOOP("OwnKeys", "Type another name"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Double click on small maps"),
            QT_TRANSLATE_NOOP("OwnKeys", "Look at the layer in Explore"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Double click on a group"),
            QT_TRANSLATE_NOOP("OwnKeys", "Unfold it, or fold it by its frame"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Right click"),
            QT_TRANSLATE_NOOP("OwnKeys", "Show what can be done here; while dragging, give it up"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Wheel, or pinch"),
            QT_TRANSLATE_NOOP("OwnKeys", "Zoom at the pointer"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Shift and wheel"),
            QT_TRANSLATE_NOOP("OwnKeys", "Move the view sideways"),
        ),
        OwnKey(
            QT_TRANSLATE_NOOP("OwnKeys", "Middle button, or two fingers"),
            QT_TRANSLATE_NOOP("OwnKeys", "Move the view"),
        ),
    ),
    is_mouse=True,
)

EXPLORE = Part(
    QT_TRANSLATE_NOOP("OwnKeys", "In Explore"),
    (
        OwnKey("Left,Right,Up,Down", QT_TRANSLATE_NOOP("OwnKeys", "Go to the next unit")),
        OwnKey("Ctrl+Left,Ctrl+Right", QT_TRANSLATE_NOOP("OwnKeys", "Go to the next layer")),
        OwnKey("PgUp,PgDown", QT_TRANSLATE_NOOP("OwnKeys", "Go to the next channel")),
        OwnKey("Return", QT_TRANSLATE_NOOP("OwnKeys", "Pin the unit")),
        OwnKey("Esc", QT_TRANSLATE_NOOP("OwnKeys", "Let the pinned unit go")),
        OwnKey("F5", QT_TRANSLATE_NOOP("OwnKeys", "Show it on the whole screen")),
    ),
)

RUNS = Part(
    QT_TRANSLATE_NOOP("OwnKeys", "In the list of runs"),
    (
        OwnKey("Up,Down", QT_TRANSLATE_NOOP("OwnKeys", "Go to the next run")),
        OwnKey("Space", QT_TRANSLATE_NOOP("OwnKeys", "Draw its curves, or not")),
        OwnKey("Return", QT_TRANSLATE_NOOP("OwnKeys", "Choose it")),
        OwnKey("Del", QT_TRANSLATE_NOOP("OwnKeys", "Delete it")),
    ),
)

PARTS = (CANVAS, MOUSE, EXPLORE, RUNS)


def translated(text: str) -> str:
    """Give a text of this table in the user's language."""
    return QCoreApplication.translate("OwnKeys", text)
