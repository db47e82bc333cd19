"""What can be chosen, and in which order it is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cnnstudio.gui.command_palette.matching import match

MOST = 8
"""Rows of a section while something is typed: who looks for more types more."""

RECENT = 15.0
"""What it is worth to have been chosen lately."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Something that can be done by Enter.

    Attributes:
        section: The heading it stands under.
        key: By which it is known again, "action:tidy"; nothing for what no other network has.
        title: What is searched and shown; may come from a file.
        run: Does it.
        detail: What more is shown beside the title.
        icon: The name of an icon, or nothing.
        color: That of the icon.
        keys: The keys that do the same, as they are shown.
        further: Other words by which it is found.
        is_usable: Whether it can be done now; if not, the detail says why.
    """

    section: str
    key: str
    title: str
    run: Callable[[], object]
    detail: str = ""
    icon: str = ""
    color: str = "text2"
    keys: str = ""
    further: str = ""
    is_usable: bool = True


class Found(NamedTuple):
    """A choice that answers what was typed, and the places of the matched letters."""

    choice: Choice
    score: float = 0.0
    marked: tuple[int, ...] = ()


class Heading(NamedTuple):
    """The name of a section, how many rows of it are shown, and how many there are."""

    title: str
    shown: int
    all: int


Rows = list[Found | Heading]


def rows(choices: Iterable[Choice], typed: str, recent: Sequence[str], recent_title: str) -> Rows:
    """Give the rows: the best section first, and in it the best first, what is unusable last.

    Args:
        choices: All there are, section by section.
        typed: What is looked for; nothing for all that is worth a look.
        recent: The keys of what was chosen lately, the last first.
        recent_title: The heading of those.
    """
    if typed.strip():
        return _answers(choices, typed, recent)
    everything = list(choices)
    by_key = {choice.key: choice for choice in everything}
    lately = [Found(by_key[key]) for key in recent if key in by_key and by_key[key].is_usable]
    sections = _by_section([Found(choice) for choice in everything])
    found = _with_heading(recent_title, lately, MOST)
    for title, members in sections.items():
        members.sort(key=lambda each: not each.choice.is_usable)
        found += _with_heading(title, members, len(members) if title == _first(sections) else MOST)
    return found


def _answers(choices: Iterable[Choice], typed: str, recent: Sequence[str]) -> Rows:
    found: list[Found] = []
    for choice in choices:
        hit = match(typed, choice.title, choice.further)
        if hit is not None:
            bonus = RECENT if choice.key in recent else 0.0
            found.append(Found(choice, hit.score + bonus, hit.marked))
    # Sorting keeps the order of equals.
    found.sort(key=lambda each: (not each.choice.is_usable, -each.score))
    sections = _by_section(found)
    return [
        row for title, members in sections.items() for row in _with_heading(title, members, MOST)
    ]


def _by_section(found: Iterable[Found]) -> dict[str, list[Found]]:
    sections: dict[str, list[Found]] = {}
    for each in found:
        sections.setdefault(each.choice.section, []).append(each)
    return sections


def _with_heading(title: str, members: list[Found], most: int) -> Rows:
    shown = members[:most]
    return [Heading(title, len(shown), len(members)), *shown] if shown else []


def _first(sections: dict[str, list[Found]]) -> str:
    return next(iter(sections), "")
