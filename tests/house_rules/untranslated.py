"""Finds texts for people in the sources of the window that no translator can reach."""

import ast
import re
from collections.abc import Iterator

SHOWN_AT = {
    # Qt: the place of the text among the arguments.
    "setText": 0,
    "setToolTip": 0,
    "setStatusTip": 0,
    "setWhatsThis": 0,
    "setWindowTitle": 0,
    "setTitle": 0,
    "setPlaceholderText": 0,
    "setSpecialValueText": 0,
    "setPrefix": 0,
    "setSuffix": 0,
    "setAccessibleName": 0,
    "setAccessibleDescription": 0,
    "setInformativeText": 0,
    "setTabText": 1,
    "addItem": 0,
    "addAction": 0,
    "addMenu": 0,
    "addTab": 1,
    "QLabel": 0,
    "QAction": 0,
    "QMenu": 0,
    "QPushButton": 0,
    "QCheckBox": 0,
    "QRadioButton": 0,
    "QGroupBox": 0,
    "QStandardItem": 0,
    # Our own.
    "Label": 0,
    "ElidedLabel": 0,
    "SectionHeader": 0,
    "Button": 0,
    "PrimaryButton": 0,
    "IconButton": 1,
    "Banner": 0,
    "EmptyState": 0,
    "Pill": 0,
    "Segment": 1,
    "SearchField": 0,
    "set_tip": 1,
    "set_state": 0,
    "set_message": 0,
    "show_message": 0,
    "show_text": 0,
    "warn": 0,
    "announce": 1,
    "edit": 0,
    "edit_and_select": 0,
    "_push": 0,
    "set_data": 0,
    "set_design": 0,
    "set_training": 0,
    "add_row": 0,
    "add_heading": 0,
}
"""Functions that show a text, and which of their arguments it is."""

NAMES = re.compile(r"CNN Studio|CPU")
"""What is called so in every language."""

_TRANSLATING = {"tr", "_tr", "translate", "say", "counted"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^>]*>|\{[^}]*\}|&\w+;")


def untranslated(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give the lines in which a text is shown that is a literal, or is put together from pieces."""
    caught = {node.name for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            shown = _shown(node)
            if shown is not None and (
                _has_words("\0".join(_pieces(shown))) or _says_error(shown, caught)
            ):
                yield node.lineno, ast.unparse(shown)
        elif _is_glued(node):
            yield node.lineno, ast.unparse(node)


def _is_glued(node: ast.AST) -> bool:
    """Say whether a translated text gets something put beside it."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return _is_translated(left) or _is_translated(right)
    return False


def _shown(call: ast.Call) -> ast.expr | None:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else ""
    name = function.id if isinstance(function, ast.Name) else name
    place = SHOWN_AT.get(name)
    if name == "setText" and len(call.args) > 1:
        return None  # what is written down in a picture's file
    return call.args[place] if place is not None and place < len(call.args) else None


def _pieces(node: ast.expr) -> Iterator[str]:
    """Give the literals that a text is, or is made of."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            for part in parts:
                yield from _pieces(part)
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            yield from (*_pieces(left), *_pieces(right))
        case ast.Call(func=ast.Attribute(attr="format", value=template)):
            yield from _pieces(template)


def _says_error(node: ast.expr, caught: set[str | None]) -> bool:
    """Say whether this is `str` of an error, which speaks English; its `text` can be translated."""
    match node:
        case ast.Call(func=ast.Name("str"), args=[ast.Name(name)]):
            return name in caught
    return False


def _has_words(text: str) -> bool:
    return bool(_WORD.search(NAMES.sub("", _TAG.sub("", text))))


def _is_translated(node: ast.expr) -> bool:
    """Say whether this is a text that is translated by itself."""
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    if isinstance(function, ast.Attribute) and function.attr == "format":
        return _is_translated(function.value)
    name = function.attr if isinstance(function, ast.Attribute) else ""
    name = function.id if isinstance(function, ast.Name) else name
    return name in _TRANSLATING
