"""The command that compares two networks. It needs neither torch nor Qt."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from cnnstudio.cli.designs import network_of
from cnnstudio.cli.output import say, say_json, shape_text, table
from cnnstudio.layers.text import Text
from cnnstudio.network.compare import Comparison, Difference, Row, compare
from cnnstudio.network.graph import Node
from cnnstudio.network.totals import Totals

SIGNS = {"same": " ", "changed": "~", "added": "+", "removed": "-"}

FIGURES = (
    ("parameters", "parameters"),
    ("macs", "MACs"),
    ("activation_bytes", "activation bytes"),
    ("layers", "layers"),
    ("depth", "depth"),
    ("field", "sees"),
    ("output", "output"),
)
"""The totals as they are called in JSON, and for people."""


def compare_networks(options: Namespace) -> int:
    """Print what differs between two networks, and their totals."""
    sides = [network_of(source) for source in (options.left, options.right)]
    names = [name for name, _, _ in sides]
    found = compare(*(network for _, network, _ in sides))
    if options.json:
        say_json(_facts(names, found))
    else:
        _say_comparison(names, found)
    return 0


def _facts(names: list[str], found: Comparison) -> dict[str, Any]:
    """Give what `compare --json` prints."""
    return {
        "left": {"name": names[0], **_total_facts(found.left)},
        "right": {"name": names[1], **_total_facts(found.right)},
        "equal": found.is_equal,
        "layers": [_row_facts(row) for row in found.rows],
    }


def _total_facts(totals: Totals) -> dict[str, Any]:
    return {key: getattr(totals, key) for key, _ in FIGURES}


def _row_facts(row: Row) -> dict[str, Any]:
    return {
        "state": row.state,
        "left": None if row.left is None else row.left.name,
        "right": None if row.right is None else row.right.name,
        "differences": [
            {
                "setting": str(each.title),
                "left": _json_value(each.left),
                "right": _json_value(each.right),
            }
            for each in row.differences
        ],
    }


def _json_value(value: object) -> object:
    return str(value) if isinstance(value, Text) else value


# --- for people ----------------------------------------------------------------------------------


def _say_comparison(names: list[str], found: Comparison) -> None:
    rows = [
        (title, *_figure_cells(getattr(found.left, key), getattr(found.right, key)))
        for key, title in FIGURES
    ]
    numbers = frozenset(range(1, 5))
    for line in table([("", *names, "difference", "ratio"), *rows], numbers):
        say("  " + line)
    heads = ("", *names, "kind", "differences")
    for line in table([heads, *(_cells(row) for row in found.rows)]):
        say("  " + line)
    parts = [f"{found.count(state)} {state}" for state in ("added", "removed", "changed", "same")]
    say("no differences" if found.is_equal else ", ".join(parts))


def _figure_cells(left: object, right: object) -> tuple[str, str, str, str]:
    """Give a figure of both sides, the difference, and the right one as a multiple of the left."""
    if isinstance(left, int) and isinstance(right, int):
        ratio = _ratio(left, right) if left else ""
        return str(left), str(right), f"{right - left:+}" if left != right else "0", ratio
    return _shape(left), _shape(right), "", ""


def _ratio(left: int, right: int) -> str:
    """Write how many times as much, or below a tenth as little, in three digits or more."""
    is_tiny = 0 < right < left / 10
    ratio = left / right if is_tiny else right / left
    number = f"{ratio:.0f}" if ratio >= 1000 else f"{ratio:.3g}"
    return f"1/{number}" if is_tiny else number


def _shape(value: object) -> str:
    return shape_text(value) if isinstance(value, tuple) else "-"


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    nodes = [node for node in (row.left, row.right) if node is not None]
    kinds = dict.fromkeys(node.layer.kind() for node in nodes)
    changes = "; ".join(_change(each) for each in row.differences)
    return SIGNS[row.state], _name(row.left), _name(row.right), ", ".join(kinds), changes


def _name(node: Node | None) -> str:
    return "" if node is None else node.name


def _change(difference: Difference) -> str:
    return f"{difference.title}: {_text(difference.left)} -> {_text(difference.right)}"


def _text(value: object) -> str:
    return shape_text(value) if isinstance(value, tuple) else str(value)
