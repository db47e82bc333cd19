"""Exports that go on beside other work, each in a thread that only waits for its processes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from cnnstudio.layers.text import Text
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import Export, Failed, Progress
from cnnstudio.worker.exporters.course import export

log = logging.getLogger(__name__)

STEPS = 2
"""Writing and checking."""


class Desk:
    """Takes exports and says how they go on: `Progress`, and `Exported` or `Failed`."""

    def __init__(self, say: Callable[[Message], object]) -> None:
        self._say = say
        self._cancelled: dict[int, threading.Event] = {}
        self._threads: dict[int, threading.Thread] = {}

    def begin(self, ask: Export) -> None:
        """Begin an export."""
        self._cancelled[ask.number] = threading.Event()
        thread = threading.Thread(target=self._work, args=(ask,), daemon=True)
        self._threads[ask.number] = thread
        thread.start()

    def cancel(self, number: int) -> None:
        """Give up an export; one that has ended stays as it is."""
        # Its own thread may take it off the list at any moment.
        event = self._cancelled.get(number)
        if event is not None:
            event.set()

    def close(self) -> None:
        """Give up all exports, and wait until nothing is left of them."""
        for event in list(self._cancelled.values()):
            event.set()
        for thread in list(self._threads.values()):
            thread.join(5.0)

    def _work(self, ask: Export) -> None:
        def watch(step: int) -> None:
            self._say(Progress(ask.number, step, STEPS, "steps"))

        try:
            self._say(export(ask, watch, self._cancelled[ask.number].is_set))
        except ProjectError as refused:
            self._say(Failed.of(ask.number, refused.text))
        except Exception as error:
            # Whoever waits for the file must hear of it.
            log.exception("An export failed.")
            reason = f"{type(error).__name__}: {error}"
            text = Text("The export failed ({reason}).", {"reason": reason})
            self._say(Failed.of(ask.number, text))
        finally:
            del self._cancelled[ask.number], self._threads[ask.number]
