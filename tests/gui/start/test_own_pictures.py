"""A folder of pictures becomes a project with a network that fits it."""

import pytest
from PySide6.QtGui import QImage

from cnnstudio.gui.elements import Banner
from cnnstudio.gui.start.own_pictures import KEY, has_class_folders
from cnnstudio.training.protocol import DataReady, Failed, LoadData, Progress
from tests.gui.quiet import QuietAssistant


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "bees or ants"
    for shade, name in enumerate(("ants", "bees", "wasps")):
        (folder / name).mkdir(parents=True)
        for number in range(12):
            image = QImage(40, 30 + number, QImage.Format.Format_RGB32)
            image.fill(0x404040 * shade + number)
            image.save(str(folder / name / f"{number}.png"))
    return folder


@pytest.fixture
def quiet(window, qtbot):
    """A window whose assistant answers as the test says."""
    assistant = QuietAssistant()
    assistant.setParent(window)
    window.studio.assistant = assistant
    return window, assistant


def said(window):
    banner = window.messages.findChild(Banner, KEY)
    return None if banner is None else banner.text()


@pytest.mark.parametrize(
    ("folders", "fits"),
    [
        ((), False),
        (("a",), False),
        (("a", ".git"), False),
        (("a", "b"), True),
        (("train/a", "train/b"), True),
        (("train/a", "b"), False),
        (("Training/a", "Training/b", "test/a"), True),
    ],
)
def test_a_folder_needs_a_subfolder_for_each_of_two_classes(tmp_path, folders, fits):
    for name in folders:
        (tmp_path / name).mkdir(parents=True)
    assert has_class_folders(tmp_path) == fits


def test_what_is_no_folder_has_no_classes(tmp_path):
    assert not has_class_folders(tmp_path / "gone")


def test_a_folder_without_classes_is_refused_in_a_sentence(window, tmp_path):
    window.start.open_folder(tmp_path)
    assert "needs a subfolder with pictures for each class" in said(window)


def test_the_network_fits_the_classes_and_pictures_that_were_found(quiet, pictures):
    window, assistant = quiet
    window.start.open_folder(pictures)
    asked = assistant.last(LoadData)
    assert asked.ask.data.folder == pictures.as_posix()
    assert said(window).startswith("Reading the pictures in")
    asked.progress(Progress(1, 12, 36, "pictures"))
    asked.answer(DataReady(1, 25, 3, 8, (3, 64, 64), ("ants", "bees", "wasps")))
    studio = window.studio
    assert studio.file.title == "bees or ants"
    assert studio.document.design.data.folder_classes == ("ants", "bees", "wasps")
    assert not studio.document.errors
    assert window.canvas.isVisible()
    assert said(window) is None


def test_a_folder_that_cannot_be_read_leaves_the_page_with_the_reason(quiet, pictures):
    window, assistant = quiet
    window.start.open_folder(pictures)
    assistant.last(LoadData).answer(Failed(1, "These pictures cannot be read: 1.png."))
    assert said(window) == "These pictures cannot be read: 1.png."
    assert window.start.page.isVisible()


def test_opening_something_else_stops_the_reading(quiet, pictures):
    window, assistant = quiet
    window.start.open_folder(pictures)
    window.files.new_from_template("LeNet-5")
    assert assistant.forgotten == [1]
    assert said(window) is None


def test_reading_goes_on_where_something_else_cannot_be_opened(quiet, pictures, tmp_path):
    window, assistant = quiet
    window.start.open_folder(pictures)
    window.files.open(tmp_path / "gone.cnn")
    assert said(window).startswith("Reading the pictures in")
    assistant.last(LoadData).progress(Progress(1, 12, 36, "pictures"))
    assert assistant.forgotten == []


def test_unsaved_work_is_kept_if_the_user_wants_it(quiet, pictures, dialogs):
    window, assistant = quiet
    window.files.new_from_template("LeNet-5")
    window.actions_["start_page"].trigger()
    window.studio.document.set_notes("unsaved")
    window.start.open_folder(pictures)
    dialogs.answer("Cancel")
    asked = assistant.last(LoadData)
    asked.answer(DataReady(1, 25, 3, 8, (3, 64, 64), ("ants", "bees", "wasps")))
    assert window.studio.file.title == "LeNet-5"


@pytest.mark.torch
@pytest.mark.slow
def test_a_real_folder_is_read_by_the_assistant(window, qtbot, pictures):
    window.studio.assistant.start()
    window.start.open_folder(pictures)
    qtbot.waitUntil(lambda: window.studio.file.title == "bees or ants", timeout=60_000)
    assert window.studio.document.design.data.folder_classes == ("ants", "bees", "wasps")
    assert not window.studio.document.errors
    window.studio.close()
