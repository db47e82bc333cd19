"""The plots show what the ticked runs have said, mark what matters, and can be saved."""

import csv
from math import log10

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as Waited

from cnnstudio.gui.train.axes import LEAST_LOSS
from cnnstudio.gui.train.curves_panel import REFRESH_MS, CurvesPanel
from cnnstudio.gui.train.smoothing import MOST_BY_ITSELF, smoothing_of, step_of, usual_smoothing
from cnnstudio.training.events import Batches, Epoch, Started
from tests.fresh import python
from tests.gui.train.conftest import STEPS


@pytest.fixture
def panel(qtbot, studio, tmp_path):
    saved = tmp_path / "saved"
    panel = CurvesPanel(studio.runs, studio.choice, lambda *_: saved)
    panel.saved = saved
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.show()
    return panel


@pytest.fixture
def drawn(panel, add_run):
    """Give the panel with one completed run."""
    panel.smoothing.slider.triggerAction(panel.smoothing.slider.SliderAction.SliderToMinimum)
    add_run("completed")
    panel.refresh()
    return panel


def test_the_train_workspace_is_imported_without_numpy_and_pyqtgraph():
    code = (
        "import sys, cnnstudio.gui.train.curves_panel, cnnstudio.gui.train.runs_list, "
        "cnnstudio.gui.train.progress, cnnstudio.gui.train.settings_panel, "
        "cnnstudio.gui.explore.view, cnnstudio.gui.explore.filter_strip; "
        "print(sorted({'numpy', 'pyqtgraph', 'torch'} & sys.modules.keys()))"
    )
    done = python("-c", code)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_without_runs_one_button_offers_to_train(panel, qtbot):
    assert panel.empty.isVisible()
    with qtbot.waitSignal(panel.train_wanted, timeout=1000):
        panel.empty.button.click()
    assert not panel.plots


def test_the_curves_of_a_run_are_its_numbers(drawn, studio):
    drawn.log_scale.setChecked(False)
    plot = drawn.plots["loss"]
    (run,) = studio.runs.items
    (items,) = plot.items_by_run.values()
    at, losses = items.smooth.getOriginalDataset()
    assert at == pytest.approx([step / STEPS for step in run.history.steps])
    assert losses == pytest.approx(list(run.history.losses))
    at, losses = items.validation.getOriginalDataset()
    assert list(at) == [1, 2, 3]
    assert losses == pytest.approx([1, 1 / 2, 1 / 3])


def test_the_loss_is_drawn_by_its_logarithm_unless_asked_otherwise(drawn):
    plot = drawn.plots["loss"]
    (items,) = plot.items_by_run.values()
    assert items.validation.getOriginalDataset()[1][0] == pytest.approx(0.0)
    assert plot.left.tickStrings([0.0, -1.0], 1, 1) == ["1", "0.1"]
    drawn.log_scale.setChecked(False)
    assert items.validation.getOriginalDataset()[1][0] == pytest.approx(1.0)


def test_only_the_current_run_shows_its_training_and_others_their_validation(
    drawn, add_run, studio
):
    older = studio.runs.items[0]
    newer = add_run("completed")
    drawn.refresh()
    items = drawn.plots["accuracy"].items_by_run
    assert items[older.number].smooth.getOriginalDataset() == (None, None)
    assert len(items[older.number].validation.getOriginalDataset()[0]) == 3
    assert len(items[newer.number].smooth.getOriginalDataset()[0]) == 3 * STEPS


def test_a_run_that_is_not_ticked_is_not_drawn(drawn, add_run, studio):
    run = add_run("completed")
    drawn.refresh()
    assert set(drawn.plots["loss"].items_by_run) == {1, 2}
    studio.choice.tick(run, False)
    drawn.refresh()
    assert set(drawn.plots["loss"].items_by_run) == {1}


def test_the_best_epoch_has_a_flag(drawn):
    markers = drawn.plots["accuracy"].markers
    assert markers.flag.text() == "best: epoch 3"
    assert markers.best_line.value() == 3


def test_now_is_marked_while_a_run_goes_and_not_after_it(panel, add_run):
    run = add_run("running", epochs=5, done=2)
    panel.refresh()
    markers = panel.plots["loss"].markers
    assert markers.now_line.isVisible()
    assert markers.now_line.value() == 2.0
    assert markers.future.getRegion() == (2.0, 5.0)
    run.state = "stopped"
    panel.refresh()
    assert not markers.now_line.isVisible()


def test_the_accuracy_axis_begins_at_90_percent_once_a_run_is_above(panel, add_run):
    run = add_run("running", epochs=20, done=3)
    panel.refresh()
    assert panel.plots["accuracy"].floor() == 0.0
    step = 4 * STEPS
    run.history.apply(Epoch(4, step, 0.1, 0.97, 0.1, 0.96, 1.0, 640.0, 4))
    panel.refresh()
    assert panel.plots["accuracy"].floor() == 0.9


def test_a_run_below_the_accuracy_axis_is_named(panel, add_run):
    add_run("completed", done=1)
    good = add_run("running", epochs=20, done=3)
    good.history.apply(Epoch(4, 40, 0.1, 0.97, 0.1, 0.96, 1.0, 640.0, 4))
    panel.refresh()
    assert "run 1 is below: 50.0 %" in panel.plots["accuracy"].outside.toPlainText()


def test_a_loss_of_zero_has_a_place_on_the_log_scale(panel, add_run):
    run = add_run("running", epochs=4, done=0)
    run.history.apply(Batches(STEPS, (1.0,) + (0.0,) * (STEPS - 1), (0.1,) * STEPS, 0.1, 640.0))
    panel.refresh()
    (items,) = panel.plots["loss"].items_by_run.values()
    assert items.raw.getOriginalDataset()[1][-1] == log10(LEAST_LOSS)
    low, high = panel.plots["loss"].getViewBox().viewRange()[1]
    assert low < log10(LEAST_LOSS) < 0 < high


def test_the_pointer_tells_all_values_at_its_place(drawn):
    text = drawn.describe(drawn.plots["accuracy"], 1.95)
    assert text.splitlines()[0] == "Epoch 1.95"
    assert "run 1: training 95.00 %, validation 75.00 %" in text


def test_moving_over_one_plot_shows_the_line_in_both(drawn, qtbot):
    plot = drawn.plots["loss"]
    qtbot.mouseMove(plot.viewport(), QPoint(20, 20))
    qtbot.mouseMove(plot.viewport(), plot.viewport().rect().center())
    assert plot.cross.isVisible()
    assert drawn.plots["accuracy"].cross.value() == plot.cross.value()


def turn_wheel(plot):
    spot = QPointF(plot.viewport().rect().center())
    event = QWheelEvent(
        spot,
        plot.viewport().mapToGlobal(spot),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


def test_a_double_click_shows_everything_again_after_zooming(drawn, qtbot):
    plot = drawn.plots["loss"]
    whole = plot.getViewBox().viewRange()
    turn_wheel(plot)
    drawn.refresh()
    assert plot.getViewBox().viewRange()[0] != whole[0]
    assert drawn.fit.isVisible()
    qtbot.mouseDClick(plot.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert plot.getViewBox().viewRange()[0] == pytest.approx(whole[0])
    assert not drawn.fit.isVisible()


def test_a_run_that_changes_is_drawn_within_a_moment_and_only_then(drawn, studio, qtbot):
    plot, run = drawn.plots["loss"], studio.runs.items[0]
    qtbot.wait(2 * REFRESH_MS)
    run.history.apply(Started(run.id, "cpu", 1, 640, 64, 64, STEPS, 4, 3, 30))
    run.history.apply(Batches(31, (0.01,), (0.99,), 0.1, 640.0))
    (items,) = plot.items_by_run.values()
    with pytest.raises(Waited):
        qtbot.waitUntil(lambda: len(items.smooth.getOriginalDataset()[0]) == 31, timeout=150)
    studio.runs.changed.emit(run)
    qtbot.waitUntil(lambda: len(items.smooth.getOriginalDataset()[0]) == 31, timeout=1000)


def test_smoothing_is_finer_towards_its_end_and_goes_back_and_forth():
    steps = [smoothing_of(step) for step in range(61)]
    assert steps[0] == 0.0
    assert steps == sorted(steps)
    assert steps[-1] == pytest.approx(0.999)
    assert [step_of(smoothing_of(step)) for step in (0, 20, 60)] == [0, 20, 60]


def test_smoothing_fits_the_length_of_an_epoch_until_it_is_chosen(panel, add_run):
    assert usual_smoothing(1) == 0.0
    assert usual_smoothing(30) == pytest.approx(0.9)
    assert usual_smoothing(100_000) == MOST_BY_ITSELF
    add_run("running")
    panel.refresh()
    assert panel.smoothing.value == pytest.approx(usual_smoothing(STEPS), abs=0.03)
    panel.smoothing.slider.triggerAction(panel.smoothing.slider.SliderAction.SliderToMaximum)
    panel.refresh()
    assert panel.smoothing.value == pytest.approx(0.999)


def test_numbers_are_saved_as_a_table_with_a_row_for_each_batch_and_epoch(drawn):
    drawn.save_numbers()
    rows = list(csv.DictReader(drawn.saved.read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 3 * STEPS + 3
    assert rows[1]["training_loss"] == "0.5"
    assert rows[-1]["validation_accuracy"] == str(1 - 0.5 / 3)
    assert rows[-1]["epoch"] == "3"


def test_the_plots_are_saved_as_a_picture_twice_as_fine(drawn):
    drawn.saved = drawn.saved.with_suffix(".png")
    drawn.ask_path = lambda *_: drawn.saved
    drawn.save_picture()
    picture = QImage(str(drawn.saved))
    assert picture.width() > 2 * drawn.plots["loss"].width()


def test_a_folder_that_cannot_be_written_is_named_in_a_sentence(drawn, tmp_path):
    drawn.ask_path = lambda *_: tmp_path / "missing" / "curves.csv"
    drawn.save_numbers()
    assert drawn.banner.isVisible()
    assert drawn.banner.text().startswith("curves.csv was not saved: No such file")


def test_dark_colors_are_taken_while_the_plots_are_shown(drawn, qapp):
    from cnnstudio.gui.looks import theme

    theme.apply(qapp, "dark")
    try:
        background = drawn.plots["loss"].backgroundBrush().color()
        assert background == theme.current().color("panel")
    finally:
        theme.apply(qapp, "light")


def test_the_axis_of_epochs_ends_where_the_runs_ended_unless_one_goes_on(panel, add_run):
    run = add_run("stopped", epochs=400, done=26)
    panel.refresh()
    _, end = panel.plots["loss"].getViewBox().viewRange()[0]
    assert 26 <= end < 30
    run.state = "running"
    panel.refresh()
    _, end = panel.plots["loss"].getViewBox().viewRange()[0]
    assert end >= 400
