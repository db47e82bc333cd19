"""Repairs: edits that remove a problem and make no other.

For each problem a few edits are tried out that a person might think of, the most usual first: see
`proposals`. Those are offered after which the problem is gone and nothing is wrong that was right
before; so a repair never has to know what a problem's sentence says. What is wrong in layers that
waited for the problem comes to light only then, and does not count; nor do hints about one that
had no input.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain, islice

import msgspec

from cnnstudio.layers.text import Text, listed
from cnnstudio.network.analysis import Analysis, Problem, analyze
from cnnstudio.network.compare import changed_settings
from cnnstudio.network.diff import diff
from cnnstudio.network.edits import EditError
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.settling import settled
from cnnstudio.network.problems.proposal import Idea, Proposal, is_open
from cnnstudio.network.problems.proposals import proposals

FindProblems = Callable[[Network], Sequence[Problem]]

CLASSES = 10
"""How many classes a new Output gets where nobody says otherwise."""

MOST_TOLD = 2
"""Of more layers than that the line below a repair only counts parameters."""


class Repair(msgspec.Struct, frozen=True, dict=True):
    """An edit that mends something: what it does, for a button, and the network after it.

    `mended` is that network as it was tried out, with new cards anywhere; where they come to lie
    takes longer to find, and is found for the one that is taken.
    """

    label: Text
    mended: Network
    before: Network | None = None

    @cached_property
    def network(self) -> Network:
        """The network after it, in which new cards cover no others."""
        return self.mended if self.before is None else settled(self.before, self.mended)


def network_problems(network: Network) -> Sequence[Problem]:
    """Give the problems of the network alone, without those between it and the data."""
    return analyze(network).problems


def repairs(
    network: Network,
    problem: Problem,
    find_problems: FindProblems = network_problems,
    first: Sequence[Repair] = (),
    *,
    classes: int = CLASSES,
    most: int | None = None,
) -> tuple[Repair, ...]:
    """Give the repairs of a problem, each tried out.

    Args:
        network: The network with the problem.
        problem: One of `find_problems(network)`.
        find_problems: What counts as a problem here.
        first: Edits to be tried out before those that are known here.
        classes: How many classes a new Output shall have.
        most: After so many, no more are looked for.
    """
    mends = _Trial(network, problem, find_problems)
    ideas: list[Idea] = [[Proposal(each.label, lambda each=each: each.mended)] for each in first]
    found = _tried(network, chain(ideas, proposals(network, problem, classes)), mends)
    return tuple(islice(found, most))


def _tried(network: Network, ideas: Iterable[Idea], mends: _Trial) -> Iterable[Repair]:
    """Give of each idea the first way that mends, and none twice."""
    seen: list[Network] = []
    for idea in ideas:
        for proposal in idea:
            try:
                after = proposal.edit()
            except EditError:
                continue
            if after not in seen and mends(after):
                seen.append(after)
                yield Repair(proposal.label, after, network)
                break


class _Trial:
    """Says whether a network lacks a problem that another one has, and has no other."""

    def __init__(self, network: Network, problem: Problem, find_problems: FindProblems) -> None:
        self._key, self._find = _key(problem), find_problems
        self._before = set(map(_key, find_problems(network)))
        facts = analyze(network).nodes
        self._waiting = {node for node, known in facts.items() if known.waits_for is not None}
        # What a layer says of its input comes to light only once it is connected.
        self._open = {node.id for node in network.nodes if is_open(node)}

    def __call__(self, changed: Network) -> bool:
        after = self._find(changed)
        made = (
            each
            for each in after
            if _key(each) not in self._before and each.node not in self._waiting
        )
        is_worse = any(each.is_error or each.node not in self._open for each in made)
        return self._key not in map(_key, after) and not is_worse


def _key(problem: Problem) -> object:
    return problem.node, str(problem.text)


# --- what a repair amounts to --------------------------------------------------------------------


def effect(before: Network, after: Network) -> Text:
    """Say in a line what an edit changes: the layers it touches and the parameters of these.

    Layers that could not be counted before do not count here either; of one that is only connected
    it is said what it has.
    """
    change = diff(before, after)
    old, new = analyze(before), analyze(after)
    told = [
        *(_described(after, node) for node in sorted(change.added)),
        *(_set(before, after, node) for node in _changed(before, after, change.changed)),
        *(
            Text("without {node}", {"node": before.by_id[node].name})
            for node in sorted(change.removed)
        ),
    ]
    counted = {node for node in change.changed if old.nodes[node].output_shape is not None}
    gained = _parameters(new, change.added | counted) - _parameters(old, change.removed | counted)
    found = {node for node in change.changed - counted if new.nodes[node].parameters}
    if not told and not gained and len(found) == 1:
        return _found(after.by_id[found.pop()], new)
    cost = _cost(gained)
    if not told or len(told) > MOST_TOLD:
        return cost
    return Text("{what}: {cost}", {"what": listed(told), "cost": cost})


def _found(node: Node, analysis: Analysis) -> Text:
    values = {"node": node.name, "count": analysis.nodes[node.id].parameters}
    return Text("{node} then has {count} parameters", values, one="{node} then has 1 parameter")


def _cost(gained: int) -> Text:
    if gained > 0:
        return Text("adds {count} parameters", {"count": gained}, one="adds 1 parameter")
    if gained < 0:
        return Text("saves {count} parameters", {"count": -gained}, one="saves 1 parameter")
    return Text("as many parameters as before")


def _changed(before: Network, after: Network, nodes: Iterable[int]) -> Iterable[int]:
    """Give the nodes that have other settings, not only other inputs."""
    return (node for node in sorted(nodes) if before.by_id[node].layer != after.by_id[node].layer)


def _set(before: Network, after: Network, node_id: int) -> Text:
    """Say which settings of a layer are others, from what to what."""
    node = after.by_id[node_id]
    found = [
        Text("{title} {left} → {right}", msgspec.structs.asdict(each))
        for each in changed_settings(before.by_id[node_id].layer, node.layer)
    ]
    return Text("{node} ({settings})", {"node": node.name, "settings": listed(found)})


def _described(network: Network, node_id: int) -> Text:
    node = network.by_id[node_id]
    settings = node.layer.describe()
    if not str(settings):
        return Text("{node}", {"node": node.name})
    return Text("{node} ({settings})", {"node": node.name, "settings": settings})


def _parameters(analysis: Analysis, nodes: Iterable[int]) -> int:
    return sum(analysis.nodes[node].parameters for node in nodes)
