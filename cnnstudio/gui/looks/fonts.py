"""The fonts: one family for everything, a handful of sizes, and digits of equal width."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

FAMILIES = ("Inter", "Inter Variable", "Noto Sans", "DejaVu Sans")
CODE_FAMILIES = ("JetBrains Mono", "DejaVu Sans Mono")

ROLES: dict[str, tuple[int, int]] = {
    "page_title": (20, 600),
    "section": (15, 600),
    "title": (14, 600),
    "result": (13, 600),
    "name": (13, 600),
    "button": (13, 500),
    "body": (12, 400),
    "strong": (12, 600),
    "table": (12, 400),
    "secondary": (11, 400),
    "secondary_strong": (11, 600),
    "kind": (11, 400),
    "caption": (10, 400),
    "code": (12, 400),
}
"""Pixel size at 100 % and weight of every role. Whole pixels: Qt rounds halves in widgets."""


@cache
def family() -> str:
    """Give the first installed family of `FAMILIES`, else the system's own."""
    return (
        _first_installed(FAMILIES)
        or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    )


@cache
def code_family() -> str:
    """Give the first installed family of `CODE_FAMILIES`, else the system's own."""
    return (
        _first_installed(CODE_FAMILIES)
        or QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    )


def make(role: str = "body", scale: float = 1.0) -> QFont:
    """Make the font of a role.

    Args:
        role: A key of `ROLES`.
        scale: The size of texts, 1.0 for 100 %.
    """
    size, weight = ROLES[role]
    font = QFont(code_family() if role == "code" else family())
    font.setPixelSize(round(size * scale))
    font.setWeight(QFont.Weight(weight))
    # Inter's digits are proportional unless asked otherwise, and columns of numbers would dance.
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _first_installed(families: tuple[str, ...]) -> str | None:
    return next((name for name in families if QFontDatabase.hasFamily(name)), None)
