"""What the tests of the window rely on: nothing is left over, and no dialog waits for a person."""

import os
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

CONFTEST = Path(__file__).parents[1] / "conftest.py"

UNTIDY = """
import logging
import sys
from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QMessageBox, QWidget
from tests import leftovers

kept = []

def test_leaves_a_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(10_000)

def test_leaves_a_process(qapp):
    leftovers.PATIENCE = 50
    kept.append(QProcess())
    kept[-1].start(sys.executable, ["-c", "import time; time.sleep(60)"])
    assert kept[-1].waitForStarted()

def test_leaves_a_window(qapp):
    kept.append(QWidget())
    kept[-1].show()

def test_asks_without_an_answer(qtbot):
    QMessageBox.question(None, "Unsaved changes", "Save them?")

def test_answers_what_nobody_asks(dialogs):
    dialogs.answer("Save")

def test_warns():
    logging.getLogger("cnnstudio.app").warning("a wire without an end")
"""

TIDY = """
import logging
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QFileDialog, QInputDialog, QMenu, QMessageBox
import pyqtgraph
def test_is_tidy(qtbot, dialogs, caplog):
    logging.getLogger("cnnstudio.app").warning("this test looks at the log")
    window = pyqtgraph.PlotWidget()
    qtbot.addWidget(window)
    window.show()
    QTimer(window).start(10)
    dialogs.answer("Yes")
    assert QMessageBox.question(window, "", "?") == QMessageBox.StandardButton.Yes
    dialogs.answer("Save", "", None, True, lambda dialog: dialog.accept(), "Delete")
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel)
    assert box.exec() == QMessageBox.StandardButton.Save
    assert QFileDialog.getOpenFileName(window, "Open")[0] == ""
    assert QInputDialog.getText(window, "Name", "Name:")[1] is False
    assert QDialog().exec() == 1
    assert QDialog().exec() == 1
    menu, done = QMenu(), []
    menu.addAction("&Delete").triggered.connect(lambda: done.append("deleted"))
    menu.exec()
    assert done == ["deleted"]
"""


@pytest.fixture
def run_test(pytester):
    """Run the text of a test module under this suite's own conftest, in a process of its own."""
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    root = CONFTEST.parents[1]
    pytester.makeini(f"[pytest]\nqt_api = pyside6\npythonpath = {root}\n")

    def run(text: str):
        pytester.makepyfile(text)
        return pytester.runpytest_subprocess("-p", "no:cacheprovider", timeout=60)

    return run


def test_what_a_test_leaves_behind_fails_it(run_test):
    result = run_test(UNTIDY)
    result.assert_outcomes(passed=5, failed=1, errors=5)
    result.stdout.fnmatch_lines_random(
        [
            "*QTimer * still ticks*",
            "*QProcess * still runs*",
            "*QWidget * is still there*",
            "*A dialog asked and had no answer*Save them?*",
            "*No dialog asked for these answers*",
            "*WARNING cnnstudio.app: a wire without an end*",
        ]
    )


def test_a_tidy_test_passes(run_test):
    run_test(TIDY).assert_outcomes(passed=1)


def test_the_users_own_folders_are_never_touched(user_home):
    assert os.environ["CNNSTUDIO_HOME"] == str(user_home)
    assert Path.home() not in user_home.parents
