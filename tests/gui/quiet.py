"""A window's shared objects with nothing behind them that takes time: tests give the answers."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.lens import Lens
from cnnstudio.app.runs import Runs
from cnnstudio.app.selection import Selection
from cnnstudio.network.graph import Network
from cnnstudio.project.design import Design


class QuietAssistant(Assistant):
    """Writes down what it is asked."""

    def __init__(self):
        super().__init__()
        self.asked: list[SimpleNamespace] = []
        self.said = []
        self.forgotten = []

    def ask(self, make: Callable, on_answer: Callable, on_progress: Callable | None = None) -> int:
        """Note down the question and who waits for its answer."""
        number = len(self.asked) + 1
        self.asked.append(SimpleNamespace(ask=make(number), answer=on_answer, progress=on_progress))
        return number

    def send(self, ask):
        """Note down what was said."""
        self.said.append(ask)

    def forget(self, number):
        """Note down whose answer is not wanted any more."""
        self.forgotten.append(number)

    def last(self, kind: type) -> SimpleNamespace:
        """Give the last question of a kind."""
        return [asked for asked in self.asked if isinstance(asked.ask, kind)][-1]


class QuietStudio:
    """Document, selection, runs, assistant and lens of one window."""

    def __init__(self, network: Network):
        self.document = Document(Design(network))
        self.selection = Selection(self.document)
        self.runs, self.assistant = Runs(), QuietAssistant()
        self.lens = Lens(self.document, self.assistant, self.runs)

    def id_of(self, name: str) -> int:
        """Find a node's id by its name."""
        node = self.document.network.named(name)
        assert node is not None, f"There is no {name}"
        return node.id

    def select(self, name: str) -> None:
        """Select a node by its name."""
        self.selection.set({self.id_of(name)})

    def close(self) -> None:
        """End what would tick on."""
        for run in self.runs.items:
            run.state = "stopped"
        self.runs.replace(None)
        for shared in (self.lens, self.runs, self.assistant, self.document):
            shared.deleteLater()
