"""Opening the window from the command line: what is said where there can be none."""

import sys

import pytest

from cnnstudio import __main__
from cnnstudio.cli import window
from cnnstudio.cli.parser import run
from tests import fresh

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a matter of X11")


@pytest.fixture
def screens(monkeypatch):
    """Take away all that could be a screen."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@linux
@pytest.mark.parametrize("words", [[], ["my.cnn"]])
def test_without_a_screen_one_sentence_says_what_to_do_instead(screens, capsys, tmp_path, words):
    screens.chdir(tmp_path)
    (tmp_path / "my.cnn").touch()
    assert run(words) == 1
    said = capsys.readouterr().err
    assert said.startswith("cnnstudio: There is no screen here")
    assert "cnnstudio train my.cnn" in said
    assert said.count("\n") == 1


@linux
def test_a_screen_that_does_not_answer_is_said(screens):
    screens.setenv("DISPLAY", ":7731")
    assert window.why_no_screen().startswith("The screen :7731 does not answer")


@linux
def test_a_screen_that_is_asked_for_by_name_is_left_to_qt(screens):
    screens.setenv("QT_QPA_PLATFORM", "offscreen")
    assert window.why_no_screen() is None


@linux
def test_without_the_library_for_screens_that_library_is_said_and_not_the_screen(screens):
    def missing(name):
        raise OSError(f"{name}: cannot open shared object file: No such file or directory")

    screens.setenv("DISPLAY", ":7731")
    screens.setattr(window.ctypes, "CDLL", missing)
    assert window.why_no_screen() is None
    assert "needs the system library" in window.why_no_qt()
    assert "apt install" in window.why_no_qt()


def test_with_all_libraries_there_is_no_reason(screens):
    screens.setenv("QT_QPA_PLATFORM", "offscreen")
    assert window.why_no_qt() is None
    screens.setenv("QT_QPA_PLATFORM", "unheard-of")
    assert window.why_no_qt() is None


def test_without_pyside_it_is_said(screens):
    screens.setattr(window.importlib.util, "find_spec", lambda name: None)
    assert window.why_no_qt().startswith("PySide6 is not installed")


def test_a_project_that_is_not_there_is_said_before_any_window(capsys, tmp_path):
    assert run([str(tmp_path / "gone.cnn")]) == 1
    assert "There is no file" in capsys.readouterr().err


@linux
def test_the_entry_without_a_console_opens_the_window_as_well(screens, capsys):
    screens.setattr(sys, "argv", ["cnnstudio-window"])
    assert __main__.window() == 1
    assert "There is no screen here" in capsys.readouterr().err


def test_a_word_that_is_no_command_and_no_file_is_wrong_usage(capsys):
    with pytest.raises(SystemExit) as ended:
        run(["trian"])
    assert ended.value.code == 2
    assert "invalid choice: 'trian'" in capsys.readouterr().err


@linux
def test_the_program_ends_with_the_sentence_and_status_1(screens):
    done = fresh.cnnstudio()
    assert done.returncode == 1
    assert done.stderr.startswith("cnnstudio: There is no screen here")
    assert done.stdout == ""
