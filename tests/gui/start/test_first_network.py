"""The first network of somebody who never saw the program: trained with a few clicks."""

import pytest
from PySide6.QtCore import Qt

from cnnstudio.gui.window.toolbar import Toolbar

MOST_CLICKS = 4
MOST_MS = 300_000


@pytest.mark.torch
@pytest.mark.slow
@pytest.mark.parametrize("is_first", [True, False])
def test_a_network_is_trained_with_at_most_four_clicks(begin, qtbot, is_first):
    window = begin(started_before=not is_first)
    clicks = 0
    if not is_first:
        cards = window.start.page.middle.cards
        spot = cards.visualRect(cards.model().index(0, 0)).center()
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        clicks += 1
    start = window.findChild(Toolbar).start
    assert start.isVisible()
    qtbot.mouseClick(start, Qt.MouseButton.LeftButton)
    clicks += 1
    (run,) = window.studio.runs.items
    qtbot.waitUntil(lambda: run.history.ended is not None, timeout=MOST_MS)
    assert run.history.ended.reason == "completed"
    assert run.history.best.validation_accuracy > 0.9
    assert clicks <= MOST_CLICKS
    assert window.train_page.isVisible()
