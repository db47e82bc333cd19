"""The journal follows the document: there while something is unsaved, and always up to date."""

import shutil

import msgspec
import pytest

from cnnstudio import paths
from cnnstudio.app.document import Document
from cnnstudio.app.project_file import ProjectFile
from cnnstudio.app.recovery import Recovery
from cnnstudio.app.runs import Runs
from cnnstudio.network import edits
from cnnstudio.project.design import Design
from cnnstudio.project.journal import replay
from cnnstudio.project.journal_store import left_behind
from cnnstudio.training.job import TrainingSettings
from cnnstudio.zoo.small import lenet5


class Desk:
    """A document with its file and its journal, as in a window."""

    def __init__(self):
        self.document = Document()
        self.runs = Runs(self.document)
        self.file = ProjectFile(self.document, self.runs, self.document)
        self.recovery = Recovery(self.document, self.file, self.document)
        self.troubles = []
        self.recovery.troubled.connect(self.troubles.append)
        self.file.new(Design(lenet5()), "mine")

    def edit(self, filters: int = 8) -> None:
        self.document.edit("Set filters", edits.set_setting, [2], "filters", filters)

    @property
    def stack(self):
        return self.document.undo_stack


@pytest.fixture
def desk(qapp):
    desk = Desk()
    yield desk
    desk.recovery.close()
    desk.file.release()


def journals():
    return [replay(path.read_bytes()) for path in paths.journals_folder().glob("*.journal")]


def test_there_is_no_journal_before_the_first_edit(desk):
    assert journals() == []
    assert desk.recovery.is_safe


def test_each_edit_undo_and_redo_is_in_the_journal_at_once(desk):
    document = desk.document
    steps = [
        desk.edit,
        lambda: document.edit("Remove", edits.remove_nodes, [3]),
        lambda: document.set_training("Epochs", TrainingSettings(epochs=3)),
        lambda: document.set_notes("Mine."),
        desk.stack.undo,
        desk.stack.undo,
        desk.stack.redo,
        lambda: document.edit("Move", edits.move, {2: (30.0, 40.0)}),
    ]
    for count, step in enumerate(steps, 1):
        step()
        [found] = journals()
        assert found.design == document.design
        assert found.edits == count
        assert found.belongs.title == "mine"


def test_a_drag_is_one_edit(desk):
    desk.edit()
    for filters in range(10, 20):
        desk.document.edit_merged(
            ("setting", 2, "filters"),
            "Set filters",
            lambda network, filters=filters: edits.set_setting(network, [2], "filters", filters),
        )
    [found] = journals()
    assert found.design.network.by_id[2].layer.filters == 19
    assert found.edits == 2


def test_the_journal_goes_when_nothing_is_unsaved(desk, tmp_path):
    desk.edit()
    desk.stack.undo()
    assert journals() == []
    desk.stack.redo()
    assert len(journals()) == 1
    assert desk.file.save_as(tmp_path / "mine.cnn")
    assert journals() == []
    desk.edit(9)
    assert len(journals()) == 1
    desk.file.new(Design(), "other")
    assert journals() == []


def test_the_journal_says_which_file_it_belongs_to(desk, tmp_path):
    desk.file.save_as(tmp_path / "saved.cnn")
    desk.edit()
    [found] = journals()
    assert found.belongs.project == str(tmp_path / "saved.cnn")
    assert found.belongs.stamp == desk.file.stamp
    desk.file.leave_to_others()
    [found] = journals()
    assert found.belongs.project == ""
    assert found.design == desk.document.design


def test_that_edits_cannot_be_journalled_is_said_once_until_they_can(desk):
    folder = paths.journals_folder()
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_bytes(b"not a folder")
    desk.edit(8)
    desk.edit(9)
    assert len(desk.troubles) == 1
    assert "save often" in desk.troubles[0]
    assert not desk.recovery.is_safe
    folder.unlink()
    desk.edit(10)
    assert desk.recovery.is_safe
    assert journals()[0].design == desk.document.design


def test_what_is_no_text_stops_no_edit(desk):
    desk.document.set_notes("\ud800")
    assert len(desk.troubles) == 1
    desk.document.set_notes("mended")
    assert journals()[0].design == msgspec.structs.replace(desk.document.design, notes="mended")


def test_a_journal_that_somebody_takes_away_is_there_again_with_the_next_edit(desk):
    desk.edit(8)
    desk.edit(9)
    folder = paths.journals_folder()
    shutil.rmtree(folder)
    desk.edit(10)
    [found] = journals()
    assert (found.design, found.edits) == (desk.document.design, 3)
    folder.rename(folder.with_name("moved"))
    desk.edit(11)
    [found] = journals()
    assert (found.design, found.edits) == (desk.document.design, 4)
    assert not list(left_behind()), "A journal that is written is offered"
    assert desk.troubles == []
    desk.file.new(Design(), "other")
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_not_littered_with_empty_journals(desk, monkeypatch):
    def full(handle, data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.write", full)
        desk.edit(8)
        desk.edit(9)
        assert list(paths.journals_folder().iterdir()) == []
    assert "No space left" in desk.troubles[0]
    desk.edit(10)
    [found] = journals()
    assert found.design == desk.document.design


def test_the_lock_of_a_project_goes_when_it_is_closed(desk, tmp_path):
    desk.file.save_as(tmp_path / "a.cnn")
    assert len(list(paths.open_projects_folder().iterdir())) == 1
    desk.file.new(Design(), "other")
    assert list(paths.open_projects_folder().iterdir()) == []
