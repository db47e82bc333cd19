"""Looking for a layer at a place of the canvas."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnstudio.app.own_blocks import OwnBlock
from cnnstudio.gui.palette.items import of_own
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.network import blocks, edits
from cnnstudio.network.graph import Network
from cnnstudio.network.layout.arrange import arranged
from tests.builders import graph, resnet

EMPTY = QPointF(320, 530)


def popup(hand, qtbot):
    """Give the search, once everything has been tried out."""
    found = hand.view.searching.popup
    if found is not None:
        qtbot.waitUntil(lambda: not found.is_trying)
    return found


def titles(found):
    return [row.choice.title for row in found.model.rows if hasattr(row, "choice")]


def shapes(found):
    return {row.choice.title: row.choice.keys for row in found.model.rows if hasattr(row, "choice")}


def current(found):
    return found.model.rows[found.list.currentIndex().row()].choice.title


def type_in(found, text):
    QTest.keyClicks(found.search, text)


def enter(found):
    QTest.keyClick(found.search, Qt.Key.Key_Return)


@pytest.fixture
def at_end(make_hand):
    """Give a hand on a network whose last layer feeds nothing yet."""
    same = Conv2d(4, (3, 3), padding=(1, 1))
    network = graph(("input", Input(1, 8, 8)), ("one", same, "input"), ("two", same, "one"))
    return make_hand(edits.move(network, {2: (200, 0), 3: (400, 0)}))


def test_space_looks_for_a_layer_at_the_end_and_enter_puts_it_there(hand, qtbot):
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    assert found.title.text() == "Behind fc3"
    assert QApplication.focusWidget() is found.search
    assert "Conv 2D" not in titles(found), "a convolution takes no vectors"
    assert "Output" not in titles(found), "there is one already"
    type_in(found, "drop")
    assert titles(found)[0] == "Dropout"
    enter(found)
    assert hand.sources("output") == ["dropout1"]
    assert hand.sources("dropout1") == ["fc3"]
    assert hand.selected == {"dropout1"}
    assert hand.steps == 1
    assert hand.view.searching.popup is None
    assert hand.view.hasFocus()


def test_space_goes_behind_the_selected_layer_or_onto_the_chosen_wire(hand, qtbot):
    hand.studio.select("pool1")
    hand.key(Qt.Key.Key_Space)
    assert popup(hand, qtbot).title.text() == "Behind pool1"
    hand.view.searching.close()
    hand.click(hand.middle_of_wire("relu1", "pool1") + QPointF(-18, 0))
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    assert found.title.text() == "Between relu1 and pool1"
    type_in(found, "residual")
    enter(found)
    assert hand.sources("conv3") == ["relu1"]
    assert hand.sources("pool1") != ["relu1"]


def test_each_says_which_shape_it_would_give(hand, qtbot):
    hand.studio.select("pool1")
    hand.key(Qt.Key.Key_Space)
    found = shapes(popup(hand, qtbot))
    assert found["Tanh"] == "6×14×14"
    assert found["Residual"] == "6×14×14"
    assert found["Add"] == ""


def test_only_what_spoils_nothing_behind_is_listed(hand, qtbot):
    hand.studio.select("pool1")
    hand.key(Qt.Key.Key_Space)
    assert "Flatten" not in titles(popup(hand, qtbot)), "conv2 needs maps"


def test_where_nothing_fits_it_says_why_not(hand, qtbot):
    hand.studio.select("pool1")
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    type_in(found, "flatt")
    assert current(found) == "Flatten"
    assert "conv2" in found.note.text()
    enter(found)
    assert hand.steps == 0
    type_in(found, "xyz")
    assert "xyz" in found.note.text()


def test_it_is_found_by_title_family_kind_and_other_words(hand, qtbot):
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    for text, title in [("layernorm", "Layer norm"), ("fc", "Dense"), ("activation gel", "GELU")]:
        found.search.clear()
        type_in(found, text)
        assert titles(found)[0] == title


def test_arrows_walk_through_the_rows(hand, qtbot):
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    first = current(found)
    QTest.keyClick(found.search, Qt.Key.Key_Down)
    assert current(found) == titles(found)[1]
    QTest.keyClick(found.search, Qt.Key.Key_Up)
    assert current(found) == first


def test_escape_and_a_click_elsewhere_close_it(hand, qtbot):
    hand.key(Qt.Key.Key_Space)
    QTest.keyClick(popup(hand, qtbot).search, Qt.Key.Key_Escape)
    assert hand.view.searching.popup is None
    assert hand.view.hasFocus()
    hand.key(Qt.Key.Key_Space)
    hand.click(EMPTY)
    assert hand.view.searching.popup is None


def test_an_edit_closes_it(hand):
    hand.key(Qt.Key.Key_Space)
    hand.studio.document.edit("Rename", edits.rename, 2, "eyes")
    assert hand.view.searching.popup is None


def test_a_double_click_on_the_empty_canvas_looks_for_a_layer_there(hand, qtbot):
    hand.double_click(EMPTY)
    found = popup(hand, qtbot)
    assert found.geometry().contains(hand.at(EMPTY) + QPoint(2, 0))
    assert found.title.text() == "Behind fc3"


def test_it_stays_inside_the_view(hand, qtbot):
    corner = hand.view.viewport().rect().bottomRight() - QPoint(3, 3)
    hand.double_click(corner)
    found = hand.view.searching.popup
    assert hand.view.viewport().rect().contains(found.geometry())
    found = popup(hand, qtbot)
    assert hand.view.viewport().rect().contains(found.geometry()), "with all that was found"


def test_the_field_stays_in_its_place_while_fewer_and_more_are_found(hand, qtbot):
    hand.view.searching.where_meant(hand.view.mapToScene(QPoint(300, 560)))
    found = popup(hand, qtbot)
    before = found.search.mapTo(hand.view, QPoint())
    type_in(found, "relu")
    assert len(titles(found)) < 8
    assert found.search.mapTo(hand.view, QPoint()) == before
    found.search.clear()
    assert found.search.mapTo(hand.view, QPoint()) == before
    assert hand.view.viewport().rect().contains(found.geometry())


def test_a_wire_dropped_on_the_empty_canvas_is_led_to_what_is_chosen(at_end, qtbot):
    end = QPointF(620, 200)
    at_end.drag(at_end.output("two"), end)
    found = popup(at_end, qtbot)
    assert found.title.text() == "Behind two"
    line = at_end.view.searching.line
    assert line.scene() is at_end.view.canvas, "the wire stays while one looks"
    type_in(found, "max pool")
    enter(found)
    assert at_end.sources("pool1") == ["two"]
    assert at_end.input("pool1") == end
    assert line.scene() is None
    assert at_end.steps == 1


def test_a_wire_drawn_back_from_a_free_input_offers_what_can_give_it(make_hand, qtbot):
    same = Conv2d(4, (3, 3), padding=(1, 1))
    network = graph(("input", Input(1, 8, 8)), ("one", same, "input"), ("add", Add(), "one"))
    hand = make_hand(edits.move(network, {2: (200, 0), 3: (500, 0)}))
    hand.drag(hand.input("add", 1), QPointF(440, 300))
    found = popup(hand, qtbot)
    assert found.title.text() == "In front of add"
    assert not {"Flatten", "Output", "Input"} & set(titles(found))
    type_in(found, "relu")
    enter(found)
    assert hand.sources("add") == ["one", "relu1"]
    assert hand.sources("relu1") == []
    assert hand.output("relu1") == QPointF(440, 300)


def test_in_an_empty_network_the_input_comes_first(make_hand, qtbot):
    hand = make_hand(Network())
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    assert found.title.text() == "At the start"
    type_in(found, "input")
    enter(found)
    assert hand.names == ["input"]


def test_the_users_own_blocks_are_among_them(hand, qtbot):
    own = of_own(OwnBlock("my eyes", blocks.fire(6)))
    hand.view.searching.own_items = lambda: [own]
    hand.studio.select("pool1")
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    type_in(found, "my")
    assert titles(found) == ["my eyes"]


def test_what_was_chosen_lately_comes_first(hand, qtbot):
    hand.key(Qt.Key.Key_Space)
    found = popup(hand, qtbot)
    type_in(found, "tanh")
    enter(found)
    hand.key(Qt.Key.Key_Space)
    assert titles(popup(hand, qtbot))[0] == "Tanh"


def test_in_a_deep_network_trying_everything_out_never_blocks_for_long(make_hand, qtbot):
    hand = make_hand(arranged(resnet((3, 4, 6, 3), bottleneck=True)))
    hand.studio.selection.set([20])
    hand.key(Qt.Key.Key_Space)
    assert hand.view.searching.popup.list.isVisible(), "something is there at once"
    found = popup(hand, qtbot)
    assert "Residual" in titles(found)


# --- the plus of a wire ---------------------------------------------------------------------------


def test_a_wire_under_the_pointer_has_a_plus_that_looks_for_a_layer(hand, qtbot):
    middle = hand.middle_of_wire("pool1", "conv2")
    plus = hand.view.hover.plus
    hand.move(middle + QPointF(15, 0))
    assert plus.isVisible()
    assert plus.pos() == middle
    hand.move(middle + QPointF(4, 9))
    assert plus.isVisible(), "it is taken from a little further away than the wire"
    hand.click(middle + QPointF(4, 9))
    found = popup(hand, qtbot)
    assert found.title.text() == "Between pool1 and conv2"
    assert not plus.isVisible()
    type_in(found, "tanh")
    enter(found)
    assert hand.sources("conv2") == ["tanh1"]


def test_beside_the_plus_a_wire_is_chosen_and_the_plus_goes_with_the_pointer(hand):
    middle = hand.middle_of_wire("pool1", "conv2")
    hand.move(middle + QPointF(17, 0))
    hand.click(middle + QPointF(17, 0))
    assert hand.view.searching.popup is None
    assert hand.view.chosen_wire is not None
    hand.move(middle + QPointF(15, 0))
    hand.move(EMPTY)
    assert not hand.view.hover.plus.isVisible()


def test_from_afar_wires_have_no_plus(hand):
    hand.view.zoom_to(40)
    hand.move(hand.middle_of_wire("pool1", "conv2"))
    assert not hand.view.hover.plus.isVisible()
