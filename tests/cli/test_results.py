"""What is done with a trained run: evaluate and predict."""

import json

import pytest

from cnnstudio.project.storage import load, save
from tests.cli.commands import refused, said
from tests.project.designs import LENET, a_run

pytestmark = pytest.mark.torch


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


@pytest.mark.parametrize("command", [["evaluate"], ["predict", "a.png"]])
def test_without_a_run_it_is_said_how_to_get_one(capsys, file, command):
    save(file, LENET)
    text = refused(capsys, command[0], "my.cnn", *command[1:])
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
