"""What the command line prints: text without surprises, tables, JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import msgspec


class CommandError(Exception):
    """What was asked for is not possible; the one sentence says why and what to do."""


def say(text: object = "") -> None:
    """Print a line."""
    sys.stdout.write(plain(text) + "\n")
    sys.stdout.flush()


def complain(text: object) -> None:
    """Print one line on stderr."""
    sys.stderr.write(f"cnnstudio: {plain(text)}\n")
    sys.stderr.flush()


def say_json(value: object) -> None:
    """Print JSON on one line."""
    sys.stdout.write(msgspec.json.encode(value).decode() + "\n")
    sys.stdout.flush()


def plain(text: object) -> str:
    """Give a text on one line, without what would steer a terminal: names come from files."""
    return "".join(char if char.isprintable() else " " for char in str(text))


def table(rows: Sequence[Sequence[object]], right: frozenset[int] = frozenset()) -> list[str]:
    """Lay out rows in columns as wide as they need; those in `right` are aligned on the right."""
    cells = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return ["  ".join(_aligned(row, widths, right)).rstrip() for row in cells]


def _aligned(row: list[str], widths: list[int], right: frozenset[int]) -> list[str]:
    return [
        cell.rjust(width) if column in right else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]


def shape_text(shape: Sequence[int] | None) -> str:
    """Write a shape as 6x28x28; a question mark where it is unknown."""
    return "?" if shape is None else "x".join(str(size) for size in shape)
