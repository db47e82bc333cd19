"""The run store: folders of runs, who looks after them, and which weights are kept."""

import re
import subprocess
import sys

import msgspec
import pytest

from cnnstudio import paths
from cnnstudio.project import run_store
from cnnstudio.project.errors import ProjectError, RunInUseError
from cnnstudio.project.run_store import RunFolder, RunRecord, create, interrupted, new_run_id, thin
from cnnstudio.training.job import Job
from tests.project.designs import LENET, a_run


@pytest.fixture
def job():
    return Job(new_run_id(), LENET.network)


def test_ids_follow_the_time_and_differ():
    ids = {new_run_id() for _ in range(50)}
    assert len(ids) == 50
    assert all(re.fullmatch(r"20\d{6}-\d{6}-[0-9a-f]{6}", id_) for id_ in ids)


def test_a_new_run_lies_in_the_users_run_store(job):
    run = create(job)
    assert run.path == paths.run_store() / job.id
    assert run.id == job.id
    assert job.id in repr(run)
    assert run.read_job() == job
    assert run.read_record().state == "running"
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", run.read_record().started)
    assert run.epochs() == ()
    assert list(run.events_lines()) == []
    assert run.epoch_file(3).parent.is_dir()


def test_an_id_is_used_once(job, tmp_path):
    create(job, tmp_path)
    with pytest.raises(ProjectError, match="could not be written"):
        create(job, tmp_path)


def test_records_and_jobs_are_read_as_they_were_written(job, tmp_path):
    run = create(job, tmp_path)
    record = RunRecord("failed", 3, 99, 2, "2026-11-21T08:04:05Z", 1.5, 10.0, "cpu", 0.5, 0.4, None)
    run.write_record(record)
    run.write_job(msgspec.structs.replace(job, threads=2))
    assert RunFolder(run.path).read_record() == record
    assert run.read_job().threads == 2


def test_events_come_line_by_line_with_a_last_one_that_is_cut_off(tmp_path):
    run = a_run(tmp_path)
    with run.events_file.open("ab") as file:
        file.write(b'{"event":"no')
    lines = list(run.events_lines())
    assert len(lines) == 3
    assert lines[-1] == b'{"event":"no'


def test_a_damaged_job_is_refused_with_its_place(job, tmp_path):
    run = create(job, tmp_path)
    run.job_file.write_text(run.job_file.read_text().replace('"filters":6', '"filters":0'))
    with pytest.raises(ProjectError, match=r"job\.json: Conv2d “conv1”: filters must be at least"):
        run.read_job()
    run.job_file.write_text(run.job_file.read_text().replace('"filters":0', '"filters":6'))
    run.job_file.write_text(run.job_file.read_text().replace('"id":2', '"id":1', 1))
    with pytest.raises(ProjectError, match=rf"{run.id}/job\.json: 2 layers have the id 1"):
        run.read_job()
    run.job_file.unlink()
    with pytest.raises(ProjectError, match="There is no file"):
        run.read_job()


# --- locks and owners ----------------------------------------------------------------------------


def test_a_run_is_trained_once_at_a_time(tmp_path):
    run = a_run(tmp_path)
    assert not run.is_training
    with run.lock():
        assert run.is_training
        with pytest.raises(RunInUseError, match=f"{run.id} is being trained by another process"):
            RunFolder(run.path).lock()
    assert not run.is_training


def test_a_run_in_the_hands_of_a_living_process_is_not_offered_back(tmp_path):
    project = tmp_path / "a.cnn"
    run = a_run(tmp_path / "runs", project=project)
    assert run.is_owned
    assert interrupted(project, tmp_path / "runs") == []
    run.disown()
    run.disown()
    assert [found.id for found in interrupted(project, tmp_path / "runs")] == [run.id]
    with run.lock():
        assert interrupted(project, tmp_path / "runs") == []


def test_interrupted_runs_are_told_apart_by_their_project(tmp_path, monkeypatch):
    store = tmp_path / "runs"
    runs = [a_run(store, project=tmp_path / "a.cnn") for _ in range(3)]
    unsaved, other = a_run(store), a_run(store, project=tmp_path / "b.cnn")
    for run in (*runs, unsaved, other):
        run.disown()
    (store / "notes.txt").write_text("not a run")
    monkeypatch.chdir(tmp_path)
    found = interrupted((tmp_path / "x" / ".." / "a.cnn").relative_to(tmp_path), store)
    assert [run.id for run in found] == sorted(run.id for run in runs)
    assert [run.id for run in interrupted(None, store)] == [unsaved.id]


def test_without_a_store_nothing_was_interrupted(tmp_path):
    assert interrupted(tmp_path / "a.cnn") == []


def test_a_run_of_a_killed_process_is_offered_back_and_taken_over(tmp_path):
    project = tmp_path / "a.cnn"
    code = (
        "import sys; from pathlib import Path; from tests.project.designs import a_run;"
        "run = a_run(Path(sys.argv[1]), project=Path(sys.argv[2]));"
        "print(run.id, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "runs"), str(project)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        id_ = process.stdout.readline().strip()
        assert interrupted(project, tmp_path / "runs") == []
        with pytest.raises(RunInUseError, match="belongs to another window or terminal"):
            RunFolder(tmp_path / "runs" / id_).own(project)
        process.kill()
    (run,) = interrupted(project, tmp_path / "runs")
    assert run.id == id_
    assert run.owner().process == process.pid
    run.own(project)
    assert interrupted(project, tmp_path / "runs") == []


def test_a_run_may_change_its_project(tmp_path):
    run = a_run(tmp_path / "runs")
    assert run.owner().project == ""
    run.own(tmp_path / "a.cnn")
    assert run.owner().project == str(tmp_path / "a.cnn")


def test_a_damaged_note_of_the_owner_is_no_owner(tmp_path):
    run = a_run(tmp_path)
    run.owner_file.write_text("{")
    assert run.owner() is None


def test_a_deleted_run_is_gone(tmp_path):
    run = a_run(tmp_path)
    run.delete()
    assert not run.path.exists()


# --- thinning ------------------------------------------------------------------------------------


def test_all_epochs_stay_within_the_budget(tmp_path):
    run = a_run(tmp_path, epochs=12)
    thin(run, best=5, budget=13 * 100)
    assert run.epochs() == tuple(range(13))


def test_beyond_the_budget_powers_of_two_the_best_the_first_and_the_last_stay(tmp_path):
    run = a_run(tmp_path, epochs=19)
    thin(run, best=7, budget=20 * 100 - 1)
    assert run.epochs() == (0, 1, 2, 4, 7, 8, 16, 19)


def test_the_budget_is_200_megabytes():
    assert run_store.EPOCHS_BUDGET == 200_000_000
