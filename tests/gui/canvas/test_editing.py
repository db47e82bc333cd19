"""Dropping layers, inserting, deleting, renaming, copying."""

from itertools import combinations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from cnnstudio.gui.canvas.menus import menu_for
from cnnstudio.gui.canvas.pointer.hits import hit
from cnnstudio.gui.palette.items import of_layer
from cnnstudio.layers.activation import ReLU
from cnnstudio.layers.convolution import Conv2d
from cnnstudio.layers.io import Input, Output
from cnnstudio.network import edits
from cnnstudio.network.graph import Network
from cnnstudio.network.layout.arrange import arranged, is_arranged
from tests.builders import lenet5


def test_dropping_on_the_empty_canvas_adds_a_layer_there(hand):
    hand.drop("MaxPool2d", QPointF(300, 700))
    assert hand.sources("pool3") == []
    assert hand.selected == {"pool3"}
    assert hand.card("pool3").rect().contains(QPointF(300, 700))
    assert hand.steps == 1


def test_dropping_on_a_wire_inserts_the_layer(hand):
    hand.drop("MaxPool2d", wire(hand))
    assert hand.sources("pool3") == ["relu1"]
    assert hand.sources("pool1") == ["pool3"]
    assert is_arranged(hand.studio.document.network)


def wire(hand):
    return hand.middle_of_wire("relu1", "pool1")


def test_a_wire_lights_up_and_shows_the_shapes_that_would_follow(hand):
    hand.carry("MaxPool2d", wire(hand))
    item = hand.view.canvas.wires[hand.studio.id_of("pool1"), 0]
    behind = hand.view.canvas.wires[hand.studio.id_of("conv2"), 0]
    assert item.is_lit
    assert behind.output_shape == (6, 7, 7)
    hand.carry_away()
    assert not item.is_lit
    assert behind.output_shape == (6, 14, 14)
    assert hand.steps == 0


def test_dropping_an_activation_on_a_card_docks_it(hand):
    hand.drop("ReLU", "pool1")
    assert hand.sources("conv2") == ["relu5"]
    assert hand.card("relu5") is hand.card("pool1")


def test_dropping_a_normalization_on_a_card_puts_it_in_front_of_the_activation(hand):
    hand.drop("BatchNorm2d", "conv1")
    assert hand.sources("norm1") == ["conv1"]
    assert hand.sources("relu1") == ["norm1"]
    assert hand.card("conv1").members == tuple(map(hand.studio.id_of, ("conv1", "norm1", "relu1")))


def test_an_input_is_never_put_onto_a_wire(hand):
    hand.drop("Input", wire(hand))
    assert hand.sources("pool1") == ["relu1"]
    assert len(hand.names) == 15


def test_drags_of_anything_else_are_not_taken(hand):
    assert not hand.carry("NoSuchLayer", "conv1")
    hand.mime = QMimeData()
    hand.mime.setText("conv")
    hand.carry_away()
    assert hand.steps == 0


def test_escape_forgets_a_carried_layer(hand):
    hand.carry("MaxPool2d", wire(hand))
    hand.key(Qt.Key.Key_Escape)
    assert not any(item.is_lit for item in hand.view.canvas.wires.values())
    assert len(hand.view.canvas.cards) == 10


def test_double_click_in_the_palette_inserts_behind_the_selected_node(hand):
    hand.studio.select("conv1")
    hand.view.insert_item(of_layer(Conv2d()))
    assert hand.sources("conv3") == ["conv1"]
    assert hand.sources("relu1") == ["conv3"]
    assert hand.selected == {"conv3"}
    assert hand.steps == 1


def test_without_selection_it_goes_in_front_of_the_output(hand):
    hand.view.insert_item(of_layer(ReLU()))
    assert hand.sources("output") == ["relu5"]
    assert hand.sources("relu5") == ["fc3"]


def test_a_network_grows_from_nothing_by_double_clicks(make_hand):
    hand = make_hand(Network())
    for layer in (Input(), Conv2d(), ReLU(), Output()):
        hand.view.insert_item(of_layer(layer))
        hand.studio.selection.clear()
    assert hand.sources("output") == ["relu1"]
    assert hand.sources("relu1") == ["conv1"]
    assert hand.sources("conv1") == ["input"]


def test_delete_closes_the_gap(hand):
    hand.click("pool1")
    hand.key(Qt.Key.Key_Delete)
    assert hand.sources("conv2") == ["relu1"]
    assert is_arranged(hand.studio.document.network)
    assert hand.steps == 1


def test_backspace_deletes_several(hand):
    hand.studio.selection.set([hand.studio.id_of("conv2"), hand.studio.id_of("relu2")])
    hand.key(Qt.Key.Key_Backspace)
    assert hand.sources("pool2") == ["pool1"]


def test_delete_without_selection_does_nothing(hand):
    hand.key(Qt.Key.Key_Delete)
    assert hand.steps == 0


# --- names ----------------------------------------------------------------------------------------


def field(hand):
    return next((f for f in hand.view.viewport().findChildren(QLineEdit) if f.isVisible()), None)


def test_f2_renames_in_place(hand):
    hand.click("conv1")
    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(field(hand), "edges")
    QTest.keyClick(field(hand), Qt.Key.Key_Return)
    assert "edges" in hand.names
    assert field(hand) is None
    assert hand.card("edges").content.name == "edges"


def test_escape_leaves_the_name(hand):
    hand.click("conv1")
    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(field(hand), "edges")
    QTest.keyClick(field(hand), Qt.Key.Key_Escape)
    assert "conv1" in hand.names


def test_a_taken_name_is_refused_and_the_field_stays(hand, qtbot):
    hand.click("conv1")
    hand.key(Qt.Key.Key_F2)
    QTest.keyClicks(field(hand), "conv2")
    with qtbot.waitSignal(hand.studio.document.refused):
        QTest.keyClick(field(hand), Qt.Key.Key_Return)
    assert field(hand) is not None
    QTest.keyClick(field(hand), Qt.Key.Key_Escape)


def test_double_click_on_a_name_renames_and_on_maps_explores(hand, qtbot):
    hand.double_click("conv1")
    assert field(hand) is not None
    QTest.keyClick(field(hand), Qt.Key.Key_Escape)
    with qtbot.waitSignal(hand.view.explore_wanted) as explored:
        hand.double_click(hand.card("conv1").rect().topLeft() + QPointF(50, 100))
    assert explored.args == [hand.studio.id_of("conv1")]


def test_names_are_shown_as_plain_text(hand):
    hand.studio.document.edit("Rename", lambda n: rename(n, "<b>bold</b>"))
    assert hand.card("<b>bold</b>").content.name == "<b>bold</b>"


def rename(network, name):
    return edits.rename(network, 2, name)


# --- clipboard ------------------------------------------------------------------------------------


def test_copy_and_paste_keeps_the_wires_among_the_copies(hand):
    hand.studio.selection.set([hand.studio.id_of("conv1"), hand.studio.id_of("relu1")])
    hand.view.copy()
    hand.view.paste()
    assert hand.sources("conv3") == []
    assert hand.sources("relu5") == ["conv3"]
    assert hand.selected == {"conv3", "relu5"}
    assert hand.steps == 1


def test_pasting_twice_does_not_cover_the_first_copy(hand):
    hand.studio.select("fc3")
    hand.view.copy()
    hand.view.paste()
    hand.view.paste()
    assert hand.card("fc4").place != hand.card("fc5").place


def test_cut_removes(hand):
    hand.studio.select("pool1")
    hand.view.cut()
    assert hand.sources("conv2") == ["relu1"]
    hand.view.paste()
    assert hand.sources("pool1") == []


def test_duplicate_leaves_the_clipboard_alone(hand):
    QGuiApplication.clipboard().setText("mine")
    hand.studio.select("conv1")
    hand.view.duplicate()
    assert "conv3" in hand.names
    assert QGuiApplication.clipboard().text() == "mine"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[" * 100_000,
        '{"nodes": [{"id": 1, "name": "a", "layer": {"kind": "ReLU"}, "inputs": [7]}]}',
        '{"nodes": [{"id": 1, "name": "a", "layer": {"kind": "ReLU"}, "inputs": [1]}]}',
        '{"nodes": [{"id": 1, "name": "a", "layer": {"kind": "Evil"}}]}',
    ],
)
def test_what_is_no_layer_on_the_clipboard_is_refused_in_words(hand, qtbot, text):
    QGuiApplication.clipboard().setText(text)
    with qtbot.waitSignal(hand.view.message) as said:
        hand.view.paste()
    assert said.args[0].endswith(".")
    assert hand.steps == 0


# --- menus and the empty canvas -------------------------------------------------------------------


def test_context_menu_of_a_node_selects_it(hand):
    point = hand.at("pool1")
    place = hand.view.viewport().mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, place)
    QApplication.sendEvent(hand.view.viewport(), event)
    (menu,) = (menu for menu in hand.view.findChildren(QMenu) if menu.isVisible())
    assert hand.selected == {"pool1"}
    delete = next(action for action in menu.actions() if action.text().startswith("Delete"))
    delete.trigger()
    menu.close()
    assert "pool1" not in hand.names


def test_context_menu_of_a_wire_inserts_what_fits(hand):
    point = hand.middle_of_wire("fc3", "output")
    found = hit(hand.view.canvas, point, hand.view.zoom)
    menu = menu_for(hand.view, found, point)
    inserting = next(each for each in menu.findChildren(QMenu) if each.title() == "Insert")
    titles = {action.text(): action for action in inserting.actions()}
    assert "Conv 2D" not in titles, "a convolution takes no vectors"
    assert "Output" not in titles
    titles["Dropout"].trigger()
    menu.close()
    assert hand.sources("output") == ["dropout1"]


def test_empty_canvas_says_how_to_begin(make_hand, qtbot):
    hand = make_hand(Network())
    empty = hand.view.empty_state
    assert empty.isVisible()
    with qtbot.waitSignal(hand.view.templates_wanted):
        empty.button.click()
    hand.drop("Conv2d", QPoint(300, 200))
    assert not empty.isVisible()
    assert hand.names == ["conv1"]


def test_undo_and_redo_show_every_step(make_hand):
    hand = make_hand(arranged(lenet5()))
    hand.studio.select("pool1")
    hand.view.delete_selection()
    hand.view.insert_item(of_layer(Conv2d()))
    after = hand.studio.document.network
    stack = hand.studio.document.undo_stack
    for _ in range(3):
        stack.undo()
    for _ in range(3):
        stack.redo()
    assert hand.studio.document.network == after


# --- room for what is new -------------------------------------------------------------------------


def shown_whole(hand):
    return hand.view.visible_rect().contains(hand.view.canvas.content_rect())


def test_inserting_keeps_the_whole_network_in_view(hand):
    assert shown_whole(hand)
    hand.studio.select("pool2")
    for _ in range(6):
        hand.view.insert_item(of_layer(Conv2d(8, padding=(2, 2))))
    assert shown_whole(hand)


def test_undo_shows_the_network_as_large_as_it_was(hand):
    hand.view.fit()
    before = hand.view.zoom
    for _ in range(6):
        hand.view.insert_item(of_layer(Conv2d(8, padding=(2, 2))))
    assert hand.view.zoom < before
    for _ in range(6):
        hand.studio.document.undo_stack.undo()
    assert hand.view.zoom == before


def test_a_zoom_that_was_chosen_is_kept_where_cards_go(hand):
    hand.view.zoom_to(60)
    zoom = hand.view.zoom
    hand.studio.select("pool2")
    hand.view.delete_selection()
    assert hand.view.zoom == zoom


def test_inserting_shows_the_new_card_where_only_a_part_was_in_view(hand):
    hand.view.zoom_to(200)
    zoom = hand.view.zoom
    hand.studio.select("pool2")
    hand.view.insert_item(of_layer(Conv2d(8)))
    made = next(iter(hand.selected))
    assert hand.view.zoom == zoom
    assert hand.view.visible_rect().intersects(hand.card(made).rect())


@pytest.mark.parametrize("times", [1, 2])
def test_copies_cover_no_card(hand, times):
    hand.view.select_all()
    hand.view.copy()
    for _ in range(times):
        hand.view.paste()
    rects = [card.rect() for card in hand.view.canvas.cards.values()]
    assert not any(one.intersects(two) for one, two in combinations(rects, 2))
    assert shown_whole(hand)
