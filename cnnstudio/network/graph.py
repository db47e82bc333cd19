"""A network: nodes that name the nodes they get their input from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Literal

import msgspec

from cnnstudio.layers.catalogue import AnyLayer

LARGEST_ID = 2**53
MOST_NODES = 10_000
"""Nodes of a network."""

MOST_LEVELS = 64
"""Groups within each other; whoever lays them out goes into one after the other."""

MOST_ANNOTATIONS = 500
"""Notes and colored frames of a network."""

LONGEST_NOTE = 10_000
"""Letters of a note."""

LONGEST_TITLE = 200
"""Letters in the title of a colored frame."""

Flow = Literal["right", "down"]
"""Which way a network is read on the canvas: cards have their ports at the sides, or at top and
bottom."""

NodeId = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
FARTHEST = 1e7
"""Of a coordinate on the canvas, in pixels, to either side."""

Coordinate = Annotated[float, msgspec.Meta(ge=-FARTHEST, le=FARTHEST)]
Length = Annotated[float, msgspec.Meta(ge=16.0, le=2e7)]


class Node(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A layer placed in a network.

    Input port i gets the output of node `inputs[i]`; None is a port that nothing is connected to,
    and ports beyond the last entry are free as well. Every node has exactly one output. `at` is
    the place of the card's top left corner on the canvas.
    """

    id: NodeId
    name: Name
    layer: AnyLayer
    inputs: tuple[NodeId | None, ...] = ()
    at: tuple[Coordinate, Coordinate] = (0.0, 0.0)

    @property
    def sources(self) -> tuple[int, ...]:
        """The connected inputs, in the order of the ports."""
        return tuple(source for source in self.inputs if source is not None)

    @property
    def port_count(self) -> int:
        """How many input ports there are; where any number is allowed, one is always free."""
        most = self.layer.most_inputs
        return max(self.layer.fewest_inputs, len(self.inputs) + 1) if most is None else most


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nodes that belong together for people: a name, their ids, and whether they are folded.

    A folded group is shown as one card. Groups lie apart or within each other, and no other part
    of the program knows them: shapes, weights and code are those of the nodes.
    """

    id: NodeId
    name: Name
    nodes: tuple[NodeId, ...]
    folded: bool = False


AnnotationColor = Literal["slate", "blue", "green", "amber", "pink"]


class Annotation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A note, or a colored frame behind some cards: for people, no other part knows of it.

    `text` is plain: of a note several lines, of a frame its title. `at` is the top left corner on
    the canvas, `size` width and height there.
    """

    id: NodeId
    kind: Literal["note", "frame"]
    text: Annotated[str, msgspec.Meta(max_length=LONGEST_NOTE)]
    at: tuple[Coordinate, Coordinate]
    size: tuple[Length, Length]
    color: AnnotationColor = "slate"


class Network(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True, omit_defaults=True
):
    """Nodes in the order in which they were made, with ids and names of their own.

    Groups have ids and names among themselves; a group within another one stands before it. Where
    two have the same nodes, because the rest of the outer one was removed, the order says it all.
    Annotations have ids among themselves as well; later ones lie over earlier ones. `flow` is how
    the cards are wired and arranged on the canvas.
    """

    nodes: tuple[Node, ...] = ()
    groups: tuple[Group, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    flow: Flow = "right"

    def with_nodes(self, nodes: Iterable[Node]) -> Network:
        """Give the network with other nodes; groups keep those that are left of theirs."""
        kept = Network(tuple(nodes), self.groups, self.annotations, self.flow)
        if self._is_wired_like(kept):
            kept._take_over(self)
            return kept
        if not self.groups or self.by_id.keys() <= kept.by_id.keys():
            return kept
        groups = (
            msgspec.structs.replace(
                group, nodes=tuple(node for node in group.nodes if node in kept.by_id)
            )
            for group in self.groups
        )
        return kept.with_groups(group for group in groups if group.nodes)

    def _is_wired_like(self, other: Network) -> bool:
        """Whether nothing but settings, names and places differs."""
        return len(self.nodes) == len(other.nodes) and all(
            one is two or (one.id == two.id and one.inputs == two.inputs)
            for one, two in zip(self.nodes, other.nodes, strict=True)
        )

    def _take_over(self, before: Network) -> None:
        """Take what is known already of the wires and groups: most edits leave them as they are."""
        known, mine = vars(before), vars(self)
        for name in ("consumers", "places", "around"):
            if name in known:
                mine[name] = known[name]
        if "order" in known:
            mine["order"] = tuple(self.by_id[node.id] for node in before.order)

    def with_groups(self, groups: Iterable[Group]) -> Network:
        """Give the network with other groups."""
        return Network(self.nodes, tuple(groups), self.annotations, self.flow)

    def with_annotations(self, annotations: Iterable[Annotation]) -> Network:
        """Give the network with other annotations."""
        return Network(self.nodes, self.groups, tuple(annotations), self.flow)

    def with_flow(self, flow: Flow) -> Network:
        """Give the network as it is read the other way; its cards stay where they are."""
        return Network(self.nodes, self.groups, self.annotations, flow)

    @cached_property
    def by_id(self) -> Mapping[int, Node]:
        """The nodes by their ids."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def consumers(self) -> Mapping[int, tuple[tuple[int, int], ...]]:
        """For each node the (node, port) pairs that its output goes to."""
        found: dict[int, list[tuple[int, int]]] = {node.id: [] for node in self.nodes}
        for node in self.nodes:
            for port, source in enumerate(node.inputs):
                if source in found:
                    found[source].append((node.id, port))
        return {source: tuple(targets) for source, targets in found.items()}

    @cached_property
    def order(self) -> tuple[Node, ...]:
        """The nodes from the inputs to the outputs; those on a cycle are left out."""
        known, consumers = self.by_id.keys(), self.consumers
        waiting = {
            node.id: node.inputs[0] in known
            if len(node.inputs) == 1
            else len(known & set(node.inputs))
            for node in self.nodes
        }
        ready = [node.id for node in reversed(self.nodes) if not waiting[node.id]]
        order: list[Node] = []
        while ready:
            node = self.by_id[ready.pop()]
            order.append(node)
            for target in reversed(dict.fromkeys(target for target, _ in consumers[node.id])):
                waiting[target] -= 1
                if not waiting[target]:
                    ready.append(target)
        return tuple(order)

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The place of each node in the order; those on a cycle are left out."""
        return {node.id: place for place, node in enumerate(self.order)}

    @cached_property
    def around(self) -> Mapping[int, tuple[Group, ...]]:
        """The groups that each node is in, the outermost first; nodes in none are left out."""
        found: dict[int, tuple[Group, ...]] = {}
        for group in self.groups:
            for node in group.nodes:
                found[node] = (group, *found.get(node, ()))
        return found

    def own_name(self, node_id: int) -> str:
        """Give a node's name without its group's in front, for where that stands around it."""
        return _without(self.around.get(node_id, ())[-1:], self.by_id[node_id].name)

    def own_name_of(self, group: Group) -> str:
        """Give a group's name without that of the group around it in front."""
        around = self.around[group.nodes[0]]
        return _without(around[: around.index(group)][-1:], group.name)

    def ancestors(self, of: int) -> set[int]:
        """Give the node and all that its output depends on."""
        found: set[int] = set()
        waiting = [of]
        while waiting:
            node = waiting.pop()
            if node not in found and node in self.by_id:
                found.add(node)
                waiting.extend(self.by_id[node].sources)
        return found

    def descendants(self, of: int) -> set[int]:
        """Give the node and all that depend on its output."""
        found: set[int] = set()
        waiting = [of]
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting.extend(target for target, _ in self.consumers[node])
        return found

    def named(self, name: str) -> Node | None:
        """Find a node by its name."""
        return next((node for node in self.nodes if node.name == name), None)


def _without(around: tuple[Group, ...], name: str) -> str:
    """Take the name of the group around, if there is one, off the front of a name."""
    return name.removeprefix(f"{around[0].name}_") or name if around else name
