"""Which number of a calculation comes from which setting.

Nothing has to declare it: a number comes from a setting if it changes with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

import msgspec

from cnnstudio.app import words
from cnnstudio.gui.forms.declarations import (
    Number,
    PairOf,
    PairOrWord,
    Setting,
    Switch,
    settings_of,
)
from cnnstudio.gui.looks import theme
from cnnstudio.layers.base import Explanation
from cnnstudio.network.analysis import Analysis, explain
from cnnstudio.network.graph import Network, Node

_DIGITS = re.compile(r"(\d+)")

_FAR = 97
"""By how much a setting is changed to see what depends on it: far from what layers really have."""


@dataclass(frozen=True)
class Part:
    """A piece of a calculation: a number, or what stands between two, and where it comes from."""

    text: str
    settings: frozenset[str] = frozenset()

    @property
    def is_number(self) -> bool:
        """Whether it is a number."""
        return self.text.isdecimal()


@dataclass(frozen=True)
class Calculation:
    """An explanation with its numbers told apart."""

    explanation: Explanation
    parts: tuple[Part, ...]

    @property
    def settings(self) -> frozenset[str]:
        """All settings that its numbers come from."""
        return frozenset(name for part in self.parts for name in part.settings)

    @property
    def subject(self) -> str:
        """What is calculated, in the words of the template, by which views tell them apart."""
        return self.explanation.subject.template

    @property
    def result(self) -> str:
        """The result, as the user's country writes it."""
        return number(self.explanation.result)

    @property
    def is_trivial(self) -> bool:
        """Whether there is nothing to calculate: the number is as it was before."""
        return self.explanation.numbers == str(self.explanation.result).replace("-", "−")

    def rich_text(self, lit: str = "") -> str:
        """Write the numbers with the result in bold, those of the setting `lit` lit up."""
        shown = "".join(_shown(part, lit) for part in self.parts)
        return f"{shown} = <b>{escape(self.result)}</b>"

    def plain_text(self) -> str:
        """Write formula and numbers for a tool tip."""
        explanation = self.explanation
        numbers = "".join(_in_words(part) for part in self.parts)
        subject, formula = words.say(explanation.subject), words.say(explanation.formula)
        return f"{subject} = {formula}\n= {numbers} = {self.result}"


def calculations(network: Network, analysis: Analysis, node_id: int) -> tuple[Calculation, ...]:
    """Give every calculation of a node, each number with the settings it comes from."""
    found = explain(network, analysis, node_id)
    origins = _origins(network, analysis, network.by_id[node_id], found)
    return tuple(
        Calculation(explanation, _parts(explanation.numbers, origins.get(place, {})))
        for place, explanation in enumerate(found)
    )


def number(value: int) -> str:
    """Write a whole number with a true minus sign."""
    return words.number(value).replace("-", "−")


def _origins(
    network: Network, analysis: Analysis, node: Node, found: tuple[Explanation, ...]
) -> dict[int, dict[int, frozenset[str]]]:
    """Give for each explanation, and each of its numbers, the settings it changes with."""
    origins: dict[int, dict[int, frozenset[str]]] = {}
    for setting in settings_of(type(node.layer)):
        changed = _explained_otherwise(network, analysis, node, setting)
        if len(changed) != len(found):
            continue
        for place, (before, after) in enumerate(zip(found, changed, strict=True)):
            of_place = origins.setdefault(place, {})
            for spot in _differing(before.numbers, after.numbers):
                of_place[spot] = of_place.get(spot, frozenset()) | {setting.name}
    return origins


def _explained_otherwise(
    network: Network, analysis: Analysis, node: Node, setting: Setting
) -> tuple[Explanation, ...]:
    """Explain the node as if one setting were another, and all it is given were the same."""
    value = _far_from(setting, getattr(node.layer, setting.name))
    if value is None:
        return ()
    layer = msgspec.structs.replace(node.layer, **{setting.name: value})
    other = msgspec.structs.replace(node, layer=layer)
    nodes = tuple(other if each is node else each for each in network.nodes)
    return explain(Network(nodes), analysis, node.id)


def _far_from(setting: Setting, value: object) -> object:
    match setting.sort, value:
        case Switch(), bool():
            return not value
        case Number(is_whole=True), int():
            return value + _FAR
        case ((PairOf() | PairOrWord()), (int() as height, int() as width)):
            return (height + _FAR, width + _FAR)
        case PairOrWord(), _:
            return (_FAR, _FAR)
    return None


def _differing(before: str, after: str) -> Iterable[int]:
    """Give the places of the numbers that differ, if both are the same calculation."""
    old, new = _DIGITS.findall(before), _DIGITS.findall(after)
    if _DIGITS.split(before)[::2] != _DIGITS.split(after)[::2]:
        return ()
    return (place for place, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1])


def _parts(numbers: str, origins: Mapping[int, frozenset[str]]) -> tuple[Part, ...]:
    pieces = _DIGITS.split(numbers)
    return tuple(
        Part(piece, origins.get(place // 2, frozenset()) if place % 2 else frozenset())
        for place, piece in enumerate(pieces)
        if piece
    )


def _in_words(part: Part) -> str:
    return words.number(int(part.text)) if part.is_number else part.text


def _shown(part: Part, lit: str) -> str:
    text = escape(_in_words(part))
    if lit and lit in part.settings:
        now = theme.current().tokens
        style = f"background-color:{now.accent_soft}; color:{now.accent_text}; font-weight:600"
        return f'<span style="{style}">&nbsp;{text}&nbsp;</span>'
    return text
