"""A window in which one edit after the other is done until it is killed: run as a script.

It takes back what the window before it has left, and prints: "ready", "has" with a digest of the
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
    from cnnstudio.gui.main_window import MainWindow

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


def edit_until_killed(number: int) -> None:
    """Open a window, take back what was left, and edit until the end."""
    from PySide6.QtWidgets import QApplication

    from cnnstudio.app.settings import Settings
    from cnnstudio.gui import theme
    from cnnstudio.gui.application import open_window
    from cnnstudio.gui.studio import Studio

    app = QApplication([])
    settings = Settings()
    theme.apply(app, settings.values.theme)
    studio = Studio(settings)
    window = open_window(studio, None)
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


def take_back(window: MainWindow) -> bool:
    """Press the button of the first offer; say whether there was one."""
    from PySide6.QtWidgets import QPushButton

    buttons = window.messages.findChildren(QPushButton)
    offers = [button for button in buttons if button.text() == "Take it back"]
    for button in offers[:1]:
        button.click()
    return bool(offers)


def main() -> None:
    """Begin a window in a process of its own for each number that comes in: that of its first edit.

    It is a fork of this process, which has everything imported already.
    """
    import cnnstudio.gui.application  # noqa: F401 - what takes long is done once

    for line in sys.stdin:
        child = os.fork()
        if not child:
            print("began", os.getpid(), flush=True)
            edit_until_killed(int(line))
            os._exit(1)
        os.waitpid(child, 0)
        print("gone", flush=True)


if __name__ == "__main__":
    main()
