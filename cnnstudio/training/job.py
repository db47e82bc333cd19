"""A job: all that a run was asked to do, enough to repeat it exactly."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from cnnstudio.data.catalogue import DataChoice, data_set
from cnnstudio.layers.base import setting
from cnnstudio.network.graph import Network

RunId = Annotated[str, msgspec.Meta(pattern=r"\A[0-9]{8}-[0-9]{6}-[0-9a-f]{6}\Z")]
"""Date, time and six random hexadecimal digits, made here and never taken from a path."""


class TrainingSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the user chooses about a training."""

    batch_size: Annotated[
        int,
        setting(
            "Batch size",
            "How many pictures are looked at for each step. Larger is smoother and needs more "
            "memory.",
            ge=1,
            le=65_536,
        ),
    ] = 64
    optimizer: Annotated[
        Literal["sgd", "adam", "adamw"],
        setting(
            "Optimizer",
            "How a step is made from the gradient. AdamW is a safe choice; SGD is the plain one.",
        ),
    ] = "adamw"
    learning_rate: Annotated[
        float,
        setting(
            "Learning rate",
            "How large the steps are. Too large and the loss jumps, too small and it creeps.",
            ge=1e-9,
            le=100.0,
            step=0.001,
        ),
    ] = 0.003
    momentum: Annotated[
        float,
        setting(
            "Momentum",
            "How much of the last step is kept in the next one.",
            ge=0.0,
            le=0.9999,
            step=0.05,
            when={"optimizer": "sgd"},
        ),
    ] = 0.9
    schedule: Annotated[
        Literal["constant", "one-cycle"],
        setting(
            "Schedule",
            "How the learning rate changes over the run. One-cycle rises to it and falls to "
            "almost nothing.",
        ),
    ] = "one-cycle"
    weight_decay: Annotated[
        float,
        setting(
            "Weight decay",
            "Pulls all weights towards zero a little at each step, against learning by heart.",
            ge=0.0,
            le=10.0,
            step=0.0001,
        ),
    ] = 0.0
    epochs: Annotated[
        int, setting("Epochs", "How often each picture is looked at.", ge=1, le=100_000)
    ] = 30
    seed: Annotated[
        int,
        setting(
            "Seed",
            "Start of all random numbers. The same seed gives the same curve.",
            ge=0,
            le=2**31 - 1,
        ),
    ] = 0
    device: Annotated[
        str,
        msgspec.Meta(
            title="Device",
            description="Where it is computed. auto takes the first graphics card, else the CPU.",
            pattern=r"\A(auto|cpu|cuda(:[0-9]{1,2})?)\Z",
        ),
    ] = "auto"


_Positive = Annotated[float, msgspec.Meta(gt=0.0)]


class Job(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Network, data and settings of one run, with what else its numbers depend on.

    What stands behind the title is settled when the run begins, and used again when it goes on:
    `threads` is how many CPU threads are used, 0 until then; `versions` names torch, the program
    and Python; `mean` and `spread` are what each channel of the pictures is normalized with.
    """

    id: RunId
    network: Network
    data: DataChoice = DataChoice()
    training: TrainingSettings = TrainingSettings()
    title: Annotated[str, msgspec.Meta(max_length=200)] = ""
    threads: Annotated[int, msgspec.Meta(ge=0, le=4096)] = 0
    versions: dict[str, str] = {}
    mean: Annotated[tuple[float, ...], msgspec.Meta(max_length=4096)] = ()
    spread: Annotated[tuple[_Positive, ...], msgspec.Meta(max_length=4096)] = ()


def recommended(data: DataChoice) -> TrainingSettings:
    """Give settings with which a small network learns these data well."""
    known = data_set(data.name)
    return TrainingSettings(epochs=known.epochs if known else 20)
