"""What nobody has foreseen is written down and said, and the window goes on."""

from tests.fresh import python

_FAILING = """
import logging, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from cnnstudio.gui.elements import Banner
from cnnstudio.gui.window.messages import Messages
from cnnstudio.gui.window.unexpected import Unexpected
logging.basicConfig(stream=sys.stdout, format="log: %(message)s %(exc_info)s")
app = QApplication([])
messages = Messages()
Unexpected(messages)
for _ in range(2):
    QTimer.singleShot(0, lambda: 1 / 0)
QTimer.singleShot(10, app.quit)
app.exec()
print(*(banner.text() for banner in messages.findChildren(Banner)), sep="\\n")
if "gone" in sys.argv:
    messages.deleteLater()
    QTimer.singleShot(0, lambda: 1 / 0)
    QTimer.singleShot(10, app.quit)
    app.exec()
print("went on")
"""


def test_errors_in_slots_are_logged_and_said_once_and_the_program_goes_on():
    done = python("-c", _FAILING)
    said = [line for line in done.stdout.splitlines() if line.startswith("Something did not go")]
    assert len(said) == 1
    assert "window.log" in said[0]
    assert done.stdout.endswith("went on\n")
    assert (
        done.stdout.count("log: Something unexpected happened. (<class 'ZeroDivisionError'>") == 2
    )
    assert done.stderr.count("ZeroDivisionError: division by zero") == 2


def test_an_error_after_the_window_has_gone_is_logged_alone():
    done = python("-c", _FAILING, "gone")
    assert done.stdout.endswith("went on\n")
    assert done.stdout.count("log: Something unexpected happened.") == 3
