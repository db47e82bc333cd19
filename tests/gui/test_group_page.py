"""The inspector's page of a group: its numbers, its layers, and what can be done with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnstudio.app import words
from cnnstudio.app.document import Document
from cnnstudio.app.selection import Selection
from cnnstudio.gui.inspector.panel import Inspector
from cnnstudio.gui.looks import theme
from cnnstudio.network import edits, groups
from cnnstudio.network.layout.arrange import arranged
from cnnstudio.project.design import Design
from tests.builders import lenet5

HIDDEN = (9, 10, 11, 12)
LEFT = Qt.MouseButton.LeftButton


class Inspecting:
    """An inspector on the screen with a group of LeNet-5's dense layers selected."""

    def __init__(self, qtbot):
        network = groups.grouped(arranged(lenet5()), HIDDEN, "hidden", folded=True)
        self.document = Document(Design(network))
        self.selection = Selection(self.document)
        self.inspector = Inspector(self.document, self.selection)
        self.inspector.resize(296, 700)
        qtbot.addWidget(self.inspector)
        self.inspector.show()
        self.selection.set(HIDDEN)
        self.page = self.inspector.group

    @property
    def group(self):
        return self.document.network.groups[0]

    def shown(self):
        return {key: value.text() for key, value in self.page.values.items()}

    def press(self, button):
        QTest.mouseClick(button, LEFT)


@pytest.fixture
def hidden(qtbot, qapp):
    theme.apply(qapp, "light")
    return Inspecting(qtbot)


def test_a_selected_group_shows_its_numbers_as_a_whole(hidden):
    assert hidden.page.isVisible()
    assert hidden.page.header.name.text() == "hidden"
    assert hidden.page.header.kind.text() == "Group · 4 layers"
    assert hidden.shown() == {
        "input": "400",
        "output": "84",
        "parameters": words.number(58284),
        "macs": words.number(400 * 120 + 120 * 84),
        "activations": words.bytes_(4 * 2 * (120 + 84)),
        "field": "28 × 28 px",
    }


def test_numbers_and_layers_follow_edits(hidden):
    hidden.document.edit("x", edits.set_setting, [11], "units", 10)
    assert hidden.shown()["output"] == "10"
    hidden.document.edit("x", edits.rename, 11, "narrow")
    assert hidden.page.layers.topLevelItem(2).text(0) == "narrow"
    assert hidden.page.layers.topLevelItem(2).text(1) == "10"


def test_a_click_on_a_layer_selects_it_though_it_is_hidden(hidden):
    layers = hidden.page.layers
    place = layers.visualItemRect(layers.topLevelItem(2)).center()
    QTest.mouseClick(layers.viewport(), LEFT, pos=place)
    assert hidden.selection.single == 11
    assert not hidden.page.isVisible()
    assert hidden.inspector.header.name.text() == "fc2"


def test_its_buttons_unfold_fold_and_ungroup(hidden):
    assert hidden.page.fold.text() == "Unfold"
    hidden.press(hidden.page.fold)
    assert not hidden.group.folded
    assert hidden.page.fold.text() == "Fold"
    hidden.press(hidden.page.fold)
    assert hidden.group.folded
    hidden.press(hidden.page.ungroup)
    assert hidden.document.network.groups == ()
    assert not hidden.page.isVisible()
    assert hidden.document.undo_stack.count() == 3


def test_its_name_can_be_changed_but_not_to_that_of_another(hidden, qtbot):
    hidden.document.edit("x", groups.grouped, range(1, 8), "start")
    field = hidden.page.header.name
    for typed in ("classifier", "start"):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert hidden.group.name == field.text() == "classifier"


def test_repeat_asks_for_the_number(hidden, qtbot):
    with qtbot.waitSignal(hidden.page.repeat_wanted):
        hidden.press(hidden.page.repeat)
