"""What ONNX files of ours say of themselves, which a stranger may have written as well."""

from __future__ import annotations

from typing import Annotated

import msgspec
import onnx

from cnnstudio.project.decoding import decode
from cnnstudio.project.errors import ProjectError
from cnnstudio.worker.importers.builder import Head

_Name = Annotated[str, msgspec.Meta(max_length=200)]
_Positive = Annotated[float, msgspec.Meta(gt=0.0, le=1e6)]


class Told(msgspec.Struct, frozen=True):
    """What files of ours say of their head, and the pictures that they were trained with."""

    mean: tuple[Annotated[float, msgspec.Meta(ge=-1e6, le=1e6)], ...] = ()
    spread: tuple[_Positive, ...] = ()
    classes: Annotated[tuple[_Name, ...], msgspec.Meta(max_length=10_000)] = ()
    head: Head | None = None


def told_by(model: onnx.ModelProto, channels: int) -> Told:
    """Read what is said of head and pictures; nothing where any of it does not fit."""
    facts = {
        entry.key: f'"{entry.key}":{entry.value}'
        for entry in model.metadata_props
        if entry.key in Told.__struct_fields__
    }
    try:
        told = decode(f"{{{','.join(facts.values())}}}".encode(), Told, "metadata")
    except ProjectError:
        return Told()
    return told if len(told.mean) == len(told.spread) in (0, channels) else Told()
