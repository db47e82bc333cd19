"""The list of runs says what became of each, and offers what can be done with it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from cnnstudio.gui.train.run_choice import MOST_TICKED, RunChoice, color_of
from cnnstudio.gui.train.runs_list import RunsList
from cnnstudio.training.job import TrainingSettings
from cnnstudio.training.protocol import BEST, NEWEST

LEAST_WIDTH = 196
"""As narrow as the window lets the list become."""


@pytest.fixture
def runs_list(qtbot, studio):
    runs_list = RunsList(studio.runs, studio.lens, studio.choice)
    qtbot.addWidget(runs_list)
    runs_list.resize(232, 600)
    runs_list.show()
    return runs_list


def names(runs_list):
    QApplication.processEvents()
    rows = sorted(runs_list.rows.values(), key=lambda row: row.y())
    return [row.name.text() for row in rows]


def press(widget, text):
    (button,) = [button for button in widget.findChildren(QPushButton) if button.text() == text]
    button.click()


def entries(menu):
    return {action.text(): action for action in menu.actions() if action.text()}


def test_the_newest_run_is_first(runs_list, add_run):
    for _ in range(3):
        add_run()
    assert names(runs_list) == ["run 3", "run 2", "run 1"]
    assert runs_list.count.text() == "3"


def test_a_row_names_network_settings_accuracy_and_end(runs_list, add_run):
    run = add_run(training=TrainingSettings(optimizer="sgd", learning_rate=0.01, epochs=3))
    row = runs_list.rows[run]
    row.show_run()
    assert row.title.text() == "LeNet-5"
    assert row.settings.text() == "SGD 0.01, momentum 0.9, one-cycle"
    assert row.accuracy.text() == "83.33 %"
    assert row.state.text() == "3 epochs"
    assert row.progress.isHidden()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("starting", "starting"),
        ("running", "running"),
        ("paused", "paused"),
        ("stopping", "stopping"),
        ("completed", "2 epochs"),
        ("stopped", "stopped after epoch 2"),
        ("failed", "failed after epoch 2"),
        ("crashed", "broke off after epoch 2"),
    ],
)
def test_each_state_is_said_in_words(runs_list, add_run, state, words):
    row = runs_list.rows[add_run(state, epochs=4, done=2)]
    row.show_run()
    assert row.state.text() == words
    assert row.progress.isHidden() != row.run.is_live


def test_a_live_run_shows_how_far_it_is(runs_list, add_run):
    row = runs_list.rows[add_run("running", epochs=4, done=1)]
    row.show_run()
    assert row.progress.value() == pytest.approx(0.25)


def test_a_run_that_failed_says_why(runs_list, add_run):
    row = runs_list.rows[add_run("failed", message="The loss became infinite.")]
    row.show_run()
    assert not row.problem.isHidden()
    assert row.problem.text() == "The loss became infinite."


def test_a_change_of_a_run_shows_in_its_row_within_a_moment(runs_list, add_run, studio, qtbot):
    run = add_run("running")
    run.state = "paused"
    studio.runs.changed.emit(run)
    qtbot.waitUntil(lambda: runs_list.rows[run].state.text() == "paused", timeout=1000)


def test_ticking_a_run_draws_it(runs_list, add_run, studio, qtbot):
    run = add_run()
    qtbot.mouseClick(runs_list.rows[run].tick, Qt.MouseButton.LeftButton)
    assert studio.choice.ticked == ()
    qtbot.keyClick(runs_list.rows[run], Qt.Key.Key_Space)
    assert studio.choice.ticked == (run,)


def test_a_click_on_a_run_looks_at_it_closely(runs_list, add_run, studio, qtbot):
    first, second = add_run(), add_run()
    assert studio.choice.current is second
    qtbot.mouseClick(runs_list.rows[first].settings, Qt.MouseButton.LeftButton)
    assert studio.choice.current is first


def test_arrow_keys_move_between_runs(runs_list, add_run, studio, qtbot):
    first, second = add_run(), add_run()
    qtbot.keyClick(runs_list, Qt.Key.Key_Down)
    assert studio.choice.current is first
    qtbot.keyClick(runs_list, Qt.Key.Key_Down)
    assert studio.choice.current is first
    qtbot.keyClick(runs_list, Qt.Key.Key_Up)
    assert studio.choice.current is second


def test_deleting_a_run_can_be_taken_back(runs_list, add_run, studio, qtbot):
    first, second = add_run(), add_run()
    studio.choice.select(first)
    qtbot.keyClick(runs_list, Qt.Key.Key_Delete)
    assert names(runs_list) == ["run 2"]
    assert studio.choice.current is second
    assert runs_list.banner.text() == "Run 1 was deleted."
    press(runs_list.banner, "Undo")
    assert names(runs_list) == ["run 2", "run 1"]
    assert runs_list.banner.isHidden()


def test_a_run_that_goes_on_cannot_be_deleted(runs_list, add_run, studio, qtbot):
    run = add_run("running")
    assert not entries(runs_list.menu_for(run))["Delete"].isEnabled()
    qtbot.keyClick(runs_list, Qt.Key.Key_Delete)
    assert studio.runs.items == [run]


@pytest.mark.parametrize(
    ("state", "possible"),
    [("stopped", True), ("crashed", True), ("failed", True), ("completed", False)],
)
def test_only_an_unfinished_run_can_go_on(runs_list, add_run, state, possible):
    action = entries(runs_list.menu_for(add_run(state)))["Resume"]
    assert action.isEnabled() == possible


def test_no_run_can_go_on_while_another_one_trains(runs_list, add_run):
    stopped = add_run("stopped")
    add_run("running")
    action = entries(runs_list.menu_for(stopped))["Resume"]
    assert not action.isEnabled()


@pytest.mark.parametrize(("state", "epoch"), [("running", NEWEST), ("completed", BEST)])
def test_the_canvas_can_show_a_runs_weights(runs_list, add_run, studio, state, epoch):
    run = add_run(state)
    entries(runs_list.menu_for(run))["Use its weights in the canvas"].trigger()
    assert (studio.lens.run, studio.lens.epoch) == (run, epoch)
    studio.lens.use_random()


def test_restoring_a_runs_network_is_asked_of_the_window(runs_list, add_run, qtbot):
    run = add_run()
    action = entries(runs_list.menu_for(run))["Restore this run’s network"]
    with qtbot.waitSignal(runs_list.restore_wanted) as asked:
        action.trigger()
    assert asked.args == [run]


def test_new_runs_are_ticked_until_the_colors_run_out(studio, add_run):
    for _ in range(MOST_TICKED + 1):
        add_run()
    assert [run.number for run in studio.choice.ticked] == list(range(2, MOST_TICKED + 2))
    assert studio.choice.current.number == MOST_TICKED + 1


def test_runs_that_are_there_already_are_chosen_too(studio, add_run):
    run = add_run()
    assert RunChoice(studio.runs).ticked == (run,)


def test_neighboring_runs_have_different_colors():
    colors = [color_of(number).name() for number in range(1, MOST_TICKED + 1)]
    assert len(set(colors)) == MOST_TICKED
    assert color_of(MOST_TICKED + 1).name() == colors[0]


@pytest.mark.parametrize("state", ["stopped", "failed", "crashed"])
def test_a_row_is_never_wider_than_the_list(runs_list, add_run, state):
    row = runs_list.rows[add_run(state, epochs=400, done=26)]
    row.accuracy.setText("100.00 %")
    runs_list.resize(LEAST_WIDTH, 600)
    QApplication.processEvents()
    assert row.minimumSizeHint().width() <= LEAST_WIDTH
    assert row.width() <= LEAST_WIDTH
    assert row.state.geometry().left() >= row.accuracy.geometry().right() + 8
    assert row.state.geometry().right() < row.width()


@pytest.mark.parametrize(
    ("state", "shown"),
    [("stopped", True), ("crashed", True), ("failed", True), ("completed", False)],
)
def test_a_run_that_can_go_on_has_a_button_for_it(runs_list, add_run, studio, state, shown, qtbot):
    row = runs_list.rows[add_run(state)]
    qtbot.waitUntil(lambda: row.resume.isHidden() != shown, timeout=1000)
    resumed = []
    studio.runs.resume = resumed.append
    row.resume.click()
    assert resumed == [row.run]


def test_the_button_waits_until_no_other_run_trains(runs_list, add_run, studio, qtbot):
    row = runs_list.rows[add_run("stopped")]
    live = add_run("running")
    qtbot.waitUntil(lambda: not row.resume.isEnabled(), timeout=1000)
    live.state = "stopped"
    studio.runs.changed.emit(live)
    qtbot.waitUntil(row.resume.isEnabled, timeout=1000)
