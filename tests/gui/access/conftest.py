"""The whole window, and somebody who has a keyboard and no mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.app.settings import Settings
from cnnstudio.gui import accessibility
from cnnstudio.gui.looks import theme
from cnnstudio.gui.main_window import MainWindow
from cnnstudio.gui.studio import Studio
from cnnstudio.project.design import Design

NOTHING_HELD = Qt.KeyboardModifier.NoModifier
MOST_TABS = 150


class Typist:
    """Presses keys, which go to whatever has the focus."""

    def __init__(self, window: MainWindow):
        self.window = window
        self.document = window.studio.document

    @property
    def focus(self):
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def press(self, key, held=NOTHING_HELD, times=1):
        for _ in range(times):
            QTest.keyClick(self.focus, key, held)
            QApplication.processEvents()

    def type(self, text):
        QTest.keyClicks(self.focus, text)
        QApplication.processEvents()

    def tab_to(self, name):
        """Press Tab until something has the focus that is called so."""
        for _ in range(MOST_TABS):
            if self.focus.accessibleName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def come_back(self):
        """Give the window the keyboard again, as a window manager does when a dialog closes."""
        self.window.activateWindow()
        QApplication.processEvents()

    def go_to_canvas(self):
        for _ in range(8):
            if self.focus is self.window.canvas.view:
                return
            self.press(Qt.Key.Key_F6)
        raise AssertionError("F6 does not lead to the canvas")


@pytest.fixture
def window(qtbot, qapp):
    theme.apply(qapp, "light")
    accessibility.install()
    studio = Studio(Settings())
    window = MainWindow(studio)
    studio.new("LeNet-5")
    studio.setParent(window)
    qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
    window.resize(1440, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def typist(window):
    window.setFocus()
    return Typist(window)
