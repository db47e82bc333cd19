"""The channel: asks come in on stdin, messages go out on stdout, one JSON object a line.

Nothing else may reach the reader of stdout, so the channel takes a copy of it for itself and
points the original at stderr: what libraries print does no harm.
"""

from __future__ import annotations

import logging
import os
import queue
import sys
import threading
from importlib.metadata import PackageNotFoundError, version

import msgspec

from cnnstudio import __version__
from cnnstudio.layers.text import Text
from cnnstudio.training.events import Message
from cnnstudio.training.protocol import (
    LONGEST_LINE,
    PROTOCOL_VERSION,
    Ask,
    Failed,
    Hello,
    ImportNetwork,
    Start,
    Trial,
    decode_ask,
    encode,
)
from cnnstudio.worker import tuning

log = logging.getLogger(__name__)

PIECE = 2**16

PATIENCE_SECONDS = 5.0


class Channel:
    """Reads asks and writes messages, each in a thread of its own; both may be used from any.

    Nobody waits for a reader that is busy: what is said is written when there is room.

    Attributes:
        is_closed: The other side has gone: save and leave.
    """

    def __init__(self, source: int, target: int) -> None:
        self._source, self._target = source, target
        self._asks: queue.SimpleQueue[Ask | None] = queue.SimpleQueue()
        self._lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self.is_closed = False
        # A thread that waits in os.read holds no lock that the end of the process would need.
        threading.Thread(target=self._listen, daemon=True).start()
        self._writer = threading.Thread(target=self._write, daemon=True)
        self._writer.start()

    @classmethod
    def of_process(cls) -> Channel:
        """Take over stdin and stdout of this process."""
        target = os.dup(1)
        os.dup2(2, 1)
        return cls(0, target)

    def say(self, message: Message) -> None:
        """Send a message; in place of an answer that is too long goes the reason."""
        line = encode(message) + b"\n"
        if len(line) > LONGEST_LINE:
            log.error("A message of %d bytes is too long and is left out.", len(line))
            number = getattr(message, "number", None)
            if number is None:
                return
            line = encode(Failed.of(number, Text("The answer is too large to be shown."))) + b"\n"
        self._lines.put(line)

    def finish(self) -> None:
        """Wait until all that was said is written, unless nobody reads it."""
        self._lines.put(None)
        self._writer.join(PATIENCE_SECONDS)

    def _write(self) -> None:
        while (line := self._lines.get()) is not None:
            try:
                while line:
                    line = line[os.write(self._target, line) :]
            except OSError:
                self.is_closed = True

    def ask_again(self, ask: Ask) -> None:
        """Put an ask back in line, to be answered now that something has changed."""
        self._asks.put(ask)

    def next(self) -> Ask | None:
        """Wait for one ask; None where the other side has gone."""
        ask = None if self.is_closed else self._asks.get()
        if ask is None:
            self.is_closed = True
        return ask

    def wait(self) -> list[Ask]:
        """Wait until something is asked, or the other side has gone."""
        first = self.next()
        return [] if first is None else [first, *self.poll()]

    def poll(self) -> list[Ask]:
        """Give what was asked since the last call, without waiting."""
        asks: list[Ask] = []
        while not self._asks.empty():
            ask = self._asks.get()
            if ask is None:
                self.is_closed = True
            else:
                asks.append(ask)
        return asks

    def _listen(self) -> None:
        rest = b""
        while piece := self._read():
            *lines, rest = (rest + piece).split(b"\n")
            for line in lines:
                self._take(line)
            if len(rest) > LONGEST_LINE:
                log.error("A line was too long and is left out.")
                rest = b""
        self._asks.put(None)

    def _read(self) -> bytes:
        try:
            return os.read(self._source, PIECE)
        except OSError:
            return b""

    def _take(self, line: bytes) -> None:
        if not line.strip():
            return
        try:
            self._asks.put(decode_ask(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            log.error("A line could not be read (%s): %r", error, line[:200])


def main() -> int:
    """Say hello, and become what the first ask wants: a run, or the assistant."""
    channel = Channel.of_process()
    logging.basicConfig(stream=sys.stderr, level=logging.INFO)
    channel.say(Hello(PROTOCOL_VERSION, __version__, _version("torch")))
    first = channel.next()
    if first is None:
        return 0
    try:
        status = _become(channel, first)
    finally:
        channel.finish()
    # Everything is saved and said; to take torch apart would keep the window waiting for seconds.
    logging.shutdown()
    os._exit(status)


def _become(channel: Channel, first: Ask) -> int:
    # Imports only now, for what they import takes seconds.
    if isinstance(first, Start):
        tuning.keep_memory()
        tuning.step_back()
        from cnnstudio.worker.run import follow

        return follow(channel, first)
    if isinstance(first, Trial):
        tuning.keep_memory()
        tuning.step_back()
        from cnnstudio.worker.trial import try_out

        return try_out(channel, first)
    if isinstance(first, ImportNetwork):
        from cnnstudio.worker.importers.process import import_for

        return import_for(channel, first)
    from cnnstudio.worker.assistant import serve

    return serve(channel, first)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
