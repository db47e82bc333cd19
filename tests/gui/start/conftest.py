"""Windows as the program opens them, for a user who has or has not been here before."""

import pytest

from cnnstudio.app.settings import Settings
from cnnstudio.gui.application import open_window
from cnnstudio.gui.studio import Studio
from cnnstudio.project.design import Design


@pytest.fixture
def begin(qtbot):
    """Open a window with what it begins with; the keywords are preferences."""

    def begin(path=None, **preferences):
        settings = Settings()
        settings.change(**preferences)
        studio = Studio(settings)
        window = open_window(studio, path)
        studio.setParent(window)
        qtbot.addWidget(window, before_close_func=lambda _: studio.file.new(Design()))
        window.show()
        qtbot.waitExposed(window)
        return window

    return begin


@pytest.fixture
def window(begin):
    """A window that shows the start page, as every time but the first."""
    return begin(started_before=True)
