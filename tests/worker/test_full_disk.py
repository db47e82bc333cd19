"""A disk that is full in the middle of a training: one sentence, and nothing is lost."""

import sys
from contextlib import contextmanager

import pytest

from cnnstudio.project.run_store import RunFolder
from cnnstudio.training.events import Ended
from cnnstudio.worker.train import train
from tests.worker.runs import Commands, a_run, curves, reason_of, trained, until, weights

pytestmark = [
    pytest.mark.torch,
    pytest.mark.skipif(sys.platform == "win32", reason="limits are a matter of POSIX"),
]

STEPS = 21


@contextmanager
def room_for(size: int):
    """Let no file grow beyond `size` bytes, as on a disk with that much room."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def with_little_room(run: RunFolder, size: int) -> list:
    """Train on, with room for `size` bytes in a file, and give the events."""
    with room_for(size):
        return list(train(run, Commands()))


@pytest.mark.parametrize("size", [0, 300, 5_000, 15_000])
def test_a_full_disk_ends_the_run_in_words_and_the_last_checkpoint_stays(tmp_path, size):
    whole, run = trained(tmp_path), a_run(tmp_path)
    until(run, until_epoch=1)
    kept = run.last_file.read_bytes()
    ended = with_little_room(RunFolder(run.path), size)[-1]
    assert isinstance(ended, Ended)
    assert ended.reason == "failed"
    assert "disk" in ended.message
    assert "full" in ended.message
    assert "\n" not in ended.message
    assert run.last_file.read_bytes() == kept
    assert not list(run.path.rglob("*.part"))
    assert reason_of(until(RunFolder(run.path))) == "completed"
    assert (weights(whole), curves(whole)) == (weights(run), curves(run))


def test_a_disk_that_is_full_from_the_beginning_is_said(tmp_path):
    run = a_run(tmp_path)
    ended = with_little_room(run, 0)[-1]
    assert ended.reason == "failed"
    assert "full" in ended.message
    assert reason_of(until(RunFolder(run.path))) == "completed"


def test_events_are_whole_lines_even_where_the_disk_was_full(tmp_path):
    run = a_run(tmp_path)
    until(run, until_epoch=1)
    size = run.events_file.stat().st_size
    with_little_room(RunFolder(run.path), size + 100)
    until(RunFolder(run.path))
    lines = run.events_file.read_bytes().split(b"\n")
    assert lines[-1] == b""
    assert all(line.startswith(b"{") and line.endswith(b"}") for line in lines[:-1])
