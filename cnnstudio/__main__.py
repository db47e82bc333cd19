"""Entry points: ``cnnstudio``, ``python -m cnnstudio``, and ``cnnstudio-window``."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path


def main() -> int:
    """Run the command line and give the exit status."""
    from cnnstudio.cli.parser import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough, as in `cnnstudio templates | head -1`; what is
        # left in the buffer goes nowhere, without a complaint at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


def window() -> int:
    """Open the window without a console, with the project file that is given, if any."""
    from cnnstudio.cli.window import open_window

    return open_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)


def _forget_working_directory() -> None:
    """Import nothing that lies beside a project, where Python was started without -P."""
    if not sys.flags.safe_path and sys.path and sys.path[0] in ("", str(Path.cwd())):
        del sys.path[0]


if __name__ == "__main__":
    _forget_working_directory()
    sys.exit(main())
