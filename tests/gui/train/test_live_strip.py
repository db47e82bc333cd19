"""The row of live cards fits its width, and shares the selection with the canvas."""

import pytest
from PySide6.QtCore import Qt

from cnnstudio.gui.canvas.items.cards import CardItem
from cnnstudio.gui.canvas.items.geometry import HIDE_BODY
from cnnstudio.gui.train.live_strip import CardRow, LiveStrip


@pytest.fixture
def row(qtbot, studio):
    row = CardRow(studio.document, studio.lens, studio.selection)
    qtbot.addWidget(row)
    row.resize(880, row.height())
    row.show()
    return row


def cards(row):
    return sorted(
        (item for item in row.items() if isinstance(item, CardItem)),
        key=lambda card: card.pos().x(),
    )


def place_of(row, card):
    return row.mapFromScene(card.rect().center())


def last_right(row):
    return row.mapFromScene(row.scene().itemsBoundingRect().right(), 0).x()


def test_the_last_card_of_lenet_is_seen_in_the_middle_of_a_usual_window(row):
    assert last_right(row) <= row.viewport().width()
    assert row.horizontalScrollBar().maximum() == 0


def test_cards_move_closer_together_before_one_is_out_of_view(row):
    first, second = cards(row)[:2]
    gap = second.rect().left() - first.rect().right()
    row.resize(754, row.height())
    assert second.rect().left() - first.rect().right() < gap
    assert last_right(row) <= row.viewport().width() + 10
    assert row.horizontalScrollBar().maximum() == 0


def test_a_narrow_row_scrolls_and_still_shows_its_maps(row):
    row.resize(500, row.height())
    assert row.transform().m11() > HIDE_BODY
    assert row.horizontalScrollBar().maximum() > 0


def test_a_click_selects_the_layer_everywhere_and_beside_cards_nothing(row, studio, qtbot):
    card = cards(row)[3]
    qtbot.mouseClick(row.viewport(), Qt.MouseButton.LeftButton, pos=place_of(row, card))
    assert studio.selection.ids == {card.node}
    assert card.selected
    studio.selection.set([cards(row)[1].node])
    assert not card.selected
    assert cards(row)[1].selected
    qtbot.mouseClick(row.viewport(), Qt.MouseButton.LeftButton, pos=row.rect().topLeft())
    assert not studio.selection.ids


def test_a_double_click_leads_to_the_canvas(qtbot, studio):
    strip = LiveStrip(studio.document, studio.lens, studio.selection)
    qtbot.addWidget(strip)
    strip.resize(880, strip.sizeHint().height())
    strip.show()
    card = cards(strip.row)[2]
    where = place_of(strip.row, card)
    with qtbot.waitSignal(strip.node_wanted) as wanted:
        qtbot.mouseDClick(strip.row.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert wanted.args == [card.node]


def test_arrow_keys_go_along_the_row_and_enter_leads_to_the_canvas(row, studio, qtbot):
    first, second = cards(row)[:2]
    row.setFocus()
    for key, expected in (("Right", first), ("Right", second), ("Left", first), ("Left", first)):
        qtbot.keyClick(row, getattr(Qt.Key, f"Key_{key}"))
        assert studio.selection.ids == {expected.node}
    with qtbot.waitSignal(row.node_wanted) as wanted:
        qtbot.keyClick(row, Qt.Key.Key_Return)
    assert wanted.args == [first.node]
