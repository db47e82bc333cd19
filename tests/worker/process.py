"""A helper process of the window, spoken to as the window does; or its work in a thread."""

import os
import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import BinaryIO, Self

from cnnstudio.training.events import Message
from cnnstudio.training.protocol import Ask, decode_message, encode
from cnnstudio.worker.channel import Channel
from cnnstudio.worker.run import follow


class Spoken:
    """Something that is asked, line by line, and answers."""

    def __init__(self, target: BinaryIO, source: BinaryIO):
        self._target = target
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._listener = threading.Thread(target=self._listen, args=(source,))
        self._listener.start()

    def _listen(self, source: BinaryIO) -> None:
        with source:
            for line in source:
                self._lines.put(line)
        self._lines.put(None)

    def write(self, data: bytes) -> None:
        """Write anything to its input."""
        self._target.write(data)
        self._target.flush()

    def ask(self, *asks: Ask) -> None:
        """Ask, a line for each."""
        self.write(b"".join(encode(ask) + b"\n" for ask in asks))

    def hear(self, *kinds: type[Message], seconds: float = 60) -> Message:
        """Wait for a message of one of these kinds (any by default), and pass over others."""
        while True:
            line = self._lines.get(timeout=seconds)
            assert line is not None, self.errors
            message = decode_message(line)
            if not kinds or isinstance(message, kinds):
                return message

    def rest(self) -> list[Message]:
        """Give all that is said until the end."""
        messages = []
        while (line := self._lines.get(timeout=60)) is not None:
            messages.append(decode_message(line))
        return messages

    def close(self) -> None:
        """End its input, as a window does that is closed."""
        with suppress(BrokenPipeError):
            self._target.close()

    @property
    def errors(self) -> str:
        """What it wrote on stderr so far."""
        return ""


class Worker(Spoken):
    """One `cnnstudio worker`; leaving the block ends its input and waits for its end."""

    def __init__(self, *, prelude: str = ""):
        """Start the process; `prelude` is Python code that it runs first."""
        command = ["-m", "cnnstudio", "worker"]
        if prelude:
            main = "from cnnstudio.worker.channel import main; raise SystemExit(main())"
            command = ["-c", f"{prelude}\n{main}"]
        self.process = subprocess.Popen(
            [sys.executable, "-P", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._errors: list[bytes] = []
        super().__init__(self.process.stdin, self.process.stdout)
        self._gatherer = threading.Thread(target=self._gather)
        self._gatherer.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        try:
            self.process.wait(30)
        finally:
            self.process.kill()
            self.process.wait()
            self._gatherer.join()

    def _gather(self) -> None:
        with self.process.stderr as stream:
            self._errors.extend(stream)

    @property
    def errors(self) -> str:
        return b"".join(self._errors).decode()


class Run(Spoken):
    """The work of a run process in a thread of this one, which needs no time to start."""

    def __init__(self):
        source, ask = os.pipe()
        answer, target = os.pipe()
        super().__init__(os.fdopen(ask, "wb"), os.fdopen(answer, "rb"))
        self._pipes = (source, target)
        self._thread = threading.Thread(target=self._work, args=(Channel(source, target),))
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        self.wait(30)
        self._listener.join()

    def _work(self, channel: Channel) -> None:
        start = channel.next()
        try:
            if start is not None:
                follow(channel, start)
        finally:
            channel.finish()
            os.close(self._pipes[1])

    def wait(self, seconds: float) -> float:
        """Wait for the end, and give how long that took."""
        start = time.monotonic()
        self._thread.join(seconds)
        assert not self._thread.is_alive()
        return time.monotonic() - start
