"""A window in which one edit after the other is done until it is killed: run as a script.

It is the main window, or a bare one with what keeps edits safe alone, which is there sooner. It
takes back what the window before it has left, and prints: "ready", "has" with a digest of the
design it begins with, and the number of each edit once that is done. The same edits can be done on
a document in another process, to know what must be there.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import sys
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QTimer

from cnnstudio.app.document import Document
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.network import edits
from cnnstudio.project.design import Design
from cnnstudio.training.job import TrainingSettings
from cnnstudio.zoo.small import lenet5

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from cnnstudio.gui.main_window import MainWindow
    from cnnstudio.gui.studio import Studio
    from tests.gui.safety.bare_window import BareWindow

FIRST = Design(lenet5(), notes="Begun")
"""What a window begins with that finds nothing to take back."""

SMALL, LARGE = 8, 24
"""Layers between which the network is kept."""


def edit(document: Document, number: int) -> None:
    """Do the edit of a number; what it is depends on the number and on what is there."""
    chance = random.Random(number)
    network, stack = document.network, document.undo_stack
    node = chance.choice(list(network.by_id))
    choice = chance.randrange(8)
    if choice == 0 and stack.index() > 1:
        stack.undo()
    elif choice == 1 and stack.canRedo():
        stack.redo()
    elif choice == 2 and len(network.nodes) > SMALL:
        document.edit("Remove", edits.remove_nodes, [node])
    elif choice == 3:
        document.edit_merged("drag", "Move", lambda now: edits.move(now, {node: (number, 7.5)}))
    elif choice == 4:
        document.set_training("Epochs", TrainingSettings(epochs=number % 100 + 1))
    elif choice == 5:
        document.set_notes(f"Edit {number}")
    elif choice == 6 and len(network.nodes) < LARGE:
        layer = Conv2d(number % 9 + 1, padding="same") if number % 2 else ReLU()
        document.edit("Append", edits.append, node, layer)
    else:
        document.edit("Rename", edits.rename, node, f"n{number}")


def digest(design: Design) -> str:
    """Give what tells a design from another one."""
    return hashlib.sha256(msgspec.json.encode(design)).hexdigest()[:16]


def edit_until_killed(kind: str, number: int) -> None:
    """Open a window, take back what was left, and edit until the end."""
    from PySide6.QtWidgets import QApplication

    from cnnstudio.app.settings import Settings
    from cnnstudio.gui.studio import Studio

    app = QApplication([])
    studio = Studio(Settings())
    window = main_window(app, studio) if kind == "main" else bare_window(studio)
    window.show()
    app.processEvents()
    print("ready", flush=True)
    window.safety.offer_left_work()
    if not take_back(window):
        studio.document.set_design("Begin", FIRST)
    print("has", digest(studio.document.design), flush=True)
    numbers = itertools.count(number)

    def go_on() -> None:
        number = next(numbers)
        edit(studio.document, number)
        print(number, flush=True)

    timer = QTimer()
    timer.timeout.connect(go_on)
    timer.start(0)
    app.exec()


def main_window(app: QApplication, studio: Studio) -> MainWindow:
    """Open the window as the program does."""
    from cnnstudio.gui.application import open_window
    from cnnstudio.gui.looks import theme

    theme.apply(app, studio.settings.values.theme)
    return open_window(studio, None)


def bare_window(studio: Studio) -> BareWindow:
    """Open a window without canvas and panels."""
    from tests.gui.safety.bare_window import BareWindow

    return BareWindow(studio)


def take_back(window: MainWindow | BareWindow) -> bool:
    """Press the button of the first offer; say whether there was one."""
    from PySide6.QtWidgets import QPushButton

    buttons = window.messages.findChildren(QPushButton)
    offers = [button for button in buttons if button.text() == "Take it back"]
    for button in offers[:1]:
        button.click()
    return bool(offers)


def main() -> None:
    """Begin a window in a process of its own for each line: its kind and its first edit's number.

    It is a fork of this process, which has everything imported already.
    """
    import cnnstudio.gui.application  # noqa: F401 - what takes long is done once
    import tests.gui.safety.bare_window  # noqa: F401

    for line in sys.stdin:
        child = os.fork()
        if not child:
            print("began", os.getpid(), flush=True)
            kind, number = line.split()
            edit_until_killed(kind, int(number))
            os._exit(1)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
