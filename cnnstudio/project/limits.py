"""Limits on everything that may come from strangers: files, clipboard, journal and channel.

Whoever reads bytes that this process did not make asks here first. Nothing is extracted by the
names in an archive, and nothing is decoded before its size and depth are known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from cnnstudio.layers.text import Text
from cnnstudio.network.graph import (
    LONGEST_TITLE,
    MOST_ANNOTATIONS,
    MOST_LEVELS,
    MOST_NODES,
    Annotation,
    Group,
    Network,
    Node,
)
from cnnstudio.project.errors import ProjectError

LARGEST_JSON = 64 * 2**20
"""Bytes of one JSON text, such as `project.json`."""

LARGEST_JOURNAL = 4 * LARGEST_JSON
"""Bytes of a journal; it is written anew long before."""

DEEPEST_JSON = 64
"""Arrays and objects within each other."""

LARGEST_THUMBNAIL = 16 * 2**20
"""Bytes of `thumbnail.png`."""

LONGEST_EVENT = 8 * 2**20
"""Bytes of one line of `events.jsonl`."""

MOST_WIRES = 100_000
"""Connected inputs of a network."""

MOST_GROUPED = 100_000
"""Groups and the nodes in them, each counted as often as it is in one."""

MOST_MEMBERS = 200_000
"""Members of a project file."""

LARGEST_FOREIGN = 2 * 2**30
"""Bytes of a file of another program, with all that belongs to it: a network, or weights."""

RUN_ID = r"[0-9]{8}-[0-9]{6}-[0-9a-f]{6}"
_WEIGHTS = r"last\.safetensors|epochs/(?:0|[1-9][0-9]{0,6})\.safetensors"
_MEMBER = re.compile(
    r"project\.json|thumbnail\.png|"
    rf"runs/{RUN_ID}/(?:job\.json|run\.json|events\.jsonl|{_WEIGHTS})"
)

_LOCAL_HEADER = 30
"""Bytes before the name and the data of a zip member, at least."""


def check_json(data: bytes, what: str) -> None:
    """Refuse JSON that is too large or too deep, before anything decodes it.

    Args:
        data: The text as bytes.
        what: Its name for people, such as "project.json".
    """
    if len(data) > LARGEST_JSON:
        raise ProjectError(
            "{what} is larger than {limit} MiB: it was not made by CNN Studio.",
            what=what,
            limit=LARGEST_JSON // 2**20,
        )
    if _is_deeper(data, DEEPEST_JSON):
        raise ProjectError(
            "{what} is nested deeper than {limit} levels: it was not made by CNN Studio.",
            what=what,
            limit=DEEPEST_JSON,
        )


def _is_deeper(data: bytes, levels: int) -> bool:
    """Say whether brackets are nested deeper, by taking away the innermost pairs level by level."""
    bare = re.sub(rb'"[^"]*"', b"", data.replace(rb"\\", b"").replace(rb"\"", b""))
    brackets = bare.translate(bytes.maketrans(b"{}", b"[]"), _ALL_BUT_BRACKETS)
    for _ in range(levels):
        if not brackets:
            return False
        brackets = brackets.replace(b"[]", b"")
    # What is left, opened and never closed, is not JSON; too many of them are too deep as well.
    return b"[]" in brackets or brackets.count(b"[") > levels


_ALL_BUT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")


def check_members(archive: ZipFile, size: int) -> None:
    """Refuse an archive that is not a project file as this program writes it.

    Only the names it writes, each once, stored as they are, in places of their own inside the
    `size` bytes of the file.
    """
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise _foreign(Text("it has more than {limit} members", {"limit": MOST_MEMBERS}))
    for name, count in Counter(member.filename for member in members).items():
        if count > 1:
            raise _foreign(Text("it has {name} twice", {"name": name[:100]}))
    for member in members:
        _check_member(member)
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise _foreign(Text("its members lie on top of each other"))
        end = member.header_offset + _LOCAL_HEADER + len(member.filename) + member.file_size
        if end > size:
            raise ProjectError(
                "{name} claims to be larger than the whole file: the file is damaged or cut off, "
                "so take a copy of it, or download it again.",
                name=member.filename,
            )


def _check_member(member: ZipInfo) -> None:
    name = member.filename
    if not _MEMBER.fullmatch(name) or member.orig_filename != name:
        raise _foreign(Text("it has a member called {name}", {"name": name[:100]}))
    if member.compress_type != ZIP_STORED:
        raise ProjectError(
            "{name} is compressed, but project files hold everything as it is: pack it again "
            "without compression (zip -0).",
            name=name,
        )
    if member.flag_bits & 1:
        raise _foreign(Text("{name} is encrypted", {"name": name}))
    if member.compress_size != member.file_size or member.file_size < 0:
        raise _foreign(Text("{name} has two sizes", {"name": name}))
    for limited, limit in (("json", LARGEST_JSON), ("png", LARGEST_THUMBNAIL)):
        if name.endswith("." + limited) and member.file_size > limit:
            values = {"name": name, "limit": limit // 2**20}
            raise _foreign(Text("{name} is larger than {limit} MiB", values))


def _foreign(reason: Text) -> ProjectError:
    return ProjectError(
        "This is not a project file of CNN Studio, since {reason}: open another one.", reason=reason
    )


def check_network(network: Network) -> None:
    """Refuse what no editing can make: ids or names twice, wires from nowhere, circles, too many.

    Groups must hold layers of the network, and lie apart or within each other.

    Open inputs, shapes that do not fit and a missing Output are normal states and pass.
    """
    if len(network.nodes) > MOST_NODES:
        raise ProjectError(
            "The network has more than {limit} layers: leave some out.", limit=MOST_NODES
        )
    if sum(len(node.inputs) for node in network.nodes) > MOST_WIRES:
        raise ProjectError("The network has more than {limit} wires.", limit=MOST_WIRES)
    _check_different("layers", network.nodes)
    for node in network.nodes:
        _check_inputs(node, network)
    if len(network.order) < len(network.nodes):
        names = [f"“{node.name}”" for node in _circle(network)]
        raise ProjectError(
            "The wires of {names} form a circle, so each of them would wait for itself: remove "
            "one of them from “inputs”.",
            names=", ".join(names[:5]) + (", ..." if names[5:] else ""),
        )
    _check_groups(network)
    _check_annotations(network)


def _check_annotations(network: Network) -> None:
    if len(network.annotations) > MOST_ANNOTATIONS:
        raise ProjectError(
            "The network has more than {limit} notes and colored frames: leave some out.",
            limit=MOST_ANNOTATIONS,
        )
    _check_ids("notes or colored frames", network.annotations)
    for frame in network.annotations:
        if frame.kind == "frame" and len(frame.text) > LONGEST_TITLE:
            raise ProjectError(
                "The title of the colored frame with the id {id} is longer than {limit} letters: "
                "make it shorter.",
                id=str(frame.id),
                limit=LONGEST_TITLE,
            )


def _check_groups(network: Network) -> None:
    """Refuse groups of nothing, of strangers or of the same name, and those across each other."""
    if sum(1 + len(group.nodes) for group in network.groups) > MOST_GROUPED:
        raise ProjectError(
            "The groups hold more than {limit} layers together: leave some groups out.",
            limit=MOST_GROUPED,
        )
    _check_different("groups", network.groups)
    by_id = {group.id: group for group in network.groups}
    around: dict[int, int] = {}
    levels: dict[int, int] = {}
    for group in network.groups:
        _check_members(group, network)
        shared = Counter(around[node] for node in group.nodes if node in around)
        for before, count in shared.items():
            _check_nested(by_id[before], group, count)
        levels[group.id] = 1 + max((levels[before] for before in shared), default=0)
        _check_levels(group, levels[group.id])
        around.update(dict.fromkeys(group.nodes, group.id))


def _check_members(group: Group, network: Network) -> None:
    if not group.nodes:
        raise ProjectError("The group “{name}” has no layers: leave it out.", name=group.name)
    for node, count in Counter(group.nodes).items():
        if node not in network.by_id:
            raise ProjectError(
                "The group “{name}” has a layer with the id {id}, which is not there: take the id "
                "out of its “nodes”.",
                name=group.name,
                id=str(node),
            )
        if count > 1:
            raise ProjectError(
                "The group “{name}” has the layer “{node}” {count} times: name it once.",
                name=group.name,
                node=network.by_id[node].name,
                count=count,
            )


def _check_levels(group: Group, levels: int) -> None:
    """Refuse a group around too many others within each other; those of equal layers count."""
    if levels > MOST_LEVELS:
        raise ProjectError(
            "More than {limit} groups lie within each other, up to “{name}”: leave some out.",
            name=group.name,
            limit=MOST_LEVELS,
        )


def _check_nested(before: Group, group: Group, shared: int) -> None:
    """Refuse a group that shares so many layers with one before it, but is not around all of it."""
    if shared == len(before.nodes):
        return
    if shared == len(group.nodes):
        raise ProjectError(
            "The group “{outer}” stands before “{inner}”, which lies within it: put the inner one "
            "first.",
            outer=before.name,
            inner=group.name,
        )
    raise ProjectError(
        "The groups “{one}” and “{other}” lie across each other: let one hold all layers of the "
        "other, or none.",
        one=before.name,
        other=group.name,
    )


def _circle(network: Network) -> list[Node]:
    """Walk up from a node that waits until one comes again; give them in the wires' direction."""
    waiting = {node.id: node for node in network.nodes}
    for node in network.order:
        del waiting[node.id]
    walked: dict[int, Node] = {}
    node = next(iter(waiting.values()))
    while node.id not in walked:
        walked[node.id] = node
        node = next(waiting[source] for source in node.sources if source in waiting)
    first, *rest = list(walked.values())[list(walked).index(node.id) :]
    return [first, *reversed(rest)]


def _check_different(what: str, things: Sequence[Node | Group]) -> None:
    """Refuse layers or groups of the same id or name."""
    _check_ids(what, things)
    for name, count in Counter(thing.name for thing in things).items():
        if count > 1:
            raise ProjectError(
                "{count} {what} are called “{name}”: give each a name of its own.",
                what=what,
                count=count,
                name=name,
            )


def _check_ids(what: str, things: Sequence[Node | Group | Annotation]) -> None:
    for id_, count in Counter(thing.id for thing in things).items():
        if count > 1:
            raise ProjectError(
                "{count} {what} have the id {id}: give each its own.",
                what=what,
                count=count,
                id=str(id_),
            )


def _check_inputs(node: Node, network: Network) -> None:
    most = node.layer.most_inputs
    if most is not None and len(node.inputs) > most:
        raise ProjectError(
            "{kind} “{name}”: “inputs” has the length {count}, but at most {most} is possible: "
            "remove some of them.",
            kind=node.layer.kind(),
            name=node.name,
            most=most,
            count=len(node.inputs),
        )
    for source in node.sources:
        if source not in network.by_id:
            raise ProjectError(
                "{kind} “{name}” gets its input from a layer with the id {id}, which is not there: "
                "put the id of another layer into its “inputs”.",
                kind=node.layer.kind(),
                name=node.name,
                id=str(source),
            )
