"""Examples open as copies: the files that come with the program are never written."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from cnnstudio import paths
from cnnstudio.gui.start import examples as shipped
from cnnstudio.gui.start.examples import examples, look_at_example, title
from cnnstudio.network import edits
from cnnstudio.project import storage
from cnnstudio.project.run_store import RunRecord, create, new_run_id
from cnnstudio.training.job import Job


def test_every_example_has_a_title_and_a_line_of_its_own():
    found = examples()
    assert {path.name for path in found} == {
        path.name for path in paths.examples_folder().glob("*.cnn")
    }
    titles = [title(path) for path in found]
    lines = [look_at_example(path).line for path in found]
    assert titles != [path.stem for path in found]
    assert len(set(titles)) == len(set(lines)) == len(found)
    assert all(lines)


def test_all_examples_are_in_a_menu_and_open_from_there(window):
    menu = next(m for m in window.findChildren(QMenu) if m.title() == "Examples")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [title(path) for path in examples()]
    menu.actions()[2].trigger()
    assert window.studio.file.title == "residual-digits"
    assert window.canvas.isVisible()


def test_an_example_opens_as_a_project_without_a_file(window, qtbot, tmp_path, monkeypatch):
    path = examples()[0]
    before = path.read_bytes()
    rows = window.start.page.examples
    spot = rows.visualRect(rows.model().index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    studio = window.studio
    assert (studio.file.path, studio.file.title) == (None, path.stem)
    assert not studio.file.is_modified
    assert studio.document.network == storage.load(path).design.network
    studio.document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    mine = tmp_path / "mine.cnn"
    monkeypatch.setattr("cnnstudio.gui.dialogs.ask_path_to_save", lambda *_: mine)
    assert window.files.save()
    assert studio.file.path == mine
    assert path.read_bytes() == before
    assert studio.settings.values.recent_files == (str(mine),)


@pytest.fixture
def trained(tmp_path, monkeypatch):
    """An example that has been trained, in a folder of examples of its own."""
    path = tmp_path / "examples" / "lenet-5-digits.cnn"
    path.parent.mkdir()
    shutil.copyfile(examples()[0], path)
    design = storage.load(path).design
    run = create(Job(new_run_id(), design.network, design.data, design.training))
    run.write_record(RunRecord("completed", 3, validation_accuracy=0.9))
    storage.save(path, design, [run])
    monkeypatch.setattr(shipped.paths, "examples_folder", lambda: path.parent)
    return path


def test_the_runs_of_an_example_come_along_and_are_saved_with_the_copy(window, trained, tmp_path):
    before = trained.read_bytes()
    window.start.open_example(trained)
    assert [run.number for run in window.studio.runs.items] == [1]
    copy = tmp_path / "copy.cnn"
    assert window.studio.file.save_as(copy)
    assert len(storage.load(copy).runs) == 1
    assert trained.read_bytes() == before
    trained.unlink()
    assert window.studio.file.save()
    assert len(storage.load(copy).runs) == 1


def test_a_run_of_an_example_goes_on_for_the_copy_and_not_for_the_example(window, trained):
    window.start.open_example(trained)
    runs = window.studio.runs
    resumed = runs.resume(runs.items[0])
    assert resumed.source.owner().project == ""
    resumed.kill()
    assert runs.live is None


def test_an_example_that_is_broken_leaves_the_open_project(window, trained):
    window.files.new_from_template("Tiny VGG")
    trained.write_text("no project")
    assert look_at_example(trained).problem == "cannot be opened"
    window.start.open_example(trained)
    assert window.studio.file.title == "Tiny VGG"


def test_a_program_without_examples_says_so_in_the_menu(window, tmp_path, monkeypatch):
    monkeypatch.setattr(shipped.paths, "examples_folder", lambda: tmp_path)
    menu = QMenu(window)
    window.start.fill_examples(menu)
    assert [action.isEnabled() for action in menu.actions()] == [False]
