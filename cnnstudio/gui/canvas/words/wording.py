"""What the cards say, put into words when it is looked at, and again where it reads differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cnnstudio.app.document import Document
from cnnstudio.gui.canvas.words.content import CardBuild, CardContent, describe_card
from cnnstudio.gui.canvas.words.group_content import GROUP_FAMILY, describe_group
from cnnstudio.network.analysis import Analysis, NodeAnalysis, Problem
from cnnstudio.network.graph import Network, Node
from cnnstudio.network.layout.cards import Card, exits

Problems = Mapping[int, Sequence[Problem]]
Seen = tuple[Node, str, NodeAnalysis | None, Sequence[Problem]]
"""A node, its own name, and all that its card says about it."""


class Wording:
    """Describes cards, and remembers from what, to know which ones read differently now.

    Attributes:
        analysis: The analysis that the words are of.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: dict[int, Seen] = {}
        self._cards: dict[int, Card] = {}
        self._problems: Problems = {}
        self.analysis: Analysis | None = None

    def forget(self, head: int) -> None:
        """Forget one card: it is about to be made anew."""
        self._cards.pop(head, None)

    def clear(self) -> None:
        """Forget everything."""
        self._seen, self._cards = {}, {}

    def update(self, cards: Mapping[int, Card], *, is_rewired: bool) -> tuple[list[int], set[int]]:
        """Give the cards that read differently now, and the nodes about which that is so.

        Args:
            cards: All cards.
            is_rewired: Whether wires or groups may have changed: where a group ends, and what
                its rows are, depends on more than its own layers.
        """
        network, analysis = self._document.network, self._document.analysis
        self._problems = problems_by_node(self._document)
        before, self._seen = self._seen, _look(network, analysis, self._problems)
        changed = {node for node, seen in self._seen.items() if before.get(node) != seen}
        renamed = any(
            node in before and before[node][0].name != self._seen[node][0].name for node in changed
        )
        heads = [
            head
            for head, card in cards.items()
            if card != self._cards.get(head)
            or not changed.isdisjoint(card.nodes)
            or (is_rewired and card.group is not None)
            # Unfinished layers name the ones they wait for.
            or (renamed and not self._is_fine(card))
        ]
        self._cards, self.analysis = dict(cards), analysis
        return heads, changed

    def words(self, head: int) -> CardContent:
        """Put a card into words."""
        document = self._document
        return describe(self._cards[head], document.network, document.analysis, self._problems)

    def build(self, head: int) -> CardBuild:
        """Say what a card is made of."""
        card, network = self._cards[head], self._document.network
        problems = (problem for node in card.nodes for problem in self._problems.get(node, ()))
        has_error = any(problem.is_error for problem in problems)
        if card.group is None:
            family = network.by_id[head].layer.family
            return CardBuild(card.nodes, network.own_name(head), family, has_error)
        leaving = exits(network, card.nodes)
        end = leaving[-1] if leaving else None
        name = network.own_name_of(card.group)
        return CardBuild(card.nodes, name, GROUP_FAMILY, has_error, card.group.id, end)

    def _is_fine(self, card: Card) -> bool:
        found = (self._seen[node][2] for node in card.nodes)
        return all(facts is not None and facts.output_shape is not None for facts in found)


def _look(network: Network, analysis: Analysis, problems: Problems) -> dict[int, Seen]:
    return {
        node.id: (
            node,
            network.own_name(node.id),
            analysis.nodes.get(node.id),
            problems.get(node.id, ()),
        )
        for node in network.nodes
    }


def problems_by_node(document: Document) -> dict[int, list[Problem]]:
    """Give the problems of each node, those with the data as well."""
    found: dict[int, list[Problem]] = {}
    for problem in document.problems:
        if problem.node is not None:
            found.setdefault(problem.node, []).append(problem)
    return found


def describe(card: Card, network: Network, analysis: Analysis, problems: Problems) -> CardContent:
    """Put a card into words, whatever it stands for."""
    if card.group is not None:
        return describe_group(card, network, analysis, problems)
    head, *docked = (network.by_id[node] for node in card.nodes)
    return describe_card(head, docked, network, analysis, problems)
