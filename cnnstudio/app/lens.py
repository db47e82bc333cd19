"""What thumbnails, feature maps and the explorer show: one picture seen with one set of weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Change, Document
from cnnstudio.app.questions import Answer
from cnnstudio.app.runs import Run, Runs
from cnnstudio.network.graph import Network
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import (
    BEST,
    NEWEST,
    Ask,
    Failed,
    Map,
    Maps,
    Picture,
    Probe,
    Weights,
)

SETTLE_MS = 150
"""How long the network must be left alone before it is looked at again."""

LIVE_MS = 500
"""How often a training network is looked at."""


class Wish(msgspec.Struct, frozen=True):
    """Which nodes a view wants to see, None for all, and how many channels of each."""

    nodes: frozenset[int] | None
    channels: int


class Lens(QObject):
    """Keeps the feature maps of one picture up to date, live while a run trains.

    Signals: `changed` when maps have arrived or gone; `source_changed` when another picture or
    other weights are looked at, or `trouble` has changed.
    """

    changed = Signal()
    source_changed = Signal()

    def __init__(
        self, document: Document, assistant: Assistant, runs: Runs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._assistant, self._runs = document, assistant, runs
        self._wishes: dict[str, Wish] = {}
        self._arrived: dict[str, Maps] = {}
        self._asked: set[str] = set()
        self._again = False
        self._run: Run | None = None
        self._epoch = NEWEST
        self.index = 0
        self.split: Literal["train", "validation", "test"] = "test"
        self.maps: dict[int, Map] = {}
        self.picture: bytes | None = None
        self.picture_shape: tuple[int, int, int] = (1, 1, 1)
        self.label = -1
        self.shares: tuple[float, ...] = ()
        self.trouble = ""
        self.data_root = ""
        self.project_folder: Callable[[], Path | None] = lambda: None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._look)
        self._live = QTimer(self, interval=LIVE_MS)
        self._live.timeout.connect(self._look)
        document.changed.connect(self._on_changed)
        document.replaced.connect(self._on_replaced)
        assistant.state_changed.connect(self._on_assistant)
        runs.added.connect(self._on_run_added)
        runs.changed.connect(self._on_run_changed)
        runs.removed.connect(self._on_run_removed)

    # --- what is looked at ---------------------------------------------------------------------

    @property
    def run(self) -> Run | None:
        """The run whose weights are shown; None for random ones."""
        return self._run if self._run is not None and self._fits(self._run) else None

    @property
    def epoch(self) -> int:
        """The epoch that was chosen: a number, -1 for the newest, -2 for the best."""
        return self._epoch

    @property
    def source_text(self) -> str:
        """Say whose weights are shown."""
        run = self.run
        if run is None:
            if self._run is None:
                return self.tr("random weights")
            return self.tr("random weights: the network has changed since run {number}").format(
                number=self._run.number
            )
        if run.is_live and self._epoch == NEWEST:
            return self.tr("run {number}, live").format(number=run.number)
        if self._epoch >= 0:
            return self.tr("run {number}, epoch {epoch}").format(
                number=run.number, epoch=self._epoch
            )
        if self._epoch == BEST:
            best = run.history.best
            if best is None:
                return self.tr("run {number}, best epoch").format(number=run.number)
            return self.tr("run {number}, best (epoch {epoch})").format(
                number=run.number, epoch=best.epoch
            )
        if not run.history.epochs:
            return self.tr("run {number}, newest").format(number=run.number)
        return self.tr("run {number}, epoch {epoch}").format(
            number=run.number, epoch=run.history.epochs[-1].epoch
        )

    def show_picture(self, index: int) -> None:
        """Look at another picture of the split."""
        self.index = max(index, 0)
        self._change_source()

    def show_next(self) -> None:
        """Look at the next picture."""
        self.show_picture(self.index + 1)

    def show_previous(self) -> None:
        """Look at the picture before."""
        self.show_picture(self.index - 1)

    def use_random(self) -> None:
        """Look with random weights, as before any training."""
        self._run = None
        self._change_source()

    def use_run(self, run: Run, epoch: int = NEWEST) -> None:
        """Look with a run's weights: after `epoch`, -1 for the newest, -2 for the best."""
        self._run, self._epoch = run, epoch
        self._change_source()

    def want(self, view: str, nodes: Iterable[int] | None, channels: int) -> None:
        """Ask to keep the maps of these nodes (None: all) up to date for a view."""
        wish = Wish(None if nodes is None else frozenset(nodes), channels)
        if self._wishes.get(view) != wish:
            self._wishes[view] = wish
            self._settle.start(0)

    def release(self, view: str) -> None:
        """The view is gone or hidden."""
        self._wishes.pop(view, None)
        self._arrived.pop(view, None)

    def refresh(self) -> None:
        """Look again."""
        self._settle.start(0)

    # --- looking -------------------------------------------------------------------------------

    def _change_source(self) -> None:
        self.source_changed.emit()
        self._follow()
        self.refresh()

    @property
    def _is_live(self) -> bool:
        return self.run is not None and self.run.is_live and self._epoch == NEWEST

    def _follow(self) -> None:
        if self._is_live and not self._live.isActive():
            self._live.start()
        elif not self._is_live:
            self._live.stop()

    def _fits(self, run: Run) -> bool:
        """Whether the run's weights belong to the network on the canvas."""
        return _structure(run.job.network) == _structure(self._document.network)

    def _look(self) -> None:
        """Send one question for each view, unless its last one is still open."""
        self._again = False
        for view, wish in self._wishes.items():
            if view in self._asked:
                self._again = True
                continue
            self._asked.add(view)
            self._ask(self._question(wish), self._answer_for(view))

    def _ask(self, make: Callable[[int], Ask], on_answer: Answer) -> None:
        if self._is_live and self.run is not None:
            self.run.ask(make, on_answer)
        else:
            self._assistant.ask(make, on_answer)

    def _question(self, wish: Wish) -> Callable[[int], Probe]:
        run = self.run
        network = self._document.valid_part if run is None else run.job.network
        known = network.by_id.keys()
        nodes = known if wish.nodes is None else known & wish.nodes
        folder = self.project_folder()

        def make(number: int) -> Probe:
            return Probe(
                number,
                network,
                Weights() if run is None else run.weights(self._epoch),
                self._document.design.data,
                Picture(self.index, self.split),
                tuple(sorted(nodes)),
                wish.channels,
                self.data_root,
                "" if folder is None else str(folder),
            )

        return make

    def _answer_for(self, view: str) -> Answer:
        def take(answer: Message) -> None:
            self._asked.discard(view)
            if isinstance(answer, Maps):
                self._take(view, answer)
            elif isinstance(answer, Failed):
                self._set_trouble(answer.reason)
            if self._again:
                self._settle.start(0)

        return take

    def _take(self, view: str, answer: Maps) -> None:
        self._arrived[view] = answer
        self.picture, self.picture_shape = answer.picture, answer.picture_shape
        self.label, self.shares = answer.label, answer.shares
        self.maps = {}
        for maps in self._arrived.values():
            for map_ in maps.maps:
                known = self.maps.get(map_.node)
                if known is None or known.channels < map_.channels:
                    self.maps[map_.node] = map_
        self._set_trouble("")
        self.changed.emit()

    def _set_trouble(self, text: str) -> None:
        if text != self.trouble:
            self.trouble = text
            self.source_changed.emit()

    # --- when something else changes -----------------------------------------------------------

    def _on_changed(self, change: Change) -> None:
        if change.network.is_structural or change.data:
            self._arrived.clear()
            gone = self.maps.keys() - self._document.network.by_id.keys()
            stale = gone | change.network.changed
            self.maps = {node: map_ for node, map_ in self.maps.items() if node not in stale}
            if change.data:
                self.index = 0
            self.source_changed.emit()
            self.changed.emit()
            self._settle.start(SETTLE_MS)

    def _on_replaced(self) -> None:
        self._run, self.index = None, 0
        self.maps, self.picture, self.shares = {}, None, ()
        self._arrived.clear()
        self.changed.emit()
        self._change_source()

    def _on_assistant(self) -> None:
        if self._assistant.state == "ready":
            self.refresh()

    def _on_run_added(self, run: Run) -> None:
        """Show the newest trained weights of a project that has just been opened."""
        if run.has_weights and not run.is_live and self._fits(run):
            self.use_run(run, BEST)

    def _on_run_changed(self, run: Run) -> None:
        if run is self._run and not run.is_live and not run.has_weights:
            self.use_random()
        elif run is self._run:
            was_live = self._live.isActive()
            self._follow()
            if was_live and not self._live.isActive():
                self.source_changed.emit()
                self.refresh()

    def _on_run_removed(self, run: Run) -> None:
        if run is self._run:
            self.use_random()


def _structure(network: Network) -> dict[int, tuple[object, ...]]:
    """Give what decides a network's numbers: layers and wires, not names or places."""
    return {node.id: (node.layer, node.inputs) for node in network.nodes}
