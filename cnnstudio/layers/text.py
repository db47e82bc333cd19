"""Texts for people that arise below the user interface.

A `Text` is a template with named values, so that the window can translate the template and
write the numbers in the user's locale, while the command line prints plain English.

Translators find a template where it is the literal first argument of a `Text` or of an error that
becomes one. One that takes another way there is `marked`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import Formatter
from typing import cast

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A sentence with named places, such as ``Text("{node} gets {shape}.", {...})``.

    Values may be numbers, strings, shapes (tuples of integers) or further texts. The one called
    `count` decides between singular and plural: `one` is the template for a count of 1, where
    that differs, and languages with more forms have them in their catalogs.
    """

    template: str
    values: Mapping[str, object] = {}
    one: str = ""

    def __str__(self) -> str:
        return self.render(english)

    def render(self, show: Renderer) -> str:
        """Fill the template, writing the words and each value as `show` says."""
        shown = {name: show(value) for name, value in self.values.items()}
        count = self.values.get("count")
        is_counted = type(count) is int
        own = self.one if self.one and count == 1 else self.template
        said = show.counted(own, self.template, count) if is_counted else show.words(own)
        try:
            return Formatter().vformat(said, (), shown)
        except (KeyError, IndexError, ValueError, AttributeError):
            # A translation that names other places.
            return Formatter().vformat(own, (), shown)


def marked(template: str) -> str:
    """Mark a template for translators that becomes a `Text` elsewhere, and give it as it is."""
    return template


def listed(parts: Sequence[Text]) -> Text:
    """Write texts one behind the other, with commas between them."""
    values = {f"part{number}": part for number, part in enumerate(parts)}
    return Text(", ".join(f"{{{name}}}" for name in values), values)


class Renderer:
    """Writes the parts of a text: English, C locale. The window has one for the user's language."""

    def words(self, template: str) -> str:
        """Give the template in the reader's language."""
        return template

    def counted(self, own: str, many: str, count: int) -> str:
        """Give the template for a count in the reader's language; `own` is the English one."""
        return own

    def number(self, value: float) -> str:
        """Write a number."""
        return f"{value:g}" if isinstance(value, float) else str(value)

    def __call__(self, value: object) -> str:
        """Write one value of a text."""
        if isinstance(value, Text):
            return value.render(self)
        if isinstance(value, tuple):
            return "×".join(self(part) for part in cast("tuple[object, ...]", value))
        if isinstance(value, bool) or not isinstance(value, int | float):
            return str(value)
        return self.number(value)


english = Renderer()
