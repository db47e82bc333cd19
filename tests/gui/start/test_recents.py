"""The list of recent projects: what is said of each, and what can be done with it."""

import pytest
from PySide6.QtCore import QBuffer, QDate, QDateTime, Qt, QTime
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu

from cnnstudio.app import words
from cnnstudio.gui.elements import Banner
from cnnstudio.gui.start import facts
from cnnstudio.gui.start.facts import look_at, thumbnail
from cnnstudio.gui.thumbnail import thumbnail as drawn
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.network import edits
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.project.run_store import RunRecord, create, new_run_id
from cnnstudio.training.job import Job
from cnnstudio.zoo.small import lenet5

NOON = QDateTime(QDate(2026, 11, 26), QTime(12, 0))


def picture(width=300, height=90, kind="PNG"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "mine & yours.cnn"
    storage.save(path, Design(lenet5()))
    return path


@pytest.fixture
def missing(tmp_path):
    return tmp_path / "gone.cnn"


@pytest.fixture
def recents(begin, qtbot, path, missing):
    window = begin(started_before=True, recent_files=(str(path), str(missing)))
    found = window.start.page.recents
    qtbot.waitUntil(lambda: not found.list.is_reading)
    return found


# --- what is said --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Today, 12:00"),
        (1, "Yesterday"),
        (2, "Tuesday"),
        (6, "Friday"),
        (7, "19 November"),
        (40, "17 October"),
        (400, "22 October 2025"),
        (-1, "27 November"),
    ],
)
def test_the_day_is_written_as_people_say_it(days, said):
    assert words.day(NOON.addDays(-days), NOON).replace(":00:00", ":00").startswith(said)


def test_an_untrained_project_says_so_with_the_drawing_of_its_network(path):
    found = look_at(path)
    assert found.line.startswith("Today")
    assert found.line.endswith("not trained")
    assert not found.problem
    assert found.image is None
    assert found.marks


def test_a_trained_project_says_its_best_accuracy_and_run(path):
    design = Design(lenet5())
    run = create(Job(new_run_id(), design.network, design.data, design.training))
    run.write_record(RunRecord("completed", 3, validation_accuracy=0.982))
    storage.save(path, design, [run])
    assert look_at(path).line.endswith("98.20 % · run 1")


def test_problems_take_the_place_of_the_accuracy(path):
    broken = edits.replace_layer(lenet5(), 5, Conv2d(16, (40, 40)))
    storage.save(path, Design(broken))
    found = look_at(path)
    assert found.problem == "1 problem"
    assert "trained" not in found.line


def test_the_picture_of_the_file_is_shown_at_the_size_of_the_list(path):
    storage.save(path, Design(lenet5()), thumbnail=picture())
    image = look_at(path).image
    assert image.width() == facts.PICTURE.width() * facts.SHARPNESS
    assert image.height() < facts.PICTURE.height() * facts.SHARPNESS


@pytest.mark.parametrize(
    "data", [None, b"", b"\x89PNG\r\n\x1a\n cut off", picture(kind="BMP"), picture()[:60]]
)
def test_what_is_no_whole_png_is_no_picture(data):
    assert thumbnail(data) is None


def test_a_picture_with_too_many_pixels_is_not_decoded():
    assert thumbnail(picture(1025, 10)) is None
    assert thumbnail(picture(10, 8000)) is None
    assert thumbnail(picture(1024, 1024)) is not None


def test_the_picture_that_is_saved_with_a_project_is_one_that_is_shown():
    assert thumbnail(drawn(lenet5())) is not None


def test_a_file_that_cannot_be_opened_says_so(tmp_path):
    path = tmp_path / "text.cnn"
    path.write_text("no project")
    assert look_at(path).problem == "cannot be opened"


def test_rows_are_read_one_at_a_time_after_the_page_is_there(begin, path, missing):
    window = begin(started_before=True, recent_files=(str(path), str(missing)))
    shown = window.start.page.recents.list
    shown.show_paths([path, missing])
    assert shown.is_reading
    assert shown.facts_of(path) is None


# --- what can be done ----------------------------------------------------------------------------


def test_a_click_opens_a_project(recents, qtbot, path):
    spot = recents.list.visualRect(recents.list.model().index(0, 0)).center()
    qtbot.mouseClick(recents.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    window = recents.window()
    assert window.studio.file.path == path
    assert window.workspaces.current == "build"


def test_enter_opens_and_delete_removes_the_row_the_keyboard_is_at(recents, qtbot, path, missing):
    shown = recents.list
    shown.setCurrentIndex(shown.model().index(1, 0))
    qtbot.keyClick(shown, Qt.Key.Key_Delete)
    assert shown.paths() == [path]
    shown.setCurrentIndex(shown.model().index(0, 0))
    qtbot.keyClick(shown, Qt.Key.Key_Return)
    assert recents.window().studio.file.path == path


def test_a_missing_file_is_said_to_be_missing_and_can_be_taken_off_the_list(recents, path, missing):
    found = recents.list.facts_of(missing)
    assert found.is_missing
    assert found.line == "not found"
    menu = recents.menu_for(missing)
    assert [a.isEnabled() for a in menu.actions() if not a.isSeparator()] == [False, True, True]
    menu.actions()[-1].trigger()
    assert recents.list.paths() == [path]
    assert recents.window().studio.settings.values.recent_files == (str(path),)


def test_the_context_menu_belongs_to_the_row_under_the_pointer(recents, qtbot):
    spot = recents.list.visualRect(recents.list.model().index(0, 0)).center()
    recents.list.customContextMenuRequested.emit(spot)
    menu = recents.findChild(QMenu)
    assert [a.text() for a in menu.actions() if a.text()] == [
        "Open",
        "Show in folder",
        "Remove from list",
    ]
    menu.close()


def test_a_missing_file_that_is_clicked_is_explained(recents, qtbot, missing):
    spot = recents.list.visualRect(recents.list.model().index(1, 0)).center()
    qtbot.mouseClick(recents.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    window = recents.window()
    assert window.start.page.isVisible()
    assert "There is no file" in window.messages.findChild(Banner).text()


def test_an_empty_list_says_what_it_is_for(window):
    assert window.start.page.recents.nothing.isVisible()
    assert not window.start.page.recents.list.isVisible()
