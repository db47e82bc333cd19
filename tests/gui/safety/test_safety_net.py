"""The safety net: left work is offered back, and nobody's changes are overwritten unasked."""

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton

from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements import Banner
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.versions_menu import VersionsMenu
from cnnstudio.network import edits
from cnnstudio.project import run_store, storage, versions
from cnnstudio.project.design import Design
from cnnstudio.project.journal import Belongs
from cnnstudio.project.journal_store import Journal, left_behind
from cnnstudio.project.storage import FileStamp
from cnnstudio.training.job import Job
from cnnstudio.zoo.small import lenet5
from tests.gui.safety.bare_window import BareWindow
from tests.project.test_journal_store import forsake

LENET = Design(lenet5())


@pytest.fixture
def window(qtbot):
    window = BareWindow(Studio(Settings()))
    window.studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: window.safety.close())
    return window


@pytest.fixture
def main_window(qtbot):
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    return window


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "mine.cnn"
    storage.save(path, LENET)
    return path


def noted(text: str) -> Design:
    return msgspec.structs.replace(LENET, notes=text)


def leave(design: Design, path=None, title: str = "mine") -> None:
    """Leave work as a window does that is killed after two edits."""
    belongs = Belongs(title, str(path) if path else "", FileStamp.of(path) if path else None)
    journal = Journal(belongs, noted("first edit"))
    journal.record(design)
    forsake(journal)


def banners(window) -> dict[str, Banner]:
    return {banner.text(): banner for banner in window.messages.findChildren(Banner)}


def said(window) -> str:
    found = window.messages.findChildren(Banner)
    return " | ".join(f"{banner.text()} {banner.accessibleDescription()}" for banner in found)


def press(window, text: str) -> None:
    buttons = window.messages.findChildren(QPushButton)
    next(button for button in buttons if button.text() == text).click()


def left() -> list[Design]:
    works = list(left_behind())
    for work in works:
        work.release()
    return [work.recovered.design for work in works]


def activate(window) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


# --- work that a crash has left ------------------------------------------------------------------


def test_work_on_a_project_is_taken_back_as_one_step_on_its_file(window, path):
    leave(noted("work"), path)
    window.safety.offer_left_work()
    assert "“mine.cnn” was not saved when CNN Studio ended" in said(window)
    assert "2 edits, the last one: Today" in said(window)
    press(window, "Take it back")
    studio = window.studio
    assert studio.file.path == path
    assert studio.document.design == noted("work")
    assert studio.document.undo_stack.undoText() == "Recovered work"
    assert studio.file.is_modified
    assert not banners(window)
    studio.document.undo_stack.undo()
    assert studio.document.design == LENET


def test_work_that_was_taken_back_is_in_a_journal_until_it_is_saved(window, path):
    leave(noted("work"), path)
    window.safety.offer_left_work()
    press(window, "Take it back")
    assert not left(), "It belongs to this window now"
    forsake(window.studio.recovery._journal)  # noqa: SLF001 - the window is killed
    assert left() == [noted("work")]


def test_work_that_was_never_saved_is_taken_back_into_a_new_window(window):
    leave(noted("work"), title="ResNet-18")
    window.safety.offer_left_work()
    assert "“ResNet-18” was not saved" in said(window)
    press(window, "Take it back")
    assert window.studio.document.design == noted("work")
    assert window.studio.file.title == "ResNet-18"
    assert window.studio.file.is_modified


def test_the_run_and_the_edits_of_a_crash_are_both_taken_back(window):
    folder = run_store.create(Job(run_store.new_run_id(), lenet5()))
    folder.disown()
    leave(noted("work"))
    window.files.offer_interrupted_runs()
    window.safety.offer_left_work()
    assert len(banners(window)) == 2
    window.files.take_back(folder)
    press(window, "Take it back")
    assert [run.id for run in window.studio.runs.items] == [folder.id]
    assert window.studio.document.design == noted("work")
    assert folder.path.exists()


def test_work_on_a_file_that_was_changed_since_is_a_project_of_its_own(window, path):
    leave(noted("work"), path)
    storage.save(path, noted("theirs"))
    window.safety.offer_left_work()
    press(window, "Take it back")
    studio = window.studio
    assert "mine.cnn was changed since" in said(window)
    assert studio.file.path is None
    assert studio.document.design == noted("work")
    assert studio.file.is_modified
    assert storage.load(path).design == noted("theirs")


def test_work_on_a_file_that_is_gone_is_a_project_of_its_own(window, path):
    leave(noted("work"), path)
    path.unlink()
    window.safety.offer_left_work()
    press(window, "Take it back")
    assert "mine.cnn is not there any more" in said(window)
    assert window.studio.document.design == noted("work")


def test_work_that_was_saved_in_the_last_moment_is_not_offered(window, path):
    leave(noted("work"), path)
    storage.save(path, noted("work"))
    window.safety.offer_left_work()
    assert not banners(window)
    assert not left()


def test_unsaved_changes_are_asked_about_before_work_is_taken_back(window, path, dialogs):
    leave(noted("work"), path)
    window.safety.offer_left_work()
    studio = window.studio
    studio.document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    before = studio.document.design
    dialogs.answer("Cancel")
    press(window, "Take it back")
    assert studio.document.design == before
    dialogs.answer("Discard")
    press(window, "Take it back")
    assert studio.document.design == noted("work")


def test_deleted_work_is_gone_and_ignored_work_is_offered_to_the_next_window(window):
    leave(noted("one"))
    window.safety.offer_left_work()
    press(window, "Delete it")
    assert not banners(window)
    assert not left()
    leave(noted("two"))
    window.safety.offer_left_work()
    window.files.new_from_template("Blank")
    assert banners(window), "It is offered until it is answered, whatever is opened meanwhile"
    assert not left()
    window.safety.close()
    assert left() == [noted("two")]


def test_work_that_cannot_be_read_to_its_end_is_offered_as_far_as_it_can(window):
    belongs = Belongs("mine")
    journal = Journal(belongs, noted("good"))
    journal._file.append(b"00000000 nonsense\n")  # noqa: SLF001
    forsake(journal)
    window.safety.offer_left_work()
    assert "One edit:" in said(window)
    assert "cannot be read. The journal is damaged in line 2." in said(window)
    press(window, "Take it back")
    assert window.studio.document.design == noted("good")


def test_names_from_a_journal_are_shown_as_plain_text(window):
    leave(noted("work"), title="<img src=x>&amp;")
    window.safety.offer_left_work()
    assert "“<img src=x>&amp;”" in said(window)


def test_closing_the_window_leaves_no_journal_and_what_was_not_answered(main_window, dialogs):
    leave(noted("work"))
    main_window.safety.offer_left_work()
    main_window.studio.document.set_notes("not wanted")
    dialogs.answer("Discard")
    main_window.close()
    assert left() == [noted("work")]


def test_the_same_edits_of_two_projects_are_work_on_each_of_them(window, tmp_path):
    for name in ("one", "two"):
        storage.save(tmp_path / f"{name}.cnn", LENET)
        leave(noted("work"), tmp_path / f"{name}.cnn", title=name)
    leave(noted("work"), tmp_path / "two.cnn", title="two")  # as when it was taken back already
    window.safety.offer_left_work()
    assert len(banners(window)) == 2


# --- files that others work on too ---------------------------------------------------------------


def test_a_project_that_is_open_twice_is_said_and_a_copy_is_offered(window, path):
    other = Studio(Settings())
    assert other.file.open(path)
    window.files.open(path)
    assert "mine.cnn is open in another window as well" in said(window)
    press(window, "Open a copy")
    studio = window.studio
    assert studio.file.path is None
    assert studio.file.title == "mine (copy)"
    assert studio.document.design == other.document.design
    assert not banners(window)


def test_saving_over_another_window_asks_first(window, path):
    other = Studio(Settings())
    other.file.open(path)
    window.files.open(path)
    press(window, "Open anyway")
    window.studio.document.set_notes("mine")
    assert not window.files.save()
    assert "open in another window" in said(window)
    assert not storage.load(path).design.notes
    press(window, "Overwrite it")
    assert storage.load(path).design.notes == "mine"


def test_a_project_is_free_when_the_other_window_has_gone_on(window, path):
    other = Studio(Settings())
    other.file.open(path)
    window.files.open(path)
    other.file.new(Design())
    window.studio.document.set_notes("mine")
    assert window.files.save()


def test_a_file_that_was_changed_is_asked_about_once_when_the_window_is_gone_back_to(window, path):
    window.files.open(path)
    activate(window)
    assert not banners(window)
    storage.save(path, noted("theirs"))
    activate(window)
    assert "mine.cnn was changed by another program" in said(window)
    press(window, "Keep mine")
    activate(window)
    assert not banners(window)
    assert window.studio.document.design == LENET


def test_a_reload_can_be_undone_and_keeps_runs_that_are_in_no_file(window, path, tmp_path):
    studio = window.studio
    window.files.open(path)
    studio.document.set_notes("mine")
    folder = run_store.create(Job(run_store.new_run_id(), lenet5()), project=path)
    folder.disown()
    studio.runs.adopt(folder)
    theirs = run_store.create(Job(run_store.new_run_id(), lenet5()), root=tmp_path / "theirs")
    storage.save(path, noted("theirs"), [theirs])
    activate(window)
    press(window, "Reload")
    assert studio.document.design == noted("theirs")
    assert [run.id for run in studio.runs.items] == [folder.id, theirs.id]
    assert studio.file.is_modified, "A run is not in the file"
    studio.document.undo_stack.undo()
    assert studio.document.design == noted("mine")
    assert window.files.save()
    assert storage.load(path).design == noted("mine")
    assert {run.id for run in storage.load(path).runs} == {folder.id, theirs.id}


def test_a_file_that_is_gone_is_said_and_saving_puts_it_back(window, path):
    window.files.open(path)
    path.unlink()
    activate(window)
    assert "not in its folder any more" in said(window)
    window.studio.document.set_notes("changed")
    assert window.files.save()
    assert storage.load(path).design == noted("changed")
    assert not banners(window)


# --- versions ------------------------------------------------------------------------------------


def versions_of(window) -> tuple[VersionsMenu, list[str]]:
    menu = VersionsMenu(window.studio, window.messages, window)
    menu.fill()
    return menu, [action.text() for action in menu.actions()]


def test_the_versions_stand_behind_saving_in_the_file_menu(main_window):
    actions = main_window.actions_.menus["File"].actions()
    after = actions[actions.index(main_window.actions_["save_as"]) + 1]
    assert after.text() == "Revert to"
    assert isinstance(after.menu(), VersionsMenu)


def test_reverting_to_a_save_is_one_edit_that_can_be_undone(window, path):
    assert versions_of(window)[1] == ["Nothing was saved yet"]
    window.files.open(path)
    document = window.studio.document
    document.edit("Set filters", edits.set_setting, [2], "filters", 8)
    window.files.save()
    second = document.design
    document.edit("Remove", edits.remove_nodes, [3])
    window.files.save()
    menu, texts = versions_of(window)
    assert len(texts) == 3, "The file as it was opened counts"
    assert "13 layers" in texts[0]
    assert "as it is now" in texts[0]
    assert not menu.actions()[0].isEnabled()
    assert "14 layers" in texts[1]
    assert "61706 parameters" in texts[2]
    assert "layers differ" in texts[2]
    menu.actions()[1].trigger()
    assert document.design == second
    assert document.undo_stack.undoText().startswith("Revert to Today")
    document.undo_stack.undo()
    assert len(document.network.nodes) == 13


def test_the_menu_is_there_before_all_of_many_versions_were_read(window, path, monkeypatch, qtbot):
    window.files.open(path)
    for text in ("one", "two", "three"):
        window.studio.document.set_notes(text)
        assert window.files.save()
    monkeypatch.setattr("cnnstudio.gui.window.versions_menu.AT_ONCE", 0.0)
    menu, texts = versions_of(window)
    assert len(texts) == 4
    assert "14 layers" not in " ".join(texts)
    menu.actions()[3].trigger()
    assert window.studio.document.design.notes == "", "One that is not described can be chosen"
    monkeypatch.setattr("cnnstudio.gui.window.versions_menu.AT_ONCE", 0.001)
    qtbot.waitUntil(lambda: not menu.is_reading)
    assert all("14 layers" in action.text() for action in menu.actions())
    assert not menu.actions()[3].isEnabled()
    menu.fill()
    menu.aboutToHide.emit()
    assert not menu.is_reading


def test_a_damaged_version_cannot_be_chosen(window, path):
    window.files.open(path)
    window.studio.document.set_notes("mine")
    window.files.save()
    for version in versions.versions(path):
        version.file.write_bytes(b"{")
    menu, texts = versions_of(window)
    assert len(texts) == 2
    assert all("damaged" in text for text in texts)
    assert not any(action.isEnabled() for action in menu.actions())


# --- the picture ---------------------------------------------------------------------------------


def test_a_saved_project_carries_a_picture_of_its_network(window, tmp_path):
    path = tmp_path / "new.cnn"
    assert window.studio.file.save_as(path)
    first = storage.read_thumbnail(path)
    image = QImage.fromData(first)
    assert (image.width(), image.height()) == (248, 152)
    assert len({image.pixel(x, 76) for x in range(248)}) > 5, "Something is drawn"
    window.studio.document.edit("Remove", edits.remove_nodes, [2, 3, 4])
    assert window.files.save()
    assert storage.read_thumbnail(path) != first
