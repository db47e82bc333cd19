"""Less motion on request, and nothing that only a color says."""

import pytest
from PySide6.QtWidgets import QProxyStyle, QStyle

from cnnstudio.gui.canvas.layout.motion import is_wanted
from cnnstudio.gui.looks import theme
from cnnstudio.network import edits


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


def test_an_error_seen_from_afar_is_crossed_out_as_well_as_red(window):
    window.studio.document.edit("Remove", edits.remove_nodes, [8])
    view = window.canvas.view
    wrong = next(card for card in view.canvas.cards.values() if card.build.has_error)
    view.zoom_to(20)
    place = view.mapFromScene(wrong.rect()).boundingRect()
    seen = view.viewport().grab(place).toImage()
    inner = seen.rect().adjusted(4, 4, -4, -4)
    red = theme.current().color("danger").rgb()
    pixels = [
        seen.pixel(x, y) == red
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.bottom())
    ]
    assert sum(pixels) > 10
