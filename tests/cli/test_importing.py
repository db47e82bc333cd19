"""The command `import`: what it writes, what it prints, and what it refuses."""

import json

import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper

from cnnstudio.project.storage import load
from cnnstudio.project.stored_run import StoredRun
from tests.cli.commands import refused, said

pytestmark = pytest.mark.torch


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def small(folder):
    """Write an ONNX file of a small network that tells dark pictures from bright ones."""
    weights = {
        "w": np.array([[-1.0], [1.0]], np.float32),
        "b": np.array([0.5, -0.5], np.float32),
        "axes": np.array([2, 3], np.int64),
    }
    graph = helper.make_graph(
        [
            helper.make_node("ReduceMean", ["x", "axes"], ["m"], keepdims=0),
            helper.make_node("Gemm", ["m", "w", "b"], ["y"], transB=1, alpha=20.0, beta=20.0),
        ],
        "small",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ("n", 1, 8, 8))],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(value, name) for name, value in weights.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    (folder / "small.onnx").write_bytes(model.SerializeToString())
    return folder / "small.onnx"


def run_of(file) -> StoredRun:
    (run,) = load(file).runs
    return run


def test_a_network_of_torchvision_becomes_a_project(capsys, folder):
    text = said(capsys, "import", "torchvision:squeezenet1_1", "it.cnn")
    assert text.startswith("it.cnn: squeezenet1_1, 1235496 parameters\n")
    assert "untrained" in text
    project = load(folder / "it.cnn")
    assert project.runs == ()
    assert len(project.design.network.nodes) == 68
    assert "untrained" in project.design.notes
    assert "1000" in said(capsys, "summary", "it.cnn")


def test_what_does_not_fit_the_data_is_said(capsys, folder):
    text = said(capsys, "import", "torchvision:squeezenet1_1", "it.cnn")
    assert "Problem: output: Digits has 10 classes, but the Output has 1000" in text


def test_imported_weights_are_a_run_that_has_ended(capsys, folder, small):
    said(capsys, "import", "small.onnx", "it.cnn")
    run = run_of(folder / "it.cnn")
    assert run.read_job().title == "Imported: small"
    assert (run.record.state, run.record.best, run.epochs()) == ("completed", 0, (0,))
    assert "is complete" in refused(capsys, "train", "it.cnn", "--resume")


def test_imported_weights_tell_pictures_apart(capsys, folder, small):
    from PIL import Image

    said(capsys, "import", "small.onnx", "it.cnn")
    for name, gray in (("dark", 10), ("bright", 250)):
        Image.new("L", (8, 8), gray).save(f"{name}.png")
    found = json.loads(said(capsys, "predict", "it.cnn", "dark.png", "bright.png", "--json"))
    assert [entry["class"] for entry in found] == ["0", "1"]


@pytest.mark.slow
def test_imported_weights_can_be_exported(capsys, folder, small):
    from safetensors.torch import load_file

    said(capsys, "import", "small.onnx", "it.cnn")
    said(capsys, "export", "it.cnn", "--format", "safetensors", "out.safetensors")
    values = load_file("out.safetensors")
    assert sorted(tuple(value.shape) for value in values.values()) == [(2,), (2, 1)]
    assert torch.equal(
        max(values.values(), key=torch.Tensor.dim).flatten(), torch.tensor([-20.0, 20])
    )


def test_real_weights_know_ants_and_bees(capsys, folder, real_data):
    weights = real_data / "weights" / "squeezenet1_0_deepcompression_imagenet.pth"
    said(capsys, "import", "torchvision:squeezenet1_0", "it.cnn", "--weights", str(weights))
    photos = sorted((real_data / "imagefolder/hymenoptera/val").glob("*s/*.jpg"))[::12]
    found = json.loads(said(capsys, "predict", "it.cnn", *map(str, photos), "--json"))
    right = sum(
        f"{entry['class']}s" == photo.parent.name
        for entry, photo in zip(found, photos, strict=True)
    )
    assert right / len(photos) > 0.4


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["torchvision:resnet81"], "did you mean resnet18"),
        (["resnet18"], "neither an ONNX file"),
        (["none.onnx"], "There is no file none.onnx"),
        (["small.onnx", "--weights", "x.pth"], "its own weights"),
        (["torchvision:alexnet", "--weights", "none.pth"], "There is no file none.pth"),
    ],
)
def test_what_cannot_be_imported_leaves_no_file(capsys, folder, small, words, part):
    source, *options = words
    assert part in refused(capsys, "import", source, "it.cnn", *options)
    assert not (folder / "it.cnn").exists()


def test_a_file_that_is_there_is_not_overwritten(capsys, folder, small):
    (folder / "it.cnn").write_text("mine")
    assert "exists already" in refused(capsys, "import", "small.onnx", "it.cnn")
    assert (folder / "it.cnn").read_text() == "mine"


def test_where_the_file_cannot_be_written_no_run_is_left(capsys, folder, small):
    from cnnstudio import paths

    assert "could not be written" in refused(capsys, "import", "small.onnx", "no/it.cnn")
    assert not list(paths.run_store().glob("*")) if paths.run_store().exists() else True


def test_an_operator_that_is_not_known_is_named(capsys, folder):
    graph = helper.make_graph(
        [helper.make_node("LSTM", ["x"], ["y"], name="memory")],
        "g",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, (1, 3, 8, 8))],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
    )
    onnx.save(helper.make_model(graph), "odd.onnx")
    text = refused(capsys, "import", "odd.onnx", "it.cnn")
    assert "LSTM" in text
    assert "memory" in text
