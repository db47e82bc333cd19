"""The status bar shows totals, what a training takes, messages for a while, and torch's word."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from cnnstudio.app.assistant import Assistant
from cnnstudio.app.document import Document
from cnnstudio.app.runs import Runs
from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.gui.looks import theme
from cnnstudio.gui.window.totals import Totals
from cnnstudio.network import edits
from cnnstudio.network.analysis import analyze
from cnnstudio.project.design import Design
from cnnstudio.zoo.small import lenet5

CONV1, FLATTEN = 2, 8


@pytest.fixture(autouse=True)
def studio(qapp):
    return theme.apply(qapp, "light")


@pytest.fixture
def document():
    return Document(Design(lenet5()))


@pytest.fixture
def assistant(qapp):
    made = Assistant()
    yield made
    made.close()


@pytest.fixture
def budget(document, assistant):
    runs = Runs()
    made = TrainingBudget(document, assistant, runs)
    yield made
    made.close()
    for each in (made, runs):
        each.deleteLater()


@pytest.fixture
def totals(document, assistant, budget, qtbot):
    widget = Totals(document, assistant, budget)
    qtbot.addWidget(widget)
    widget.resize(1400, 26)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def text(total):
    return total.value.text().replace(",", "")


def test_totals_of_the_network_are_shown(totals):
    assert text(totals.parameters) == "61706"
    assert text(totals.macs) == "416520"
    assert text(totals.field) == "16 × 16 px before the dense layers"


def test_memory_is_all_that_a_training_takes(totals, budget):
    # Counted apart: weights, gradients and two moments, the digits, and maps of a batch.
    weights, pictures = 4 * 61_706, 1_797 * (28 * 28 + 8)
    rest = budget.budget.total - 4 * weights - pictures
    assert rest > 4 * 64 * 10_000
    assert text(totals.memory) == f"{budget.budget.total / 2**20:.1f} MiB at batch 64"


def test_the_time_is_not_made_up(totals):
    assert not totals.time.isVisible()
    assert "tried out" in totals.time.toolTip()


def test_a_click_on_the_memory_opens_the_budget(totals, qtbot):
    qtbot.mouseClick(totals.memory, Qt.MouseButton.LeftButton)
    assert totals.panel.isVisible()
    qtbot.keyClick(totals.panel, Qt.Key.Key_Escape)
    assert not totals.panel.isVisible()


def test_the_budget_opens_by_keyboard_too(totals, qtbot):
    totals.memory.setFocus()
    qtbot.keyClick(totals.memory, Qt.Key.Key_Space)
    assert totals.panel.isVisible()
    totals.panel.close()


def test_memory_follows_the_batch_size(totals, document):
    settings = document.design.training
    document.set_training("x", msgspec.structs.replace(settings, batch_size=128))
    assert text(totals.memory).endswith("at batch 128")


def test_totals_of_the_valid_part_stay_while_another_is_broken(totals, document):
    document.edit("x", edits.remove_nodes, [FLATTEN])
    assert text(totals.parameters) == "2572 so far"
    assert text(totals.memory).endswith("at batch 64 so far")
    assert totals.verification.text() == "Not verified: 1 problem"


def test_totals_of_what_would_be_are_shown_in_the_accent_until_they_are_left(totals, document):
    before = text(totals.parameters), text(totals.macs), text(totals.field)
    larger = edits.set_setting(document.network, [CONV1], "filters", 12)
    totals.preview(larger)
    assert text(totals.parameters) == str(analyze(larger).parameters)
    assert totals.parameters.value.property("textColor") == "accent_text"
    totals.preview(None)
    assert (text(totals.parameters), text(totals.macs), text(totals.field)) == before
    assert totals.parameters.value.property("textColor") == "text"


def test_a_message_goes_away_by_itself(totals, qtbot):
    totals.show_message("Saved", 50)
    assert totals.message.text() == "Saved"
    qtbot.waitUntil(lambda: totals.message.text() == "", timeout=2_000)


def test_a_message_can_be_read_in_a_small_window(totals, qtbot):
    totals.resize(1280, 26)
    hint = "Select one layer or one group to repeat."
    totals.show_message(hint, 200)
    QApplication.processEvents()
    assert totals.message.shown_text() == hint
    assert not totals.field.isVisible()
    qtbot.waitUntil(totals.field.isVisible, timeout=2_000)


def test_the_receptive_field_is_said_in_less_where_there_is_less_room(totals):
    totals.resize(920, 26)
    QApplication.processEvents()
    assert totals.field.value.shown_text() == "16 × 16 px"


def test_without_the_assistant_nothing_is_claimed(totals):
    assert totals.verification.text() == "Not verified yet"


@pytest.mark.slow
@pytest.mark.torch
def test_torch_verifies_the_network_and_again_after_an_edit(totals, assistant, document, qtbot):
    verified = "Shapes and counts verified by torch"
    assistant.start()
    qtbot.waitUntil(lambda: totals.verification.text() == verified, timeout=60_000)
    document.edit("x", edits.set_setting, [CONV1], "filters", 8)
    assert totals.verification.text() == "Not verified yet"
    qtbot.waitUntil(lambda: totals.verification.text() == verified, timeout=20_000)
