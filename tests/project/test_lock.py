"""Locks between processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from cnnstudio.project import lock
from cnnstudio.project.lock import FileLock, is_locked

_HOLDER = """
import sys, time
from pathlib import Path
from cnnstudio.project import lock
from cnnstudio.project.lock import FileLock
lock = FileLock.take(Path(sys.argv[1]))
print("held" if lock else "refused", flush=True)
sys.stdin.read()
"""


def holder(path):
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    return process, process.stdout.readline().strip()


def open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def test_a_lock_is_held_once_until_it_is_released(tmp_path):
    path = tmp_path / "lock"
    assert not is_locked(path)
    first = FileLock.take(path)
    assert first is not None
    assert FileLock.take(path) is None
    assert is_locked(path)
    first.release()
    assert not is_locked(path)
    with FileLock.take(path):
        assert is_locked(path)
    assert not is_locked(path)


def test_a_lock_keeps_other_processes_out_and_ends_with_the_one_that_is_killed(tmp_path):
    path = tmp_path / "lock"
    process, said = holder(path)
    with process:
        assert said == "held"
        assert FileLock.take(path) is None
        process.kill()
        process.wait()
    assert not is_locked(path)


def test_another_process_is_refused_while_this_one_holds_the_lock(tmp_path):
    with FileLock.take(tmp_path / "lock"):
        process, said = holder(tmp_path / "lock")
        with process:
            process.stdin.close()
        assert said == "refused"


def test_asking_does_not_get_in_the_way_of_taking(tmp_path, monkeypatch):
    path = tmp_path / "lock"
    asking = FileLock.take(path)
    monkeypatch.setattr("time.sleep", lambda seconds: asking.release())
    taken = FileLock.take(path)
    assert taken is not None
    taken.release()


def test_a_lock_that_is_removed_leaves_no_file_and_can_be_taken_again(tmp_path):
    path = tmp_path / "lock"
    FileLock.take(path).remove()
    assert not path.exists()
    with FileLock.take(path):
        assert FileLock.take(path) is None


def test_who_opens_a_lock_in_the_moment_it_is_removed_gets_one_that_others_see(
    tmp_path, monkeypatch
):
    path = tmp_path / "lock"
    first, really = FileLock.take(path), lock._lock  # noqa: SLF001

    def lock_late(handle):
        monkeypatch.setattr(lock, "_lock", really)
        first.remove()
        return really(handle)

    monkeypatch.setattr(lock, "_lock", lock_late)
    with FileLock.take(path):
        assert is_locked(path)
        assert FileLock.take(path) is None


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="counts the open files of Linux")
def test_where_nothing_can_be_locked_no_file_stays_open(tmp_path, monkeypatch):
    def refuse(handle, operation):
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    before = open_files()
    for _ in range(3):
        with pytest.raises(OSError, match="No locks"):
            FileLock.take(tmp_path / "lock")
    assert open_files() == before
