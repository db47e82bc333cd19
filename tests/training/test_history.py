"""The history of a run: its events, folded into curves and numbers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnstudio.training.events import Batches, Ended, Epoch, Notice, Paused, Resumed, Started
from cnnstudio.training.history import History
from cnnstudio.training.protocol import encode


def started(epoch=0, step=0, steps=5, epochs=3) -> Started:
    return Started("20260101-000000-abcdef", "cpu", 1, 320, 40, 40, steps, epochs, epoch, step)


def batches(step, *losses, speed=100.0) -> Batches:
    return Batches(step, tuple(losses), tuple(1 - loss for loss in losses), 0.01, speed)


def epoch(number, step, best=0) -> Epoch:
    return Epoch(number, step, 0.5, 0.8, 0.6, 0.7, 1.0, 100.0, best)


def ended(reason="completed") -> Ended:
    return Ended(reason, 3, 0.9, 0.8, 0.8, 10.0, 100.0, "cpu")


def history(*events) -> History:
    folded = History()
    for event in events:
        folded.apply(event)
    return folded


def test_nothing_is_known_of_a_run_that_has_said_nothing():
    empty = History()
    assert (empty.step, empty.total_steps, empty.progress) == (0, 0, 0.0)
    assert (empty.best, empty.ended, empty.seconds_left(64)) == (None, None, None)


def test_batches_become_curves_with_a_step_each():
    found = history(started(), batches(2, 0.9, 0.8), batches(3, 0.7))
    assert list(found.steps) == [1, 2, 3]
    assert list(found.losses) == [0.9, 0.8, 0.7]
    assert list(found.accuracies) == pytest.approx([0.1, 0.2, 0.3])
    assert (found.learning_rate, found.images_per_second) == (0.01, 100.0)


def test_progress_is_the_share_of_all_batches():
    found = history(started(steps=5, epochs=2), batches(4, 0.5))
    assert found.total_steps == 10
    assert found.progress == 0.4
    assert history(started(steps=5, epochs=2), batches(11, 0.5)).progress == 1.0


def test_the_time_left_follows_from_the_present_speed():
    found = history(started(steps=5, epochs=2), batches(4, 0.5, speed=32.0))
    assert found.seconds_left(64) == 6 * 64 / 32
    assert history(started(steps=1, epochs=1), batches(4, 0.5)).seconds_left(64) == 0


def test_the_best_epoch_is_the_one_that_the_newest_names():
    found = history(started(), epoch(0, 0), epoch(1, 5, 1), epoch(2, 10, 1))
    assert found.best.epoch == 1
    assert history(started(), epoch(2, 10, best=1)).best.epoch == 2


def test_an_epoch_said_again_takes_the_place_of_the_first_and_of_what_came_after():
    found = history(started(), epoch(1, 5), epoch(2, 10), epoch(1, 5, best=1))
    assert [each.epoch for each in found.epochs] == [1]


def test_going_on_at_an_earlier_step_undoes_what_came_after_it():
    found = history(
        started(),
        epoch(0, 0),
        batches(5, *[0.9] * 5),
        epoch(1, 5, 1),
        batches(8, *[0.5] * 3),
        started(epoch=1, step=5),
    )
    assert list(found.steps) == [1, 2, 3, 4, 5]
    assert len(found.losses) == len(found.accuracies) == 5
    assert [each.epoch for each in found.epochs] == [0, 1]
    assert found.step == 5


def test_going_on_from_the_middle_of_an_epoch_keeps_its_batches():
    found = history(started(), batches(4, *[0.9] * 4), started(epoch=0, step=3), batches(4, 0.1))
    assert list(found.steps) == [1, 2, 3, 4]
    assert found.losses[-1] == 0.1


def test_a_run_that_goes_on_without_its_first_batches_counts_from_where_it_began():
    assert history(started(epoch=2, step=10)).step == 10
    assert history(started(epoch=2, step=10)).progress == pytest.approx(10 / 15)


def test_a_run_is_paused_between_pause_and_what_comes_next():
    assert history(started(), Paused(3)).paused
    for event in (Resumed(3), ended("stopped"), started(step=3)):
        assert not history(started(), Paused(3), event).paused


def test_a_run_that_goes_on_has_not_ended():
    assert history(started(), ended()).ended == ended()
    assert history(started(), ended("stopped"), started(step=5)).ended is None


def test_notices_are_kept():
    assert history(started(), Notice("Slow disk.")).notices == ["Slow disk."]


# --- what is on disk -----------------------------------------------------------------------------

EVENTS = [
    started(),
    epoch(0, 0),
    batches(3, 0.9, 0.8, 0.7),
    Paused(3),
    Resumed(3),
    batches(5, 0.6, 0.5),
    epoch(1, 5, 1),
    started(1, 5),
    Notice("Went on."),
    batches(6, 0.4),
    ended("stopped"),
]


@settings(max_examples=50)
@given(st.integers(0, len(EVENTS)), st.integers(0, 500))
def test_a_log_that_was_cut_off_is_read_up_to_its_last_whole_line(count, cut):
    lines = [encode(event) for event in EVENTS]
    text = b"\n".join(lines[:count])
    rest = lines[count][:cut] if count < len(lines) else b""
    whole = count + 1 if count < len(lines) and rest == lines[count] else count
    found = History.of_lines([*text.splitlines(), rest])
    assert vars(found) == vars(history(*EVENTS[:whole]))


def test_a_line_that_cannot_be_read_costs_only_itself():
    lines = [
        encode(started()),
        b"\xff{",
        b'{"event":"batches","step":null}',
        encode(batches(1, 0.5)),
    ]
    assert list(History.of_lines(lines).losses) == [0.5]


def test_a_log_and_a_live_run_give_the_same_history():
    assert vars(History.of_lines(encode(event) for event in EVENTS)) == vars(history(*EVENTS))
