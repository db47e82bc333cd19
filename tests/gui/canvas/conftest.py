"""A canvas in a window of its own, and a hand that uses mouse and keyboard on it."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.gui.canvas.view import CanvasView
from cnnstudio.gui.looks import theme
from cnnstudio.gui.palette.items import MIME_TYPE
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.zoo.small import lenet5
from tests.gui.canvas.differences import differences
from tests.gui.quiet import QuietStudio

LEFT = Qt.MouseButton.LeftButton
NOTHING_HELD = Qt.KeyboardModifier.NoModifier


class Hand:
    """Does on a canvas what a person would, with real events."""

    def __init__(self, studio: QuietStudio, view: CanvasView):
        self.studio, self.view = studio, view

    # --- places --------------------------------------------------------------------------------

    def card(self, name):
        return self.view.canvas.card_of(self.studio.id_of(name))

    def at(self, place) -> QPoint:
        """Give the point of the viewport for a point of the scene or a card's name."""
        if isinstance(place, QPoint):
            return place
        if isinstance(place, str):
            card = self.card(place)
            place = card.member_rect(self.studio.id_of(place)).topLeft() + QPointF(60, 14)
        return self.view.mapFromScene(place)

    def output(self, name) -> QPointF:
        return self.card(name).output_point()

    def input(self, name, port=0) -> QPointF:
        return self.card(name).input_point(port)

    def middle_of_wire(self, source, target, port=0) -> QPointF:
        item = self.view.canvas.wires[self.studio.id_of(target), port]
        assert item.source == self.studio.id_of(source)
        return item.middle()

    # --- mouse ---------------------------------------------------------------------------------

    def click(self, place, held=NOTHING_HELD, button=LEFT):
        QTest.mouseClick(self.view.viewport(), button, held, self.at(place))

    def press(self, place, held=NOTHING_HELD, button=LEFT):
        QTest.mousePress(self.view.viewport(), button, held, self.at(place))

    def move(self, place):
        QTest.mouseMove(self.view.viewport(), self.at(place))
        QApplication.processEvents()

    def release(self, place, held=NOTHING_HELD, button=LEFT):
        QTest.mouseRelease(self.view.viewport(), button, held, self.at(place))

    def drag(self, start, end, held=NOTHING_HELD, button=LEFT, release=True):
        """Press, move in steps, and let go."""
        first, last = self.at(start), self.at(end)
        self.press(first, held, button)
        for step in range(1, 6):
            self.move(first + (last - first) * step / 5)
        if release:
            self.release(last, held, button)

    def double_click(self, place):
        QTest.mouseDClick(self.view.viewport(), LEFT, NOTHING_HELD, self.at(place))

    def key(self, key, held=NOTHING_HELD):
        QTest.keyClick(self.view, key, held)

    # --- dragging from the palette -------------------------------------------------------------

    def carry(self, what, place):
        """Carry something from the palette to a place and hold it there: its key, or its data."""
        self.mime = what
        if isinstance(what, str):
            self.mime = QMimeData()
            self.mime.setData(MIME_TYPE, what.encode())
        self._send(QDragEnterEvent, self.at(place))
        return self.carry_on(place)

    def carry_on(self, place):
        """Carry it to another place."""
        return self._send(QDragMoveEvent, self.at(place))

    def drop(self, what, place):
        """Carry something from the palette to a place and let go."""
        self.carry(what, place)
        self.let_go(place)

    def let_go(self, place):
        self._send(QDropEvent, QPointF(self.at(place)))

    def carry_away(self):
        QApplication.sendEvent(self.view.viewport(), QDragLeaveEvent())

    def _send(self, event_type, point):
        event = event_type(point, Qt.DropAction.CopyAction, self.mime, LEFT, NOTHING_HELD)
        QApplication.sendEvent(self.view.viewport(), event)
        return event.isAccepted()

    # --- what came of it -----------------------------------------------------------------------

    def sources(self, name):
        """Give the names of the nodes that feed a node."""
        network = self.studio.document.network
        return [
            network.by_id[source].name if source is not None else None
            for source in network.by_id[self.studio.id_of(name)].inputs
        ]

    @property
    def names(self):
        return [node.name for node in self.studio.document.network.nodes]

    @property
    def selected(self):
        network = self.studio.document.network
        return {network.by_id[node].name for node in self.studio.selection.ids}

    @property
    def steps(self):
        """Give how many edits can be undone."""
        return self.studio.document.undo_stack.count()


@pytest.fixture
def make_hand(qtbot, qapp, monkeypatch):
    """Give a function that shows a network, and gives the hand to work on it."""
    theme.apply(qapp, "light")
    monkeypatch.setattr("cnnstudio.gui.canvas.layout.motion.is_wanted", lambda: False)
    made = []

    def make(network, size=(1000, 640)):
        studio = QuietStudio(network)
        view = CanvasView(studio.document, studio.selection, studio.lens)
        view.resize(*size)
        qtbot.addWidget(view)
        view.show()
        qtbot.waitExposed(view)
        view.fit()
        view.setFocus()
        hand = Hand(studio, view)
        made.append(hand)
        return hand

    yield make
    for hand in made:
        assert not differences(hand.view.canvas, hand.studio.document)
        hand.studio.close()


@pytest.fixture
def hand(make_hand):
    """Give a hand that works on LeNet-5, arranged."""
    return make_hand(arranged(lenet5()))
