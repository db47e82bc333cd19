"""What the window and its helper processes say to each other: one JSON object a line.

A helper process starts with the role it is given: an *assistant* answers questions about any
network and any saved weights; a *run* trains. Both first say `Hello`. Questions carry a number
that their answer repeats; an answer that cannot be given is `Failed` with one sentence.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.text import Text
from cnnstudio.network.graph import Network
from cnnstudio.training.events import Finite, Message, RunEvent
from cnnstudio.training.job import Job, TrainingSettings
from cnnstudio.training.sentence import Sentence

PROTOCOL_VERSION = 1
LONGEST_LINE = 8 * 2**20


class Ask(msgspec.Struct, frozen=True, tag_field="ask", tag=str.lower, forbid_unknown_fields=True):
    """What a process is asked. Its tag in JSON, `ask`, is the class name in small letters."""


# --- what a process is asked -----------------------------------------------------------------


class Start(Ask, frozen=True):
    """Train the run whose folder (with `job.json`) is given; resume it where it has weights.

    Only a process that was not asked anything else becomes a run.
    """

    run_folder: str
    data_root: str = ""
    until_epoch: int = 0


class Pause(Ask, frozen=True):
    """Wait at the next batch, with everything kept in memory."""


class Resume(Ask, frozen=True):
    """Go on after a pause."""


class Stop(Ask, frozen=True):
    """Stop at the next batch and keep what was learned."""


NEWEST, BEST = -1, -2
"""Epochs of `Weights` that are found out when they are asked for."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which weights to look at: those of a run, or random ones by seed where `run_folder` is "".

    `epoch` is a number, or -1 for the newest checkpoint, -2 for the best epoch. `file` names the
    project file that holds the run, "" where it lies in the run store. A run process answers with
    its live weights, whatever stands here.
    """

    run_folder: str = ""
    file: str = ""
    run: str = ""
    epoch: int = -1
    seed: int = 0


class Picture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A picture of a data set, by its number in a split."""

    index: int = 0
    split: Literal["train", "validation", "test"] = "test"


class Devices(Ask, frozen=True):
    """Ask which devices there are."""

    number: int


class Verify(Ask, frozen=True):
    """Ask torch for every shape and parameter count of a network."""

    number: int
    network: Network


class LoadData(Ask, frozen=True):
    """Make a data set ready, fetching it where needed; answered by `Progress` and `DataReady`."""

    number: int
    data: DataChoice
    data_root: str = ""
    project_folder: str = ""


class CancelData(Ask, frozen=True):
    """Stop the download that `number` began."""

    number: int


class Probe(Ask, frozen=True):
    """Ask for the feature maps of nodes for one picture, at most `channels` of each."""

    number: int
    network: Network
    weights: Weights
    data: DataChoice
    picture: Picture = Picture()
    nodes: tuple[int, ...] = ()
    channels: Annotated[int, msgspec.Meta(ge=1, le=4096)] = 6
    data_root: str = ""
    project_folder: str = ""


class Filters(Ask, frozen=True):
    """Ask for the filters of a convolution, as numbers."""

    number: int
    network: Network
    weights: Weights
    node: int


class CountMemory(Ask, frozen=True):
    """Ask torch what a training step keeps in memory; answered by `MemoryCounted`."""

    number: int
    network: Network
    batch_size: Annotated[int, msgspec.Meta(ge=1, le=65_536)]


class Trial(Ask, frozen=True):
    """Train for some seconds with made-up pictures, to see how long it takes; keep nothing.

    Only a process that was not asked anything else does this. `memory` is how many bytes it may
    use, `seconds` how long it may work. Answered by `Tried`.
    """

    number: int
    network: Network
    data: DataChoice
    training: TrainingSettings
    memory: Annotated[int, msgspec.Meta(ge=0)] = 0
    seconds: Annotated[float, msgspec.Meta(gt=0.0, le=60.0)] = 2.0


class EffectiveField(Ask, frozen=True):
    """Ask how much each pixel really counts for units of a node, over so many pictures.

    Of channel `channel` (-1: all channels) the unit at `row` and `column`; of a vector, unit
    `channel`. `picture` is the first of `pictures` in a row. Answered by `FieldValues`.
    """

    number: int
    network: Network
    weights: Weights
    data: DataChoice
    node: int
    channel: Annotated[int, msgspec.Meta(ge=-1)] = -1
    row: Annotated[int, msgspec.Meta(ge=0)] = 0
    column: Annotated[int, msgspec.Meta(ge=0)] = 0
    picture: Picture = Picture()
    pictures: Annotated[int, msgspec.Meta(ge=1, le=256)] = 32
    data_root: str = ""
    project_folder: str = ""


ModelFormat = Literal["python", "onnx", "torch-export", "safetensors"]


class Export(Ask, frozen=True):
    """Ask for a file with a job's network in another format; answered by `Exported`.

    `path` gets the file only when it has been opened again and computes the same numbers. Until
    then `Progress` says in which of its "steps" the export is: 1 writing, 2 checking.
    """

    number: int
    format: ModelFormat
    path: str
    job: Job
    weights: Weights = Weights()


class CancelExport(Ask, frozen=True):
    """Give up the export that `number` began; nothing is left of it."""

    number: int


class ImportNetwork(Ask, frozen=True):
    """Import a network from elsewhere; answered by `Progress` and `NetworkImported`.

    `source` is "torchvision:" and a name, or the path of an ONNX file. `weights` is a file of
    weights for a network of torchvision, "default" for torchvision's own, "" for none.

    Only a process that was not asked anything else does this; it ends with its answer.
    """

    number: int
    source: str
    weights: str = ""


AnyAsk = (
    Start
    | Pause
    | Resume
    | Stop
    | Devices
    | Verify
    | CountMemory
    | LoadData
    | CancelData
    | Probe
    | Filters
    | EffectiveField
    | Trial
    | Export
    | CancelExport
    | ImportNetwork
)


# --- what a process says ---------------------------------------------------------------------


class Hello(Message, frozen=True):
    """The first line of every process."""

    protocol: int
    program: str
    torch: str


class Device(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place to compute: its name for torch and for people, memory in bytes (0: unknown)."""

    name: str
    title: str
    memory: int = 0


class DeviceList(Message, frozen=True):
    """Answers `Devices`."""

    number: int
    devices: tuple[Device, ...]


class NodeFacts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What torch says of one node: output shape without the batch axis, parameters and MACs."""

    node: int
    shape: tuple[int, ...]
    parameters: int
    macs: int = 0


class Verified(Message, frozen=True):
    """Answers `Verify`; `refusal` is torch's reason where it refuses, at `node`."""

    number: int
    facts: tuple[NodeFacts, ...]
    refusal: str = ""
    node: int = 0


class MemoryCounted(Message, frozen=True):
    """Answers `CountMemory`, in bytes, of a step that was run without computing anything.

    `activations` are kept for the backward pass, `passing` is what its fullest moment holds on
    top of them but the gradients of the weights, which take as much as the `parameters`. `free` is
    the memory of the computer that is free now, 0 where it does not say.
    """

    number: int
    batch_size: int
    parameters: int
    activations: int
    passing: int
    free: int = 0


class Tried(Message, frozen=True):
    """Answers `Trial`: how long a training of this network and batch size takes.

    `batch_size` is the one that was tried, smaller than the one asked for where that would have
    taken too much; the seconds of a step are worked out for the one asked for. `saving_seconds`
    is spent on files after each epoch. `memory` is in bytes what the training took on top of
    `program`, what torch itself takes; 0 where the system does not say.
    """

    number: int
    device: str
    threads: int
    batch_size: int
    step_seconds: float
    validation_seconds_per_picture: float
    saving_seconds: float
    memory: int = 0
    program: int = 0


class FieldValues(Message, frozen=True):
    """Answers `EffectiveField`: float32 numbers, little endian, `height` x `width`, row by row.

    Each is the mean over pictures and channels of how much the unit changes with that pixel (the
    absolute gradient). `box` is where pixels can count at all: its top row and left column, and
    the first row and column below and right of it; all 0 where the unit sees only padding.
    """

    number: int
    node: int
    height: int
    width: int
    values: bytes
    box: tuple[int, int, int, int]
    pictures: int
    source: str
    epoch: float = 0.0


class Exported(Message, frozen=True):
    """Answers `Export`: the file is there, holds so many parameters and computes the same numbers.

    `difference` is the largest one that was found, as a share of the largest output. `source` and
    `epoch` say whose weights are in it, as in `Maps`.
    """

    number: int
    parameters: int
    difference: float
    source: str
    epoch: float = 0.0


class Progress(Message, frozen=True):
    """How far a long piece of work has come, in `unit`s; `total` 0 where it is not known."""

    number: int
    done: int
    total: int
    unit: str = "bytes"


class DataReady(Message, frozen=True):
    """Answers `LoadData` with how many pictures each split has, and the classes."""

    number: int
    train: int
    validation: int
    test: int
    shape: tuple[int, int, int]
    classes: tuple[str, ...]


class Map(Finite, frozen=True, forbid_unknown_fields=True):
    """The first feature maps of a node as bytes, channel after channel, row after row.

    Shape is the node's whole output shape; `channels` are sent. Byte 0 is `low` and 255 is `high`
    (shared by all channels of the node). A vector is sent as one row in one channel.
    """

    node: int
    shape: tuple[int, ...]
    channels: int
    height: int
    width: int
    low: float
    high: float
    pixels: bytes


class Maps(Message, frozen=True):
    """Answers `Probe`. `source` says whose weights: "random", or the run and the epoch.

    `label` is the picture's class number, -1 where unknown; `shares` the softmax of the output,
    empty where the network has none. `picture` is the input as bytes, channel after channel.
    """

    number: int
    maps: tuple[Map, ...]
    picture: bytes
    picture_shape: tuple[int, int, int]
    label: int
    shares: tuple[float, ...]
    source: str
    epoch: float = 0.0


class FilterValues(Message, frozen=True):
    """Answers `Filters`: float32 numbers, little endian, of `shape` (out, in, height, width)."""

    number: int
    node: int
    shape: tuple[int, int, int, int]
    values: bytes
    source: str
    epoch: float = 0.0


class NetworkImported(Message, frozen=True):
    """Answers `ImportNetwork`.

    `report` says what was taken and left out. The weights lie in `run_folder` in the
    run store, as epoch 0 of a run that nobody owns yet; "" where there are none.
    """

    number: int
    title: str
    network: Network
    report: tuple[Sentence, ...]
    run_folder: str = ""


class Failed(Message, frozen=True):
    """A question could not be answered; the sentence says why and what to do.

    The window puts `said` into the user's language and into the place of `reason`.
    """

    number: int
    reason: str
    said: Sentence | None = None

    @classmethod
    def of(cls, number: int, text: Text) -> Failed:
        """Answer with a text."""
        return cls(number, str(text), Sentence.of(text))


AnyMessage = (
    RunEvent
    | Hello
    | DeviceList
    | Verified
    | MemoryCounted
    | Tried
    | Progress
    | DataReady
    | Maps
    | FilterValues
    | FieldValues
    | Exported
    | Failed
    | NetworkImported
)

encode = msgspec.json.Encoder().encode
decode_ask = msgspec.json.Decoder(AnyAsk).decode
decode_message = msgspec.json.Decoder(AnyMessage).decode
