"""Decoding JSON from files, and saying in words what is wrong with it and where."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from cnnstudio.layers.text import Text, marked
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.limits import check_json

T = TypeVar("T")


def decode(data: bytes, kind: type[T], what: str) -> T:
    """Decode JSON into a struct.

    Args:
        data: The text as bytes.
        kind: The struct that it must fit.
        what: The text's name for people, such as "project.json".

    Raises:
        ProjectError: It does not fit; one sentence says where and what it must be.
    """
    check_json(data, what)
    try:
        return _decoder(kind).decode(data)
    except msgspec.ValidationError as error:
        raise _misfit(str(error), data, what) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise not_json(what, error) from error


def convert(value: object, kind: type[T], what: str) -> T:
    """Turn plain JSON values into a struct, with the same errors as `decode`."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise _misfit(str(error), msgspec.json.encode(value), what) from error


def not_json(what: str, error: Exception) -> ProjectError:
    """Say that a text is not JSON, and where it breaks off."""
    place = re.search(r"\(byte (\d+)\)", str(error))
    if isinstance(error, UnicodeDecodeError):
        reason = Text("it is not text in UTF-8")
    elif place:
        reason = Text("byte {byte} is not expected there", {"byte": place[1]})
    else:
        reason = Text("it ends too early")
    return ProjectError(
        "{what} is not JSON, {reason}: the file is damaged, so take a copy of it, or mend it in a "
        "text editor.",
        what=what,
        reason=reason,
    )


@cache
def _decoder(kind: type[T]) -> msgspec.json.Decoder[T]:
    return msgspec.json.Decoder(kind)


def _misfit(message: str, data: bytes, what: str) -> ProjectError:
    """Turn msgspec's message, such as "Expected `int` >= 1 - at `$.nodes[0].id`", into words."""
    reason, _, path = message.partition(" - at `$")
    keys = [name or int(index) for name, index in _KEYS.findall(path.rstrip("`"))]
    unknown = re.fullmatch(r"Object (?:contains unknown|missing required) field `(.*)`", reason)
    if unknown:
        keys.append(unknown[1])
    value = _plain(data)
    words = _reason(reason, _value(keys, value))
    if not keys:
        return ProjectError("{what} {reason}.", what=what, reason=words)
    return ProjectError(
        "{what}: {place} {reason}.", what=what, place=_place(keys, value), reason=words
    )


def _plain(data: bytes) -> object:
    """Decode without any schema, to show what stands there; None where even that is refused."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


_KEYS = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def _place(keys: list[str | int], value: object) -> str:
    """Name the place as a person would: the layer by kind and name, then the setting."""
    words: list[str] = []
    for key in keys:
        value = _entry(value, key)
        if isinstance(key, int):
            words.append(_layer_words(value) or f"number {key + 1}")
        elif key not in _SILENT or key == keys[-1]:
            words.append(key)
    layers = [word for word in words if "“" in word]
    if layers:
        words = words[words.index(layers[0]) :]
    return (words[0] + ": " + " ".join(words[1:])) if layers and words[1:] else " ".join(words)


_SILENT = {"layer", "network"}
"""Steps on the way that say nothing more than the layer's name does."""


def _layer_words(value: object) -> str:
    """Give “Conv2d “conv1”” for a node, "" for anything else."""
    name, layer = _entry(value, "name"), _entry(value, "layer")
    kind = _entry(layer, "kind")
    if not isinstance(name, str) or not isinstance(layer, dict):
        return ""
    return f"{kind} “{name[:60]}”" if isinstance(kind, str) and len(kind) < 40 else f"“{name[:60]}”"


def _value(keys: list[str | int], value: object) -> object:
    for key in keys:
        value = _entry(value, key)
    return value


def _entry(value: object, key: str | int) -> object:
    """Look one step further into plain JSON values; None where there is nothing."""
    if isinstance(value, dict) and isinstance(key, str):
        return cast("dict[str, object]", value).get(key)
    if isinstance(value, list) and isinstance(key, int):
        items = cast("list[object]", value)
        return items[key] if key < len(items) else None
    return None


def _reason(reason: str, value: object) -> Text:
    """Put what msgspec expected into words."""
    for pattern, words in _REASONS:
        found = re.fullmatch(pattern, reason, re.DOTALL)
        if found:
            values: dict[str, Any] = {"given": _shown(value), **found.groupdict()}
            if "type" in values:
                values["type"] = _TYPES.get(values["type"], Text("something else"))
            return Text(words, values)
    return Text("is not right ({reason})", {"reason": reason})


_REASONS = (
    (r"Expected `(?:int|float)` >= (?P<limit>.+)", marked("must be at least {limit}, not {given}")),
    (r"Expected `(?:int|float)` <= (?P<limit>.+)", marked("must be at most {limit}, not {given}")),
    (r"Expected `str` of length >= 1", marked("must not be empty")),
    (
        r"Expected `str` of length <= (?P<limit>.+)",
        marked("must have at most {limit} characters"),
    ),
    (r"Expected `str` matching regex .*", marked("cannot be {given}")),
    (
        r"Expected `array` of length <= (?P<limit>\d+).*",
        marked("must have at most {limit} entries"),
    ),
    (r"Expected `array` of length (?P<limit>\d+).*", marked("must have {limit} entries")),
    (r"Expected `(?P<type>[^`]+)`, got `[^`]+`", marked("must be {type}, not {given}")),
    (r"Object missing required field .*", marked("is missing")),
    (r"Object contains unknown field .*", marked("is not known here; is it misspelled?")),
    (r"Invalid (?:enum )?value .*", marked("cannot be {given}")),
    (r"Number out of range", marked("is too large a number")),
)

_TYPES = {
    "int": Text("a whole number"),
    "int | null": Text("a whole number or null"),
    "float": Text("a number"),
    "float | null": Text("a number or null"),
    "str": Text("a text in quotes"),
    "bool": Text("true or false"),
    "array": Text("a list"),
    "array | str": Text("a list or a text in quotes"),
    "object": Text("an object in braces"),
}


def _shown(value: object) -> str:
    """Write a JSON value as in the file, shortened."""
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 40 else text[:37] + "..."
