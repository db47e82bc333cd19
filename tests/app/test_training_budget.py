"""What a training of the open design takes: counted, tried out, and forgotten with each edit."""

import msgspec
import pytest

from cnnstudio.app import training_budget
from cnnstudio.app.runs import Run
from cnnstudio.app.training_budget import TrainingBudget
from cnnstudio.network import edits
from cnnstudio.network.budget import fits
from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.budget import SPREAD
from cnnstudio.training.job import Job
from cnnstudio.training.protocol import CountMemory, DataReady, Device, Failed, MemoryCounted, Tried
from cnnstudio.zoo.small import lenet5
from tests.gui.quiet import QuietStudio

CONV1 = 2
MIB = 2**20
CPU = Device("cpu", "CPU, 2 cores", 8 * 1024 * MIB)
CARD = Device("cuda:0", "A card", 1024 * MIB)


@pytest.fixture
def window(qapp):
    made = QuietStudio(lenet5())
    made.assistant.state = "ready"
    made.assistant.devices = (CPU,)
    yield made
    made.close()


@pytest.fixture
def budget(window):
    made = TrainingBudget(window.document, window.assistant, window.runs)
    yield made
    made.close()
    made.deleteLater()


def change(window, **settings):
    training = msgspec.structs.replace(window.document.design.training, **settings)
    window.document.set_training("x", training)


def counted(window, budget, qtbot, **numbers):
    """Let torch count: the numbers given, or a MiB of each."""
    window.document.analyzed.emit(window.document.analysis)
    qtbot.waitUntil(lambda: bool(window.assistant.asked), timeout=3_000)
    asked = window.assistant.last(CountMemory)
    given = {"parameters": MIB, "activations": MIB, "passing": MIB, **numbers}
    asked.answer(MemoryCounted(asked.ask.number, asked.ask.batch_size, **given))


def test_torch_is_asked_for_the_memory_once_nothing_changes(window, budget, qtbot):
    for size in (16, 32, 48):
        change(window, batch_size=size)
    qtbot.waitUntil(lambda: bool(window.assistant.asked), timeout=3_000)
    (asked,) = window.assistant.asked
    assert (asked.ask.batch_size, asked.ask.network) == (48, window.document.network)


def test_what_torch_counted_takes_the_place_of_what_was_worked_out(window, budget, qtbot):
    counted(window, budget, qtbot, activations=7 * MIB, passing=3 * MIB)
    assert (budget.budget.activations, budget.budget.passing) == (7 * MIB, 3 * MIB)
    change(window, batch_size=32)
    assert budget.counted is None
    assert budget.budget.activations < 7 * MIB


def test_moving_a_card_asks_for_nothing(window, budget, qtbot):
    counted(window, budget, qtbot)
    window.document.edit("x", edits.move, {CONV1: (5.0, 5.0)})
    assert budget.counted is not None


def test_a_card_is_taken_where_there_is_one(window, budget):
    assert budget.device == CPU
    window.assistant.devices = (CPU, CARD)
    assert budget.device == CARD
    change(window, device="cpu")
    assert budget.device == CPU
    change(window, device="cuda:7")
    assert budget.device is None


def test_on_the_cpu_only_free_memory_counts(window, budget, qtbot):
    counted(window, budget, qtbot, free=2048 * MIB)
    assert budget.room == 2048 * MIB - training_budget.TORCH_BYTES


def test_pictures_that_would_fill_half_a_card_stay_in_main_memory(window, budget):
    window.assistant.devices = (CPU, CARD)
    budget.learn_counts(DataReady(1, 10, 2, 3, (1, 28, 28), ()))
    assert budget.budget.pictures > 0
    data = msgspec.structs.replace(window.document.design.data, name="CIFAR10")
    window.assistant.devices = (CPU, msgspec.structs.replace(CARD, memory=700 * MIB))
    window.document.set_data("x", data)
    assert budget.budget.pictures == 0


def test_a_batch_that_does_not_fit_is_made_smaller_as_one_step(window, budget, qtbot):
    change(window, batch_size=65_536)
    counted(window, budget, qtbot, activations=6_000 * MIB, passing=0, free=2_048 * MIB)
    assert not budget.fits
    size = budget.fitting_batch
    assert size in (4_096, 8_192)
    assert fits(budget.budget.at(size), int(budget.room / SPREAD))
    before = window.document.undo_stack.count()
    budget.take_fitting_batch()
    assert window.document.design.training.batch_size == size
    assert window.document.undo_stack.count() == before + 1


def test_a_folder_is_counted_once_it_was_loaded(window, budget):
    folder = msgspec.structs.replace(window.document.design.data, name="folder")
    window.document.set_data("x", folder)
    assert budget.counts is None
    assert budget.budget.pictures == 0
    budget.learn_counts(DataReady(1, 80, 10, 10, (3, 64, 64), ("a", "b")))
    assert budget.counts.all == 100
    assert budget.budget.pictures == 100 * (3 * 64 * 64 + 8)


# --- time ----------------------------------------------------------------------------------------


def trying(budget):
    """Begin a trial, and give what its process would say and how it would end."""
    budget.measure()
    return budget.findChildren(training_budget.HelperProcess)[-1]


TRIED = Tried(1, "cpu", 1, 64, 0.01, 0.0001, 0.02, 5 * MIB, 400 * MIB)


@pytest.fixture
def _no_process(monkeypatch):
    """Let processes be made but not started."""
    for name in ("start", "send", "kill"):
        monkeypatch.setattr(training_budget.HelperProcess, name, lambda *_: None)


@pytest.mark.usefixtures("_no_process")
def test_a_trial_gives_the_time_of_an_epoch(window, budget):
    assert budget.pace is None
    process = trying(budget)
    assert budget.is_trying
    process.said.emit(TRIED)
    process.ended.emit("")
    assert not budget.is_trying
    pace = budget.pace
    assert pace.is_measured
    # 1,293 pictures are 20 whole batches and 13 more.
    assert pace.seconds == pytest.approx(0.01 * (20 + 13 / 64) + 0.0144 + 0.02)
    assert pace.pictures_per_second == 6_400


@pytest.mark.usefixtures("_no_process")
def test_after_an_edit_the_time_is_scaled_and_said_to_be(window, budget):
    process = trying(budget)
    process.said.emit(TRIED)
    process.ended.emit("")
    before = budget.pace.seconds
    window.document.edit("x", edits.set_setting, [CONV1], "filters", 24)
    assert not budget.pace.is_measured
    assert budget.pace.seconds > 2 * before
    window.document.undo_stack.undo()
    assert budget.pace.is_measured
    assert budget.pace.seconds == before


@pytest.mark.usefixtures("_no_process")
def test_an_edit_ends_a_trial_of_what_was_before(window, budget):
    process = trying(budget)
    change(window, batch_size=32)
    assert not budget.is_trying
    process.said.emit(TRIED)
    process.ended.emit("signal 9")
    assert budget.trouble == ""


@pytest.mark.usefixtures("_no_process")
def test_a_trial_that_fails_says_why(window, budget):
    process = trying(budget)
    process.said.emit(Failed(1, "There is too little memory."))
    process.ended.emit("")
    assert budget.trouble == "There is too little memory."
    assert budget.pace is None


def test_nothing_is_tried_while_the_network_has_problems(window, budget):
    window.document.edit("x", edits.remove_nodes, [8])
    budget.measure()
    assert not budget.is_trying
    assert "problems" in budget.why_not_tried


def begin_a_run(window, folder):
    """Let a run go on that nobody computes."""
    design = window.document.design
    job = Job("20260101-000000-000000", design.network, design.data, design.training)
    run = Run(job, 1, RunFolder(folder), window.runs)
    run.state = "running"
    window.runs.items.append(run)
    window.runs.added.emit(run)


def test_nothing_is_tried_while_a_run_goes(window, budget, tmp_path):
    begin_a_run(window, tmp_path)
    budget.measure()
    assert not budget.is_trying
    assert budget.why_not_tried == "Measured when no run is going."


@pytest.mark.usefixtures("_no_process")
def test_a_run_that_begins_ends_the_trial(window, budget, tmp_path):
    trying(budget)
    begin_a_run(window, tmp_path)
    assert not budget.is_trying


@pytest.mark.usefixtures("_no_process")
def test_the_time_is_measured_only_while_somebody_looks(window, budget, qtbot, monkeypatch):
    monkeypatch.setattr(training_budget, "TRY_AFTER_MS", 10)
    budget.findChildren(training_budget.QTimer)[1].setInterval(10)
    change(window, batch_size=32)
    qtbot.wait(60)
    assert not budget.is_trying
    budget.watch(watched=True)
    qtbot.waitUntil(lambda: budget.is_trying, timeout=2_000)
    budget.watch(watched=False)


@pytest.mark.slow
@pytest.mark.torch
def test_a_real_trial_measures_lenet(window, budget, qtbot):
    budget.measure()
    with qtbot.waitSignals([budget.changed], timeout=60_000):
        pass
    qtbot.waitUntil(lambda: not budget.is_trying, timeout=60_000)
    assert budget.trouble == ""
    assert budget.pace.is_measured
    assert 0 < budget.pace.seconds < 30


@pytest.mark.torch
def test_a_trial_can_be_ended_at_once(window, budget, qtbot):
    budget.measure()
    process = budget.findChildren(training_budget.HelperProcess)[-1]
    qtbot.waitUntil(lambda: process.process_id > 0, timeout=10_000)
    budget.cancel()
    assert not budget.is_trying
    assert not process.is_running
