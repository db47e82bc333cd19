"""What is dropped on the window is opened, or it is said what could be."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from cnnstudio.gui.elements import Banner
from cnnstudio.gui.start.own_pictures import KEY
from cnnstudio.network import edits
from cnnstudio.project import storage
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
COPY = Qt.DropAction.CopyAction


def carried(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(window, data: QMimeData) -> bool:
    """Carry something over the window; say whether it may be dropped."""
    event = QDragEnterEvent(QPoint(9, 9), COPY, data, LEFT, NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def drop(window, data: QMimeData) -> None:
    assert enter(window, data)
    QApplication.sendEvent(window, QDropEvent(QPoint(9, 9), COPY, data, LEFT, NONE))


@pytest.fixture
def project(tmp_path):
    path = tmp_path / "mine.CNN"
    storage.save(path, Design(lenet5()))
    return path


@pytest.fixture
def pictures(tmp_path):
    folder = tmp_path / "bees or ants"
    for name in ("ants", "bees", ".hidden"):
        (folder / name).mkdir(parents=True)
    return folder


def test_a_project_opens_from_the_start_page(window, qtbot, project):
    drop(window, carried(project))
    qtbot.waitUntil(lambda: window.studio.file.path == project)
    assert window.canvas.isVisible()


def test_unsaved_work_is_asked_about_when_the_drop_is_done(window, qtbot, dialogs, project):
    window.files.new_from_template("LeNet-5")
    window.studio.document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    drop(window, carried(project))
    assert not dialogs.asked
    dialogs.answer("Cancel")
    qtbot.waitUntil(lambda: bool(dialogs.asked))
    assert window.studio.file.path is None


def test_the_first_file_that_can_be_used_is_taken(window, qtbot, tmp_path, project):
    drop(window, carried(tmp_path / "picture.png", project))
    qtbot.waitUntil(lambda: window.studio.file.path == project)


@pytest.mark.parametrize("on_page", [True, False])
def test_of_anything_else_the_status_bar_says_what_can_be_dropped(window, tmp_path, on_page):
    if not on_page:
        window.show_workspace("build")
    assert not enter(window, carried(tmp_path / "picture.png"))
    bar = window.start.footer if on_page else window.totals
    assert ".cnn" in bar.message.text()
    assert ".onnx" in bar.message.text()


def test_what_comes_from_within_the_window_is_left_alone(window):
    data = QMimeData()
    data.setText("a layer of the palette")
    assert not enter(window, data)
    assert not window.start.footer.message.text()


def test_a_file_of_another_computer_is_no_file(window):
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/mine.cnn")])
    assert not enter(window, data)


def test_the_page_shows_where_a_folder_of_classes_goes(window, pictures):
    assert enter(window, carried(pictures))
    delegate = window.start.page.middle.cards.itemDelegate()
    assert delegate.is_awaiting
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not delegate.is_awaiting


def test_a_folder_is_read_only_on_the_start_page(window, qtbot, pictures):
    drop(window, carried(pictures))
    # Nothing answers here: the assistant was not started.
    qtbot.waitUntil(lambda: window.messages.findChild(Banner, KEY) is not None)
    window.show_workspace("build")
    assert not enter(window, carried(pictures))


def test_a_folder_without_classes_cannot_be_dropped(window, tmp_path):
    (tmp_path / "only one").mkdir()
    assert not enter(window, carried(tmp_path))
    assert "subfolder" in window.start.footer.message.text()
