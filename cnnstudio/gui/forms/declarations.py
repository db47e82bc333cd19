"""What a struct's annotations say about its settings, ready to be made into a form.

One declaration in the struct gives the default, the check at load and, read here, the title, the
range, the explanation and the choices of the field in which a person changes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import inspect


@dataclass(frozen=True)
class Number:
    """A number, whole or not, between two limits, with the unit it is counted in."""

    is_whole: bool
    least: float
    most: float
    step: float | None = None
    unit: str = ""


@dataclass(frozen=True)
class PairOf:
    """Two numbers, height and width."""

    number: Number


@dataclass(frozen=True)
class PairOrWord:
    """Two numbers, or a word that stands for them, such as “same”."""

    number: Number
    word: str


@dataclass(frozen=True)
class Choice:
    """One of a few words."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class Switch:
    """Yes or no."""


@dataclass(frozen=True)
class Line:
    """A line of text that matches a pattern."""

    pattern: str = ""


Sort = Number | PairOf | PairOrWord | Choice | Switch | Line


@dataclass(frozen=True)
class Setting:
    """A setting in words: its name in the struct, what it is called, what it does, what it takes.

    `when` names other settings and the values at which this one matters.
    """

    name: str
    title: str
    description: str
    sort: Sort
    when: tuple[tuple[str, object], ...] = ()

    def matters_in(self, value: object) -> bool:
        """Say whether this setting has an effect on a struct as it is now."""
        return all(getattr(value, name) == wanted for name, wanted in self.when)


@cache
def settings_of(struct_type: type[msgspec.Struct]) -> tuple[Setting, ...]:
    """Read the settings of a struct, in the order in which they are declared."""
    info = cast("inspect.StructType", inspect.type_info(struct_type))
    hints = get_type_hints(struct_type, include_extras=True)
    return tuple(_setting(field, hints[field.name]) for field in info.fields)


def shared_settings(kinds: Iterable[type[msgspec.Struct]]) -> tuple[str, ...]:
    """Name the settings that all of these have, and that take the same in each."""
    first, *others = (settings_of(kind) for kind in kinds)
    return tuple(
        setting.name
        for setting in first
        if all(any(_is_alike(setting, other) for other in each) for each in others)
    )


def _is_alike(one: Setting, other: Setting) -> bool:
    return (one.name, one.sort, one.when) == (other.name, other.sort, other.when)


def _setting(field: inspect.Field, hint: object) -> Setting:
    declared, words, extra = field.type, {}, {}
    if isinstance(declared, inspect.Metadata):
        words, extra = declared.extra_json_schema or {}, declared.extra or {}
        declared = declared.type
    return Setting(
        field.name,
        words.get("title", field.name),
        words.get("description", ""),
        _sort(declared, hint, extra),
        tuple((extra.get("when") or {}).items()),
    )


def _sort(declared: inspect.Type, hint: object, extra: dict[str, Any]) -> Sort:
    """Say what a setting takes, or fail for a declaration that no form knows."""
    match declared:
        case inspect.BoolType():
            return Switch()
        case inspect.IntType() | inspect.FloatType():
            return _number(declared, extra)
        case inspect.LiteralType():
            return Choice(_declared_words(hint))
        case inspect.StrType():
            return Line(declared.pattern or "")
        case inspect.TupleType(item_types=(first, second)) if first == second:
            return PairOf(_number(first, extra))
        case inspect.UnionType(
            types=(inspect.TupleType(item_types=(first, _)), inspect.LiteralType(values=(word,)))
        ):
            return PairOrWord(_number(first, extra), str(word))
    raise TypeError(f"No form knows how to edit {declared}.")


def _number(declared: inspect.Type, extra: dict[str, Any]) -> Number:
    if not isinstance(declared, inspect.IntType | inspect.FloatType):
        raise TypeError(f"No form knows how to edit a pair of {declared}.")
    infinite = float("inf")
    return Number(
        isinstance(declared, inspect.IntType),
        -infinite if declared.ge is None else declared.ge,
        infinite if declared.le is None else declared.le,
        extra.get("step"),
        extra.get("unit") or "",
    )


def _declared_words(hint: object) -> tuple[str, ...]:
    """Give the words of a Literal as they are declared: msgspec sorts them by the alphabet."""
    if get_origin(hint) is Literal:
        return get_args(hint)
    found = (_declared_words(part) for part in get_args(hint) if get_args(part))
    return next((words for words in found if words), ())
