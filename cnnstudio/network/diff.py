"""What differs between two networks, so that views patch just what changed."""

from __future__ import annotations

import msgspec

from cnnstudio.network.graph import Network


class NetworkChange(msgspec.Struct, frozen=True):
    """Ids of the nodes that were added, removed, changed, or only moved on the canvas.

    `groups` says whether groups came, went, were folded, or got other nodes or another name,
    `annotations` whether anything about notes and colored frames differs, `flow` whether cards have
    their ports at other sides.
    """

    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    changed: frozenset[int] = frozenset()
    moved: frozenset[int] = frozenset()
    groups: bool = False
    annotations: bool = False
    flow: bool = False

    @property
    def is_structural(self) -> bool:
        """Whether anything differs but groups, annotations and how it lies on the canvas."""
        return bool(self.added or self.removed or self.changed)

    def __bool__(self) -> bool:
        is_elsewhere = bool(self.moved) or self.flow
        return self.is_structural or self.groups or self.annotations or is_elsewhere


def diff(before: Network, after: Network) -> NetworkChange:
    """Compare node by node; a node may be both changed and moved."""
    old, new = before.by_id, after.by_id
    kept = [(old[id_], new[id_]) for id_ in old.keys() & new.keys() if old[id_] is not new[id_]]
    return NetworkChange(
        added=frozenset(new.keys() - old.keys()),
        removed=frozenset(old.keys() - new.keys()),
        changed=frozenset(
            a.id for a, b in kept if a.layer != b.layer or a.name != b.name or a.inputs != b.inputs
        ),
        moved=frozenset(a.id for a, b in kept if a.at != b.at),
        groups=before.groups != after.groups,
        annotations=before.annotations != after.annotations,
        flow=before.flow != after.flow,
    )
