"""The card of the budget: what a training takes, what costs most, and the way out."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from cnnstudio.app.training_budget import HelperProcess, TrainingBudget
from cnnstudio.gui.budget import sentences
from cnnstudio.gui.budget.box import BudgetBox
from cnnstudio.gui.budget.fit_warning import FitWarning
from cnnstudio.gui.budget.panel import BudgetPanel
from cnnstudio.gui.looks import theme
from cnnstudio.network import edits
from cnnstudio.training.protocol import Device, Tried
from cnnstudio.zoo.small import lenet5
from tests.gui.quiet import QuietStudio

MIB = 2**20
CPU = Device("cpu", "CPU, 2 cores", 8 * 1024 * MIB)
SMALL = Device("cuda:0", "A small card", 700 * MIB)
TRIED = Tried(1, "cpu", 1, 64, 0.01, 0.0001, 0.02, 5 * MIB, 400 * MIB)


@pytest.fixture
def window(qapp):
    theme.apply(qapp, "light")
    made = QuietStudio(lenet5())
    made.assistant.devices = (CPU,)
    yield made
    made.close()


@pytest.fixture
def budget(window):
    made = TrainingBudget(window.document, window.assistant, window.runs)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def panel(window, budget, qtbot):
    made = BudgetPanel(window.document, window.assistant, budget)
    qtbot.addWidget(made)
    made.show_above(made)
    yield made
    made.close()


def change(window, **settings):
    training = msgspec.structs.replace(window.document.design.training, **settings)
    window.document.set_training("x", training)


def shown(bars):
    return {row[0].text(): row[2].text() for row in bars.rows if not row[0].isHidden()}


def test_the_parts_are_all_of_the_memory(budget):
    found = budget.budget
    assert sum(size for _, size in sentences.parts(found)) == found.total


def test_the_card_names_the_parts_and_the_layers_that_take_most(panel, window):
    parts = shown(panel.bars)
    assert parts["Parameters"] == "241.0 KiB"
    assert parts["Optimizer"] == "482.1 KiB"
    dearest = list(shown(panel.dearest))
    assert dearest[0] == "relu1"
    assert len(dearest) == 5


def test_a_dear_layer_can_be_gone_to(panel, window, qtbot):
    with qtbot.waitSignal(panel.node_wanted) as wanted:
        panel.dearest.rows[0][0].click()
    assert wanted.args == [window.id_of("relu1")]
    assert not panel.isVisible()


def test_the_card_follows_the_batch_size(panel, window):
    change(window, batch_size=128)
    assert panel.memory.text().endswith("at batch 128")


def test_plain_sgd_has_no_row_for_its_optimizer(panel, window):
    change(window, optimizer="sgd", momentum=0.0)
    assert "Optimizer" not in shown(panel.bars)


def test_the_device_is_chosen_as_an_edit(panel, window):
    panel.device.setCurrentIndex(panel.device.findData("cpu"))
    panel.device.activated.emit(panel.device.currentIndex())
    assert window.document.design.training.device == "cpu"
    window.document.undo_stack.undo()
    assert window.document.design.training.device == "auto"


def test_a_network_with_problems_cannot_be_measured_and_says_so(panel, window):
    window.document.edit("x", edits.remove_nodes, [window.id_of("flatten")])
    assert not panel.measure.isVisible()
    assert "problems" in panel.details.text()


@pytest.fixture
def _no_process(monkeypatch):
    for name in ("start", "send", "kill"):
        monkeypatch.setattr(HelperProcess, name, lambda *_: None)


@pytest.mark.usefixtures("_no_process")
def test_a_measurement_is_begun_shown_and_ended(panel, budget, qtbot):
    assert panel.time.text() == "not measured yet"
    qtbot.mouseClick(panel.measure, Qt.MouseButton.LeftButton)
    assert panel.progress.isVisible()
    assert panel.measure.text() == "Cancel"
    process = budget.findChildren(HelperProcess)[-1]
    process.said.emit(TRIED)
    process.ended.emit("")
    assert not panel.progress.isVisible()
    assert panel.time.text() == "0.24 s"
    text = panel.details.text().replace(",", "")
    assert text == "Measured on the CPU with 1 thread: 6400 pictures/s."


@pytest.mark.usefixtures("_no_process")
def test_a_measurement_can_be_called_off(panel, budget, qtbot):
    for _ in range(2):
        qtbot.mouseClick(panel.measure, Qt.MouseButton.LeftButton)
    assert not budget.is_trying
    assert panel.measure.text() == "Measure"


@pytest.mark.usefixtures("_no_process")
def test_what_is_only_scaled_is_called_about(panel, budget, window):
    budget.measure()
    process = budget.findChildren(HelperProcess)[-1]
    process.said.emit(TRIED)
    process.ended.emit("")
    change(window, batch_size=32)
    assert panel.time.text().startswith("about ")
    assert panel.details.text().startswith("Estimated")


def test_the_warning_stays_away_while_all_fits(budget, qtbot):
    warning = FitWarning(budget)
    qtbot.addWidget(warning)
    assert warning.isHidden()


def test_the_warning_offers_the_batch_size_that_fits_with_one_click(budget, window, qtbot):
    window.assistant.devices = (CPU, SMALL)
    change(window, batch_size=65_536)
    warning = FitWarning(budget)
    qtbot.addWidget(warning)
    warning.show()
    assert "needs about" in warning.banner.text()
    assert "A small card" in warning.banner.text()
    size = budget.fitting_batch
    assert warning.offer.text().replace(",", "") == f"Use batch size {size}"
    qtbot.mouseClick(warning.offer, Qt.MouseButton.LeftButton)
    assert window.document.design.training.batch_size == size
    assert warning.isHidden()


def test_where_nothing_fits_no_batch_size_is_offered(budget, window, qtbot):
    window.assistant.devices = (CPU, msgspec.structs.replace(SMALL, memory=513 * MIB))
    change(window, batch_size=1024)
    warning = FitWarning(budget)
    qtbot.addWidget(warning)
    assert "make the network smaller" in warning.banner.text()
    assert warning.offer.isHidden()


@pytest.mark.usefixtures("_no_process")
def test_below_the_settings_stands_the_time_of_the_whole_run(budget, window, qtbot):
    box = BudgetBox(window.document, budget)
    qtbot.addWidget(box)
    budget.measure()
    assert box.time.text() == "measuring…"
    process = budget.findChildren(HelperProcess)[-1]
    process.said.emit(TRIED)
    process.ended.emit("")
    change(window, epochs=100)
    assert box.time.text() == "0.24 s"
    assert box.details.text() == "About 24 s for 100 epochs."


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.034, "0.034 s"), (4.23, "4.2 s"), (48.1, "48 s"), (65.0, "1:05 min"), (7_260.0, "2:01 h")],
)
def test_times_are_written_with_the_digits_that_are_worth_saying(value, expected):
    assert sentences.seconds(value) == expected
