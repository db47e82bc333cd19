"""The command export, for code and models: what is exported, and what it says about it."""

import json
import signal
import subprocess
import sys
import time

import pytest

from cnnstudio.cli.parser import run
from cnnstudio.network.codegen import python_module
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import RunRecord
from cnnstudio.project.storage import load, save
from cnnstudio.zoo.small import blank, lenet5
from tests import fresh
from tests.cli.commands import branching, refused, said
from tests.project.designs import LENET, a_run

pytestmark = pytest.mark.torch

_LOAD = """
import json, sys
sys.path.insert(0, ".")
from safetensors.torch import load_file
import code_of_mine
model = code_of_mine.My().eval()
model.load_state_dict(load_file("weights.safetensors"))
import torch
torch.manual_seed(0)
print(json.dumps(model(torch.rand(4, 1, 28, 28)).tolist()))
"""


@pytest.mark.slow
def test_exported_weights_fit_the_exported_code_and_give_the_same_numbers(capsys, file, tmp_path):
    import torch

    from cnnstudio.training.protocol import BEST, Weights
    from cnnstudio.worker.weights import model_with

    text = said(capsys, "export", "my.cnn", "--format", "python", "code_of_mine.py")
    assert text.startswith("code_of_mine.py: python, 1490 parameters, outputs equal within ")
    said(capsys, "export", "my.cnn", "--format", "safetensors", "weights.safetensors")
    done = fresh.python("-c", _LOAD, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    newest = load(file).runs[-1]
    model, _, _ = model_with(branching(), Weights(file=str(file), run=newest.id, epoch=BEST))
    model.eval()
    with torch.random.fork_rng(devices=[]), torch.inference_mode():
        torch.manual_seed(0)
        expected = model(torch.rand(4, 1, 28, 28))
    torch.testing.assert_close(torch.tensor(json.loads(done.stdout)), expected)


@pytest.mark.slow
def test_exported_code_measures_exported_weights_as_the_studio_does(capsys, file, tmp_path):
    accuracy = json.loads(said(capsys, "evaluate", "my.cnn", "--json"))["accuracy"]
    said(capsys, "export", "my.cnn", "--format", "python", "net.py")
    said(capsys, "export", "my.cnn", "--format", "safetensors", "w")
    done = fresh.python("net.py", "--weights", "w", "--epochs", "0", cwd=tmp_path)
    assert done.stdout.startswith("test: loss "), done.stderr
    assert done.stdout.endswith(f", accuracy {100 * accuracy:.2f} %\n")


@pytest.mark.slow
def test_the_code_of_a_run_is_of_the_network_that_it_trained(capsys, file, tmp_path):
    project = load(file)
    save(file, Design(lenet5()), project.runs)
    said(capsys, "export", "my.cnn", "--format", "python", "old.py", "--run", project.runs[0].id)
    code = python_module(branching(), "my")
    assert code[code.index("class My") :] in (tmp_path / "old.py").read_text("utf-8")


@pytest.mark.slow
def test_weights_of_a_network_that_was_changed_since_are_exported_with_a_word(capsys, file):
    project = load(file)
    save(file, Design(lenet5()), project.runs)
    assert run(["export", "my.cnn", "--format", "safetensors", "w"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("w: safetensors, 1490 parameters")
    newest = project.runs[-1].id
    assert printed.err == (
        f"cnnstudio: the network was changed since the run {newest}, whose network this is\n"
    )


@pytest.mark.parametrize("format_", ["torch-export", "onnx"])
@pytest.mark.slow
def test_without_a_run_a_model_has_random_weights_and_says_so(capsys, file, format_):
    save(file, LENET)
    assert run(["export", "my.cnn", "--format", format_, "out"]) == 0
    printed = capsys.readouterr()
    assert printed.err == "cnnstudio: my.cnn has no run yet, so the weights are random ones\n"
    assert printed.out.startswith(f"out: {format_}, 61706 parameters, outputs equal within ")


def test_without_a_run_there_are_no_weights_alone(capsys, file):
    save(file, LENET)
    text = refused(capsys, "export", "my.cnn", "--format", "safetensors", "out")
    assert "my.cnn has no run yet: train it first, with cnnstudio train my.cnn." in text


def test_a_network_with_an_error_has_no_code_to_export(capsys, file, tmp_path):
    save(file, Design(blank()))
    text = refused(capsys, "export", "my.cnn", "--format", "python", "out.py")
    assert "The network cannot be exported yet. output: Output needs one number per class" in text
    assert not (tmp_path / "out.py").exists()


def test_a_run_whose_best_weights_are_gone_is_said(capsys, file, tmp_path):
    thin = a_run(tmp_path / "runs")
    thin.write_record(RunRecord("completed", 9, best=9))
    save(file, LENET, [thin])
    text = refused(capsys, "export", "my.cnn", "--format", "safetensors", "out")
    assert "has no weights of its best epoch 9: choose another run with --run." in text


def test_a_folder_that_is_not_there_is_said(capsys, file):
    text = refused(capsys, "export", "my.cnn", "--format", "python", "gone/out.py")
    assert "out.py could not be written, because there is no folder" in text


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_export_that_is_ended_from_outside_leaves_nothing(file, tmp_path, number):
    words = ["-m", "cnnstudio", "export", "my.cnn", "--format", "onnx", "out.onnx"]
    with subprocess.Popen([sys.executable, "-P", *words], cwd=tmp_path) as process:
        while not list(tmp_path.glob(".cnnstudio-*.part")) and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(number)
        assert process.wait(60) == 130
    assert [entry.name for entry in tmp_path.iterdir()] == ["my.cnn"]


def test_formats_that_are_not_there_are_wrong_usage(capsys, file):
    with pytest.raises(SystemExit) as ended:
        run(["export", "my.cnn", "--format", "word", "out"])
    assert ended.value.code == 2
    assert "(choose from 'python', 'onnx', 'torch-export', 'safetensors', " in (
        capsys.readouterr().err
    )
