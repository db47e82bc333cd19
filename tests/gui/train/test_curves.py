"""The numbers that the plots draw are those that the run has said."""

from math import nan

import numpy as np
import pytest

from cnnstudio.gui.train.curves import RAW_BLOCK, Curves, MovingAverage
from cnnstudio.training.events import Batches, Epoch, Started
from cnnstudio.training.history import History
from cnnstudio.training.protocol import encode

STARTED = Started("20260101-000000-abcdef", "cpu", 1, 100, 10, 10, 4, 3)


def lines(*events):
    return [encode(event) for event in events]


def batches(first, *losses):
    accuracies = tuple(1 - loss / 10 for loss in losses)
    return Batches(first + len(losses) - 1, losses, accuracies, 0.1, 100.0)


def epoch(number, loss, accuracy):
    return Epoch(number, 4 * number, loss, accuracy, loss, accuracy, 1.0, 100.0, number)


def curves_of(*events, smoothing=0.0):
    curves = Curves(History.of_lines(lines(*events)), smoothing)
    curves.update()
    return curves


def averaged(numbers, smoothing):
    average = MovingAverage(smoothing)
    average.extend(numbers)
    return list(average.values)


@pytest.mark.parametrize("smoothing", [0.0, 0.5, 0.9, 0.999])
def test_a_smoothed_curve_begins_at_the_first_number_itself(smoothing):
    assert averaged([2.3, 1.0], smoothing)[0] == pytest.approx(2.3)


@pytest.mark.parametrize("smoothing", [0.0, 0.5, 0.9, 0.999])
def test_smoothing_leaves_a_constant_as_it_is(smoothing):
    assert averaged([0.7] * 50, smoothing) == pytest.approx([0.7] * 50)


def test_smoothing_weighs_older_numbers_less_and_all_weights_add_up_to_one():
    first, second, third = 3.0, 5.0, 11.0
    weighed = (0.25 * first + 0.5 * second + 1.0 * third) / 1.75
    assert averaged([first, second, third], 0.5)[-1] == pytest.approx(weighed)


def test_no_smoothing_gives_the_numbers_themselves():
    assert averaged([3.0, 1.0, 2.0], 0.0) == [3.0, 1.0, 2.0]


def test_a_number_that_is_not_finite_leaves_a_gap_and_spoils_nothing_after_it():
    values = averaged([1.0, nan, 1.0], 0.9)
    assert np.isnan(values[1])
    assert values[2] == pytest.approx(1.0)


def test_lines_of_a_run_become_curves_over_epochs():
    curves = curves_of(STARTED, batches(1, 4.0, 3.0, 2.0, 1.0), epoch(1, 1.5, 0.8))
    assert curves.at == pytest.approx([0.25, 0.5, 0.75, 1.0])
    assert curves.lines["loss"].smooth == pytest.approx([4.0, 3.0, 2.0, 1.0])
    assert curves.lines["accuracy"].smooth == pytest.approx([0.6, 0.7, 0.8, 0.9])
    assert curves.epochs == pytest.approx([1.0])
    assert curves.lines["loss"].validation == pytest.approx([1.5])
    assert curves.lines["accuracy"].validation == pytest.approx([0.8])
    assert curves.now == 1.0


def test_raw_batches_are_means_of_three_at_the_middle_of_them():
    curves = curves_of(STARTED, batches(1, 6.0, 3.0, 0.0, 9.0))
    assert RAW_BLOCK == 3
    assert curves.lines["loss"].raw == pytest.approx([3.0])
    assert curves.raw_at == pytest.approx([0.5])


def test_curves_grow_with_their_history_as_if_drawn_at_once():
    history = History.of_lines(lines(STARTED, batches(1, 4.0, 3.0)))
    growing = Curves(history, 0.9)
    growing.update()
    history.apply(batches(3, 2.0, 1.0))
    growing.update()
    at_once = curves_of(STARTED, batches(1, 4.0, 3.0, 2.0, 1.0), smoothing=0.9)
    assert growing.lines["loss"].smooth == pytest.approx(at_once.lines["loss"].smooth)
    assert growing.lines["loss"].raw == pytest.approx(at_once.lines["loss"].raw)


def test_batches_that_a_resumed_run_repeats_are_drawn_once_with_their_new_values():
    history = History.of_lines(lines(STARTED, batches(1, 4.0, 3.0, 2.0, 9.0)))
    curves = Curves(history, 0.0)
    curves.update()
    resumed = Started(STARTED.run, "cpu", 1, 100, 10, 10, 4, 3, epoch=0, step=2)
    history.apply(resumed)
    history.apply(batches(3, 2.0, 1.0))
    curves.update()
    assert curves.lines["loss"].smooth == pytest.approx([4.0, 3.0, 2.0, 1.0])


def test_the_pointer_reads_the_nearest_batch_and_epoch():
    curves = curves_of(STARTED, batches(1, 4.0, 3.0, 2.0, 1.0), epoch(1, 1.5, 0.8))
    assert curves.training_near("loss", 0.7) == 2.0
    assert curves.training_near("loss", 1.2) is None
    assert curves.validation_near("loss", 0.6) == 1.5
    assert curves.validation_near("loss", 0.4) is None


def test_a_run_that_has_said_nothing_has_empty_curves():
    curves = curves_of()
    assert len(curves.at) == len(curves.epochs) == 0
    assert curves.training_near("loss", 0.0) is None
    assert curves.validation_near("loss", 0.0) is None
