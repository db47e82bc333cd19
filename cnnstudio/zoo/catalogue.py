"""All templates, in the order in which they are offered."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cnnstudio.layers.base import Shape
from cnnstudio.layers.io import Input
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.zoo import small


class Template(msgspec.Struct, frozen=True):
    """A known network: its name, where it comes from, what it is good for, and how to make it.

    `year` is None and `authors` empty for what nobody published.
    """

    name: str
    year: int | None
    authors: str
    about: Text
    level: Text
    make: Callable[[], Network]

    @property
    def input_shape(self) -> Shape:
        """Channels x height x width of the pictures it was made for."""
        layers = [node.layer for node in self.make().nodes]
        return next(layer for layer in layers if isinstance(layer, Input)).output_shape()


_TEMPLATES = (
    Template(
        "LeNet-5",
        1998,
        "LeCun, Bottou, Bengio, Haffner",
        Text("Digits, 28×28. The classic first network."),
        Text("Start here"),
        small.lenet5,
    ),
    Template(
        "Tiny VGG",
        2020,
        "Wang, Turko, Shaikh, Park, Das, Hohman, Kahng, Chau",
        Text("Small pictures, 64×64. Four 3×3 convolutions."),
        Text("Beginner"),
        small.tiny_vgg,
    ),
    Template(
        "Dense baseline",
        1986,
        "Rumelhart, Hinton, Williams",
        Text("No convolution at all. Good to compare with."),
        Text("Beginner"),
        small.dense_baseline,
    ),
    Template(
        "Blank",
        None,
        "",
        Text("Start with an input and an output, and drop layers between them."),
        Text(""),
        small.blank,
    ),
)


def templates() -> tuple[Template, ...]:
    """Give all templates."""
    return _TEMPLATES


def template(name: str) -> Template | None:
    """Find a template by its name, whatever its capital letters."""
    return next((entry for entry in _TEMPLATES if entry.name.lower() == name.lower()), None)
