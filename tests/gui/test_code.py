"""The code panel shows the code of the network, or what is missing for it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from cnnstudio.app.document import Document
from cnnstudio.gui.code import CodePanel
from cnnstudio.gui.looks import theme
from cnnstudio.network import edits
from cnnstudio.network.codegen import python_module
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5

FLATTEN, FC1 = 8, 9


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


@pytest.fixture
def document():
    return Document(Design(lenet5()))


@pytest.fixture
def panel(document, qtbot):
    widget = CodePanel(document)
    qtbot.addWidget(widget)
    widget.resize(700, 300)
    return widget


def show(panel, qtbot):
    with qtbot.waitExposed(panel):
        panel.show()


def test_code_is_written_when_somebody_looks(panel, document, qtbot):
    assert panel.view.toPlainText() == ""
    show(panel, qtbot)
    assert panel.view.toPlainText() == python_module(document.network)


def test_code_follows_edits_while_it_is_seen(panel, document, qtbot):
    show(panel, qtbot)
    document.edit("x", edits.set_setting, [FC1], "units", 77)
    assert "77" in panel.view.toPlainText()
    panel.hide()
    document.edit("x", edits.set_setting, [FC1], "units", 78)
    assert "78" not in panel.view.toPlainText()
    show(panel, qtbot)
    assert "78" in panel.view.toPlainText()


def test_an_unfinished_network_says_what_is_missing(panel, document, qtbot):
    show(panel, qtbot)
    document.edit("x", edits.remove_nodes, [FLATTEN])
    assert panel.missing.isVisible()
    assert "fc1" in panel.missing.sentence.text()
    document.undo_stack.undo()
    assert not panel.missing.isVisible()


def test_copy_takes_the_code_along(panel, document, qtbot):
    show(panel, qtbot)
    qtbot.mouseClick(panel.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == python_module(document.network)


def test_the_code_cannot_be_changed(panel, qtbot):
    show(panel, qtbot)
    before = panel.view.toPlainText()
    qtbot.keyClicks(panel.view, "x")
    assert panel.view.toPlainText() == before


def colors(panel, line):
    block = panel.view.document().findBlockByNumber(line)
    return {
        block.text()[part.start : part.start + part.length]: part.format.foreground().color().name()
        for part in block.layout().formats()
    }


def test_words_of_the_language_are_colored_and_docstrings_are_calm(panel, studio, qtbot):
    show(panel, qtbot)
    lines = panel.view.toPlainText().splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("class "))
    assert colors(panel, start)["class"] == studio.color("accent_text").name()
    calm = studio.color("text3").name()
    assert set(colors(panel, start + 1).values()) == {calm}
    assert set(colors(panel, start + 3).values()) == {calm}
    shape = next(place for place, line in enumerate(lines) if "# 6×28×28" in line)
    assert colors(panel, shape)["# 6×28×28"] == calm
