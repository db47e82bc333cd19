"""The course of an export: written beside its target, proved in another process, then renamed."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import msgspec

from cnnstudio.layers.text import Text
from cnnstudio.network.analysis import analyze
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.files import remove_leftovers, replacing
from cnnstudio.training.protocol import Export, Exported, ModelFormat
from cnnstudio.worker import tuning
from cnnstudio.worker.exporters.tasks import (
    PROVED,
    WRITING,
    WRITTEN,
    Proved,
    Writing,
    Written,
    put,
)

SECONDS = 600.0
"""How long an export may take."""

POLL_SECONDS = 0.05

ALLOWED: Mapping[ModelFormat, float] = {
    "python": 1e-5,
    "safetensors": 1e-5,
    "torch-export": 1e-5,
    "onnx": 1e-4,
}
"""By how much the numbers may differ, as a share of the largest output."""

COPIES = 6
"""How often the weights are in memory at the fullest moment: ONNX was seen to take 5.4 times."""

LARGEST_ONNX = 2**31
"""Bytes that a file of that format can hold."""

Watch = Callable[[int], object]
"""Told the step that begins: 1 writing, 2 checking."""

Answer = TypeVar("Answer", Written, Proved)


class CancelledError(ProjectError):
    """Nobody wants the file any more; nothing is left of it."""

    def __init__(self) -> None:
        super().__init__("The export was cancelled.")


def export(
    ask: Export,
    watch: Watch = lambda _: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Exported:
    """Write a file, open it again, and give it its name if it computes the network's numbers.

    Args:
        ask: What is written where.
        watch: Told how far it is.
        is_cancelled: Asked again and again whether anybody still wants the file.

    Raises:
        ProjectError: It cannot be written, or is not what it should be; nothing is left behind.
    """
    need_possible(ask)
    remove_leftovers(Path(ask.path).resolve().parent)
    deadline = time.monotonic() + SECONDS
    with (
        replacing(Path(ask.path)) as file,
        TemporaryDirectory(prefix="cnnstudio-export-", ignore_cleanup_errors=True) as name,
    ):
        folder = Path(name)
        put(folder / WRITING, Writing(ask, str(Path(file.name).absolute())))
        with _child("writer", folder, name) as writer, _child("proof", folder, ask.format) as proof:
            watch(1)
            written = writer.answer(Written, WRITTEN, deadline, is_cancelled)
            if written.refusal:
                raise ProjectError("{reason}", reason=written.refusal)
            watch(2)
            proof.tell(name)
            found = proof.answer(Proved, PROVED, deadline, is_cancelled)
        need_same(ask.format, written, found)
    return Exported(ask.number, found.parameters, found.difference, written.source, written.epoch)


# --- what is refused -----------------------------------------------------------------------------


def need_possible(ask: Export) -> None:
    """Refuse what cannot be exported here, before anything is begun."""
    path, analysis = Path(ask.path), analyze(ask.job.network)
    if analysis.errors:
        raise ProjectError(
            "The network cannot be exported yet. {problem}", problem=str(analysis.errors[0])
        )
    if path.is_dir():
        raise ProjectError("{path} is a folder: choose a name for a file in it.", path=str(path))
    if ask.format == "onnx" and not all(map(find_spec, ("onnx", "onnxscript", "onnxruntime"))):
        raise ProjectError(
            "ONNX needs packages that are not installed: install them with "
            "pip install cnnstudio[onnx]."
        )
    size = 4 * analysis.parameters
    if ask.format == "onnx" and size >= LARGEST_ONNX:
        raise ProjectError(
            "With {parameters} parameters this network is too large for an ONNX file, which holds "
            "at most 2 GiB: export it in another format.",
            parameters=analysis.parameters,
        )
    if COPIES * (size + analysis.activation_bytes) > tuning.memory():
        raise ProjectError(
            "With {parameters} parameters and {bytes} bytes of maps this network is too large to "
            "be built and checked on this computer: make it smaller.",
            parameters=analysis.parameters,
            bytes=analysis.activation_bytes,
        )


def need_same(format_: ModelFormat, written: Written, found: Proved) -> None:
    """Refuse a file that is not the network."""
    if found.parameters != written.parameters:
        raise ProjectError(
            "The file was not saved, since it holds {found} parameters and the network has "
            "{wanted}. Please report this.",
            found=found.parameters,
            wanted=written.parameters,
        )
    if not found.difference <= ALLOWED[format_]:
        raise ProjectError(
            "The file was not saved, since what it computes differs from the network by "
            "{difference} of the largest output, and {allowed} is allowed.",
            difference=found.difference,
            allowed=ALLOWED[format_],
        )


# --- the processes -------------------------------------------------------------------------------


class _Child:
    """A process of the export; what it says that is not meant for us is kept in a file."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, words: Path) -> None:
        self._process, self._folder, self._words = process, folder, words

    def tell(self, line: str) -> None:
        """Send one line; a process that has ended already is found out when it is to answer."""
        assert self._process.stdin is not None
        with suppress(OSError):
            self._process.stdin.write(line.encode() + b"\n")
            self._process.stdin.flush()

    def answer(
        self, kind: type[Answer], name: str, deadline: float, is_cancelled: Callable[[], bool]
    ) -> Answer:
        """Wait for the process to end, and read what it has put down."""
        while self._process.poll() is None:
            if is_cancelled():
                raise CancelledError
            if time.monotonic() > deadline:
                raise ProjectError(
                    "The export was given up after {minutes} minutes: try it on a faster computer, "
                    "or make the network smaller.",
                    minutes=round(SECONDS / 60),
                )
            time.sleep(POLL_SECONDS)
        if self._process.returncode:
            raise ProjectError("{text}", text=self._death())
        return msgspec.json.decode((self._folder / name).read_bytes(), type=kind)

    def _death(self) -> Text:
        """Say why the process has ended, from its last words."""
        lines = self._words.read_text("utf-8", "replace").split("\n")
        last = next((line.strip() for line in reversed(lines) if line.strip()), "")
        if self._process.returncode == -9 or "MemoryError" in last or "allocate memory" in last:
            return Text("There was too little memory to export this network: make it smaller.")
        return Text(
            "The file was not saved, since it could not be written and opened again ({reason}).",
            {"reason": last or f"exit status {self._process.returncode}"},
        )


@contextmanager
def _child(module: str, folder: Path, argument: str) -> Iterator[_Child]:
    """Start a module of this package in a process, and end it with the block."""
    words = folder / f"{module}.txt"
    command = [sys.executable, "-P", "-m", f"cnnstudio.worker.exporters.{module}", argument]
    with words.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=said, stderr=said
        )
    with process:
        try:
            yield _Child(process, folder, words)
        finally:
            process.kill()
