"""Qt made ready to paint in a program that has no window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication


@contextmanager
def application() -> Iterator[None]:
    """Let an application be there, which Qt needs for its fonts; none is left behind."""
    if QApplication.instance() is not None:
        yield
        return
    made = QApplication(["cnnstudio"])
    use_readable_numbers()
    try:
        yield
    finally:
        made.shutdown()


def use_readable_numbers() -> None:
    """On a computer without a language, write 61,706 all the same, and not 61706."""
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale(QLocale.Language.English))
