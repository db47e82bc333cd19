"""The repairs that are offered for a problem of the open document, and taking one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.data.fit import data_problems
from cnnstudio.gui.elements import Button, set_tip
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Problem, analyze
from cnnstudio.network.graph import Network
from cnnstudio.network.repairs import Repair, repairs
from cnnstudio.zoo.adapt import adapt

OFFER_AFTER_MS = 120
"""How long nothing must change before repairs are tried out: each costs an analysis."""

MOST = 4
"""More ways than that are no help."""


def offers(document: Document, problem: Problem) -> Sequence[Repair]:
    """Try out what would remove a problem, and make none with the data."""
    data = document.design.data

    def find_problems(network: Network) -> Sequence[Problem]:
        return (*analyze(network).problems, *data_problems(network, data))

    adapted, _ = adapt(document.network, data.shape, len(data.classes))
    fit = Repair(_fitting(document), adapted)
    return repairs(document.network, problem, find_problems, first=(fit,))[:MOST]


def _fitting(document: Document) -> Text:
    return Text("Fit the network to {data}", {"data": document.design.data.title})


def take(document: Document, problem: Problem, label: Text) -> None:
    """Make a repair that was offered, on the network as it is now."""
    if label == _fitting(document):
        document.fit_to_data(words.say(label))
        return
    for repair in offers(document, problem):
        if repair.label == label:
            document.edit(words.say(label), lambda _, repair=repair: repair.network)
            return


class RepairButton(Button):
    """Takes a repair; shortens its text where there is no room, and then tells it in a tip."""

    def __init__(self, label: Text, *, is_best: bool, parent: QWidget | None = None) -> None:
        icon, kind = ("wand", "primary") if is_best else ("", "secondary")
        self.label = words.say(label)
        super().__init__(self.label.replace("&", "&&"), icon, kind, small=True, parent=parent)
        self._hint = super().sizeHint()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        return self._hint

    def minimumSizeHint(self) -> QSize:
        """Be content with room for a few letters."""
        return QSize(80, self._hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much as there is room for."""
        super().resizeEvent(event)
        missing = self._hint.width() - self.width()
        metrics = self.fontMetrics()
        room = metrics.horizontalAdvance(self.label) - missing
        is_short = missing > 0
        text = metrics.elidedText(self.label, Qt.TextElideMode.ElideRight, room)
        self.setText((text if is_short else self.label).replace("&", "&&"))
        set_tip(self, self.label if is_short else "")


def repair_button(
    label: Text, on_taken: Callable[[Text], None], *, is_best: bool, parent: QWidget
) -> RepairButton:
    """Make the button that takes a repair."""
    button = RepairButton(label, is_best=is_best, parent=parent)
    button.clicked.connect(lambda: on_taken(label))
    return button


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout and delete them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
