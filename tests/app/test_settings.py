"""Preferences are remembered; what is broken is said and replaced by the defaults."""

from cnnstudio.app.settings import Preferences, Settings


def test_values_are_there_again_next_time(tmp_path):
    Settings(tmp_path / "settings.json").change(theme="dark", workspace="train")
    values = Settings(tmp_path / "settings.json").values
    assert (values.theme, values.workspace) == ("dark", "train")


def test_broken_file_gives_the_defaults_and_a_sentence(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "plaid"}', encoding="utf-8")
    settings = Settings(file)
    assert settings.values == Preferences()
    assert str(file) in settings.trouble


def test_entries_of_a_newer_program_are_left_alone(tmp_path):
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "dark", "hologram": true}', encoding="utf-8")
    assert Settings(file).values.theme == "dark"


def test_newest_recent_file_comes_first_and_only_once(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    first, second = tmp_path / "a.cnn", tmp_path / "b.cnn"
    for path in (first, second, first):
        settings.add_recent(path)
    assert settings.values.recent_files == (str(first), str(second))


def test_folder_that_cannot_be_written_costs_nothing_but_the_memory(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    settings = Settings(tmp_path / "file" / "settings.json")
    settings.change(theme="dark")
    assert settings.values.theme == "dark"
