"""Qt made ready to paint in a program that has no window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from cnnstudio.app import words


@contextmanager
def application() -> Iterator[None]:
    """Let an application be there, which Qt needs for its fonts; none is left behind."""
    if QApplication.instance() is not None:
        yield
        return
    made = QApplication(["cnnstudio"])
    words.use_readable_numbers()
    try:
        yield
    finally:
        made.shutdown()
