"""The text of a `project.json`: decoding with migrations, encoding, and checks on both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from cnnstudio.project.decoding import convert, decode
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.limits import check_network

FORMAT = 1

Migration = Callable[[dict[str, Any]], dict[str, Any]]
MIGRATIONS: Mapping[int, Migration] = {}
"""By format number, what makes a `project.json` of that format into one of the next."""


def decode_project(data: bytes) -> Design:
    """Decode the text of a `project.json`, of this format or an older one.

    Raises:
        ProjectError: It does not fit; the sentence says where and what it must be.
    """
    format_ = decode(data, _Head, "project.json").format
    if format_ is None:
        raise ProjectError(
            'project.json does not say which format it has: write "format": {number} at its '
            "beginning.",
            number=FORMAT,
        )
    if format_ > FORMAT:
        raise ProjectError(
            "It was saved by a newer CNN Studio (format {given}, this one knows up to {known}): "
            "install a newer CNN Studio to open it.",
            given=format_,
            known=FORMAT,
        )
    if format_ == FORMAT:
        body = decode(data, _Body, "project.json")
    else:
        body = convert(migrate(msgspec.json.decode(data)), _Body, "project.json")
    check_network(body.network)
    return Design(body.network, body.data, body.training, body.notes)


def migrate(
    value: dict[str, Any], to: int = FORMAT, migrations: Mapping[int, Migration] = MIGRATIONS
) -> dict[str, Any]:
    """Bring the plain JSON values of a `project.json` to a format, step by step."""
    while (format_ := value["format"]) != to:
        if format_ not in migrations:
            raise ProjectError("There is no format {number}.", number=format_)
        value = {**migrations[format_](value), "format": format_ + 1}
    return value


class _Head(msgspec.Struct):
    """Of a `project.json`, what every format has."""

    format: int | None = None


class _Body(Design, frozen=True, forbid_unknown_fields=True):
    """A `project.json` of the present format."""

    format: int = FORMAT


def encode_shortly(design: Design) -> bytes:
    """Write a design as `decode_project` reads it: in one line, fast, and unchecked."""
    return msgspec.json.encode(_body(design))


def encode_project(design: Design) -> bytes:
    """Write a design as the text of a `project.json`, which is sure to be readable again.

    Raises:
        ProjectError: It is beyond the limits.
    """
    values = {"format": FORMAT, **msgspec.to_builtins(_body(design))}
    try:
        text = msgspec.json.format(msgspec.json.encode(values), indent=2)
    except UnicodeEncodeError as error:
        raise ProjectError(
            "The project cannot be saved as it is, since “{text}” has a letter that is only half "
            "there: type it again, without what came from elsewhere.",
            text=error.object[:60].encode("utf-8", "replace").decode("utf-8"),
        ) from error
    try:
        decode_project(text)
    except ProjectError as error:
        raise ProjectError(
            "The project cannot be saved as it is. {reason}", reason=error.text
        ) from error
    return text


def _body(design: Design) -> _Body:
    return _Body(design.network, design.data, design.training, design.notes)
