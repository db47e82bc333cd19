"""The journal of a project's edits: after a crash, what was not saved is read back from it.

A journal is a file of lines, each with a checksum (CRC-32, eight hexadecimal digits), a space and
JSON. The first line is a `Head`: what the journal belongs to, and the whole design as it was then.
Every other line is an `Edit`: what differs from the design before it. Undo and redo are edits like
others.

Edits are applied to plain JSON values, and only the design at the end is checked, like a
`project.json`: so limits and migrations are those of the project file, and an edit costs no more
than what it changes. A line that was cut off is an edit that was never done.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Annotated, Any, Protocol, TypeVar, cast

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.network.graph import LARGEST_ID
from cnnstudio.project.decoding import decode
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.limits import LARGEST_JOURNAL
from cnnstudio.project.project_json import decode_project, encode_shortly
from cnnstudio.project.storage import FileStamp

FORMAT = 1
WHAT = "The journal"
"""What the file is called in sentences."""

Json = dict[str, Any]
T = TypeVar("T")

_Count = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_Id = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)]


class Belongs(msgspec.Struct, frozen=True):
    """What a journal belongs to: the project file as it was, or none yet, and its title."""

    title: Annotated[str, msgspec.Meta(max_length=1000)]
    project: Annotated[str, msgspec.Meta(max_length=10_000)] = ""
    stamp: FileStamp | None = None


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line: `edits` were done to come to `design`, written as in a `project.json`."""

    belongs: Belongs
    design: msgspec.Raw
    edits: _Count = 0
    format: int = FORMAT


class Items(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a list of things with ids changes.

    `put` has, by their places in the new list, those that were added or changed; `gone` the ids of
    those that were removed. All others keep their order.
    """

    put: list[tuple[_Count, Any]] = []
    gone: list[_Id] = []


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What differs between a design and the next one.

    `lists` are nodes, groups and annotations of the network; `network` has its other fields, and
    `values` those of the design, as they are afterwards. An edit that was `merged` into the one
    before it, as those of a drag, is one with it for people.
    """

    lists: dict[str, Items] = {}
    network: Json = {}
    values: Json = {}
    merged: bool = False


class Recovered(msgspec.Struct, frozen=True):
    """What was read back: `problem` says why it was not all, where that is so."""

    belongs: Belongs
    design: Design
    edits: int
    problem: Text | None = None


# --- writing -------------------------------------------------------------------------------------


def head_line(belongs: Belongs, design: Design, edits: int) -> bytes:
    """Write the first line."""
    return _line(Head(belongs, msgspec.Raw(encode_shortly(design)), edits))


def edit_line(before: Design, after: Design, *, merged: bool = False) -> bytes:
    """Write an edit as a line."""
    return _line(difference(before, after, merged=merged))


def _line(value: Head | Edit) -> bytes:
    text = msgspec.json.encode(value)
    return b"%08x %b\n" % (zlib.crc32(text), text)


def difference(before: Design, after: Design, *, merged: bool = False) -> Edit:
    """Find what differs between two designs."""
    values = dict(_others(before, after, without="network"))
    lists: dict[str, Items] = {}
    others: Json = {}
    for name, value in _others(before.network, after.network):
        items = _difference(getattr(before.network, name), value)
        if items is None:
            others[name] = value
        else:
            lists[name] = items
    return Edit(lists, others, values, merged)


def _others(
    before: msgspec.Struct, after: msgspec.Struct, without: str = ""
) -> Iterator[tuple[str, object]]:
    """Give the fields that have another value afterwards."""
    for name in before.__struct_fields__:
        old, new = getattr(before, name), getattr(after, name)
        if name != without and old is not new and old != new:
            yield name, new


class _Thing(Protocol):
    @property
    def id(self) -> int: ...


def _difference(before: object, after: object) -> Items | None:
    """Compare things by identity, as edits leave most as they are; None where order changed."""
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return None
    old, new = cast("tuple[_Thing, ...]", before), cast("tuple[_Thing, ...]", after)
    if len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        changed = [(place, one, other) for place, (one, other) in pairs if one is not other]
        if all(one.id == other.id for _, one, other in changed):
            return Items([(place, other) for place, _, other in changed])
    known, stay = set(map(id, old)), set(map(id, new))
    put = [(place, thing) for place, thing in enumerate(new) if id(thing) not in known]
    lost = {thing.id for thing in old if id(thing) not in stay}
    items = Items(put, sorted(lost - {thing.id for _, thing in put}))
    return items if tuple(_patched(old, items, _id_of)) == new else None


def _id_of(thing: _Thing) -> int:
    return thing.id


# --- reading -------------------------------------------------------------------------------------


def replay(data: bytes) -> Recovered | None:
    """Read a journal back, as far as that is possible; None where there is nothing in it.

    Raises:
        ProjectError: Its first line cannot be used; the sentence says why.
    """
    problem = _too_large() if len(data) > LARGEST_JOURNAL else None
    # What follows the last line's end was cut off while it was written.
    head, *lines = data[:LARGEST_JOURNAL].split(b"\n")[:-1] or [b""]
    if not head:
        return None
    first = _decode(head, Head, 1)
    if first.format > FORMAT:
        raise ProjectError(
            "{what} was written by a newer CNN Studio: install a newer one to read it.", what=WHAT
        )
    edits: list[Edit] = []
    try:
        for number, line in enumerate(lines, 2):
            edits.append(_decode(line, Edit, number))
    except ProjectError as error:
        problem = error.text
    design, count, refused = _furthest(bytes(first.design), edits)
    steps = first.edits + sum(not edit.merged for edit in edits[:count])
    if not steps and problem is None and refused is None:
        return None
    return Recovered(first.belongs, design, steps, refused or problem)


def _decode(line: bytes, kind: type[T], number: int) -> T:
    checksum, _, text = line.partition(b" ")
    if checksum != b"%08x" % zlib.crc32(text):
        raise ProjectError("{what} is damaged in line {number}.", what=WHAT, number=number)
    return decode(text, kind, f"{WHAT}, line {number}")


def _too_large() -> Text:
    limit = LARGEST_JOURNAL // 2**20
    return Text("{what} is larger than {limit} MiB.", {"what": WHAT, "limit": limit})


def _furthest(base: bytes, edits: Sequence[Edit]) -> tuple[Design, int, Text | None]:
    """Apply as many edits as give a design within the limits; say why not all.

    Raises:
        ProjectError: Not even the design at the beginning is.
    """
    try:
        return _applied(base, edits), len(edits), None
    except ProjectError as error:
        refused = error.text
    good, bad = _applied(base, ()), len(edits)
    count = 0
    while count + 1 < bad:
        middle = (count + bad) // 2
        try:
            good, count = _applied(base, edits[:middle]), middle
        except ProjectError as error:
            refused, bad = error.text, middle
    return good, count, refused


def _applied(base: bytes, edits: Sequence[Edit]) -> Design:
    """Apply edits to a design; what is in them is known to be JSON, and nothing more."""
    if not edits:
        return decode_project(base)
    project = cast("Json", msgspec.json.decode(base))
    for edit in edits:
        project.update(edit.values)
        network = project.setdefault("network", {})
        if not isinstance(network, dict):
            raise _unfit()
        network = cast("Json", network)
        network.update(edit.network)
        for name, items in edit.lists.items():
            network[name] = _patched(_checked(network.get(name, [])), items, _json_id)
    return decode_project(msgspec.json.encode(project))


def _checked(things: object) -> list[Json]:
    if not isinstance(things, list):
        raise _unfit()
    return cast("list[Json]", things)


def _json_id(thing: object) -> int:
    id_ = cast("Json", thing).get("id") if isinstance(thing, dict) else None
    if not isinstance(id_, int):
        raise _unfit()
    return id_


def _unfit() -> ProjectError:
    return ProjectError("{what} has an edit that does not fit the design before it.", what=WHAT)


def _patched(things: Sequence[T], items: Items, id_of: Callable[[T], int]) -> list[T]:
    """Apply the changes of a list."""
    put = cast("list[tuple[int, T]]", items.put)
    result = list(things)
    if not items.gone and all(
        place < len(result) and id_of(result[place]) == id_of(thing) for place, thing in put
    ):
        for place, thing in put:
            result[place] = thing
        return result
    touched = {id_of(thing) for _, thing in put}.union(items.gone)
    result = [thing for thing in result if id_of(thing) not in touched]
    for place, thing in put:
        result.insert(place, thing)
    return result
