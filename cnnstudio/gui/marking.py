"""Marks texts in tables for translators; whoever shows one translates it.

The context and the text must be literals, or the translators' tools do not find them.
"""

from typing import TYPE_CHECKING

__all__ = ["QT_TRANSLATE_NOOP"]

if TYPE_CHECKING:

    def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802
        """Give the text as it is. Qt's own is said to give an object."""
        ...
else:
    from PySide6.QtCore import QT_TRANSLATE_NOOP
