"""What a card says, in words and numbers: everything about it but its looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from PySide6.QtCore import QCoreApplication

from cnnstudio.app import words
from cnnstudio.gui.forms.editor import shown_word
from cnnstudio.layers.base import Layer
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import Analysis, NodeAnalysis, Problem
from cnnstudio.network.graph import Network, Node

State = Literal["fine", "warning", "error", "waiting"]

THOUSANDS, MILLIONS = 10_000, 1_000_000
"""From here on counts may be written in thousands and millions, where they do not fit."""


@dataclass(frozen=True)
class StripContent:
    """A docked follower in words."""

    node: int
    family: str
    icon: str
    name: str
    detail: str
    state: State


@dataclass(frozen=True)
class Complaint:
    """What is wrong with a node: a heading, and either a sentence or what comes in."""

    heading: str
    sentence: str
    inputs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class CardContent:
    """A card in words."""

    node: int
    family: str
    icon: str
    name: str
    kind: str
    settings: str
    shape: str
    footer: tuple[tuple[str, str], ...]
    """(caption, value) at the left and at the right."""
    short_count: str
    """The number at the right where it does not fit as it is."""
    state: State
    complaint: Complaint | None
    strips: tuple[StripContent, ...]
    group: int | None = None
    """The folded group that it stands for."""
    hidden: tuple[int, ...] = ()
    """The nodes of the group."""
    exit: int | None = None
    """The node of the group whose output leaves it, the last one of several."""
    rows: tuple[StripContent, ...] = ()
    """The first of what is in the group."""
    more: str = ""
    """How much of it has no row."""

    @property
    def has_error(self) -> bool:
        """Whether the card or one of its strips is wrong."""
        return self.state == "error" or any(strip.state == "error" for strip in self.strips)

    @property
    def build(self) -> CardBuild:
        """What the card is made of."""
        members = self.hidden or (self.node, *(strip.node for strip in self.strips))
        return CardBuild(members, self.name, self.family, self.has_error, self.group, self.exit)


class CardBuild(NamedTuple):
    """What is known of a card without putting anything into words.

    `group` is the folded group that it stands for, and `exit` the node whose output leaves that.
    """

    members: tuple[int, ...]
    name: str
    family: str
    has_error: bool = False
    group: int | None = None
    exit: int | None = None


def describe_card(
    node: Node,
    docked: Sequence[Node],
    network: Network,
    analysis: Analysis,
    problems: Mapping[int, Sequence[Problem]],
) -> CardContent:
    """Put a node and the followers docked on it into words.

    Args:
        node: The node the card is named after.
        docked: Its followers.
        network: Where both come from.
        analysis: What is known of the network.
        problems: All problems by node, those with the data as well.
    """
    facts = analysis.nodes.get(node.id, NodeAnalysis())
    last = analysis.nodes.get(docked[-1].id, NodeAnalysis()) if docked else facts
    return CardContent(
        node.id,
        node.layer.family,
        node.layer.icon,
        network.own_name(node.id),
        kind_of(node.layer),
        settings_in_short(node, facts),
        words.shape(last.output_shape),
        _footer(node, facts, network),
        short_number(facts.parameters),
        state_of(facts, problems.get(node.id, ())),
        _complaint(node, facts, network, problems.get(node.id, ())),
        tuple(_strip(each, network, analysis, problems) for each in docked),
    )


def kind_of(layer: Layer) -> str:
    """Name a layer's kind."""
    title = words.say(Text(layer.title))
    return f"{title} · {shown_word(layer.head)}" if isinstance(layer, Output) else title


def settings_in_short(node: Node, facts: NodeAnalysis) -> str:
    """Give the settings in a few words, for layers that only reshape what they do to the shape."""
    known = [shape for shape in facts.input_shapes if shape is not None]
    if isinstance(node.layer, Input | Output):
        return ""
    if isinstance(node.layer, Flatten) and known and facts.output_shape:
        factors = "·".join(str(size) for size in known[0])
        return f"{factors} = {words.number(facts.output_shape[0])}"
    if isinstance(node.layer, Linear) and known and facts.output_shape:
        return f"{words.number(known[0][0])} → {words.number(node.layer.units)}"
    if node.layer.most_inputs is None:
        count = len(node.sources)
        return words.counted(count, "1 input", "{count} inputs")
    return _described(node.layer)


@lru_cache(maxsize=4096)
def _described(layer: Layer) -> str:
    return words.say(layer.describe())


def _footer(node: Node, facts: NodeAnalysis, network: Network) -> tuple[tuple[str, str], ...]:
    if facts.output_shape is None:
        if facts.waits_for is None:
            return ((_tr("Output"), _tr("unknown")),)
        culprit = network.by_id.get(facts.waits_for)
        name = culprit.name if culprit else "?"
        return ((_tr("Output"), _tr("waits for {node}").format(node=name)),)
    if isinstance(node.layer, Output) and node.layer.head != "linear":
        classes = words.counted(node.layer.classes, "1 class", "{count} classes")
        return ((_tr("Output"), classes),)
    output = (_tr("Output"), words.shape(facts.output_shape))
    if isinstance(node.layer, Input | Output):
        return (output,)
    return (output, (_tr("Parameters"), words.number(facts.parameters)))


def short_number(count: int) -> str:
    """Write a large count in thousands or millions."""
    if count < THOUSANDS:
        return words.number(count)
    if count < MILLIONS:
        return _tr("{count} k").format(count=words.number(round(count / 1e3)))
    return _tr("{count} M").format(count=words.number(float(f"{count / 1e6:.3g}")))


def state_of(facts: NodeAnalysis, problems: Sequence[Problem]) -> State:
    """Give how a node is: wrong, waiting for another one, fine, or fine with a warning."""
    if any(problem.is_error for problem in problems):
        return "error"
    if facts.output_shape is None:
        return "waiting"
    return "warning" if problems else "fine"


def _complaint(
    node: Node, facts: NodeAnalysis, network: Network, problems: Sequence[Problem]
) -> Complaint | None:
    first = next((problem for problem in problems if problem.is_error), None)
    if first is None:
        return None
    sentence = words.say(first.text)
    connected = len(node.sources) >= node.layer.fewest_inputs
    if not connected:
        return Complaint(_tr("Not connected"), sentence)
    if len(node.sources) < 2 or facts.output_shape is not None:
        return Complaint(_tr("Does not fit"), sentence)
    inputs = [
        (network.by_id[source].name, words.shape(shape))
        for source, shape in zip(node.inputs, facts.input_shapes, strict=False)
        if source is not None and source in network.by_id
    ]
    return Complaint(_tr("Shapes differ"), sentence, tuple(inputs))


def _strip(
    node: Node, network: Network, analysis: Analysis, problems: Mapping[int, Sequence[Problem]]
) -> StripContent:
    facts = analysis.nodes.get(node.id, NodeAnalysis())
    detail = _described(node.layer) or words.say(Text(node.layer.title))
    if facts.parameters:
        detail = short_number(facts.parameters)
    state = state_of(facts, problems.get(node.id, ()))
    name = network.own_name(node.id)
    return StripContent(node.id, node.layer.family, node.layer.icon, name, detail, state)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Canvas", text)
