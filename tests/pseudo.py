"""A language nobody speaks, to see which texts are translated and whether longer ones find room.

Each letter of a text becomes a relative of it that English does not have, and the text a third
longer: “Train” is “⟦Ŧřáíñ··⟧”. Whatever is on the screen in English letters after that is a name,
or was never translated. The language goes by the code of one that Qt can write numbers in.
"""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

from tests import catalogs

LANGUAGE = "is"
"""Icelandic: Qt has no texts of its own for it, and its numbers are unlike English: 61.706,5."""

_SMALL = "áƀçđéƒğħíĵķļɱñóþɋřšŧúṽŵẋýž"
_LARGE = "ÁɃÇĐÉƑĞĦÍĴĶĻⱮÑÓÞɊŘŠŦÚṼŴẊÝŽ"
_LETTERS = {
    **{ord("a") + at: letter for at, letter in enumerate(_SMALL)},
    **{ord("A") + at: letter for at, letter in enumerate(_LARGE)},
}
_KEPT = re.compile(r"(\{[^}]*\}|<[^>]*>|\*\.\w+)")
"""Named places, tags, and endings of files."""

WORD = "·" * 9

PATTERNS = ("d MMMM", "d MMMM yyyy")
"""How a date is put together is no sentence."""


def spoken(text: str) -> str:
    """Give a text in the language."""
    if text in PATTERNS:
        return text
    parts = _KEPT.split(text)
    said = "".join(
        part if place % 2 else part.translate(_LETTERS) for place, part in enumerate(parts)
    )
    more = round(0.3 * len(text) + 0.5)
    # In words, so that lines can break in it.
    rest = f" {WORD}" * (more // len(WORD)) + "·" * (more % len(WORD))
    return f"⟦{said}{rest}⟧"


def make(folder: Path) -> Path:
    """Translate everything that is collected, and give the file for the window."""
    folder.mkdir(parents=True, exist_ok=True)
    catalog = catalogs.write(LANGUAGE, folder)
    tree = ET.parse(catalog)
    for message in tree.iter("message"):
        said = spoken(message.findtext("source") or "")
        translation = message.find("translation")
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for place in forms or [translation]:
            place.text = said
    tree.write(catalog, encoding="utf-8", xml_declaration=True)
    return catalogs.release(catalog)
