"""Leads through the steps of the tour, and remembers where the user stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cnnstudio.gui.start.commands import START
from cnnstudio.gui.tour.callout import Callout
from cnnstudio.gui.tour.steps import Step, Target, steps

if TYPE_CHECKING:
    from cnnstudio.gui.main_window import MainWindow

PRAISE_MS = 900
"""How long a step that was just done stays, with a tick."""

OFFER = "tour"
"""The key of the banner that offers the tour."""

_FOLLOWED = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
    }
)


class Tour(QObject):
    """Shows one step after the other beside what it is about."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._settings = window.studio.settings
        self._steps: list[Step] = []
        self._number = 0
        self._callout: Callout | None = None
        self._watched: list[QWidget] = []
        self._listeners: list[QMetaObject.Connection] = []
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        self._praise = QTimer(self, singleShot=True, interval=PRAISE_MS)
        self._praise.timeout.connect(lambda: self._go(self._number + 1))

    @property
    def is_running(self) -> bool:
        """Whether a step is shown."""
        return self._callout is not None

    @property
    def callout(self) -> Callout | None:
        """The bubble, while the tour goes on."""
        return self._callout

    @property
    def step(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._number

    def offer(self) -> None:
        """Ask whether the tour is wanted, until the user begins to work without an answer."""
        text = self.tr("New here? A tour shows in eight short steps where everything is.")
        banner = self._window.messages.show_text(text, "accent", OFFER)
        banner.add_action(self.tr("Take the tour"), self.begin, primary=True)
        self._window.studio.document.changed.connect(self._withdraw_offer)

    def _withdraw_offer(self) -> None:
        self._window.studio.document.changed.disconnect(self._withdraw_offer)
        self._window.messages.withdraw(OFFER)

    def begin(self) -> None:
        """Begin, or go on where it was stopped."""
        self._window.messages.withdraw(OFFER)
        self.stop()
        self._steps = steps(self._window)
        self._callout = callout = Callout(self._window)
        callout.next_wanted.connect(lambda: self._go(self._number + 1, by_hand=True))
        callout.back_wanted.connect(lambda: self._go(self._number - 1, by_hand=True))
        callout.stop_wanted.connect(self.stop)
        callout.show_wanted.connect(self._show_target)
        self._listeners = [
            step.signal.connect(self._listener(number)) for number, step in enumerate(self._steps)
        ]
        self._window.installEventFilter(self)
        self._go(min(self._settings.values.tour_step, len(self._steps) - 1), by_hand=True)

    def stop(self) -> None:
        """End it for now; it can be taken up again at this step."""
        if self._callout is None:
            return
        self._praise.stop()
        self._placing.stop()
        for listener in self._listeners:
            QObject.disconnect(listener)
        self._watch(None)
        self._window.removeEventFilter(self)
        had_focus = self._callout.isAncestorOf(self._window.focusWidget() or self._window)
        self._callout.hide()
        self._callout.deleteLater()
        self._callout = None
        if had_focus:
            self._window.canvas.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- stepping ------------------------------------------------------------------------------

    def _listener(self, number: int) -> Callable[..., None]:
        return lambda *_: self._on_signal(number)

    def _on_signal(self, number: int) -> None:
        """Go on by itself in a moment, when the user did what the step says."""
        if self._callout is None or number != self._number or self._praise.isActive():
            return
        if self._steps[number].is_done():
            self._callout.set_done(done=True)
            self._praise.start()

    def _go(self, number: int, *, by_hand: bool = False) -> None:
        """Show another step.

        The focus comes along only from one of the bubble's own buttons: whoever types a setting
        goes on typing.
        """
        self._praise.stop()
        if self._callout is None:
            return
        if number >= len(self._steps):
            self._settings.change(tour_step=0)
            self.stop()
            return
        self._number = max(number, 0)
        self._settings.change(tour_step=self._number)
        step = self._steps[self._number]
        self._callout.show_step(self._number + 1, len(self._steps), step.title, step.text)
        if by_hand:
            self._show_target()
        self._place()
        if by_hand:
            self._callout.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_target(self) -> None:
        if self._window.workspaces.current == START:
            self._window.show_workspace("build")
        self._steps[self._number].show()
        self._placing.start()

    # --- following what is pointed at ----------------------------------------------------------

    def _place(self) -> None:
        if self._callout is None:
            return
        if self._window.workspaces.current == START:
            self._callout.hide()
            return
        target = self._steps[self._number].target()
        self._watch(target)
        self._callout.point_at(self._in_window(target))

    def _in_window(self, target: Target | None) -> QRect | None:
        """Give the place of a target in the window; None where it cannot be seen in it."""
        if target is None or not target.widget.isVisible() or target.part.isEmpty():
            return None
        if target.widget.window() is not self._window:
            return None
        corner = target.widget.mapTo(self._window, QPoint(0, 0))
        return target.part.translated(corner)

    def _watch(self, target: Target | None) -> None:
        """Hear of everything that moves or hides the target."""
        wanted: list[QWidget] = []
        widget = target.widget if target is not None else None
        while widget is not None and widget is not self._window:
            wanted.append(widget)
            widget = widget.parentWidget()
        if wanted != self._watched:
            for old in self._watched:
                old.removeEventFilter(self)
            for new in wanted:
                new.installEventFilter(self)
            self._watched = wanted

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target; Esc that nothing else takes stops the tour."""
        kind = event.type()
        is_painted = kind == QEvent.Type.Paint and watched is self._watched_first
        if kind in _FOLLOWED or is_painted:
            self._placing.start()
        is_press = kind == QEvent.Type.KeyPress and watched is self._window
        if is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.stop()
            return True
        return False

    @property
    def _watched_first(self) -> QWidget | None:
        """What is pointed at: cards move within it, which only its painting tells."""
        return self._watched[0] if self._watched else None
