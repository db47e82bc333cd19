"""Circles of wires: no edit closes one, but a file may hold some.

They are found for all nodes at once, in time that grows with the wires: whoever wrote the file may
have put ten thousand layers on them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from cnnstudio.network.graph import Network, Node

Edges = Mapping[int, Collection[int]]


def circles(nodes: Iterable[Node]) -> dict[int, int]:
    """Give for each node on a circle a node that stands for it: the same for all who share one.

    These are the strongly connected components of Sharir, "A strong-connectivity algorithm and its
    applications in data flow analysis", 1981.

    Args:
        nodes: Nodes among which circles are looked for.
    """
    among = {node.id: node for node in nodes}
    sources = {id_: [each for each in node.sources if each in among] for id_, node in among.items()}
    targets: dict[int, list[int]] = {id_: [] for id_ in among}
    for id_, before in sources.items():
        for source in before:
            targets[source].append(id_)
    found: dict[int, int] = {}
    seen: set[int] = set()
    for start in reversed(list(_finished(sources))):
        members = _reached(start, targets, seen)
        if len(members) > 1 or start in sources[start]:
            found.update(dict.fromkeys(members, start))
    return found


def _finished(edges: Edges) -> Iterator[int]:
    """Give all nodes, each after those that it leads to, as far as that is possible."""
    seen: set[int] = set()
    for start in edges:
        way = [] if start in seen else [(start, iter(edges[start]))]
        seen.add(start)
        while way:
            node, rest = way[-1]
            step = next((each for each in rest if each not in seen), None)
            if step is None:
                way.pop()
                yield node
            else:
                seen.add(step)
                way.append((step, iter(edges[step])))


def _reached(start: int, edges: Edges, seen: set[int]) -> list[int]:
    """Give a node and all that it leads to, without what was seen before; they are seen now."""
    found: list[int] = []
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            found.append(node)
            waiting += edges[node]
    return found


def awaited(network: Network, on_circles: Collection[int]) -> Mapping[int, int]:
    """Give for each node behind a circle the first node on one that it waits for."""
    found: dict[int, int] = {}
    for start in sorted(on_circles):
        waiting = [start]
        while waiting:
            for target, _ in network.consumers[waiting.pop()]:
                if target not in found:
                    found[target] = start
                    waiting.append(target)
    return found
