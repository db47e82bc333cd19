"""The design: everything the user edits, as one immutable value that undo covers."""

from __future__ import annotations

from typing import Annotated

import msgspec

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.network.graph import Network
from cnnstudio.training.job import TrainingSettings


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Network, data, training settings and notes of a project."""

    network: Network = Network()
    data: DataChoice = DataChoice()
    training: TrainingSettings = TrainingSettings()
    notes: Annotated[str, msgspec.Meta(max_length=1_000_000)] = ""
