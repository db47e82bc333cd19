"""Folders of pictures: what is found, how pictures are brought to a size, and what is refused."""

import shutil
import time

import msgspec
import numpy
import pytest
import torch
from PIL import Image

from cnnstudio import paths
from cnnstudio.data.catalogue import DataChoice
from cnnstudio.layers.dense import Flatten, Linear
from cnnstudio.layers.io import Input, Output
from cnnstudio.worker import pictures as pictures_module
from cnnstudio.worker.data import DataError, load
from cnnstudio.worker.pictures import read_picture
from cnnstudio.zoo.small import chain
from tests.worker.runs import a_job, a_run, reason_of, until

pytestmark = pytest.mark.torch

SHAPE = (3, 8, 8)


def paint(path, color, size=(12, 10), mode="RGB"):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new(mode, size, color).save(path)


@pytest.fixture
def folder(tmp_path):
    """Paint 20 red and 20 blue pictures of several sizes and formats."""
    for number in range(20):
        size = (8 + number, 30 - number)
        paint(tmp_path / "pets" / "cats" / f"{number}.png", (250, number, 0), size)
        paint(tmp_path / "pets" / "dogs" / f"{number}.JPG", (0, number, 250), size)
    return tmp_path / "pets"


def choice(folder, **settings) -> DataChoice:
    return DataChoice("folder", str(folder), folder_shape=SHAPE, **settings)


def refusal(data: DataChoice, project=None) -> str:
    with pytest.raises(DataError) as refused:
        load(data, project=project)
    text = str(refused.value)
    assert "\n" not in text
    return text


# --- what is found -------------------------------------------------------------------------------


def test_each_subfolder_is_a_class(folder):
    found = load(choice(folder))
    assert found.classes == ("cats", "dogs")
    assert [len(split) for split in found[:3]] == [29, 3, 8]
    assert found.train.pictures.shape[1:] == SHAPE
    for split in found[:3]:
        reds = split.pictures[:, 0].float().mean((1, 2)) > 128
        assert reds.equal(split.labels == 0)


def test_each_class_gives_its_share_to_the_test(folder):
    assert torch.bincount(load(choice(folder)).test.labels).tolist() == [4, 4]


def test_folders_for_training_and_testing_are_taken_as_they_are(folder, tmp_path):
    shutil.copytree(folder, tmp_path / "two" / "train")
    shutil.copytree(folder, tmp_path / "two" / "val")
    shutil.rmtree(tmp_path / "two" / "val" / "dogs")
    for number in range(5):
        paint(tmp_path / "two" / "val" / "dogs" / f"{number}.bmp", (0, 0, 255))
    found = load(choice(tmp_path / "two", validation=0.0))
    assert (len(found.train), len(found.test)) == (40, 25)
    labels = found.test.labels.tolist()
    assert labels != sorted(labels), "one does not leaf through one class after the other"


def test_a_relative_folder_is_looked_for_beside_the_project(folder):
    found = load(choice("pets"), project=folder.parent)
    assert len(found.train) == 29
    assert "There is no folder" in refusal(choice("pets"), project=folder.parent / "elsewhere")


def test_an_absolute_folder_is_taken_wherever_the_project_is(folder):
    assert len(load(choice(folder), project=folder.parent / "elsewhere").train) == 29


def test_the_classes_that_were_found_first_keep_their_numbers(folder):
    paint(folder / "birds" / "1.png", (0, 255, 0))
    found = load(choice(folder, folder_classes=("cats", "dogs")))
    assert found.classes == ("cats", "dogs")
    assert len(found.train) + len(found.validation) + len(found.test) == 40


def test_hidden_files_and_other_files_are_no_pictures(folder):
    for name in (".DS_Store", "._0.png", "readme.txt", "labels.csv"):
        (folder / "cats" / name).write_text("not a picture")
    assert len(load(choice(folder)).train) == 29


def test_normalization_is_that_of_the_training_pictures(folder):
    found = load(choice(folder))
    pixels = found.train.pictures.float() / 255
    assert found.mean == pytest.approx(pixels.mean((0, 2, 3)).tolist(), abs=1e-5)
    assert len(found.spread) == 3
    assert all(spread > 0 for spread in found.spread)


# --- how a picture is brought to a size ----------------------------------------------------------


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16", "I", "F"])
def test_every_kind_of_picture_gets_the_channels_that_are_wanted(tmp_path, mode, channels):
    name = "a.tiff" if mode in {"CMYK", "F", "I"} else "a.png"
    paint(tmp_path / name, 1 if mode != "P" else 0, mode=mode)
    picture = read_picture(tmp_path / name, (channels, 8, 8))
    assert picture.shape == (channels, 8, 8)
    assert picture.dtype == torch.uint8


def test_sixteen_bits_keep_their_shades(tmp_path):
    shades = numpy.linspace(0, 65535, 64, dtype=numpy.uint16).reshape(8, 8)
    Image.fromarray(shades).save(tmp_path / "deep.png")
    picture = read_picture(tmp_path / "deep.png", (1, 8, 8)).flatten()
    assert picture[0] <= 1
    assert picture[-1] >= 254
    assert 120 <= picture[32] <= 136


def test_nothing_is_distorted_the_middle_is_cut_out(tmp_path):
    """A wide picture with a white square in the middle and black sides."""
    image = Image.new("L", (300, 100), 0)
    image.paste(255, (100, 0, 200, 100))
    image.save(tmp_path / "wide.png")
    assert read_picture(tmp_path / "wide.png", (1, 10, 10)).float().mean() > 245
    tall = image.rotate(90, expand=True)
    tall.save(tmp_path / "tall.png")
    assert read_picture(tmp_path / "tall.png", (1, 10, 10)).float().mean() > 245


def test_small_pictures_are_enlarged_and_other_shapes_are_possible(tmp_path):
    paint(tmp_path / "dot.png", (9, 9, 9), (1, 1))
    assert read_picture(tmp_path / "dot.png", (3, 20, 7)).unique().tolist() == [9]


def test_a_photo_is_turned_as_its_camera_noted(tmp_path):
    image = Image.new("L", (20, 20), 0)
    image.paste(255, (0, 0, 20, 10))
    turned = Image.Exif()
    turned[0x0112] = 3  # upside down
    image.save(tmp_path / "photo.jpg", exif=turned)
    picture = read_picture(tmp_path / "photo.jpg", (1, 20, 20)).float()
    assert picture[0, :5].mean() < 20
    assert picture[0, -5:].mean() > 235


# --- what is refused -----------------------------------------------------------------------------


def test_a_folder_that_is_not_there_is_said(tmp_path):
    assert "There is no folder" in refusal(choice(tmp_path / "nowhere"))
    assert "There is no folder" in refusal(choice(""))


def test_one_class_is_not_enough(folder):
    shutil.rmtree(folder / "dogs")
    text = refusal(choice(folder))
    assert "at least two" in text
    assert str(folder) in text


def test_a_folder_without_pictures_is_said(tmp_path):
    (tmp_path / "empty" / "a").mkdir(parents=True)
    assert "needs a subfolder with pictures" in refusal(choice(tmp_path / "empty"))


def test_a_class_that_has_gone_is_said(folder):
    data = choice(folder, folder_classes=("cats", "dogs"))
    shutil.rmtree(folder / "cats")
    assert str(folder / "cats") in refusal(data)


def test_broken_pictures_are_named_all_at_once(folder):
    for number in range(5):
        (folder / "dogs" / f"{number}.JPG").write_bytes(b"\xff\xd8\xff broken")
    whole = (folder / "cats" / "7.png").read_bytes()
    (folder / "cats" / "7.png").write_bytes(whole[: len(whole) // 2])
    text = refusal(choice(folder))
    assert str(folder / "cats" / "7.png") in text
    assert "and 3 more" in text


def test_pictures_that_need_more_memory_than_there_is_are_refused(folder, monkeypatch):
    monkeypatch.setattr(pictures_module, "memory", lambda: 10_000)
    assert "choose a smaller picture size, or fewer pictures" in refusal(choice(folder))


def test_a_run_on_a_folder_learns_it_and_notes_its_classes(folder):
    network = chain(Input(*SHAPE), Flatten(), Linear(2), Output(2))
    run = a_run(folder.parent, a_job(network, choice(folder), epochs=8, learning_rate=0.01))
    events = until(run)
    assert reason_of(events) == "completed"
    assert events[-1].test_accuracy == 1.0


def test_a_run_on_a_folder_that_has_lost_a_class_is_refused_in_words(folder):
    network = chain(Input(*SHAPE), Flatten(), Linear(3), Output(3))
    events = until(a_run(folder.parent, a_job(network, choice(folder))))
    assert "2 classes, but the Output has 3" in events[-1].message


def test_a_folder_that_grew_since_the_run_was_stopped_is_said(folder):
    network = chain(Input(*SHAPE), Flatten(), Linear(2), Output(2))
    run = a_run(folder.parent, a_job(network, choice(folder), batch_size=4))
    until(run, until_epoch=1)
    for number in range(40):
        paint(folder / "cats" / f"more{number}.png", (255, 0, 0))
    text = until(run)[-1].message
    assert "data" in text
    assert "changed" in text
    assert "\n" not in text


# --- pictures that were read before --------------------------------------------------------------


def kept() -> list:
    return list((paths.data_sets_folder() / "folders").glob("*.safetensors"))


def test_pictures_are_read_once(folder, monkeypatch):
    first = load(choice(folder))
    monkeypatch.setattr(pictures_module, "read_picture", None)
    again = load(choice(folder))
    assert again.train.pictures.equal(first.train.pictures)
    assert again.train.labels.equal(first.train.labels)
    assert len(kept()) == 1


def test_a_changed_picture_is_read_again(folder):
    load(choice(folder))
    time.sleep(0.01)
    paint(folder / "cats" / "0.png", (0, 255, 0))
    greens = load(choice(folder, validation=0.0))
    all_pictures = torch.cat([greens.train.pictures, greens.test.pictures])
    assert (all_pictures[:, 1].float().mean((1, 2)) > 200).sum() == 1


def test_what_was_kept_and_is_damaged_is_read_again(folder):
    first = load(choice(folder))
    kept()[0].write_bytes(b"damaged")
    assert load(choice(folder)).train.pictures.equal(first.train.pictures)


def test_another_size_is_read_anew(folder):
    load(choice(folder))
    other = msgspec.structs.replace(choice(folder), folder_shape=(1, 5, 6))
    assert load(other).train.pictures.shape[1:] == (1, 5, 6)


def test_only_a_few_folders_are_kept(folder):
    for side in range(4, 12):
        load(msgspec.structs.replace(choice(folder), folder_shape=(1, side, side)))
    assert len(kept()) == pictures_module.KEPT


# --- real photos ---------------------------------------------------------------------------------


def test_real_photos_are_read_with_their_classes(real_data):
    data = DataChoice("folder", str(real_data / "imagefolder" / "hymenoptera"))
    found = load(data)
    assert found.classes == ("ants", "bees")
    assert len(found.train) + len(found.validation) == 244
    assert len(found.test) == 153
    assert found.train.pictures.shape[1:] == (3, 64, 64)
    assert all(0.2 < mean < 0.7 for mean in found.mean)
