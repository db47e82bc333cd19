"""Python in a fresh process, started as the studio starts its own children."""

import subprocess
import sys
from pathlib import Path


def python(*arguments: str, cwd: Path | None = None, stdin: str = "", seconds: float = 120):
    """Run ``python -P ARGUMENTS`` to its end and return what it printed and its exit status."""
    return subprocess.run(
        [sys.executable, "-P", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def cnnstudio(*arguments: str, cwd: Path | None = None, stdin: str = "", seconds: float = 120):
    """Run a command of the studio to its end."""
    return python("-m", "cnnstudio", *arguments, cwd=cwd, stdin=stdin, seconds=seconds)
