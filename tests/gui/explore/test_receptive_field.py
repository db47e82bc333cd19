"""What a unit sees is boxed on the picture and on every map between, by pointer and by keys."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt

from cnnstudio.gui.explore.boxes import box_rect
from cnnstudio.gui.explore.receptive_field import ReceptiveFieldPage
from cnnstudio.gui.explore.unit_choice import Unit, UnitChoice
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input
from cnnstudio.layers.merge import Add
from cnnstudio.network import edits
from cnnstudio.network.receptive_field import Box, regions
from tests.builders import graph, resnet


@pytest.fixture
def make_page(qtbot):
    def make(studio):
        page = ReceptiveFieldPage(studio.document, studio.selection, studio.lens)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        return page

    return make


@pytest.fixture
def page(studio, make_page):
    return make_page(studio)


def names(studio, choice):
    return [studio.document.network.by_id[node].name for node in choice.row]


def units(studio, name):
    _, height, width = studio.document.analysis.shapes[studio.id_of(name)]
    return [(row, column) for row in range(height) for column in range(width)]


# --- the boxes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["conv1", "pool1", "conv2", "pool2"])
def test_boxes_of_every_unit_are_what_is_traced_back(studio, page, name):
    node, network = studio.id_of(name), studio.document.network
    for place in units(studio, name):
        page.choice.point_at(node, place)
        traced = regions(network, studio.document.analysis.shapes, node, place)
        assert page.picture.box == traced[studio.id_of("input")].window
        for other in page.choice.row[: page.choice.row.index(node)]:
            expected = box_rect(traced[other].window, *page.row.map_rect(other))
            assert page.row.box_place(other) == expected


def test_a_unit_at_the_edge_sees_into_the_padding(studio, page):
    page.choice.point_at(studio.id_of("pool2"), (1, 4))
    assert page.picture.box == Box(2, 14, 18, 30)
    text = "Sees 16 × 16 px: rows 2 to 17, columns 14 to 29, partly padding (hatched)"
    assert page.sees.text().startswith(text)
    assert page.choice.margins(studio.id_of("input")) == (2, 2)


def test_the_padding_is_drawn_around_the_picture(page):
    rect, pixel = page.picture.picture_rect()
    assert rect.width() == pytest.approx(28 * pixel)
    assert page.picture.rect().toRectF().contains(rect.adjusted(*(-2 * pixel,) * 2, pixel, pixel))


def test_layers_that_look_at_one_unit_each_are_left_out_of_the_row(studio, page):
    assert names(studio, page.choice) == ["input", "conv1", "pool1", "conv2", "pool2"]


def test_a_selected_activation_ends_the_row_itself(studio, page):
    studio.select("relu1")
    assert names(studio, page.choice) == ["input", "conv1", "relu1"]
    page.choice.point_at(studio.id_of("relu1"), (0, 0))
    assert page.picture.box == Box(-2, -2, 3, 3)


def test_branches_that_meet_are_boxed_together(make_studio, make_page):
    network = graph(
        ("input", Input(1, 9, 9)),
        ("stem", Conv2d(2, (3, 3), padding=(1, 1)), "input"),
        ("wide", Conv2d(2, (5, 5), padding=(2, 2)), "stem"),
        ("sum", Add(), "wide", "stem"),
    )
    studio = make_studio(network)
    page = make_page(studio)
    page.choice.point_at(studio.id_of("sum"), (4, 4))
    assert page.picture.box == Box(1, 1, 8, 8)
    assert page.choice.box(studio.id_of("stem")) == Box(2, 2, 7, 7)
    assert page.choice.sources_in_row(studio.id_of("sum")) == {
        studio.id_of("wide"),
        studio.id_of("stem"),
    }


def test_a_deep_network_scrolls_and_keeps_its_maps_large_enough(make_studio, make_page):
    page = make_page(make_studio(resnet((2, 2, 2, 2), size=64)))
    squares = [page.row.square(node) for node in page.choice.row]
    assert len(squares) > 15
    assert all(square.width() >= 84 for square in squares)
    assert all(a.right() < b.left() for a, b in pairwise(squares))


def test_an_edit_moves_the_boxes_at_once(studio, page):
    page.choice.point_at(studio.id_of("pool2"), (0, 0))
    before = page.picture.box
    conv1 = studio.id_of("conv1")
    studio.document.edit("", edits.set_setting, {conv1}, "kernel", (3, 3))
    page.choice.point_at(studio.id_of("pool2"), (0, 0))
    assert page.picture.box != before
    studio.document.undo_stack.undo()
    assert page.picture.box == before


def test_what_lies_before_an_unfinished_layer_can_still_be_looked_at(studio, page):
    conv2 = studio.id_of("conv2")
    studio.document.edit("", edits.set_setting, {conv2}, "kernel", (99, 99))
    assert names(studio, page.choice) == ["input", "conv1", "pool1"]
    assert page.picture.box is not None


def test_without_an_input_a_sentence_says_what_is_missing(studio, page):
    studio.document.edit("", edits.remove_nodes, {studio.id_of("input")})
    assert page.choice.unit is None
    assert "Add an Input" in page.arithmetic.sentence.text()
    page.grab()


# --- pointer and keys ----------------------------------------------------------------------------


def test_pointing_at_a_unit_of_any_map_looks_at_it(studio, page, qtbot):
    for unit in (Unit(studio.id_of("pool2"), (1, 4)), Unit(studio.id_of("conv1"), (20, 3))):
        spot = page.row.place_of(unit).center().toPoint()
        qtbot.mouseMove(page.row, spot + QPoint(0, 1))
        qtbot.mouseMove(page.row, spot)
        assert page.choice.unit[:2] == unit[:2]


def test_every_unit_is_found_where_it_is_drawn(studio, page):
    for name in ("input", "conv1", "pool2"):
        for place in units(studio, name):
            unit = Unit(studio.id_of(name), place)
            assert page.row.unit_at(page.row.place_of(unit).center()) == unit
    assert page.row.unit_at(QPointF(1, 1)) is None


def test_a_click_pins_a_unit_and_another_one_lets_it_go(studio, page, qtbot):
    pinned, other = (Unit(studio.id_of("pool2"), place) for place in ((1, 1), (3, 3)))
    spots = [page.row.place_of(unit).center().toPoint() for unit in (pinned, other)]
    qtbot.mouseClick(page.row, Qt.MouseButton.LeftButton, pos=spots[0])
    qtbot.mouseMove(page.row, spots[1])
    assert page.choice.unit[:2] == pinned[:2]
    assert "Pinned" in page.hint.text()
    qtbot.mouseClick(page.row, Qt.MouseButton.LeftButton, pos=spots[0])
    qtbot.mouseMove(page.row, spots[1] + QPoint(1, 1))
    assert page.choice.unit[:2] == other[:2]


def test_arrow_keys_move_the_unit_as_far_as_the_map_goes(studio, page, qtbot):
    pool2 = studio.id_of("pool2")
    page.choice.point_at(pool2, (2, 2))
    for key, place in (
        (Qt.Key.Key_Right, (2, 3)),
        (Qt.Key.Key_Right, (2, 4)),
        (Qt.Key.Key_Right, (2, 4)),
        (Qt.Key.Key_Down, (3, 4)),
        (Qt.Key.Key_Up, (2, 4)),
        (Qt.Key.Key_Left, (2, 3)),
    ):
        qtbot.keyClick(page.row, key)
        assert page.choice.unit[:2] == (pool2, place)


def test_control_and_arrows_change_the_layer_at_the_same_spot(studio, page, qtbot):
    page.choice.point_at(studio.id_of("pool2"), (2, 2))
    qtbot.keyClick(page.row, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.choice.unit[:2] == (studio.id_of("conv2"), (5, 5))
    qtbot.keyClick(page.row, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.choice.unit[:2] == (studio.id_of("pool2"), (2, 2))


def test_page_keys_change_the_channel_and_not_the_box(studio, page, qtbot):
    box = page.picture.box
    qtbot.keyClick(page.row, Qt.Key.Key_PageDown)
    assert page.choice.unit.channel == 1
    assert page.picture.box == box
    for _ in range(3):
        qtbot.keyClick(page.row, Qt.Key.Key_PageUp)
    assert page.choice.unit.channel == 0


def test_enter_pins_and_escape_lets_go(page, qtbot):
    qtbot.keyClick(page.row, Qt.Key.Key_Return)
    assert page.choice.is_pinned
    qtbot.keyClick(page.row, Qt.Key.Key_Escape)
    assert not page.choice.is_pinned


def test_a_bar_or_a_row_of_the_table_leads_to_its_layer(studio, page, qtbot):
    spot = page.growth.bar_rect(2).center().toPoint()
    qtbot.mouseClick(page.growth, Qt.MouseButton.LeftButton, pos=spot)
    assert studio.selection.single == studio.id_of("pool1")
    page.table.selectRow(3)
    assert studio.selection.single == studio.id_of("conv2")
    assert names(studio, page.choice)[-1] == "conv2"


# --- numbers -------------------------------------------------------------------------------------


def test_the_arithmetic_of_the_layer_is_spelled_out(page):
    assert page.arithmetic.texts == [
        "Receptive field size before + (kernel − 1) · jump before 14 + (2 − 1) · 2 = 16",
        "Jump jump before · stride 2 · 2 = 4",
        "Start start before − padding · jump before −2 − 0 · 2 = −2",
    ]


def test_the_center_of_the_unit_is_spelled_out(studio, page):
    page.choice.point_at(studio.id_of("pool2"), (1, 4))
    assert page.center.text() == ("Center: row 5.5 + 1·4 = 9.5, column 5.5 + 4·4 = 21.5")


def test_units_behind_flatten_have_no_place_and_a_sentence_says_so(studio, page):
    studio.select("fc1")
    assert len(page.choice.unit.place) == 1
    assert "is no grid" in page.arithmetic.sentence.text()
    assert page.picture.box == Box(-2, -2, 30, 30)
    assert page.center.text() == ""


def test_a_unit_of_flatten_sees_what_the_unit_that_it_was_sees(studio, page):
    studio.select("flatten")
    page.choice.point_at(studio.id_of("flatten"), (25 + 1 * 5 + 4,))
    assert page.picture.box == Box(2, 14, 18, 30)


def test_names_are_never_taken_for_markup(studio, page):
    studio.document.edit("", edits.rename, studio.id_of("fc1"), "<b>bold</b>")
    studio.select("<b>bold</b>")
    assert "<b>bold</b> is no grid" in page.arithmetic.sentence.text()
    assert page.arithmetic.sentence.textFormat() == Qt.TextFormat.PlainText


# --- maps ----------------------------------------------------------------------------------------


def test_before_any_maps_are_there_the_boxes_lie_on_empty_grids(page):
    assert all(page.row.image(node) is None for node in page.choice.row)
    assert page.hint.text() == "The values are not there yet; the boxes are."
    page.grab()


def test_maps_of_the_lens_are_shown_and_values_read(studio, page, show_maps):
    show_maps(studio, low=0.0, high=255.0)
    pool2 = studio.id_of("pool2")
    page.choice.point_at(pool2, (1, 4))
    page.choice.set_channel(6)
    assert page.row.image(pool2).pixelIndex(4, 1) == 6 * 25 + 9
    assert "row 1, column 4 (counted from 0) · value about +159" in page.place.text()
    assert page.row.image(studio.id_of("conv1")).pixelIndex(0, 0) == 0


def test_maps_of_another_shape_are_not_shown(studio, page, show_maps):
    show_maps(studio)
    conv1 = studio.id_of("conv1")
    maps = dict(studio.lens.maps)
    studio.document.edit("", edits.set_setting, {conv1}, "stride", (2, 2))
    studio.lens.maps = maps
    studio.lens.changed.emit()
    assert page.row.image(conv1) is None
    page.grab()


def test_the_page_asks_the_lens_for_the_maps_of_its_row_while_it_is_seen(studio, page, monkeypatch):
    wanted = []
    monkeypatch.setattr(studio.lens, "want", lambda view, nodes, channels: wanted.append(nodes))
    studio.select("conv2")
    assert wanted[-1] == page.choice.row
    page.hide()
    wanted.clear()
    studio.select("pool2")
    assert not wanted


def test_two_views_share_one_unit(studio, make_page, qtbot):
    choice = UnitChoice(studio.document, studio.selection)
    pages = [
        ReceptiveFieldPage(studio.document, studio.selection, studio.lens, choice) for _ in "ab"
    ]
    for page in pages:
        qtbot.addWidget(page)
    qtbot.keyClick(pages[0].row, Qt.Key.Key_Left)
    assert pages[0].picture.box == pages[1].picture.box


def test_the_box_always_names_the_layer_that_is_drawn(studio, page):
    assert page.nodes.currentText() == "pool2"
    studio.select("conv1")
    assert page.nodes.currentText() == "conv1"
    studio.document.edit("Rename", edits.rename, studio.id_of("conv1"), "edges")
    assert page.nodes.currentText() == "edges"
    studio.selection.clear()
    assert page.choice.unit.node == studio.id_of("pool2")
    assert page.nodes.currentText() == "pool2"
    page.choice.point_at(studio.id_of("pool1"), (0, 0))
    assert page.nodes.currentText() == "pool1"


def test_choosing_the_selected_layer_in_the_box_leaves_the_map_that_was_pointed_at(studio, page):
    studio.select("pool2")
    page.choice.point_at(studio.id_of("conv1"), (0, 0))
    index = page.nodes.findData(studio.id_of("pool2"))
    page.nodes.setCurrentIndex(index)
    page.nodes.activated.emit(index)
    assert page.choice.unit.node == studio.id_of("pool2")
    assert page.nodes.currentText() == "pool2"


def test_the_channel_is_chosen_in_the_head_of_the_page(studio, page):
    page.choice.point_at(studio.id_of("conv1"), (0, 0))
    assert page.channel.maximum() == studio.document.analysis.shapes[studio.id_of("conv1")][0] - 1
    page.channel.setValue(3)
    assert page.choice.unit.channel == 3
    page.choice.set_channel(2)
    assert page.channel.value() == 2
    page.choice.point_at(studio.id_of("input"), (0, 0))
    assert (page.channel.value(), page.channel.isEnabled()) == (0, False)


def test_no_name_of_a_layer_is_cut_in_the_table_of_a_small_window(page, qtbot):
    page.resize(1040, 560)
    assert page.table.isVisible()
    table = page.table
    qtbot.waitUntil(lambda: table.columnWidth(0) >= table.sizeHintForColumn(0), timeout=1000)
    assert sum(map(table.columnWidth, range(5))) <= table.viewport().width()
