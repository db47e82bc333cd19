"""What is done with a trained run: evaluate, predict, export."""

import json
import shutil

import pytest

from cnnstudio.cli.parser import run
from cnnstudio.layers.activation import ReLU, Softmax
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.layers.pooling import MaxPool2d
from cnnstudio.network import edits
from cnnstudio.network.codegen import python_module
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import RunRecord
from cnnstudio.project.storage import load, save
from cnnstudio.training.job import TrainingSettings
from cnnstudio.zoo.small import blank, chain, lenet5
from tests import fresh
from tests.project.designs import LENET, a_run

pytestmark = pytest.mark.torch


def branching():
    """Give a small network with a branch that leads nowhere and a needless Softmax."""
    layers = (Input(), Conv2d(4), ReLU(), MaxPool2d((4, 4), (4, 4)), Flatten(), Linear(10))
    network = chain(*layers, Softmax(), Output())
    return edits.append(network, 2, Conv2d(3))


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """Give a project with a short and a longer run, and what the latter said at its end."""
    folder = tmp_path_factory.mktemp("trained")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CNNSTUDIO_HOME", str(folder / "home"))
        save(folder / "my.cnn", Design(branching(), training=TrainingSettings(epochs=1)))
        assert run(["train", str(folder / "my.cnn")]) == 0
        assert run(["train", str(folder / "my.cnn"), "--epochs", "3"]) == 0
    return folder / "my.cnn"


@pytest.fixture
def file(trained, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return shutil.copyfile(trained, tmp_path / "my.cnn")


def said(capsys, *words: str) -> str:
    assert run(words) == 0, capsys.readouterr().err
    return capsys.readouterr().out


def refused(capsys, *words: str) -> str:
    assert run(words) == 1
    printed = capsys.readouterr()
    assert printed.err.count("\n") == 1
    return printed.err


# --- evaluate ------------------------------------------------------------------------------------


def test_the_newest_runs_best_epoch_is_measured_as_at_the_end_of_its_training(capsys, file):
    found = json.loads(said(capsys, "evaluate", "my.cnn", "--json"))
    newest = load(file).runs[-1]
    assert found["run"] == newest.id
    assert found["epoch"] == newest.record.best
    assert found["accuracy"] == pytest.approx(newest.record.test_accuracy, abs=1e-6)
    assert found["pictures"] == 360
    assert len(found["confusion"]) == len(found["classes"]) == 10


def test_another_run_can_be_asked_for(capsys, file):
    first = load(file).runs[0].id
    text = said(capsys, "evaluate", "my.cnn", "--run", first)
    assert text.startswith(f"run {first}, epoch 1: ")
    assert text.splitlines()[1].split() == ["class", "pictures", "precision", "recall", "F1"]
    assert len(text.splitlines()) == 12


@pytest.mark.parametrize("command", [["evaluate"], ["predict", "a.png"], ["export", "out"]])
def test_without_a_run_it_is_said_how_to_get_one(capsys, file, command):
    save(file, LENET)
    options = ["--format", "safetensors"] if command[0] == "export" else []
    text = refused(capsys, command[0], "my.cnn", *command[1:], *options)
    assert "my.cnn has no run yet: train it first, with cnnstudio train my.cnn." in text


def test_a_run_that_is_not_there_is_said_with_those_that_are(capsys, file):
    text = refused(capsys, "evaluate", "my.cnn", "--run", "last")
    ids = ", ".join(kept.id for kept in load(file).runs)
    assert text == f"cnnstudio: my.cnn has no run last: it has {ids}.\n"


def test_damaged_weights_are_said(capsys, file, tmp_path):
    save(file, LENET, [a_run(tmp_path / "runs")])
    assert "is damaged" in refused(capsys, "evaluate", "my.cnn")


# --- predict -------------------------------------------------------------------------------------


@pytest.fixture
def pictures(tmp_path):
    """Write the first digits of the test split, as gray, color and larger pictures."""
    from torchvision.transforms.v2.functional import to_pil_image

    from cnnstudio.data.catalogue import DataChoice
    from cnnstudio.worker.data import load as load_data

    test = load_data(DataChoice()).test
    images = [to_pil_image(picture) for picture in test.pictures[:20]]
    images[1] = images[1].convert("RGB")
    images[2] = images[2].resize((84, 84), 0)
    names = [f"{number}.png" for number in range(len(images))]
    for name, image in zip(names, images, strict=True):
        image.save(tmp_path / name)
    return names, test.labels.tolist()


def test_pictures_are_told_with_the_shares_of_all_classes(capsys, file, pictures):
    names, labels = pictures
    answers = json.loads(said(capsys, "predict", "my.cnn", *names, "--json"))
    assert [answer["image"] for answer in answers] == names
    right = sum(
        answer["class"] == str(label) for answer, label in zip(answers, labels, strict=False)
    )
    assert right >= 12
    for answer in answers:
        assert list(answer["shares"]) == list("0123456789")
        assert sum(answer["shares"].values()) == pytest.approx(1, abs=1e-5)
        assert answer["shares"][answer["class"]] == max(answer["shares"].values())


def test_people_get_the_three_most_likely_classes(capsys, file, pictures):
    text = said(capsys, "predict", "my.cnn", "0.png")
    assert text.startswith("0.png: ")
    assert text.count("%") == 3


def test_a_picture_that_is_not_there_or_none_at_all_is_said(capsys, file, tmp_path):
    assert "There is no picture a.png" in refused(capsys, "predict", "my.cnn", "a.png")
    (tmp_path / "a.png").write_text("not a picture")
    assert "a.png is not a picture" in refused(capsys, "predict", "my.cnn", "a.png")


# --- export --------------------------------------------------------------------------------------

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


def test_exported_weights_fit_the_exported_code_and_give_the_same_numbers(capsys, file, tmp_path):
    import torch

    from cnnstudio.training.protocol import Weights
    from cnnstudio.worker.weights import BEST, model_with

    said(capsys, "export", "my.cnn", "--format", "python", "code_of_mine.py")
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


def test_the_code_of_a_run_is_of_the_network_that_it_trained(capsys, file, tmp_path):
    project = load(file)
    save(file, Design(lenet5()), project.runs)
    said(capsys, "export", "my.cnn", "--format", "python", "new.py")
    said(capsys, "export", "my.cnn", "--format", "python", "old.py", "--run", project.runs[0].id)
    assert (tmp_path / "new.py").read_text("utf-8") == python_module(lenet5(), "my")
    assert (tmp_path / "old.py").read_text("utf-8") == python_module(branching(), "my")


def test_a_network_with_an_error_has_no_code_to_export(capsys, file, tmp_path):
    save(file, Design(blank()))
    text = refused(capsys, "export", "my.cnn", "--format", "python", "out.py")
    assert "There is no code yet. output: Output needs one number per class" in text
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


def test_formats_that_are_not_there_are_wrong_usage(capsys, file):
    with pytest.raises(SystemExit) as ended:
        run(["export", "my.cnn", "--format", "onnx", "out"])
    assert ended.value.code == 2
    assert "(choose from 'python', 'safetensors')" in capsys.readouterr().err
