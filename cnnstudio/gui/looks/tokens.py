"""The design tokens: every color of the program, once for light and once for dark.

The palette, the style sheet, the canvas and the plots all read this table and no other. Colors are
written as Qt reads them, ``#RRGGBB`` or ``#AARRGGBB``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtGui import QColor


class FamilyColors(NamedTuple):
    """The three colors of a layer family.

    `stripe` fills color fields only; texts and icons take `ink`, which reads well on `soft`, on
    cards and on panels.
    """

    stripe: QColor
    ink: QColor
    soft: QColor


@dataclass(frozen=True, slots=True)
class Tokens:
    """One complete set of colors, light or dark."""

    dark: bool
    window: str
    panel: str
    raised: str
    sunken: str
    canvas: str
    dot: str
    hover: str
    select: str
    border_soft: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    wire: str
    shadow: str
    accent: str
    accent_hover: str
    accent_soft: str
    accent_text: str
    on_accent: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    families: Mapping[str, tuple[str, str, str]]

    @property
    def name(self) -> str:
        """``light`` or ``dark``: also the folder of the control pictures."""
        return "dark" if self.dark else "light"

    def color(self, role: str) -> QColor:
        """Give the color of a role such as ``accent``, or of ``family:convolution`` (its ink).

        A color written out, such as ``#4457C9``, is given back as it is. The colors are shared:
        copy one before changing it.
        """
        return _parse(self.hex(role))

    def hex(self, role: str) -> str:
        """Give the text of the color that `color` gives."""
        if role.startswith("#"):
            return role
        if role.startswith("family:"):
            return self.families[role.removeprefix("family:")][1]
        return getattr(self, role)

    def family(self, family: str) -> FamilyColors:
        """Give the colors of a layer family, those of ``io`` for a family without any."""
        stripe, ink, soft = self.families.get(family, self.families["io"])
        return FamilyColors(_parse(stripe), _parse(ink), _parse(soft))

    def colors(self) -> dict[str, str]:
        """Give all single colors by their names, as the style sheet asks for them."""
        names = (field.name for field in fields(self) if field.type == "str")
        return {name: getattr(self, name) for name in names}

    def with_strong_borders(self) -> Tokens:
        """Give the same tokens with borders of at least 3:1, for people who need them."""
        return replace(self, border=self.text2, border_soft=self.text3, border_strong=self.text2)


def contrast(one: QColor, other: QColor) -> float:
    """Give the contrast of two colors, 1 to 21, as WCAG 2.2 defines it."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(color: QColor) -> float:
    """Give the relative luminance of an sRGB color, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _parse(text: str) -> QColor:
    return QColor(text)


LIGHT = Tokens(
    dark=False,
    window="#F3F4F6",
    panel="#FFFFFF",
    raised="#FFFFFF",
    sunken="#F0F2F5",
    canvas="#F7F8FA",
    dot="#DDE2E9",
    hover="#EEF0F4",
    select="#E6E9FA",
    border_soft="#E8EBF0",
    border="#D9DEE5",
    border_strong="#BCC4CF",
    text="#1B2330",
    text2="#566171",
    text3="#5F697A",
    wire="#A3AEBD",
    shadow="#141B2330",
    accent="#4457C9",
    accent_hover="#384AB3",
    accent_soft="#ECEEFB",
    accent_text="#3343A8",
    on_accent="#FFFFFF",
    success="#007758",
    success_soft="#E3F4EE",
    warning="#8F5B00",
    warning_soft="#FDF3DC",
    danger="#B93815",
    danger_soft="#FCEBE6",
    families=MappingProxyType(
        {
            "convolution": ("#0072B2", "#005A8E", "#E3F0F8"),
            "pooling": ("#009E73", "#00765A", "#E0F3ED"),
            "dense": ("#B0407F", "#8E3567", "#F8E9F1"),
            "activation": ("#E69F00", "#8A5D00", "#FCF2DC"),
            "normalization": ("#56B4E9", "#1D6E9E", "#E6F4FC"),
            "regularization": ("#EBDD2E", "#6E6300", "#FAF6D6"),
            "merge": ("#2F3B4C", "#2F3B4C", "#EBEEF2"),
            "blocks": ("#7A4F22", "#6A4620", "#F4EEE6"),
            "io": ("#A9B3C0", "#566171", "#EEF0F3"),
        }
    ),
)

DARK = Tokens(
    dark=True,
    window="#14171C",
    panel="#1C2026",
    raised="#23282F",
    sunken="#15181D",
    canvas="#171A1F",
    dot="#272C34",
    hover="#262B33",
    select="#2A3052",
    border_soft="#272C34",
    border="#2F353F",
    border_strong="#475060",
    text="#E7EAEF",
    text2="#A6AFBC",
    text3="#929DAC",
    wire="#5B6675",
    shadow="#54000000",
    accent="#8E9BFF",
    accent_hover="#A3AEFF",
    accent_soft="#262B4A",
    accent_text="#AEB8FF",
    on_accent="#12152B",
    success="#3CC79A",
    success_soft="#16332B",
    warning="#E8B04A",
    warning_soft="#362B14",
    danger="#FF8A66",
    danger_soft="#3B201A",
    families=MappingProxyType(
        {
            "convolution": ("#3A8FD0", "#7FC0EA", "#172F40"),
            "pooling": ("#2BBE93", "#5CD3AF", "#143329"),
            "dense": ("#DD82B3", "#E5A5C8", "#3A2231"),
            "activation": ("#E69F00", "#F3C867", "#382C12"),
            "normalization": ("#8FD3FA", "#9AD6F7", "#1B323F"),
            "regularization": ("#F7EE7A", "#F0E778", "#35321A"),
            "merge": ("#DDE3EB", "#C4CEDB", "#2C323B"),
            "blocks": ("#A87B45", "#D5B993", "#332A1F"),
            "io": ("#5F6B7D", "#A6AFBC", "#282D35"),
        }
    ),
)

RUN_COLORS = ("#4457C9", "#D55E00", "#009E73", "#B0407F", "#56B4E9", "#7A4F22", "#8490A0")
"""The colors of runs in plots, in order; the number of the run always stands beside them."""
