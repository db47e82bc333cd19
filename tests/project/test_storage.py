"""The project file: what is saved comes back, and nothing that was saved is ever lost."""

import re
import sys
import textwrap
import zipfile
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import msgspec
import pytest
from hypothesis import given

from cnnstudio.network.analysis import analyze
from cnnstudio.project import project_json, storage
from cnnstudio.project.design import Design
from cnnstudio.project.errors import ChangedOnDiskError, ProjectError
from cnnstudio.project.project_json import decode_project, encode_project, migrate
from cnnstudio.project.run_store import RunRecord
from cnnstudio.project.storage import FileStamp, load, save
from cnnstudio.training.history import History
from tests import fresh
from tests.project.designs import LENET, a_run, designs, files_of

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.cnn"


def members(file: Path) -> dict[str, bytes]:
    with ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def members_of(*runs) -> dict[str, bytes]:
    return {f"runs/{run.id}/{name}": data for run in runs for name, data in files_of(run).items()}


# --- the design ----------------------------------------------------------------------------------


@given(designs)
def test_what_is_encoded_decodes_to_the_same_design(design):
    assert decode_project(encode_project(design)) == design


def test_a_saved_design_comes_back(file):
    saved = save(file, LENET)
    assert saved == load(file)
    assert saved.design == LENET
    assert saved.runs == ()
    assert saved.stamp == FileStamp.of(file)


def test_the_text_begins_with_the_format_and_can_be_read_by_people(file):
    save(file, LENET)
    text = members(file)["project.json"].decode()
    assert text.startswith('{\n  "format": 1,\n  "network": {\n')
    assert '"filters": 6,' in text


def test_members_are_stored_readable_and_without_a_path(file, tmp_path):
    save(file, LENET, [a_run(tmp_path / "runs")], thumbnail=b"PNG")
    with ZipFile(file) as archive:
        assert {info.compress_type for info in archive.infolist()} == {ZIP_STORED}
        assert {info.external_attr >> 16 for info in archive.infolist()} == {0o644}
        assert archive.testzip() is None


def test_the_example_in_the_docstring_is_complete_and_opens(file):
    text = re.search(r"^    \{$.*?^    \}$", storage.__doc__, re.DOTALL | re.MULTILINE)[0]
    (file.parent / "project.json").write_text(textwrap.dedent(text))
    code = re.search(r'python -c "(.*)"', storage.__doc__)[1].replace("my.cnn", "a.cnn")
    assert fresh.python("-c", code, cwd=file.parent).returncode == 0
    network = load(file).design.network
    assert analyze(network).problems == ()
    assert analyze(network).parameters == 8 * 26 + 10 * (8 * 14 * 14 + 1)


def test_only_the_format_must_be_said(file):
    with ZipFile(file, "w") as archive:
        archive.writestr("project.json", '{"format": 1}')
    assert load(file).design == Design()


def test_a_design_that_could_not_be_opened_again_is_not_saved(file):
    save(file, LENET)
    before = file.read_bytes()
    conv = LENET.network.nodes[1]
    broken = msgspec.structs.replace(conv, at=(float("nan"), 0.0))
    network = msgspec.structs.replace(LENET.network, nodes=(LENET.network.nodes[0], broken))
    with pytest.raises(ProjectError, match=r"cannot be saved as it is\. .*Conv2d “conv1”: at"):
        save(file, Design(network))
    assert file.read_bytes() == before


# --- formats -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"network": {}}', 'write "format": 1 at its beginning'),
        ('{"format": 2, "new": 1}', r"saved by a newer CNN Studio \(format 2, .* up to 1\): inst"),
        ('{"format": "x"}', r"format must be a whole number or null, not \"x\""),
        ('{"format": 0}', r"There is no format 0\."),
        ("[]", "must be an object in braces"),
    ],
)
def test_other_formats_are_refused_with_the_way_out(file, text, words):
    with ZipFile(file, "w") as archive:
        archive.writestr("project.json", text)
    with pytest.raises(ProjectError, match="^a.cnn: .*" + words):
        load(file)


def test_older_formats_are_brought_up_step_by_step():
    steps = {
        1: lambda value: {**value, "notes": value["text"] + "!"},
        2: lambda value: {key: part for key, part in value.items() if key != "text"},
    }
    assert migrate({"format": 1, "text": "a"}, 3, steps) == {"format": 3, "notes": "a!"}
    assert migrate({"format": 3}, 3, steps) == {"format": 3}


def test_an_older_file_is_checked_like_a_new_one(monkeypatch):
    monkeypatch.setattr(
        project_json, "migrate", lambda value: {**value, "format": 1, "notes": value["format"]}
    )
    with pytest.raises(ProjectError, match=r"project\.json: notes must be a text in quotes, not 0"):
        decode_project(b'{"format": 0}')


def without_places(network):
    return [(node.id, node.name, node.layer, node.inputs) for node in network.nodes]


def test_files_of_format_1_still_open():
    project = load(GOLDEN / "format-1.cnn")
    assert project.design.notes == "Mine."
    assert project.design.data.name == "digits"
    assert project.design.training.optimizer == "adamw"
    assert without_places(project.design.network) == without_places(LENET.network)
    (run,) = project.runs
    assert run.problem is None
    assert run.read_job().network == project.design.network
    assert run.read_record().test_accuracy == 0.9
    assert run.epochs() == (0, 1, 2)
    assert History.of_lines(run.events_lines()).notices == ["0", "1"]


# --- runs ----------------------------------------------------------------------------------------


def test_runs_of_the_store_are_saved_with_all_their_files(file, tmp_path):
    runs = [a_run(tmp_path / "runs"), a_run(tmp_path / "runs", epochs=3)]
    project = save(file, LENET, runs)
    assert [run.id for run in project.runs] == [run.id for run in runs]
    stored = members(file)
    del stored["project.json"]
    assert stored == members_of(*runs)


def test_a_stored_run_reads_like_one_of_the_store(file, tmp_path):
    run = a_run(tmp_path / "runs", epochs=11)
    (stored,) = save(file, LENET, [run]).runs
    assert stored.read_job() == run.read_job()
    assert stored.read_record() == run.read_record()
    assert stored.epochs() == run.epochs()
    assert list(stored.events_lines()) == list(run.events_lines())
    assert stored.can_resume
    data = storage.read_run_member(file, run.id, "epochs/11.safetensors")
    assert data == run.epoch_file(11).read_bytes()


def test_saving_again_keeps_runs_of_the_file_and_adds_new_ones_behind(file, tmp_path):
    first, second = a_run(tmp_path / "runs"), a_run(tmp_path / "runs")
    project = save(file, LENET, [first])
    first.delete()
    project = save(file, msgspec.structs.replace(LENET, notes="New."), [*project.runs, second])
    assert project.design.notes == "New."
    assert [run.id for run in project.runs] == [first.id, second.id]
    assert storage.read_run_member(file, first.id, "last.safetensors") == b"last" * 100


def test_saving_under_another_name_takes_the_runs_along(file, tmp_path):
    run = a_run(tmp_path / "runs")
    project = save(file, LENET, [run])
    copy = save(tmp_path / "b.cnn", LENET, project.runs)
    file.unlink()
    assert list(copy.runs[0].events_lines()) == list(run.events_lines())


def test_a_run_that_went_on_in_the_store_replaces_what_was_saved_of_it(file, tmp_path):
    run = a_run(tmp_path / "runs")
    project = save(file, LENET, [run])
    run.write_record(RunRecord("stopped", 7))
    (stored,) = save(file, LENET, [*project.runs, run]).runs
    assert stored.record.epoch == 7


def test_runs_left_out_are_gone(file, tmp_path):
    first, second = a_run(tmp_path / "runs"), a_run(tmp_path / "runs")
    project = save(file, LENET, [first, second])
    assert [run.id for run in save(file, LENET, project.runs[1:]).runs] == [second.id]


def test_a_run_that_left_the_file_meanwhile_is_missed_and_nothing_changes(file, tmp_path):
    project = save(file, LENET, [a_run(tmp_path / "runs")])
    save(file, LENET)
    before = file.read_bytes()
    with pytest.raises(ProjectError, match=r"is no longer in a\.cnn: save without it"):
        save(file, LENET, project.runs)
    assert file.read_bytes() == before


def test_a_run_whose_folder_is_gone_is_said(file, tmp_path):
    run = a_run(tmp_path / "runs")
    run.delete()
    with pytest.raises(ProjectError, match=r"There is no file .*run\.json"):
        save(file, LENET, [run])


def test_epochs_that_are_thinned_out_while_saving_are_left_out(file, tmp_path):
    run = a_run(tmp_path / "runs", epochs=3)
    (stored,) = save(
        file, LENET, [run], progress=lambda done, total: run.epoch_file(3).unlink(missing_ok=True)
    ).runs
    assert stored.epochs() == (0, 1, 2)


def test_a_run_without_events_or_checkpoint_is_saved_as_it_is(file, tmp_path):
    run = a_run(tmp_path / "runs")
    run.events_file.unlink()
    run.last_file.unlink()
    (stored,) = save(file, LENET, [run]).runs
    assert list(stored.events_lines()) == []
    assert not stored.can_resume


def damaged(file: Path, old: bytes, new: bytes) -> None:
    data = file.read_bytes()
    assert len(old) == len(new)
    assert old in data
    file.write_bytes(data.replace(old, new))


def test_a_run_that_cannot_be_read_is_said_and_kept_raw(file, tmp_path):
    good, bad = a_run(tmp_path / "runs"), a_run(tmp_path / "runs")
    save(file, LENET, [bad, good])
    damaged(file, f'{{"id":"{bad.id}"'.encode(), f'{{"ID":"{bad.id}"'.encode())
    project = load(file)
    assert project.runs[1].problem is None
    assert str(project.runs[0].problem).startswith(f"The run {bad.id} cannot be used, but is kept")
    with pytest.raises(ProjectError, match="cannot be used, but is kept"):
        project.runs[0].read_job()
    assert not project.runs[0].can_resume
    before = file.read_bytes()
    start = before.index(f"runs/{bad.id}/job.json".encode())
    again = save(file, LENET, project.runs)
    assert again.runs[0].problem == project.runs[0].problem
    assert before[start : start + 500] in file.read_bytes()


def test_a_job_of_another_run_is_a_problem(file, tmp_path):
    run, other = a_run(tmp_path / "runs"), a_run(tmp_path / "runs")
    run.job_file.write_bytes(other.job_file.read_bytes())
    (stored,) = save(file, LENET, [run]).runs
    assert f"its job is called {other.id}" in str(stored.problem)


def test_damaged_weights_are_copied_as_they_are_so_that_readers_still_notice(file, tmp_path):
    run = a_run(tmp_path / "runs")
    project = save(file, LENET, [run])
    damaged(file, b"\1" * 100, b"\1" * 99 + b"\3")
    save(file, LENET, project.runs)
    assert b"\1" * 99 + b"\3" in file.read_bytes()
    with pytest.raises(ProjectError, match=r"epochs/1\.safetensors is damaged"):
        storage.read_run_member(file, run.id, "epochs/1.safetensors")
    good = storage.read_run_member(file, run.id, "epochs/2.safetensors")
    assert good == run.epoch_file(2).read_bytes()


def test_a_member_with_a_damaged_header_stops_saving_with_its_name(file, tmp_path):
    run = a_run(tmp_path / "runs")
    project = save(file, LENET, [run])
    name = f"runs/{run.id}/epochs/1.safetensors".encode()
    data = bytearray(file.read_bytes())
    data[data.index(name) - 30] = 0
    file.write_bytes(data)
    with pytest.raises(ProjectError, match=r"epochs/1\.safetensors is damaged"):
        save(file, LENET, project.runs)
    assert file.read_bytes() == data
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.cnn", "runs"]


def test_a_member_that_would_begin_behind_the_file_stops_saving_with_its_name(file, tmp_path):
    run = a_run(tmp_path / "runs")
    project = save(file, LENET, [run])
    data = bytearray(file.read_bytes())
    place = data.index(f"runs/{run.id}/last.safetensors".encode())
    data[place - 2 : place] = b"\xff\xff"
    file.write_bytes(data)
    with pytest.raises(ProjectError, match=r"last\.safetensors is damaged"):
        save(file, LENET, project.runs)
    assert file.read_bytes() == data


def test_missing_members_and_runs_are_named(file, tmp_path):
    run = a_run(tmp_path / "runs")
    save(file, LENET, [run])
    with pytest.raises(ProjectError, match=r"a\.cnn has no runs/.*/epochs/9\.safetensors"):
        storage.read_run_member(file, run.id, "epochs/9.safetensors")
    with pytest.raises(ProjectError, match=r"a\.cnn has no run 1\."):
        storage.copy_run_to_store(file, "1")


def test_damage_is_found_wherever_it_is(file, tmp_path):
    good, bad = a_run(tmp_path / "runs"), a_run(tmp_path / "runs")
    project = save(file, LENET, [good, bad], thumbnail=b"a picture")
    assert list(storage.find_damage(project)) == []
    damaged(file, b"a picture", b"a Picture")
    damaged(file, f'{{"id":"{bad.id}"'.encode(), f'{{"ID":"{bad.id}"'.encode())
    texts = [str(text) for text in storage.find_damage(load(file))]
    assert texts[0].startswith(f"The run {bad.id} cannot be used, but is kept")
    assert "thumbnail.png is damaged" in texts[1]
    assert f"runs/{bad.id}/job.json is damaged" in texts[2]
    assert len(texts) == 3


# --- going on with a run of a file ---------------------------------------------------------------


def test_a_run_is_copied_to_the_store_under_a_new_id_with_its_history(file, tmp_path):
    run = a_run(tmp_path / "runs")
    project = save(file, LENET, [run])
    copy = storage.copy_run_to_store(file, run.id, tmp_path / "store")
    assert copy.id != run.id
    assert copy.read_job() == msgspec.structs.replace(run.read_job(), id=copy.id)
    assert {**files_of(copy), "job.json": b""} == {**files_of(run), "job.json": b""}
    assert copy.owner().project == str(file)
    ids = [stored.id for stored in save(file, LENET, [*project.runs, copy]).runs]
    assert ids == [run.id, copy.id]


def test_a_run_with_damaged_files_is_not_copied_and_leaves_nothing(file, tmp_path):
    run = a_run(tmp_path / "runs")
    save(file, LENET, [run])
    damaged(file, b"\1" * 100, b"\1" * 99 + b"\3")
    with pytest.raises(ProjectError, match=r"epochs/1\.safetensors is damaged"):
        storage.copy_run_to_store(file, run.id, tmp_path / "store")
    assert list((tmp_path / "store").iterdir()) == []


def test_a_run_that_finds_no_room_in_the_store_leaves_nothing(file, tmp_path, monkeypatch):
    run = a_run(tmp_path / "runs")
    save(file, LENET, [run])

    def full(archive, name, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage.archive, "copy_member", full)
    with pytest.raises(ProjectError, match=r"the disk of .* is full"):
        storage.copy_run_to_store(file, run.id, tmp_path / "store")
    assert list((tmp_path / "store").iterdir()) == []


# --- thumbnail, progress, changes by others, full disks ------------------------------------------


def test_a_thumbnail_is_kept_until_there_is_another(file, tmp_path):
    save(file, LENET)
    assert storage.read_thumbnail(file) is None
    save(file, LENET, thumbnail=b"first")
    save(file, LENET)
    assert storage.read_thumbnail(file) == b"first"
    save(file, LENET, thumbnail=b"second")
    assert storage.read_thumbnail(file) == b"second"


def test_a_foreign_file_is_overwritten_when_asked_to(file):
    file.write_bytes(b"not a zip")
    assert save(file, LENET).design == LENET


def test_progress_grows_to_the_total(file, tmp_path):
    told = []
    run = a_run(tmp_path / "runs", size=700_000)
    project = save(file, LENET, [run], progress=lambda *pair: told.append(pair))
    done, totals = zip(*told, strict=True)
    assert list(done) == sorted(done)
    assert set(totals) == {done[-1]}
    assert len(told) > 7
    told.clear()
    save(file, LENET, project.runs, progress=lambda *pair: told.append(pair))
    assert told[-1] == (done[-1], done[-1])


def test_saving_can_be_called_off_through_progress_and_leaves_the_old_file(file, tmp_path):
    save(file, LENET)
    before = file.read_bytes()

    def cancel(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(file, Design(), [a_run(tmp_path / "runs")], progress=cancel)
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.cnn", "runs"]


def test_a_file_that_somebody_else_changed_is_not_overwritten_unasked(file):
    project = save(file, LENET)
    other = save(file, Design(notes="Somebody else's."))
    with pytest.raises(ChangedOnDiskError, match=r"a\.cnn was changed by another program"):
        save(file, LENET, expected=project.stamp)
    assert load(file).design.notes == "Somebody else's."
    assert save(file, LENET, expected=other.stamp).design == LENET
    with pytest.raises(ChangedOnDiskError):
        save(file, LENET, expected=other.stamp)
    assert save(file, LENET).design == LENET


def test_a_file_that_somebody_else_changes_while_it_is_saved_is_not_overwritten(file, tmp_path):
    project = save(file, LENET)
    other = Design(notes="Somebody else's.")
    with pytest.raises(ChangedOnDiskError):
        save(file, LENET, expected=project.stamp, progress=lambda *_: file.write_bytes(b"other"))
    assert file.read_bytes() == b"other"
    assert save(file, other).design == other


_SMALL_DISK = """
import resource, sys
from pathlib import Path
from cnnstudio.project.storage import load, save
file = Path(sys.argv[1])
project = load(file)
limit = file.stat().st_size - 100
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    save(file, project.design, project.runs)
except Exception as error:
    print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a matter of POSIX")
def test_a_full_disk_while_saving_leaves_the_file_and_nothing_else(file, tmp_path):
    save(file, LENET, [a_run(tmp_path / "runs", size=100_000)])
    before = file.read_bytes()
    done = fresh.python("-c", _SMALL_DISK, str(file))
    assert done.stdout.startswith("ProjectError a.cnn could not be written, because the disk of")
    assert done.stderr == ""
    assert file.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.cnn", "runs"]


def test_members_of_many_gigabytes_are_saved_and_copied(file, tmp_path, monkeypatch):
    # What zipfile does beyond 2 GiB, from 100 bytes on.
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 99)
    run = a_run(tmp_path / "runs")
    project = save(file, LENET, [run])
    (stored,) = save(file, LENET, project.runs).runs
    monkeypatch.undo()
    assert stored.problem is None
    data = members(file)
    assert b"\1\0\x10\0" in file.read_bytes(), "no sizes of 64 bits were written"
    assert {name: data[name] for name in members_of(run)} == members_of(run)


def test_a_file_that_is_gone_is_put_back(file):
    project = save(file, LENET)
    file.unlink()
    save(file, LENET, expected=project.stamp)
    assert load(file).design == LENET


def test_runs_that_were_in_a_file_that_is_gone_are_said_and_not_lost_in_silence(file, tmp_path):
    project = save(file, LENET, [a_run(tmp_path / "runs")])
    moved = file.rename(tmp_path / "moved.cnn")
    with pytest.raises(ProjectError, match=r"put it back into .*, or remove these runs"):
        save(file, LENET, project.runs, expected=project.stamp)
    assert not file.exists()
    moved.rename(file)
    assert len(save(file, LENET, project.runs, expected=project.stamp).runs) == 1


def test_half_a_letter_is_refused_in_words(file):
    with pytest.raises(ProjectError, match=r"since “my . note” has a letter that is only half"):
        save(file, Design(LENET.network, notes="my \ud800 note"))
    assert not file.exists()
