"""The colors that hold now, looked up once: each painting needs thousands of them."""

from __future__ import annotations

from PySide6.QtGui import QColor

from cnnstudio.gui.looks import theme
from cnnstudio.gui.looks.tokens import FamilyColors, Tokens


class Colors:
    """Remembers the colors of one set of tokens."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.is_dark = tokens.dark
        self._colors: dict[str, QColor] = {}
        self._families: dict[str, FamilyColors] = {}

    def color(self, role: str) -> QColor:
        """Give a color: see `Tokens.color`."""
        if role not in self._colors:
            self._colors[role] = self.tokens.color(role)
        return self._colors[role]

    def family(self, family: str) -> FamilyColors:
        """Give the colors of a layer family."""
        if family not in self._families:
            self._families[family] = self.tokens.family(family)
        return self._families[family]


_colors: Colors | None = None


def current() -> Colors:
    """Give the colors that hold now."""
    global _colors
    tokens = theme.current().tokens
    if _colors is None or _colors.tokens is not tokens:
        _colors = Colors(tokens)
    return _colors
