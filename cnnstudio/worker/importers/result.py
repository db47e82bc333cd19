"""What an import gives: a network, its weights, and a report for people."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.project.errors import ProjectError
from cnnstudio.worker.build import GraphModule

Tell = Callable[[int, int, str], None]
"""Told how much of how much is done, and in which unit ("bytes", "layers")."""


class NotImportedError(ProjectError):
    """A foreign network cannot be taken over; `text` says what, where and what to do."""


class Imported(msgspec.Struct, frozen=True):
    """A network from elsewhere.

    `model` holds the weights; None where there are none. `report` says what was taken, what was
    made simpler, and what was left out. `mean` and `spread` are what each channel of the pictures
    is normalized with, `classes` the names of the classes where they are known, and `pictures`
    what the weights were trained with, in a word.
    """

    title: str
    network: Network
    model: GraphModule | None
    report: tuple[Text, ...]
    mean: tuple[float, ...] = ()
    spread: tuple[float, ...] = ()
    classes: tuple[str, ...] = ()
    pictures: str = ""
