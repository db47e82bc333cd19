"""The filters of one convolution, asked of whoever has the weights that are looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Change, Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Run
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import NEWEST, Failed, Filters, FilterValues, Weights

LIVE_MS = 2_000
COLORS = 3
SETTLE_MS = 150


class FilterSource(QObject):
    """Keeps the filters of a node up to date: with the weights of the lens, live while it trains.

    It asks only while it is `watched`, which a view sets as it is shown and hidden.

    `source_text` says whose weights `values` are.

    Signals: `changed` when other filters have come, or `trouble` is another one.
    """

    changed = Signal()

    def __init__(
        self, document: Document, lens: Lens, assistant: Assistant, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document, self._lens, self._assistant = document, lens, assistant
        self.node: int | None = None
        self.values: FilterValues | None = None
        self.source_text = ""
        self.trouble = ""
        self._is_watched = False
        self._looked_at: tuple[object, ...] = ()
        self._asked: object | None = None
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        self._live = QTimer(self, interval=LIVE_MS)
        self._live.timeout.connect(self.ask)
        document.changed.connect(self._on_changed)
        document.replaced.connect(self._on_other_network)
        lens.source_changed.connect(self._on_source_changed)
        assistant.state_changed.connect(self._on_assistant)

    def set_node(self, node: int | None) -> None:
        """Look at another node; None, or one that is no convolution, has no filters."""
        known = self._document.network.by_id.get(node) if node is not None else None
        found = known.id if known is not None and isinstance(known.layer, Conv2d) else None
        if found != self.node:
            self.node, self.values, self.trouble = found, None, ""
            self.changed.emit()
            self._ask_soon()

    @property
    def are_colors(self) -> bool:
        """Whether the filters look at red, green and blue of the picture itself."""
        network = self._document.network
        if self.values is None or self.node is None or self.values.shape[1] != COLORS:
            return False
        sources = [network.by_id[source] for source in network.by_id[self.node].sources]
        return all(isinstance(source.layer, Input) for source in sources)

    def set_watched(self, *, watched: bool) -> None:
        """Begin or stop to keep them up to date."""
        self._is_watched = watched
        if watched:
            self._ask_soon()
        else:
            self._live.stop()
            self._settle.stop()

    def ask(self) -> None:
        """Ask for the filters now."""
        run, live = self._lens.run, self._live_run()
        if live is None:
            self._live.stop()
        elif not self._live.isActive():
            self._live.start()
        network = self._document.valid_part if run is None else run.job.network
        weights = Weights() if run is None else run.weights(self._lens.epoch)
        node = self.node
        if node is None or node not in network.by_id or not self._is_watched:
            return
        token = self._asked = object()
        self._looked_at = self._what_is_looked_at()
        source = self._lens.source_text
        ask = self._assistant.ask if live is None else live.ask
        ask(
            lambda number: Filters(number, network, weights, node),
            lambda answer: self._on_answer(token, source, answer),
        )

    def _live_run(self) -> Run | None:
        run = self._lens.run
        return run if run is not None and run.is_live and self._lens.epoch == NEWEST else None

    def _on_answer(self, token: object, source: str, answer: Message) -> None:
        if token is not self._asked:
            return
        if isinstance(answer, FilterValues) and answer.node == self.node:
            self.values, self.source_text, self.trouble = answer, source, ""
        elif isinstance(answer, Failed):
            self.trouble = answer.reason
        self.changed.emit()

    def _ask_soon(self) -> None:
        if self._is_watched:
            self._settle.start()

    def _on_source_changed(self) -> None:
        """Ask again for other weights; another picture changes nothing here."""
        if self._looked_at != self._what_is_looked_at():
            self._ask_soon()

    def _what_is_looked_at(self) -> tuple[object, ...]:
        return (self._lens.run, self._lens.epoch, self._live_run() is not None)

    def _on_changed(self, change: Change) -> None:
        if change.network.is_structural:
            self._on_other_network()

    def _on_other_network(self) -> None:
        node, self.node = self.node, None
        self.set_node(node)

    def _on_assistant(self) -> None:
        if self._assistant.state == "ready":
            self._ask_soon()
