"""Windows that are killed while somebody edits: all that was done is offered back, every time."""

import contextlib
import os
import random
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cnnstudio.app.document import Document
from cnnstudio.project.journal_store import left_behind
from tests.gui.safety import session

KILLS = 100
MAIN_WINDOWS = 25
"""Of them are the whole window, which takes long to open; the others have what keeps edits safe."""

MOST_LINES = 18
"""Lines of a window after which it is killed at the latest: two, and one for each edit."""

ROOT = Path(__file__).parents[3]

PATIENCE = 60.0
"""Seconds for a line, on a machine that is busy with other things."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals"),
]


class Sessions:
    """Windows in processes of their own, one after the other."""

    def __init__(self, log: Path):
        self._log = log.open("w+")
        self._process = subprocess.Popen(
            [sys.executable, "-X", "faulthandler", "-m", session.__name__],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
        )
        self._read = b""

    def begin_and_kill(self, kind: str, number: int, lines: int, seconds: float) -> list[str]:
        """Give what a window has said that was killed so long after its first lines."""
        self._process.stdin.write(f"{kind} {number}\n".encode())
        self._process.stdin.flush()
        said = []
        began, child = self._line().split()
        assert began == "began"
        while len(said) < lines:
            said.append(self._line(int(child)))
        time.sleep(seconds)
        os.kill(int(child), signal.SIGKILL)
        while (line := self._line()) != "gone":
            said.append(line)
        return said

    def _line(self, child: int = 0) -> str:
        """Read a line; where none comes, say what the window does instead."""
        output = self._process.stdout.fileno()
        while b"\n" not in self._read:
            is_ready = select.select([output], [], [], PATIENCE)[0]
            self._read += (os.read(output, 65_536) if is_ready else b"") or b"gone\n"
            if not is_ready and child:
                os.kill(child, signal.SIGABRT)
                time.sleep(1)
        line, _, self._read = self._read.partition(b"\n")
        assert line != b"gone" or not child, Path(self._log.name).read_text()[-5000:]
        return line.decode()

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        self._process.stdin.close()
        self._process.stdout.close()
        self._log.close()


def offered() -> list:
    """Give the designs that the next window would offer."""
    works = list(left_behind())
    for work in works:
        assert work.problem is None
        work.release()
    return [work.recovered.design for work in works]


def test_no_edit_is_lost_by_windows_that_are_killed_at_any_moment(qapp, tmp_path):
    chance = random.Random(20261126)
    number, done, unwatched = 0, None, 0
    with contextlib.closing(Sessions(tmp_path / "log")) as sessions:
        kinds = ["main"] * MAIN_WINDOWS + ["bare"] * (KILLS - MAIN_WINDOWS)
        chance.shuffle(kinds)
        for kind in kinds:
            # Some are killed while they take back what was left, most while they edit.
            lines, seconds = chance.randint(1, MOST_LINES), chance.uniform(0, 0.02)
            said = sessions.begin_and_kill(kind, number, lines, seconds)
            document = Document()
            document.set_design("Begin", done or session.FIRST)
            has = [line.split()[1] for line in said if line.startswith("has")]
            assert has in ([], [session.digest(document.design)])
            numbers = [int(line) for line in said if line.isdecimal()]
            assert numbers == list(range(number, number + len(numbers)))
            for each in numbers:
                session.edit(document, each)
            number += len(numbers)
            expected = document.design
            session.edit(document, number)  # may have been done, and not been said any more
            found = offered()
            assert found or not has
            assert all(design in (expected, document.design) for design in found)
            unwatched += found[:1] == [document.design]
            done = found[0] if found else done
    assert number > KILLS
    print(f"{number} edits, {unwatched} of them done and not said")
