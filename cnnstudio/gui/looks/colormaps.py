"""The color maps of data: tables of 256 colors for pictures of one byte a pixel.

A table goes straight into a picture: ``image.setColorTable(colormaps.ink())``. Feature maps take
`ink`, one ramp from dark to light with 0 at the dark end. Numbers with a sign, such as weights and
gradients, take `signed`, with 0 in the middle (index 128) and limits that are always symmetric.
`heat` lies over a picture: its alpha grows with the value.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

INK_STOPS = ("#0E1726", "#1F3F66", "#4C84B0", "#A9CBDD", "#FBF7EA")
SIGNED_STOPS = ("#0A4A7A", "#5B9CCB", "#F7F7F5", "#E9A45B", "#A84A00")
HEAT_COLOR = 0xF08A3C
HEAT_ALPHA = 0.78


@cache
def ink() -> list[int]:
    """Give the table of feature maps: dark for 0, light for the largest value."""
    return _ramp(INK_STOPS)


@cache
def signed() -> list[int]:
    """Give the table of signed numbers: blue below 0, orange above, 0 at index 128."""
    # Index 0 is left over by the symmetry of 1...255 around 128.
    table = _ramp(SIGNED_STOPS, count=255)
    return [table[0], *table]


@cache
def heat() -> list[int]:
    """Give the table of overlays: nothing for 0, orange at 78 % for the largest value."""
    return [(round(i * HEAT_ALPHA) << 24) | HEAT_COLOR for i in range(256)]


@cache
def gray() -> list[int]:
    """Give the plain gray table: pictures as they are stored."""
    return [0xFF000000 | i << 16 | i << 8 | i for i in range(256)]


TABLES = {"ink": ink, "signed": signed, "heat": heat, "gray": gray}


def _ramp(stops: Sequence[str], count: int = 256) -> list[int]:
    """Give `count` colors as 0xAARRGGBB, interpolated between evenly spaced stops."""
    channels = [_channels(stop) for stop in stops]
    table = []
    for index in range(count):
        position = index / (count - 1) * (len(stops) - 1)
        left = min(int(position), len(stops) - 2)
        part = position - left
        pairs = zip(channels[left], channels[left + 1], strict=True)
        red, green, blue = (round(low + (high - low) * part) for low, high in pairs)
        table.append(0xFF000000 | red << 16 | green << 8 | blue)
    return table


def _channels(color: str) -> tuple[int, int, int]:
    value = int(color[1:], 16)
    return value >> 16, value >> 8 & 0xFF, value & 0xFF
