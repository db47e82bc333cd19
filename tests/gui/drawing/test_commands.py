"""Drawings and reports of the open project, by the File menu."""

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from cnnstudio.app.settings import Settings
from cnnstudio.gui.drawing import formats
from cnnstudio.gui.drawing.commands import DrawingCommands
from cnnstudio.gui.elements import Banner
from cnnstudio.gui.looks import theme
from cnnstudio.gui.studio import Studio
from cnnstudio.gui.window.messages import Messages
from cnnstudio.project.design import Design
from cnnstudio.training.events import Epoch
from cnnstudio.zoo.small import lenet5


class Exporting:
    """The commands, in a window of their own."""

    def __init__(self, qtbot):
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.studio = Studio(Settings(), self.window)
        self.studio.file.new(Design(lenet5()), "LeNet-5")
        self.messages = Messages(self.window)
        self.commands = DrawingCommands(self.studio, self.messages, self.window)
        self.said: list[str] = []
        self.commands.done.connect(self.said.append)

    def warnings(self) -> list[str]:
        return [banner.text() for banner in self.messages.findChildren(Banner)]


@pytest.fixture
def exporting(qtbot, qapp):
    theme.apply(qapp, "dark")
    return Exporting(qtbot)


@pytest.mark.parametrize(
    ("name", "magic"), [("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG"), ("a.pdf", b"%PDF")]
)
def test_the_ending_says_what_is_written(exporting, dialogs, tmp_path, name, magic):
    dialogs.answer(str(tmp_path / name))
    exporting.commands.export_drawing()
    assert (tmp_path / name).read_bytes().startswith(magic)
    assert exporting.said == [f"Exported {name}."]


def test_a_name_without_an_ending_gets_the_first_kinds(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net"))
    exporting.commands.export_drawing()
    assert (tmp_path / "net.svg").exists()


def test_nothing_is_replaced_that_was_not_asked_about(exporting, dialogs, tmp_path):
    (tmp_path / "net.svg").write_bytes(b"precious")
    dialogs.answer(str(tmp_path / "net"))
    exporting.commands.export_drawing()
    assert (tmp_path / "net.svg").read_bytes() == b"precious"
    assert "net.svg exists already" in exporting.warnings()[0]


def test_another_ending_is_refused_in_a_sentence(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net.gif"))
    exporting.commands.export_drawing()
    assert "net.gif is no SVG, PNG or PDF" in exporting.warnings()[0]
    assert not list(tmp_path.iterdir())


def test_a_report_is_not_written_under_the_name_of_something_else(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "net.html"))
    exporting.commands.export_report()
    assert "net.html is no PDF" in exporting.warnings()[0]
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_gone_is_said(exporting, dialogs, tmp_path):
    dialogs.answer(str(tmp_path / "gone" / "net.svg"))
    exporting.commands.export_drawing()
    assert "there is no folder" in exporting.warnings()[0]
    assert not exporting.said


def test_what_cannot_be_opened_again_is_not_saved(exporting, dialogs, tmp_path, monkeypatch):
    path = tmp_path / "net.svg"
    path.write_bytes(b"precious")
    monkeypatch.setattr(formats, "finished", lambda data: data[:-20])
    dialogs.answer(str(path))
    exporting.commands.export_drawing()
    assert "the SVG that was drawn cannot be opened again" in exporting.warnings()[0]
    assert not exporting.said
    assert path.read_bytes() == b"precious"
    assert list(tmp_path.iterdir()) == [path]


def test_the_kind_that_was_chosen_gives_the_ending(exporting, monkeypatch, tmp_path):
    chosen = (str(tmp_path / "net"), "PDF (*.pdf)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    exporting.commands.export_drawing()
    assert [file.name for file in tmp_path.iterdir()] == ["net.pdf"]


def test_a_cancelled_dialog_writes_nothing(exporting, dialogs, tmp_path):
    dialogs.answer("", "")
    exporting.commands.export_drawing()
    exporting.commands.export_report()
    assert not exporting.said


def test_the_report_has_the_newest_run_with_curves(exporting, dialogs, tmp_path):
    path = tmp_path / "page.pdf"
    sizes = []
    runs = exporting.studio.runs
    first, second = (runs.start(exporting.studio.document.design) for _ in range(2))
    for run in (None, first):
        if run is not None:
            run.kill()
            run.history.apply(Epoch(0, 0, None, None, 2.0, 0.5, 1.0, 1.0, 0))
        dialogs.answer(str(path))
        exporting.commands.export_report()
        sizes.append(len(path.read_bytes()))
    second.kill()
    assert sizes[0] < sizes[1]


def test_a_drawing_shows_the_maps_that_the_canvas_shows(exporting, dialogs, tmp_path):
    def written() -> int:
        dialogs.answer(str(tmp_path / "a.svg"))
        exporting.commands.export_drawing()
        return (tmp_path / "a.svg").read_bytes().count(b"image-rendering:pixelated")

    assert written() == 0
    lens = exporting.studio.lens
    lens.picture, lens.picture_shape = bytes(28 * 28), (1, 28, 28)
    assert written() == 1
