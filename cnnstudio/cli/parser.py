"""The commands and their options, declared in one table, and the way from words to a command.

Exit status 0 is done; 1 the input is at fault, and one line on stderr says what and where; 2 wrong
usage. Numbers are written in the C locale; `--json` prints JSON and nothing else.
"""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from cnnstudio import __version__
from cnnstudio.cli import comparing, designs, exporting, importing, results, training
from cnnstudio.cli.output import CommandError, complain
from cnnstudio.cli.window import open_window
from cnnstudio.data.catalogue import DATA_SETS
from cnnstudio.layers.io import Input, Output
from cnnstudio.network.codegen import UnfinishedError
from cnnstudio.project.decoding import convert
from cnnstudio.project.errors import ProjectError
from cnnstudio.training.job import TrainingSettings

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells give it."""


class Argument(msgspec.Struct, frozen=True):
    """One argument of a command, in the words of `argparse`."""

    name: str
    help: str
    options: dict[str, Any] = {}


class Command(msgspec.Struct, frozen=True):
    """A command: its name, what it does in a few words, its arguments, and its function."""

    name: str
    help: str
    run: Callable[..., int]
    arguments: tuple[Argument, ...] = ()


def run(arguments: Sequence[str]) -> int:
    """Do what the words of a command line say, and give the exit status."""
    if _is_for_window(arguments):
        return open_window(Path(arguments[0]) if arguments else None)
    options = make_parser().parse_args(arguments)
    try:
        return options.command(options)
    except (CommandError, ProjectError, UnfinishedError) as error:
        complain(error)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def _is_for_window(arguments: Sequence[str]) -> bool:
    """``cnnstudio`` alone, or with a file in place of a command."""
    if len(arguments) != 1:
        return not arguments
    path = Path(arguments[0])
    is_command = any(command.name == arguments[0] for command in COMMANDS)
    return not is_command and (path.exists() or path.suffix == ".cnn")


def make_parser() -> ArgumentParser:
    """Make the parser of the table."""
    parser = ArgumentParser(
        "cnnstudio",
        description="Design, train and understand convolutional networks. Without a command, or "
        "with a project file in its place, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"CNN Studio {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        made = commands.add_parser(command.name, help=command.help, description=command.help)
        made.set_defaults(command=command.run)
        for argument in command.arguments:
            made.add_argument(argument.name, help=argument.help, **argument.options)
    return parser


# --- values --------------------------------------------------------------------------------------


def _input_shape(text: str) -> tuple[int, ...]:
    """Read 3x32x32 as channels, height and width."""
    found = re.fullmatch(r"(\d+)[x×](\d+)[x×](\d+)", text)
    if found is None:
        raise ArgumentTypeError("channels, height and width are written like 3x32x32")
    channels, height, width = (int(number) for number in found.groups())
    return _checked(Input, channels=channels, height=height, width=width).output_shape()


def _classes(text: str) -> int:
    return _checked(Output, classes=_number(text)).classes


def _setting(name: str) -> Callable[[str], object]:
    """Read a training setting, with the range that it has everywhere."""

    def read(text: str) -> object:
        return getattr(_checked(TrainingSettings, **{name: _number(text)}), name)

    return read


def _epoch(text: str) -> int:
    return _checked(TrainingSettings, epochs=_number(text)).epochs


def _number(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text


def _checked(kind: type[Any], **values: object) -> Any:  # noqa: ANN401 - an instance of `kind`
    tag = {"kind": kind.__name__} if kind in (Input, Output) else {}
    try:
        return convert({**tag, **values}, kind, "the value")
    except ProjectError as error:
        raise ArgumentTypeError(str(error)) from error


# --- the table -----------------------------------------------------------------------------------

_FILE = Argument("file", "the project file (.cnn)", {"type": Path, "metavar": "FILE"})
_JSON = Argument("--json", "print JSON", {"action": "store_true"})
_RUN = Argument("--run", "the run, by default the newest", {"metavar": "ID"})
_DATA_ROOT = Argument(
    "--data-root", "where torchvision's data sets lie", {"type": Path, "metavar": "DIR"}
)

COMMANDS = (
    Command("templates", "list the networks to start from", designs.list_templates, (_JSON,)),
    Command(
        "new",
        "write a project file with a network to start from",
        designs.new,
        (
            Argument("template", "its name, as `templates` lists it", {"metavar": "TEMPLATE"}),
            _FILE,
            Argument(
                "--data",
                "the data set",
                {"choices": [entry.name for entry in DATA_SETS], "default": "digits"},
            ),
            Argument(
                "--classes",
                "how many classes, by default as many as the data have",
                {"type": _classes, "metavar": "N"},
            ),
            Argument(
                "--input",
                "size of the pictures, by default that of the data",
                {"type": _input_shape, "metavar": "CxHxW"},
            ),
        ),
    ),
    Command(
        "summary",
        "print shapes, parameters and problems of a network",
        designs.summary,
        (
            Argument("source", "a project file or a template", {"metavar": "FILE|TEMPLATE"}),
            _JSON,
        ),
    ),
    Command(
        "compare",
        "say what differs between two networks, layer by layer and in total",
        comparing.compare_networks,
        (
            Argument("left", "a project file or a template", {"metavar": "FILE|TEMPLATE"}),
            Argument("right", "another one", {"metavar": "FILE|TEMPLATE"}),
            _JSON,
        ),
    ),
    Command(
        "train",
        "train the network and store the run in the file",
        training.train,
        (
            _FILE,
            Argument("--epochs", "rounds", {"type": _setting("epochs"), "metavar": "N"}),
            Argument(
                "--batch-size",
                "pictures for each step",
                {"type": _setting("batch_size"), "metavar": "N"},
            ),
            Argument(
                "--learning-rate",
                "size of the steps",
                {"type": _setting("learning_rate"), "metavar": "X"},
            ),
            Argument(
                "--device",
                "auto, cpu, cuda or cuda:N",
                {"type": _setting("device"), "metavar": "DEVICE"},
            ),
            _DATA_ROOT,
            Argument(
                "--seed",
                "start of all random numbers",
                {"type": _setting("seed"), "metavar": "N"},
            ),
            Argument(
                "--stop-after", "stop and keep after epoch N", {"type": _epoch, "metavar": "N"}
            ),
            Argument(
                "--resume",
                "go on with the newest run, with its own settings",
                {"action": "store_true"},
            ),
            _JSON,
        ),
    ),
    Command(
        "evaluate",
        "measure the best weights of a run on the test split",
        results.evaluate,
        (_FILE, _RUN, _DATA_ROOT, _JSON),
    ),
    Command(
        "predict",
        "say what is on pictures, with the best weights of a run",
        results.predict,
        (
            _FILE,
            Argument("images", "pictures", {"nargs": "+", "type": Path, "metavar": "IMAGE"}),
            _RUN,
            _JSON,
        ),
    ),
    Command(
        "export",
        "write the network as code, a model or its weights, as a drawing or a report",
        exporting.export,
        (
            _FILE,
            Argument(
                "--format",
                "what to write",
                {"choices": list(exporting.FORMATS), "required": True},
            ),
            Argument("out", "the file to write", {"type": Path, "metavar": "OUT"}),
            _RUN,
        ),
    ),
    Command(
        "import",
        "write a project file with a network from torchvision, or from an ONNX file",
        importing.import_network,
        (
            Argument(
                "source",
                "torchvision: and a name, such as torchvision:resnet18, or an ONNX file",
                {"metavar": "torchvision:NAME|FILE.onnx"},
            ),
            Argument("out", "the project file to write (.cnn)", {"type": Path, "metavar": "OUT"}),
            Argument(
                "--weights",
                "with torchvision's trained weights, or with those of a .safetensors or .pth file",
                {"nargs": "?", "const": "default", "metavar": "FILE"},
            ),
        ),
    ),
    Command(
        "check",
        "say whether a project is whole and can be trained",
        designs.check,
        (_FILE,),
    ),
    Command("worker", "speak the channel on stdin and stdout, for the window", training.worker),
)
