"""A helper process of the window, spoken to as the window does."""

import queue
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Self

from cnnstudio.training.protocol import Ask, Message, decode_message, encode


class Worker:
    """One `cnnstudio worker`; leaving the block ends its input and waits for its end."""

    def __init__(self, *, prelude: str = ""):
        """Start the process; `prelude` is Python code that it runs first."""
        command = ["-m", "cnnstudio", "worker"]
        if prelude:
            main = "from cnnstudio.worker.channel import main; raise SystemExit(main())"
            command = ["-c", f"{prelude}\n{main}"]
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-P", *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._lines: queue.Queue[bytes | None] = queue.Queue()
        self._errors: list[bytes] = []
        for target, stream in ((self._listen, "stdout"), (self._gather, "stderr")):
            threading.Thread(target=target, args=(getattr(self.process, stream),)).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        try:
            self.process.wait(30)
        finally:
            self.process.kill()
            self.process.wait()

    def _listen(self, stream) -> None:
        for line in stream:
            self._lines.put(line)
        stream.close()
        self._lines.put(None)

    def _gather(self, stream) -> None:
        self._errors.extend(stream)
        stream.close()

    def write(self, data: bytes) -> None:
        """Write anything to its input."""
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def ask(self, *asks: Ask) -> None:
        """Ask, a line for each."""
        self.write(b"".join(encode(ask) + b"\n" for ask in asks))

    def line(self, seconds: float = 60) -> bytes:
        """Wait for a line; an end is a failure."""
        line = self._lines.get(timeout=seconds)
        assert line is not None, self.errors
        return line

    def hear(self, *kinds: type[Message], seconds: float = 60) -> Message:
        """Wait for a message of one of these kinds (any by default), and pass over others."""
        while True:
            message = decode_message(self.line(seconds))
            if not kinds or isinstance(message, kinds):
                return message

    def rest(self) -> list[Message]:
        """Give all that is said until the process ends."""
        messages = []
        while (line := self._lines.get(timeout=60)) is not None:
            messages.append(decode_message(line))
        return messages

    def close(self) -> None:
        """End its input, as a window does that is closed."""
        if not self.process.stdin.closed:
            with suppress(BrokenPipeError):
                self.process.stdin.close()

    @property
    def errors(self) -> str:
        """What it wrote on stderr so far."""
        return b"".join(self._errors).decode()
