"""What the two processes of an export are told and tell, in files of a folder of their own.

On stdout it would mix with what libraries print there.
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import msgspec

from cnnstudio.training.protocol import Export, ModelFormat

WRITING, WRITTEN, PROVED = "writing.json", "written.json", "proved.json"
CODE, WEIGHTS, REFERENCE = "network.py", "weights.safetensors", "reference.safetensors"
"""Files in the folder; the reference holds `pictures` and the network's `logits` for them."""

INPUT, OUTPUT = "pictures", "logits"
"""So exported graphs call their input and output, too."""


class Writing(msgspec.Struct, frozen=True):
    """What is to be written, and into which file for now."""

    ask: Export
    file: str


class Written(msgspec.Struct, frozen=True):
    """What was written, and must be found in the file; `refusal` where nothing could be.

    `code` and `weights` are files, one of which is the exported one; `class_name` is the network's
    in the code. `names` are those of the parameters. `source` and `epoch` say whose weights they
    are.
    """

    format: ModelFormat = "python"
    file: str = ""
    code: str = ""
    weights: str = ""
    class_name: str = ""
    names: tuple[str, ...] = ()
    parameters: int = 0
    source: str = ""
    epoch: float = 0.0
    refusal: str = ""


class Proved(msgspec.Struct, frozen=True):
    """What was found in the file: its parameters, and how far its numbers are off.

    `difference` is the largest one, as a share of the largest output.
    """

    parameters: int
    difference: float


def put(path: Path, value: msgspec.Struct) -> None:
    """Write a value as JSON."""
    path.write_bytes(msgspec.json.encode(value))


def leave_with_parent() -> None:
    """End this process as soon as the one that started it has gone."""

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
