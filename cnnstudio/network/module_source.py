"""The source of modules of our own, to be copied into exported code.

It is read as text and never imported: whoever only reads code needs no torch.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

import msgspec

OWN_MODULES = "cnnstudio.worker.modules."
"""Calls below this name are copied from the file of that name."""

_FILE = Path(__file__).parents[1] / "worker" / "modules.py"


class Copied(msgspec.Struct, frozen=True):
    """Definitions in the order of their file, and what they import.

    `imports` are pairs of what is imported from ("" for whole modules) and the name.
    """

    imports: frozenset[tuple[str, str]]
    definitions: tuple[str, ...]


@cache
def own_names() -> frozenset[str]:
    """Give the names of all modules of our own, and of what belongs to them."""
    return frozenset(_definitions(_tree()[1]))


def copied(names: Collection[str]) -> Copied:
    """Copy modules of our own, with all that they use of their file.

    Args:
        names: The names of the classes.
    """
    text, tree = _tree()
    definitions = _definitions(tree)
    wanted = _with_needs(names, definitions)
    parts = [part for name, part in definitions.items() if name in wanted]
    used = set[str]().union(*(_names(part) for part in parts))
    return Copied(
        frozenset(_imports(tree, used)),
        tuple(ast.get_source_segment(text, part) or "" for part in parts),
    )


@cache
def _tree() -> tuple[str, ast.Module]:
    text = _FILE.read_text(encoding="utf-8")
    return text, ast.parse(text)


def _definitions(tree: ast.Module) -> dict[str, ast.stmt]:
    return {
        part.name: part for part in tree.body if isinstance(part, ast.ClassDef | ast.FunctionDef)
    }


def _with_needs(names: Iterable[str], definitions: dict[str, ast.stmt]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(_names(definitions[name]) & definitions.keys())
    return found


def _names(part: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(part) if isinstance(node, ast.Name)}


def _imports(tree: ast.Module, used: set[str]) -> Iterable[tuple[str, str]]:
    for part in tree.body:
        if isinstance(part, ast.Import | ast.ImportFrom):
            source = part.module or "" if isinstance(part, ast.ImportFrom) else ""
            for alias in part.names:
                if alias.name in used:
                    yield source, alias.name
