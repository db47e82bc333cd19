"""Room for something that would be put in: what comes behind it in the row steps aside.

The document is not asked. When the edit is made, cards go on from where they stand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QMarginsF, QObject, QPointF, QRectF, QTimer, Signal

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.layout.motion import Motion
from cnnstudio.gui.canvas.scene import CanvasScene
from cnnstudio.network.graph import Flow
from cnnstudio.network.layout.arrange import DOWN_GAP
from cnnstudio.network.layout.columns import COLUMN_GAP

DWELL_MS = 120
"""So long must the pointer stay: on its way across the canvas it opens nothing."""

OPEN_MS = 160


class Gap(QObject):
    """A gap in a row of cards, of which there is one at a time.

    Signals:
        opened: Cards have begun to step aside.
    """

    opened = Signal()

    def __init__(self, canvas: CanvasScene) -> None:
        super().__init__(canvas)
        self.rect = QRectF()
        self.is_open = False
        self._canvas = canvas
        self._flow: Flow = "right"
        self._seen = QRectF()
        self._moved: set[CardItem] = set()
        self._dragged: frozenset[CardItem] = frozenset()
        self._is_given_away = False
        self._motion = Motion(self._follow, self, OPEN_MS)
        self._dwell = QTimer(self, singleShot=True, interval=DWELL_MS)
        self._dwell.timeout.connect(self._open)
        canvas.changing.connect(self._on_changing)

    def aim(
        self, rect: QRectF, seen: QRectF, flow: Flow, dragged: Collection[CardItem] = ()
    ) -> None:
        """Open after a moment for a card in this place.

        Only what is in view steps aside, and not the cards that are dragged.
        """
        if rect != self.rect or not (self.is_open or self._dwell.isActive()):
            self.close()
            self.rect, self._seen, self._flow = rect, seen, flow
            self._dragged = frozenset(dragged)
            self._dwell.start()

    def holds(self, point: QPointF) -> bool:
        """Whether a point is in the open gap: there, it still means the same place."""
        reach = between(self._flow)
        room = self.rect.marginsAdded(QMarginsF(reach, 0, reach, 0))
        if self._flow == "down":
            room = self.rect.marginsAdded(QMarginsF(0, reach, 0, reach))
        return self.is_open and room.contains(point)

    def close(self) -> None:
        """Let all cards go back."""
        self._dwell.stop()
        self.is_open = self._is_given_away = False
        if self._moved:
            self._send({})

    def give_away(self) -> None:
        """Leave the cards where they stand, for the edit that comes now; then `close`."""
        self._dwell.stop()
        self._motion.stop()
        self._canvas.forget_shift(self._moved)
        self._is_given_away = True

    def _open(self) -> None:
        self.is_open = True
        self._canvas.motion.finish()
        row = list(self._row())
        along = QPointF(1, 0) if self._flow == "right" else QPointF(0, 1)
        first = min((_begin(_home(card), self._flow) for card in row), default=None)
        end = _begin(self.rect, self._flow) + _length(self.rect, self._flow) + between(self._flow)
        if first is not None and first < end:
            self._send({card: card.place + along * (end - first) for card in row})
        self.opened.emit()

    def _row(self) -> Iterable[CardItem]:
        """Find the cards behind in the row, as far as they are seen."""
        begin = _begin(self.rect, self._flow)
        band = QRectF(self.rect)
        if self._flow == "right":
            band.setRight(self._seen.right())
        else:
            band.setBottom(self._seen.bottom())
        for card in self._canvas.cards.values():
            home = _home(card)
            middle = _begin(home, self._flow) + _length(home, self._flow) / 2
            if middle > begin and home.intersects(band) and card not in self._dragged:
                yield card

    def _send(self, places: Mapping[CardItem, QPointF]) -> None:
        """Move cards aside, and back those that have no need to be there."""
        ways = {card: card.place for card in self._moved} | dict(places)
        self._moved = set(ways)
        self._motion.stop()
        if self._motion.animates(len(ways)):
            self._motion.start(ways)
        else:
            self._canvas.shift(ways)
            self._forget_home()

    def _follow(self, cards: Iterable[CardItem]) -> None:
        self._canvas.shift({card: card.pos() for card in cards})
        if not self._motion.is_running:
            self._forget_home()

    def _forget_home(self) -> None:
        self._moved = {card for card in self._moved if card.pos() != card.place}

    def _on_changing(self) -> None:
        """Let the scene do what it wants: cards may go, or are to move."""
        self._dwell.stop()
        self._motion.stop()
        if self._moved and not self._is_given_away:
            self._canvas.shift({card: card.place for card in self._moved})
        self._moved, self._is_given_away, self.is_open = set(), False, False


def between(flow: Flow) -> float:
    """Give how far cards that follow each other are apart."""
    return COLUMN_GAP if flow == "right" else DOWN_GAP


def _home(card: CardItem) -> QRectF:
    return QRectF(card.place, card.outline().size())


def _begin(rect: QRectF, flow: Flow) -> float:
    return rect.left() if flow == "right" else rect.top()


def _length(rect: QRectF, flow: Flow) -> float:
    return rect.width() if flow == "right" else rect.height()
