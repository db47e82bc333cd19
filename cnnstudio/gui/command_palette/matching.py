"""How well a title answers what was typed: by whole words, their starts, or letters in order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

WHOLE_START, WORD_START, IN_ORDER, INSIDE, ELSEWHERE = 100.0, 90.0, 70.0, 60.0, 20.0
"""What a typed word is worth: the title begins so, a word of it does, its letters start words or
follow each other, it is within, or only a further word begins so."""

GAP = 15.0
"""What a letter costs that neither follows the one before nor starts a word."""

SHORTER = 0.2
"""What each letter of a title costs, so that of two equal ones the shorter is first."""


class Match(NamedTuple):
    """How good a match is, and the places of the matched letters in the title."""

    score: float
    marked: tuple[int, ...]


def match(typed: str, title: str, further: str = "") -> Match | None:
    """Say how well a title answers; None if a typed word is nowhere in it.

    Args:
        typed: Words in any order.
        title: What is searched.
        further: Other words for the same; beginnings of them count a little.
    """
    low, wanted = small(title), _words(typed)
    total, marked = 0.0, set[int]()
    for word in wanted:
        score, places = _best(word, low, title)
        if not score:
            if not any(other.startswith(word) for other in _words(further)):
                return None
            score = ELSEWHERE
        total += score
        marked.update(places)
    return Match(total / (len(wanted) or 1) - SHORTER * len(title), tuple(sorted(marked)))


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(small(text).split())


@lru_cache(maxsize=8192)
def small(text: str) -> str:
    """Write a text in small letters, each of them in its old place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(letter.lower()[:1] for letter in text)


@lru_cache(maxsize=8192)
def starts(title: str) -> tuple[int, ...]:
    """Give where words start: also at capitals and digits within, as in MaxPool2d."""
    return tuple(at for at in range(len(title)) if _starts_word(title, at))


def _starts_word(title: str, at: int) -> bool:
    letter, before = title[at], title[at - 1] if at else " "
    if not letter.isalnum():
        return False
    is_new = not before.isalnum() or letter.isdigit() != before.isdigit()
    return is_new or (letter.isupper() and before.islower())


def _best(word: str, low: str, title: str) -> tuple[float, Iterable[int]]:
    """Give the worth of a typed word, 0 if it is not in the title, and its places."""
    at = low.find(word)
    if at == 0:
        return WHOLE_START, range(len(word))
    first = next((s for s in starts(title) if low.startswith(word, s)), -1) if at > 0 else -1
    if first > 0:
        return WORD_START, range(first, first + len(word))
    found = _in_order(word, low, title)
    if at > 0 and found[0] < INSIDE:
        return INSIDE, range(at, at + len(word))
    return found


def _in_order(word: str, low: str, title: str) -> tuple[float, Iterable[int]]:
    """Find the letters one behind the other: where words start if possible, else the next ones."""
    nearest = _places(word, low, ())
    if nearest is None:
        return 0.0, ()
    begins = starts(title)
    for places in (_places(word, low, begins), nearest):
        gaps = _gaps(places, begins) if places else len(word)
        # Letters strewn over a title are no answer.
        if places and gaps <= len(word) // 4:
            return IN_ORDER - GAP * gaps, places
    return 0.0, ()


def _gaps(places: list[int], begins: tuple[int, ...]) -> int:
    """Count the letters that neither start a word nor follow the one before."""
    before = [-1, *places]
    return sum(
        place not in begins and place != last + 1
        for last, place in zip(before, places, strict=False)
    )


def _places(word: str, low: str, begins: tuple[int, ...]) -> list[int] | None:
    """Give the place of each letter, preferring the next one and then where a word starts."""
    places: list[int] = []
    at = 0
    for letter in word:
        if not places or low[at : at + 1] != letter:
            starting = (start for start in begins if start >= at and low[start] == letter)
            at = next(starting, -1) if begins else -1
            at = low.find(letter, max(places[-1] + 1 if places else 0, 0)) if at < 0 else at
        if at < 0:
            return None
        places.append(at)
        at += 1
    return places
