"""File > Import: choosing a network, following the import, and opening what came."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton

from cnnstudio import paths
from cnnstudio.app import words
from cnnstudio.app.importing import NUMBER, Importing
from cnnstudio.app.process import HelperProcess
from cnnstudio.app.settings import Settings
from cnnstudio.gui.elements import Banner
from cnnstudio.gui.importing.chooser import TorchvisionWindow
from cnnstudio.gui.importing.commands import KEY
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.network import edits
from cnnstudio.network.graph import Network
from cnnstudio.project import run_store
from cnnstudio.project.design import Design
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import ImportNetwork, NetworkImported, Progress, decode_ask, encode

MS = 120_000
"""A process that imports torch may wait long for its turn."""


@pytest.fixture
def window(qtbot):
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)

    def end(_: object) -> None:
        window.imports.close()
        studio.file.new(Design())

    qtbot.addWidget(window, before_close_func=end)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def chooser(qtbot):
    window = TorchvisionWindow()
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    return window


def banner(window) -> Banner | None:
    return window.messages.findChild(Banner, KEY)


def said(window) -> str:
    found = banner(window)
    return "" if found is None else f"{found.text()} {found.accessibleDescription()}"


def press(window, text: str) -> None:
    (button,) = (b for b in banner(window).findChildren(QPushButton) if b.text() == text)
    button.click()


def shown(chooser) -> list[str]:
    rows = map(chooser.list.topLevelItem, range(chooser.list.topLevelItemCount()))
    return [row.text(0) for row in rows if not row.isHidden()]


def left_in_store() -> list[Path]:
    return list(paths.run_store().glob("*-*-*"))


# --- choosing ------------------------------------------------------------------------------------


def test_typing_narrows_the_list_and_enter_imports_the_first(chooser, qtbot):
    qtbot.keyClicks(chooser.search, "densenet")
    assert shown(chooser) == ["densenet121", "densenet161", "densenet169", "densenet201"]
    with qtbot.waitSignal(chooser.chosen) as chosen:
        qtbot.keyClick(chooser.search, Qt.Key.Key_Return)
    assert chosen.args == ["torchvision:densenet121", ""]


def test_a_name_that_is_not_there_cannot_be_imported(chooser, qtbot):
    qtbot.keyClicks(chooser.search, "transformer")
    assert shown(chooser) == []
    assert not chooser.accept_button.isEnabled()
    chooser.search.clear()
    assert chooser.accept_button.isEnabled()


def test_weights_can_be_torchvisions_own(chooser, qtbot):
    chooser.weights.set_value("default")
    with qtbot.waitSignal(chooser.chosen) as chosen:
        chooser.accept_button.click()
    assert chosen.args == ["torchvision:resnet18", "default"]


def segment(chooser, text: str) -> QPushButton:
    return next(b for b in chooser.weights.findChildren(QPushButton) if b.text() == text)


def test_weights_can_come_from_a_file(chooser, qtbot, dialogs):
    dialogs.answer("/data/<b>my.pth")
    segment(chooser, "From a file…").click()
    assert "<b>my.pth" in chooser.hint.text()
    assert chooser.hint.textFormat() == Qt.TextFormat.PlainText
    with qtbot.waitSignal(chooser.chosen) as chosen:
        chooser.accept_button.click()
    assert chosen.args == ["torchvision:resnet18", str(Path("/data/<b>my.pth"))]


def test_without_a_file_the_network_stays_untrained(chooser, dialogs):
    dialogs.answer("")
    segment(chooser, "From a file…").click()
    assert chooser.weights.value() == "none"


def test_no_onnx_file_chosen_changes_nothing(window, dialogs):
    dialogs.answer("")
    window.actions_["import_onnx"].trigger()
    assert banner(window) is None


# --- importing -----------------------------------------------------------------------------------


@pytest.mark.torch
def test_an_imported_network_opens_as_a_new_project_with_its_report(window, qtbot):
    window.imports.start("torchvision:squeezenet1_1")
    assert said(window).startswith("Importing squeezenet1_1")
    qtbot.waitUntil(lambda: window.studio.file.title == "squeezenet1_1", timeout=MS)
    assert len(window.studio.document.network.nodes) == 68
    assert f"{words.number(1_235_496)} parameters" in said(window)
    assert "untrained" in window.studio.document.design.notes
    assert window.studio.runs.items == []


@pytest.mark.slow
@pytest.mark.torch
def test_imported_weights_are_looked_at_once_they_are_wanted(window, qtbot, dialogs, tmp_path):
    """The present project has changes: it stays until the user opens what was imported."""
    window.studio.document.edit("Set", edits.set_setting, [2], "filters", 8)
    window.imports.start(str(small_onnx(tmp_path)))
    qtbot.waitUntil(lambda: "small is imported" in said(window), timeout=MS)
    assert window.studio.file.title == "LeNet-5"
    dialogs.answer("Cancel", "Discard", "Discard")
    press(window, "Open it")
    assert window.studio.file.title == "LeNet-5"
    window.files.new_from_template("Tiny VGG")
    assert "small is imported" in said(window)
    window.studio.document.edit("Set", edits.set_setting, [2], "filters", 8)
    press(window, "Open it")
    assert window.studio.file.title == "small"
    (run,) = window.studio.runs.items
    assert run.state == "completed"
    assert run.has_weights
    assert window.studio.lens.run is run
    assert window.studio.file.is_modified


@pytest.mark.slow
@pytest.mark.torch
def test_weights_that_nobody_wants_are_deleted(window, qtbot, tmp_path):
    window.studio.document.edit("Set", edits.set_setting, [2], "filters", 8)
    window.imports.start(str(small_onnx(tmp_path)))
    qtbot.waitUntil(lambda: "small is imported" in said(window), timeout=MS)
    assert len(left_in_store()) == 1
    banner(window).closed.emit()
    assert left_in_store() == []


@pytest.mark.torch
def test_what_cannot_be_imported_is_said_and_the_project_stays(window, qtbot, tmp_path):
    file = tmp_path / "<i>odd.onnx"
    file.write_bytes(b"nothing")
    window.imports.start(str(file))
    qtbot.waitUntil(lambda: "is not an ONNX model" in said(window), timeout=MS)
    assert "<i>odd" in said(window)
    assert window.studio.file.title == "LeNet-5"


def dropped(window, path: Path) -> bool:
    """Drag a file onto the window and let go; say whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    at, copy = QPoint(9, 9), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(at, copy, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(at, copy, data, left, none))
    return enter.isAccepted()


def test_an_onnx_file_that_is_dropped_is_imported(window, qtbot, tmp_path):
    assert not dropped(window, tmp_path / "picture.png")
    assert banner(window) is None
    assert dropped(window, tmp_path / "model.onnx")
    qtbot.waitUntil(lambda: banner(window) is not None)
    assert said(window).startswith("Importing model.onnx")


@pytest.mark.slow
@pytest.mark.torch
def test_an_import_can_be_cancelled(window, qtbot):
    window.imports.start("torchvision:squeezenet1_1")
    press(window, "Cancel")
    assert banner(window) is None
    end = time.monotonic() + 3
    qtbot.waitUntil(lambda: time.monotonic() > end, timeout=10_000)
    assert window.studio.file.title == "LeNet-5"
    assert banner(window) is None


def test_cancel_stays_where_it_is_while_the_import_goes_on(window, qtbot):
    window.imports.start("torchvision:squeezenet1_1")
    (cancel,) = (b for b in banner(window).findChildren(QPushButton) if b.text() == "Cancel")
    qtbot.waitUntil(cancel.isVisible)
    cancel.setFocus()
    importing = window.imports.findChild(Importing)
    for done in range(1, 4):
        importing.progressed.emit(Progress(NUMBER, done, 100, "layers"))
        assert f"{done} of 100 steps" in said(window)
    window.messages.clear()
    assert said(window).startswith("Importing squeezenet1_1")
    assert cancel.isVisible()
    assert window.focusWidget() is cancel
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert banner(window) is None


def test_weights_that_come_after_cancelling_are_deleted(qtbot):
    """The process has given them away by then, so nobody else would."""
    importing = Importing("torchvision:squeezenet1_1")
    arrived = []
    importing.arrived.connect(arrived.append)
    folder = run_store.create(Job(run_store.new_run_id(), Network()))
    folder.disown()
    importing.cancel()
    late = NetworkImported(NUMBER, "late", Network(), (), str(folder.path))
    with qtbot.waitSignal(importing.destroyed, timeout=MS):
        importing.findChild(HelperProcess).said.emit(late)
    assert arrived == []
    assert left_in_store() == []


def test_the_question_survives_the_channel():
    ask = ImportNetwork(1, "torchvision:resnet18", "default")
    assert decode_ask(encode(ask)) == ask


def small_onnx(folder: Path) -> Path:
    """Write a network of one convolution."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper

    graph = helper.make_graph(
        [helper.make_node("Conv", ["x", "w"], ["c"]), helper.make_node("Flatten", ["c"], ["y"])],
        "small",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, (1, 1, 28, 28))],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [numpy_helper.from_array(np.ones((10, 1, 28, 28), np.float32), "w")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=9)
    (folder / "small.onnx").write_bytes(model.SerializeToString())
    return folder / "small.onnx"
