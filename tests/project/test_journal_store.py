"""Where journals lie: who writes one holds it, and what nobody holds is offered back."""

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from cnnstudio import paths
from cnnstudio.network import edits
from cnnstudio.project import appending, journal_store
from cnnstudio.project.appending import AppendedFile
from cnnstudio.project.design import Design
from cnnstudio.project.journal import Belongs
from cnnstudio.project.journal_store import Journal, left_behind
from cnnstudio.zoo.catalogue import template
from tests.project.designs import LENET

BELONGS = Belongs("mine")

_WRITER = """
import sys
from cnnstudio.project.design import Design
from cnnstudio.project.journal import Belongs
from cnnstudio.project.journal_store import Journal
journal = Journal(Belongs("mine"), Design(notes="first"))
journal.record(Design(notes="second"))
print("written", flush=True)
sys.stdin.read()
"""


def notes(text: str) -> Design:
    return Design(LENET.network, notes=text)


def forsake(journal: Journal) -> None:
    """Leave a journal as a process does that is killed: everything is closed, nothing removed."""
    journal._file.close()  # noqa: SLF001
    journal._lock.release()  # noqa: SLF001


def files() -> list[str]:
    return [path.suffix for path in paths.journals_folder().glob("*")]


def test_a_journal_is_nobody_elses_while_it_is_written():
    journal = Journal(BELONGS, notes("first"))
    assert not list(left_behind())
    forsake(journal)
    [work] = left_behind()
    assert work.recovered.design == notes("first")
    assert work.recovered.edits == 1
    assert work.project is None
    assert work.problem is None
    assert abs(work.modified.timestamp() - time.time()) < 60
    assert not list(left_behind()), "It is offered twice"
    work.release()
    assert len(list(left_behind())) == 1


def test_the_journal_of_another_process_is_left_alone_until_that_is_killed():
    with subprocess.Popen(
        [sys.executable, "-P", "-c", _WRITER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout.readline() == "written\n"
        assert not list(left_behind())
        process.kill()
    [work] = left_behind()
    assert work.recovered.design == Design(notes="second")
    assert work.recovered.edits == 2


def test_nothing_is_left_of_a_journal_that_was_removed():
    journal = Journal(BELONGS, notes("first"))
    journal.record(notes("second"))
    journal.remove()
    assert files() == []
    journal = Journal(BELONGS, notes("first"))
    forsake(journal)
    [work] = left_behind()
    work.delete()
    assert files() == []


def test_the_newest_work_comes_first():
    for number in range(3):
        forsake(Journal(BELONGS, notes(str(number))))
        for path in paths.journals_folder().glob(f"*{journal_store.ENDING}"):
            os.utime(path, ns=(0, path.stat().st_mtime_ns - 10**9))
    found = [work.recovered.design.notes for work in left_behind()]
    assert found == ["2", "1", "0"]


def test_a_journal_without_a_complete_line_is_taken_away():
    forsake(Journal(BELONGS, notes("first")))
    [path] = paths.journals_folder().glob(f"*{journal_store.ENDING}")
    path.write_bytes(path.read_bytes()[:-1])
    assert not list(left_behind())
    assert files() == []


def test_what_cannot_be_read_is_said_and_stays_until_it_is_deleted():
    forsake(Journal(BELONGS, notes("first")))
    [path] = paths.journals_folder().glob(f"*{journal_store.ENDING}")
    path.write_bytes(b"00000000 nonsense\n")
    [work] = left_behind()
    assert work.recovered is None
    assert str(work.problem) == "The journal is damaged in line 1."
    assert path.exists()


def test_other_files_in_the_folder_are_left_alone():
    folder = paths.journals_folder()
    folder.mkdir(parents=True)
    (folder / f"mine{journal_store.ENDING}").write_bytes(b"mine")
    (folder / "mine.lock").write_bytes(b"")
    assert not list(left_behind())
    assert sorted(files()) == [".journal", ".lock"]


def test_a_lock_without_a_journal_goes_after_a_day():
    folder = paths.journals_folder()
    folder.mkdir(parents=True)
    for name, age in (("old", 100_000), ("new", 10)):
        (folder / f"{name}.lock").touch()
        os.utime(folder / f"{name}.lock", (time.time() - age, time.time() - age))
    assert not list(left_behind())
    assert [path.name for path in folder.iterdir()] == ["new.lock"]


def test_a_long_journal_is_written_anew_and_says_the_same(monkeypatch):
    monkeypatch.setattr(journal_store, "MOST_LINES_BYTES", 2_000)
    journal = Journal(BELONGS, notes("first"))
    [path] = paths.journals_folder().glob(f"*{journal_store.ENDING}")
    sizes = []
    for number in range(200):
        journal.record(notes(f"edit {number}"), merged=number % 2 == 1)
        sizes.append(path.stat().st_size)
    assert max(sizes) < 10_000
    assert any(after < before for before, after in pairwise(sizes))
    forsake(journal)
    [work] = left_behind()
    assert work.recovered.design == notes("edit 199")
    assert work.recovered.edits == 101


def test_a_journal_goes_along_when_its_project_gets_a_file():
    journal = Journal(BELONGS, notes("first"))
    journal.record(notes("second"))
    journal.belong_to(Belongs("saved", "/home/me/saved.cnn"))
    journal.record(notes("third"))
    forsake(journal)
    [work] = left_behind()
    assert work.project == Path("/home/me/saved.cnn")
    assert work.recovered.design == notes("third")
    assert work.recovered.edits == 3


def test_an_edit_that_could_not_be_written_is_in_the_next_one(monkeypatch):
    journal = Journal(BELONGS, notes("first"))
    real = os.write

    def full(handle, data):
        if len(data) > 10:
            return real(handle, data[:10])  # a disk takes what it has room for, then nothing
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space left"):
        journal.record(Design(template("AlexNet").make()))
    monkeypatch.setattr(os, "write", real)
    journal.record(notes("third"))
    forsake(journal)
    [work] = left_behind()
    assert work.recovered.design == notes("third")
    assert work.problem is None


def test_what_was_appended_is_forced_to_the_disk_within_a_second(tmp_path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (real(handle), synced.append(time.monotonic())))
    file = AppendedFile(tmp_path / "file")
    begun = time.monotonic()
    while time.monotonic() < begun + appending.SYNC_AFTER + 0.6:
        file.append(b"edit\n")
        time.sleep(0.005)
    last = time.monotonic()
    while len(synced) < 3 and time.monotonic() < last + 5:
        time.sleep(0.01)
    file.close()
    assert appending.SYNC_AFTER < 1
    assert len(synced) == 3, "The file, its folder, and the file with a second's edits together"
    assert synced[0] - begun < 1.5, "Slack is for a busy machine"
    assert synced[2] > last


def test_a_file_that_was_closed_is_forced_to_the_disk_by_nobody(tmp_path, monkeypatch):
    monkeypatch.setattr(appending, "SYNC_AFTER", 0.02)
    synced = []
    monkeypatch.setattr(os, "fsync", synced.append)
    file = AppendedFile(tmp_path / "file")
    file.append(b"edit\n")
    file.close()
    time.sleep(0.1)
    assert synced == []
    with pytest.raises(ValueError, match="closed"):
        file.append(b"more")


def test_appending_an_edit_of_a_large_network_takes_well_under_a_millisecond():
    network = template("ResNet-152").make()
    journal = Journal(BELONGS, Design(network))
    steps = [Design(edits.set_setting(network, [2], "filters", number)) for number in range(2, 42)]
    times = []
    for step in steps:
        begun = time.perf_counter()
        journal.record(step)
        times.append(time.perf_counter() - begun)
    journal.remove()
    assert sorted(times)[len(times) // 2] < 0.001
