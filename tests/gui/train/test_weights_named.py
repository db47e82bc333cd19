"""Whose weights are looked with is said in a few words, with the epoch."""

from cnnstudio.training.protocol import BEST


def test_weights_of_a_run_that_has_ended_are_named_by_their_epoch(studio, add_run):
    run = add_run(epochs=3, done=3)
    studio.lens.use_run(run)
    assert studio.lens.source_text == f"run {run.number}, epoch 3"
    studio.lens.use_run(run, BEST)
    best = run.history.best.epoch
    assert studio.lens.source_text == f"run {run.number}, best (epoch {best})"
    studio.lens.use_run(run, 2)
    assert studio.lens.source_text == f"run {run.number}, epoch 2"
