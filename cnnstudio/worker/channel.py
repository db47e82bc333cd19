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
from cnnstudio.training.protocol import (
    LONGEST_LINE,
    PROTOCOL_VERSION,
    Ask,
    Hello,
    Message,
    Start,
    decode_ask,
    encode,
)
from cnnstudio.worker import tuning

log = logging.getLogger(__name__)

PIECE = 2**16


class Channel:
    """Reads asks in a thread of its own; messages may be said from any thread.

    Attributes:
        is_closed: The other side has gone: save and leave.
    """

    def __init__(self, source: int, target: int) -> None:
        self._source, self._target = source, target
        self._asks: queue.SimpleQueue[Ask | None] = queue.SimpleQueue()
        self._speaking = threading.Lock()
        self.is_closed = False
        # A thread that waits in os.read holds no lock that the end of the process would need.
        threading.Thread(target=self._listen, daemon=True).start()

    @classmethod
    def of_process(cls) -> Channel:
        """Take over stdin and stdout of this process."""
        target = os.dup(1)
        os.dup2(2, 1)
        return cls(0, target)

    def say(self, message: Message) -> None:
        """Send a message; one that is too long or that nobody reads any more is left out."""
        line = encode(message) + b"\n"
        if len(line) > LONGEST_LINE:
            log.error("A message of %d bytes was too long and is left out.", len(line))
            return
        with self._speaking:
            try:
                while line:
                    line = line[os.write(self._target, line) :]
            except OSError:
                self.is_closed = True

    def poll(self) -> list[Ask]:
        """Give what was asked since the last call, without waiting."""
        asks: list[Ask] = []
        while not self._asks.empty():
            self._add(self._asks.get(), asks)
        return asks

    def wait(self) -> list[Ask]:
        """Wait until something is asked, or the other side has gone."""
        asks: list[Ask] = []
        if not self.is_closed:
            self._add(self._asks.get(), asks)
        return [*asks, *self.poll()]

    def _add(self, ask: Ask | None, asks: list[Ask]) -> None:
        if ask is None:
            self.is_closed = True
        else:
            asks.append(ask)

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
    logging.basicConfig(stream=sys.stderr, level=logging.INFO)
    channel = Channel.of_process()
    tuning.keep_memory()
    channel.say(Hello(PROTOCOL_VERSION, __version__, _version("torch")))
    asks = channel.wait()
    if channel.is_closed and not asks:
        return 0
    if isinstance(asks[0], Start):
        from cnnstudio.worker.run import follow

        tuning.step_back()
        return follow(channel, asks[0])
    from cnnstudio.worker.assistant import serve

    return serve(channel, asks)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
