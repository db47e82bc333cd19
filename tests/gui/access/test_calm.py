"""Less motion on request, and nothing that only a color says."""

import pytest
from PySide6.QtWidgets import QProxyStyle, QStyle

from cnnstudio.gui import theme
from cnnstudio.gui.canvas.motion import is_wanted


class StillStyle(QProxyStyle):
    """The style of a system that shows no motion."""

    def styleHint(self, hint, *others):  # noqa: N802 - Qt's name
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, *others)


@pytest.fixture
def calm(window):
    window.looks.change(reduce_motion=True)
    yield
    window.looks.change(reduce_motion=False)


def test_cards_and_panels_jump_on_request(window, calm):
    assert not is_wanted()
    assert not window.isAnimated()
    window.canvas.view.tidy_up("down")
    assert not window.canvas.view.canvas.motion.is_running


def test_cards_move_otherwise(window):
    assert is_wanted()
    assert window.isAnimated()
    window.canvas.view.tidy_up("down")
    assert window.canvas.view.canvas.motion.is_running
    window.canvas.view.canvas.motion.finish()


def test_a_system_without_motion_is_followed(window, qapp):
    qapp.setStyle(StillStyle("Fusion"))
    try:
        assert theme.current().duration(220) == 0
        assert not is_wanted()
    finally:
        qapp.setStyle("Fusion")
    assert theme.current().duration(220) == 220
