"""The repairs that are offered for a problem of the open document, and taking one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.data.fit import data_problems
from cnnstudio.gui.elements import Button, set_tip
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Problem, analyze
from cnnstudio.network.graph import Network
from cnnstudio.network.problems.repairs import Repair, effect, repairs
from cnnstudio.project.design import Design
from cnnstudio.zoo.adapt import adapt

OFFER_AFTER_MS = 120
"""How long nothing must change before repairs are tried out: each costs an analysis."""

MOST = 4
"""More ways than that are no help."""

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Offers:
    """What would remove the problems of a document, tried out once for each state of it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._design: Design | None = None
        self._found: dict[object, Sequence[Repair]] = {}

    def of(self, problem: Problem) -> Sequence[Repair]:
        """Give the repairs of a problem; none of them makes one with the data."""
        design = self._document.design
        if self._design is not design:
            self._design, self._found = design, {}
        key = (problem.node, str(problem.text))
        if key not in self._found:
            self._found[key] = self._try_out(design, problem)
        return self._found[key]

    def _try_out(self, design: Design, problem: Problem) -> Sequence[Repair]:
        network, data = design.network, design.data

        def find_problems(changed: Network) -> Sequence[Problem]:
            return (*analyze(changed).problems, *data_problems(changed, data))

        first: list[Repair] = []
        if data_problems(network, data):
            adapted, _ = adapt(network, data.shape, len(data.classes))
            first.append(Repair(self._fitting(), adapted))
        return repairs(network, problem, find_problems, first, classes=len(data.classes), most=MOST)

    def _fitting(self) -> Text:
        data = words.word(self._document.design.data.title)
        return Text("Fit the network to {data}", {"data": data})

    def find(self, problem: Problem, label: Text) -> Repair | None:
        """Give a repair that was offered, for the network as it is now."""
        return next((each for each in self.of(problem) if each.label == label), None)

    def take(self, problem: Problem, label: Text) -> None:
        """Make a repair that was offered, on the network as it is now."""
        repair = self.find(problem, label)
        if label == self._fitting():
            self._document.fit_to_data(words.say(label))
        elif repair is not None:
            self._document.edit(words.say(label), lambda _: repair.network)

    def effect(self, problem: Problem, label: Text) -> str:
        """Say in a line what a repair that was offered changes."""
        repair = self.find(problem, label)
        if repair is None:
            return ""
        return words.say(effect(self._document.network, repair.mended))


class RepairButton(Button):
    """Takes a repair; shortens its text where there is no room, and then tells it in a tip.

    Signals:
        pointed: Whether the pointer is on it, or the keyboard: what it does can be shown.
    """

    pointed = Signal(bool)

    def __init__(self, label: Text, *, is_best: bool, parent: QWidget | None = None) -> None:
        icon, kind = ("wand", "primary") if is_best else ("", "secondary")
        self.label = words.say(label)
        super().__init__(self.label.replace("&", "&&"), icon, kind, small=True, parent=parent)
        self._hint = super().sizeHint()
        self._is_hovered = self._is_pointed = False
        self._rested_at = QPoint()
        self.setMouseTracking(True)
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

    # --- what is pointed at --------------------------------------------------------------------

    def _point(self, *, is_pointed: bool) -> None:
        if is_pointed != self._is_pointed:
            self._is_pointed = is_pointed
            self.pointed.emit(is_pointed)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let it be shown what it does, if it was the pointer that came and not the button."""
        super().enterEvent(event)
        self._is_hovered = True
        if event.globalPosition().toPoint() != self._rested_at:
            self._point(is_pointed=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let it be shown what it does, now that the pointer is moved on it."""
        super().mouseMoveEvent(event)
        if self._is_hovered:
            self._point(is_pointed=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Notice a pointer that rests where it comes: it may just have taken another repair."""
        super().showEvent(event)
        self._rested_at = QCursor.pos()

    def leaveEvent(self, event: QEvent) -> None:
        """Stop showing it."""
        super().leaveEvent(event)
        self._is_hovered = False
        self._point(is_pointed=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show it to those who came by keyboard as well."""
        super().focusInEvent(event)
        if event.reason() in _BY_KEYBOARD:
            self._point(is_pointed=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Stop showing it, unless the pointer is here."""
        super().focusOutEvent(event)
        self._point(is_pointed=self._is_hovered)

    def hideEvent(self, event: QHideEvent) -> None:
        """Show nothing of what is not offered any more."""
        super().hideEvent(event)
        self._point(is_pointed=False)


def repair_button(
    label: Text,
    on_taken: Callable[[Text], None],
    on_pointed: Callable[[Text | None], None],
    *,
    is_best: bool,
    parent: QWidget,
) -> RepairButton:
    """Make the button that takes a repair and, while it is pointed at, shows it."""
    button = RepairButton(label, is_best=is_best, parent=parent)
    button.clicked.connect(lambda: on_taken(label))
    button.pointed.connect(lambda is_pointed: on_pointed(label if is_pointed else None))
    return button


def clear(layout: QLayout) -> None:
    """Take all widgets out of a layout and delete them."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
