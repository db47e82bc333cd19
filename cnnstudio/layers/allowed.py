"""What a setting takes, in words, read from its declaration."""

from __future__ import annotations

from typing import cast

import msgspec
from msgspec import inspect

from cnnstudio.layers.text import Text


def refusal(struct_type: type[msgspec.Struct], name: str, value: object) -> Text:
    """Say in a part of a sentence what a setting must be: "Filters must be ..., not 0"."""
    info = cast("inspect.StructType", inspect.type_info(struct_type))
    found = next((field for field in info.fields if field.name == name), None)
    if found is None:
        return Text("there is no setting called {setting}", {"setting": name})
    values = {"setting": _title(found), "allowed": allowed(found.type), "value": _shown(value)}
    return Text("{setting} must be {allowed}, not {value}", values)


def _title(field: inspect.Field) -> Text:
    words: dict[str, str] = {}
    if isinstance(field.type, inspect.Metadata):
        words = cast("dict[str, str]", field.type.extra_json_schema or {})
    return Text(words.get("title", field.name))


def allowed(declared: inspect.Type) -> Text:
    """Name the values that a type allows."""
    match declared:
        case inspect.Metadata():
            return allowed(declared.type)
        case inspect.BoolType():
            return Text("on or off")
        case inspect.IntType(ge=least, le=most):
            return Text("a whole number from {least} to {most}", {"least": least, "most": most})
        case inspect.FloatType(ge=least, le=most):
            return Text("a number from {least} to {most}", {"least": least, "most": most})
        case inspect.TupleType(item_types=(inspect.IntType(ge=least, le=most), *_)):
            return Text("two whole numbers from {least} to {most}", {"least": least, "most": most})
        case inspect.LiteralType(values=(word,)):
            return Text("“{word}”", {"word": word})
        case inspect.LiteralType(values=words):
            return Text("one of {words}", {"words": ", ".join(str(word) for word in words)})
        case inspect.UnionType(types=(first, second)):
            return Text("{first} or {second}", {"first": allowed(first), "second": allowed(second)})
        case _:
            return Text("something else")


def _shown(value: object) -> object:
    """Keep numbers and pairs, which a text writes in the reader's way; quote the rest."""
    if type(value) in (int, float, tuple):
        return value
    return f"“{str(value)[:40]}”"
