"""The sizes that follow how large texts are and how close things stand together.

All in pixels. The style sheet asks for them by name, and so do widgets that lay out rows
themselves: `theme.current().size("row")`.
"""

from __future__ import annotations

from typing import NamedTuple


class _Size(NamedTuple):
    """A size at 100 %: comfortable, compact, and whether it grows with the texts."""

    comfortable: int
    compact: int
    grows: bool = True


_SIZES = {
    # Rows of tables, lists, trees and choices.
    "row": _Size(24, 20),
    "list_row": _Size(30, 24),
    "tree_row": _Size(24, 20),
    "choice_row": _Size(24, 20),
    "header_pad": _Size(5, 2, grows=False),
    # Fields and buttons: what is inside, and the room around it.
    "field": _Size(18, 16),
    "field_pad": _Size(4, 2, grows=False),
    "spin": _Size(22, 16),
    "button": _Size(18, 16),
    "button_pad": _Size(6, 3, grows=False),
    "small_pad": _Size(3, 1, grows=False),
    "tab_pad": _Size(6, 4, grows=False),
    "menu_pad": _Size(5, 3, grows=False),
    # Between the rows of a form, and of the palette.
    "form_gap": _Size(2, 0, grows=False),
    "palette_gap": _Size(10, 6, grows=False),
}


def size(name: str, text_scale: float = 1.0, *, compact: bool = False) -> int:
    """Give a size.

    Args:
        name: What has the size, such as ``row``.
        text_scale: The size of texts, 1.0 for 100 %.
        compact: Whether things stand close together.
    """
    found = _SIZES[name]
    pixels = found.compact if compact else found.comfortable
    # Smaller texts still need room for a finger, a tick or an icon.
    return round(pixels * max(text_scale, 1.0)) if found.grows else pixels


def all_sizes(text_scale: float = 1.0, *, compact: bool = False) -> dict[str, int]:
    """Give all sizes by their names."""
    return {name: size(name, text_scale, compact=compact) for name in _SIZES}
