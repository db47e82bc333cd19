"""All networks of the gallery, in the order in which they are offered."""

from __future__ import annotations

from cnnstudio.zoo import (
    autoencoder,
    classics,
    densenet,
    inception,
    inception4,
    mobilenet,
    regnet,
    residual,
    small,
    squeezenet,
    xception,
)
from cnnstudio.zoo.template import Template

__all__ = ["Template", "template", "templates"]

_FAMILIES = (
    small,
    residual,
    inception,
    autoencoder,
    classics,
    squeezenet,
    inception4,
    densenet,
    xception,
    mobilenet,
    regnet,
)


def _in_order() -> tuple[Template, ...]:
    """Give the simplest first, the others as they were published, and the empty one last."""
    found = [entry for family in _FAMILIES for entry in family.TEMPLATES]
    easy = [entry for entry in found if _is_easy(entry)]
    rest = sorted((entry for entry in found if not _is_easy(entry)), key=_year)
    return (*easy, *rest)


def _is_easy(entry: Template) -> bool:
    return str(entry.level) in ("Start here", "Beginner")


def _year(entry: Template) -> int:
    return entry.year or 9999


_TEMPLATES = _in_order()


def templates() -> tuple[Template, ...]:
    """Give all templates."""
    return _TEMPLATES


def template(name: str) -> Template | None:
    """Find a template by its name; only letters and digits count: `resnet18`, `LeNet-5`."""
    return next((entry for entry in _TEMPLATES if _plain(entry.name) == _plain(name)), None)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
