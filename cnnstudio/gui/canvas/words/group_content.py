"""What the card of a folded group says: its first layers, and its numbers as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from cnnstudio.app import words
from cnnstudio.gui.canvas.words.content import (
    CardContent,
    State,
    StripContent,
    settings_in_short,
    short_number,
    state_of,
)
from cnnstudio.layers.base import Shape
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Linear
from cnnstudio.network import groups
from cnnstudio.network.analysis import Analysis, NodeAnalysis, Problem
from cnnstudio.network.graph import Group, Network, Node
from cnnstudio.network.groups import GroupFacts
from cnnstudio.network.layout.cards import Card, docks_on

MOST_ROWS = 4
GROUP_FAMILY = "blocks"

Problems = Mapping[int, Sequence[Problem]]


def describe_group(
    card: Card, network: Network, analysis: Analysis, problems: Problems
) -> CardContent:
    """Put a folded group into words.

    Args:
        card: Its card.
        network: Where it comes from.
        analysis: What is known of the network.
        problems: All problems by node, those with the data as well.
    """
    assert card.group is not None
    facts = groups.facts(network, analysis, card.nodes)
    states: dict[int, State] = {node: _state(node, analysis, problems) for node in card.nodes}
    rows = list(_rows(card, network, analysis, states))
    shown = _most_telling(rows)
    return CardContent(
        card.head,
        GROUP_FAMILY,
        "group",
        network.own_name_of(card.group),
        count_of_layers(len(card.nodes)),
        "",
        words.shape(facts.end_shape),
        _footer(facts),
        short_number(facts.parameters),
        _worst(states.values()),
        None,
        (),
        card.group.id,
        card.nodes,
        facts.end,
        tuple(shown),
        _rest(len(rows) - len(shown)),
    )


def count_of_layers(count: int) -> str:
    """Write that something is a group, and how large."""
    return _tr("Group · {layers}").format(layers=layers_in_short(count))


def layers_in_short(count: int) -> str:
    """Write how many layers there are."""
    return words.layers(count)


def shapes_in_words(shapes: Sequence[Shape | None]) -> str:
    """Write the shapes of several nodes, each different one once."""
    return ", ".join(dict.fromkeys(words.shape(shape) for shape in shapes)) or "–"


def _rest(count: int) -> str:
    return words.counted(count, "and 1 more", "and {count} more") if count else ""


def _footer(facts: GroupFacts) -> tuple[tuple[str, str], ...]:
    """Write what comes out, where anything does: not where the Output is inside."""
    output = _tr("unknown") if facts.end_shape is None else words.shape(facts.end_shape)
    out = (_tr("Output"), output) if facts.exits else ("", "")
    return (out, (_tr("Parameters"), words.number(facts.parameters)))


def _state(node: int, analysis: Analysis, problems: Problems) -> State:
    return state_of(analysis.nodes.get(node, NodeAnalysis()), problems.get(node, ()))


def _worst(states: Iterable[State]) -> State:
    found = frozenset(states)
    worst: State = "fine"
    for state in _FROM_GOOD_TO_BAD:
        worst = state if state in found else worst
    return worst


_FROM_GOOD_TO_BAD: tuple[State, ...] = ("warning", "waiting", "error")


def _rows(
    card: Card, network: Network, analysis: Analysis, states: Mapping[int, State]
) -> Iterable[StripContent]:
    """Give a row for each group inside, and for each layer that is in none.

    Where there is not room for all, layers docked on others have none.
    """
    assert card.group is not None
    depth = network.around[card.head].index(card.group) + 1
    has_room = len(card.nodes) <= MOST_ROWS
    seen: set[int] = set()
    for node in card.nodes:
        inner = network.around[node][depth:]
        if not inner and (has_room or not docks_on(network, network.by_id[node])):
            facts = analysis.nodes.get(node, NodeAnalysis())
            name = network.own_name(node)
            yield _row(network.by_id[node], name, facts, states[node])
        elif inner and inner[0].id not in seen:
            seen.add(inner[0].id)
            yield _group_row(inner[0], network.own_name_of(inner[0]), node, states)


def _row(node: Node, name: str, facts: NodeAnalysis, state: State) -> StripContent:
    return StripContent(
        node.id, node.layer.family, node.layer.icon, name, _detail(node, facts), state
    )


def _detail(node: Node, facts: NodeAnalysis) -> str:
    """Give what tells a layer from its neighbors, where there is something."""
    if isinstance(node.layer, Linear):
        return settings_in_short(node, facts)
    if isinstance(node.layer, Conv2d):
        height, width = node.layer.kernel
        return f"{height}×{width}, {words.number(node.layer.filters)}"
    return ""


def _group_row(group: Group, name: str, node: int, states: Mapping[int, State]) -> StripContent:
    state = _worst(states[each] for each in group.nodes)
    count = words.number(len(group.nodes))
    return StripContent(node, "blocks", "group", name, count, state)


def _most_telling(rows: Sequence[StripContent]) -> Sequence[StripContent]:
    """Give as many rows as there is room for, those with errors before others."""
    if len(rows) <= MOST_ROWS:
        return rows
    wrong = [row for row in rows if row.state == "error"][: MOST_ROWS - 1]
    fine = [row for row in rows if row not in wrong][: MOST_ROWS - 1 - len(wrong)]
    return [row for row in rows if row in wrong or row in fine]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
