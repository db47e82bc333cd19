"""An exported file is the network: opened without the studio, it computes the same numbers."""

import json
import os
import threading
import time
from math import prod
from pathlib import Path

import pytest

from cnnstudio.layers.activation import ReLU, Sigmoid, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import AdaptiveMaxPool2d
from cnnstudio.layers.transposed import ConvTranspose2d
from cnnstudio.network.analysis import analyze
from cnnstudio.network.graph import Network
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import new_run_id
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import Export, Exported, Failed, Progress, Weights
from cnnstudio.worker.exporters import course
from cnnstudio.worker.exporters.course import ALLOWED, CancelledError, export, need_same
from cnnstudio.worker.exporters.desk import Desk
from cnnstudio.worker.exporters.tasks import Proved, Written
from cnnstudio.zoo.catalogue import templates
from cnnstudio.zoo.small import chain, lenet5
from tests import fresh
from tests.builders import graph
from tests.random_networks import LAYER_KINDS, random_network

pytestmark = pytest.mark.torch

FORMATS = tuple(ALLOWED)
CODE = ("python", "safetensors")
"""Those that are quick to write and to open."""

EVIL = graph(
    ("input", Input(1, 8, 8)),
    ("\u202e'''; raise SystemExit\nimport os\r\u2028#", Conv2d(2), "input"),
    ('forward"""', ReLU(), "\u202e'''; raise SystemExit\nimport os\r\u2028#"),
    ("train", Flatten(), 'forward"""'),
    ("Füße \\", Linear(3), "train"),
    ("層", Sigmoid(), "Füße \\"),
    ("a.b", Linear(4), "層"),
    ("class", Output(4), "a.b"),
)  # fmt: skip
TITLE = '\u202e"""\nraise SystemExit  # $name \\'


def job_of(network: Network, title: str = "It") -> Job:
    return Job(new_run_id(), network, title=title)


def asked(network: Network, path: Path, format_: str = "python", **settings) -> Export:
    return Export(7, format_, str(path), job_of(network), **settings)


@pytest.fixture
def folder(tmp_path):
    """Give a folder of nothing else, in which nothing may be left behind."""
    (tmp_path / "exported").mkdir()
    return tmp_path / "exported"


# --- many networks, opened by a process that knows nothing of the studio -------------------------

_DRIVER = """
import importlib.util, json, sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

class Studio:
    def find_spec(self, name, path=None, target=None):
        assert not name.startswith("cnnstudio"), "exported code needs the studio"

sys.meta_path.insert(0, Studio())
import torch
from safetensors.torch import load_file
torch.set_num_threads(1)

def code(task):
    loader = SourceFileLoader("exported", task["code"])
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("exported", loader))
    loader.exec_module(module)
    network = getattr(module, task["class_name"])().eval()
    network.load_state_dict(load_file(task["weights"]))
    return network

def program(task):
    return torch.export.load(open(task["file"], "rb")).module()

def graph(task):
    import onnx, onnxruntime
    onnx.checker.check_model(onnx.load(task["file"]))
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(task["file"], options)
    return lambda x: torch.from_numpy(session.run(None, {"pictures": x.numpy()})[0])

openers = {"python": code, "safetensors": code, "torch-export": program, "onnx": graph}
for folder in map(Path, sys.argv[1:]):
    task = json.loads((folder / "written.json").read_text())
    reference = load_file(folder / "reference.safetensors")
    with torch.inference_mode():
        compute = openers[task["format"]](task)
        found = compute(reference["pictures"])
        three = compute(torch.cat([reference["pictures"], reference["pictures"][:1]]))
    expected = reference["logits"]
    assert found.shape == expected.shape, folder
    assert len(three) == len(expected) + 1, folder
    off = (found - expected).abs().max() / expected.abs().max().clamp(min=1e-30)
    print(json.dumps([folder.name, off.item()]))
"""


Case = tuple[Network, str]
"""A network and a format."""


def differences(cases: dict[str, Case], folder: Path) -> dict[str, float]:
    """Write networks in this process, open all of them in one fresh one, and compare."""
    from cnnstudio.worker.exporters.tasks import put
    from cnnstudio.worker.exporters.writer import write

    for name, (network, format_) in cases.items():
        place = folder / name
        place.mkdir()
        ask = Export(1, format_, str(place / "out"), job_of(network, TITLE), Weights(seed=3))
        put(place / "written.json", write(ask, place / "out", place))
    places = [str(folder / name) for name in cases]
    done = fresh.python("-c", _DRIVER, *places, cwd=folder, seconds=600)
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(json.loads(line) for line in done.stdout.splitlines())


def need_same_numbers(cases: dict[str, Case], folder: Path) -> None:
    found = differences(cases, folder)
    assert found.keys() == cases.keys()
    off = {name: found[name] for name in cases if not found[name] <= ALLOWED[cases[name][1]]}
    assert not off


def can_be_said(network: Network, format_: str) -> bool:
    """Leave out what onnxruntime refuses: more padding at the end than the stride is long."""
    layers = [node.layer for node in network.nodes if isinstance(node.layer, ConvTranspose2d)]
    return format_ != "onnx" or not any(
        padding >= stride
        for layer in layers
        for padding, stride in zip(layer.output_padding, layer.stride, strict=True)
    )


def random_cases(numbers: range, format_: str) -> dict[str, Case]:
    made = {str(number): (random_network(number), format_) for number in numbers}
    return {name: case for name, case in made.items() if can_be_said(*case)}


def test_random_networks_hold_every_kind():
    for number, kind in enumerate(LAYER_KINDS):
        assert kind in {type(node.layer) for node in random_network(number).nodes}


def test_networks_of_all_kinds_and_names_compute_the_same_when_opened_elsewhere(tmp_path):
    cases = random_cases(range(len(LAYER_KINDS)), "python")
    need_same_numbers({**cases, **{name: (EVIL, name) for name in CODE}}, tmp_path)


@pytest.mark.slow
def test_graphs_of_all_names_and_of_what_onnx_lacks_compute_the_same(tmp_path):
    cells = chain(Input(2, 7, 9), AdaptiveMaxPool2d((3, 2)), Flatten(), Linear(10), Output())
    cases = {name: (EVIL, name) for name in FORMATS if name not in CODE}
    need_same_numbers({**cases, "cells": (cells, "onnx")}, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("first", range(1_000, 1_200, 50))
def test_two_hundred_random_networks_compute_the_same(tmp_path, first, format_):
    need_same_numbers(random_cases(range(first, first + 50), format_), tmp_path)


def from_gallery(name: str) -> Network | None:
    """Make a network of the gallery; None where it is empty, or too large for a test."""
    network = next(template.make() for template in templates() if template.name == name)
    facts = analyze(network)
    return network if not facts.errors and facts.parameters < 30_000_000 else None


GALLERY = [template.name for template in templates()]


@pytest.mark.slow
def test_the_code_of_all_templates_computes_the_same(tmp_path):
    made = {name: from_gallery(name) for name in GALLERY}
    cases = {name: (network, "python") for name, network in made.items() if network is not None}
    assert len(cases) > len(GALLERY) // 2
    need_same_numbers(cases, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("format_", ["torch-export", "onnx"])
@pytest.mark.parametrize("name", GALLERY)
def test_graphs_of_all_templates_compute_the_same(tmp_path, name, format_):
    network = from_gallery(name)
    if network is None:
        pytest.skip("empty, or too large for a test")
    need_same_numbers({"it": (network, format_)}, tmp_path)


# --- one export, from the ask to the file --------------------------------------------------------


def places(file: Path) -> bool:
    """Say whether a file names the folder that the program lies in."""
    return str(Path(course.__file__).parents[3]).encode() in file.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_is_there_when_it_is_proved_and_nothing_else(folder, format_):
    steps: list[int] = []
    done = export(asked(EVIL, folder / "a 'name'.x", format_), steps.append)
    assert steps == [1, 2]
    assert done.number == 7
    assert done.source == "random"
    assert done.parameters == analyze(EVIL).parameters
    assert done.difference <= ALLOWED[format_]
    assert [file.name for file in folder.iterdir()] == ["a 'name'.x"]
    assert (folder / "a 'name'.x").stat().st_size > 500
    assert not places(folder / "a 'name'.x")


@pytest.mark.slow
def test_an_onnx_graph_keeps_the_names_of_weights_and_no_path_of_this_computer(folder):
    import onnx

    done = export(asked(lenet5(), folder / "it.onnx", "onnx"))
    assert done.parameters == 61_706
    assert not places(folder / "it.onnx")
    graph_ = onnx.load(folder / "it.onnx").graph
    counts = {value.name: prod(value.dims) for value in graph_.initializer if "." in value.name}
    assert sum(counts.values()) == 61_706
    assert counts["conv1.weight"] == 150
    axis = graph_.input[0].type.tensor_type.shape.dim[0]
    assert (graph_.input[0].name, graph_.output[0].name) == ("pictures", "logits")
    assert axis.dim_param == "batch"


@pytest.mark.slow
def test_what_leads_nowhere_is_not_exported(folder):
    from safetensors import safe_open

    network = graph(
        ("input", Input(1, 4, 4)),
        ("flat", Flatten(), "input"),
        ("fc", Linear(10), "flat"),
        ("lost", Linear(3), "flat"),
        ("soft", Softmax(), "fc"),
        ("output", Output(10), "soft"),
    )
    done = export(asked(network, folder / "w", "safetensors"))
    assert done.parameters == 170
    with safe_open(folder / "w", "pt") as file:
        assert set(file.keys()) == {"fc.weight", "fc.bias"}
        assert json.loads(file.metadata()["mean"]) == [0.1406]


# --- what goes wrong -----------------------------------------------------------------------------


def refused(ask: Export, folder: Path, **options) -> str:
    """Give the sentence of an export that leaves nothing behind."""
    before = sorted(folder.rglob("*"))
    with pytest.raises(ProjectError) as caught:
        export(ask, **options)
    assert sorted(folder.rglob("*")) == before
    return str(caught.value)


def test_a_network_with_an_error_is_refused_with_the_error(folder):
    broken = chain(Input(), Linear(10), Output())
    assert "fc1: Dense needs a vector" in refused(asked(broken, folder / "a"), folder)


def test_a_target_that_is_a_folder_is_refused(folder):
    (folder / "there").mkdir()
    text = refused(asked(lenet5(), folder / "there"), folder)
    assert text == f"{folder / 'there'} is a folder: choose a name for a file in it."


def test_a_target_in_no_folder_is_refused(folder):
    text = refused(asked(lenet5(), folder / "gone" / "it"), folder)
    assert "because there is no folder" in text


def test_a_network_larger_than_any_computer_is_refused_at_once(folder):
    huge = chain(Input(1, 1024, 1024), Flatten(), Linear(131_072), Linear(10), Output())
    text = refused(asked(huge, folder / "a"), folder)
    assert text.startswith("With 137440395274 parameters and ")
    assert "this network is too large to be built and checked on this computer" in text
    assert "at most 2 GiB" in refused(asked(huge, folder / "a", "onnx"), folder)


def test_missing_packages_are_said_with_what_to_install(folder, monkeypatch):
    monkeypatch.setattr(course, "find_spec", lambda name: None if name == "onnxscript" else name)
    text = refused(asked(lenet5(), folder / "a", "onnx"), folder)
    assert text.endswith("install them with pip install cnnstudio[onnx].")


@pytest.mark.slow
def test_weights_that_are_not_there_are_refused_by_the_writer(folder):
    weights = Weights(run_folder=str(folder / "no run"))
    text = refused(asked(lenet5(), folder / "a", weights=weights), folder)
    assert "no run" in text


def test_an_export_that_is_cancelled_leaves_what_was_there(folder):
    (folder / "it.onnx").write_text("before")
    ask = asked(lenet5(), folder / "it.onnx", "onnx")
    text = refused(ask, folder, is_cancelled=iter([False, False, True]).__next__)
    assert text == "The export was cancelled."
    assert (folder / "it.onnx").read_text() == "before"


def test_what_a_killed_export_left_is_taken_away_a_day_later(folder):
    made = ".cnnstudio-0123456789ab.part"
    old = [folder / name for name in (made, ".cnnstudio-mine.part", "a.part")]
    new = folder / ".cnnstudio-ba9876543210.part"
    for file in (*old, new):
        file.write_text("half")
    for file in old:
        os.utime(file, (time.time() - 90_000,) * 2)
    with pytest.raises(CancelledError):
        export(asked(lenet5(), folder / "it.py"), is_cancelled=lambda: True)
    assert set(folder.iterdir()) == {*old[1:], new}


def test_an_export_that_takes_too_long_is_given_up(folder, monkeypatch):
    monkeypatch.setattr(course, "SECONDS", 0.3)
    assert "given up after" in refused(asked(lenet5(), folder / "a"), folder)


@pytest.mark.slow
def test_a_full_disk_leaves_what_was_there(folder):
    program = f"""
import resource, sys
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import new_run_id
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import Export
from cnnstudio.worker.exporters.course import export
from cnnstudio.zoo.small import lenet5
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
job = Job(new_run_id(), lenet5())
try:
    export(Export(1, "safetensors", {str(folder / "it")!r}, job))
except ProjectError as refused:
    print(refused)
"""
    (folder / "it").write_text("before")
    done = fresh.python("-c", program, cwd=folder)
    assert "it could not be written" in done.stdout, done.stderr
    assert [file.read_text() for file in folder.iterdir()] == ["before"]


@pytest.mark.parametrize("format_", FORMATS)
def test_a_file_that_computes_something_else_is_not_saved(format_):
    written = Written(format_, parameters=10)
    need_same(format_, written, Proved(10, ALLOWED[format_]))
    for bad in (2 * ALLOWED[format_], float("nan")):
        with pytest.raises(ProjectError, match=r"differs from the network by .* is allowed"):
            need_same(format_, written, Proved(10, bad))
    with pytest.raises(ProjectError, match="holds 9 parameters and the network has 10"):
        need_same(format_, written, Proved(9, 0.0))


def test_code_that_imports_the_studio_or_breaks_is_not_saved(folder, monkeypatch, tmp_path):
    """The proof really opens the file: here the writer's process writes another one."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "sitecustomize.py").write_text(
        "import cnnstudio.training.script as script\n"
        "made = script.python_file\n"
        "script.python_file = lambda job: made(job) + '\\nimport cnnstudio.network.graph\\n'\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(broken))
    text = refused(asked(lenet5(), folder / "a.py"), folder)
    assert "could not be written and opened again (ModuleNotFoundError: " in text
    assert "cnnstudio" in text


# --- beside other work ---------------------------------------------------------------------------


@pytest.mark.slow
def test_the_desk_says_the_steps_and_the_end(folder):
    said, ended = [], threading.Event()

    def say(message):
        said.append(message)
        if isinstance(message, Exported | Failed):
            ended.set()

    desk = Desk(say)
    desk.begin(asked(lenet5(), folder / "it.py"))
    assert ended.wait(120)
    desk.cancel(7)
    desk.close()
    assert [type(message) for message in said] == [Progress, Progress, Exported]
    assert [message.done for message in said[:2]] == [1, 2]


class _EndsWhileItIsLookedFor(dict):
    """What an export that ends at that very moment makes of the list."""

    def __contains__(self, number):
        self.pop(number, None)
        return True


def test_an_export_may_end_while_it_is_cancelled():
    said: list = []
    desk = Desk(said.append)
    # The moment cannot be chosen from outside.
    desk._cancelled = _EndsWhileItIsLookedFor({7: threading.Event()})  # noqa: SLF001
    desk.cancel(7)
    desk.cancel(8)
    assert not said


def test_the_desk_gives_up_what_nobody_wants_any_more(folder):
    said: list = []
    desk = Desk(said.append)
    desk.begin(asked(lenet5(), folder / "it.py"))
    desk.cancel(7)
    desk.close()
    assert said[-1] == Failed.of(7, CancelledError().text)
    assert not list(folder.iterdir())
