"""Cards on their way to a new place, where that explains what has happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.looks import theme

DURATION_MS = 220
MOST_CARDS = 200
"""More cards than this jump: their wires could not keep up."""


def is_wanted() -> bool:
    """Whether people want to see motion at all."""
    return theme.current().duration(DURATION_MS) > 0


class Motion(QObject):
    """Moves cards smoothly; `on_step` is called with them after every step."""

    def __init__(
        self,
        on_step: Callable[[Iterable[CardItem]], None],
        parent: QObject,
        duration_ms: int = DURATION_MS,
    ) -> None:
        super().__init__(parent)
        self._on_step = on_step
        self._ways: dict[CardItem, tuple[QPointF, QPointF]] = {}
        self._clock = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=duration_ms)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._step)
        self._clock.finished.connect(self._arrive)

    @property
    def is_running(self) -> bool:
        """Whether cards are on their way."""
        return bool(self._ways)

    def animates(self, count: int) -> bool:
        """Whether so many cards would be moved smoothly."""
        return 0 < count <= MOST_CARDS and is_wanted()

    def start(self, places: Mapping[CardItem, QPointF]) -> None:
        """Send cards to their places; the first step follows at once."""
        self.finish()
        self._ways = {card: (card.pos(), place) for card, place in places.items()}
        if self._ways:
            self._clock.start()

    def finish(self) -> None:
        """Let all cards arrive at once."""
        if self._ways:
            self._clock.stop()
            self._arrive()

    def stop(self) -> None:
        """Forget the cards on their way: they are about to be deleted."""
        self._clock.stop()
        self._ways = {}

    def _step(self, part: float) -> None:
        for card, (start, end) in self._ways.items():
            card.setPos(start + (end - start) * part)
        self._on_step(self._ways)

    def _arrive(self) -> None:
        ways, self._ways = self._ways, {}
        for card, (_, end) in ways.items():
            card.setPos(end)
        self._on_step(ways)
