"""Preferences are remembered; what is broken is said, and spoils nothing but itself."""

import json

import pytest

from cnnstudio.app.settings import Preferences, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.json"


def test_values_are_there_again_next_time(file):
    Settings(file).change(theme="dark", text_percent=120)
    values = Settings(file).values
    assert (values.theme, values.text_percent) == ("dark", 120)


def test_without_a_file_the_defaults_hold_and_nothing_is_said(file):
    settings = Settings(file)
    assert settings.values == Preferences()
    assert settings.trouble is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[1, 2]",
        b'"dark"',
        b"[" * 100_000,
        b'{"theme": "dark", "theme',
        b'{"a": "' + b"x" * 2_000_000 + b'"}',
    ],
    ids=["empty", "cut", "binary", "list", "text", "deep", "half", "large"],
)
def test_broken_file_gives_the_defaults_is_kept_aside_and_said(file, content):
    file.write_bytes(content)
    settings = Settings(file)
    kept = file.with_name("settings.json.broken")
    assert settings.values == Preferences()
    assert str(kept) in str(settings.trouble)
    assert kept.read_bytes() == content
    settings.change(theme="dark")
    assert Settings(file).values.theme == "dark"
    assert Settings(file).trouble is None


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("theme", "plaid"),
        ("text_percent", 79),
        ("text_percent", 201),
        ("text_percent", "150"),
        ("density", None),
        ("reduce_motion", "yes"),
        ("recent_files", [1]),
        ("recent_files", ["x"] * 101),
        ("data_root", {"a": 1}),
        ("window_geometry", "x" * 10_001),
    ],
)
def test_a_wrong_value_costs_nothing_but_itself(file, name, wrong):
    right = {"strong_borders": True, "export_folder": "/tmp/here"}
    file.write_text(json.dumps(right | {name: wrong}), encoding="utf-8")
    settings = Settings(file)
    assert settings.values == Preferences(**right)
    assert name in str(settings.trouble)
    assert str(file) in str(settings.trouble)
    assert file.exists()


def test_entries_of_a_newer_program_stay_in_the_file(file):
    file.write_text('{"theme": "dark", "hologram": {"depth": 3}}', encoding="utf-8")
    settings = Settings(file)
    assert settings.values.theme == "dark"
    assert settings.trouble is None
    settings.change(theme="light")
    assert json.loads(file.read_text(encoding="utf-8"))["hologram"] == {"depth": 3}


def test_newest_recent_file_comes_first_and_only_once(tmp_path, file):
    settings = Settings(file)
    first, second = tmp_path / "a.cnn", tmp_path / "b.cnn"
    for path in (first, second, first):
        settings.add_recent(path)
    assert settings.values.recent_files == (str(first), str(second))


def test_folder_that_cannot_be_written_costs_nothing_but_the_memory(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.change(theme="dark")
    assert settings.values.theme == "dark"


def test_an_unreadable_folder_in_place_of_the_file_is_kept_aside(file):
    file.mkdir()
    settings = Settings(file)
    assert settings.values == Preferences()
    assert settings.trouble is not None


def test_two_windows_keep_what_each_of_them_remembers(file, tmp_path):
    one, two = Settings(file), Settings(file)
    one.change(shortcuts={"tidy": "Ctrl+J"}, theme="dark")
    two.add_recent(tmp_path / "two.cnn")
    one.add_recent(tmp_path / "one.cnn")
    two.change(text_percent=120)
    values = Settings(file).values
    assert values.recent_files == (str(tmp_path / "one.cnn"), str(tmp_path / "two.cnn"))
    assert (values.shortcuts, values.theme) == ({"tidy": "Ctrl+J"}, "dark")
    assert values.text_percent == 120
    one.forget_recent(str(tmp_path / "two.cnn"))
    assert Settings(file).values.recent_files == (str(tmp_path / "one.cnn"),)


def test_what_breaks_the_file_meanwhile_costs_a_window_nothing_it_knows(file):
    settings = Settings(file)
    settings.change(theme="dark")
    file.write_bytes(b'{"theme": 3, "text_percent": 150}')
    settings.change(density="compact")
    file.write_bytes(b"{")
    settings.change(reduce_motion=True)
    file.unlink()
    settings.change(language="it")
    values = Settings(file).values
    assert (values.theme, values.text_percent, values.density) == ("dark", 150, "compact")
    assert (values.reduce_motion, values.language) == (True, "it")


def test_a_name_that_is_no_text_is_not_remembered_and_stops_nothing(file, tmp_path):
    settings = Settings(file)
    settings.add_recent(tmp_path / "\udcff.cnn")
    settings.change(theme="dark")
    assert Settings(file).values == Preferences(theme="dark")


def test_that_nothing_can_be_kept_is_said_once_and_holds_all_the_same(tmp_path):
    (tmp_path / "folder").write_bytes(b"a file in its place")
    settings, said = Settings(tmp_path / "folder" / "settings.json"), []
    settings.on_unwritten = lambda text: said.append(str(text))
    settings.change(theme="dark")
    settings.change(theme="light")
    assert settings.values.theme == "light"
    assert len(said) == 1
    assert "cannot be kept beyond this session" in said[0]
