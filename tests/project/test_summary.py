"""The summary of a project file: what a list shows, whatever lies in the file."""

import zipfile

import pytest

from cnnstudio.project import storage, summary
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ProjectError
from cnnstudio.project.run_store import RunRecord, create, new_run_id
from cnnstudio.project.summary import Summary, read_summary
from cnnstudio.training.job import Job
from cnnstudio.zoo.small import lenet5

DESIGN = Design(lenet5(), notes="A summary has the design as well.")


def run_with(record: RunRecord):
    folder = create(Job(new_run_id(), DESIGN.network, DESIGN.data, DESIGN.training))
    folder.write_record(record)
    return folder


def with_member(path, name, data):
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, data)
    return path


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "mine.cnn"
    storage.save(path, DESIGN)
    return path


def test_a_project_that_was_never_trained_has_a_design_and_no_accuracy(path):
    assert read_summary(path) == Summary(None, DESIGN)


def test_the_best_run_is_named_by_its_number(path):
    shares = (0.5, 0.98, None, 0.7)
    runs = [run_with(RunRecord("completed", 1, validation_accuracy=share)) for share in shares]
    storage.save(path, DESIGN, runs, thumbnail=b"picture")
    assert read_summary(path) == Summary(b"picture", DESIGN, 4, 0.98, 2)


def test_of_many_runs_the_newest_ones_count(path, monkeypatch):
    monkeypatch.setattr(summary, "MOST_RUNS", 2)
    shares = (0.99, 0.5, 0.6)
    runs = [run_with(RunRecord("completed", 1, validation_accuracy=share)) for share in shares]
    storage.save(path, DESIGN, runs)
    found = read_summary(path)
    assert (found.runs, found.accuracy, found.best_run) == (3, 0.6, 3)


def test_a_thumbnail_that_is_too_large_is_left_out(path):
    with_member(path, "thumbnail.png", bytes(summary.LARGEST_THUMBNAIL + 1))
    found = read_summary(path)
    assert found.thumbnail is None
    assert found.design == DESIGN


@pytest.mark.parametrize("text", ["{", '{"format": 99}', "x" * (summary.LARGEST_DESIGN + 1)])
def test_a_design_that_cannot_be_read_is_left_out(tmp_path, text):
    path = with_member(tmp_path / "odd.cnn", "project.json", text)
    assert read_summary(path).design is None


def test_a_damaged_record_costs_only_its_run(path):
    with_member(path, "runs/20261121-080405-1a2b3c/run.json", "{")
    assert read_summary(path) == Summary(None, DESIGN, 1)


def test_what_is_no_project_is_refused_with_a_sentence(tmp_path):
    path = tmp_path / "text.cnn"
    path.write_text("no project")
    with pytest.raises(ProjectError, match=r"text\.cnn is not a project file"):
        read_summary(path)
