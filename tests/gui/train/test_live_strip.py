"""The row of live cards above the curves fits its width as far as maps can still be seen."""

import pytest

from cnnstudio.gui.canvas.geometry import HIDE_BODY
from cnnstudio.gui.train.live_strip import CardRow


@pytest.fixture
def row(qtbot, studio):
    row = CardRow(studio.document, studio.lens)
    qtbot.addWidget(row)
    row.resize(880, row.height())
    row.show()
    return row


def last_right(row):
    return row.mapFromScene(row.scene().itemsBoundingRect().right(), 0).x()


def test_the_last_card_of_lenet_is_seen_in_the_middle_of_a_usual_window(row):
    assert last_right(row) <= row.viewport().width()
    assert row.horizontalScrollBar().maximum() == 0


def test_a_narrow_row_scrolls_and_still_shows_its_maps(row):
    row.resize(500, row.height())
    assert row.transform().m11() > HIDE_BODY
    assert row.horizontalScrollBar().maximum() > 0
