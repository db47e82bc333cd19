"""A text for people on its way between processes, or in a file of events."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import cast

import msgspec

from cnnstudio.layers.text import Text

MOST_NESTED = 8
"""Texts within texts; usual are two."""


class Sentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `Text` in JSON: the template, its values, and the template for a count of 1."""

    template: str
    values: dict[str, int | float | str | tuple[int, ...] | Sentence] = {}
    one: str = ""

    @classmethod
    def of(cls, text: Text) -> Sentence:
        """Write a text down; what is no text, number or shape in it as a string."""
        values = {name: _sent(each) for name, each in text.values.items()}
        return cls(text.template, values, text.one)

    def text(self) -> Text:
        """Give the text.

        It may come from a stranger's file, so a template must ask for its values and no more: a
        place may say how wide it is to be written, and be a billion letters wide.
        """
        return _read(self, MOST_NESTED)


def _read(sentence: Sentence, depth: int) -> Text:
    said, given = (sentence.template, sentence.one), sentence.values
    if not depth or not all(_is_plain(template, given) for template in said):
        return Text("{text}", {"text": sentence.template})
    values = {
        name: _read(each, depth - 1) if isinstance(each, Sentence) else each
        for name, each in given.items()
    }
    return Text(sentence.template, values, sentence.one)


def _sent(value: object) -> int | float | str | tuple[int, ...] | Sentence:
    match value:
        case Text():
            return Sentence.of(value)
        case bool():
            return str(value)
        case int() | float() | str():
            return value
        case tuple() if all(type(each) is int for each in cast("tuple[object, ...]", value)):
            return cast("tuple[int, ...]", value)
        case _:
            return str(value)


def _is_plain(template: str, values: Mapping[str, object]) -> bool:
    try:
        places = list(Formatter().parse(template))
    except ValueError:
        return False
    return all(
        name is None or (name in values and not spec and not conversion)
        for _, name, spec, conversion in places
    )
