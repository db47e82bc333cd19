"""The sections of the palette: the most used of each family, and the others behind a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cnnstudio.app import words
from cnnstudio.gui.elements import SectionHeader
from cnnstudio.gui.palette.buttons import ItemButton
from cnnstudio.gui.palette.items import Item
from cnnstudio.layers.text import Text

COLUMNS = 2

SECTIONS: dict[str, tuple[Text, tuple[str, ...]]] = {
    "convolution": (
        Text("Convolution"),
        ("Conv2d", "depthwise", "ConvTranspose2d", "pointwise"),
    ),
    "pooling": (
        Text("Pooling"),
        ("MaxPool2d", "AvgPool2d", "GlobalAvgPool2d", "AdaptiveAvgPool2d"),
    ),
    "dense": (Text("Dense"), ("Linear", "Flatten")),
    "activation": (Text("Activation"), ("ReLU", "Tanh", "Sigmoid", "Softmax")),
    "normalization": (Text("Normalization"), ("BatchNorm2d", "LayerNorm")),
    "regularization": (Text("Regularization"), ("Dropout", "Dropout2d")),
    "merge": (Text("Merge"), ("Add", "Concat")),
    "blocks": (Text("Blocks"), ("residual", "inception", "conv_norm_act", "bottleneck")),
    "io": (Text("Input and output"), ("Input", "Output")),
}
"""By family, its name and the keys of the items that always show.

Input and output come last: a network has both from the start.
"""


class Section(QWidget):
    """Items under their heading; of a family, the most used ones until more are wanted.

    Signals:
        chosen: An item to insert.
        toggled: All of its items are shown from now on, or just the first.
    """

    chosen = Signal(object)
    toggled = Signal(bool)

    def __init__(self, family: str, items: Sequence[Item], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title, first = SECTIONS[family]
        self.family, self._name = family, words.say(title).casefold()
        mine = [item for item in items if item.family == family]
        self._few = [item for key in first for item in mine if item.key == key]
        rest = [item for item in mine if item not in self._few]
        self._grid = ButtonGrid(self)
        self.buttons = [ItemButton(item, self._grid) for item in (*self._few, *rest)]
        self.is_open = False
        self.header = SectionHeader(words.say(title), family=family, link=" ", parent=self)
        self.header.setContentsMargins(4, 0, 4, 0)
        self.header.link_chosen.connect(self._toggle)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.header)
        layout.addWidget(self._grid)
        for button in self.buttons:
            button.chosen.connect(self.chosen)
        self.filter("")

    def set_open(self, is_open: bool) -> None:
        """Show all items, or just the most used."""
        self.is_open = is_open
        self.filter("")

    def _toggle(self) -> None:
        self.set_open(not self.is_open)
        self.toggled.emit(self.is_open)

    def filter(self, text: str) -> None:
        """Show the items in which the words of a text occur, or else the usual ones."""
        if text.strip():
            shown = [button for button in self.buttons if self._matches(button.item, text)]
        else:
            count = len(self.buttons) if self.is_open else len(self._few)
            shown = self.buttons[:count]
        for button in self.buttons:
            button.setVisible(button in shown)
        self._grid.place(shown)
        self.setVisible(bool(shown))
        self._name_link(is_searching=bool(text.strip()))

    def _matches(self, item: Item, text: str) -> bool:
        family = self._name.split()
        rest = [
            word
            for word in text.split()
            if not any(each.startswith(word.casefold()) for each in family)
        ]
        return item.matches(" ".join(rest))

    def _name_link(self, *, is_searching: bool) -> None:
        more = len(self.buttons) - len(self._few)
        self.header.link.setVisible(bool(more) and not is_searching)
        count = words.counted(more, "1 more", "{count} more")
        self.header.link.setText(self.tr("Fewer") if self.is_open else count)
        self.header.link.setAccessibleName(f"{self.header.link.text()}, {self._name}")


class ButtonGrid(QWidget):
    """Buttons in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        for column in range(COLUMNS):
            self._layout.setColumnStretch(column, 1)

    def place(self, buttons: Iterable[ItemButton]) -> None:
        """Put buttons into their places, in reading order."""
        for place, button in enumerate(buttons):
            self._layout.addWidget(button, place // COLUMNS, place % COLUMNS)
